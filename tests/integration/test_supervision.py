"""What a supervisor does to a hall on both databases: for a reason, on the record, in their own sections."""

from collections.abc import Callable
from uuid import UUID

import pytest
from sqlalchemy import text

from core.bootstrap import Centre
from core.domain.queue_policy import QueueClass
from core.domain.ticket import TicketState
from core.domain.workflow import Role
from core.services.dto import StaffView
from tests.integration.conftest import PASSWORD, code_of
from tests.support.clock import FakeClock

Act = Callable[[UUID], object]


@pytest.fixture
def maha(centre: Centre) -> StaffView:
    """A supervisor of the women's section."""
    return centre.staff.add("maha", "مها الفيصل", PASSWORD, Role.SUPERVISOR, ["women"])


def clerk(centre: Centre, login: str = "sara", role: Role = Role.OPERATOR, section: str = "women") -> StaffView:
    """Somebody who sits nowhere."""
    return centre.staff.add(login, login, PASSWORD, role, [section])


def record(centre: Centre, table: str, *columns: str) -> list[tuple[object, ...]]:
    """What a table of the record holds, in its order."""
    with centre.storage.units.read() as unit:
        rows = unit._scope.run(text(f"SELECT {', '.join(columns)} FROM {table} ORDER BY at, id"))
        return [tuple(row) for row in rows]


def acts(centre: Centre, ticket: UUID, person: UUID) -> dict[str, Act]:
    """Every act, as somebody would try it."""
    by = centre.supervision
    return {
        "open": lambda who: by.open_desk("W3", person, "سبب", by=who),
        "close": lambda who: by.close_desk("W1", "سبب", by=who),
        "class": lambda who: by.reclassify(ticket, QueueClass.PRIORITY, "سبب", by=who),
        "stop": lambda who: centre.hall.close("women", "سبب", by=who),
        "resume": lambda who: centre.hall.reopen("women", "سبب", by=who),
    }


@pytest.mark.parametrize("act", ["open", "close", "class", "stop", "resume"])
def test_each_act_is_for_supervisors_of_the_section(
    centre: Centre, maha: StaffView, noura: StaffView, act: str
) -> None:
    ticket = centre.queue.issue("women", "submit", "a")
    man = clerk(centre, "saleh", Role.SUPERVISOR, "men")
    host = clerk(centre, "salma", Role.HOST)
    attempt = acts(centre, ticket.id, clerk(centre).id)[act]
    if act == "resume":
        centre.hall.close("women", "سبب", by=maha.id)
    before = centre.live.view(maha.id)
    assert code_of(lambda: attempt(noura.id)) == "role_not_allowed"
    assert code_of(lambda: attempt(host.id)) == "role_not_allowed"
    assert code_of(lambda: attempt(man.id)) == "section_not_yours"
    assert centre.live.view(maha.id) == before
    attempt(maha.id)


def test_no_act_goes_without_a_reason(centre: Centre, maha: StaffView, noura: StaffView) -> None:
    ticket = centre.queue.issue("women", "submit", "a")
    by, sara = centre.supervision, clerk(centre)
    attempts: list[Callable[[], object]] = [
        lambda: by.open_desk("W3", sara.id, " ", by=maha.id),
        lambda: by.close_desk("W1", "", by=maha.id),
        lambda: by.reclassify(ticket.id, QueueClass.PRIORITY, " ", by=maha.id),
        lambda: centre.hall.close("women", " ", by=maha.id),
        lambda: centre.hall.reopen("women", "", by=maha.id),
    ]
    before = centre.live.view(maha.id)
    assert [code_of(attempt) for attempt in attempts] == ["reason_missing"] * 5
    assert centre.live.view(maha.id) == before


def test_a_desk_is_opened_for_somebody_and_the_record_says_by_whom(centre: Centre, maha: StaffView) -> None:
    sara = clerk(centre)
    opened = centre.supervision.open_desk("W3", sara.id, " ازدحام ", by=maha.id)
    assert opened.staff == sara.id
    centre.supervision.open_desk("W3", sara.id, "ازدحام", by=maha.id)
    (event,) = centre.desks.events("W3")
    assert (event.kind.value, event.staff, event.reason, event.by) == ("opened", "sara", "ازدحام", maha.id)
    assert centre.staff.take_desk(sara.id, "W3").staff == sara.id


