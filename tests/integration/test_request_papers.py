"""The papers of a request: read by whom they concern, made of what is stored, and whole or not at all."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from uuid import UUID

import pytest
from pypdf import PdfReader
from sqlalchemy import update

from core.bootstrap import Centre, key_file_of, open_centre
from core.config import Settings
from core.domain.audit import AuditKind
from core.domain.remarks import Remark
from core.domain.visitor import Gender
from core.domain.workflow import RequestMove, Role
from core.services import request_papers
from core.services.course import Act
from core.services.dto import RequestView, StaffView
from core.services.remarks import Said
from core.storage.document_tables import document_content
from core.storage.request_tables import request_movement, request_type
from tests.integration.conftest import PASSWORD, code_of
from tests.letters.made import letter_of, pdf
from tests.reports.pages import in_order, words
from tests.support.clock import FakeClock

MOVE = RequestMove
DIRECTIVE, ANSWER = "يُدرس الطلب ويُفاد بالرأي", "تمت الموافقة على النقل"


PEOPLE: dict[str, tuple[str, Role, tuple[str, ...], str | None]] = {
    "clerk": ("نورة السالم", Role.OPERATOR, ("women",), None),
    "office": ("خالد الدوسري", Role.OFFICE, (), None),
    "officer": ("سلطان القحطاني", Role.OFFICER, (), "ADM"),
    "legal": ("ناصر العنزي", Role.OFFICER, (), "LEG"),
    "agent": ("عبير المطيري", Role.AGENT, ("women",), None),
    "man": ("سعد الحربي", Role.OPERATOR, ("men",), None),
    "supervisor": ("مها الفيصل", Role.SUPERVISOR, ("women",), None),
    "auditor": ("فيصل الشمري", Role.AUDITOR, (), None),
}


class Ministry:
    """A centre with its people, and one request of the women's section."""

    def __init__(self, centre: Centre, folder: Path) -> None:
        self.centre, self.folder = centre, folder
        self.request = self._entered()
        self._count = 0

    def __getattr__(self, login: str) -> StaffView:
        """Somebody of the centre, who is there once somebody asks: a password takes half a second."""
        if login not in PEOPLE:
            raise AttributeError(login)
        name, role, sections, department = PEOPLE[login]
        made = self.centre.staff.add(login, name, PASSWORD, role, sections, department)
        setattr(self, login, made)
        return made

    def _entered(self) -> RequestView:
        centre, clerk = self.centre, self.clerk
        centre.staff.take_desk(clerk.id, "W1")
        centre.queue.issue("women", "submit", "visitor")
        centre.queue.call_next("W1", by=clerk.id)
        visitor = centre.visitors.enter("1000000008", "سارة الحربي", Gender.WOMAN, "0550000000")
        visit = centre.visitors.start_visit("W1", visitor.id, by=clerk.id)
        return centre.requests.register(visit.id, "G01", "طلب نقل", "ملخص الطلب", by=clerk.id, key="k")

    def move(self, move: RequestMove, by: StaffView, text: str = "", *departments: str) -> None:
        self._count += 1
        self.centre.requests.take(self.request.id, Act(move, text, departments), by=by.id, key=f"{self._count}")

    def attach(self, title: str, *texts: str) -> None:
        letter = letter_of(pdf(self.folder / f"{title}.pdf", *texts))
        self.centre.documents.add(self.request.id, title, letter, by=self.clerk.id, key=title)

    def file(self, by: StaffView | None = None) -> Path:
        path = self.folder / "file.pdf"
        return self.centre.requests.write_file(self.request.id, path, by=(by or self.office).id)

    def letters(self, by: StaffView | None = None) -> Path:
        path = self.folder / "letters.pdf"
        return self.centre.requests.write_referral_letters(self.request.id, path, by=(by or self.office).id)

    def behind(self, table: object, **values: object) -> None:
        """Edit what is stored behind the program."""
        with self.centre.storage.units.write() as unit:
            unit._scope.run(update(table).values(values))  # type: ignore[arg-type]
            unit.commit()


@pytest.fixture
def ministry(sqlite_url: str, clock: FakeClock, tmp_path: Path) -> object:
    with open_centre(sqlite_url, clock=clock) as centre:
        yield Ministry(centre, tmp_path)


