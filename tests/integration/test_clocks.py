"""Clocks of every kind of wrong: no number comes twice, no ticket is lost, and whose clock is wrong is told."""

import subprocess
import sys
from collections import Counter
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from core import bootstrap
from core.bootstrap import Centre, open_centre
from core.calendar import hijri_year, is_ramadan
from core.clock import COMPARED_EVERY, RIGHT_WITHIN, SharedClock, SystemClock, set_back
from core.domain.ticket import TicketState
from core.domain.workflow import Role
from core.services.dto import TicketView
from tests.integration.conftest import code_of
from tests.support.clock import START, FakeClock

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def turn(clock: FakeClock, to: datetime) -> None:
    """Set a clock."""
    clock.advance((to - clock.now()).total_seconds())


def riyadh(year: int, month: int, day: int, hour: int = 0, minute: int = 0, second: int = 0) -> datetime:
    """An instant by the wall clock of Riyadh."""
    return datetime(year, month, day, hour, minute, second, tzinfo=UTC) - 3 * HOUR


# The calendar.


@pytest.mark.parametrize(
    ("last", "first"),
    [
        (date(2026, 6, 15), date(2026, 6, 16)),  # a Hijri year begins: 1 Muharram 1448
        (date(2026, 2, 17), date(2026, 2, 18)),  # and a month of it: 1 Ramadan 1447
        (date(2026, 12, 31), date(2027, 1, 1)),
    ],
)
def test_numbers_begin_anew_at_midnight_of_riyadh_and_at_no_other(
    centre: Centre, clock: FakeClock, last: date, first: date
) -> None:
    before, after = riyadh(*last.timetuple()[:3], 23, 59, 59), riyadh(*first.timetuple()[:3])
    told = []
    for instant in (before - 2 * HOUR - timedelta(minutes=59), before, after, after + 3 * HOUR):
        turn(clock, instant)
        told.append(centre.queue.issue("women", "submit", instant.isoformat()))
    assert [(ticket.service_date, ticket.number) for ticket in told] == [(last, 1), (last, 2), (first, 1), (first, 2)]
    assert (after + 3 * HOUR).date() == first
    assert before.date() == last


def test_the_days_that_are_tried_change_the_hijri_month_and_year() -> None:
    assert [hijri_year(day) for day in (date(2026, 6, 15), date(2026, 6, 16))] == [1447, 1448]
    assert [is_ramadan(day) for day in (date(2026, 2, 17), date(2026, 2, 18))] == [False, True]


def test_the_reference_of_a_request_counts_the_hijri_year(centre: Centre) -> None:
    with centre.storage.units.write() as unit:
        assert [unit.requests.next_sequence(year) for year in (1447, 1447, 1448, 1447)] == [1, 2, 1, 3]


def test_who_waits_at_midnight_is_called_and_shown_after_it(centre: Centre, clock: FakeClock) -> None:
    turn(clock, riyadh(2026, 2, 18, 23, 59, 59))  # a night of Ramadan
    evening = [centre.queue.issue("women", "submit", f"evening {place}") for place in range(3)]
    centre.queue.call_next("W1")
    centre.queue.park("W1", "fetches a paper")
    clock.advance(1)
    night = centre.queue.issue("women", "submit", "night")
    assert [ticket.id for ticket in centre.queue.waiting("women")] == [ticket.id for ticket in evening[1:]]
    for expected in evening[1:]:
        call = centre.queue.call_next("W1")
        assert call is not None
        shown = centre.queue.snapshot("women", since=0)
        assert (call.ticket.id, shown.current, shown.service_date) == (expected.id, call, evening[0].service_date)
        centre.queue.finish("W1")
    assert night.code == evening[0].code
    assert centre.queue.bring_back("W1", evening[0].code).id == evening[0].id
    assert [ticket.id for ticket in centre.queue.waiting("women")] == [evening[0].id]
    assert _all_called(centre) == [evening[0].id, night.id]


