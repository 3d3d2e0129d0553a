"""The live view of a supervisor on both databases: desks, who waits, who is aside, devices and their clocks."""

from datetime import timedelta

import pytest

from core.bootstrap import Centre, open_centre
from core.config import Device, Settings
from core.domain.alarms import AlarmKind
from core.domain.queue_policy import QueueClass
from core.domain.workflow import Role
from core.services.dto import StaffView
from core.services.live_dto import DeskState, LiveDesk, LiveView
from tests.integration.conftest import PASSWORD, code_of
from tests.support.clock import FakeClock
from tests.support.ear import listening


@pytest.fixture
def maha(centre: Centre) -> StaffView:
    """A supervisor of the women's section."""
    return centre.staff.add("maha", "مها الفيصل", PASSWORD, Role.SUPERVISOR, ["women"])


def desk(view: LiveView, name: str) -> LiveDesk:
    """One desk."""
    return next(one for one in view.desks if one.name == name)


def kinds(view: LiveView) -> list[tuple[AlarmKind, str]]:
    """What is amiss, and with what."""
    return [(one.kind, one.about) for one in view.alarms(view.at)]


def test_a_supervisor_sees_only_their_sections(
    centre: Centre, clock: FakeClock, maha: StaffView, noura: StaffView
) -> None:
    centre.queue.issue("women", "submit", "a")
    clock.advance(1)
    centre.queue.issue("men", "submit", "b")
    view = centre.live.view(maha.id)
    assert [one.name for one in view.sections] == ["women"]
    assert {one.section for one in view.desks} == {"women"}
    assert [one.code for one in view.waiting] == ["W001"]
    assert [one.login for one in view.people] == ["maha", "noura"]
    both = centre.staff.add("root", "مدير", PASSWORD, Role.ADMINISTRATOR, ["women", "men"])
    assert [one.code for one in centre.live.view(both.id).waiting] == ["W001", "M001"]


@pytest.mark.parametrize("role", [Role.OPERATOR, Role.HOST])
def test_others_see_nothing(centre: Centre, role: Role) -> None:
    person = centre.staff.add("other", "اسم", PASSWORD, role, ["women"])
    assert code_of(lambda: centre.live.view(person.id)) == "role_not_allowed"


def test_a_desk_tells_its_state_and_since_when(
    centre: Centre, clock: FakeClock, maha: StaffView, noura: StaffView
) -> None:
    assert desk(centre.live.view(maha.id), "W2").state is DeskState.CLOSED
    sat = desk(centre.live.view(maha.id), "W1")
    assert (sat.state, sat.clerk, sat.since) == (DeskState.FREE, noura.name, clock.now())
    clock.advance(600)
    ticket = centre.queue.issue("women", "submit", "a")
    clock.advance(60)
    called = clock.now()
    centre.queue.call_next("W1", by=noura.id)
    clock.advance(60)
    centre.queue.recall("W1", by=noura.id)
    busy = desk(centre.live.view(maha.id), "W1")
    assert (busy.state, busy.ticket, busy.ticket_id, busy.since) == (
        DeskState.CALLED,
        ticket.code,
        ticket.id,
        called,
    )
    centre.queue.go_on("W1", "audience", by=noura.id)
    serving = desk(centre.live.view(maha.id), "W1")
    assert (serving.state, serving.since) == (DeskState.SERVING, called)
    centre.queue.finish("W1", by=noura.id)
    free = desk(centre.live.view(maha.id), "W1")
    assert (free.state, free.since, free.ticket) == (DeskState.FREE, clock.now(), "")
    clock.advance(60)
    centre.desks.pause("W1", "صلاة الظهر", by=noura.id)
    paused = desk(centre.live.view(maha.id), "W1")
    assert (paused.state, paused.reason, paused.since) == (DeskState.PAUSED, "صلاة الظهر", clock.now())
    clock.advance(60)
    centre.desks.resume("W1", by=noura.id)
    assert desk(centre.live.view(maha.id), "W1").since == clock.now()
    centre.staff.leave_desk(noura.id)
    closed = desk(centre.live.view(maha.id), "W1")
    assert (closed.state, closed.since, closed.clerk) == (DeskState.CLOSED, clock.now(), "")


def test_who_waits_is_counted_by_class_and_told_oldest_first(centre: Centre, clock: FakeClock, maha: StaffView) -> None:
    begin = clock.now()
    for number, name in enumerate(("standard", "priority", "standard")):
        centre.queue.issue("women", "submit", f"t{number}", queue_class=QueueClass(name))
        clock.advance(60)
    view = centre.live.view(maha.id)
    assert [(one.code, one.since) for one in view.waiting] == [
        ("W001", begin),
        ("W002", begin + timedelta(minutes=1)),
        ("W003", begin + timedelta(minutes=2)),
    ]
    counts = {one.queue_class: (one.count, one.oldest) for one in view.sections[0].classes}
    assert counts == {
        QueueClass.STANDARD: (2, begin),
        QueueClass.PRIORITY: (1, begin + timedelta(minutes=1)),
    }
    assert view.sections[0].waiting == 3


