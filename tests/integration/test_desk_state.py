"""Desks on both databases: open, paused, closed, each with its line in the record, and what they serve."""

import threading

import pytest

from core.bootstrap import Centre
from core.domain.desk import DeskChange
from core.domain.ticket import TicketState
from core.domain.workflow import Role
from core.services.dto import StaffView
from core.storage.centre_store import SqlCentreStore
from core.storage.desk_store import SqlDeskStore
from tests.integration.conftest import PASSWORD, code_of
from tests.support.clock import FakeClock


def events(centre: Centre, desk: str = "W1") -> list[tuple[str, str]]:
    """What happened to a desk today."""
    return [(event.kind.value, event.reason) for event in centre.desks.events(desk)]


@pytest.fixture
def mona(centre: Centre) -> StaffView:
    """A supervisor of the women's section."""
    return centre.staff.add("mona", "منى الحربي", PASSWORD, Role.SUPERVISOR, ["women"])


def test_a_day_of_a_desk_is_in_its_record(centre: Centre, clock: FakeClock, noura: StaffView) -> None:
    began = clock.now()
    clock.advance(60)
    paused = centre.desks.pause("W1", " الصلاة ", by=noura.id)
    assert (paused.staff, paused.paused_at, paused.pause_reason) == (noura.id, clock.now(), "الصلاة")
    clock.advance(60)
    assert centre.desks.resume("W1", by=noura.id).paused_at is None
    clock.advance(60)
    centre.staff.leave_desk(noura.id)
    assert events(centre) == [("opened", ""), ("paused", "الصلاة"), ("resumed", ""), ("closed", "")]
    first, *_ = centre.desks.events("W1")
    assert (first.kind, first.at, first.staff, first.by) == (DeskChange.OPENED, began, "noura", None)
    assert first.device == centre.settings.device.name
    assert [event.kind for event in centre.desks.events("W1", clock.now())] == [DeskChange.CLOSED]
    assert centre.desks.events("W2") == []


def test_what_is_done_already_is_not_recorded_again(centre: Centre, clock: FakeClock, noura: StaffView) -> None:
    for _ in range(2):
        centre.staff.take_desk(noura.id, "W1")
        centre.desks.pause("W1", "استراحة", by=noura.id)
        clock.advance(5)
    assert centre.desks.pause("W1", "اجتماع", by=noura.id).pause_reason == "استراحة"
    for _ in range(2):
        centre.desks.resume("W1", by=noura.id)
    for _ in range(2):
        centre.desks.close("W1", by=noura.id)
        centre.staff.leave_desk(noura.id)
    assert [kind for kind, _ in events(centre)] == ["opened", "paused", "resumed", "closed"]


def test_a_paused_desk_calls_nobody_and_is_not_counted(centre: Centre, noura: StaffView) -> None:
    centre.queue.issue("women", "submit", "a")
    assert centre.queue.snapshot("women").open_desks == 1
    centre.desks.pause("W1", "الصلاة", by=noura.id)
    assert centre.queue.snapshot("women").open_desks == 0
    assert code_of(lambda: centre.queue.call_next("W1", by=noura.id)) == "desk_paused"
    assert code_of(lambda: centre.queue.call_ticket("W1", "W001", "طارئ", by=noura.id)) == "desk_paused"
    centre.desks.resume("W1", by=noura.id)
    assert centre.queue.call_next("W1", by=noura.id) is not None


def test_who_sits_down_after_a_pause_is_not_paused(centre: Centre, noura: StaffView, mona: StaffView) -> None:
    centre.desks.pause("W1", "الصلاة", by=noura.id)
    centre.staff.leave_desk(noura.id)
    assert centre.desks.open("W1", mona.id).paused_at is None


def test_a_desk_with_a_visitor_neither_pauses_nor_closes(centre: Centre, noura: StaffView, mona: StaffView) -> None:
    centre.queue.issue("women", "submit", "a")
    centre.queue.call_next("W1", by=noura.id)
    for by in (noura.id, mona.id):
        assert code_of(lambda by=by: centre.desks.pause("W1", "الصلاة", by=by)) == "desk_busy"  # type: ignore[misc]
        assert code_of(lambda by=by: centre.desks.close("W1", by=by)) == "desk_busy"  # type: ignore[misc]
    assert [kind for kind, _ in events(centre)] == ["opened"]


def test_a_closed_desk_neither_pauses_nor_resumes(centre: Centre, noura: StaffView) -> None:
    assert code_of(lambda: centre.desks.pause("W2", "الصلاة")) == "desk_closed"
    assert code_of(lambda: centre.desks.resume("W2")) == "desk_closed"
    assert code_of(lambda: centre.desks.pause("X9", "الصلاة")) == "desk_unknown"
    assert code_of(lambda: centre.desks.pause("W1", "  ")) == "reason_missing"
    assert centre.desks.close("W2").staff is None
    assert events(centre, "W2") == []


