"""Pages of a PDF as pictures, drawn from memory in whatever thread asks; nothing of it touches the disk."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from math import sqrt

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, QSizeF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPdf import QPdfDocument, QPdfDocumentRenderOptions

from core.domain.documents import Turn
from core.domain.errors import ErrorCode, RuleBroken

POINTS_PER_INCH = 72
_DOTS_PER_INCH = 96  # of a screen: a zoom of 1 is the size of the paper
_MOST_PIXELS = 16_000_000  # 64 MB; a page of A4 four times as large as its paper has 14
_TURNS = {
    Turn.NONE: QPdfDocumentRenderOptions.Rotation.None_,
    Turn.RIGHT: QPdfDocumentRenderOptions.Rotation.Clockwise90,
    Turn.OVER: QPdfDocumentRenderOptions.Rotation.Clockwise180,
    Turn.LEFT: QPdfDocumentRenderOptions.Rotation.Clockwise270,
}


class Fit(StrEnum):
    """How large a page is shown."""

    WIDTH = "width"
    PAGE = "page"
    ZOOM = "zoom"


@dataclass(frozen=True, slots=True)
class PageWish:
    """A page as somebody wants to see it: `number` from 0, `room` (width, height) and `ratio` in dots of the screen."""

    number: int
    fit: Fit
    turn: Turn = Turn.NONE
    zoom: float = 1.0
    room: tuple[int, int] = (0, 0)
    ratio: float = 1.0


@dataclass(frozen=True, slots=True)
class PagePicture:
    """The page as it was drawn; `zoom` is how large it came out, 1 as large as its paper."""

    image: QImage
    zoom: float
    count: int


@contextmanager
def opened_pdf(pdf: QByteArray) -> Iterator[QPdfDocument]:
    """The document of these bytes, of this thread alone; `document_damaged` where it cannot be read."""
    buffer, document = QBuffer(), QPdfDocument()
    buffer.setData(pdf)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document.load(buffer)
    try:
        if document.error() is not QPdfDocument.Error.None_ or document.pageCount() < 1:
            raise RuleBroken(ErrorCode.DOCUMENT_DAMAGED, problem="stored")
        yield document
    finally:
        document.close()


def drawn_page(document: QPdfDocument, number: int, size: QSize, turn: Turn = Turn.NONE) -> QImage:
    """A page on white paper; `document_damaged` where nothing comes of it."""
    options = QPdfDocumentRenderOptions()
    options.setRotation(_TURNS[turn])
    drawn = document.render(number, size, options)
    if drawn.isNull():
        raise RuleBroken(ErrorCode.DOCUMENT_DAMAGED, problem="page", number=number + 1)
    paper = QImage(drawn.size(), QImage.Format.Format_RGB32)
    paper.fill(0xFFFFFFFF)
    painter = QPainter(paper)
    painter.drawImage(0, 0, drawn)
    painter.end()
    return paper


def wished_page(pdf: QByteArray, wish: PageWish) -> PagePicture:
    """Draw one page; opening the document anew costs some milliseconds and leaves no object in any thread."""
    with opened_pdf(pdf) as document:
        count = document.pageCount()
        points = document.pagePointSize(wish.number)
        if not points.isValid() or points.isEmpty():
            raise RuleBroken(ErrorCode.DOCUMENT_DAMAGED, problem="page", number=wish.number + 1)
        if wish.turn in {Turn.RIGHT, Turn.LEFT}:
            points = points.transposed()
        scale = _scale(wish, points)
        size = (points * scale).toSize().expandedTo(QSize(1, 1))
        image = drawn_page(document, wish.number, size, wish.turn)
        image.setDevicePixelRatio(wish.ratio)
        return PagePicture(image, scale * POINTS_PER_INCH / _DOTS_PER_INCH / wish.ratio, count)


def _scale(wish: PageWish, points: QSizeF) -> float:
    """Dots a point."""
    scale = wish.zoom * wish.ratio * _DOTS_PER_INCH / POINTS_PER_INCH
    if wish.fit is not Fit.ZOOM:
        across, down = wish.room[0] / points.width(), wish.room[1] / points.height()
        scale = across if wish.fit is Fit.WIDTH else min(across, down)
    most = sqrt(_MOST_PIXELS / (points.width() * points.height()))
    return max(min(scale, most), 1 / max(points.width(), points.height()))
