"""The full file and the referral letter on paper: what they tell and in which order, however long it is."""

import re
import resource
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from io import BytesIO
from pathlib import Path
from uuid import uuid4

import pytest
from pypdf import PdfReader, PdfWriter

from core.domain.numerals import Digits
from core.domain.rights import Confidentiality
from core.domain.text import STAFF_LANGUAGES, Language, LocalText
from core.domain.visitor import Gender, VisitorKind
from core.domain.workflow import Party, RequestMove, RequestState, Role, Urgency
from core.reports.papers import PdfPapers
from core.services.document_dto import DocumentView
from core.services.dto import MovementView, RequestTypeView, RequestView, VisitorView
from core.services.paper_dto import Letterhead, ReferralLetter, RequestFile, Unread
from tests.letters.made import BLUE, LETTERS, RED, corners, letter_of, marked, near, pdf, seen
from tests.reports.pages import codes, in_order, page, words

AT = datetime(2026, 11, 24, 10, 5)  # noqa: DTZ001 - local time of the centre, as the service gives it
REFERENCE, DIGEST = "RUH-1448-000123-7", "0123456789abcdef" * 4
LEGAL = "الإدارة العامة للشؤون القانونية والأنظمة واللوائح ومتابعة تنفيذ الأحكام القضائية بالمناطق"
DEPARTMENTS = {"ADM": "الإدارة العامة للشؤون الإدارية", "LEG": LEGAL}
SENTENCE = "أُحيلت المعاملة (مع المرفقات) إلى Department of Planning للنظر. "


def head(language: Language = Language.ARABIC, digits: Digits = Digits.WESTERN) -> Letterhead:
    return Letterhead("الوزارة", "مركز الاستقبال", "قسم النساء", REFERENCE, AT, language, digits)


def request(**facts: object) -> RequestView:
    kind = RequestTypeView("G01", "G", LocalText("طلب نقل", "Transfer"), (), None, 10, "normal")
    who = VisitorView(
        uuid4(), VisitorKind.CITIZEN, "••••••1234", "نورة السالم", Gender.WOMAN, "+966501234567", Language.ARABIC
    )
    usual = RequestView(
        id=uuid4(),
        reference=REFERENCE,
        type=kind,
        subject="طلب نقل معلمة",
        summary="مرفق خطاب وتقرير طبي.",
        applicant=who,
        state=RequestState.IN_PROCESS,
        owner="هند القحطاني",
        registered_at=AT,
        due=date(2026, 12, 8),
        ticket_code="W014",
        desk_number=1,
        section="women",
        party=Party.DEPARTMENT,
        department="ADM",
        holder="سلطان القحطاني",
    )
    return replace(usual, **facts)  # type: ignore[arg-type]


def link(number: int, move: RequestMove, note: str = "", department: str | None = None) -> MovementView:
    at = AT + timedelta(days=number)
    state = RequestState.RAISED
    name = ("خالد الدوسري", "John Smith")[number % 2]
    return MovementView(number, move, state, state, name, "pc", at, note, DIGEST, department, Role.OFFICER, "LEG")


def document(title: str, pages: int, **facts: object) -> DocumentView:
    return DocumentView(uuid4(), uuid4(), title, pages, 1000, "هند القحطاني", "pc", AT, **facts)  # type: ignore[arg-type]


STORY = (
    link(1, RequestMove.REGISTER),
    link(2, RequestMove.DIRECT, "يُدرس الطلب ويُفاد بالرأي."),
    link(3, RequestMove.REFER, department="ADM"),
    link(4, RequestMove.RETURN, "تنقص صورة الهوية."),
    link(5, RequestMove.COMPLETE, "أُحضرت الصورة."),
    link(6, RequestMove.ANSWER, "تمت الموافقة على النقل."),
)


def told(language: Language = Language.ARABIC, digits: Digits = Digits.WESTERN, **facts: object) -> RequestFile:
    usual = RequestFile(
        head=head(language, digits),
        request=request(),
        confidentiality=Confidentiality.NORMAL,
        type_path=("الموارد البشرية", "طلب نقل"),
        departments=DEPARTMENTS,
        step_due=date(2026, 12, 1),
        history=STORY,
        holds=True,
        kept=(),
        withdrawn=(),
        by="خالد الدوسري",
    )
    return replace(usual, **facts)  # type: ignore[arg-type]


def written(folder: Path, file: RequestFile, contents: Sequence[bytes | Unread] = ()) -> Path:
    """The file on a disk, each kept document with its content."""
    given = dict(zip((one.id for one in file.kept), contents, strict=True))
    path = folder / "file.pdf"
    PdfPapers().keep(PdfPapers().file(file, lambda one: given[one.id]), path)
    return path