def test_within_one_instant_the_later_of_two_days_steps_is_taken_back(centre: Centre, clock: FakeClock) -> None:
    turn(clock, riyadh(2026, 2, 18, 23, 59, 59))
    for place in range(3):
        centre.queue.issue("women", "submit", f"evening {place}")
    clock.advance(1)
    night = centre.queue.issue("women", "submit", "night")
    for _ in range(3):  # the evening's day has seen more than the new one, and all of it at this instant
        centre.queue.call_next("W1")
        centre.queue.finish("W1")
    assert centre.queue.call_next("W1") is not None
    assert centre.queue.undo("W1").id == night.id


def test_after_midnight_everybody_of_the_evening_is_still_seen(centre: Centre, clock: FakeClock) -> None:
    boss = centre.staff.add("boss", "Boss", "a long password", Role.SUPERVISOR, ["women"])
    noura = centre.staff.add("noura", "Noura", "a long password", Role.OPERATOR, ["women"])
    centre.staff.take_desk(noura.id, "W2")
    turn(clock, riyadh(2026, 2, 18, 23, 59, 59))
    fetches, missing, kept, waits = (centre.queue.issue("women", "submit", f"evening {place}") for place in range(4))
    centre.queue.call_next("W1")
    centre.queue.park("W1", "fetches a paper")
    centre.queue.call_next("W1")
    centre.queue.no_show("W1")
    centre.queue.call_next("W1")
    centre.queue.transfer("W1", to_desk="W2")
    clock.advance(60)
    centre.queue.issue("women", "submit", "night")
    assert {one.ticket.id for one in centre.queue.away("women")} == {fetches.id, missing.id}
    view = centre.live.view(boss.id)
    assert {one.id for one in view.aside} == {fetches.id, missing.id}
    assert {one.id for one in view.waiting} == {kept.id, waits.id}
    assert {kept.id, waits.id, fetches.id} <= {guest.ticket_id for guest in centre.hospitality.guests(boss.id).guests}
    centre.staff.leave_desk(noura.id)
    assert [ticket.id for ticket in _called_by(centre, "W1")][:2] == [kept.id, waits.id]


def test_who_went_home_is_not_called_in_the_morning(centre: Centre, clock: FakeClock) -> None:
    turn(clock, riyadh(2026, 2, 18, 23))
    centre.queue.issue("women", "submit", "left")
    turn(clock, riyadh(2026, 2, 19, 4))
    assert centre.queue.call_next("W1") is None
    assert centre.queue.snapshot("women").service_date == date(2026, 2, 19)


# A clock that is set back, or is a day wrong, on the PC that all share.


@pytest.mark.parametrize("step", [-HOUR, -DAY, DAY, -2 * DAY])
def test_a_clock_that_is_set_neither_reuses_a_number_nor_loses_a_ticket(
    centre: Centre, clock: FakeClock, step: timedelta
) -> None:
    issued = [centre.queue.issue("women", "submit", f"before {place}") for place in range(3)]
    clock.advance(step.total_seconds())
    issued += [centre.queue.issue("women", "submit", f"while {place}") for place in range(3)]
    clock.advance(-step.total_seconds())
    issued += [centre.queue.issue("women", "submit", f"after {place}") for place in range(3)]
    counted = Counter((ticket.service_date, ticket.number) for ticket in issued)
    assert set(counted.values()) == {1}
    for day in {ticket.service_date for ticket in issued}:
        numbers = [ticket.number for ticket in centre.queue.tickets("women", day)]
        assert numbers == list(range(1, len(numbers) + 1))
    earlier = {ticket.id for ticket in issued if ticket.service_date < issued[0].service_date}
    called = _all_called(centre)
    assert sorted([*called, *earlier]) == sorted(ticket.id for ticket in issued)
    assert {one.ticket.id for one in centre.hall.left_over("women")} == earlier
    brought_back = [centre.hall.readmit(ticket).id for ticket in sorted(earlier)]
    assert _all_called(centre) == brought_back
    assert centre.hall.left_over("women") == []


