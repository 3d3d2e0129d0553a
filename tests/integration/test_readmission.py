"""Tickets of an earlier day that are brought back, on both databases: who is listed, and that each gets one."""

from datetime import date, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from sqlalchemy import select

from core.bootstrap import Centre
from core.domain.hours import interval
from core.domain.queue_policy import QueueClass
from core.domain.text import Language
from core.domain.ticket import TicketMove, TicketState
from core.domain.workflow import Role
from core.services.desk_unit import NO_ONE
from core.services.dto import StaffView, TicketView
from core.storage.tables import ticket_event
from tests.integration.conftest import PASSWORD, code_of
from tests.integration.test_hall import RIYADH, TUESDAY, WEEK, issue, turn
from tests.support.clock import FakeClock
from tests.support.together import together

DAY = 24 * 3600
MONDAY = TUESDAY - timedelta(1)

BRING_BACK = """
from uuid import UUID
old = UUID("{old}")
print(centre.hall.readmit(old).id)
"""


def left(centre: Centre, section: str = "women") -> list[tuple[date, str, TicketState]]:
    """Who may come back, as it is told."""
    found = [one.ticket for one in centre.hall.left_over(section)]
    return [(ticket.service_date, ticket.code, ticket.state) for ticket in found]


def waiting(centre: Centre, day: date, section: str = "women") -> int:
    """How many a day believes to wait, and that this is true."""
    women = centre.administration.centre().section(section).id
    with centre.storage.units.read() as unit:
        found = unit.queue.day(women, day)
        assert found is not None
        assert len(unit.queue.in_state(found.id, TicketState.WAITING)) == found.waiting
        return found.waiting


@pytest.fixture
def yesterday(centre: Centre, clock: FakeClock, noura: StaffView) -> dict[str, TicketView]:
    """One ticket of each state from the day before, without anybody who ended that day."""
    clock.advance(-DAY)
    for key in "abcdef":
        issue(centre, key)
    queue = centre.queue
    queue.call_next("W1", by=noura.id)
    queue.park("W1", "الأصل", by=noura.id)
    queue.call_next("W1", by=noura.id)
    queue.no_show("W1", by=noura.id)
    queue.call_next("W1", by=noura.id)
    queue.finish("W1", by=noura.id)
    queue.call_next("W1", by=noura.id)
    clock.advance(DAY)
    return {ticket.code: ticket for ticket in queue.tickets("women", MONDAY)}


def test_who_waits_or_is_parked_on_an_earlier_day_is_listed_and_nobody_else(
    centre: Centre, yesterday: dict[str, TicketView]
) -> None:
    issue(centre, "today")
    assert left(centre) == [
        (MONDAY, "W006", TicketState.WAITING),
        (MONDAY, "W005", TicketState.WAITING),
        (MONDAY, "W001", TicketState.PARKED),
    ]
    assert left(centre, "men") == []
    sinces = {one.ticket.code: one.since for one in centre.hall.left_over("women")}
    assert sinces["W001"] == yesterday["W001"].changed_at
    assert sinces["W005"] == yesterday["W005"].waiting_since


def test_the_newest_come_first_and_no_more_than_asked_for(centre: Centre, clock: FakeClock) -> None:
    for back in (3, 2, 1):
        clock.advance(-back * DAY)
        for place in range(2):
            issue(centre, f"{back} {place}")
        clock.advance(back * DAY)
    assert [one.ticket.code for one in centre.hall.left_over("women", 3)] == ["W002", "W001", "W002"]
    assert [day for day, _, _ in left(centre)] == [day for back in (1, 2, 3) for day in [TUESDAY - timedelta(back)] * 2]


def test_those_of_a_code_are_found_however_old(centre: Centre, clock: FakeClock) -> None:
    for back in (900, 2, 1):
        clock.advance(-back * DAY)
        for place in range(2):
            issue(centre, f"{back} {place}")
        if back == 1:
            centre.hall.end_day("women")
        clock.advance(back * DAY)
    found = [one.ticket for one in centre.hall.left_over("women", code="W002")]
    assert {ticket.code for ticket in found} == {"W002"}
    assert [(TUESDAY - ticket.service_date).days for ticket in found] == [1, 2, 900]
    assert centre.hall.left_over("women", code="W003") == []


