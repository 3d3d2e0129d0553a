"""Requests on both databases: a reference without gaps, a due date, a history that shows an edit, one paper."""

from datetime import UTC, date, datetime
from pathlib import Path
from uuid import UUID

import pytest

from core.bootstrap import Centre
from core.domain.references import parse_reference
from core.domain.visitor import Gender
from core.domain.workflow import RequestMove, RequestState, Role
from core.services.dto import StaffView, VisitView
from core.storage.request_tables import request_movement
from tests.integration.conftest import MOBILE, PASSWORD, RESIDENT, code_of
from tests.support.clock import FakeClock
from tests.support.together import together

SUBJECT, SUMMARY = "طلب نقل", "ألتمس نقلي إلى مدينة جدة لظروف صحية."
REGISTER = """
visit = centre.visitors.visit("W1")
clerk = centre.staff.everyone()[0]
key = "one key" if place < 2 else f"key {place}"
print(centre.requests.register(visit.id, "G01", "طلب", "", by=clerk.id, key=key).reference)
"""


def test_a_request_is_entered(centre: Centre, visit: VisitView, noura: StaffView, clock: FakeClock) -> None:
    request = centre.requests.register(visit.id, "G01", f"  {SUBJECT} ", SUMMARY, by=noura.id, key="k")
    assert request.reference.startswith("RUH-1448-000001-")
    assert parse_reference(request.reference) == request.reference
    assert (request.subject, request.summary, request.type.code) == (SUBJECT, SUMMARY, "G01")
    assert (request.state, request.owner, request.registered_at) == (RequestState.RAISED, noura.name, clock.now())
    assert (request.ticket_code, request.desk_number, request.section) == ("W001", 1, "women")
    assert request.applicant == visit.visitor
    assert centre.requests.get(request.id) == request
    assert centre.requests.of_visit(visit.id) == [request]


def test_the_due_day_counts_working_days(centre: Centre, visit: VisitView, noura: StaffView) -> None:
    due = [centre.requests.register(visit.id, kind, SUBJECT, "", by=noura.id, key=kind).due for kind in ("G01", "G03")]
    # Tuesday 24 November 2026, and ten or twenty working days without Fridays and Saturdays
    assert due == [date(2026, 12, 8), date(2026, 12, 22)]


def test_a_key_enters_one_request(centre: Centre, visit: VisitView, noura: StaffView) -> None:
    first = centre.requests.register(visit.id, "G01", SUBJECT, SUMMARY, by=noura.id, key="twice")
    assert centre.requests.register(visit.id, "G01", SUBJECT, SUMMARY, by=noura.id, key="twice") == first
    second = centre.requests.register(visit.id, "G02", SUBJECT, SUMMARY, by=noura.id, key="next")
    assert second.reference.startswith("RUH-1448-000002-")
    assert centre.requests.of_visit(visit.id) == [first, second]
    assert len(centre.requests.history(first.id)) == 2


def test_a_key_of_another_visit_is_refused(centre: Centre, visit: VisitView, noura: StaffView, huda: StaffView) -> None:
    centre.requests.register(visit.id, "G01", SUBJECT, SUMMARY, by=noura.id, key="taken")
    centre.queue.issue("women", "submit", "second visitor")
    centre.queue.call_next("W2", by=huda.id)
    other = centre.visitors.enter(RESIDENT, "Amina Khan", Gender.WOMAN, MOBILE)
    theirs = centre.visitors.start_visit("W2", other.id, by=huda.id)
    attempt = lambda: centre.requests.register(theirs.id, "G01", SUBJECT, "", by=huda.id, key="taken")  # noqa: E731
    assert code_of(attempt) == "key_reused"
    assert centre.requests.of_visit(theirs.id) == []


@pytest.mark.parametrize("typed", ["{}", " {} ", "lower", "arabic", "spaces", "bare"])
def test_a_reference_is_found_as_people_type_it(centre: Centre, visit: VisitView, noura: StaffView, typed: str) -> None:
    request = centre.requests.register(visit.id, "G01", SUBJECT, SUMMARY, by=noura.id, key="k")
    written = {
        "lower": request.reference.lower(),
        "arabic": request.reference.translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")),
        "spaces": request.reference.replace("-", " "),
        "bare": request.reference.replace("-", ""),
    }.get(typed, typed.format(request.reference))
    assert centre.requests.by_reference(written) == request


def test_wrong_and_unknown_references_are_told_apart(centre: Centre, visit: VisitView, noura: StaffView) -> None:
    reference = centre.requests.register(visit.id, "G01", SUBJECT, SUMMARY, by=noura.id, key="k").reference
    wrong = reference[:-1] + str((int(reference[-1]) + 1) % 10)
    assert code_of(lambda: centre.requests.by_reference(wrong)) == "reference_invalid"
    assert code_of(lambda: centre.requests.by_reference("")) == "reference_invalid"
    assert code_of(lambda: centre.requests.by_reference("RUH-1448-000123-9")) == "reference_invalid"
    assert code_of(lambda: centre.requests.by_reference("RUH-1448-000123-7")) == "request_unknown"


