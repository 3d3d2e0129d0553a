"""The rules of appointments: slots, early and late, and states."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.domain.appointments import (
    AppointmentState,
    Arrival,
    PlanPart,
    arrival,
    check_plan,
    class_of,
    instant_of,
    overlap,
    slots_of,
    state_now,
    still_booked,
)
from core.domain.errors import RuleBroken
from core.domain.queue_policy import QueueClass, QueuePolicy
from core.domain.ticket import TicketState

RIYADH = ZoneInfo("Asia/Riyadh")
DUE = datetime(2026, 11, 24, 7, 0, tzinfo=UTC)
TODAY = date(2026, 11, 24)
POLICY = QueuePolicy(appointment_early_minutes=10, appointment_late_minutes=15)


def problem(attempt: object) -> object:
    """What a plan is refused for."""
    with pytest.raises(RuleBroken) as caught:
        attempt()  # type: ignore[operator]
    return caught.value.facts["problem"]


@given(st.integers(0, 1430), st.integers(5, 240), st.integers(5, 1440), st.integers(1, 99))
def test_slots_lie_end_to_end_in_their_part(opens: int, minutes: int, length: int, capacity: int) -> None:
    closes = min(1440, opens + max(length, minutes))
    if closes - opens < minutes:
        return
    slots = PlanPart(opens, closes, minutes, capacity).slots()
    assert slots
    assert slots[0].minute == opens
    assert all(after.minute == before.minute + minutes for before, after in pairwise(slots))
    assert closes - minutes < slots[-1].minute + minutes <= closes
    assert {(slot.minutes, slot.capacity) for slot in slots} == {(minutes, capacity)}


@pytest.mark.parametrize(
    ("part", "why"),
    [
        ((600, 600, 15, 1), "hours"),
        ((600, 540, 15, 1), "hours"),
        ((-1, 60, 15, 1), "hours"),
        ((600, 1441, 15, 1), "hours"),
        ((600, 660, 4, 1), "length"),
        ((600, 660, 61, 1), "length"),
        ((0, 1440, 241, 1), "length"),
        ((600, 660, 15, 0), "capacity"),
        ((600, 660, 15, 100), "capacity"),
    ],
)
def test_a_part_that_no_day_can_hold_is_refused(part: tuple[int, int, int, int], why: str) -> None:
    assert problem(lambda: PlanPart(*part)) == why


def test_parts_are_put_in_order_and_may_not_overlap() -> None:
    morning, evening = PlanPart(480, 720, 30, 2), PlanPart(960, 1080, 60, 1)
    assert check_plan([evening, morning]) == (morning, evening)
    assert [slot.minute for slot in slots_of((morning, evening))] == [480, 510, 540, 570, 600, 630, 660, 690, 960, 1020]
    assert check_plan([morning, PlanPart(720, 750, 30, 1)])  # one begins where the other ends
    assert problem(lambda: check_plan([morning, PlanPart(719, 750, 30, 1)])) == "overlap"


@pytest.mark.parametrize(
    ("other", "shared"),
    [((600, 20), True), ((580, 20), False), ((620, 20), False), ((619, 5), True), ((590, 60), True)],
)
def test_times_overlap_when_they_share_a_minute(other: tuple[int, int], shared: bool) -> None:
    assert overlap((600, 20), other) is overlap(other, (600, 20)) is shared


def test_a_minute_of_a_day_is_the_centres_own() -> None:
    assert instant_of(TODAY, 600, RIYADH) == DUE
    assert instant_of(TODAY, 0, RIYADH) == datetime(2026, 11, 23, 21, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("seconds", "came"),
    [
        (-601, Arrival.EARLY),
        (-600, Arrival.ON_TIME),
        (0, Arrival.ON_TIME),
        (900, Arrival.ON_TIME),
        (901, Arrival.LATE),
        (7200, Arrival.LATE),
    ],
)
def test_the_limits_themselves_are_in_time(seconds: int, came: Arrival) -> None:
    assert arrival(DUE, DUE + timedelta(seconds=seconds), POLICY) is came


def test_who_is_late_waits_as_everybody_does() -> None:
    assert class_of(Arrival.LATE) is QueueClass.STANDARD
    assert {class_of(came) for came in (Arrival.EARLY, Arrival.ON_TIME)} == {QueueClass.APPOINTMENT}


@pytest.mark.parametrize(
    ("kept", "ticket", "days_ago", "seen"),
    [
        ("booked", None, 0, "booked"),
        ("booked", None, -1, "booked"),
        ("booked", None, 1, "missed"),
        ("arrived", TicketState.WAITING, 0, "arrived"),
        ("arrived", TicketState.FINISHED, 0, "served"),
        ("arrived", TicketState.FINISHED, 9, "served"),
        ("arrived", TicketState.NO_SHOW, 0, "missed"),
        ("arrived", TicketState.DISMISSED, 1, "arrived"),
        ("cancelled", None, 1, "cancelled"),
    ],
)
def test_the_state_that_people_see(kept: str, ticket: TicketState | None, days_ago: int, seen: str) -> None:
    on = TODAY - timedelta(days=days_ago)
    assert state_now(AppointmentState(kept), ticket, on, TODAY) is AppointmentState(seen)


def test_only_what_is_booked_can_be_changed() -> None:
    still_booked(AppointmentState.BOOKED)
    for state in set(AppointmentState) - {AppointmentState.BOOKED}:
        assert problem(lambda state=state: still_booked(state)) == state.value