def test_the_file_tells_the_whole_course_in_order(ministry: Ministry, clock: FakeClock) -> None:
    ministry.attach("خطاب", *(f"page {place}" for place in range(1, 21)))
    ministry.move(MOVE.DIRECT, ministry.office, DIRECTIVE, "ADM")
    ministry.move(MOVE.ACCEPT, ministry.officer)
    ministry.move(MOVE.RETURN, ministry.officer, "تنقص صورة الهوية")
    clock.advance(3 * 24 * 3600)
    ministry.move(MOVE.COMPLETE, ministry.clerk, "أُحضرت الصورة")
    ministry.attach("صورة الهوية", "the identity")
    ministry.move(MOVE.ANSWER, ministry.officer, ANSWER)
    ministry.move(MOVE.REOPEN, ministry.office, "يُعاد النظر")
    file = ministry.file()
    text = words(file)
    request = ministry.centre.requests.get(ministry.request.id)
    in_order(text, request.reference, "أعيد فتحها", "سارة الحربي", "ملخص الطلب", "خطاب", "صورة الهوية")
    story = ("سجلت", "رفعت إلى مكتب الوزير", "يدرس الطلب", "أحيلت إلى الإدارة العامة للشؤون الإدارية")
    in_order(
        text, *story, "استلمت", "تنقص صورة الهوية", "أحضرت الصورة", "تمت الموافقة", "يعاد النظر", "page 1", "page 20"
    )
    assert "1000000008" not in text, "the identity number is masked"
    assert "سجل المعاملة سليم" in text
    assert ministry.centre.requests.history(request.id)[-1].digest in text
    assert len(PdfReader(file).pages) >= 23


def test_who_may_not_read_it_gets_no_paper(ministry: Ministry) -> None:
    ministry.move(MOVE.DIRECT, ministry.office, DIRECTIVE, "ADM")

    def refused(person: StaffView, make: Callable[[StaffView], object]) -> str:
        return code_of(lambda: make(person))

    for person in (ministry.clerk, ministry.office, ministry.officer, ministry.supervisor):
        assert ministry.file(person).exists()
    for person in (ministry.man, ministry.legal):
        assert refused(person, ministry.file) == "request_not_yours"
        assert refused(person, ministry.letters) == "request_not_yours"
    for person in (ministry.agent, ministry.auditor):
        assert refused(person, ministry.file) == "role_not_allowed"
    for person in (ministry.clerk, ministry.supervisor):
        assert refused(person, ministry.letters) == "role_not_allowed"
    ministry.behind(request_type, confidentiality="confidential")
    assert refused(ministry.clerk, ministry.file) == "request_not_yours"
    assert "سري" in words(ministry.file(ministry.office), "-l", "1")


def test_who_prints_what_is_restricted_is_entered_and_who_is_refused_is_not(ministry: Ministry) -> None:
    ministry.move(MOVE.DIRECT, ministry.office, DIRECTIVE, "ADM")
    ministry.behind(request_type, confidentiality="restricted")

    def readers() -> list[UUID | None]:
        with ministry.centre.storage.units.read() as unit:
            return [one.staff_id for one in unit.audit.entries() if one.kind == AuditKind.REQUEST_READ]

    assert code_of(lambda: ministry.letters(ministry.clerk)) == "role_not_allowed"
    assert readers() == []
    ministry.letters(ministry.officer)
    ministry.file(ministry.clerk)
    assert readers() == [ministry.officer.id, ministry.clerk.id]


def test_an_edited_history_is_said(ministry: Ministry) -> None:
    ministry.move(MOVE.DIRECT, ministry.office, DIRECTIVE, "ADM")
    ministry.behind(request_movement, note="another directive")
    assert "سجل المعاملة غير سليم" in words(ministry.file())


def test_a_damaged_document_has_a_page_that_says_so(ministry: Ministry) -> None:
    ministry.attach("خطاب", "one", "two")
    ministry.behind(document_content, sealed=b"\x01" + b"x" * 200)
    file = ministry.file()
    assert "تعذرت قراءة هذه الوثيقة" in words(file)
    ministry.attach("تقرير", "report")
    text = words(ministry.file())
    in_order(text, "تعذرت قراءة هذه الوثيقة", "report")


