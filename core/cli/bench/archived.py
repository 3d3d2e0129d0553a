"""A centre with the requests of many years, for what is measured on them."""

from dataclasses import dataclass
from datetime import UTC, datetime, time
from random import Random
from time import perf_counter
from zoneinfo import ZoneInfo

from core.bootstrap import Centre, open_centre
from core.cli.bench.place import Place
from core.cli.simulate.archive import archive
from core.cli.simulate.clock import SimulatedClock
from core.cli.simulate.crew import seated
from core.cli.simulate.engine import DayEngine
from core.cli.simulate.phone import plan_appointments
from core.cli.simulate.plan import USUAL_START, World, usual
from core.cli.simulate.reception import Reception
from core.domain.references import build_reference
from core.services.dto import RequestView, StaffView

_YEARS = 95  # into which the copies must go: the Hijri calendar of our library begins in 1343 AH
_WEEKS = 50
_LEAST, _MOST = 30, 200


@dataclass(frozen=True, slots=True)
class Archived:
    """How long it took to fill, and who can ask there."""

    seconds: float
    people: dict[str, StaffView]


def filled(place: Place, count: int) -> Archived:
    """A week is lived through by the real services, with as many visitors as its copies need, and copied."""
    began = perf_counter()
    days = 5 if count > 1_000 else 1
    visitors = min(_MOST, max(_LEAST, count / (_YEARS * _WEEKS) / days / 0.36))
    plan = usual(1, days, visitors, USUAL_START, None).with_work(visits=True, requests=True, archive=count)
    with open_centre(place.settings) as centre:
        zone = ZoneInfo(centre.administration.centre().zone)
    clock = SimulatedClock(datetime.combine(plan.days[0], time(), zone).astimezone(UTC))
    with open_centre(place.settings, clock=clock) as centre:
        seats, world = seated(centre, plan), World(plan)
        plan_appointments(centre)
        engine = DayEngine(centre, clock, seats, Reception(centre, visits=True, requests=True))
        for day in plan.days:
            engine.run(day, world.people(day))
        archive(centre, seats, count)
        people = {one.login: one for one in centre.staff.everyone()}
    return Archived(perf_counter() - began, people)


def drawn(centre: Centre, asks: StaffView, count: int) -> list[RequestView]:
    """So many requests from anywhere in the archive, the same ones each time."""
    newest = centre.search.find("RUH", by=asks.id, limit=1).requests[0]
    code, last = newest.reference.split("-")[0], int(newest.reference.split("-")[1])
    years = [year for year in range(last - _YEARS - 6, last + 1) if _first(centre, asks, code, year)]
    random, found = Random(count), list[RequestView]()  # noqa: S311 - dice
    while len(found) < count:
        year, most = random.choice(years), 4096
        while most:
            reference = build_reference(code, year, random.randrange(1, most + 1))
            if hits := centre.search.find(reference, by=asks.id).requests:
                found += hits
                break
            most //= 2
    return found


def _first(centre: Centre, asks: StaffView, code: str, year: int) -> bool:
    return bool(centre.search.find(build_reference(code, year, 1), by=asks.id).requests)
