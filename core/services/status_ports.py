"""What is needed to tell an applicant where a request stands."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from core.domain.following import Counted, Tries
from core.domain.workflow import RequestState


@dataclass(frozen=True, slots=True)
class PublicStatus:
    """All that an applicant sees of a request: `state` has a public label and a next step, since an instant.

    `goes_on_as` is the reference of the request into which it was merged.
    """

    reference: str
    state: RequestState
    since: datetime
    goes_on_as: str | None = None


class StatusStore(Protocol):
    """Requests as their applicants ask for them, and what was tried."""

    def find(self, reference: str) -> tuple[PublicStatus, str] | None:
        """What is public of a request, and its applicant's mobile number."""

    def hold(self, counted: Counted, what: str, at: datetime) -> Tries:
        """The tries so far; nobody else counts for the same until this unit ends."""

    def write(self, counted: Counted, what: str, tries: Tries) -> None:
        """Keep what was counted; none is no row."""

    def forget(self, at: datetime) -> None:
        """Take away what no longer counts at this instant; call it last."""
