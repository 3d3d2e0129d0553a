"""Ratings, frozen as they were read: a ticket's code and window, and never a name."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from core.domain.rating import Reason, Score


@dataclass(frozen=True, slots=True)
class RatableVisit:
    """A visit that is over and not rated yet."""

    ticket_id: UUID
    code: str
    section: str


@dataclass(frozen=True, slots=True)
class RatingView:
    """What a visitor said of a visit; `asks` where a supervisor is to look at it."""

    id: UUID
    ticket_id: UUID
    section: str
    score: Score
    reasons: tuple[Reason, ...]
    comment: str
    at: datetime
    asks: bool = False


@dataclass(frozen=True, slots=True)
class RatingTask:
    """A low rating that waits for a supervisor.

    `taken_by` is who looks into it, `taken` their name; `closed_at` with a `note` of what was done.
    """

    rating: RatingView
    code: str
    service: str
    desk_number: int | None
    taken_by: UUID | None = None
    taken: str = ""
    taken_at: datetime | None = None
    closed_at: datetime | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class DayRatings:
    """The ratings of a section's service day: how many gave each score."""

    date: date
    scores: tuple[int, int, int, int, int]

    @property
    def count(self) -> int:
        """How many rated."""
        return sum(self.scores)

    @property
    def average(self) -> float | None:
        """The mean score; None where nobody rated."""
        return mean(self.scores)


@dataclass(frozen=True, slots=True)
class RatingSummary:
    """The ratings of a section from `first` to `last`, by day; `finished` counts the visits that could be rated."""

    section: str
    first: date
    last: date
    finished: int
    days: tuple[DayRatings, ...]
    reasons: tuple[tuple[Reason, int], ...]

    @property
    def scores(self) -> tuple[int, ...]:
        """How many gave each score, over all days."""
        return tuple(sum(day.scores[place] for day in self.days) for place in range(len(Score)))

    @property
    def count(self) -> int:
        """How many rated."""
        return sum(self.scores)

    @property
    def average(self) -> float | None:
        """The mean of all ratings, and not of the days' means; None where nobody rated."""
        return mean(self.scores)


def mean(scores: tuple[int, ...]) -> float | None:
    """The mean of so many ones, twos … fives."""
    count = sum(scores)
    return sum(score * times for score, times in zip(Score, scores, strict=True)) / count if count else None