def numbered(text: str) -> list[tuple[int, int]]:
    """The page numbers of the whole, as they stand on the sheets."""
    return [
        (int(number), int(count)) for number, count in re.findall(r"(?:Page|صفحة) (\d+) (?:of|من) (\d+)(?! of)", text)
    ]


def test_the_file_tells_the_story_in_order(tmp_path: Path) -> None:
    text = words(written(tmp_path, told()))
    in_order(text, "ملف معاملة", "قيد المعالجة", "الموارد البشرية / طلب نقل", "طلب نقل معلمة", "نورة السالم", "1234")
    in_order(text, "سجلت", "John Smith", "صدر التوجيه", "يدرس الطلب ويفاد بالرأي.", "أحيلت إلى الإدارة العامة للشؤون")
    in_order(text, "تنقص صورة الهوية.", "أحضرت الصورة.", "صدر الرد", "تمت الموافقة على النقل.", "سليم", DIGEST)
    assert "14 جمادى الآخرة 1448" in text
    assert "24 نوفمبر 2026" in text
    assert codes(page(written(tmp_path, told()), 1)) == [f"istiqbal:request:{REFERENCE}"]


def test_a_broken_history_is_said(tmp_path: Path) -> None:
    whole, broken = (words(written(tmp_path, told(Language.ENGLISH, holds=holds))) for holds in (True, False))
    assert "The history is whole" in whole
    assert "The history is not whole" in broken


@pytest.mark.parametrize("digits", Digits)
def test_nothing_of_a_long_story_is_missing(tmp_path: Path, digits: Digits) -> None:
    moves = list(RequestMove)
    notes = [f"الخطوة {place} هنا: " + SENTENCE * (60 if place == 9 else place % 4) for place in range(1, 31)]
    history = tuple(link(place, moves[place % len(moves)], note) for place, note in enumerate(notes, start=1))
    summary = "\n".join(f"السطر {place}" for place in range(100, 180))
    file = written(tmp_path, told(digits=digits, history=history, request=request(summary=summary)))
    text = words(file)
    show = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩") if digits is Digits.ARABIC_INDIC else {}
    in_order(text, *(f"السطر {place}".translate(show) for place in range(100, 180)))
    in_order(text, *(f"الخطوة {place} هنا".translate(show) for place in range(1, 31)))
    assert text.count("Department of Planning") == sum(60 if place == 9 else place % 4 for place in range(1, 31))
    assert REFERENCE.translate(show) in text


def sheets(file: Path) -> list[str]:
    """The words of each sheet."""
    count = len(PdfReader(file).pages)
    return [words(file, "-f", f"{place}", "-l", f"{place}") for place in range(1, count + 1)]


def test_every_page_of_every_document_follows_with_its_number(tmp_path: Path) -> None:
    names = [f"page {place} of the scan" for place in range(1, 21)]
    scan = LETTERS.make(letter_of(pdf(tmp_path / "scan.pdf", *names)))
    other = LETTERS.make(letter_of(pdf(tmp_path / "other.pdf", "another letter")))
    kept = (document("خطاب", 20), document("تقرير", 3), document("هوية", 1))
    file = written(tmp_path, told(Language.ENGLISH, kept=kept), [scan, Unread.DAMAGED, other])
    found = sheets(file)
    told_sheets = len(found) - 22
    for place, name in enumerate(names, start=1):
        sheet = found[told_sheets + place - 1]
        in_order(sheet, "Document 1 of 3: خطاب", f"Page {place} of 20 of the document")
        assert name in sheet
        assert f"Page {told_sheets + place} of {len(found)}" in sheet
    assert "has changed since it was added" in found[-2]
    assert "3 pages, added by هند القحطاني" in found[-2]
    assert "another letter" in found[-1]
    assert [entry["/Title"] for entry in PdfReader(file).outline] == ["خطاب", "تقرير", "هوية"]  # type: ignore[call-overload]