def test_without_the_key_the_file_is_made_all_the_same(ministry: Ministry) -> None:
    ministry.attach("خطاب", "one")
    settings = ministry.centre.settings
    away = Settings(database=settings.database, key_file=ministry.folder / "none" / "centre.key")
    with open_centre(away, clock=ministry.centre.clock) as centre:
        made = centre.requests.file_pdf(ministry.request.id, by=ministry.office.id)
    path = ministry.folder / "without.pdf"
    path.write_bytes(made)
    text = words(path)
    in_order(text, "سارة الحربي", "لا يمكن قراءته في هذا الجهاز", "سجلت", "مفتاح المركز ليس في هذا الجهاز")
    assert key_file_of(settings).exists()


def test_documents_that_are_too_much_for_one_file_are_left_out(
    ministry: Ministry, monkeypatch: pytest.MonkeyPatch
) -> None:
    ministry.attach("خطاب", "first")
    ministry.attach("تقرير", "second")
    sizes = [one.size for one in ministry.centre.documents.of_request(ministry.request.id, by=ministry.office.id)]
    monkeypatch.setattr(request_papers, "MOST_BYTES", max(sizes))
    text = words(ministry.file())
    assert "first" in text
    assert "second" not in text
    assert "لم تضم هذه الوثيقة لكبر حجم الملف" in text


def test_a_letter_goes_to_the_department_that_has_it(ministry: Ministry) -> None:
    assert code_of(ministry.letters) == "request_not_referred"
    ministry.attach("خطاب", "one", "two")
    ministry.move(MOVE.DIRECT, ministry.office, DIRECTIVE, "ADM")
    text = words(ministry.letters(ministry.officer))
    in_order(text, "الإدارة العامة للشؤون الإدارية", "السلام عليكم", "طلب نقل", "يدرس الطلب ويفاد بالرأي", "خطاب")
    assert "وثيقة واحدة (صفحتان)" in text
    ministry.move(MOVE.HAND_BACK, ministry.officer, "ليس من اختصاصنا")
    assert code_of(ministry.letters) == "request_not_referred"
    ministry.move(MOVE.REFER, ministry.office, "", "LEG")
    made = ministry.centre.requests.referral_letters_pdf(ministry.request.id, by=ministry.office.id)
    assert len(PdfReader(BytesIO(made)).pages) == 1
    assert "يدرس الطلب ويفاد بالرأي" in words(ministry.letters())


def test_each_of_several_departments_gets_its_letter(ministry: Ministry) -> None:
    ministry.move(MOVE.DIRECT, ministry.office, DIRECTIVE, "ADM", "LEG")
    both, own = words(ministry.letters()), words(ministry.letters(ministry.legal))
    administrative, legal = "الإدارة العامة للشؤون الإدارية", "الإدارة العامة للشؤون القانونية"
    in_order(both, f"المسؤول عن {administrative}", "صورة مع التحية", legal, "صفحة 1 من 1", f"المسؤول عن {legal}")
    in_order(own, f"المسؤول عن {legal}", "صورة مع التحية", administrative)
    assert f"المسؤول عن {administrative}" not in own
    ministry.move(MOVE.HAND_BACK, ministry.legal, "ليس من اختصاصنا")
    left = words(ministry.letters())
    assert f"المسؤول عن {administrative}" in left
    assert legal not in left
    assert code_of(lambda: ministry.letters(ministry.legal)) == "request_not_referred"
    in_order(words(ministry.file()), "الجهات المحال إليها", administrative, "لم تُستلم".replace("ُ", ""), legal, "أعيدت")


def test_what_belongs_together_is_named_by_its_reference(ministry: Ministry) -> None:
    requests, visit = ministry.centre.requests, ministry.centre.visitors.visit("W1")
    assert visit is not None
    other = requests.register(visit.id, "G01", "موضوع آخر", "", by=ministry.clerk.id, key="other")
    requests.remark(ministry.request.id, Said(Remark.LINK, other=other.id), by=ministry.clerk.id, key="link")
    cover = words(ministry.file(), "-l", "1")
    in_order(cover, "مرتبطة بها", other.reference)
    assert "موضوع آخر" not in cover


def test_a_folder_that_refuses_gets_nothing(ministry: Ministry) -> None:
    before = sorted(ministry.folder.iterdir())
    for make in (ministry.centre.requests.write_file, ministry.centre.requests.write_referral_letters):
        if make == ministry.centre.requests.write_referral_letters:
            ministry.move(MOVE.DIRECT, ministry.office, DIRECTIVE, "ADM")
        with pytest.raises(OSError, match="nowhere"):
            make(ministry.request.id, ministry.folder / "nowhere" / "a.pdf", by=ministry.office.id)
    assert sorted(ministry.folder.iterdir()) == before