def test_who_came_while_a_clock_was_a_day_behind_is_called_on_that_day(centre: Centre, clock: FakeClock) -> None:
    clock.advance(-DAY.total_seconds())
    early = centre.queue.issue("women", "submit", "while it was wrong")
    assert _all_called(centre) == [early.id]


def test_a_clock_set_back_keeps_the_order_of_coming(centre: Centre, clock: FakeClock) -> None:
    first = [centre.queue.issue("women", service, service) for service in ("submit", "follow")]
    clock.advance(-3600)
    later = [centre.queue.issue("women", service, f"{service} later") for service in ("audience", "submit")]
    clock.advance(600)
    assert _all_called(centre) == [ticket.id for ticket in (*first, *later)]
    assert {ticket.state for ticket in centre.queue.tickets("women")} == {TicketState.FINISHED}


def test_a_clock_set_back_takes_nothing_back_by_mistake(centre: Centre, clock: FakeClock) -> None:
    centre.queue.issue("women", "submit", "a")
    centre.queue.call_next("W1")
    clock.advance(-3600)
    assert code_of(lambda: centre.queue.undo("W1")) == "nothing_to_undo"
    assert centre.queue.finish("W1").state is TicketState.FINISHED
    assert centre.queue.undo("W1").state is TicketState.CALLED


def _all_called(centre: Centre) -> list[Any]:
    return [ticket.id for ticket in _called_by(centre, "W1")]


def _called_by(centre: Centre, desk: str) -> list[TicketView]:
    called = []
    while (call := centre.queue.call_next(desk)) is not None:
        called.append(call.ticket)
        centre.queue.finish(desk)
    return called


# The wrong clock is noticed.


def test_the_record_tells_that_a_clock_was_set_back(centre: Centre, clock: FakeClock) -> None:
    assert centre.clock_offset() == timedelta()
    centre.queue.issue("women", "submit", "a")
    assert centre.clock_offset() == timedelta()
    clock.advance(-3600)
    assert centre.clock_offset() == -HOUR
    centre.queue.issue("men", "submit", "written by the wrong clock")
    centre.queue.issue("women", "submit", "and this one")
    assert centre.clock_offset() == -HOUR
    clock.advance(1800)
    assert centre.clock_offset() == -HOUR / 2
    clock.advance(1800)
    assert centre.clock_offset() == timedelta()


def test_a_clock_a_day_behind_is_told_by_the_day_that_it_left(centre: Centre, clock: FakeClock) -> None:
    centre.queue.issue("women", "submit", "a")
    clock.advance(-DAY.total_seconds())
    assert centre.clock_offset() == -DAY
    clock.advance(2 * DAY.total_seconds())
    assert centre.clock_offset() == timedelta()


def test_what_the_network_makes_of_a_clock_is_no_fault() -> None:
    assert set_back(START, None) == timedelta()
    assert set_back(START, START + RIGHT_WITHIN) == timedelta()
    assert set_back(START, START + 2 * RIGHT_WITHIN) == -2 * RIGHT_WITHIN
    assert set_back(START, START - DAY) == timedelta()


class Wall:
    """A PC whose clock is wrong; its steady seconds go on as they should."""

    def __init__(self, wrong: timedelta) -> None:
        self.wrong, self.seconds = wrong, 0.0

    def now(self) -> datetime:
        """What it tells."""
        return START + timedelta(seconds=self.seconds) + self.wrong

    def steady(self) -> float:
        """What nobody can set."""
        return self.seconds


@pytest.mark.parametrize("wrong", [timedelta(), HOUR, -HOUR, DAY, -DAY])
def test_a_shared_clock_is_the_servers_whatever_the_pc_says(wrong: timedelta) -> None:
    wall = Wall(wrong)
    clock = SharedClock(wall, wall.steady)
    assert clock.now() == wall.now()
    clock.compare(lambda: START + timedelta(seconds=wall.seconds))
    assert (clock.now(), clock.offset()) == (START, wrong)
    wall.seconds, wall.wrong = 100.0, wrong - HOUR  # set while it runs
    assert (clock.now(), clock.offset()) == (START + timedelta(seconds=100), wrong - HOUR)