def test_a_document_that_is_no_letter_any_more_is_said_to_be_damaged(tmp_path: Path) -> None:
    whole = LETTERS.make(letter_of(pdf(tmp_path / "a.pdf", "one", "two")))
    for torn in (b"", b"%PDF-1.7 nothing", whole[: len(whole) // 2]):
        text = words(written(tmp_path, told(Language.ENGLISH, kept=(document("a", 2),)), [torn]))
        assert "This document cannot be read" in text


def test_documents_of_one_kind_are_not_taken_for_each_other(tmp_path: Path) -> None:
    letters = [LETTERS.make(letter_of(pdf(tmp_path / f"{place}.pdf", f"letter {place}"))) for place in range(30)]
    kept = tuple(document(f"{place}", 1) for place in range(30))
    text = words(written(tmp_path, told(Language.ENGLISH, kept=kept), letters))
    in_order(text, *(f"letter {place}" for place in range(30)))


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_a_turned_page_stands_upright_within_its_sheet(tmp_path: Path, turn: int) -> None:
    picture = tmp_path / "picture.png"
    marked((300, 400)).rotate(turn, expand=True).save(picture)  # against the clock
    writer = PdfWriter(BytesIO(LETTERS.make(letter_of(picture))))
    writer.pages[0].rotate(turn)
    made = BytesIO()
    writer.write(made)
    file = written(tmp_path, told(kept=(document("صورة", 1),)), [made.getvalue()])
    shown = seen(file.read_bytes(), len(PdfReader(file).pages) - 1)
    first, *rest = corners(shown)
    assert near(first, RED), first
    assert not any(near(other, RED) or near(other, BLUE) for other in rest)


@pytest.mark.parametrize("level", Confidentiality)
def test_every_sheet_says_how_confidential_it_is(tmp_path: Path, level: Confidentiality) -> None:
    scan = LETTERS.make(letter_of(pdf(tmp_path / "scan.pdf", "one", "two")))
    file = told(Language.ENGLISH, confidentiality=level, kept=(document("خطاب", 2),))
    for place, sheet in enumerate(sheets(written(tmp_path, file, [scan]))):
        marks = len(re.findall(r"\b(Restricted|Confidential)\b", sheet))
        among_facts = place == 0 and level is not Confidentiality.NORMAL
        assert marks == (0 if level is Confidentiality.NORMAL else 2) + among_facts


def test_a_withdrawn_document_is_told_of_and_left_out(tmp_path: Path) -> None:
    gone = document("صورة خاطئة", 1, withdrawn_at=AT, withdrawn_by="مها", withdrawn_reason="أضيفت خطأ")
    text = words(written(tmp_path, told(withdrawn=(gone,))))
    in_order(text, "صورة خاطئة", "سحبها مها", "أضيفت خطأ")


def letter(language: Language = Language.ARABIC, **facts: object) -> ReferralLetter:
    usual = ReferralLetter(
        head=head(language),
        department=DEPARTMENTS["ADM"],
        copies=(),
        type="طلب نقل",
        subject="طلب نقل معلمة",
        applicant="نورة السالم",
        identity_number="••••••1234",
        urgency=Urgency.NORMAL,
        confidentiality=Confidentiality.NORMAL,
        directive="يُدرس الطلب ويُفاد بالرأي.",
        due=date(2026, 12, 8),
        enclosures=(document("خطاب", 20), document("تقرير", 3)),
        by="خالد الدوسري",
    )
    return replace(usual, **facts)  # type: ignore[arg-type]


def posted(folder: Path, *letters: ReferralLetter) -> Path:
    path = folder / "letters.pdf"
    PdfPapers().keep(PdfPapers().letters(letters), path)
    return path


@pytest.mark.parametrize("language", STAFF_LANGUAGES)
def test_a_short_letter_is_one_sheet_with_all_that_it_must_say(tmp_path: Path, language: Language) -> None:
    file = posted(tmp_path, letter(language, copies=(LEGAL,)))
    text = words(file)
    arabic = language is Language.ARABIC
    greeting, closing = ("السلام عليكم", "وتقبلوا") if arabic else ("Peace be upon you", "With our respect")
    in_order(text, DEPARTMENTS["ADM"], greeting, "طلب نقل معلمة", "يدرس الطلب ويفاد بالرأي")
    in_order(text, "ديسمبر 2026" if arabic else "8 December 2026", "خطاب", "تقرير", closing, "خالد الدوسري", LEGAL[:40])
    assert "2 documents (23 pages)" in text or "وثيقتان (23 صفحة)" in text
    assert numbered(text) == [(1, 1)]
    assert codes(page(file, 1)) == [f"istiqbal:request:{REFERENCE}"]


def test_each_letter_has_page_numbers_of_its_own(tmp_path: Path) -> None:
    long = letter(Language.ENGLISH, directive=(SENTENCE * 80)[:4000], department=LEGAL, urgency=Urgency.URGENT)
    file = posted(tmp_path, letter(Language.ENGLISH), long)
    first, *rest = sheets(file)
    assert numbered(first) == [(1, 1)]
    assert [numbered(sheet) for sheet in rest] == [[(place, len(rest))] for place in range(1, len(rest) + 1)]
    assert len(rest) == 3 or len(rest) == 2
    assert "Urgent" not in first
    assert all("Urgent" in sheet for sheet in rest)
    assert " ".join(rest).count("Department of Planning") == (SENTENCE * 80)[:4000].count("Department of Planning")


def test_a_full_disk_leaves_nothing(tmp_path: Path) -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, hard))
    try:
        with pytest.raises(OSError, match="File too large"):
            PdfPapers().keep(b"%PDF-" + b" " * 100_000, tmp_path / "file.pdf")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    with pytest.raises(OSError, match="nowhere"):
        PdfPapers().keep(b"%PDF-", tmp_path / "nowhere" / "file.pdf")
    assert not list(tmp_path.iterdir())