def test_a_supervisor_acts_for_a_clerk_and_a_colleague_does_not(
    centre: Centre, noura: StaffView, huda: StaffView, mona: StaffView
) -> None:
    fahad = centre.staff.add("fahad", "فهد العتيبي", PASSWORD, Role.SUPERVISOR, ["men"])
    host = centre.staff.add("host", "أمل", PASSWORD, Role.HOST, ["women"])
    for by, code in ((huda, "desk_not_yours"), (host, "desk_not_yours"), (fahad, "section_not_yours")):
        assert code_of(lambda by=by: centre.desks.pause("W1", "الصلاة", by=by.id)) == code  # type: ignore[misc]
        assert code_of(lambda by=by: centre.desks.close("W1", by=by.id)) == code  # type: ignore[misc]
    centre.desks.pause("W1", "الصلاة", by=mona.id)
    centre.desks.resume("W1", by=mona.id)
    centre.desks.close("W1", by=mona.id, reason="نهاية الدوام")
    centre.desks.open("W1", noura.id, by=mona.id, reason="ازدحام")
    recorded = centre.desks.events("W1")
    assert [event.by for event in recorded] == [None, *[mona.id] * 4]
    assert {event.staff for event in recorded} == {"noura"}
    assert [event.reason for event in recorded[-2:]] == ["نهاية الدوام", "ازدحام"]


def test_one_clerk_one_desk(centre: Centre, noura: StaffView, huda: StaffView) -> None:
    assert code_of(lambda: centre.desks.open("W3", noura.id)) == "staff_at_another_desk"
    assert code_of(lambda: centre.desks.open("M1", noura.id)) == "section_not_yours"
    centre.desks.close("W2", by=huda.id)
    assert code_of(lambda: centre.desks.open("W1", huda.id)) == "desk_taken"


def test_a_desk_and_a_person_serve_what_they_are_limited_to(centre: Centre, noura: StaffView, huda: StaffView) -> None:
    for service in ("submit", "follow", "enquiry"):
        centre.queue.issue("women", service, service)
    assert (centre.desks.services("W1"), centre.desks.staff_services(noura.id)) == ([], [])
    centre.desks.set_services("W1", ["enquiry", "follow", "follow"])
    centre.desks.set_staff_services(noura.id, ["enquiry"])
    assert centre.desks.services("W1") == ["follow", "enquiry"]
    assert centre.desks.staff_services(noura.id) == ["enquiry"]
    call = centre.queue.call_next("W1", by=noura.id)
    assert call is not None
    assert call.ticket.service == "enquiry"
    centre.queue.finish("W1")
    assert centre.queue.call_next("W1", by=noura.id) is None
    assert centre.queue.snapshot("women").waiting == 2
    centre.desks.set_staff_services(noura.id, [])
    call = centre.queue.call_next("W1", by=noura.id)
    assert call is not None
    assert call.ticket.service == "follow"
    assert code_of(lambda: centre.desks.set_services("W1", ["tea"])) == "service_unknown"
    assert centre.desks.services("W1") == ["follow", "enquiry"]


def leaver(centre: Centre, person: StaffView, left: threading.Event) -> threading.Thread:
    """Somebody who leaves their desk at the same time."""

    def leave() -> None:
        centre.staff.leave_desk(person.id)
        left.set()

    return threading.Thread(target=leave)


def test_nobody_stays_with_a_desk_that_closes_while_they_are_sent_there(
    centre: Centre, noura: StaffView, huda: StaffView, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The desk was open when the transfer looked, and closes before the transfer has the day's lock."""
    ticket = centre.queue.issue("women", "submit", "a")
    centre.queue.call_next("W1")
    desk, left = SqlCentreStore.desk, threading.Event()
    leaving = leaver(centre, huda, left)

    def looked(store: SqlCentreStore, name: str) -> object:
        place = desk(store, name)
        if name == "W2" and threading.current_thread() is threading.main_thread() and not leaving.ident:
            leaving.start()
            left.wait(0.5)  # on SQLite it waits for us instead, and finds the ticket
        return place

    monkeypatch.setattr(SqlCentreStore, "desk", looked)
    centre.queue.transfer("W1", to_desk="W2")
    leaving.join()
    free = centre.queue.ticket(ticket.id)
    assert (free.state, free.for_desk_id) == (TicketState.WAITING, None)
    call = centre.queue.call_next("W3")
    assert call is not None
    assert call.ticket.id == ticket.id


def test_nobody_stays_with_a_desk_that_closes_after_they_were_sent_there(
    centre: Centre, noura: StaffView, huda: StaffView, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The desk's clerk leaves while the transfer holds the day: the leaver waits, and finds the ticket."""
    ticket = centre.queue.issue("women", "submit", "a")
    centre.queue.call_next("W1")
    opened_at, found = SqlDeskStore.opened_at, threading.Event()
    leaving = leaver(centre, huda, found)

    def asked(store: SqlDeskStore, desk_id: object) -> object:
        at = opened_at(store, desk_id)  # type: ignore[arg-type]
        if threading.current_thread() is threading.main_thread() and not leaving.ident:
            leaving.start()
            found.wait(0.5)  # it is at the day's lock by then, and cannot say so
        return at

    monkeypatch.setattr(SqlDeskStore, "opened_at", asked)
    centre.queue.transfer("W1", to_desk="W2")
    leaving.join()
    call = centre.queue.call_next("W3")
    assert call is not None
    assert call.ticket.id == ticket.id
