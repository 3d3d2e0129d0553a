"""Who is next, for any arrivals, services, desks and clocks; each rule is seen to catch its own planted fault."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields, replace
from datetime import datetime, timedelta
from itertools import product
from typing import Any
from uuid import UUID

import pytest
from hypothesis import HealthCheck, Phase, example, find, given, settings
from hypothesis import strategies as st

from core.domain import queue_policy
from core.domain.errors import ErrorCode, RuleBroken
from core.domain.queue_policy import LIMITS, AtClosing, Candidate, Order, QueueClass, QueuePolicy, in_order
from tests.support.clock import START
from tests.support.paper_hall import Call, Called, Case, Come, PaperHall, Step, heads

SERVICES = ("submit", "follow", "audience")
SETTINGS = settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
HUNT = settings(
    max_examples=4000, derandomize=True, database=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck)
)

Rule = Callable[[Case], list[object]]
Patch = Callable[[pytest.MonkeyPatch], None]

policies = st.fixed_dictionaries({name: st.integers(*limits) for name, limits in LIMITS.items()}).map(
    QueuePolicy.from_plain
)
desks = st.lists(st.frozensets(st.sampled_from(SERVICES), min_size=1), min_size=1, max_size=3).map(tuple)
classes = st.sampled_from(QueueClass)


@st.composite
def comings(draw: st.DrawFn, clock: st.SearchStrategy[int]) -> Step:
    """Anybody for anything; an appointment may be early, late, or without a time."""
    queue_class = draw(classes)
    due = draw(st.none() | st.integers(-60, 180)) if queue_class is QueueClass.APPOINTMENT else None
    return Come(draw(clock), queue_class, draw(st.sampled_from(SERVICES)), due)


@st.composite
def floods(draw: st.DrawFn, clock: st.SearchStrategy[int]) -> list[Step]:
    """One class comes without end, faster than the desks call."""
    queue_class, service = draw(classes), draw(st.sampled_from(SERVICES))
    gap, each = draw(st.integers(0, 12)), draw(st.integers(1, 8))
    flood: list[Step] = []
    for place in range(draw(st.integers(5, 90))):
        flood.append(Come(gap, queue_class, service))
        if place % each == 0:
            flood.append(Call(0, draw(st.integers(0, 2)) if place < 5 else place))
    return flood


def cases(steady: bool = True, order: Order = Order.FAIR) -> st.SearchStrategy[Case]:
    """Days of a hall; where the clock is not steady it is set forward and back by up to a day and more."""
    minutes = st.integers(0, 20) if steady else st.integers(0, 20) | st.integers(-2000, 2000)
    calls: st.SearchStrategy[Step] = st.builds(Call, minutes, st.integers(0, 2))
    single = st.one_of(comings(minutes), calls).map(lambda step: [step])
    chunks = st.lists(single | single | single | floods(minutes), max_size=25)
    days = chunks.map(lambda found: tuple(step for chunk in found for step in chunk))
    return st.builds(Case, policies.map(lambda policy: replace(policy, order=order)), desks, days)


def waits_beyond_the_bound(case: Case) -> list[object]:
    """Standard tickets that saw more calls of their desks than (k + 1) x (others_before_standard + 1)."""
    wide = case.policy.others_before_standard + 1
    seen = [one for call in PaperHall(case).run() for one in call.takers]
    return [
        one
        for one in seen
        if one.candidate.queue_class is QueueClass.STANDARD and one.calls + 1 > (one.ahead + 1) * wide
    ]


def _early(case: Case, one: Candidate, minute: int) -> bool:
    opens = timedelta(minutes=minute + case.policy.appointment_early_minutes)
    return one.queue_class is QueueClass.APPOINTMENT and (one.due or one.since) > START + opens


def jumps_of_the_line(case: Case) -> list[object]:
    """Calls of somebody before whom another of the same class stood, who was as ready."""

    def place(one: Candidate) -> tuple[datetime, int]:
        appointed = one.queue_class is QueueClass.APPOINTMENT
        return (one.due or one.since) if appointed else START, one.position

    def jumped(call: Called, one: Candidate) -> bool:
        chosen = call.chosen.candidate
        as_ready = _early(case, chosen, call.minute) or not _early(case, one, call.minute)
        return one.queue_class is chosen.queue_class and as_ready and place(one) < place(chosen)

    calls = PaperHall(case).run()
    return [(call.chosen, one) for call in calls for one in call.takers if jumped(call, one.candidate)]


def appointments_before_their_time(case: Case) -> list[object]:
    """Calls of an early appointment while somebody else waited whom the desk could have taken."""
    return [
        call
        for call in PaperHall(case).run()
        if _early(case, call.chosen.candidate, call.minute)
        and not all(_early(case, one.candidate, call.minute) for one in call.takers)
    ]


def overtakings_without_end(case: Case) -> list[object]:
    """Calls of somebody who came later after another than any head start and an hour at the best rate make up for."""
    policy = case.policy

    def came(one: Candidate) -> datetime:
        return (one.due or one.since) if one.queue_class is QueueClass.APPOINTMENT else one.since

    def lead(ahead: QueueClass, behind: QueueClass) -> timedelta:
        hour = timedelta(minutes=60) * (policy.rate(ahead) - 1) if ahead is not QueueClass.STANDARD else timedelta()
        return max(policy.head_start(ahead) + hour - policy.head_start(behind), timedelta())

    def by_right(call: Called) -> bool:
        chosen = call.chosen.candidate
        return chosen.queue_class is QueueClass.STANDARD and chosen.passed >= policy.others_before_standard

    found: list[object] = []
    for call in PaperHall(case).run():
        chosen, now = call.chosen.candidate, START + timedelta(minutes=call.minute)
        for other in [] if by_right(call) else [one.candidate for one in call.takers]:
            apart = came(chosen) - came(other)
            if came(other) <= now and apart > lead(chosen.queue_class, other.queue_class):
                found.append((chosen, other))
    return found


def not_as_they_came(case: Case) -> list[object]:
    """Calls of anyone but the first whom the desk could take."""
    return [
        call
        for call in PaperHall(case).run()
        if any(one.candidate.position < call.chosen.candidate.position for one in call.takers)
    ]


def not_called(case: Case) -> list[object]:
    """Whom desks took away otherwise than by one call each: who was never called, or twice."""
    everything = frozenset[str]().union(*case.desks)
    came = [step for step in case.steps if isinstance(step, Come) and step.service in everything]
    called = [call.chosen.candidate.ticket_id for call in PaperHall(case).run()]
    return [] if len(set(called)) == len(called) == len(came) else [len(came), called]


def other_than_listed(case: Case) -> list[object]:
    """Calls of somebody who did not stand first in the list that the counter shows."""
    one_desk = replace(case, desks=(frozenset(SERVICES),))
    found: list[object] = []
    for call in PaperHall(one_desk).run():
        line = in_order([one.candidate for one in call.takers], case.policy, START + timedelta(minutes=call.minute))
        if line[0] != call.chosen.candidate or {*line} != {one.candidate for one in call.takers}:
            found.append((call, line))
    return found


@SETTINGS
@given(cases(steady=False))
def test_a_standard_ticket_waits_no_longer_than_promised(case: Case) -> None:
    assert waits_beyond_the_bound(case) == []


@SETTINGS
@given(cases(steady=False))
def test_a_class_is_a_line_whatever_the_clock_does(case: Case) -> None:
    assert jumps_of_the_line(case) == []


@SETTINGS
@given(cases(steady=False))
def test_an_appointment_comes_before_its_time_only_where_nobody_else_waits(case: Case) -> None:
    assert appointments_before_their_time(case) == []


@SETTINGS
@given(cases())
def test_nobody_is_overtaken_without_end(case: Case) -> None:
    assert overtakings_without_end(case) == []


@SETTINGS
@given(cases(steady=False, order=Order.ARRIVAL))
def test_the_order_of_arrival_is_the_order_of_coming(case: Case) -> None:
    assert not_as_they_came(case) == []


@SETTINGS
@given(cases(steady=False))
def test_everybody_is_called_once(case: Case) -> None:
    assert not_called(case) == []


# One appointment came before the clock was set back and has no time, the other has one: neither is ready.
_SET_BACK = Case(
    QueuePolicy(appointment_early_minutes=0),
    (frozenset(SERVICES),),
    (
        Come(0, QueueClass.STANDARD, "submit"),
        Come(0, QueueClass.APPOINTMENT, "submit"),
        Come(-1, QueueClass.APPOINTMENT, "submit", due=0),
        Call(-2, 0),
    ),
)


@settings(SETTINGS, max_examples=30)
@given(cases(steady=False), st.sampled_from(Order))
@example(_SET_BACK, Order.FAIR)
def test_who_is_called_stands_first_in_the_list(case: Case, order: Order) -> None:
    assert other_than_listed(replace(case, policy=replace(case.policy, order=order))) == []


candidates = st.lists(
    st.builds(
        Candidate,
        st.uuids(),
        classes,
        st.integers(1, 10_000),
        st.integers(-2000, 2000).map(lambda minutes: START + timedelta(minutes=minutes)),
        st.integers(0, 12),
        st.none() | st.integers(-2000, 2000).map(lambda minutes: START + timedelta(minutes=minutes)),
    ),
    max_size=12,
    unique_by=lambda one: one.position,
)


@given(candidates, policies, st.sampled_from(Order), st.randoms(use_true_random=False))
def test_the_choice_is_a_pure_function(line: list[Candidate], policy: QueuePolicy, order: Order, dice: Any) -> None:
    policy = replace(policy, order=order)
    first = queue_policy.choose(iter(line), policy, START)
    mixed = dice.sample(line, len(line))
    assert queue_policy.choose(mixed, policy, START) == first
    assert (first is None) == (not line)
    assert first is None or first in line
    assert in_order(mixed, policy, START) == in_order(line, policy, START)


# Each fault is planted in the rules themselves; the rule that must see it, and on which days.


@dataclass(frozen=True)
class Fault:
    """A mistake in the rules, and the test's rule that has to see it."""

    seen_by: Rule
    plant: Patch
    days: st.SearchStrategy[Case]