def test_a_desk_is_opened_only_for_who_may_sit_there(centre: Centre, maha: StaffView, noura: StaffView) -> None:
    sara, host, man = clerk(centre), clerk(centre, "salma", Role.HOST), clerk(centre, "fahad", section="men")
    by = centre.supervision
    assert code_of(lambda: by.open_desk("W1", sara.id, "سبب", by=maha.id)) == "desk_taken"
    assert code_of(lambda: by.open_desk("W3", noura.id, "سبب", by=maha.id)) == "staff_at_another_desk"
    assert code_of(lambda: by.open_desk("W3", host.id, "سبب", by=maha.id)) == "role_not_allowed"
    assert code_of(lambda: by.open_desk("W3", man.id, "سبب", by=maha.id)) == "section_not_yours"
    assert centre.desks.events("W3") == []


def test_opening_a_paused_desk_for_its_clerk_ends_the_pause(centre: Centre, maha: StaffView, noura: StaffView) -> None:
    centre.desks.pause("W1", "صلاة", by=noura.id)
    assert centre.supervision.open_desk("W1", noura.id, "ازدحام", by=maha.id).paused_at is None
    last = centre.desks.events("W1")[-1]
    assert (last.kind.value, last.reason, last.by) == ("resumed", "ازدحام", maha.id)
    centre.queue.issue("women", "submit", "a")
    assert centre.queue.call_next("W1", by=noura.id) is not None


def test_a_closed_desk_lets_its_clerk_go(centre: Centre, maha: StaffView, noura: StaffView) -> None:
    assert centre.supervision.close_desk("W1", "انصراف", by=maha.id).staff is None
    centre.supervision.close_desk("W1", "انصراف", by=maha.id)
    closed = [event for event in centre.desks.events("W1") if event.kind.value == "closed"]
    assert [(event.reason, event.by) for event in closed] == [("انصراف", maha.id)]
    assert code_of(lambda: centre.queue.call_next("W1", by=noura.id)) == "desk_not_yours"


def test_a_ticket_at_a_closing_desk_waits_again_at_its_old_place(
    centre: Centre, clock: FakeClock, maha: StaffView, noura: StaffView, huda: StaffView
) -> None:
    first, second = (centre.queue.issue("women", "submit", key) for key in "ab")
    centre.queue.call_next("W1", by=noura.id)
    clock.advance(60)
    by = centre.supervision
    assert code_of(lambda: by.close_desk("W1", "مرض", by=maha.id)) == "desk_busy"
    assert code_of(lambda: by.close_desk("W1", "مرض", by=maha.id, giving_back=second.id)) == "desk_busy"
    assert centre.queue.current("W1") is not None
    assert by.close_desk("W1", "مرض", by=maha.id, giving_back=first.id).staff is None
    back = centre.queue.ticket(first.id)
    assert (back.state, back.code, back.position, back.waiting_since) == (
        TicketState.WAITING,
        first.code,
        first.position,
        first.waiting_since,
    )
    assert centre.queue.snapshot("women").waiting == 2
    call = centre.queue.call_next("W2", by=huda.id)
    assert call is not None
    assert call.ticket.id == first.id
    kinds = [
        (kind, reason, staff) for kind, reason, staff in record(centre, "ticket_event", "kind", "reason", "staff_id")
    ]
    assert any(kind == "transferred" and reason == "مرض" and staff is not None for kind, reason, staff in kinds)


def test_who_waits_for_a_closing_desk_alone_waits_for_everybody(
    centre: Centre, maha: StaffView, noura: StaffView, huda: StaffView
) -> None:
    centre.queue.issue("women", "submit", "a")
    centre.queue.call_next("W2", by=huda.id)
    centre.queue.transfer("W2", to_desk="W1", by=huda.id)
    assert centre.queue.call_next("W2", by=huda.id) is None
    centre.supervision.close_desk("W1", "انصراف", by=maha.id)
    assert centre.queue.call_next("W2", by=huda.id) is not None


