"""Tickets that kiosks issued alone come into the queue: each once, at the place of its coming, on both databases."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest

from core.bootstrap import Centre
from core.domain.errors import EnvironmentFault, ErrorCode
from core.domain.queue_policy import Order, QueueClass
from core.domain.ticket import UNTOLD, PrintState, TicketMove, TicketState
from core.services.hand_over import HandOverService
from core.services.spool_ports import SpoolTicket
from tests.support.clock import FakeClock
from tests.support.kiosk_alone import OpenKiosk, called, fault_of


def test_the_code_stays_and_the_number_is_the_days_next(
    open_kiosk: OpenKiosk, centre: Centre, clock: FakeClock
) -> None:
    centre.queue.issue("women", "submit", "before")
    kiosk = open_kiosk()
    given = [kiosk.issue(f"visitor {n}") for n in range(3)]
    assert [one.code for one in given] == ["WA001", "WA002", "WA003"]
    assert {(one.ahead, one.wait_minutes) for one in given} == {(UNTOLD, UNTOLD)}
    assert kiosk.hand_over() == 3
    after = centre.queue.issue("women", "submit", "after")
    tickets = centre.queue.tickets("women")
    assert [(one.number, one.code) for one in tickets] == [
        (1, "W001"), (2, "WA001"), (3, "WA002"), (4, "WA003"), (5, "W005"),
    ]  # fmt: skip
    assert [one.id for one in tickets[1:4]] == [one.id for one in given]
    assert after.number == 5
    assert centre.queue.snapshot("women").waiting == 5


def test_each_comes_in_once_however_often_and_wherever_it_was_cut_off(
    open_kiosk: OpenKiosk, centre: Centre, monkeypatch: pytest.MonkeyPatch
) -> None:
    kiosk = open_kiosk()
    given = [kiosk.issue(f"visitor {n}").code for n in range(60)]  # three parts
    really, answers = HandOverService.take, 0

    def take(service: HandOverService, tickets: list[SpoolTicket]) -> None:
        nonlocal answers
        really(service, tickets)
        answers += 1
        if answers in {1, 3}:
            raise EnvironmentFault(ErrorCode.DATABASE_AWAY, reason="the answer was lost")

    monkeypatch.setattr(HandOverService, "take", take)
    for _ in range(2):
        assert fault_of(kiosk.hand_over) is ErrorCode.DATABASE_AWAY
    again = open_kiosk()
    assert again.hand_over() == 0
    assert [one.code for one in centre.queue.tickets("women")] == given
    assert called(centre) == given


def test_without_the_key_they_come_in_twice(
    open_kiosk: OpenKiosk, centre: Centre, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The negative control of the test before."""
    kiosk = open_kiosk()
    given = [kiosk.issue(f"visitor {n}").code for n in range(3)]
    really, answers = HandOverService.take, 0

    def take(service: HandOverService, tickets: list[SpoolTicket]) -> None:
        nonlocal answers
        answers += 1
        keyless = [replace(one, key=f"{one.key} {answers}", id=_other(one, answers)) for one in tickets]
        really(service, keyless)
        if answers == 1:
            raise EnvironmentFault(ErrorCode.DATABASE_AWAY, reason="the answer was lost")

    monkeypatch.setattr(HandOverService, "take", take)
    assert fault_of(kiosk.hand_over) is ErrorCode.DATABASE_AWAY
    kiosk.hand_over()
    assert sorted(one.code for one in centre.queue.tickets("women")) == sorted(given * 2)


def _other(ticket: SpoolTicket, answers: int) -> UUID:
    return ticket.id if answers == 1 else UUID(int=ticket.id.int ^ answers)


def test_two_kiosks_and_the_database_come_together_in_the_order_of_coming(
    open_kiosk: OpenKiosk, centre: Centre, clock: FakeClock
) -> None:
    """One was cut off while the other and the desks went on; whoever hands over first changes nothing."""
    one, two = open_kiosk("kiosk-1"), open_kiosk("kiosk-2")
    came: list[str] = []
    for minute in range(12):
        clock.advance(60)
        how = (one.issue, two.issue, lambda key: centre.queue.issue("women", "submit", key))[minute % 3]
        came.append(how(f"visitor {minute}").code)
    assert came[:3] == ["WA001", "WB001", "W001"]
    two.hand_over()
    clock.advance(60)
    came.append(centre.queue.issue("women", "submit", "after").code)
    assert centre.queue.call_next("W2") is not None  # of those that were there
    one.hand_over()
    first = centre.queue.current("W2")
    assert first is not None
    assert called(centre) == [code for code in came if code != first.code]
    today = centre.administration.today()
    assert centre.statistics.fairness("women", today, today).bound.kept


@pytest.mark.parametrize("order", Order)
def test_many_between_two_neighbours_are_called_in_their_order_whatever_they_came_for(
    open_kiosk: OpenKiosk, centre: Centre, clock: FakeClock, order: Order
) -> None:
    """They share positions: the database had no more between the two."""
    centre.hall.set_policy(replace(centre.hall.policy(), order=order))
    kiosks = open_kiosk("kiosk-1"), open_kiosk("kiosk-2")
    services = ("submit", "follow", "enquiry")
    came = [centre.queue.issue("women", "submit", "before").code]
    for second in range(9):
        clock.advance(1)
        kiosk, service = kiosks[second % 2], services[second % 3]
        came.append(kiosk.alone.issue("women", service, f"visitor {second}", clock.now()).code)
    clock.advance(1)
    came.append(centre.queue.issue("women", "follow", "after").code)
    for kiosk in reversed(kiosks):
        kiosk.hand_over()
    assert [one.code for one in centre.queue.waiting("women")] == came
    assert called(centre) == came
    today = centre.administration.today()
    assert centre.statistics.fairness("women", today, today).bound.kept


