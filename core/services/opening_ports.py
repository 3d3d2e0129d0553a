"""What the opening of a hall needs of a database."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Protocol
from uuid import UUID

from core.domain.hours import Hours
from core.domain.opening import Place, SpecialDay
from core.services.dto import TicketView

# With the identifier of a ticket, the key of the one that its holder got in its place.
READMITTED = "readmitted-"


@dataclass(frozen=True, slots=True)
class Opening:
    """What is written of a section's opening."""

    week: Mapping[int, Hours]
    special: Mapping[date, SpecialDay]
    place: Place | None


class HallChange(StrEnum):
    """What can happen to a hall itself; also the kind of the event that records it."""

    CLOSED = "closed"
    REOPENED = "reopened"
    DAY_ENDED = "day_ended"
    HOURS = "hours"
    SPECIAL_DAYS = "special_days"
    QUOTA = "quota"
    PLACE = "place"
    POLICY = "policy"
    PLAN = "plan"
    NAMES = "names"
    SCREEN = "screen"
    ENTRANCE = "entrance"


@dataclass(frozen=True, slots=True)
class HallEvent:
    """A line of the hall's record (rule 6); `section` None where it concerns the centre, `by` None for a program."""

    kind: HallChange
    at: datetime
    device: str
    section: str | None = None
    by: UUID | None = None
    reason: str = ""
    facts: Mapping[str, object] = field(default_factory=dict)


class OpeningStore(Protocol):
    """Hours, special days, quotas, and what happened to the halls."""

    def opening(self, section_id: UUID, since: date) -> Opening:
        """What is written of a section, with its special days from `since`."""

    def set_week(self, section_id: UUID, week: Mapping[int, Hours]) -> None:
        """The hours of each ISO weekday, in place of those before; none at all: always open."""

    def set_special(self, section_id: UUID, days: Mapping[date, SpecialDay | None]) -> None:
        """Let days differ; with None, no more."""

    def set_place(self, place: Place | None) -> None:
        """Where the centre stands; with None, no prayer is computed."""

    def set_quota(self, service_id: UUID, quota: int | None) -> None:
        """At most so many tickets a day in each section; None: any number."""

    def start_day(self, section_id: UUID, on: date) -> UUID:
        """The row of a section's day, made where there is none yet; it takes no number."""

    def left_over(self, section_id: UUID, since: date, until: date) -> list[UUID]:
        """The days in which somebody waits or is parked, oldest first."""

    def tickets_left_over(
        self, section_id: UUID, *, still_before: date, dismissed: tuple[date, date], limit: int, code: str | None
    ) -> list[TicketView]:
        """Who waits or is parked on an earlier day, and who was dismissed and not readmitted; the newest first.

        `dismissed` are the first of their days and the first that is none of them; `code` None stands for any.
        """

    def note(self, event: HallEvent) -> None:
        """Add to the record."""

    def events(self, section: str | None, limit: int) -> list[HallEvent]:
        """The newest of a section's record, or of the whole centre's, newest first."""
