"""What ratings need of a database."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol
from uuid import UUID

from core.domain.rating import Reason
from core.domain.text import Language
from core.services.rating_dto import DayRatings, RatingTask, RatingView


@dataclass(frozen=True, slots=True)
class NewRating:
    """A rating to be stored, with the section and the day by which it is counted."""

    view: RatingView
    section_id: UUID
    date: date
    language: Language
    device: str
    key: str


class RatingStore(Protocol):
    """What visitors said of their visits, and what became of it."""

    def of_key(self, key: str) -> RatingView | None:
        """The rating that was given with this key."""

    def of_ticket(self, ticket_id: UUID) -> RatingView | None:
        """The rating of a visit."""

    def add(self, new: NewRating) -> bool:
        """Store; False where the visit has one, or the key."""

    def open_task(self, rating_id: UUID) -> None:
        """Ask for a supervisor."""

    def tasks(self, sections: Collection[str], closed_since: datetime, limit: int) -> list[RatingTask]:
        """What waits in these sections and what was closed since then, the newest first."""

    def task(self, rating_id: UUID) -> RatingTask | None:
        """One task."""

    def count_open(self, sections: Collection[str]) -> int:
        """How many wait in these sections."""

    def take(self, rating_id: UUID, by: UUID, instead_of: UUID | None, at: datetime) -> bool:
        """It is somebody's now; False where it is closed, or not as it was seen: nobody's, or another's."""

    def close(self, rating_id: UUID, by: UUID, note: str, at: datetime) -> bool:
        """It is done with; False where it is closed, or another's."""

    def by_day(self, section_id: UUID, first: date, last: date) -> list[DayRatings]:
        """The days that have ratings, in order."""

    def reasons(self, section_id: UUID, first: date, last: date) -> Sequence[Reason]:
        """Each reason as often as it was given."""

    def finished(self, section_id: UUID, first: date, last: date) -> int:
        """How many visits ended on these days."""
