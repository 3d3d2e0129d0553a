"""What is amiss in a hall, to the second; and whom a host should go to."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.domain.alarms import Alarm, AlarmKind, DeviceState, FreeDesk, Wait, alarms, waits_since
from core.domain.errors import ErrorCode
from core.domain.hospitality import in_turn, neglected
from core.domain.queue_policy import QueuePolicy
from tests.support.clock import START

POLICY = QueuePolicy(wait_promise_minutes=30, idle_desk_minutes=5, device_silent_minutes=3, hospitality_minutes=15)
SUBMIT, AUDIENCE = uuid4(), uuid4()
DESK, CLERK = uuid4(), uuid4()


def ago(minutes: float) -> datetime:
    """So long before now."""
    return START - timedelta(minutes=minutes)


def wait(minutes: float, code: str = "W001", section: str = "women", **more: UUID) -> Wait:
    """Somebody who waits."""
    return Wait(code, section, more.pop("service", SUBMIT), ago(minutes), **more)


def desk(minutes: float, services: frozenset[UUID] | None = None) -> FreeDesk:
    """W1, free for so long."""
    return FreeDesk(DESK, "W1", "women", CLERK, ago(minutes), services)


def device(heard: float | None = 0, offset: int = 0, fault: ErrorCode | None = None) -> DeviceState:
    """A kiosk."""
    return DeviceState("kiosk", "women", fault, None if heard is None else ago(heard), offset)


def found(
    waits: Sequence[Wait] = (), desks: Sequence[FreeDesk] = (), devices: Sequence[DeviceState] = ()
) -> list[Alarm]:
    """What is amiss now."""
    return list(alarms(waits, desks, devices, POLICY, START))


def test_a_wait_is_an_alarm_only_above_the_promise() -> None:
    assert found([wait(30)]) == []
    assert found([wait(30.02)]) == [Alarm(AlarmKind.LONG_WAIT, "women", "W001", ago(30.02))]


def test_long_waits_are_one_alarm_a_section_and_name_the_longest() -> None:
    waits = [wait(31, "W002"), wait(45, "W001"), wait(2, "W003"), wait(33, "M001", "men")]
    assert [(one.section, one.about, one.count) for one in found(waits)] == [("women", "W001", 2), ("men", "M001", 1)]


def test_who_comes_before_an_appointment_waits_from_its_time() -> None:
    assert waits_since(ago(40), ago(10)) == ago(10)
    assert waits_since(ago(10), ago(40)) == ago(10)
    assert waits_since(ago(40), None) == ago(40)


@pytest.mark.parametrize(
    ("free", "waits", "amiss"),
    [
        (60, [], False),
        (60, [wait(5)], False),
        (60, [wait(5.1)], True),
        (5, [wait(20)], False),
        (5.1, [wait(20)], True),
        (60, [wait(20, service=AUDIENCE)], False),
        (60, [wait(20, section="men")], False),
        (60, [wait(20, service=AUDIENCE, for_desk=DESK)], True),
        (60, [wait(20, for_desk=uuid4())], False),
        (60, [wait(20, service=AUDIENCE, for_staff=CLERK)], True),
        (60, [wait(20, for_staff=uuid4())], False),
        (60, [wait(2), wait(6)], True),
    ],
)
def test_a_free_desk_is_idle_only_while_people_wait_for_it(free: float, waits: list[Wait], amiss: bool) -> None:
    kinds = [one.kind for one in found(waits, [desk(free, frozenset({SUBMIT}))])]
    assert (AlarmKind.IDLE_DESK in kinds) is amiss


def test_a_desk_that_takes_all_is_idle_for_anybody() -> None:
    (alarm,) = found([wait(20, service=AUDIENCE)], [desk(10)])
    assert (alarm.kind, alarm.about, alarm.since) == (AlarmKind.IDLE_DESK, "W1", ago(10))


@pytest.mark.parametrize(
    ("state", "kinds"),
    [
        (device(), []),
        (device(3), []),
        (device(3.1), [AlarmKind.DEVICE_SILENT]),
        (device(None), []),
        (device(60 * 24 * 8), []),
        (device(-5), []),
        (device(offset=120), []),
        (device(offset=121), [AlarmKind.WRONG_CLOCK]),
        (device(offset=-121), [AlarmKind.WRONG_CLOCK]),
        (device(fault=ErrorCode.PRINTER_PAPER_OUT), [AlarmKind.PRINTER]),
        (
            device(9, -3600, ErrorCode.PRINTER_OFF),
            [AlarmKind.PRINTER, AlarmKind.DEVICE_SILENT, AlarmKind.WRONG_CLOCK],
        ),
    ],
)
def test_a_device_is_amiss(state: DeviceState, kinds: list[AlarmKind]) -> None:
    assert [one.kind for one in found(devices=[state])] == kinds


def test_an_alarm_of_a_device_says_what_is_wrong() -> None:
    printer, silent, clock = found(devices=[device(9, -3600, ErrorCode.PRINTER_OFF)])
    assert (printer.fault, printer.seconds) == (ErrorCode.PRINTER_OFF, 0)
    assert (silent.since, silent.fault) == (ago(9), None)
    assert (clock.seconds, clock.fault, clock.since) == (-3600, None, None)


@dataclass(frozen=True)
class Guest:
    """Somebody in the hall."""

    name: str
    since: datetime
    served_at: datetime | None = None


def test_the_neglected_rise_and_who_was_left_alone_longest_is_first() -> None:
    guests = [
        Guest("served a moment ago", ago(50), ago(2)),
        Guest("new", ago(3)),
        Guest("served long ago", ago(60), ago(20)),
        Guest("never served", ago(25)),
        Guest("nearly", ago(14.9)),
    ]
    assert [one.name for one in in_turn(guests, POLICY, START)] == [
        "never served",
        "served long ago",
        "served a moment ago",
        "nearly",
        "new",
    ]


@given(st.lists(st.tuples(st.floats(0, 300), st.none() | st.floats(0, 300)), max_size=30))
def test_nobody_who_was_served_in_time_stands_before_the_neglected(times: list[tuple[float, float | None]]) -> None:
    guests = [Guest("", ago(since), None if served is None else ago(served)) for since, served in times]
    ordered = in_turn(guests, POLICY, START)
    flags = [neglected(one, POLICY, START) for one in ordered]
    assert flags == sorted(flags, reverse=True)
    assert sorted(ordered, key=id) == sorted(guests, key=id)


def test_what_rose_to_the_supervisor_is_one_line_below_all_others() -> None:
    assert alarms([], [], [], POLICY, START) == ()
    found = alarms([], [], [DeviceState("kiosk", "women", ErrorCode.PRINTER_OFF, START, 0)], POLICY, START, 3)
    assert [(one.kind, one.count) for one in found] == [(AlarmKind.PRINTER, 1), (AlarmKind.ESCALATED, 3)]
