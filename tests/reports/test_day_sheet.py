"""The day sheet: a reader finds head, dates and counts on one page, and a scanner the head."""

from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from core.domain.audit import AuditKind
from core.domain.numerals import Digits
from core.domain.text import STAFF_LANGUAGES, Language, LocalText
from core.reports.day_sheet import PdfDaySheets
from core.services.audit_dto import DaySheet
from tests.reports.pages import codes, page, words

HEAD = "1328 6da8 ed0b 9249 308d 2fa0 2d1f e676 fb2c 443c e638 ac82 299e 5e35 a277 ad2c"
DATES = {Language.ARABIC: "14 جمادى الآخرة 1448", Language.ENGLISH: "14 Jumada al-Akhirah 1448 AH"}
COUNTED = {Language.ARABIC: "حركات على المعاملات", Language.ENGLISH: "Moves of requests: 11 entries"}
SIGNED = {Language.ARABIC: ("المشرف", "التوقيع"), Language.ENGLISH: ("Supervisor", "Signature")}


def sheet(**facts: Any) -> DaySheet:
    usual: dict[str, Any] = {
        "centre": LocalText("مركز الاستقبال والاتصال الإلكتروني", "Reception and Electronic Communication Centre"),
        "authority": LocalText("الوزارة", "The Ministry"),
        "code": "RUH",
        "digits": Digits.WESTERN,
        "day": date(2026, 11, 24),
        "made_at": datetime(2026, 11, 24, 17, 5),  # noqa: DTZ001 - local time of the centre, as the service gives it
        "counts": {AuditKind.REQUEST_MOVED: 11, AuditKind.REQUEST_READ: 2, AuditKind.SIGNED_IN: 1},
        "first": 101,
        "last": 114,
        "entries": 114,
        "head": HEAD.replace(" ", ""),
    }
    return DaySheet(**usual | facts)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "sheet.pdf"


@pytest.mark.parametrize("language", STAFF_LANGUAGES)
def test_a_reader_finds_head_dates_and_counts_on_one_page(file: Path, language: Language) -> None:
    PdfDaySheets().write(sheet(), file, language)
    text = words(file)
    for group in HEAD.split():
        assert group in text
    for told in (DATES[language], COUNTED[language], *SIGNED[language], "114", "17:05"):
        assert told in text
    assert ("صفحة 1 من 1" if language is Language.ARABIC else "Page 1 of 1") in text
    assert codes(page(file, 1)) == [f"istiqbal:audit:RUH:114:{HEAD.replace(' ', '')}"]


def test_the_head_keeps_its_western_digits(file: Path) -> None:
    PdfDaySheets().write(sheet(digits=Digits.ARABIC_INDIC), file, Language.ARABIC)
    text = words(file)
    assert "6da8 ed0b" in " ".join(text.split())
    assert "١١٤" in text


def test_a_day_of_every_kind_of_entry_has_room_to_be_signed(file: Path) -> None:
    counts = {kind: 1_000 + place for place, kind in enumerate(AuditKind)}
    for language in STAFF_LANGUAGES:
        PdfDaySheets().write(sheet(counts=counts), file, language)
        text = words(file)
        assert f"{1_000 + len(counts) - 1}" in text.replace(",", "")
        assert SIGNED[language][1] in text
        assert text.count("6da8 ed0b") == 2, "the sheet that is signed carries the head too"


def test_a_day_without_entries_says_so(file: Path) -> None:
    PdfDaySheets().write(sheet(counts={}, first=None, last=None, entries=0, head=""), file, Language.ARABIC)
    assert "لم يقيد شيء في هذا اليوم" in words(file)


def test_a_sheet_that_cannot_be_written_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="nowhere"):
        PdfDaySheets().write(sheet(), tmp_path / "nowhere" / "sheet.pdf", Language.ARABIC)
    assert not list(tmp_path.iterdir())
