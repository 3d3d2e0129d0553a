"""A printer of the tests' own: it knows ESC/POS from the manual and nothing of the code that wrote it."""

from datetime import datetime
from typing import Any

import zxingcpp
from PIL import Image
from PySide6.QtGui import QImage

from core.domain.numerals import Digits
from core.domain.text import Language
from core.services.dto import ArabicNames, TicketPaper
from core.services.setup import DEFAULT_CENTRE

ESC, GS = 0x1B, 0x1D
IN_ARABIC = ArabicNames("مركز الاستقبال والاتصال الإلكتروني", "قسم النساء", "تقديم معاملة")
CODE = "istiqbal:ticket:0193a5c0-7b1e-7f00-8000-0123456789ab"


def on_paper(job: bytes) -> Image.Image:
    """The picture (1 bit, black ink) that a job puts on paper; it must begin with a reset and end with a cut."""
    assert job[:2] == bytes([ESC, ord("@")])
    rows: list[bytes] = []
    width, place, cuts = 0, 2, 0
    while place < len(job):
        if job[place : place + 4] == bytes([GS, ord("v"), ord("0"), 0]):
            across, down = (int.from_bytes(job[place + at : place + at + 2], "little") for at in (4, 6))
            assert width in (0, across)
            width, place = across, place + 8
            assert len(job) >= place + across * down
            rows += [job[place + row * across : place + (row + 1) * across] for row in range(down)]
            place += across * down
        elif job[place : place + 2] == bytes([ESC, ord("d")]):
            place += 3
        else:
            assert job[place : place + 2] == bytes([GS, ord("V")]), job[place : place + 8]
            cuts, place = cuts + 1, place + (3 if job[place + 2] in (0, 1, 48, 49) else 4)
    assert (cuts, place) == (1, len(job))
    ink = Image.frombytes("1", (width * 8, len(rows)), b"".join(rows))
    return ink.point(lambda dot: 0 if dot else 255)


def bits(image: QImage) -> Image.Image:
    """A picture of Qt's, dot by dot."""
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    size = (grey.width(), grey.height())
    picture = Image.frombytes("L", size, bytes(grey.constBits()), "raw", "L", grey.bytesPerLine())
    return picture.point(lambda dot: 0 if dot < 128 else 255).convert("1")


def same(one: Image.Image, other: Image.Image) -> bool:
    """Whether two pictures are equal dot by dot."""
    return one.size == other.size and one.tobytes() == other.tobytes()


def codes(picture: Image.Image) -> list[str]:
    """What the QR codes of a picture say."""
    return [code.text for code in zxingcpp.read_barcodes(picture.convert("L"))]


def ticket(language: Language = Language.ARABIC, **facts: Any) -> TicketPaper:
    """A woman's ticket, with other facts where given."""
    usual: dict[str, Any] = {
        "authority": DEFAULT_CENTRE.authority.in_language(language),
        "centre": DEFAULT_CENTRE.title.in_language(language),
        "section": DEFAULT_CENTRE.sections[1].title.in_language(language),
        "service": DEFAULT_CENTRE.services[0].title.in_language(language),
        "code": "W014",
        "ahead": 3,
        "wait_minutes": 12,
        "at": datetime(2026, 11, 24, 10, 5),  # noqa: DTZ001 - local time of the centre, as the service gives it
        "language": language,
        "digits": Digits.WESTERN,
        "qr": CODE,
        "arabic": None if language is Language.ARABIC else IN_ARABIC,
    }
    return TicketPaper(**usual | facts)
