"""Checking in at a kiosk, on both databases: every answer, one ticket, and no list of numbers to be tried."""

from datetime import UTC, date, datetime, timedelta

import pytest

from core.bootstrap import Centre
from core.domain.appointments import Arrival, PlanPart
from core.domain.check_in import Answer, appointment_code
from core.domain.errors import IstiqbalError
from core.domain.following import PATIENCE, Counted
from core.domain.queue_policy import QueueClass
from core.domain.text import Language
from core.domain.visitor import Gender
from core.services.appointment_dto import AppointmentView
from core.services.arrival_dto import Arriving
from core.services.dto import StaffView, VisitorView
from tests.integration.conftest import CITIZEN, MOBILE, NAME, RESIDENT, code_of
from tests.support.clock import FakeClock

TODAY = date(2026, 11, 24)
ELEVEN = 11 * 60


@pytest.fixture
def sara(centre: Centre) -> VisitorView:
    """A visitor of the women's section, which takes appointments every day."""
    for day in range(1, 8):
        centre.appointments.set_plan("women", "audience", day, [PlanPart(8 * 60, 18 * 60, 30, 2)])
    return centre.visitors.enter(CITIZEN, NAME, Gender.WOMAN, MOBILE)


@pytest.fixture
def booked(centre: Centre, sara: VisitorView) -> AppointmentView:
    """Her appointment at eleven."""
    return centre.appointments.book("women", "audience", sara.id, TODAY, ELEVEN, "book")


def at(clock: FakeClock, hour: int, minute: int = 0, days: int = 0) -> None:
    """Turn the clock to a time in Riyadh."""
    wanted = datetime(2026, 11, 24, hour - 3, minute, tzinfo=UTC) + timedelta(days=days)
    clock.advance((wanted - clock.now()).total_seconds())


@pytest.mark.parametrize("by_code", [True, False])
def test_in_time_there_is_a_ticket_in_the_language_that_is_spoken(
    centre: Centre, booked: AppointmentView, clock: FakeClock, by_code: bool
) -> None:
    at(clock, 10, 55)
    text = appointment_code(booked.id) if by_code else CITIZEN
    told = centre.arrivals.arrive(Arriving(text, "women", Language.ENGLISH), "k")
    assert (told.answer, told.arrival) == (Answer.HERE, Arrival.ON_TIME)
    assert told.ticket is not None
    assert (told.ticket.queue_class, told.ticket.language) == (QueueClass.APPOINTMENT, Language.ENGLISH)
    assert (told.ticket.section, told.ticket.service) == ("women", "audience")
    assert centre.queue.tickets("women") == [told.ticket]
    assert CITIZEN not in repr(Arriving(CITIZEN))
    assert NAME not in repr(told)


def test_a_double_tap_and_a_second_visit_to_the_kiosk_find_the_same_ticket(
    centre: Centre, booked: AppointmentView, clock: FakeClock
) -> None:
    at(clock, 10, 55)
    here = Arriving(CITIZEN, "women")
    first = centre.arrivals.arrive(here, "visitor")
    assert centre.arrivals.arrive(here, "visitor").ticket == first.ticket
    again = centre.arrivals.arrive(here, "an hour later")
    assert again.answer is Answer.AGAIN
    assert again.ticket == first.ticket
    assert len(centre.queue.tickets("women")) == 1


def test_too_early_says_from_when(centre: Centre, booked: AppointmentView, clock: FakeClock) -> None:
    at(clock, 9, 30)
    told = centre.arrivals.arrive(Arriving(CITIZEN, "women"), "k")
    assert (told.answer, told.ticket, told.minutes) == (Answer.EARLY, None, 90)
    assert told.at is not None
    assert told.opens is not None
    assert (f"{told.opens:%H:%M}", f"{told.at:%H:%M}") == ("10:00", "11:00")
    at(clock, 10)
    early = centre.arrivals.arrive(Arriving(CITIZEN, "women"), "k")
    assert (early.answer, early.arrival) == (Answer.HERE, Arrival.EARLY)