def test_the_evening_is_left_over_once_its_visitors_have_gone(centre: Centre, clock: FakeClock) -> None:
    turn(clock, MONDAY, "23:50")
    ticket = issue(centre, "evening")
    turn(clock, TUESDAY, "00:10")
    assert left(centre) == []
    assert code_of(lambda: centre.hall.readmit(ticket.id)) == "ticket_move_forbidden"
    turn(clock, TUESDAY, "04:00")
    assert left(centre) == [(MONDAY, "W001", TicketState.WAITING)]
    assert centre.hall.readmit(ticket.id).service_date == TUESDAY


def test_the_dismissed_are_listed_until_the_next_working_day_is_over(centre: Centre, clock: FakeClock) -> None:
    centre.hall.set_week("women", WEEK)
    thursday, sunday = date(2026, 11, 26), date(2026, 11, 29)
    turn(clock, thursday, "14:00")
    tickets = [issue(centre, key) for key in "ab"]
    centre.hall.end_day("women")
    assert left(centre) == []
    turn(clock, sunday, "08:00")
    both = [(thursday, code, TicketState.DISMISSED) for code in ("W002", "W001")]
    assert left(centre) == both
    centre.hall.readmit(tickets[0].id)
    assert left(centre) == both[:1]
    turn(clock, sunday + timedelta(1), "08:00")
    assert left(centre) == [(sunday, "W001", TicketState.WAITING)]


def test_a_long_closing_makes_nobody_late(centre: Centre, clock: FakeClock) -> None:
    centre.hall.set_week("women", WEEK)
    ticket = issue(centre, "before")
    centre.hall.end_day("women")
    centre.hall.set_special_days("women", TUESDAY + timedelta(1), TUESDAY + timedelta(20), (), "صيانة")
    turn(clock, TUESDAY + timedelta(21), "09:00")
    centre._context.forget_hall()
    assert left(centre) == [(TUESDAY, "W001", TicketState.DISMISSED)]
    assert centre.hall.readmit(ticket.id).queue_class is QueueClass.RETURNING


@pytest.mark.parametrize("code", ["W001", "W005"])
def test_one_that_still_stands_there_is_dismissed_with_its_new_ticket(
    centre: Centre, yesterday: dict[str, TicketView], noura: StaffView, code: str
) -> None:
    old, counted = yesterday[code], waiting(centre, MONDAY)
    new = centre.hall.readmit(old.id, by=noura.id, language=Language.ENGLISH)
    assert (new.code, new.service_date, new.queue_class, new.language) == (
        "W001",
        TUESDAY,
        QueueClass.RETURNING,
        Language.ENGLISH,
    )
    assert centre.queue.ticket(old.id).state is TicketState.DISMISSED
    gone = int(old.state is TicketState.WAITING)
    assert (waiting(centre, MONDAY), waiting(centre, TUESDAY)) == (counted - gone, 1)
    assert (MONDAY, code) not in [line[:2] for line in left(centre)]
    assert centre.hall.readmit(old.id) == new
    assert len(centre.queue.tickets("women")) == 1
    call = centre.queue.call_next("W1", by=noura.id, finishing=yesterday["W004"].id)
    assert call is not None
    assert call.ticket.id == new.id
    assert centre.hall.readmit(old.id).id == new.id


def test_the_record_tells_which_ticket_follows_which(
    centre: Centre, yesterday: dict[str, TicketView], noura: StaffView
) -> None:
    old = yesterday["W005"]
    new = centre.hall.readmit(old.id, by=noura.id)
    columns = (ticket_event.c.ticket_id, ticket_event.c.kind, ticket_event.c.reason, ticket_event.c.staff_id)
    with centre.storage.units.read() as unit:
        rows = unit._scope.run(select(*columns).where(ticket_event.c.reason != "", ticket_event.c.reason != "الأصل"))
    assert {tuple(row) for row in rows} == {
        (new.id, TicketMove.ISSUE.value, f"W005 {MONDAY}", noura.id),
        (old.id, TicketMove.DISMISS.value, f"W001 {TUESDAY}", noura.id),
    }


