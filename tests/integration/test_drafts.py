"""Drafts on both databases: for one clerk and one ticket, sealed, and gone when they are sent or the visit ends."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from core.bootstrap import Centre
from core.domain.behalf import Behalf, BehalfKind, Relation
from core.domain.draft import Draft, VisitorDraft
from core.services.dto import StaffView, VisitView
from core.storage.engine import begin
from core.storage.window_tables import draft as table
from tests.integration.conftest import code_of
from tests.support.clock import FakeClock

SECRET = "سر"
DRAFT = Draft(
    VisitorDraft("1000000016", f"منى {SECRET}", "0550000000"),
    "G01",
    f"موضوع {SECRET}",
    f"ملخص\nفي سطرين {SECRET}",
    Behalf(BehalfKind.RELATIVE, Relation.MOTHER, SECRET, "1000000016"),
)


def stored(centre: Centre) -> int:
    with begin(centre.storage.units.engine, write=False) as connection:
        return len(connection.execute(select(table.c.id)).all())


def test_it_comes_back_as_it_was_typed(centre: Centre, visit: VisitView, noura: StaffView) -> None:
    assert centre.drafts.mine(visit.ticket_id, by=noura.id) is None
    for typed in (Draft(subject="قديم"), DRAFT):
        centre.drafts.keep(visit.ticket_id, typed, by=noura.id)
        assert centre.drafts.mine(visit.ticket_id, by=noura.id) == typed
    assert stored(centre) == 1
    centre.drafts.keep(visit.ticket_id, Draft(type_code="G01"), by=noura.id)
    assert stored(centre) == 0


def test_nobody_reads_it_in_the_database_or_for_another(
    centre: Centre, visit: VisitView, noura: StaffView, huda: StaffView
) -> None:
    centre.drafts.keep(visit.ticket_id, DRAFT, by=noura.id)
    with begin(centre.storage.units.engine, write=False) as connection:
        row = connection.execute(select(table)).one()
    for secret in (SECRET, "1000000016", "0550000000", "G01"):
        assert secret.encode() not in row.sealed
    assert centre.drafts.mine(visit.ticket_id, by=huda.id) is None
    assert code_of(lambda: centre.vault.open_draft(row.sealed, visit.ticket_id, huda.id)) == "key_file_wrong"
    assert code_of(lambda: centre.vault.open_draft(row.sealed, visit.id, noura.id)) == "key_file_wrong"


def test_only_who_has_the_ticket_keeps_one(centre: Centre, visit: VisitView, noura: StaffView, huda: StaffView) -> None:
    assert code_of(lambda: centre.drafts.keep(visit.ticket_id, DRAFT, by=huda.id)) == "desk_not_yours"
    waiting = centre.queue.issue("women", "submit", "waits")
    assert code_of(lambda: centre.drafts.keep(waiting.id, DRAFT, by=noura.id)) == "desk_not_yours"
    centre.queue.finish("W1", by=noura.id)
    assert code_of(lambda: centre.drafts.keep(visit.ticket_id, DRAFT, by=noura.id)) == "desk_not_yours"
    assert stored(centre) == 0


def test_a_registered_request_takes_it_away(centre: Centre, visit: VisitView, noura: StaffView) -> None:
    centre.drafts.keep(visit.ticket_id, DRAFT, by=noura.id)
    centre.requests.register(visit.id, "G01", "طلب", "", by=noura.id, key="k")
    assert centre.drafts.mine(visit.ticket_id, by=noura.id) is None


def test_a_refused_request_leaves_it(centre: Centre, visit: VisitView, noura: StaffView) -> None:
    centre.drafts.keep(visit.ticket_id, DRAFT, by=noura.id)
    assert code_of(lambda: centre.requests.register(visit.id, "G01", "", "", by=noura.id, key="k")) == "subject_missing"
    assert centre.drafts.mine(visit.ticket_id, by=noura.id) == DRAFT


@pytest.mark.parametrize("end", ["finish", "transfer"])
def test_the_end_of_the_visit_takes_it_away(centre: Centre, visit: VisitView, noura: StaffView, end: str) -> None:
    centre.drafts.keep(visit.ticket_id, DRAFT, by=noura.id)
    if end == "finish":
        centre.queue.finish("W1", by=noura.id)
    else:
        centre.queue.transfer("W1", "audience", by=noura.id)
    assert stored(centre) == 0


def test_it_waits_for_who_is_parked_and_comes_back_to_the_same_clerk_elsewhere(
    centre: Centre, visit: VisitView, noura: StaffView
) -> None:
    centre.drafts.keep(visit.ticket_id, DRAFT, by=noura.id)
    centre.queue.park("W1", "يحضر أصل مستند", by=noura.id)
    centre.staff.leave_desk(noura.id)
    centre.staff.take_desk(noura.id, "W3")
    centre.queue.bring_back("W3", visit.ticket_code, by=noura.id)
    call = centre.queue.call_next("W3", by=noura.id)
    assert call is not None
    assert call.ticket.id == visit.ticket_id
    assert centre.drafts.mine(visit.ticket_id, by=noura.id) == DRAFT
    centre.drafts.keep(visit.ticket_id, Draft(subject="غيره"), by=noura.id)
    assert centre.drafts.mine(visit.ticket_id, by=noura.id) == Draft(subject="غيره")


def test_what_nobody_came_back_for_goes_after_a_week(
    centre: Centre, visit: VisitView, noura: StaffView, clock: FakeClock
) -> None:
    centre.drafts.keep(visit.ticket_id, DRAFT, by=noura.id)
    centre.queue.park("W1", "يصوّر مستندًا", by=noura.id)
    clock.advance(timedelta(days=8).total_seconds())
    centre.queue.issue("women", "submit", "a week later")
    call = centre.queue.call_next("W1", by=noura.id)
    assert call is not None
    centre.drafts.keep(call.ticket.id, Draft(subject="جديد"), by=noura.id)
    assert stored(centre) == 1
    assert centre.drafts.mine(visit.ticket_id, by=noura.id) is None
