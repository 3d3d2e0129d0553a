"""What an archive for simulations and benchmarks needs: people and subjects for the copies of days that were lived."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from core.domain.visitor import Gender, VisitorKind

Told = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class ArchivedPerson:
    """Somebody who came in an earlier year."""

    identity_number: str
    name: str
    mobile: str


class TooManyYearsError(ValueError):
    """The copies would reach back beyond the calendar: `most` go into it."""

    def __init__(self, most: int) -> None:
        super().__init__(most)
        self.most = most


class Variety(Protocol):
    """What differs from one copy to the next."""

    def person(self, kind: VisitorKind, gender: Gender) -> ArchivedPerson:
        """Somebody who was never there before."""

    def subject(self) -> str:
        """What a request is about."""
