"""Every move at a desk on both databases: what it does, why it is refused, a repeat with its key, and undo."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import text

from core.bootstrap import Centre, open_centre
from core.domain.queue_policy import QueueClass, QueuePolicy
from core.domain.ticket import TicketMove, TicketState
from core.domain.workflow import Role
from core.services.dto import StaffView, TicketView
from tests.integration.conftest import PASSWORD, code_of
from tests.support.clock import FakeClock

POLICY = QueuePolicy()


def issue(centre: Centre, count: int = 1, **facts: object) -> list[TicketView]:
    """Tickets of the women's section."""
    ready = len(centre.queue.tickets("women"))
    return [
        centre.queue.issue("women", "submit", f"ticket {ready + place}", **facts)  # type: ignore[arg-type]
        for place in range(count)
    ]


def called(centre: Centre, desk: str = "W1", by: StaffView | None = None) -> TicketView:
    """Who is next, called."""
    call = centre.queue.call_next(desk, by=by.id if by else None)
    assert call is not None
    return call.ticket


def record(centre: Centre) -> list[tuple[str, str]]:
    """Kind and reason of each event, in order."""
    with centre.storage.units.read() as unit:
        rows = unit._scope.run(text("SELECT kind, reason FROM ticket_event ORDER BY service_day_id, revision"))
        return [(row.kind, row.reason) for row in rows]


def line(centre: Centre) -> list[str]:
    """Who waits, in the order of being called."""
    return [ticket.code for ticket in centre.queue.waiting("women")]


def honest(centre: Centre) -> None:
    """The day's count of who waits is the truth."""
    waiting = [t for t in centre.queue.tickets("women") if t.state is TicketState.WAITING]
    assert centre.queue.snapshot("women").waiting == len(waiting)


def test_a_ticket_is_called_again_up_to_the_limit(centre: Centre) -> None:
    issue(centre)
    called(centre)
    for count in range(1, POLICY.recall_limit + 1):
        assert centre.queue.recall("W1", key=f"recall {count}").ticket.recalls == count
    assert centre.queue.recall("W1", key="recall 1").ticket.recalls == POLICY.recall_limit  # the repeat adds none
    assert code_of(lambda: centre.queue.recall("W1")) == "recall_limit"
    assert [kind for kind, _ in record(centre)].count("recalled") == POLICY.recall_limit
    centre.queue.no_show("W1")
    centre.queue.reinstate("W1", "W001")
    assert called(centre).recalls == 0


def test_who_missed_the_call_gets_the_old_place_in_time(centre: Centre, clock: FakeClock) -> None:
    first, *_ = issue(centre, 3)
    called(centre)
    centre.queue.no_show("W1")
    assert line(centre) == ["W002", "W003"]
    clock.advance(POLICY.reinstate_minutes * 60)
    back = centre.queue.reinstate("W2", " w001 ", key="back")
    assert (back.state, back.position, back.waiting_since) == (
        TicketState.WAITING,
        first.position,
        first.waiting_since,
    )
    assert centre.queue.reinstate("W2", "W001", key="back").id == first.id
    assert line(centre) == ["W001", "W002", "W003"]
    assert code_of(lambda: centre.queue.reinstate("W1", "W001")) == "ticket_move_forbidden"
    called(centre)
    centre.queue.no_show("W1")
    clock.advance(POLICY.reinstate_minutes * 60 + 1)
    assert code_of(lambda: centre.queue.reinstate("W1", "W001")) == "reinstate_late"
    assert code_of(lambda: centre.queue.reinstate("W1", "W009")) == "ticket_code_unknown"
    honest(centre)


@pytest.mark.parametrize(
    ("before", "late", "after"),
    [
        (QueueClass.STANDARD, 0, QueueClass.RETURNING),
        (QueueClass.PRIORITY, 0, QueueClass.RETURNING),
        (QueueClass.STANDARD, 1, QueueClass.STANDARD),
        (QueueClass.PRIORITY, 1, QueueClass.PRIORITY),
    ],
)
def test_a_parked_visitor_comes_back(
    centre: Centre, clock: FakeClock, before: QueueClass, late: int, after: QueueClass
) -> None:
    issue(centre, queue_class=before)
    called(centre)
    parked = centre.queue.park("W1", "  يحضر الأصل ", key="park")
    assert centre.queue.park("W1", "يحضر الأصل", key="park").id == parked.id
    assert centre.queue.current("W1") is None
    (away,) = centre.queue.away("women")
    assert (away.ticket.code, away.reason, away.since, away.late) == ("W001", "يحضر الأصل", clock.now(), False)
    clock.advance(POLICY.return_minutes * 60 + late)
    assert centre.queue.away("women")[0].late is bool(late)
    others = issue(centre, 2)
    back = centre.queue.bring_back("W2", "W001", key="back")
    assert (back.queue_class, back.waiting_since, back.passed) == (after, clock.now(), 0)
    assert back.position > others[-1].position
    assert centre.queue.bring_back("W2", "W001", key="back").id == parked.id
    assert code_of(lambda: centre.queue.bring_back("W2", "W001")) == "ticket_move_forbidden"
    assert centre.queue.away("women") == []
    honest(centre)


