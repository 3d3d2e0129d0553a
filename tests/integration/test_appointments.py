"""Appointments on both databases: plan, slots, booking, moving, cancelling, and the ticket of who came."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import text

from core.bootstrap import Centre, open_centre
from core.domain.appointments import AppointmentState, Arrival, PlanPart
from core.domain.hours import Interval
from core.domain.opening import Place
from core.domain.queue_policy import QueueClass, QueuePolicy
from core.domain.ticket import TicketState
from core.domain.visitor import Gender
from core.domain.workflow import Role
from core.services.appointment_dto import AppointmentView
from core.services.dto import StaffView, VisitorView
from tests.integration.conftest import CITIZEN, MOBILE, NAME, PASSWORD, RESIDENT, code_of
from tests.support.clock import FakeClock

TODAY, TUESDAY = date(2026, 11, 24), 2
NEXT_TUESDAY = TODAY + timedelta(days=7)
ELEVEN, HALF_PAST = 11 * 60, 11 * 60 + 30
MORNING = PlanPart(8 * 60, 12 * 60, 30, 2)


@pytest.fixture
def sara(centre: Centre) -> VisitorView:
    """A visitor of the women's section, which takes two appointments each half hour of a Tuesday morning."""
    centre.appointments.set_plan("women", "submit", TUESDAY, [MORNING])
    return centre.visitors.enter(CITIZEN, NAME, Gender.WOMAN, MOBILE)


@pytest.fixture
def amina(centre: Centre) -> VisitorView:
    """Another one."""
    return centre.visitors.enter(RESIDENT, "Amina Khan", Gender.WOMAN, "0559876543")


def book(
    centre: Centre, who: VisitorView, key: str, minute: int = ELEVEN, on: date = TODAY, service: str = "submit"
) -> AppointmentView:
    """An appointment of the women's section."""
    return centre.appointments.book("women", service, who.id, on, minute, key)


def taken(centre: Centre, minute: int = ELEVEN, on: date = TODAY) -> int:
    """How many of a slot are taken."""
    return next(slot.taken for slot in centre.appointments.slots("women", "submit", on) if slot.minute == minute)


def record(centre: Centre, *columns: str) -> list[tuple[object, ...]]:
    """The record of appointments, in its order."""
    with centre.storage.units.read() as unit:
        rows = unit._scope.run(text(f"SELECT {', '.join(columns)} FROM appointment_event ORDER BY id"))
        return [tuple(row) for row in rows]


def at(clock: FakeClock, hour: int, minute: int = 0, second: int = 0) -> None:
    """Turn the clock to a time of this morning in Riyadh."""
    wanted = datetime(2026, 11, 24, hour - 3, minute, second, tzinfo=UTC)
    clock.advance((wanted - clock.now()).total_seconds())


def test_a_plan_gives_its_weekday_slots(centre: Centre, sara: VisitorView) -> None:
    assert centre.appointments.plan("women", "submit") == {TUESDAY: (MORNING,)}
    week = centre.appointments.slots("women", "submit", TODAY, 8)
    assert {slot.on for slot in week} == {TODAY, NEXT_TUESDAY}
    assert [slot.minute for slot in week if slot.on == NEXT_TUESDAY] == list(range(8 * 60, 12 * 60, 30))
    past = [slot.minute for slot in week if slot.past]
    assert past == [8 * 60, 8 * 60 + 30, 9 * 60, 9 * 60 + 30, 10 * 60]  # it is ten o'clock
    assert {slot.free for slot in week if slot.past} == {0}
    assert {slot.free for slot in week if not slot.past} == {2}
    assert centre.appointments.slots("men", "submit", TODAY, 8) == []
    assert centre.appointments.slots("women", "enquiry", TODAY, 8) == []


def test_a_plan_is_replaced_and_what_is_booked_stays(centre: Centre, sara: VisitorView) -> None:
    booked = book(centre, sara, "k")
    centre.appointments.set_plan("women", "submit", TUESDAY, [PlanPart(660, 700, 20, 1)])
    slots = centre.appointments.slots("women", "submit", TODAY)
    assert [(slot.minute, slot.capacity, slot.taken, slot.free) for slot in slots] == [(660, 1, 1, 0), (680, 1, 0, 1)]
    centre.appointments.set_plan("women", "submit", TUESDAY, [])
    assert centre.appointments.plan("women", "submit") == {}
    assert centre.appointments.of_day("women") == [booked]
    assert code_of(lambda: centre.appointments.set_plan("women", "submit", 8, [])) == "plan_invalid"