def _choosing(change: Callable[[list[Candidate], QueuePolicy], tuple[list[Candidate], QueuePolicy]]) -> Patch:
    real = queue_policy.choose

    def chosen(found: Iterable[Candidate], policy: QueuePolicy, now: datetime) -> Candidate | None:
        known = {one.ticket_id: one for one in found}
        picked = real(*change(list(known.values()), policy), now)
        return known[picked.ticket_id] if picked else None

    return lambda patch: patch.setattr(queue_policy, "choose", chosen)


def _passed(change: Callable[[int], int]) -> Patch:
    return _choosing(lambda line, policy: ([replace(one, passed=change(one.passed)) for one in line], policy))


def _set(name: str, value: object, owner: object = queue_policy) -> Patch:
    return lambda patch: patch.setattr(owner, name, value)


def _fast_standard(policy: QueuePolicy, queue_class: QueueClass) -> int:
    return 10 if queue_class is QueueClass.STANDARD else 1


wild, calm, arrival = cases(steady=False), cases(), cases(steady=False, order=Order.ARRIVAL)
FAULTS = {
    "passing over is not counted": Fault(waits_beyond_the_bound, _passed(lambda _: 0), wild),
    "one call too many goes past": Fault(waits_beyond_the_bound, _passed(lambda times: times - 1), wild),
    "the wrong ticket counts": Fault(
        waits_beyond_the_bound,
        _set("first_standard", lambda line: max(line, key=lambda one: one.position, default=None)),
        wild,
    ),
    "the clock makes the line": Fault(
        jumps_of_the_line, _set("_place", lambda one: (one.due or one.since, one.position)), wild
    ),
    "the clock breaks the bound": Fault(
        waits_beyond_the_bound, _set("_place", lambda one: (one.since, one.position)), wild
    ),
    "the last comes first": Fault(jumps_of_the_line, _set("_place", lambda one: (START, -one.position)), calm),
    "appointments come in the order of arrival": Fault(
        jumps_of_the_line, _set("_place", lambda one: (START, one.position)), calm
    ),
    "an early appointment is ready": Fault(appointments_before_their_time, _set("_is_ready", lambda *_: True), calm),
    "a rate counts for ever": Fault(overtakings_without_end, _set("RATED", timedelta(days=999)), calm),
    "standard ages faster": Fault(overtakings_without_end, _set("rate", _fast_standard, QueuePolicy), calm),
    "arrival is weighed": Fault(
        not_as_they_came, _choosing(lambda line, policy: (line, replace(policy, order=Order.FAIR))), arrival
    ),
    "arrival is by the clock": Fault(not_as_they_came, _set("_arrival", lambda one: one.since), arrival),
    "who was not passed over is not called": Fault(
        not_called, _choosing(lambda line, policy: ([one for one in line if one.passed < 2], policy)), wild
    ),
    "the list forgets who was passed over": Fault(
        other_than_listed, _set("_passed_more", lambda one, _: replace(one, passed=0)), calm
    ),
}


