"""The receipt: what a reader takes out of it, what a scanner reads, and that no word of a visitor is dropped."""

import re
from pathlib import Path

import pytest
from PIL import Image

from core.domain.numerals import Digits
from core.domain.text import STAFF_LANGUAGES, Language
from core.reports.papers import PdfPapers
from core.services.dto import Receipt
from tests.reports.pages import codes, page, receipt, words

LONG = "نتقدّم إلى معاليكم بهذا الطلب (مع المرفقات)، علمًا أن المعاملة رقم 4471 أُحيلت إلى Department of Planning. "
ENGLISH = "We ask the minister to look into this matter (see the documents) of 12 May once more. "


def write(written: Receipt, path: Path) -> None:
    """The receipt as a file."""
    PdfPapers().keep(PdfPapers().receipt(written), path)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "receipt.pdf"


@pytest.mark.parametrize("language", STAFF_LANGUAGES)
def test_the_text_holds_reference_type_and_name_in_order(file: Path, language: Language) -> None:
    written = receipt(language)
    write(written, file)
    text = words(file)
    for expected in (written.reference, written.type, written.applicant, written.centre, written.mobile, "1234"):
        assert expected in text
    assert text.index(written.type) < text.index(written.applicant) < text.index(written.clerk)


def test_both_dates_stand_on_it(file: Path) -> None:
    write(receipt(), file)
    text = words(file)
    assert "14 جمادى الآخرة 1448" in text
    assert "24 نوفمبر 2026" in text
    assert "10:05" in text


def test_brackets_latin_numbers_and_marks_keep_their_order(file: Path) -> None:
    subject = "نقل (عاجل) من School A إلى مدرسة 12"
    write(receipt(subject=subject, summary="قُلْ: [أولًا] و«ثانيًا»، ثم انتهى."), file)
    text = words(file)
    assert "نقل (عاجل) من School A إلى مدرسة 12" in text
    assert "قل: [أولا] و«ثانيا»، ثم انتهى." in text


def test_arabic_indic_digits_are_not_reversed(file: Path) -> None:
    write(receipt(digits=Digits.ARABIC_INDIC), file)
    text = words(file)
    assert "RUH-١٤٤٨-٠٠٠١٢٣-٧" in text
    assert "١٠:٠٥" in text
    assert "+٩٦٦٥٠١٢٣٤٥٦٧" in text


@pytest.mark.parametrize(("language", "sentence"), [(Language.ARABIC, LONG), (Language.ENGLISH, ENGLISH)])
def test_a_long_summary_goes_on_to_further_pages_whole(file: Path, language: Language, sentence: str) -> None:
    numbered = "\n".join(f"{place:04}: {sentence}" for place in range(4000 // (len(sentence) + 6)))
    write(receipt(language, summary=numbered), file)
    text = words(file)
    for place in range(numbered.count("\n") + 1):
        assert f"{place:04}" in text
    assert (
        text.count("معاليكم بهذا" if language is Language.ARABIC else "We ask the minister") == numbered.count("\n") + 1
    )
    pages = [(int(page), int(count)) for page, count in re.findall(r"(?:Page|صفحة) (\d) (?:of|من) (\d)", text)]
    assert len(pages) >= 2
    assert pages == [(number, len(pages)) for number in range(1, len(pages) + 1)]


def test_a_usual_receipt_is_one_page(file: Path) -> None:
    for language in STAFF_LANGUAGES:
        write(receipt(language, summary=LONG * 2), file)
        assert ("صفحة 1 من 1" if language is Language.ARABIC else "Page 1 of 1") in words(file)


def test_very_long_names_stay_within_the_margins(file: Path) -> None:
    name = "عبد الرحمن بن عبد العزيز بن محمد آل فلان القحطاني " * 4
    write(receipt(centre=name, authority=name, section=name, type=name, applicant="ن" * 200, clerk=name), file)
    text = words(file)
    assert sum(map(len, re.findall("ن{4,}", text))) == 200
    for number in (1, 2):
        if f"صفحة {number} من" in text:
            assert ink_outside(page(file, number)) == 0


def ink_outside(picture: Image.Image) -> int:
    """Dark dots in the side margins: 15 of the 20 mm at 150 dots to the inch."""
    edge = round(15 / 25.4 * 150)
    sides = (
        picture.crop((0, 0, edge, picture.height)),
        picture.crop((picture.width - edge, 0, picture.width, picture.height)),
    )
    return sum(sum(side.convert("L").histogram()[:128]) for side in sides)


@pytest.mark.parametrize("language", STAFF_LANGUAGES)
def test_a_scanner_reads_its_code(file: Path, language: Language) -> None:
    write(receipt(language), file)
    assert codes(page(file, 1)) == ["istiqbal:request:RUH-1448-000123-7"]


def test_a_receipt_that_cannot_be_written_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="nowhere"):
        write(receipt(), tmp_path / "nowhere" / "receipt.pdf")
    broken = receipt(state="no such state")
    with pytest.raises(KeyError):
        write(broken, tmp_path / "receipt.pdf")
    assert not list(tmp_path.iterdir())