def test_a_booking_takes_its_place_once(centre: Centre, sara: VisitorView) -> None:
    booked = book(centre, sara, "double click")
    assert (booked.on, booked.minute, booked.minutes, booked.state) == (TODAY, ELEVEN, 30, AppointmentState.BOOKED)
    assert booked.at == datetime(2026, 11, 24, 8, 0, tzinfo=UTC)
    assert booked.visitor == sara
    assert book(centre, sara, "double click") == booked
    assert taken(centre) == 1
    assert centre.appointments.of_visitor(sara.id) == [booked]
    assert centre.appointments.appointment(booked.id) == booked
    assert record(centre, "kind", "device", "reason") == [("booked", centre.settings.device.name, "")]


def test_a_full_slot_is_refused(centre: Centre, sara: VisitorView, amina: VisitorView) -> None:
    third = centre.visitors.enter("1000000016", "منى الحربي", Gender.WOMAN, MOBILE)
    for who in (sara, amina):
        book(centre, who, str(who.id))
    assert code_of(lambda: book(centre, third, "third")) == "slot_full"
    assert taken(centre) == 2
    assert centre.appointments.of_visitor(third.id) == []
    assert book(centre, third, "third", HALF_PAST).minute == HALF_PAST  # a refused key is free


def test_times_that_nobody_can_take_are_refused(centre: Centre, sara: VisitorView, clock: FakeClock) -> None:
    assert code_of(lambda: book(centre, sara, "k", ELEVEN + 1)) == "slot_unknown"
    assert code_of(lambda: book(centre, sara, "k", ELEVEN, TODAY + timedelta(days=1))) == "slot_unknown"
    assert code_of(lambda: book(centre, sara, "k", 10 * 60)) == "slot_past"
    assert code_of(lambda: book(centre, sara, "k", ELEVEN, TODAY - timedelta(days=7))) == "slot_past"
    assert code_of(lambda: book(centre, sara, "k", service="tea")) == "service_unknown"
    assert code_of(lambda: book(centre, sara, " ")) == "key_missing"
    at(clock, 10, 59, 59)
    assert book(centre, sara, "k").minute == ELEVEN


def closed(centre: Centre, on: date = TODAY) -> list[int]:
    """The minutes of the slots at which the section is closed."""
    return [slot.minute for slot in centre.appointments.slots("women", "submit", on) if slot.closed]


def test_a_section_that_is_closed_takes_none(centre: Centre, sara: VisitorView) -> None:
    assert closed(centre) == []
    centre.hall.set_week("women", {TUESDAY: [Interval(8 * 60 + 15, 12 * 60)]})
    assert closed(centre) == [8 * 60]
    booked = book(centre, sara, "k")
    centre.hall.set_week("women", {TUESDAY: [Interval(8 * 60, HALF_PAST)]})
    assert closed(centre) == [HALF_PAST]
    assert code_of(lambda: centre.appointments.move(booked.id, TODAY, HALF_PAST, "m")) == "slot_closed"
    centre.hall.set_special_days("women", NEXT_TUESDAY, NEXT_TUESDAY, [], "عطلة")
    assert len(closed(centre, NEXT_TUESDAY)) == 8
    assert code_of(lambda: book(centre, sara, "next", on=NEXT_TUESDAY)) == "slot_closed"
    assert {slot.free for slot in centre.appointments.slots("women", "submit", NEXT_TUESDAY)} == {0}


def test_nobody_is_booked_into_a_prayer_or_after_the_last_ticket(centre: Centre, sara: VisitorView) -> None:
    centre.appointments.set_plan("women", "submit", TUESDAY, [PlanPart(11 * 60, 13 * 60, 15, 1)])
    centre.hall.set_place(Place(24_713_600, 46_675_300))  # Riyadh: noon prayer at 11:39 on this day
    assert closed(centre) == [11 * 60 + 45, 12 * 60]
    centre.hall.set_week("women", {TUESDAY: [Interval(8 * 60, 13 * 60)]})
    assert closed(centre) == [11 * 60 + 45, 12 * 60, 12 * 60 + 45]
    assert code_of(lambda: book(centre, sara, "k", 11 * 60 + 45)) == "slot_closed"


def test_a_queue_that_was_closed_today_takes_none_today(centre: Centre, sara: VisitorView) -> None:
    centre.hall.close("women", "عطل في التكييف")
    assert HALF_PAST in closed(centre)
    assert code_of(lambda: book(centre, sara, "k")) == "slot_closed"
    assert book(centre, sara, "k", on=NEXT_TUESDAY).on == NEXT_TUESDAY
    centre.hall.reopen("women", "أصلح")
    assert closed(centre) == []