def test_too_late_is_told_first_and_then_a_ticket_like_everybody_s(
    centre: Centre, booked: AppointmentView, clock: FakeClock
) -> None:
    at(clock, 11, 20)
    told = centre.arrivals.arrive(Arriving(CITIZEN, "women"), "k")
    assert (told.answer, told.ticket, told.minutes) == (Answer.LATE, None, 20)
    assert centre.queue.tickets("women") == []
    taken = centre.arrivals.arrive(Arriving(CITIZEN, "women", late=True), "k")
    assert (taken.answer, taken.arrival) == (Answer.HERE, Arrival.LATE)
    assert taken.ticket is not None
    assert taken.ticket.queue_class is QueueClass.STANDARD


def test_another_section_or_day_is_named_and_gives_no_ticket(
    centre: Centre, booked: AppointmentView, clock: FakeClock
) -> None:
    at(clock, 10, 55)
    other = centre.arrivals.arrive(Arriving(CITIZEN, "men"), "k")
    assert (other.answer, other.section, other.ticket) == (Answer.OTHER_SECTION, "women", None)
    assert centre.arrivals.arrive(Arriving(CITIZEN), "a kiosk between the sections").answer is Answer.HERE
    centre.appointments.book("women", "audience", booked.visitor.id, TODAY + timedelta(days=2), ELEVEN, "next")
    at(clock, 10, days=1)
    told = centre.arrivals.arrive(Arriving(CITIZEN, "women"), "tomorrow")
    assert (told.answer, told.on) == (Answer.OTHER_DAY, TODAY + timedelta(days=2))


def test_what_is_over_is_told(centre: Centre, booked: AppointmentView, noura: StaffView, clock: FakeClock) -> None:
    at(clock, 10, 55)
    here = Arriving(appointment_code(booked.id), "women")
    centre.arrivals.arrive(here, "k")
    centre.queue.call_next("W1", by=noura.id)
    called = centre.arrivals.arrive(here, "again")
    assert (called.answer, called.desk, called.ticket) == (Answer.CALLED, 1, None)
    centre.queue.finish("W1", by=noura.id)
    assert centre.arrivals.arrive(here, "and again").answer is Answer.SERVED
    other = centre.appointments.book("women", "audience", booked.visitor.id, TODAY, ELEVEN + 60, "other")
    centre.appointments.cancel(other.id, "a cold")
    assert centre.arrivals.arrive(Arriving(appointment_code(other.id)), "k").answer is Answer.CANCELLED
    third = centre.appointments.book("women", "audience", booked.visitor.id, TODAY, ELEVEN + 90, "third")
    at(clock, 10, days=1)
    missed = centre.arrivals.arrive(Arriving(appointment_code(third.id)), "late by a day")
    assert (missed.answer, missed.on) == (Answer.MISSED, TODAY)


def test_nobody_gets_through_a_list_of_numbers(centre: Centre, booked: AppointmentView, clock: FakeClock) -> None:
    at(clock, 10, 55)
    for n in range(PATIENCE[Counted.DEVICE].free):
        assert centre.arrivals.arrive(Arriving(RESIDENT), f"try {n}").answer is Answer.UNKNOWN
    with pytest.raises(IstiqbalError) as refused:
        centre.arrivals.arrive(Arriving(CITIZEN, "women"), "known, and not answered")
    assert (refused.value.code, refused.value.facts) == ("tries_over", {"until": "10:55"})
    assert centre.queue.tickets("women") == []
    code = Arriving(appointment_code(booked.id), "women")
    assert centre.arrivals.arrive(code, "has a code, which nobody guesses").answer is Answer.HERE
    clock.advance(PATIENCE[Counted.DEVICE].first.total_seconds())
    assert centre.arrivals.arrive(Arriving(CITIZEN, "women"), "after the wait").answer is Answer.AGAIN


def test_what_is_neither_code_nor_number_is_refused_and_costs_no_try(centre: Centre) -> None:
    for _ in range(PATIENCE[Counted.DEVICE].free + 1):
        assert code_of(lambda: centre.arrivals.arrive(Arriving("istiqbal:ticket:1"), "k")) == "identity_number_invalid"
    assert centre.arrivals.arrive(Arriving(RESIDENT), "k").answer is Answer.UNKNOWN


def test_a_closed_hall_gives_no_ticket_for_an_appointment_either(
    centre: Centre, booked: AppointmentView, clock: FakeClock
) -> None:
    at(clock, 10, 55)
    centre.hall.close("women", "a storm")
    assert code_of(lambda: centre.arrivals.arrive(Arriving(CITIZEN, "women"), "k")) == "hall_closed"
    assert centre.appointments.appointment(booked.id).state == "booked"