def test_what_is_refused_changes_nothing(centre: Centre, clock: FakeClock, yesterday: dict[str, TicketView]) -> None:
    khalid = centre.staff.add("khalid", "خالد", PASSWORD, Role.OPERATOR, ["men"])
    today, before = issue(centre, "today"), left(centre)
    for old in (today, *(yesterday[code] for code in ("W002", "W003", "W004"))):
        assert code_of(lambda old=old: centre.hall.readmit(old.id)) == "ticket_move_forbidden"  # type: ignore[misc]
    assert code_of(lambda: centre.hall.readmit(uuid4())) == "ticket_unknown"
    assert code_of(lambda: centre.hall.readmit(yesterday["W005"].id, by=khalid.id)) == "section_not_yours"
    centre.hall.set_week("women", {6: (interval("08:00-15:00"),)})
    assert code_of(lambda: centre.hall.readmit(yesterday["W005"].id)) == "hall_closed"
    assert left(centre) == before
    assert waiting(centre, MONDAY) == 2
    assert [ticket.number for ticket in centre.queue.tickets("women")] == [1]


def test_a_priority_visitor_who_comes_late_is_one_still(centre: Centre, clock: FakeClock) -> None:
    elder = centre.queue.issue("women", "submit", "elder", queue_class=QueueClass.PRIORITY)
    centre.hall.end_day("women")
    clock.advance(3 * DAY)
    assert centre.hall.readmit(elder.id).queue_class is QueueClass.PRIORITY


@pytest.mark.parametrize("wrong", [timedelta(days=1), timedelta(days=31 * 3), timedelta(days=365 * 11)])
def test_who_came_while_the_clock_was_behind_is_found_again(
    centre: Centre, clock: FakeClock, wrong: timedelta, noura: StaffView
) -> None:
    clock.advance(-wrong.total_seconds())
    lost = [issue(centre, f"while {place}") for place in range(3)]
    centre.queue.call_next("W1", by=noura.id)
    centre.queue.park("W1", "الأصل", by=noura.id)
    clock.advance(wrong.total_seconds())
    assert [one.ticket.id for one in centre.hall.left_over("women")] == [ticket.id for ticket in reversed(lost)]
    back = [centre.hall.readmit(ticket.id, by=noura.id) for ticket in lost]
    assert {ticket.queue_class for ticket in back} == {QueueClass.RETURNING}
    assert left(centre) == []
    assert [ticket.id for ticket in centre.queue.waiting("women")] == [ticket.id for ticket in back]


@pytest.mark.parametrize("dismissed", [False, True])
def test_clerks_at_once_give_one_new_ticket(
    centre: Centre, clock: FakeClock, database_url: str, dismissed: bool
) -> None:
    clock.advance((datetime(2020, 1, 1, 12, tzinfo=RIYADH) - clock.now()).total_seconds())
    old, other = issue(centre, "old"), issue(centre, "other")
    if dismissed:
        centre.hall.end_day("women")
    given = together(database_url, BRING_BACK.format(old=old.id), 6)
    assert len(set(given)) == 1
    assert centre.queue.ticket(old.id).state is TicketState.DISMISSED
    assert waiting(centre, old.service_date) == (0 if dismissed else 1)
    women = centre.administration.centre().section("women").id
    with centre.storage.units.read() as unit:
        new = unit.queue.ticket_of_key(f"readmitted-{old.id}")
        assert new is not None
        day = unit.queue.day(women, new.service_date)
        assert day is not None
        assert [ticket.id for ticket in unit.queue.tickets(day.id)] == [new.id]
        assert (str(new.id), day.last_number, day.waiting) == (given[0], 1, 1)
    assert centre.queue.ticket(other.id).number == 2


def test_one_that_is_dismissed_meanwhile_is_dismissed_once(
    centre: Centre, yesterday: dict[str, TicketView], monkeypatch: pytest.MonkeyPatch
) -> None:
    old, queue = yesterday["W005"], centre.hall._queue
    read = queue.ticket

    def settled_meanwhile(ticket_id: UUID) -> TicketView:
        found = read(ticket_id)
        with centre.storage.units.write() as unit:
            centre.hall._dismissed(unit, found, NO_ONE)
            unit.commit()
        return found

    monkeypatch.setattr(queue, "ticket", settled_meanwhile)
    assert centre.hall.readmit(old.id).code == "W001"
    assert waiting(centre, MONDAY) == 1