def test_a_transfer_keeps_code_and_place(centre: Centre, noura: StaffView, huda: StaffView) -> None:
    first, *_ = issue(centre, 3)
    called(centre)
    moved = centre.queue.transfer("W1", "audience", note="  معها موعد ", key="move")
    assert (moved.code, moved.position, moved.waiting_since) == (first.code, first.position, first.waiting_since)
    assert (moved.service, moved.note, moved.for_desk_id) == ("audience", "معها موعد", None)
    assert centre.queue.transfer("W1", "audience", key="move").id == first.id
    assert line(centre) == ["W001", "W002", "W003"]
    received = called(centre, "W2")
    assert (received.id, received.note, received.service) == (first.id, "معها موعد", "audience")
    honest(centre)


def test_a_ticket_kept_for_a_desk_or_a_person_is_theirs_alone(
    centre: Centre, noura: StaffView, huda: StaffView
) -> None:
    first, second, third = issue(centre, 3)
    called(centre)
    centre.queue.transfer("W1", to_desk="W2")
    called(centre)
    centre.queue.transfer("W1", to_staff=huda.id)
    assert called(centre, "W1").id == third.id
    assert centre.queue.call_next("W3") is None
    assert called(centre, "W2", huda).id == first.id
    centre.queue.finish("W2")
    assert called(centre, "W2", huda).id == second.id
    honest(centre)


def test_nobody_is_sent_where_nobody_sits(centre: Centre, noura: StaffView) -> None:
    person = centre.staff.add("fahad", "فهد العتيبي", PASSWORD, Role.OPERATOR, ["men"])
    issue(centre)
    called(centre)
    assert code_of(lambda: centre.queue.transfer("W1", to_desk="W2")) == "desk_closed"
    assert code_of(lambda: centre.queue.transfer("W1", to_desk="M1")) == "section_not_yours"
    assert code_of(lambda: centre.queue.transfer("W1", to_desk="X9")) == "desk_unknown"
    assert code_of(lambda: centre.queue.transfer("W1", "tea")) == "service_unknown"
    assert code_of(lambda: centre.queue.transfer("W1", to_staff=person.id)) == "staff_away"
    centre.staff.take_desk(person.id, "M1")
    assert code_of(lambda: centre.queue.transfer("W1", to_staff=person.id)) == "staff_away"
    current = centre.queue.current("W1")
    assert current is not None
    assert current.state is TicketState.CALLED


@pytest.mark.parametrize("to", ["desk", "person"])
def test_who_waits_for_a_desk_that_closes_waits_for_everybody(
    centre: Centre, noura: StaffView, huda: StaffView, to: str
) -> None:
    first, second = issue(centre, 2)
    called(centre)
    if to == "desk":
        centre.queue.transfer("W1", to_desk="W2", note="ملاحظة")
    else:
        centre.queue.transfer("W1", to_staff=huda.id, note="ملاحظة")
    centre.staff.leave_desk(huda.id)
    assert record(centre)[-1][0] == "released"
    free = centre.queue.ticket(first.id)
    assert (free.state, free.for_desk_id, free.for_staff_id) == (TicketState.WAITING, None, None)
    assert (free.note, free.position) == ("ملاحظة", first.position)
    assert [called(centre, desk).id for desk in ("W3", "W4")] == [first.id, second.id]
    honest(centre)


@pytest.mark.parametrize("away", ["parked", "missed", "undone"])
def test_who_comes_back_does_not_wait_for_a_desk_that_closed_meanwhile(
    centre: Centre, noura: StaffView, huda: StaffView, away: str
) -> None:
    issue(centre)
    called(centre)
    centre.queue.transfer("W1", to_desk="W2")
    kept = called(centre, "W2", huda)
    assert kept.for_desk_id is not None
    if away == "parked":
        centre.queue.park("W2", "يحضر الأصل")
        centre.staff.leave_desk(huda.id)
        centre.queue.bring_back("W1", "W001")
    elif away == "missed":
        centre.queue.no_show("W2")
        centre.staff.leave_desk(huda.id)
        centre.queue.reinstate("W1", "W001")
    else:
        centre.queue.transfer("W2", to_staff=noura.id)
        centre.staff.leave_desk(noura.id)
        assert code_of(lambda: centre.queue.undo("W2")) == "nothing_to_undo"  # the release came after it
    assert called(centre, "W3").code == "W001"