def test_an_appointment_has_its_ticket_beside_the_quota(centre: Centre, sara: VisitorView, clock: FakeClock) -> None:
    centre.hall.set_quota("submit", 1)
    booked = book(centre, sara, "k")
    centre.queue.issue("women", "submit", "the only one")
    assert code_of(lambda: centre.queue.issue("women", "submit", "one more")) == "service_full"
    at(clock, 11, 30)  # and late, too
    assert centre.appointments.check_in(booked.id, "here").ticket.number == 2


def test_a_visitor_is_in_one_place_at_a_time(centre: Centre, sara: VisitorView) -> None:
    centre.appointments.set_plan("women", "enquiry", TUESDAY, [PlanPart(ELEVEN - 10, ELEVEN + 80, 30, 5)])
    book(centre, sara, "first")
    assert code_of(lambda: book(centre, sara, "same")) == "appointment_twice"
    for overlapping in (ELEVEN - 10, ELEVEN + 20):
        assert code_of(lambda at=overlapping: book(centre, sara, "o", at, service="enquiry")) == "appointment_twice"  # type: ignore[misc]
    after_it = book(centre, sara, "after", ELEVEN + 50, service="enquiry")
    assert code_of(lambda: centre.appointments.move(after_it.id, TODAY, ELEVEN + 20, "m")) == "appointment_twice"
    assert book(centre, sara, "next week", on=NEXT_TUESDAY).on == NEXT_TUESDAY
    assert [one.at for one in centre.appointments.of_visitor(sara.id)] == sorted(
        one.at for one in centre.appointments.of_visitor(sara.id)
    )


def test_a_key_of_something_else_is_refused(centre: Centre, sara: VisitorView, amina: VisitorView) -> None:
    booked = book(centre, sara, "k")
    assert code_of(lambda: book(centre, amina, "k")) == "key_reused"
    assert code_of(lambda: centre.appointments.move(booked.id, TODAY, HALF_PAST, "k")) == "key_reused"
    assert code_of(lambda: centre.appointments.check_in(booked.id, "k")) == "key_reused"
    centre.appointments.move(booked.id, TODAY, HALF_PAST, "moved")
    other = book(centre, amina, "other")
    assert code_of(lambda: centre.appointments.move(other.id, TODAY, HALF_PAST, "moved")) == "key_reused"
    assert centre.appointments.appointment(other.id).minute == ELEVEN


def test_sections_stay_apart(centre: Centre, sara: VisitorView, noura: StaffView) -> None:
    fahad = centre.staff.add("fahad", "فهد العتيبي", PASSWORD, Role.OPERATOR, ["men"])
    centre.appointments.set_plan("men", "submit", TUESDAY, [MORNING])
    service = centre.appointments
    assert code_of(lambda: service.book("men", "submit", sara.id, TODAY, ELEVEN, "k")) == "visitor_other_section"
    refused = lambda: service.book("women", "submit", sara.id, TODAY, ELEVEN, "k", by=fahad.id)  # noqa: E731
    assert code_of(refused) == "section_not_yours"
    booked = service.book("women", "submit", sara.id, TODAY, ELEVEN, "k", by=noura.id)
    for attempt in (
        lambda: service.move(booked.id, TODAY, HALF_PAST, "m", by=fahad.id),
        lambda: service.cancel(booked.id, "سبب", by=fahad.id),
        lambda: service.check_in(booked.id, "c", by=fahad.id),
    ):
        assert code_of(attempt) == "section_not_yours"
    assert service.of_day("men") == []
    assert record(centre, "kind") == [("booked",)]
    assert record(centre, "staff_id")[0][0] is not None


def test_a_move_gives_one_place_back_and_takes_another(centre: Centre, sara: VisitorView, amina: VisitorView) -> None:
    booked = book(centre, sara, "k")
    for key in ("once", "once"):
        moved = centre.appointments.move(booked.id, NEXT_TUESDAY, HALF_PAST, key)
        assert (moved.id, moved.on, moved.minute) == (booked.id, NEXT_TUESDAY, HALF_PAST)
    assert (taken(centre), taken(centre, HALF_PAST, NEXT_TUESDAY)) == (0, 1)
    back = centre.appointments.move(booked.id, TODAY, ELEVEN, "back")
    assert (back.on, taken(centre), taken(centre, HALF_PAST, NEXT_TUESDAY)) == (TODAY, 1, 0)
    centre.appointments.move(booked.id, TODAY, ELEVEN, "to where it is")
    assert record(centre, "kind") == [("booked",), ("moved",), ("moved",)]
    book(centre, amina, "a")
    other = centre.visitors.enter("1000000016", "منى الحربي", Gender.WOMAN, MOBILE)
    late = book(centre, other, "o", HALF_PAST)
    assert code_of(lambda: centre.appointments.move(late.id, TODAY, ELEVEN, "full")) == "slot_full"
    assert (centre.appointments.appointment(late.id), taken(centre, HALF_PAST)) == (late, 1)