def test_the_look_with_the_shortest_way_counts_and_the_next_waits_its_time() -> None:
    wall, ways = Wall(timedelta()), iter([4.0, 0.2, 3.0])
    clock, asked = SharedClock(wall, wall.steady), []

    def ask() -> datetime:
        way = next(ways)
        wall.seconds += way / 2
        asked.append(START + HOUR + timedelta(seconds=wall.seconds))
        wall.seconds += way / 2
        return asked[-1]

    clock.compare(ask)
    assert abs(clock.now() - (START + HOUR + timedelta(seconds=wall.seconds))) < timedelta(milliseconds=1)
    clock.compare(ask)
    assert len(asked) == 3
    wall.seconds += COMPARED_EVERY
    with pytest.raises(StopIteration):
        clock.compare(ask)


@pytest.mark.parametrize("wrong", [HOUR, -HOUR, DAY, -DAY])
def test_every_pc_of_a_server_writes_the_servers_time(
    postgres_url: str, wrong: timedelta, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_centre(postgres_url) as right:
        first = right.queue.issue("women", "submit", "right")
        assert right.clock_offset() == timedelta()
        monkeypatch.setattr(bootstrap, "SystemClock", lambda: Shifted(wrong))
        with open_centre(postgres_url) as other:
            second = other.queue.issue("women", "submit", "wrong")
            assert abs(other.clock_offset() - wrong) < RIGHT_WITHIN
        assert (second.number, second.service_date) == (2, first.service_date)
        assert timedelta() <= second.issued_at - first.issued_at < timedelta(minutes=5)


class Shifted:
    """The machine's clock, so much wrong."""

    def __init__(self, wrong: timedelta) -> None:
        self._wrong = wrong

    def now(self) -> datetime:
        """What this PC tells."""
        return SystemClock().now() + self._wrong


_PC = """
import sys
from datetime import timedelta
from core import bootstrap
from tests.integration.test_clocks import Shifted
bootstrap.SystemClock = lambda: Shifted(timedelta(hours=int(sys.argv[2])))
with bootstrap.open_centre(sys.argv[1]) as centre:
    print("ready", flush=True)
    sys.stdin.readline()
    for place in range(15):
        ticket = centre.queue.issue("women", "submit", f"{sys.argv[2]} {place}")
        print(ticket.service_date, ticket.number)
    print("offset", round(centre.clock_offset().total_seconds() / 3600))
"""


def test_pcs_with_wrong_clocks_and_right_ones_share_one_centre(centre: Centre, database_url: str) -> None:
    hours = (0, -1, 24, -24)
    programs = [
        subprocess.Popen(
            [sys.executable, "-c", _PC, database_url, str(wrong)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for wrong in hours
    ]
    for program in programs:
        assert program.stdout is not None
        assert program.stdout.readline() == "ready\n"
    for program in programs:
        assert program.stdin is not None
        program.stdin.write("go\n")
        program.stdin.flush()
    answers = [program.communicate()[0].splitlines() for program in programs]
    assert [program.returncode for program in programs] == [0] * len(hours)
    told = Counter(line for answer in answers for line in answer[:-1])
    assert (len(told), set(told.values())) == (60, {1})
    numbers: dict[str, list[int]] = {}
    for line in told:
        day, number = line.split()
        numbers.setdefault(day, []).append(int(number))
    for found in numbers.values():
        assert sorted(found) == list(range(1, len(found) + 1))
    offsets = [int(answer[-1].split()[1]) for answer in answers]
    if database_url.startswith("postgresql"):
        assert offsets == list(hours)
        assert len(numbers) == 1  # the server's day is everybody's
    else:
        assert min(offsets) <= -24  # one PC has one clock; what is written tells that it went back
