"""Reads a PDF as another program does: its words by pdftotext, its look by pdftoppm, its codes by zxing."""

import re
import subprocess
import unicodedata
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import zxingcpp
from PIL import Image

from core.domain.numerals import Digits
from core.domain.text import Language
from core.domain.visitor import Gender, VisitorKind
from core.domain.workflow import RequestState
from core.services.dto import Receipt

_LEFT_TO_RIGHT = re.compile("\u202a([^\u202c]*)\u202c")
_DIRECTIONS = dict.fromkeys(range(0x202A, 0x202F)) | dict.fromkeys(range(0x2066, 0x206A)) | {0x200E: None, 0x200F: None}


def words(file: Path, *options: str) -> str:
    """All the text, NFKC, in logical order; direction marks and marks on letters left out, space made one."""
    told = subprocess.run(["pdftotext", *options, str(file), "-"], capture_output=True, check=True).stdout.decode()
    text = unicodedata.normalize("NFKC", _LEFT_TO_RIGHT.sub(_logical, told)).translate(_DIRECTIONS)
    return " ".join(without_marks(text).split())


def in_order(text: str, *parts: str) -> None:
    """Each part stands behind the one before."""
    place = 0
    for part in parts:
        found = text.find(part, place)
        assert found >= 0, f"{part!r} is missing, or stands too early"
        place = found + len(part)


def _logical(found: re.Match[str]) -> str:
    """Within a line from the right pdftotext writes numbers and signs, with their space, as they stand on the page."""
    piece = found[1]
    if not any(letter.isalnum() for letter in piece):
        return piece[::-1]
    return piece.lstrip() + piece[: len(piece) - len(piece.lstrip())]


def without_marks(text: str) -> str:
    """A text without vowel marks, as a search compares it."""
    parts = unicodedata.normalize("NFD", text)
    kept = "".join(letter for letter in parts if not 0x064B <= ord(letter) <= 0x0652)
    return unicodedata.normalize("NFC", kept)


def page(file: Path, number: int, dots: int = 150) -> Image.Image:
    """How one page looks, in grey."""
    options = ["-r", str(dots), "-f", str(number), "-l", str(number), "-gray", "-png"]
    told = subprocess.run(["pdftoppm", *options, str(file)], capture_output=True, check=True).stdout
    return Image.open(BytesIO(told))


def codes(picture: Image.Image) -> list[str]:
    """What the QR codes of a picture say."""
    return [code.text for code in zxingcpp.read_barcodes(picture)]


def receipt(language: Language = Language.ARABIC, **facts: Any) -> Receipt:
    """The receipt of a woman's request, with other facts where given."""
    arabic = language is Language.ARABIC
    usual: dict[str, Any] = {
        "authority": "الوزارة" if arabic else "The Ministry",
        "centre": "مركز الاستقبال والاتصال الإلكتروني" if arabic else "Reception and Electronic Communication Centre",
        "section": "قسم النساء" if arabic else "Women's section",
        "reference": "RUH-1448-000123-7",
        "type": "طلب عام" if arabic else "General request",
        "subject": "طلب نقل إلى مدرسة",
        "summary": "",
        "applicant": "نورة بنت محمد السالم",
        "kind": VisitorKind.CITIZEN,
        "gender": Gender.WOMAN,
        "identity_number": "••••••1234",
        "mobile": "+966501234567",
        "ticket_code": "W014",
        "desk_number": 1,
        "clerk": "هند القحطاني",
        "at": datetime(2026, 11, 24, 10, 5),  # noqa: DTZ001 - local time of the centre, as the service gives it
        "due": date(2026, 12, 8),
        "state": RequestState.REGISTERED,
        "language": language,
        "digits": Digits.WESTERN,
    }
    return Receipt(**usual | facts)
