"""The queue on both databases: one ticket's course, what the hall sees, and the day's end."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import text

from core.bootstrap import Centre, open_centre
from core.domain.queue_policy import QueueClass
from core.domain.text import Language
from core.domain.ticket import TicketState
from core.services.dto import StaffView
from tests.integration.conftest import code_of
from tests.support.clock import FakeClock

BEFORE_MIDNIGHT = datetime(2026, 11, 24, 20, 59, 59, tzinfo=UTC)  # 23:59:59 in Riyadh


def events(centre: Centre, *columns: str) -> list[tuple[object, ...]]:
    """The record, in its order."""
    with centre.storage.units.read() as unit:
        rows = unit._scope.run(text(f"SELECT {', '.join(columns)} FROM ticket_event ORDER BY revision, id"))
        return [tuple(row) for row in rows]


def test_numbers_grow_by_one_in_each_section(centre: Centre) -> None:
    women = [centre.queue.issue("women", "submit", f"w{place}") for place in range(3)]
    men = [centre.queue.issue("men", "enquiry", f"m{place}") for place in range(2)]
    assert [(ticket.number, ticket.code, ticket.ahead) for ticket in women] == [
        (1, "W001", 0),
        (2, "W002", 1),
        (3, "W003", 2),
    ]
    assert [ticket.code for ticket in men] == ["M001", "M002"]
    assert centre.queue.tickets("women") == women
    assert centre.queue.waiting("men") == men


def test_a_key_gives_one_ticket(centre: Centre) -> None:
    first = centre.queue.issue("women", "submit", "touch", language=Language.ENGLISH)
    assert centre.queue.issue("women", "submit", "touch") == first
    assert centre.queue.issue("women", "submit", "another touch").number == 2
    assert centre.queue.snapshot("women").waiting == 2
    assert code_of(lambda: centre.queue.issue("men", "submit", "touch")) == "key_reused"
    assert code_of(lambda: centre.queue.issue("women", "enquiry", "touch")) == "key_reused"
    assert centre.queue.tickets("men") == []
    assert centre.queue.issue("men", "submit", "third touch").number == 1  # a refused call leaves no gap


@pytest.mark.parametrize("key", ["", "  ", "k" * 201])
def test_a_key_that_cannot_serve_is_refused(centre: Centre, key: str) -> None:
    assert code_of(lambda: centre.queue.issue("women", "submit", key)) == "key_missing"
    assert centre.queue.tickets("women") == []


def test_a_call_takes_who_waited_longest_and_a_finish_ends_it(centre: Centre, clock: FakeClock) -> None:
    first, second = (centre.queue.issue("women", "submit", key) for key in "ab")
    clock.advance(60)
    call = centre.queue.call_next("W1")
    assert call is not None
    assert (call.ticket.id, call.desk, call.desk_number, call.called_at) == (first.id, "W1", 1, clock.now())
    assert call.ticket.state is TicketState.CALLED
    other = centre.queue.call_next("W2")
    assert other is not None
    assert other.ticket.id == second.id
    assert centre.queue.call_next("W3") is None
    finished = centre.queue.finish("W1")
    assert (finished.id, finished.state, finished.code) == (first.id, TicketState.FINISHED, first.code)
    assert centre.queue.current("W1") is None
    assert centre.queue.call_next("W1") is None


def test_a_busy_window_calls_only_when_it_finishes_what_it_names(centre: Centre) -> None:
    first, second = (centre.queue.issue("women", "submit", key) for key in "ab")
    centre.queue.call_next("W1")
    assert code_of(lambda: centre.queue.call_next("W1")) == "desk_busy"
    assert code_of(lambda: centre.queue.call_next("W1", finishing=second.id)) == "desk_busy"
    call = centre.queue.call_next("W1", finishing=first.id)
    assert call is not None
    assert call.ticket.id == second.id
    assert centre.queue.ticket(first.id).state is TicketState.FINISHED


def test_a_repeated_call_with_its_key_calls_nobody_else(centre: Centre) -> None:
    for key in "ab":
        centre.queue.issue("women", "submit", key)
    first = centre.queue.call_next("W1", key="double click")
    again = centre.queue.call_next("W1", key="double click")
    assert first is not None
    assert again is not None
    assert (again.ticket.id, again.revision, again.called_at) == (first.ticket.id, first.revision, first.called_at)
    assert centre.queue.snapshot("women").waiting == 1
    finished = [centre.queue.finish("W1", key="finish twice") for _ in range(2)]
    assert finished[0].id == finished[1].id == first.ticket.id


def test_a_recall_announces_again_and_a_no_show_ends_the_call(centre: Centre) -> None:
    ticket = centre.queue.issue("women", "submit", "a")
    call = centre.queue.call_next("W1")
    assert call is not None
    again = centre.queue.recall("W1")
    assert (again.ticket.id, again.revision > call.revision) == (ticket.id, True)
    assert centre.queue.snapshot("women", since=call.revision).calls == (again,)
    assert centre.queue.no_show("W1").state is TicketState.NO_SHOW
    assert code_of(lambda: centre.queue.recall("W1")) == "desk_idle"


def test_a_parked_ticket_leaves_the_window_and_keeps_its_code(centre: Centre) -> None:
    ticket = centre.queue.issue("women", "submit", "a")
    centre.queue.call_next("W1")
    assert code_of(lambda: centre.queue.park("W1", reason=" ")) == "reason_missing"
    parked = centre.queue.park("W1", reason="الأصل في السيارة")
    assert (parked.id, parked.code, parked.state) == (ticket.id, ticket.code, TicketState.PARKED)
    assert centre.queue.current("W1") is None
    assert centre.queue.call_next("W1") is None


def test_a_transfer_waits_for_another_service_under_the_same_code(centre: Centre) -> None:
    ticket = centre.queue.issue("women", "submit", "a")
    centre.queue.call_next("W1")
    moved = centre.queue.transfer("W1", service="audience")
    assert (moved.id, moved.code, moved.service, moved.state) == (
        ticket.id,
        ticket.code,
        "audience",
        TicketState.WAITING,
    )
    assert centre.queue.snapshot("women").waiting == 1
    call = centre.queue.call_next("W2")
    assert call is not None
    assert call.ticket.id == ticket.id


def test_an_idle_or_unknown_window_is_named(centre: Centre) -> None:
    for move in (centre.queue.finish, centre.queue.recall, centre.queue.no_show):
        assert code_of(lambda move=move: move("W1")) == "desk_idle"  # type: ignore[misc]
        assert code_of(lambda move=move: move("X9")) == "desk_unknown"  # type: ignore[misc]
    assert code_of(lambda: centre.queue.transfer("W1", service="tea")) == "service_unknown"


def test_only_the_clerk_of_a_window_works_there(centre: Centre, noura: StaffView, huda: StaffView) -> None:
    centre.queue.issue("women", "submit", "a")
    assert code_of(lambda: centre.queue.call_next("W1", by=huda.id)) == "desk_not_yours"
    assert code_of(lambda: centre.queue.call_next("M1", by=noura.id)) == "section_not_yours"
    assert centre.queue.call_next("W1", by=noura.id) is not None
    assert code_of(lambda: centre.queue.finish("W1", by=huda.id)) == "desk_not_yours"
    centre.queue.finish("W1", by=noura.id)


def test_the_hall_sees_its_own_section_alone(centre: Centre, noura: StaffView) -> None:
    women = [centre.queue.issue("women", "submit", f"w{place}") for place in range(7)]
    centre.queue.issue("men", "submit", "m")
    for _ in range(6):
        centre.queue.call_next("W1")
        centre.queue.finish("W1")
    last = centre.queue.call_next("W2")
    shown = centre.queue.snapshot("women", since=0)
    assert shown.current == last
    assert [call.ticket.code for call in shown.recent] == [ticket.code for ticket in reversed(women[2:])]
    assert [call.ticket.code for call in shown.calls] == [ticket.code for ticket in women]
    assert (shown.waiting, shown.open_desks) == (0, 1)
    assert centre.queue.snapshot("women", since=shown.revision).calls == ()
    men = centre.queue.snapshot("men")
    assert (men.waiting, men.current, men.recent, men.open_desks) == (1, None, (), 0)


def test_the_estimate_is_measured_from_the_record(centre: Centre, clock: FakeClock, noura: StaffView) -> None:
    for place in range(4):
        centre.queue.issue("women", "submit", f"w{place}")
    assert centre.queue.snapshot("women").wait_minutes == 20  # four visitors, five minutes each until one was served
    for _ in range(2):
        centre.queue.call_next("W1", by=noura.id)
        clock.advance(600)
        centre.queue.finish("W1", by=noura.id)
    assert centre.queue.snapshot("women").wait_minutes == 21  # two visitors, ten minutes each, and a breath after each
    assert centre.queue.issue("women", "submit", "new").wait_minutes == 21


def test_a_day_ends_at_the_centres_own_midnight(centre: Centre, clock: FakeClock) -> None:
    clock.advance((BEFORE_MIDNIGHT - clock.now()).total_seconds())
    last = centre.queue.issue("women", "submit", "last")
    clock.advance(1)
    first = centre.queue.issue("women", "submit", "first")
    assert (last.number, last.service_date) == (1, date(2026, 11, 24))
    assert (first.number, first.service_date, first.ahead) == (1, date(2026, 11, 25), 0)
    assert centre.queue.issue("women", "submit", "last") == last
    assert centre.queue.tickets("women") == [first]
    assert centre.queue.tickets("women", date(2026, 11, 24)) == [last]


def test_a_visitor_at_a_window_at_midnight_is_finished_after_it(centre: Centre, clock: FakeClock) -> None:
    clock.advance((BEFORE_MIDNIGHT - clock.now()).total_seconds())
    ticket = centre.queue.issue("women", "submit", "late")
    centre.queue.call_next("W1")
    clock.advance(60)
    assert centre.queue.finish("W1").id == ticket.id
    assert [event[0] for event in events(centre, "kind")] == ["issued", "called", "finished"]


def test_every_change_is_one_line_of_the_record(centre: Centre, clock: FakeClock, noura: StaffView) -> None:
    centre.queue.issue("women", "submit", "a")
    centre.queue.call_next("W1", by=noura.id)
    centre.queue.recall("W1", by=noura.id)
    centre.queue.park("W1", "يحضر الأصل", by=noura.id)
    device = centre.settings.device.name
    assert events(centre, "revision", "kind", "device", "reason") == [
        (1, "issued", device, ""),
        (2, "called", device, ""),
        (3, "recalled", device, ""),
        (4, "parked", device, "يحضر الأصل"),
    ]
    staff = [event[0] for event in events(centre, "staff_id")]
    assert staff[0] is None
    assert len(set(staff[1:])) == 1


def test_a_refused_move_leaves_no_trace(centre: Centre) -> None:
    for key in "ab":
        centre.queue.issue("women", "submit", key)
    centre.queue.call_next("W1")
    before, shown = events(centre, "id"), centre.queue.snapshot("women", since=0)
    assert code_of(lambda: centre.queue.call_next("W1")) == "desk_busy"
    assert code_of(lambda: centre.queue.transfer("W1", service="tea")) == "service_unknown"
    assert code_of(lambda: centre.queue.park("W1", reason="")) == "reason_missing"
    assert events(centre, "id") == before
    assert centre.queue.snapshot("women", since=0) == shown


def test_another_program_sees_the_same_queue(centre: Centre, database_url: str, clock: FakeClock) -> None:
    ticket = centre.queue.issue("women", "submit", "a")
    with open_centre(database_url, clock=clock) as other:
        assert other.queue.ticket(ticket.id) == ticket
        assert other.queue.issue("women", "submit", "a") == ticket
        assert other.queue.issue("women", "submit", "b").number == 2
    assert [waiting.number for waiting in centre.queue.waiting("women")] == [1, 2]


def test_a_ticket_is_issued_in_its_class(centre: Centre) -> None:
    standard = centre.queue.issue("women", "submit", "a")
    elderly = centre.queue.issue("women", "submit", "b", queue_class=QueueClass.PRIORITY)
    assert (standard.queue_class, elderly.queue_class) == (QueueClass.STANDARD, QueueClass.PRIORITY)
    assert centre.queue.ticket(elderly.id).queue_class is QueueClass.PRIORITY
    assert events(centre, "kind", "queue_class") == [("issued", "standard"), ("issued", "priority")]
    call = centre.queue.call_next("W1")
    assert call is not None
    assert call.ticket.id == elderly.id
