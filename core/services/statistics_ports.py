"""What the centre's figures need of a database."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol
from uuid import UUID

from core.domain.estimate import Pace
from core.domain.record import Stand, Step
from core.domain.skills import Skills


@dataclass(frozen=True, slots=True)
class RecordedDay:
    """A section's service day: its counters, its events in order, and the places of those who still wait."""

    date: date
    last_number: int
    waiting: int
    steps: tuple[Step, ...]
    present: dict[UUID, Stand]


class StatisticsStore(Protocol):
    """The record, read to be counted."""

    def days(self, section_id: UUID, first: date, last: date) -> Iterator[RecordedDay]:
        """The days of a section that had tickets, in order; both ends included."""

    def skills(self) -> Skills:
        """Which services the desks and the people take now."""

    def pace(self, section_id: UUID, day_id: UUID, now: datetime) -> Pace:
        """How fast a section works now."""
