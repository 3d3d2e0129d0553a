"""Pages of a PDF as pictures: as large as the room or the reader wants, turned, and never larger than memory bears."""

from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from core.domain.documents import Turn
from core.domain.errors import RuleBroken
from core.qt.pdf_pages import Fit, PageWish, wished_page
from tests.letters.made import marked

ROOM = (400, 300)


@pytest.fixture
def page(tmp_path: Path, qapp: object) -> QByteArray:
    """One page of A4, whose upper left quarter is red."""
    path = tmp_path / "a.pdf"
    marked((595, 842)).save(path, "PDF", resolution=72)
    return QByteArray(path.read_bytes())


def corner(image: QImage) -> str:
    """Where the red quarter lies."""
    for name, x, y in (("up left", 1, 1), ("up right", 3, 1), ("down right", 3, 3), ("down left", 1, 3)):
        colour = image.pixelColor(image.width() * x // 4, image.height() * y // 4)
        if colour.red() > 150 and colour.green() < 90:
            return name
    return "nowhere"


@pytest.mark.parametrize(
    ("wish", "size"),
    [
        (PageWish(0, Fit.WIDTH, room=ROOM), (400, 566)),
        (PageWish(0, Fit.PAGE, room=ROOM), (212, 300)),
        (PageWish(0, Fit.PAGE, Turn.LEFT, room=ROOM), (400, 283)),
        (PageWish(0, Fit.ZOOM), (793, 1123)),
        (PageWish(0, Fit.ZOOM, zoom=0.5, ratio=2.0), (793, 1123)),
    ],
)
def test_a_page_is_as_large_as_is_wished(page: QByteArray, wish: PageWish, size: tuple[int, int]) -> None:
    picture = wished_page(page, wish)
    assert picture.image.width() == pytest.approx(size[0], abs=1)
    assert picture.image.height() == pytest.approx(size[1], abs=1)
    assert picture.count == 1
    wide = picture.image.width() / wish.ratio
    across = 842 if wish.turn is Turn.LEFT else 595
    assert picture.zoom == pytest.approx(wide / (across * 96 / 72), rel=0.01)


@pytest.mark.parametrize(
    ("turn", "where"),
    [(Turn.NONE, "up left"), (Turn.RIGHT, "up right"), (Turn.OVER, "down right"), (Turn.LEFT, "down left")],
)
def test_a_page_is_turned_clockwise(page: QByteArray, turn: Turn, where: str) -> None:
    assert corner(wished_page(page, PageWish(0, Fit.PAGE, turn, room=ROOM)).image) == where


def test_no_wish_fills_the_memory(page: QByteArray) -> None:
    picture = wished_page(page, PageWish(0, Fit.WIDTH, room=(90_000, 300)))
    assert picture.image.sizeInBytes() <= 65_000_000


@pytest.mark.parametrize("number", [-1, 1])
def test_a_page_that_is_not_there_is_told(page: QByteArray, number: int) -> None:
    with pytest.raises(RuleBroken, match="document_damaged"):
        wished_page(page, PageWish(number, Fit.PAGE, room=ROOM))


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7\nnothing", b"\x00" * 5000])
def test_what_is_no_document_is_told(qtbot: QtBot, content: bytes) -> None:
    with pytest.raises(RuleBroken, match="document_damaged"):
        wished_page(QByteArray(content), PageWish(0, Fit.PAGE, room=ROOM))
