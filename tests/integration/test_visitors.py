"""Visitors on both databases: entered once, found again in any digits, and never readable in the database."""

import pytest
from sqlalchemy import select

from core.bootstrap import Centre
from core.domain.text import Language
from core.domain.ticket import TicketState
from core.domain.visitor import Gender, VisitorKind
from core.services.dto import StaffView, VisitView
from core.storage.columns import metadata
from core.storage.storage import database_file
from core.storage.tables import visitor
from tests.integration.conftest import CITIZEN, MOBILE, NAME, RESIDENT, code_of
from tests.support.together import together

ENTER = """
seen = centre.visitors.enter("1000000008", "نورة السالم", Gender.WOMAN, "0501234567")
print(seen.id)
"""


def test_a_visitor_is_entered_and_shown_masked(centre: Centre) -> None:
    entered = centre.visitors.enter(CITIZEN, f"  {NAME.replace(' ', '   ')} ", Gender.WOMAN, "+966 50 123 4567")
    assert (entered.kind, entered.name, entered.mobile) == (VisitorKind.CITIZEN, NAME, "+966501234567")
    assert (entered.identity_number, entered.language) == ("••••••0008", Language.ARABIC)
    assert centre.visitors.find(CITIZEN) == entered
    assert centre.visitors.identity_number(entered.id) == CITIZEN


@pytest.mark.parametrize("typed", ["١٠٠٠٠٠٠٠٠٨", "۱۰۰۰۰۰۰۰۰۸", "1000 000 008", " 1000000008\n"])
def test_any_digits_find_the_same_visitor(centre: Centre, typed: str) -> None:
    entered = centre.visitors.enter(CITIZEN, NAME, Gender.WOMAN, MOBILE)
    assert centre.visitors.find(typed) == entered
    assert centre.visitors.enter(typed, NAME, Gender.WOMAN, "٠٥٠١٢٣٤٥٦٧").id == entered.id


def test_a_known_visitor_is_brought_up_to_date(centre: Centre) -> None:
    first = centre.visitors.enter(RESIDENT, "Amina Khan", Gender.WOMAN, MOBILE, Language.ENGLISH)
    later = centre.visitors.enter(RESIDENT, "Amina B. Khan", Gender.WOMAN, "0559876543")
    assert (later.id, later.kind) == (first.id, VisitorKind.RESIDENT)
    assert (later.name, later.mobile, later.language) == ("Amina B. Khan", "+966559876543", Language.ARABIC)
    assert centre.visitors.find_by_mobile(MOBILE) == []
    assert centre.visitors.find_by_mobile("055 987 6543") == [later]


def test_a_family_may_share_a_mobile(centre: Centre) -> None:
    entered = [centre.visitors.enter(number, NAME, Gender.WOMAN, MOBILE) for number in (CITIZEN, RESIDENT)]
    assert centre.visitors.find_by_mobile(MOBILE) == entered


@pytest.mark.parametrize(
    ("number", "name", "mobile", "code"),
    [
        ("1000000009", NAME, MOBILE, "identity_number_invalid"),
        ("3000000004", NAME, MOBILE, "identity_number_invalid"),
        (CITIZEN, " ", MOBILE, "name_missing"),
        (CITIZEN, "ن" * 201, MOBILE, "text_too_long"),
        (CITIZEN, NAME, "+971501234567", "mobile_invalid"),
        (CITIZEN, NAME, "", "mobile_invalid"),
        (CITIZEN, NAME, "0112345678", "mobile_invalid"),
    ],
)
def test_wrong_details_enter_nobody(centre: Centre, number: str, name: str, mobile: str, code: str) -> None:
    assert code_of(lambda: centre.visitors.enter(number, name, Gender.WOMAN, mobile)) == code
    assert centre.visitors.find(CITIZEN) is None


