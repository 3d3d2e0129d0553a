"""The world of a simulation: who comes is drawn once for all policies, and a year that is known comes out exactly."""

from collections import Counter
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from random import Random
from statistics import fmean

import pytest

from core.calendar import is_working_day
from core.cli.simulate import year
from core.cli.simulate.agenda import Agenda
from core.cli.simulate.arrivals import FIRST, HOUR, LAST, arrivals, one_arrival
from core.cli.simulate.clock import SimulatedClock
from core.cli.simulate.people import MINUTE, PURPOSES, RECEIVED, Person, identity_number, log_normal, mobile
from core.cli.simulate.plan import USUAL_START, Plan, World, reference_year, usual
from core.cli.simulate.scale import Scale
from core.domain.queue_policy import QueueClass
from core.domain.visitor import VisitorKind, parse_identity_number
from core.services.mobile import parse_mobile

START = datetime(2026, 1, 4, tzinfo=UTC)


def everyone(plan: Plan) -> list[Person]:
    world = World(plan)
    return [person for day in plan.days for person in world.people(day)]


def test_as_many_come_as_asked_and_most_of_them_in_the_morning() -> None:
    random = Random(1)
    days = [list(arrivals(80, random)) for _ in range(300)]
    assert fmean(len(day) for day in days) == pytest.approx(80, rel=0.03)
    # the variance of a Poisson number is its mean
    assert fmean((len(day) - 80) ** 2 for day in days) == pytest.approx(80, rel=0.25)
    hours = Counter(int(time // HOUR) for day in days for time in day)
    assert hours[10] > 1.7 * hours[12] > 0
    assert all(FIRST <= time < LAST and list(day) == sorted(day) for day in days for time in day)
    assert list(arrivals(0, random)) == []


def test_one_arrival_follows_the_same_hours() -> None:
    random = Random(2)
    alone = Counter(int(one_arrival(random) // HOUR) for _ in range(12_000))
    among = Counter(int(time // HOUR) for _ in range(150) for time in arrivals(80, random))
    for hour in range(8, 13):
        assert alone[hour] / alone.total() == pytest.approx(among[hour] / among.total(), abs=0.02)


def test_services_last_as_their_mean_says() -> None:
    random = Random(3)
    for purpose in PURPOSES:
        drawn = [log_normal(purpose.minutes * MINUTE, purpose.spread, random) for _ in range(20_000)]
        assert fmean(drawn) == pytest.approx(purpose.minutes * MINUTE, rel=0.03)
        assert min(drawn) > 0


def test_the_same_seed_brings_the_same_people_and_another_seed_others() -> None:
    plan = usual(7, 3, 80, USUAL_START, None)
    first, again = (World(plan) for _ in range(2))
    for day in plan.days:
        assert first.people(day) == again.people(day)
    assert again.people(plan.days[0]) == first.people(plan.days[0])  # whatever was asked before
    other = World(usual(8, 3, 80, USUAL_START, None))
    assert other.people(plan.days[0]) != first.people(plan.days[0])
    assert first.people(plan.days[0]) != first.people(plan.days[1])


def test_a_day_has_every_kind_of_visitor() -> None:
    plan = usual(1, 40, 80, USUAL_START, None)
    people = everyone(plan)
    assert {person.section for person in people} == {"men", "women"}
    assert {person.queue_class for person in people} == {QueueClass.STANDARD, QueueClass.PRIORITY}
    for share, found in {
        0.12: sum(person.queue_class is QueueClass.PRIORITY for person in people),
        0.06: sum(person.absent for person in people),
        0.77: sum(person.kind is VisitorKind.CITIZEN for person in people),
        0.81: sum(person.section == "men" for person in people),
    }.items():
        assert found / len(people) == pytest.approx(share, abs=0.025)
    assert any(person.parks for person in people)
    assert any(person.moves_on for person in people)
    assert any(person.urgent for person in people)
    assert any(person.comes_back is None for person in people)


def test_simulated_days_are_working_days() -> None:
    plan = usual(1, 60, 80, date(2026, 3, 1), None)
    assert len(plan.days) == 60
    assert plan.days[0] == date(2026, 3, 1)
    assert all(is_working_day(day) for day in plan.days)
    assert all(one < other for one, other in pairwise(plan.days))


@pytest.mark.parametrize("seed", [1, 2])
def test_the_reference_year_is_exact(seed: int) -> None:
    plans = reference_year(seed)
    assert [plan.centre for plan in plans] == ["riyadh", "jeddah"]
    people = [person for plan in plans for person in everyone(plan)]
    assert len(people) == 18_800
    assert Counter(person.section for person in people) == {"men": 15_300, "women": 3_500}
    kinds = Counter(person.kind for person in people)
    assert kinds == {VisitorKind.CITIZEN: 14_500, VisitorKind.RESIDENT: 4_300}
    assert {plan.days[0] for plan in plans} == {date(2013, 1, 1)}
    assert {plan.days[-1] for plan in plans} == {date(2013, 12, 24)}
    # everybody was received: nobody leaves, and who misses a call comes back in time
    assert all(person.patience == float("inf") for person in people)
    assert all(person.comes_back is not None and person.comes_back <= 8 * MINUTE for person in people)
    assert all(plan.habits is RECEIVED for plan in plans)


def test_the_year_in_the_two_calendars() -> None:
    from hijridate import Gregorian

    assert Gregorian.fromdate(year.FIRST).to_hijri().isoformat() == "1434-02-19"
    assert Gregorian.fromdate(year.LAST).to_hijri().isoformat() == "1435-02-21"


@pytest.mark.parametrize("kind", VisitorKind)
def test_simulated_visitors_have_numbers_that_a_centre_takes(kind: VisitorKind) -> None:
    numbers = [identity_number(kind, serial) for serial in (1, 2, 99, 18_800)]
    assert [parse_identity_number(number)[1] for number in numbers] == [kind] * 4
    assert len(set(numbers)) == 4
    assert [parse_mobile(mobile(serial)) for serial in (1, 18_800)] == ["+966550000001", "+966550018800"]


def test_the_agenda_keeps_time_and_order() -> None:
    clock = SimulatedClock(START)
    agenda = Agenda(clock, START)
    done: list[tuple[str, datetime]] = []

    def note(name: str) -> None:
        done.append((name, clock.now()))
        if name == "late":
            agenda.at(1, lambda: note("never back"))

    agenda.at(5, lambda: note("late"))
    agenda.at(2, lambda: note("first"))
    agenda.at(2, lambda: note("second"))
    agenda.run()
    assert [name for name, _ in done] == ["first", "second", "late", "never back"]
    assert [at - START for _, at in done] == [timedelta(seconds=seconds) for seconds in (2, 2, 5, 5)]
    with pytest.raises(ValueError, match="stands at"):
        clock.turn_to(START)


@pytest.mark.parametrize(
    ("longest", "step", "end"), [(0.5, 1, 1), (9, 1, 9), (41.2, 5, 45), (112.4, 15, 120), (9000, 480, 9120)]
)
def test_the_axis_ends_on_a_tick_beyond_the_longest(longest: float, step: int, end: int) -> None:
    scale = Scale(100, 500, longest)
    assert (scale.step, scale.end) == (step, end)
    ticks = list(scale.ticks())
    assert (ticks[0], ticks[-1]) == (0, end)
    assert (scale.at(0), scale.at(end)) == (100, 600)