def test_a_cancelled_appointment_gives_its_place_back(centre: Centre, sara: VisitorView) -> None:
    booked = book(centre, sara, "k")
    assert code_of(lambda: centre.appointments.cancel(booked.id, " ")) == "reason_missing"
    for _ in range(2):
        cancelled = centre.appointments.cancel(booked.id, "مسافرة", key="click")
        assert cancelled.state is AppointmentState.CANCELLED
    assert taken(centre) == 0
    assert code_of(lambda: centre.appointments.cancel(booked.id, "مسافرة")) == "appointment_settled"
    assert code_of(lambda: centre.appointments.move(booked.id, TODAY, HALF_PAST, "m")) == "appointment_settled"
    assert code_of(lambda: centre.appointments.check_in(booked.id, "c")) == "appointment_settled"
    assert record(centre, "kind", "reason") == [("booked", ""), ("cancelled", "مسافرة")]
    assert book(centre, sara, "again").state is AppointmentState.BOOKED
    assert taken(centre) == 1


def test_a_check_in_issues_the_sections_next_ticket_once(
    centre: Centre, sara: VisitorView, clock: FakeClock, noura: StaffView
) -> None:
    centre.queue.issue("women", "submit", "walk-in")
    booked = book(centre, sara, "k")
    at(clock, 10, 55)
    here = centre.appointments.check_in(booked.id, "here", by=noura.id)
    assert (here.arrival, here.minutes, here.appointment.state) == (Arrival.ON_TIME, 5, AppointmentState.ARRIVED)
    ticket = here.ticket
    assert (ticket.number, ticket.queue_class, ticket.due_at) == (2, QueueClass.APPOINTMENT, booked.at)
    clock.advance(3600)
    again = centre.appointments.check_in(booked.id, "here", by=noura.id)
    assert (again.ticket.id, again.arrival, again.minutes) == (ticket.id, Arrival.ON_TIME, 5)
    assert code_of(lambda: centre.appointments.check_in(booked.id, "another click")) == "appointment_settled"
    assert code_of(lambda: centre.appointments.cancel(booked.id, "سبب")) == "appointment_settled"
    assert [one.number for one in centre.queue.tickets("women")] == [1, 2]
    assert record(centre, "kind", "reason") == [("booked", ""), ("arrived", "on_time")]


def test_who_is_late_gets_a_standard_ticket_and_is_told(centre: Centre, sara: VisitorView, clock: FakeClock) -> None:
    booked = book(centre, sara, "k")
    at(clock, 11, 15, 1)
    here = centre.appointments.check_in(booked.id, "here")
    assert (here.arrival, here.minutes) == (Arrival.LATE, 15)
    assert (here.ticket.queue_class, here.ticket.due_at) == (QueueClass.STANDARD, None)
    with centre.storage.units.write() as unit:  # a later policy changes nothing that was told
        unit.hall.set_policy(QueuePolicy(appointment_late_minutes=60))
        unit.commit()
    centre._context.forget_policy()
    assert centre.appointments.check_in(booked.id, "here").arrival is Arrival.LATE


def test_only_today_can_be_checked_in(centre: Centre, sara: VisitorView, clock: FakeClock) -> None:
    booked = book(centre, sara, "k", on=NEXT_TUESDAY)
    assert code_of(lambda: centre.appointments.check_in(booked.id, "c")) == "appointment_other_day"
    clock.advance(8 * 24 * 3600)
    assert code_of(lambda: centre.appointments.check_in(booked.id, "c")) == "appointment_settled"
    assert centre.queue.tickets("women", NEXT_TUESDAY) == []


def test_the_appointments_ticket_is_called_at_its_time(
    centre: Centre, sara: VisitorView, amina: VisitorView, clock: FakeClock
) -> None:
    later, sooner = book(centre, sara, "s", HALF_PAST), book(centre, amina, "a")
    at(clock, 10, 40)
    standard = [centre.queue.issue("women", "submit", f"walk-in-{place}") for place in range(2)]
    # The later one checks in first, and does not stand before the sooner one.
    checked = {one.id: centre.appointments.check_in(one.id, str(one.id)).ticket.id for one in (later, sooner)}

    def called() -> object:
        call = centre.queue.call_next("W1")
        assert call is not None
        centre.queue.finish("W1")
        return call.ticket.id

    at(clock, 10, 45)
    assert called() == standard[0].id  # neither is due yet
    at(clock, 10, 55)
    assert called() == checked[sooner.id]
    assert called() == standard[1].id
    at(clock, 11, 10)
    centre.queue.issue("women", "submit", "one more")
    at(clock, 11, 25)
    assert called() == checked[later.id]