def test_who_is_aside_is_told_with_its_last_reason(centre: Centre, maha: StaffView, noura: StaffView) -> None:
    for number in range(2):
        centre.queue.issue("women", "submit", f"t{number}")
    centre.queue.call_next("W1", by=noura.id)
    centre.queue.park("W1", "الأصل", by=noura.id)
    centre.queue.bring_back("W1", "W001", by=noura.id)
    centre.queue.call_next("W1", by=noura.id)
    centre.queue.park("W1", "الصورة", by=noura.id)
    centre.queue.call_next("W1", by=noura.id)
    centre.queue.no_show("W1", by=noura.id)
    aside = centre.live.view(maha.id).aside
    assert [(one.code, one.state.value, one.reason) for one in aside] == [
        ("W001", "parked", "الصورة"),
        ("W002", "no_show", ""),
    ]


def test_a_desk_that_takes_some_services_is_idle_only_for_them(
    centre: Centre, clock: FakeClock, maha: StaffView, noura: StaffView
) -> None:
    centre.desks.set_services("W1", ["audience", "enquiry"])
    centre.desks.set_staff_services(noura.id, ["submit", "enquiry"])
    centre.queue.issue("women", "submit", "a")
    clock.advance(6 * 60)
    assert kinds(centre.live.view(maha.id)) == []
    centre.queue.issue("women", "enquiry", "b")
    clock.advance(6 * 60)
    assert kinds(centre.live.view(maha.id)) == [(AlarmKind.IDLE_DESK, "W1")]


def test_a_long_wait_and_an_idle_desk_are_told_and_end(
    centre: Centre, clock: FakeClock, maha: StaffView, noura: StaffView
) -> None:
    centre.queue.issue("women", "submit", "a")
    clock.advance(31 * 60)
    assert kinds(centre.live.view(maha.id)) == [(AlarmKind.LONG_WAIT, "W001"), (AlarmKind.IDLE_DESK, "W1")]
    centre.queue.call_next("W1", by=noura.id)
    assert kinds(centre.live.view(maha.id)) == []


def test_a_device_is_heard_falls_silent_comes_back_and_takes_its_leave(
    centre: Centre, clock: FakeClock, maha: StaffView
) -> None:
    name = centre.settings.device.name
    centre.administration.heartbeat("kiosk", "women")
    clock.advance(3 * 60)
    assert kinds(centre.live.view(maha.id)) == []
    clock.advance(1)
    assert kinds(centre.live.view(maha.id)) == [(AlarmKind.DEVICE_SILENT, name)]
    centre.administration.heartbeat("kiosk", "women")
    assert kinds(centre.live.view(maha.id)) == []
    centre.administration.take_leave()
    clock.advance(3600)
    assert kinds(centre.live.view(maha.id)) == []


def test_a_device_of_the_other_hall_is_not_told(centre: Centre, clock: FakeClock, maha: StaffView) -> None:
    centre.administration.heartbeat("kiosk", "men")
    clock.advance(600)
    assert kinds(centre.live.view(maha.id)) == []
    centre.administration.heartbeat("kiosk", None)
    clock.advance(600)
    assert [kind for kind, _ in kinds(centre.live.view(maha.id))] == [AlarmKind.DEVICE_SILENT]


def test_a_heartbeat_keeps_the_printers_fault_and_a_report_the_heartbeat(
    centre: Centre, clock: FakeClock, maha: StaffView
) -> None:
    centre.printing.check_printer()
    centre.administration.heartbeat("server", None, clock_offset=timedelta(seconds=-300))
    centre.printing.check_printer()
    (device,) = centre.live.view(maha.id).devices
    assert device.printer_fault is not None
    assert (device.heard_at, device.clock_offset_seconds) == (clock.now(), -300)
    assert [kind for kind, _ in kinds(centre.live.view(maha.id))] == [AlarmKind.PRINTER, AlarmKind.WRONG_CLOCK]


def test_a_clock_that_was_set_back_is_noticed(
    centre: Centre, database_url: str, clock: FakeClock, maha: StaffView
) -> None:
    centre.queue.issue("women", "submit", "a")
    settings = Settings(database=database_url, device=Device(name="wrong", kind="kiosk", section="women"))
    behind = FakeClock(clock.now() - timedelta(hours=1))
    with open_centre(settings, clock=behind) as kiosk:
        kiosk.administration.heartbeat("kiosk", "women", clock_offset=kiosk.clock_offset())
    offsets = {one.name: one.clock_offset_seconds for one in centre.live.view(maha.id).devices}
    assert offsets == {"wrong": -3600}
    assert (AlarmKind.WRONG_CLOCK, "wrong") in kinds(centre.live.view(maha.id))


def test_the_feed_tells_of_a_device_only_what_changes_an_alarm(centre: Centre, clock: FakeClock) -> None:
    with listening(centre) as ear:
        centre.administration.heartbeat("kiosk", "women")
        ear.wait("devices")
        for _ in range(3):
            clock.advance(60)
            centre.administration.heartbeat("kiosk", "women", clock_offset=timedelta(seconds=30))
        centre.administration.heartbeat("kiosk", "women", clock_offset=timedelta(seconds=130))
        ear.wait("devices", 2)
        clock.advance(600)
        centre.administration.heartbeat("kiosk", "women", clock_offset=timedelta(seconds=130))
        ear.wait("devices", 3)
        centre.queue.issue("women", "submit", "a")
        ear.wait("queue:women")
        assert ear.heard.count("devices") == 3
