"""The staff code at the centre, restarts that are asked of devices, and what devices say of themselves."""

from collections.abc import Iterator
from contextlib import ExitStack
from uuid import UUID

import pytest

from core.bootstrap import Centre, open_centre
from core.config import Device, Settings
from core.domain.workflow import Role
from core.services.device_dto import DeviceDeed, Ending, Vitals
from core.services.dto import DeviceView, StaffView
from tests.integration.conftest import PASSWORD, code_of
from tests.support.clock import FakeClock

CODE, WRONG = "135792", "246813"


@pytest.fixture
def kiosk(centre: Centre, clock: FakeClock) -> Iterator[Centre]:
    """The centre as a kiosk of the women's section has it open."""
    settings = Settings(database=centre.settings.database, device=Device(name="kiosk-1", kind="kiosk", section="women"))
    with open_centre(settings, clock=clock) as opened:
        opened.administration.heartbeat("kiosk", "women", vitals=Vitals("1.2"))
        opened.devices.started()
        yield opened


@pytest.fixture
def maha(centre: Centre) -> StaffView:
    """A supervisor of the women's section."""
    return centre.staff.add("maha", "مها الفيصل", PASSWORD, Role.SUPERVISOR, ["women"])


def shown(centre: Centre) -> DeviceView:
    """The kiosk as it is known."""
    return next(one for one in centre.administration.devices() if one.name == "kiosk-1")


def deeds(centre: Centre, by: StaffView) -> list[DeviceDeed]:
    """What was done at the kiosk, the newest first."""
    return [one.deed for one in centre.devices.events("kiosk-1", by=by.id)]


def test_the_staff_code_opens_and_five_wrong_ones_lock_this_device_alone(
    centre: Centre, kiosk: Centre, maha: StaffView, clock: FakeClock
) -> None:
    assert code_of(lambda: kiosk.devices.open(CODE)) == "staff_code_unset"
    centre.devices.set_code(CODE, CODE, by=maha.id)
    assert CODE not in centre.devices.code()
    kiosk.devices.open(CODE)
    assert [code_of(lambda: kiosk.devices.open(WRONG)) for _ in range(4)] == ["staff_code_wrong"] * 4
    assert code_of(lambda: kiosk.devices.open(WRONG)) == "staff_code_locked"
    assert code_of(lambda: kiosk.devices.open(CODE)) == "staff_code_locked"
    centre.devices.open(CODE)  # at another device
    clock.advance(15 * 60)
    kiosk.devices.open(CODE)
    tried = [DeviceDeed.LOCKED, *[DeviceDeed.WRONG] * 4]
    assert deeds(centre, maha) == [DeviceDeed.OPENED, *tried, DeviceDeed.OPENED]


def test_a_device_that_is_locked_locks_no_sign_in_of_its_name(centre: Centre, kiosk: Centre, maha: StaffView) -> None:
    centre.staff.add("kiosk-1", "somebody", PASSWORD, Role.OPERATOR, ["women"])
    centre.devices.set_code(CODE, CODE, by=maha.id)
    for _ in range(5):
        code_of(lambda: kiosk.devices.open(WRONG))
    centre.staff.sign_in("kiosk-1", PASSWORD)


def test_a_restart_is_asked_once_taken_once_and_over_when_the_device_is_back(
    centre: Centre, kiosk: Centre, maha: StaffView, clock: FakeClock
) -> None:
    assert kiosk.devices.restart_due() is None
    asked = centre.devices.ask_restart("kiosk-1", "key", by=maha.id)
    assert centre.devices.ask_restart("kiosk-1", "key", by=maha.id) == asked
    assert centre.devices.ask_restart("kiosk-1", "another key", by=maha.id) == asked
    assert kiosk.devices.restart_due() == asked
    assert shown(centre).restart_asked_at == clock.now()
    assert [kiosk.devices.take_restart(asked.id) for _ in range(2)] == [True, False]
    assert kiosk.devices.restart_due() is None
    assert shown(centre).restart_taken_at == clock.now()
    clock.advance(2)
    kiosk.administration.heartbeat("kiosk", "women", vitals=Vitals("1.3", clock.now(), ended=Ending.ASKED))
    kiosk.devices.started()
    found = shown(centre)
    assert (found.restart_asked_at, found.version, found.ended) == (None, "1.3", "asked")
    again = centre.devices.ask_restart("kiosk-1", "next", by=maha.id)
    assert again.id != asked.id
    kiosk.devices.started()  # it came down by itself before it heard
    assert kiosk.devices.restart_due() is None


