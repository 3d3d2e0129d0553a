"""A visitor's file on both databases: whatever number they bring, and no more of it than the reader may read."""

from functools import partial

import pytest

from core.bootstrap import Centre
from core.domain.visitor import Gender
from core.domain.workflow import RequestMove, Role
from core.services.course import Act
from core.services.dto import RequestView, StaffView, VisitView
from core.storage.request_tables import request_type
from tests.integration.conftest import CITIZEN, MOBILE, PASSWORD, RESIDENT, code_of
from tests.support.clock import FakeClock


def entered(centre: Centre, visit: VisitView, by: StaffView, key: str = "k") -> RequestView:
    return centre.requests.register(visit.id, "G01", f"طلب {key}", "", by=by.id, key=key)


def test_every_number_leads_to_the_visitor(centre: Centre, visit: VisitView, noura: StaffView) -> None:
    request = entered(centre, visit, noura)
    for typed in (CITIZEN, MOBILE, "00966501234567", visit.ticket_code.lower(), "w1"):
        found = centre.files.find(typed, by=noura.id)
        assert (found.visitors, found.request) == ((visit.visitor,), None)
    found = centre.files.find(request.reference.lower().replace("-", " "), by=noura.id)
    assert (found.visitors, found.request) == ((visit.visitor,), request.id)
    assert found.visitors[0].identity_number == "••••••0008"


@pytest.mark.parametrize(
    ("typed", "problem"),
    [(RESIDENT, "identity"), ("0559999999", "mobile"), ("W099", "ticket"), ("RUH-1448-000999-", "reference")],
)
def test_nobody_is_told_by_what_was_asked(
    centre: Centre, visit: VisitView, noura: StaffView, typed: str, problem: str
) -> None:
    from core.domain.references import build_reference

    typed = build_reference("RUH", 1448, 999) if problem == "reference" else typed
    assert code_of(lambda: centre.files.find(typed, by=noura.id)) == "lookup_nobody"


def test_several_share_a_mobile(centre: Centre, visit: VisitView, noura: StaffView) -> None:
    other = centre.visitors.enter(RESIDENT, "Amina Khan", Gender.WOMAN, MOBILE)
    assert centre.files.find(MOBILE, by=noura.id).visitors == (visit.visitor, other)


def test_the_file_holds_visits_and_requests_the_newest_first(
    centre: Centre, visit: VisitView, noura: StaffView, clock: FakeClock
) -> None:
    first = entered(centre, visit, noura, "first")
    centre.requests.take(first.id, Act(RequestMove.WITHDRAW, "لا حاجة"), by=noura.id, key="w")
    centre.queue.finish("W1", by=noura.id)
    clock.advance(24 * 3600)
    centre.queue.issue("women", "follow", "came again")
    centre.queue.call_next("W1", by=noura.id)
    again = centre.visitors.start_visit("W1", visit.visitor.id, by=noura.id)
    second = entered(centre, again, noura, "second")
    file = centre.files.file(visit.visitor.id, by=noura.id)
    assert [one.reference for one in file.requests] == [second.reference, first.reference]
    assert file.requests == (centre.requests.get(second.id), centre.requests.get(first.id))
    assert [one.reference for one in file.open] == [second.reference]
    assert [(one.id, one.desk_number, one.requests) for one in file.visits] == [(again.id, 1, 1), (visit.id, 1, 1)]
    assert file.visits[0].service == centre.administration.centre().service("follow").title


def test_confidential_requests_are_for_the_office_alone(centre: Centre, visit: VisitView, noura: StaffView) -> None:
    entered(centre, visit, noura)
    with centre.storage.units.write() as unit:
        unit._scope.run(
            request_type.update().where(request_type.c.code == "G02").values(confidentiality="confidential")
        )
        unit.commit()
    hidden = centre.requests.register(visit.id, "G02", "شكوى", "", by=noura.id, key="secret")
    office = centre.staff.add("office", "المكتب", PASSWORD, Role.OFFICE, [])
    assert len(centre.files.file(visit.visitor.id, by=noura.id).requests) == 1
    assert len(centre.files.file(visit.visitor.id, by=office.id).requests) == 2
    assert code_of(lambda: centre.files.find(hidden.reference, by=noura.id)) == "request_not_yours"
    assert centre.files.find(hidden.reference, by=office.id).request == hidden.id


def test_the_other_section_and_other_roles_see_nothing(centre: Centre, visit: VisitView, noura: StaffView) -> None:
    request = entered(centre, visit, noura)
    fahad = centre.staff.add("fahad", "فهد", PASSWORD, Role.OPERATOR, ["men"])
    for typed in (CITIZEN, MOBILE):
        assert code_of(partial(centre.files.find, typed, by=fahad.id)) == "section_not_yours"
    assert code_of(lambda: centre.files.find(visit.ticket_code, by=fahad.id)) == "lookup_nobody"
    assert code_of(lambda: centre.files.find(request.reference, by=fahad.id)) == "request_not_yours"
    assert code_of(lambda: centre.files.file(visit.visitor.id, by=fahad.id)) == "section_not_yours"
    for role in (Role.OFFICER, Role.HOST, Role.ADMINISTRATOR, Role.COORDINATOR):
        department = centre.classification.departments()[0] if role is Role.OFFICER else None
        other = centre.staff.add(role.value, "آخر", PASSWORD, role, ["women"], department)
        assert code_of(partial(centre.files.find, CITIZEN, by=other.id)) == "role_not_allowed"
        assert code_of(partial(centre.files.file, visit.visitor.id, by=other.id)) == "role_not_allowed"