def test_the_same_visitor_goes_on_with_another_service(centre: Centre, noura: StaffView) -> None:
    first, *_ = issue(centre)
    assert code_of(lambda: centre.queue.go_on("W1", "follow")) == "desk_idle"
    called(centre)
    again = centre.queue.go_on("W1", "follow", key="on")
    assert (again.id, again.service, again.state, again.desk) == (first.id, "follow", TicketState.SERVING, "W1")
    assert centre.queue.go_on("W1", "follow", key="on").id == first.id
    assert code_of(lambda: centre.queue.go_on("W1", "tea")) == "service_unknown"
    assert [kind for kind, _ in record(centre)] == ["issued", "called", "continued"]


def test_a_certain_number_is_called_with_a_reason(centre: Centre, noura: StaffView) -> None:
    first, _, third = issue(centre, 3)
    assert code_of(lambda: centre.queue.call_ticket("W1", "W003", " ")) == "reason_missing"
    assert code_of(lambda: centre.queue.call_ticket("W1", "W009", "طارئ")) == "ticket_code_unknown"
    call = centre.queue.call_ticket("W1", " w003", "حالة طارئة", by=noura.id, key="third")
    assert (call.ticket.id, call.desk) == (third.id, "W1")
    assert centre.queue.call_ticket("W1", "W003", "حالة طارئة", by=noura.id, key="third").revision == call.revision
    assert code_of(lambda: centre.queue.call_ticket("W1", "W001", "x", key="third")) == "key_reused"
    assert code_of(lambda: centre.queue.call_ticket("W1", "W001", "طارئ")) == "desk_busy"
    assert code_of(lambda: centre.queue.call_ticket("W2", "W003", "طارئ")) == "ticket_move_forbidden"
    assert record(centre)[-1] == ("called", "حالة طارئة")
    assert centre.queue.ticket(first.id).passed == 1
    honest(centre)


def test_a_key_does_not_do_two_things(centre: Centre) -> None:
    issue(centre, 2)
    centre.queue.call_next("W1", key="one")
    for act in (
        lambda: centre.queue.finish("W1", key="one"),
        lambda: centre.queue.call_next("W2", key="one"),
        lambda: centre.queue.undo("W1", key="one"),
        lambda: centre.queue.park("W1", "يحضر الأصل", key="one"),
    ):
        assert code_of(act) == "key_reused"


Step = Callable[[Centre], object]
STEPS: dict[str, Step] = {
    "called": lambda centre: None,
    "finished": lambda centre: centre.queue.finish("W1"),
    "no_show": lambda centre: centre.queue.no_show("W1"),
    "parked": lambda centre: centre.queue.park("W1", "يحضر الأصل"),
    "transferred": lambda centre: centre.queue.transfer("W1", "audience", to_desk="W2", note="ملاحظة"),
}


@pytest.mark.parametrize("kind", STEPS)
def test_each_kind_of_step_is_taken_back(
    centre: Centre, clock: FakeClock, noura: StaffView, huda: StaffView, kind: str
) -> None:
    issue(centre, 2)
    untouched = centre.queue.tickets("women")[0]
    before = called(centre)
    STEPS[kind](centre)
    step = centre.queue.last_step("W1")
    assert step is not None
    until = clock.now() + timedelta(seconds=POLICY.undo_seconds)
    assert (step.kind, step.code, step.until) == (TicketMove(kind), "W001", until)
    clock.advance(POLICY.undo_seconds)
    back = centre.queue.undo("W1", by=noura.id, key="undo", step=step.id)
    wanted = untouched if kind == "called" else before
    same = {"changed_at": None, "printing": back.printing}
    assert replace(back, **same) == replace(wanted, **same)  # type: ignore[arg-type]
    assert centre.queue.undo("W1", by=noura.id, key="undo", step=step.id).id == back.id
    assert record(centre)[-1] == ("undone", kind)
    assert centre.queue.last_step("W1") is None or kind != "called"
    honest(centre)


@pytest.mark.parametrize("kind", STEPS)
def test_what_is_too_old_is_not_taken_back(centre: Centre, clock: FakeClock, huda: StaffView, kind: str) -> None:
    issue(centre)
    called(centre)
    STEPS[kind](centre)
    before = centre.queue.tickets("women")
    clock.advance(POLICY.undo_seconds + 1)
    assert centre.queue.last_step("W1") is None
    assert code_of(lambda: centre.queue.undo("W1")) == "nothing_to_undo"
    assert centre.queue.tickets("women") == before


