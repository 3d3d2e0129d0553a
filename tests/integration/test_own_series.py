"""What a kiosk knows and keeps while it is alone: its letter, the hours, its visitors, and what staff see of it."""

from datetime import timedelta
from pathlib import Path

import pytest

from core.bootstrap import Centre, create_centre, open_centre
from core.config import Settings
from core.domain.alarms import AlarmKind
from core.domain.errors import EnvironmentFault, ErrorCode
from core.domain.text import Language
from core.domain.workflow import Role
from core.services.dto import StaffView
from core.services.hand_over import HandOverService
from core.services.setup import DEFAULT_CENTRE
from core.services.spool_ports import SpoolTicket
from tests.integration.conftest import CITIZEN
from tests.support.clock import FakeClock
from tests.support.kiosk_alone import OpenKiosk, fault_of


def test_the_same_touch_is_the_same_ticket(open_kiosk: OpenKiosk) -> None:
    kiosk = open_kiosk()
    assert kiosk.issue("visitor") == kiosk.issue("visitor")
    again = open_kiosk(met=False)
    assert again.issue("visitor").code == "WA001"
    assert again.issue("another").code == "WA002"


def test_kiosks_have_letters_of_their_own_and_keep_them(open_kiosk: OpenKiosk) -> None:
    one, two = open_kiosk("kiosk-1"), open_kiosk("kiosk-2")
    assert (one.issue("a").code, two.issue("a").code) == ("WA001", "WB001")
    assert one.issue("b", "men").code == "MA002", "a kiosk that stands between two sections counts as one"
    assert open_kiosk("kiosk-2").issue("c").code == "WB002"


def test_a_kiosk_that_was_given_another_name_hands_over_what_it_issued_under_the_old_one(
    open_kiosk: OpenKiosk, centre: Centre
) -> None:
    """Moved to another hall, for one; of a kiosk that still runs under its name nothing is touched."""
    old, running = open_kiosk("kiosk-men"), open_kiosk("kiosk-2")
    given = [old.issue("a"), old.issue("b")]
    running.issue("c")
    old.alone.close()
    moved = open_kiosk("kiosk-women")
    assert [one.id for one in centre.queue.tickets("women")] == [one.id for one in given]
    assert moved.hand_over() == 0
    assert running.hand_over() == 1


def test_a_kiosk_whose_disk_is_new_has_a_new_letter(open_kiosk: OpenKiosk, tmp_path: Path) -> None:
    """Else it would print again what its old disk has printed today."""
    old = open_kiosk("kiosk-1")
    assert old.issue("a").code == "WA001"
    assert open_kiosk("kiosk-1", folder=tmp_path / "new disk").issue("b").code == "WB001"


def test_a_kiosk_that_never_met_its_centre_issues_nothing(open_kiosk: OpenKiosk) -> None:
    kiosk = open_kiosk(met=False)
    assert kiosk.alone.last_known(kiosk.clock.now()) is None
    assert fault_of(lambda: kiosk.issue("visitor")) is ErrorCode.SPOOL_UNREADY


def test_hours_closings_and_quotas_hold_as_last_known(open_kiosk: OpenKiosk, centre: Centre, clock: FakeClock) -> None:
    from core.domain.hours import Interval

    centre.hall.set_quota("submit", 3)
    centre.hall.set_week("women", dict.fromkeys(range(1, 8), (Interval(8 * 60, 15 * 60),)))
    centre.hall.close("men", "no clerk is here")
    centre.queue.issue("women", "submit", "before")
    kiosk = open_kiosk()
    kiosk.issue("a")
    known = kiosk.alone.last_known(clock.now())
    assert known is not None
    assert not known.halls["women"].full
    kiosk.issue("b")
    assert fault_of(lambda: kiosk.issue("c")) is ErrorCode.SERVICE_FULL
    assert fault_of(lambda: kiosk.issue("d", "men")) is ErrorCode.HALL_CLOSED
    clock.advance(6 * 3600)
    assert fault_of(lambda: kiosk.issue("e")) is ErrorCode.HALL_CLOSED


