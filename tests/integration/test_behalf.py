"""Requests on somebody's behalf, on both databases: stored sealed, shown masked, printed."""

from pathlib import Path

from sqlalchemy import select

from core.bootstrap import Centre
from core.domain.behalf import ONESELF, Behalf, BehalfKind, Relation
from core.domain.text import Language
from core.domain.workflow import RequestMove, Role
from core.services.course import Act
from core.services.dto import StaffView, VisitView
from core.storage.engine import begin
from core.storage.window_tables import on_behalf
from tests.integration.conftest import PASSWORD, code_of
from tests.reports.pages import words

RELATIVE = Behalf(BehalfKind.RELATIVE, Relation.MOTHER, "منى الحربي", "1000000016")
COMPANY = Behalf(BehalfKind.COMPANY, None, "شركة الأمل للمقاولات", "1010123456")


def registered(centre: Centre, visit: VisitView, by: StaffView, behalf: Behalf, key: str = "k") -> object:
    return centre.requests.register(visit.id, "G01", f"طلب {key}", "", by=by.id, key=key, behalf=behalf)


def test_it_stands_with_the_request_and_the_number_is_masked(
    centre: Centre, visit: VisitView, noura: StaffView
) -> None:
    shown = Behalf(BehalfKind.RELATIVE, Relation.MOTHER, "منى الحربي", "••••••0016")
    for behalf, expected in ((RELATIVE, shown), (COMPANY, COMPANY), (ONESELF, ONESELF)):
        registered(centre, visit, noura, behalf, behalf.kind.value)
        assert centre.requests.of_visit(visit.id)[-1].behalf == expected
    (first, *_) = centre.requests.lying_with(noura.id) or centre.requests.of_visit(visit.id)
    assert centre.requests.read(first.id, by=noura.id).behalf == shown
    assert centre.files.file(visit.visitor.id, by=noura.id).requests[-1].behalf == shown


def test_the_identity_number_lies_sealed_for_its_own_request(
    centre: Centre, visit: VisitView, noura: StaffView
) -> None:
    request = centre.requests.register(visit.id, "G01", "طلب", "", by=noura.id, key="k", behalf=RELATIVE)
    with begin(centre.storage.units.engine, write=False) as connection:
        row = connection.execute(select(on_behalf)).one()
    assert RELATIVE.number not in str(row)
    assert RELATIVE.number.encode() not in row.identity_sealed
    vault = centre.vault
    assert vault.open(row.identity_sealed, request.id) == RELATIVE.number
    assert code_of(lambda: vault.open(row.identity_sealed, visit.id)) == "key_file_wrong"


def test_what_is_wrong_with_it_registers_nothing(centre: Centre, visit: VisitView, noura: StaffView) -> None:
    wrong = Behalf(BehalfKind.COMPANY, None, "شركة", "12")
    assert code_of(lambda: registered(centre, visit, noura, wrong)) == "registration_number_invalid"
    assert centre.requests.of_visit(visit.id) == []


def test_the_receipt_tells_it(centre: Centre, visit: VisitView, noura: StaffView, tmp_path: Path) -> None:
    for behalf, language, told in (
        (RELATIVE, Language.ARABIC, ("نيابة عن", "منى الحربي (الأم)", "0016", "مواطنة")),
        (COMPANY, Language.ENGLISH, ("On behalf of", "commercial registration 1010123456")),
    ):
        key = behalf.kind.value
        request = centre.requests.register(visit.id, "G01", f"طلب {key}", "", by=noura.id, key=key, behalf=behalf)
        file = centre.requests.write_receipt(request.id, tmp_path / f"{key}.pdf", language, by=noura.id)
        text = words(file)
        for part in told:
            assert part in text
        assert RELATIVE.number not in text


def test_the_department_reads_it_in_the_letter_and_in_the_file(
    centre: Centre, visit: VisitView, noura: StaffView, tmp_path: Path
) -> None:
    office = centre.staff.add("office", "المكتب", PASSWORD, Role.OFFICE, [])
    request = centre.requests.register(visit.id, "G01", "طلب", "", by=noura.id, key="k", behalf=RELATIVE)
    centre.requests.take(request.id, Act(RequestMove.DIRECT, "يُنظر فيه", ("ADM",)), by=office.id, key="d")
    for name, write in (("letter", centre.requests.write_referral_letters), ("file", centre.requests.write_file)):
        text = words(write(request.id, tmp_path / f"{name}.pdf", by=office.id))
        assert "منى الحربي (الأم)" in text
        assert RELATIVE.number not in text
