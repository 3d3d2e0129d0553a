"""The requests that belong to one, as a screen sees them."""

from dataclasses import dataclass
from uuid import UUID

from core.domain.workflow import RequestState


@dataclass(frozen=True, slots=True)
class TiedView:
    """Another request: its reference always, its subject and state only where the reader may read it."""

    id: UUID
    reference: str
    subject: str = ""
    state: RequestState | None = None


@dataclass(frozen=True, slots=True)
class TiesView:
    """Those that belong to a request, those that were merged into it, and the one into which it was merged."""

    linked: tuple[TiedView, ...] = ()
    absorbed: tuple[TiedView, ...] = ()
    merged_into: TiedView | None = None
