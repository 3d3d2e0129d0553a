"""What is simulated: which days, who comes on each, and who sits where."""

from dataclasses import dataclass, replace
from datetime import date
from math import ceil
from random import Random

from core.cli.simulate import year
from core.cli.simulate.arrivals import FIRST, LAST, arrivals, one_arrival
from core.cli.simulate.people import LIFELIKE, MEAN_MINUTES, MINUTE, RECEIVED, Habits, Person, person
from core.domain.visitor import VisitorKind

SECTIONS = ("men", "women")
USUAL_START = date(2026, 1, 4)
_MEN_SHARE = year.MEN / year.VISITORS
_CITIZEN_SHARE = year.CITIZENS / year.VISITORS
_BETWEEN_VISITORS = 1.0  # minutes: the walk to the window, and the clerk's breath
_LOAD = 0.65


@dataclass(frozen=True, slots=True)
class Plan:
    """Days of one centre; `centre` names a sample file where it is one of the reference year's."""

    seed: int
    days: tuple[date, ...]
    visitors: float
    centre: str | None = None
    desks: int | None = None
    visits: bool = False
    requests: bool = False
    archive: int = 0

    @property
    def habits(self) -> Habits:
        """Of the visitors."""
        return RECEIVED if self.centre else LIFELIKE

    def with_work(self, *, visits: bool, requests: bool, archive: int = 0) -> "Plan":
        """The same days with more to do at the windows, and so many requests before them."""
        return replace(
            self,
            visits=self.visits or visits or requests or bool(archive),
            requests=requests or bool(archive),
            archive=archive,
        )

    def mean(self, section: str) -> float:
        """Visitors of a section on a usual day."""
        return self.visitors * (_MEN_SHARE if section == "men" else 1 - _MEN_SHARE)

    def desks_of(self, section: str) -> int:
        """How many desks work: what was asked for, or what the visitors need in the hours of coming."""
        minutes = self.mean(section) * (MEAN_MINUTES + _BETWEEN_VISITORS)
        return self.desks or max(1, ceil(minutes / ((LAST - FIRST) / MINUTE * _LOAD)))


def usual(seed: int, days: int, visitors: float, start: date, desks: int | None) -> Plan:
    """Working days of one centre from a day on."""
    return Plan(seed, tuple(year.working_days(start, days)), visitors, desks=desks)


def reference_year(seed: int) -> list[Plan]:
    """The reference year of each of its centres."""
    days = tuple(year.year_days())
    return [Plan(seed, days, year.people_of(centre) / len(days), centre=centre, visits=True) for centre in year.CENTRES]


class World:
    """Who comes on each day of a plan; the same seed, the same people."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._comers = year.comers(plan.centre, Random(f"{plan.seed} {plan.centre}")) if plan.centre else {}  # noqa: S311 - dice

    def people(self, day: date) -> list[Person]:
        """In the order of coming."""
        random = Random(f"{self._plan.seed} {self._plan.centre} {day}")  # noqa: S311 - dice, not secrets
        drawn = self._exact(day, random) if self._plan.centre else self._drawn(random)
        drawn.sort()
        return [
            person(f"{day}-{place}", arrives, section, kind, self._plan.habits, random)
            for place, (arrives, section, kind) in enumerate(drawn)
        ]

    def _exact(self, day: date, random: Random) -> list[tuple[float, str, VisitorKind]]:
        return [(one_arrival(random), comer.section, comer.kind) for comer in self._comers[day]]

    def _drawn(self, random: Random) -> list[tuple[float, str, VisitorKind]]:
        return [
            (time, section, VisitorKind.CITIZEN if random.random() < _CITIZEN_SHARE else VisitorKind.RESIDENT)
            for section in SECTIONS
            for time in arrivals(self._plan.mean(section), random)
        ]