def test_another_centre_at_the_same_address_gets_nothing(
    open_kiosk: OpenKiosk, centre: Centre, clock: FakeClock, tmp_path: Path
) -> None:
    kiosk = open_kiosk()
    kiosk.issue("visitor")
    other = Settings(database=f"sqlite:///{tmp_path / 'other.db'}", device=centre.settings.device)
    create_centre(other, DEFAULT_CENTRE)
    with open_centre(other, clock=clock) as elsewhere:
        assert kiosk.alone.hand_over(elsewhere.hand_over, timedelta()) == 0
        assert elsewhere.queue.tickets("women") == []
    assert len(list((tmp_path / "spool").glob("*.aside"))) == 2


def test_what_is_kept_of_a_visitor_is_sealed_or_not_kept(open_kiosk: OpenKiosk, tmp_path: Path) -> None:
    kiosk = open_kiosk()
    kiosk.issue("with the key", private="1000000008")
    (kept,) = kiosk.alone._spool.tickets()
    assert kiosk.alone._vault.open(bytes.fromhex(kept.sealed), kept.id) == "1000000008"
    files = list((tmp_path / "spool").iterdir())
    assert len(files) == 2
    assert not any(b"1000000008" in file.read_bytes() for file in files)


def alarms(centre: Centre, clock: FakeClock) -> list[tuple[AlarmKind, str, int]]:
    by = next((one for one in centre.staff.everyone() if one.login == "noura"), None)
    by = by or centre.staff.add("noura", "نورة", "a long password 1", Role.SUPERVISOR, ["women"])
    found = centre.live.view(by.id).alarms(clock.now())
    kinds = {AlarmKind.ALONE, AlarmKind.TO_COME, AlarmKind.SPOOL}
    return [(one.kind, one.about, one.count) for one in found if one.kind in kinds]


def test_staff_see_who_issues_alone_and_how_many_are_to_come(
    open_kiosk: OpenKiosk, centre: Centre, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    kiosk = open_kiosk()
    kiosk.centre.administration.heartbeat("kiosk", "women")
    assert alarms(centre, clock) == []
    for n in range(30):
        kiosk.issue(f"visitor {n}")
    clock.advance(600)
    assert alarms(centre, clock) == [(AlarmKind.ALONE, "kiosk-1", 1)]
    really = HandOverService.take

    def take(service: HandOverService, tickets: list[SpoolTicket]) -> None:
        if len(tickets) < 25:
            raise EnvironmentFault(ErrorCode.DATABASE_AWAY, reason="cut off again")
        really(service, tickets)

    monkeypatch.setattr(HandOverService, "take", take)
    assert fault_of(kiosk.hand_over) is ErrorCode.DATABASE_AWAY
    kiosk.centre.administration.heartbeat("kiosk", "women")
    assert alarms(centre, clock) == [(AlarmKind.TO_COME, "kiosk-1", 5)]
    monkeypatch.undo()
    kiosk.hand_over()
    assert alarms(centre, clock) == []


def test_a_ticket_of_a_kiosk_is_found_by_its_code(open_kiosk: OpenKiosk, centre: Centre) -> None:
    kiosk = open_kiosk()
    given = kiosk.issue("visitor", language=Language.ENGLISH)
    kiosk.hand_over()
    call = centre.queue.call_ticket("W1", given.code, "asked for")
    assert (call.ticket.id, call.ticket.language) == (given.id, Language.ENGLISH)


def test_who_the_visitor_is_comes_in_with_the_ticket_and_is_told_to_the_clerk(
    open_kiosk: OpenKiosk, centre: Centre, noura: StaffView
) -> None:
    kiosk = open_kiosk()
    kiosk.issue("visitor", private=CITIZEN)
    kiosk.hand_over()
    call = centre.queue.call_next("W1")
    assert call is not None
    announced = centre.entrance.announced(call.ticket.id, by=noura.id)
    assert announced is not None
    assert announced.identity_number == CITIZEN
