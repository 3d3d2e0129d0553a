"""What who comes for an appointment is told, at every minute and in every state."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest

from core.domain.appointments import AppointmentState
from core.domain.check_in import Answer, Booked, answer, appointment_code, appointment_of, opens_at, order
from core.domain.queue_policy import QueuePolicy

TODAY = date(2026, 11, 24)
DUE = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)
POLICY = QueuePolicy(check_in_minutes=60, appointment_early_minutes=10, appointment_late_minutes=15)
BOOKED = Booked("women", TODAY, DUE, AppointmentState.BOOKED)


@pytest.mark.parametrize(
    ("minutes", "told"),
    [
        (-61, Answer.EARLY),
        (-60, Answer.HERE),
        (0, Answer.HERE),
        (15, Answer.HERE),
        (16, Answer.LATE),
        (600, Answer.LATE),
    ],
)
def test_the_time_tells_early_here_or_late(minutes: int, told: Answer) -> None:
    assert answer(BOOKED, "women", TODAY, DUE + timedelta(minutes=minutes), POLICY) is told


def test_who_may_be_called_may_check_in() -> None:
    policy = QueuePolicy(check_in_minutes=0, appointment_early_minutes=30)
    assert opens_at(DUE, policy) == DUE - timedelta(minutes=30)
    assert answer(BOOKED, "women", TODAY, DUE - timedelta(minutes=30), policy) is Answer.HERE


@pytest.mark.parametrize(
    ("state", "told"),
    [
        (AppointmentState.ARRIVED, Answer.AGAIN),
        (AppointmentState.SERVED, Answer.SERVED),
        (AppointmentState.MISSED, Answer.MISSED),
        (AppointmentState.CANCELLED, Answer.CANCELLED),
    ],
)
def test_the_state_tells_what_became_of_it(state: AppointmentState, told: Answer) -> None:
    assert answer(Booked("women", TODAY, DUE, state), "women", TODAY, DUE, POLICY) is told
    if told is Answer.AGAIN:
        assert answer(Booked("women", TODAY, DUE, state, at_desk=True), None, TODAY, DUE, POLICY) is Answer.CALLED


def test_another_day_or_hall_is_named_before_the_hour() -> None:
    assert answer(BOOKED, "men", TODAY, DUE, POLICY) is Answer.OTHER_SECTION
    assert answer(BOOKED, None, TODAY, DUE, POLICY) is Answer.HERE
    assert answer(BOOKED, "men", TODAY - timedelta(days=1), DUE, POLICY) is Answer.OTHER_DAY
    left = Booked("women", TODAY, DUE, AppointmentState.ARRIVED)
    assert answer(left, None, TODAY + timedelta(days=1), DUE, POLICY) is Answer.MISSED, "it waited in vain"


def test_of_several_the_one_that_can_be_kept_now_is_told_then_the_next_then_the_last() -> None:
    later, before = DUE + timedelta(days=1), DUE - timedelta(days=1)
    told = [
        (Answer.MISSED, before - timedelta(days=1)),
        (Answer.OTHER_DAY, later + timedelta(days=1)),
        (Answer.HERE, DUE),
        (Answer.MISSED, before),
        (Answer.OTHER_DAY, later),
    ]
    assert sorted(told, key=lambda one: order(*one)) == [told[2], told[4], told[1], told[3], told[0]]


def test_a_code_is_read_back_and_no_other_is() -> None:
    one = UUID("01a2130e-5231-7026-936e-2d55252bdf63")
    assert appointment_of(appointment_code(one)) == one
    assert appointment_of(f" {appointment_code(one).lower()}\r") == one
    for other in ("ISTIQBAL:REQUEST:RUH14480001237", "1000000008", appointment_code(one)[:-1], one.hex, ""):
        assert appointment_of(other) is None
