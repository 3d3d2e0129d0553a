"""Help and identity at the entrance, on both databases: with the ticket, for its window alone, and gone afterwards."""

import logging
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from core.bootstrap import Centre, open_centre
from core.config import Settings
from core.domain.help import USUAL, Help
from core.domain.queue_policy import QueueClass
from core.domain.text import Language
from core.domain.visitor import Gender
from core.domain.workflow import Role
from core.services.dto import StaffView
from core.services.entrance_dto import Announced, Asking, Wish
from core.services.opening_ports import HallChange
from core.storage.engine import begin
from core.storage.entrance_tables import ticket_identity as table
from tests.integration.conftest import CITIZEN, MOBILE, NAME, PASSWORD, RESIDENT, code_of
from tests.support.clock import FakeClock

WISH = Wish("women", "audience", Language.ENGLISH, Help.ELDERLY, CITIZEN)


def rows(centre: Centre) -> list[bytes]:
    """All that lies in the table, each row as one text."""
    with begin(centre.storage.units.engine, write=False) as connection:
        return [b" ".join(str(value).encode() for value in row) for row in connection.execute(select(table))]


def test_the_ticket_has_the_help_its_class_and_the_language(centre: Centre) -> None:
    ticket = centre.entrance.issue(WISH, "k")
    assert (ticket.help, ticket.queue_class, ticket.language) == (Help.ELDERLY, QueueClass.PRIORITY, Language.ENGLISH)
    assert centre.queue.ticket(ticket.id) == ticket
    assert centre.queue.tickets("women") == [ticket]
    plain = centre.entrance.issue(Wish("women", "submit"), "other")
    assert (plain.help, plain.queue_class) == (None, QueueClass.STANDARD)


def test_who_needs_help_is_called_before_who_came_first(centre: Centre, noura: StaffView) -> None:
    centre.queue.issue("women", "submit", "first")
    needs = centre.entrance.issue(Wish("women", "submit", help=Help.INFANT), "second")
    call = centre.queue.call_next("W1", by=noura.id)
    assert call is not None
    assert (call.ticket.id, call.ticket.help) == (needs.id, Help.INFANT)
    parked = centre.queue.park("W1", "a paper", by=noura.id)
    assert centre.queue.bring_back("W1", parked.code, by=noura.id).help is Help.INFANT


def test_the_same_key_again_is_the_same_ticket_with_the_same_identity(centre: Centre) -> None:
    first = centre.entrance.issue(WISH, "double tap")
    assert centre.entrance.issue(WISH, "double tap") == first
    assert len(rows(centre)) == 1
    assert code_of(lambda: centre.entrance.issue(Wish("men", "audience"), "double tap")) == "key_reused"


def test_a_wrong_number_or_a_refused_ticket_leaves_nothing(centre: Centre) -> None:
    assert code_of(lambda: centre.entrance.issue(Wish("women", "submit", identity_number="1000000007"), "k")) == (
        "identity_number_invalid"
    )
    assert code_of(lambda: centre.entrance.issue(Wish("women", "none", identity_number=CITIZEN), "k")) == (
        "service_unknown"
    )
    assert rows(centre) == []
    assert centre.queue.tickets("women") == []


def test_the_window_finds_the_file_or_the_number_and_nobody_else_does(
    centre: Centre, noura: StaffView, huda: StaffView
) -> None:
    known = centre.visitors.enter(CITIZEN, NAME, Gender.WOMAN, MOBILE)
    for number in (CITIZEN, RESIDENT):
        centre.entrance.issue(Wish("women", "submit", identity_number=number), number)
    centre.queue.issue("women", "submit", "said nothing")
    waiting = centre.queue.waiting("women")[0]
    assert code_of(lambda: centre.entrance.announced(waiting.id, by=noura.id)) == "desk_not_yours"
    told = []
    for _ in range(3):
        call = centre.queue.call_next("W1", by=noura.id)
        assert call is not None
        assert code_of(lambda ticket=call.ticket.id: centre.entrance.announced(ticket, by=huda.id)) == "desk_not_yours"  # type: ignore[misc]
        told.append(centre.entrance.announced(call.ticket.id, by=noura.id))
        centre.queue.finish("W1", by=noura.id)
    assert told == [Announced(known), Announced(identity_number=RESIDENT), None]
    assert CITIZEN not in repr(told)
    assert RESIDENT not in repr(told)