def test_an_undo_is_not_undone_and_the_step_before_it_is_next(centre: Centre, noura: StaffView) -> None:
    issue(centre, 2)
    called(centre)
    finishing = centre.queue.current("W1")
    assert finishing is not None
    centre.queue.call_next("W1", finishing=finishing.id)
    assert centre.queue.undo("W1").code == "W002"
    assert centre.queue.undo("W1").code == "W001"
    current = centre.queue.current("W1")
    assert current is not None
    assert (current.code, current.state) == ("W001", TicketState.CALLED)
    assert centre.queue.undo("W1").state is TicketState.WAITING
    assert code_of(lambda: centre.queue.undo("W1")) == "nothing_to_undo"
    assert line(centre) == ["W001", "W002"]
    honest(centre)


def test_a_step_with_which_somebody_went_on_stays(centre: Centre, noura: StaffView, huda: StaffView) -> None:
    issue(centre)
    called(centre)
    centre.queue.transfer("W1", "audience")
    step = centre.queue.last_step("W1")
    called(centre, "W2")
    assert centre.queue.last_step("W1") is None
    assert code_of(lambda: centre.queue.undo("W1", step=step.id if step else None)) == "nothing_to_undo"
    assert centre.queue.current("W2") is not None


def test_a_step_that_is_no_longer_the_last_one_is_not_taken_for_another(centre: Centre) -> None:
    issue(centre, 2)
    called(centre)
    step = centre.queue.last_step("W1")
    assert step is not None
    centre.queue.finish("W1")
    assert code_of(lambda: centre.queue.undo("W1", step=step.id)) == "nothing_to_undo"
    assert centre.queue.current("W1") is None


def test_what_cannot_be_taken_back(centre: Centre, noura: StaffView) -> None:
    assert code_of(lambda: centre.queue.undo("W1")) == "nothing_to_undo"
    issue(centre)
    called(centre)
    centre.queue.recall("W1")
    assert code_of(lambda: centre.queue.undo("W1")) == "nothing_to_undo"
    centre.queue.go_on("W1", "follow")
    assert code_of(lambda: centre.queue.undo("W1")) == "nothing_to_undo"


def test_a_visitor_is_not_put_back_to_a_desk_with_another_one(centre: Centre, noura: StaffView) -> None:
    issue(centre, 2)
    called(centre)
    centre.queue.finish("W1")
    with open_centre(centre.settings, clock=centre.clock) as other:
        assert other.queue.call_ticket("W1", "W002", "طارئ").ticket.code == "W002"
    assert centre.queue.undo("W1").code == "W002"  # the call, which came after the finish
    assert centre.queue.undo("W1").code == "W001"


def test_the_next_clerk_does_not_take_back_what_the_one_before_did(
    centre: Centre, clock: FakeClock, noura: StaffView
) -> None:
    issue(centre)
    called(centre, "W1", noura)
    centre.queue.finish("W1", by=noura.id)
    clock.advance(1)
    centre.staff.leave_desk(noura.id)
    person = centre.staff.add("mona", "منى الحربي", PASSWORD, Role.OPERATOR, ["women"])
    centre.staff.take_desk(person.id, "W1")
    assert centre.queue.last_step("W1") is None
    assert code_of(lambda: centre.queue.undo("W1", by=person.id)) == "nothing_to_undo"


def test_a_paused_desk_takes_nothing_back(centre: Centre, noura: StaffView) -> None:
    issue(centre)
    called(centre)
    centre.queue.finish("W1")
    centre.desks.pause("W1", "الصلاة", by=noura.id)
    assert centre.queue.last_step("W1") is None
    assert code_of(lambda: centre.queue.undo("W1")) == "desk_paused"


def test_nobody_else_moves_what_is_at_a_desk(centre: Centre, noura: StaffView, huda: StaffView) -> None:
    issue(centre)
    called(centre, "W1", noura)
    centre.queue.recall("W1", by=noura.id)
    for act in (
        lambda: centre.queue.recall("W1", by=huda.id),
        lambda: centre.queue.no_show("W1", by=huda.id),
        lambda: centre.queue.park("W1", "x", by=huda.id),
        lambda: centre.queue.transfer("W1", "follow", by=huda.id),
        lambda: centre.queue.go_on("W1", "follow", by=huda.id),
        lambda: centre.queue.finish("W1", by=huda.id),
        lambda: centre.queue.undo("W1", by=huda.id),
        lambda: centre.queue.bring_back("W1", "W001", by=huda.id),
        lambda: centre.queue.reinstate("W1", "W001", by=huda.id),
        lambda: centre.queue.call_ticket("W1", "W001", "x", by=huda.id),
    ):
        assert code_of(act) == "desk_not_yours"
    assert [kind for kind, _ in record(centre)] == ["issued", "called", "recalled"]