def test_the_state_follows_the_ticket(centre: Centre, sara: VisitorView, noura: StaffView, clock: FakeClock) -> None:
    booked = book(centre, sara, "k")
    at(clock, 10, 55)
    ticket = centre.appointments.check_in(booked.id, "here").ticket
    assert centre.appointments.of_ticket(ticket.id) == centre.appointments.appointment(booked.id)
    assert centre.appointments.of_code("women", "w٠٠١") == centre.appointments.appointment(booked.id)
    assert centre.appointments.of_code("men", "W001") is None
    assert centre.appointments.of_code("women", "W001", TODAY - timedelta(days=1)) is None

    def state() -> AppointmentState:
        return centre.appointments.appointment(booked.id).state

    centre.queue.call_next("W1", by=noura.id)
    assert state() is AppointmentState.ARRIVED
    centre.queue.no_show("W1", by=noura.id)
    assert state() is AppointmentState.MISSED
    centre.queue.undo("W1", by=noura.id)
    centre.queue.finish("W1", by=noura.id)
    assert state() is AppointmentState.SERVED
    assert centre.queue.ticket(ticket.id).state is TicketState.FINISHED
    walk_in = centre.queue.issue("women", "submit", "walk-in")
    assert centre.appointments.of_ticket(walk_in.id) is None


def test_who_did_not_come_is_noted_at_the_days_end(
    centre: Centre, sara: VisitorView, amina: VisitorView, clock: FakeClock
) -> None:
    came, stayed_away = book(centre, sara, "s"), book(centre, amina, "a")
    coming = book(centre, amina, "n", on=NEXT_TUESDAY)
    centre.appointments.check_in(came.id, "here")
    assert centre.appointments.mark_missed() == 0
    clock.advance(24 * 3600)
    assert centre.appointments.appointment(stayed_away.id).state is AppointmentState.MISSED  # before anybody notes it
    assert [centre.appointments.mark_missed() for _ in range(2)] == [1, 0]
    states = {one: centre.appointments.appointment(one.id).state for one in (came, stayed_away, coming)}
    assert list(states.values()) == [AppointmentState.ARRIVED, AppointmentState.MISSED, AppointmentState.BOOKED]
    assert [kind for (kind,) in record(centre, "kind")] == ["booked", "booked", "booked", "arrived", "missed"]


def test_another_program_sees_the_same_slots(
    centre: Centre, database_url: str, sara: VisitorView, amina: VisitorView, clock: FakeClock
) -> None:
    booked = book(centre, sara, "k")
    with open_centre(database_url, clock=clock) as other:
        assert other.appointments.of_day("women") == [booked]
        assert book(other, sara, "k") == booked
        book(other, amina, "a")
    assert taken(centre) == 2


def test_who_is_there_at_the_appointed_time_goes_before_those_who_wait_for_an_hour(
    centre: Centre, sara: VisitorView, clock: FakeClock
) -> None:
    booked = book(centre, sara, "k")
    early = [centre.queue.issue("women", "submit", f"walk-in {place}") for place in range(3)]
    at(clock, 10, 55)
    ticket = centre.appointments.check_in(booked.id, "here").ticket
    at(clock, 11)
    called = []
    for _ in range(2):
        call = centre.queue.call_next("W1")
        assert call is not None
        called.append(call.ticket.id)
        centre.queue.finish("W1")
    assert called == [ticket.id, early[0].id]


def test_an_appointment_is_received_until_the_hall_closes(centre: Centre, sara: VisitorView, clock: FakeClock) -> None:
    centre.hall.set_week("women", {TUESDAY: [Interval(8 * 60, 11 * 60 + 40)]})
    booked = book(centre, sara, "k")
    at(clock, 11, 30)
    assert code_of(lambda: centre.queue.issue("women", "submit", "a walk-in")) == "hall_closed"
    assert centre.appointments.check_in(booked.id, "here").ticket.number == 1


def test_who_comes_when_the_hall_has_closed_is_too_late_for_the_appointment(
    centre: Centre, sara: VisitorView, clock: FakeClock
) -> None:
    centre.hall.set_week("women", {TUESDAY: [Interval(8 * 60, 11 * 60 + 40)]})
    booked = book(centre, sara, "k")
    at(clock, 11, 40)
    assert code_of(lambda: centre.appointments.check_in(booked.id, "here")) == "hall_closed"