def stored(centre: Centre) -> bytes:
    """All that the database keeps, column by column, as bytes."""
    kept = b""
    with centre.storage.units.read() as unit:
        for table in metadata.sorted_tables:
            for row in unit._scope.run(select(table)):
                kept += b" ".join(value if isinstance(value, bytes) else str(value).encode() for value in row)
    return kept


def test_no_identity_number_lies_in_the_database(centre: Centre, database_url: str) -> None:
    entered = centre.visitors.enter(CITIZEN, NAME, Gender.WOMAN, MOBILE)
    assert entered.id.hex.encode() in stored(centre).replace(b"-", b"")
    assert CITIZEN.encode() not in stored(centre)
    file = database_file(database_url)
    for part in file.parent.glob("centre.db*") if file else ():
        content = part.read_bytes()
        assert CITIZEN.encode() not in content
        assert CITIZEN.encode("utf-16-le") not in content


def test_a_sealed_number_moved_to_another_row_is_refused(centre: Centre) -> None:
    one = centre.visitors.enter(CITIZEN, NAME, Gender.WOMAN, MOBILE)
    other = centre.visitors.enter(RESIDENT, NAME, Gender.WOMAN, MOBILE)
    with centre.storage.units.write() as unit:
        sealed = unit.visitors.get(one.id)[1]
        unit._scope.run(visitor.update().where(visitor.c.id == other.id).values(identity_sealed=sealed))
        unit.commit()
    assert code_of(lambda: centre.visitors.identity_number(other.id)) == "key_file_wrong"


def test_two_programs_enter_the_same_visitor_once(centre: Centre, database_url: str) -> None:
    answers = together(database_url, ENTER, 4)
    assert len(set(answers)) == 1
    assert centre.visitors.find(CITIZEN) is not None
    assert len(centre.visitors.find_by_mobile(MOBILE)) == 1


def test_a_visit_begins_and_the_ticket_is_served(centre: Centre, visit: VisitView, noura: StaffView) -> None:
    assert (visit.ticket_code, visit.desk, visit.visitor.identity_number) == ("W001", "W1", "••••••0008")
    assert centre.visitors.visit("W1") == visit
    ticket = centre.queue.current("W1")
    assert ticket is not None
    assert ticket.state is TicketState.SERVING
    assert centre.visitors.start_visit("W1", visit.visitor.id, by=noura.id) == visit


def test_another_visitor_may_take_the_place(centre: Centre, visit: VisitView, noura: StaffView) -> None:
    other = centre.visitors.enter(RESIDENT, "Amina Khan", Gender.WOMAN, "0559876543")
    changed = centre.visitors.start_visit("W1", other.id, by=noura.id)
    assert (changed.id, changed.visitor) == (visit.id, other)


def test_until_a_request_is_entered(centre: Centre, visit: VisitView, noura: StaffView) -> None:
    centre.requests.register(visit.id, "G01", "طلب", "", by=noura.id, key="k")
    other = centre.visitors.enter(RESIDENT, "Amina Khan", Gender.WOMAN, "0559876543")
    attempt = lambda: centre.visitors.start_visit("W1", other.id, by=noura.id)  # noqa: E731
    assert code_of(attempt) == "visit_has_requests"
    assert centre.visitors.visit("W1") == visit


def test_a_visit_needs_its_window(centre: Centre, noura: StaffView, huda: StaffView) -> None:
    seen = centre.visitors.enter(CITIZEN, NAME, Gender.WOMAN, MOBILE)
    assert code_of(lambda: centre.visitors.start_visit("W1", seen.id, by=noura.id)) == "desk_idle"
    centre.queue.issue("women", "submit", "a")
    centre.queue.call_next("W1", by=noura.id)
    assert centre.visitors.visit("W1") is None
    assert code_of(lambda: centre.visitors.start_visit("W1", seen.id, by=huda.id)) == "desk_not_yours"
    assert code_of(lambda: centre.visitors.start_visit("W1", noura.id, by=noura.id)) == "visitor_unknown"