def test_a_class_is_changed_with_place_and_code_kept(centre: Centre, clock: FakeClock, maha: StaffView) -> None:
    first, second = (centre.queue.issue("women", "submit", key) for key in "ab")
    clock.advance(60)
    changed = centre.supervision.reclassify(second.id, QueueClass.PRIORITY, "كبيرة في السن", by=maha.id, key="k")
    assert (changed.queue_class, changed.code, changed.position) == (QueueClass.PRIORITY, second.code, second.position)
    again = centre.supervision.reclassify(second.id, QueueClass.PRIORITY, "كبيرة في السن", by=maha.id, key="k")
    assert again.queue_class is QueueClass.PRIORITY
    assert [ticket.id for ticket in centre.queue.waiting("women")] == [second.id, first.id]
    columns = ("kind", "reason", "queue_class", "staff_id")
    changes = [line for line in record(centre, "ticket_event", *columns) if line[0] == "reclassified"]
    assert [line[1:3] for line in changes] == [("كبيرة في السن", "priority")]
    assert changes[0][3] is not None
    assert centre.queue.snapshot("women").waiting == 2


def test_a_repeat_of_an_older_change_does_not_undo_a_newer_one(centre: Centre, maha: StaffView) -> None:
    ticket = centre.queue.issue("women", "submit", "a")
    by = centre.supervision
    by.reclassify(ticket.id, QueueClass.PRIORITY, "سبب", by=maha.id, key="first")
    by.reclassify(ticket.id, QueueClass.STANDARD, "خطأ", by=maha.id, key="second")
    by.reclassify(ticket.id, QueueClass.PRIORITY, "سبب", by=maha.id, key="first")
    assert centre.queue.ticket(ticket.id).queue_class is QueueClass.STANDARD
    other = centre.queue.issue("women", "submit", "b")
    assert code_of(lambda: by.reclassify(other.id, QueueClass.PRIORITY, "س", by=maha.id, key="first")) == "key_reused"


def test_only_who_waits_changes_class_and_an_appointment_is_not_given(
    centre: Centre, maha: StaffView, noura: StaffView
) -> None:
    ticket = centre.queue.issue("women", "submit", "a")
    by = centre.supervision
    assert code_of(lambda: by.reclassify(ticket.id, QueueClass.APPOINTMENT, "س", by=maha.id)) == "class_not_given"
    centre.queue.call_next("W1", by=noura.id)
    refused = code_of(lambda: by.reclassify(ticket.id, QueueClass.PRIORITY, "س", by=maha.id))
    assert refused == "ticket_move_forbidden"
    assert centre.queue.ticket(ticket.id).queue_class is QueueClass.STANDARD


@pytest.mark.parametrize("tickets", [0, 2])
def test_a_queue_is_stopped_and_resumed(centre: Centre, clock: FakeClock, maha: StaffView, tickets: int) -> None:
    for number in range(tickets):
        centre.queue.issue("women", "submit", f"t{number}")
    centre.hall.close("women", "إخلاء المبنى", by=maha.id)
    clock.advance(60)
    centre.hall.close("women", "مرة أخرى", by=maha.id)
    section = centre.live.view(maha.id).sections[0]
    assert (section.closed_reason, section.waiting) == ("إخلاء المبنى", tickets)
    assert code_of(lambda: centre.queue.issue("women", "submit", "new")) == "hall_closed"
    assert centre.queue.issue("men", "submit", "man").number == 1
    centre.hall.reopen("women", "عودة", by=maha.id)
    assert centre.live.view(maha.id).sections[0].closed_at is None
    assert centre.queue.issue("women", "submit", "new").number == tickets + 1
    lines = record(centre, "hall_event", "kind", "reason", "by_id")
    assert [line[:2] for line in lines] == [("closed", "إخلاء المبنى"), ("reopened", "عودة")]
    assert all(line[2] is not None for line in lines)
