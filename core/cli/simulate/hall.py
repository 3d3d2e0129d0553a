"""The people and desks of a simulated day, as far as the services do not know them."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from core.cli.simulate.crew import Rest, Seat
from core.cli.simulate.people import Person


@dataclass(slots=True)
class Guest:
    """A person with a ticket; what already happened to them happens once."""

    person: Person
    ticket_id: UUID
    code: str
    came: float
    waits: bool = True
    missed: bool = False
    parked: bool = False
    moved: bool = False
    mistaken: bool = False

    def is_here(self, now: float) -> bool:
        """Whether a call finds them: some are away once, some have given up."""
        return (self.missed or not self.person.absent) and not self.gave_up(now)

    def gave_up(self, now: float) -> bool:
        """Whether the first wait was too long for them."""
        return not (self.missed or self.parked or self.moved) and now - self.came > self.person.patience


@dataclass(slots=True)
class Place:
    """A desk; `busy` also while its clerk takes breath."""

    seat: Seat
    open: bool = False
    busy: bool = False
    paused: bool = False
    leaving: bool = False
    idle_since: float = 0.0
    rests: list[Rest] = field(default_factory=list)

    @property
    def idle(self) -> bool:
        """Whether its clerk could call somebody."""
        return self.open and not self.busy and not self.paused


class Hall:
    """Who is inside, by section; the desks in the order in which they have been idle."""

    def __init__(self, seats: Iterable[Seat], people: Iterable[Person]) -> None:
        self.places = [Place(seat) for seat in seats]
        self.guests: dict[UUID, Guest] = {}
        self._urgent: list[Guest] = []
        self._expected = dict.fromkeys((place.seat.section for place in self.places), 0)
        for person in people:
            self._expected[person.section] += 1

    def idle(self, section: str) -> list[Place]:
        """The desks that could call, the longest idle first."""
        found = [place for place in self.places if place.idle and place.seat.section == section]
        return sorted(found, key=lambda place: place.idle_since)

    def attended(self, section: str) -> Place | None:
        """A desk with a clerk, where somebody who comes back can speak."""
        return next((p for p in self.places if p.open and not p.paused and p.seat.section == section), None)

    def empty(self, section: str) -> bool:
        """Whether nobody is inside and nobody comes any more."""
        return self._expected[section] == 0

    def gone(self, guest: Guest) -> None:
        """Somebody left for good."""
        guest.waits = False
        self._expected[guest.person.section] -= 1

    def presses(self, guest: Guest) -> None:
        """Somebody has a reason to be called before their turn."""
        self._urgent.append(guest)

    def pressing(self, section: str) -> Guest | None:
        """The next of those who still wait, if there is one."""
        found = next((g for g in self._urgent if g.waits and g.person.section == section), None)
        if found is not None:
            self._urgent.remove(found)
        return found