def test_a_restart_that_is_half_an_hour_old_is_not_followed(
    centre: Centre, kiosk: Centre, maha: StaffView, clock: FakeClock
) -> None:
    old = centre.devices.ask_restart("kiosk-1", "key", by=maha.id)
    clock.advance(30 * 60 + 1)
    assert kiosk.devices.restart_due() is None
    assert centre.devices.ask_restart("kiosk-1", "other", by=maha.id).id != old.id


def test_only_a_supervisor_of_the_section_asks_and_only_of_a_device_that_is_known(
    centre: Centre, kiosk: Centre, maha: StaffView
) -> None:
    noura = centre.staff.add("noura", "نورة", PASSWORD, Role.OPERATOR, ["women"])
    saad = centre.staff.add("saad", "سعد", PASSWORD, Role.SUPERVISOR, ["men"])
    ask = centre.devices.ask_restart
    assert code_of(lambda: ask("kiosk-1", "a", by=noura.id)) == "role_not_allowed"
    assert code_of(lambda: ask("kiosk-1", "a", by=saad.id)) == "section_not_yours"
    assert code_of(lambda: ask("kiosk-9", "a", by=maha.id)) == "device_unknown"
    centre.administration.heartbeat("counter", "women")
    assert code_of(lambda: ask(centre.settings.device.name, "a", by=maha.id)) == "device_attended"
    assert code_of(lambda: centre.devices.set_code(CODE, CODE, by=noura.id)) == "role_not_allowed"
    assert code_of(lambda: centre.devices.events("kiosk-1", by=saad.id)) == "section_not_yours"


def test_what_is_changed_for_a_device_is_entered_in_the_audit_trail(
    centre: Centre, kiosk: Centre, maha: StaffView
) -> None:
    before = centre.audit.verify().entries
    centre.devices.set_code(CODE, CODE, by=maha.id)
    centre.devices.ask_restart("kiosk-1", "key", by=maha.id)
    centre.devices.ask_restart("kiosk-1", "key", by=maha.id)
    assert centre.audit.verify().entries == before + 2


def test_a_sign_of_life_says_how_the_device_is(centre: Centre, kiosk: Centre, clock: FakeClock) -> None:
    beat = kiosk.administration.heartbeat
    beat("kiosk", "women", vitals=Vitals("1.3", clock.now(), prints=True, ended=Ending.HUNG))
    found = shown(centre)
    assert (found.version, found.started_at, found.prints, found.ended) == ("1.3", clock.now(), True, "hung")
    beat("kiosk", "women")
    assert shown(centre) == found
    beat("kiosk", "women", vitals=Vitals("1.4", prints=False))
    assert (shown(centre).prints, shown(centre).ended) == (False, "")


def test_what_a_kiosk_still_keeps_stands_beside_it(centre: Centre, kiosk: Centre, clock: FakeClock) -> None:
    spool = UUID(int=7)
    kiosk.hand_over.register(spool, "K")
    kiosk.hand_over.tell(spool, 3, clock.now(), None)
    assert shown(centre).spooled == 3
    kiosk.hand_over.tell(spool, 0, None, None)
    assert shown(centre).spooled == 0


def test_a_device_hears_of_its_restart_by_the_feed(centre: Centre, kiosk: Centre, maha: StaffView) -> None:
    from queue import SimpleQueue

    heard: SimpleQueue[str] = SimpleQueue()
    with ExitStack() as closing:
        closing.callback(kiosk.feed.subscribe(heard.put))
        assert heard.get(timeout=5) == "*"
        centre.devices.ask_restart("kiosk-1", "key", by=maha.id)
        assert heard.get(timeout=5) == "devices"
