"""A visitor's file, as staff see it."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from core.domain.text import LocalText
from core.domain.workflow import SETTLED
from core.services.dto import RequestView, VisitorView


@dataclass(frozen=True, slots=True)
class FoundVisitors:
    """Whom a number leads to, several where they share a mobile; `request` is the one that was asked for."""

    visitors: tuple[VisitorView, ...]
    request: UUID | None = None


@dataclass(frozen=True, slots=True)
class VisitLine:
    """One visit: its ticket, what it was for, at which window, and how many requests were entered."""

    id: UUID
    at: datetime
    ticket_code: str
    service: LocalText
    section: str
    desk_number: int
    requests: int


@dataclass(frozen=True, slots=True)
class VisitorFile:
    """Who somebody is, when they came and what they asked for, newest first; only what the reader may read."""

    visitor: VisitorView
    visits: tuple[VisitLine, ...]
    requests: tuple[RequestView, ...]

    @property
    def open(self) -> tuple[RequestView, ...]:
        """What is not settled."""
        return tuple(one for one in self.requests if one.state not in SETTLED)