def test_it_is_sealed_for_its_ticket_and_in_no_event_or_log(centre: Centre, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    one = centre.entrance.issue(WISH, "one")
    other = centre.entrance.issue(WISH, "other")
    with begin(centre.storage.units.engine, write=False) as connection:
        kept = {row.ticket_id: row for row in connection.execute(select(table))}
        everything = [
            str(row)
            for name in ("ticket", "ticket_event", "hall_event", "audit_entry")
            for row in connection.exec_driver_sql(f"SELECT * FROM {name}")
        ]
    assert not [row for row in (*everything, *caplog.messages, repr(WISH), repr(one)) if CITIZEN in row]
    assert all(CITIZEN.encode() not in row.sealed + row.blind for row in kept.values())
    assert kept[one.id].blind == kept[other.id].blind
    assert kept[one.id].sealed != kept[other.id].sealed
    assert code_of(lambda: centre.vault.open(kept[one.id].sealed, other.id)) == "key_file_wrong"
    assert centre.vault.open(kept[one.id].sealed, one.id) == CITIZEN


def test_it_is_gone_with_the_visit(centre: Centre, noura: StaffView) -> None:
    for key in ("one", "two"):
        centre.entrance.issue(WISH, key)
    call = centre.queue.call_next("W1", by=noura.id)
    assert call is not None
    centre.queue.recall("W1", by=noura.id)
    centre.queue.park("W1", "a paper", by=noura.id)
    centre.queue.bring_back("W1", call.ticket.code, by=noura.id)
    assert len(rows(centre)) == 2
    centre.queue.call_next("W1", by=noura.id)
    centre.queue.finish("W1", by=noura.id)
    assert len(rows(centre)) == 1
    last = centre.queue.call_next("W1", by=noura.id)
    assert last is not None
    assert centre.queue.call_next("W1", by=noura.id, finishing=last.ticket.id) is None
    assert rows(centre) == []


def test_who_did_not_come_and_who_was_sent_home_are_forgotten_with_the_hall_s_day(
    centre: Centre, noura: StaffView
) -> None:
    for key in ("no show", "dismissed", "waits on"):
        centre.entrance.issue(WISH, key)
    centre.queue.call_next("W1", by=noura.id)
    centre.queue.no_show("W1", by=noura.id)
    assert len(rows(centre)) == 3, "who comes after all has the number still"
    centre.entrance.forget_over()
    assert len(rows(centre)) == 2
    centre.hall.end_day("women", reason="a storm")
    centre.entrance.forget_over()
    assert rows(centre) == []


def test_what_is_left_of_a_day_is_forgotten_on_the_next_one(centre: Centre, noura: StaffView, clock: FakeClock) -> None:
    centre.entrance.issue(WISH, "yesterday")
    call = centre.queue.call_next("W1", by=noura.id)
    assert call is not None
    clock.advance(timedelta(hours=24).total_seconds())
    assert centre.entrance.announced(call.ticket.id, by=noura.id) is None
    centre.entrance.issue(WISH, "today")
    assert len(rows(centre)) == 1
    clock.advance(timedelta(hours=24).total_seconds())
    centre.entrance.forget_over()
    assert rows(centre) == []


def test_what_is_asked_is_the_centre_s_own_and_one_change_undoes_no_other(centre: Centre) -> None:
    person = centre.staff.add("mona", "منى الشهري", PASSWORD, Role.SUPERVISOR, ["women"])
    before = centre.entrance.asking()
    assert before == Asking(frozenset(), USUAL)
    wanted = Asking(frozenset({"audience", "follow"}), (Help.ELDERLY, Help.ILLNESS))
    centre.entrance.set_asking(wanted, by=person.id, seen=before)
    assert centre.entrance.asking() == wanted
    assert centre.entrance.identifying() == wanted.identify
    assert centre.administration.centre().help == wanted.help
    assert code_of(lambda: centre.entrance.set_asking(before, by=person.id, seen=before)) == "settings_changed"
    centre.entrance.set_asking(wanted, by=person.id, seen=before)
    lines = [one for one in centre.hall.history() if one.kind is HallChange.ENTRANCE]
    assert [(one.by, one.facts) for one in lines] == [
        (person.id, {"identify": ["audience", "follow"], "help": ["elderly", "illness"]})
    ]
    assert code_of(lambda: centre.entrance.set_asking(Asking(frozenset({"none"}), ()))) == "service_unknown"


def test_only_a_supervisor_changes_it(centre: Centre, noura: StaffView) -> None:
    nothing = Asking(frozenset(), ())
    assert code_of(lambda: centre.entrance.set_asking(nothing, by=noura.id)) == "role_not_allowed"
    centre.entrance.set_asking(nothing)
    assert centre.entrance.asking() == nothing


def test_a_kiosk_without_the_key_asks_nobody_and_still_gives_tickets(
    centre: Centre, clock: FakeClock, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    centre.entrance.set_asking(Asking(frozenset({"audience"}), USUAL))
    keyless = Settings(database=centre.settings.database, key_file=tmp_path / "nowhere.key")
    with open_centre(keyless, clock=clock) as kiosk:
        assert kiosk.entrance.identifying() == frozenset()
        assert kiosk.entrance.issue(WISH, "k").help is Help.ELDERLY
    assert rows(centre) == []
    assert "no key" in caplog.text
    assert CITIZEN not in caplog.text