# What is found is not made smaller, which would cost minutes, and hypothesis tells it at its full length.
@pytest.mark.filterwarnings("ignore:Generating overly large repr")
@pytest.mark.parametrize("name", FAULTS)
def test_a_planted_fault_is_seen(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    fault = FAULTS[name]
    fault.plant(monkeypatch)
    found = find(fault.days, lambda case: bool(fault.seen_by(case)), settings=HUNT)
    monkeypatch.undo()
    assert fault.seen_by(found) == []


@given(policies, st.sampled_from(Order), st.sampled_from(AtClosing))
def test_a_policy_comes_back_as_it_was_kept(policy: QueuePolicy, order: Order, at_closing: AtClosing) -> None:
    policy = replace(policy, order=order, at_closing=at_closing)
    plain = policy.to_plain()
    assert QueuePolicy.from_plain(plain) == policy
    assert {type(value) for value in plain.values()} <= {int, str}
    assert QueuePolicy.from_plain({name: str(value) for name, value in plain.items()}) == policy


def test_numbers_that_were_not_kept_are_the_usual_ones() -> None:
    assert QueuePolicy.from_plain({}) == QueuePolicy()
    assert QueuePolicy.from_plain({"recall_limit": 5}) == QueuePolicy(recall_limit=5)


@pytest.mark.parametrize(("name", "side"), list(product(LIMITS, (0, 1))))
def test_each_number_has_its_limits(name: str, side: int) -> None:
    limit = LIMITS[name][side]
    assert getattr(QueuePolicy.from_plain({name: limit}), name) == limit
    beyond = limit + (1 if side else -1)
    with pytest.raises(RuleBroken) as caught:
        QueuePolicy.from_plain({name: beyond})
    assert caught.value.code is ErrorCode.POLICY_INVALID
    least, most = LIMITS[name]
    assert caught.value.facts == {"problem": "range", "name": name, "found": beyond, "least": least, "most": most}


def test_each_number_of_the_policy_has_limits() -> None:
    assert {field.name for field in fields(QueuePolicy)} - {"order", "at_closing"} == set(LIMITS)


@pytest.mark.parametrize(
    ("values", "problem", "name"),
    [
        ({"speed": 3}, "unknown", "speed"),
        ({"recall_limit": "three"}, "form", "recall_limit"),
        ({"order": "whim"}, "form", "order"),
        ({"at_closing": None}, "form", "at_closing"),
    ],
)
def test_what_no_policy_means_is_named(values: dict[str, object], problem: str, name: str) -> None:
    with pytest.raises(RuleBroken) as caught:
        QueuePolicy.from_plain(values)
    assert (caught.value.code, caught.value.facts["problem"], caught.value.facts["name"]) == (
        ErrorCode.POLICY_INVALID,
        problem,
        name,
    )


def test_a_free_desk_does_not_wait_for_a_clock() -> None:
    later = [
        Candidate(UUID(int=n), QueueClass.APPOINTMENT, n, START, 0, START + timedelta(minutes=100 - n)) for n in (1, 2)
    ]
    assert queue_policy.choose(later, QueuePolicy(), START) == later[1]
    someone = Candidate(UUID(int=3), QueueClass.STANDARD, 3, START)
    assert queue_policy.choose([*later, someone], QueuePolicy(), START) == someone


def test_the_database_shows_each_line_by_its_first() -> None:
    case = Case(
        QueuePolicy(),
        (frozenset(SERVICES),),
        (
            Come(0, QueueClass.APPOINTMENT, "submit", 90),
            Come(1, QueueClass.APPOINTMENT, "submit", 5),
            Come(1, QueueClass.STANDARD, "submit"),
            Come(1, QueueClass.STANDARD, "submit"),
            Call(0, 0),
        ),
    )
    first = PaperHall(case).run()[0]
    assert {one.position for one in heads(first.takers)} == {1, 2, 3}
    assert first.chosen.candidate.position == 2