@pytest.mark.parametrize("order", Order)
def test_a_class_keeps_its_own_line(open_kiosk: OpenKiosk, centre: Centre, clock: FakeClock, order: Order) -> None:
    centre.hall.set_policy(replace(centre.hall.policy(), order=order))
    kiosk = open_kiosk()
    clock.advance(60)
    first = kiosk.issue("an old woman", queue_class=QueueClass.PRIORITY)
    clock.advance(60)
    centre.queue.issue("women", "submit", "somebody")
    kiosk.hand_over()
    assert [one.code for one in centre.queue.waiting("women")] == [first.code, "W001"]
    assert centre.queue.ticket(first.id).queue_class is QueueClass.PRIORITY


def test_the_record_tells_when_it_came_when_it_was_handed_over_and_the_paper(
    open_kiosk: OpenKiosk, centre: Centre, clock: FakeClock
) -> None:
    kiosk = open_kiosk()
    given = kiosk.issue("visitor")
    assert fault_of(lambda: kiosk.alone.print_ticket(given.id, clock.now())) is ErrorCode.PRINTER_MISSING
    clock.advance(3600)
    kiosk.hand_over()
    today = centre.administration.today()
    record = centre.statistics.record("women", today)
    assert record is not None
    assert [(step.kind, step.at) for step in record.steps] == [
        (TicketMove.ISSUE, given.issued_at),
        (TicketMove.HAND_OVER, clock.now()),
        (TicketMove.PRINT_FAILED, given.issued_at),
    ]
    assert centre.queue.ticket(given.id).printing is PrintState.FAILED
    called(centre)
    (waits,) = centre.statistics.fairness("women", today, today).waits
    assert waits.longest == 3600


def test_a_clock_that_is_known_to_be_wrong_puts_nobody_before_another(
    open_kiosk: OpenKiosk, centre: Centre, clock: FakeClock
) -> None:
    """Back from the future: nobody comes later than now; set back: nobody before who came before at the same kiosk."""
    kiosk = open_kiosk()
    now = clock.now()
    for n, minutes in enumerate((600, -600, 0)):
        kiosk.alone.issue("women", "submit", f"visitor {n}", now + timedelta(minutes=minutes))
    kiosk.hand_over()
    tickets = centre.queue.tickets("women")
    assert [one.code for one in tickets] == ["WA001", "WA002", "WA003"]
    assert all(one.issued_at <= now and one.service_date == centre.administration.today() for one in tickets)
    assert called(centre) == ["WA001", "WA002", "WA003"]


def test_after_midnight_the_numbers_begin_anew_and_each_comes_into_its_own_day(
    open_kiosk: OpenKiosk, centre: Centre, clock: FakeClock
) -> None:
    kiosk = open_kiosk()
    evening = centre.administration.today()
    clock.advance(timedelta(hours=13, minutes=59).total_seconds())
    late = kiosk.issue("late")
    clock.advance(120)
    early = kiosk.issue("early")
    assert (late.code, late.service_date) == ("WA001", evening)
    assert (early.code, early.service_date) == ("WA001", evening + timedelta(days=1))
    kiosk.hand_over()
    for day, ticket in ((evening, late), (evening + timedelta(days=1), early)):
        assert [one.id for one in centre.queue.tickets("women", day)] == [ticket.id]
    assert [one.id for one in centre.queue.waiting("women")] == [late.id], "until four, the evening is served first"


def test_a_spool_of_yesterday_comes_into_yesterdays_record_and_before_no_one_of_today(
    open_kiosk: OpenKiosk, centre: Centre, clock: FakeClock
) -> None:
    kiosk = open_kiosk()
    old = kiosk.issue("yesterday")
    clock.advance(timedelta(days=1).total_seconds())
    kiosk.hand_over()
    new = centre.queue.issue("women", "submit", "today")
    assert called(centre) == [new.code]
    (left,) = centre.hall.left_over("women")
    assert (left.ticket.id, left.ticket.code) == (old.id, "WA001")
    assert centre.hall.readmit(old.id).queue_class is QueueClass.RETURNING


def test_a_database_that_was_restored_gets_again_what_it_lost(
    open_kiosk: OpenKiosk, centre: Centre, clock: FakeClock
) -> None:
    kiosk = open_kiosk()
    given = [kiosk.issue(f"visitor {n}") for n in range(3)]
    kiosk.hand_over()
    engine = centre.storage.units.engine
    from sqlalchemy import text

    with engine.begin() as connection:  # as the backup of before had it
        connection.execute(text("DELETE FROM ticket_event"))
        connection.execute(text("DELETE FROM ticket"))
        connection.execute(text("DELETE FROM service_day"))
        connection.execute(text("DELETE FROM ticket_series"))
    again = open_kiosk()
    assert [one.id for one in centre.queue.tickets("women")] == [one.id for one in given]
    assert again.issue("next").code == "WA004", "its letter is the old one, and its numbers go on"


def test_what_the_database_gave_too_late_is_dismissed(open_kiosk: OpenKiosk, centre: Centre) -> None:
    """The visitor was given a ticket of the kiosk's, as the database did not answer in time; then it did."""
    kiosk = open_kiosk()
    unseen = centre.queue.issue("women", "submit", "visitor")
    seen = kiosk.issue("visitor")
    kiosk.hand_over()
    kiosk.hand_over()
    assert called(centre) == [seen.code]
    assert centre.queue.ticket(unseen.id).state is TicketState.DISMISSED
    assert [one.number for one in centre.queue.tickets("women")] == [1, 2], "its number stays in the record"