def test_the_sequence_begins_anew_with_the_hijri_year(
    centre: Centre, visit: VisitView, noura: StaffView, clock: FakeClock
) -> None:
    centre.requests.register(visit.id, "G01", SUBJECT, "", by=noura.id, key="before")
    # 1 Muharram 1449 is 6 June 2027: its first second in Riyadh is still 5 June in UTC
    turn = datetime(2027, 6, 5, 21, 0, tzinfo=UTC)
    clock.advance((turn - clock.now()).total_seconds() - 1)
    last = centre.requests.register(visit.id, "G01", SUBJECT, "", by=noura.id, key="last")
    clock.advance(1)
    first = centre.requests.register(visit.id, "G01", SUBJECT, "", by=noura.id, key="first")
    assert [request.reference[:15] for request in (last, first)] == ["RUH-1448-000002", "RUH-1449-000001"]


@pytest.mark.parametrize(
    ("type_code", "subject", "summary", "key", "code"),
    [
        ("G01", " \n", SUMMARY, "k", "subject_missing"),
        ("G01", "م" * 201, SUMMARY, "k", "text_too_long"),
        ("G01", SUBJECT, "م" * 4001, "k", "text_too_long"),
        ("G", SUBJECT, SUMMARY, "k", "request_type_unknown"),
        ("Z99", SUBJECT, SUMMARY, "k", "request_type_unknown"),
        ("G01", SUBJECT, SUMMARY, " ", "key_missing"),
    ],
)
def test_a_wrong_request_takes_no_number(
    centre: Centre, visit: VisitView, noura: StaffView, type_code: str, subject: str, summary: str, key: str, code: str
) -> None:
    attempt = lambda: centre.requests.register(visit.id, type_code, subject, summary, by=noura.id, key=key)  # noqa: E731
    assert code_of(attempt) == code
    assert centre.requests.of_visit(visit.id) == []
    entered = centre.requests.register(visit.id, "G01", SUBJECT, SUMMARY, by=noura.id, key="right")
    assert entered.reference.startswith("RUH-1448-000001-")


def test_a_stranger_to_the_section_enters_nothing(centre: Centre, visit: VisitView) -> None:
    fahd = centre.staff.add("fahd", "فهد", PASSWORD, Role.OPERATOR, ["men"])
    root = centre.staff.add("root", "مدير", PASSWORD, Role.ADMINISTRATOR, ["women"])

    def register(visit_id: UUID, by: UUID) -> str:
        return code_of(lambda: centre.requests.register(visit_id, "G01", SUBJECT, "", by=by, key="k"))

    assert [register(visit.id, person.id) for person in (fahd, root)] == ["section_not_yours"] * 2
    assert register(fahd.id, fahd.id) == "visit_missing"
    assert code_of(lambda: centre.requests.get(fahd.id)) == "request_unknown"


def test_the_history_is_a_chain(centre: Centre, visit: VisitView, noura: StaffView, clock: FakeClock) -> None:
    request = centre.requests.register(visit.id, "G01", SUBJECT, SUMMARY, by=noura.id, key="k")
    history = centre.requests.history(request.id)
    assert [(link.move, link.source, link.target) for link in history] == [
        (RequestMove.REGISTER, RequestState.DRAFT, RequestState.REGISTERED),
        (RequestMove.RAISE, RequestState.REGISTERED, RequestState.RAISED),
    ]
    who = (noura.name, centre.settings.device.name, clock.now())
    assert [(link.staff, link.device, link.at) for link in history] == [who, who]
    assert centre.requests.history_holds(request.id)


@pytest.mark.parametrize(
    "edit",
    [{"note": "later"}, {"at": datetime(2020, 1, 1, tzinfo=UTC)}, {"target": "draft"}, {"digest": "0" * 64}, None],
)
def test_an_edit_of_the_history_shows(
    centre: Centre, visit: VisitView, noura: StaffView, edit: dict[str, object] | None
) -> None:
    request = centre.requests.register(visit.id, "G01", SUBJECT, SUMMARY, by=noura.id, key="k")
    mine = request_movement.c.request_id == request.id
    with centre.storage.units.write() as unit:
        unit._scope.run(
            request_movement.delete().where(mine)
            if edit is None
            else request_movement.update().where(mine).values(edit)
        )
        unit.commit()
    assert not centre.requests.history_holds(request.id)


def test_programs_that_collide_leave_no_gap(centre: Centre, visit: VisitView, database_url: str) -> None:
    references = together(database_url, REGISTER, 5)
    assert references[0] == references[1], "one key, one request"
    assert sorted(int(reference[9:15]) for reference in set(references)) == [1, 2, 3, 4]
    assert {request.reference for request in centre.requests.of_visit(visit.id)} == set(references)


def test_the_receipt_says_what_was_entered(centre: Centre, visit: VisitView, noura: StaffView, tmp_path: Path) -> None:
    request = centre.requests.register(visit.id, "G01", SUBJECT, SUMMARY, by=noura.id, key="k")
    receipt = centre.requests.receipt(request.id)
    assert (receipt.reference, receipt.type, receipt.subject) == (request.reference, "طلب عام", SUBJECT)
    assert (receipt.identity_number, receipt.clerk, receipt.section) == ("••••••0008", noura.name, "قسم النساء")
    assert (receipt.at.hour, receipt.at.utcoffset()) == (10, receipt.at.utcoffset())
    path = centre.requests.write_receipt(request.id, tmp_path / "receipt.pdf", by=noura.id)
    assert path.read_bytes().startswith(b"%PDF-")
