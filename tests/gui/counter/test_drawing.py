"""Pages are drawn beside the screen: the wished one first, nothing twice, and nothing that nobody wants any more."""

from collections.abc import Iterator
from contextlib import AbstractContextManager
from functools import partial
from threading import Event

import pytest
from PySide6.QtCore import QByteArray, QObject
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from core.bootstrap import Centre
from core.domain.errors import ErrorCode, IstiqbalError, RuleBroken
from core.qt.link import CentreLink
from core.qt.pdf_pages import Fit, PagePicture, PageWish
from counter.dialogs.viewer.drawing import Drawing

PAGES, SIDE = 20, 2000


class Pencil:
    """Draws grey squares of 16 MB, each when it may; remembers which."""

    def __init__(self) -> None:
        self.drawn: list[int] = []
        self.goes_on, self.begun = Event(), Event()
        self.torn: int | None = None

    def draw(self, _: QByteArray, wish: PageWish) -> PagePicture:
        self.drawn.append(wish.number)
        self.begun.set()
        assert self.goes_on.wait(20)
        if wish.number == self.torn:
            raise RuleBroken(ErrorCode.DOCUMENT_DAMAGED, problem="page", number=wish.number + 1)
        return PagePicture(QImage(SIDE, SIDE, QImage.Format.Format_RGB32), 1.0, PAGES)


@pytest.fixture
def pencil(monkeypatch: pytest.MonkeyPatch) -> Pencil:
    made = Pencil()
    monkeypatch.setattr("counter.dialogs.viewer.drawing.wished_page", made.draw)
    return made


@pytest.fixture
def drawing(qtbot: QtBot, pencil: Pencil) -> Iterator[Drawing]:
    def nowhere() -> AbstractContextManager[Centre]:
        raise AssertionError("nothing here asks the database")

    parent, link = QObject(), CentreLink(nowhere)
    made = Drawing(link, parent)
    made.begin(b"a document")
    yield made
    pencil.goes_on.set()
    link.close()


def wish(number: int) -> PageWish:
    return PageWish(number, Fit.PAGE, room=(100, 100))


def test_of_many_wishes_the_last_is_drawn_then_its_neighbours(qtbot: QtBot, pencil: Pencil, drawing: Drawing) -> None:
    shown: list[int] = []
    drawing.drawn.connect(lambda one, _: shown.append(one.number))
    for number in range(PAGES - 3):
        assert drawing.wish(wish(number)) is None
    qtbot.waitUntil(pencil.begun.is_set)
    pencil.goes_on.set()
    qtbot.waitUntil(lambda: len(pencil.drawn) == 4)
    assert pencil.drawn == [0, 16, 17, 15]
    qtbot.waitUntil(lambda: drawing.wish(wish(17)) is not None)
    assert shown == [16]
    qtbot.waitUntil(lambda: len(pencil.drawn) == 5)
    assert pencil.drawn[4] == 18  # the one beyond, and 16 is still known


def test_a_document_leaves_no_late_page_and_no_picture(qtbot: QtBot, pencil: Pencil, drawing: Drawing) -> None:
    shown: list[int] = []
    drawing.drawn.connect(lambda one, _: shown.append(one.number))
    drawing.wish(wish(3))
    qtbot.waitUntil(pencil.begun.is_set)
    drawing.end()
    drawing.begin(b"another")
    drawing.wish(wish(5))
    pencil.goes_on.set()
    qtbot.waitUntil(lambda: shown == [5])
    assert drawing.wish(wish(3)) is None
    qtbot.waitUntil(lambda: shown == [5, 3])


def _there(drawing: Drawing, number: int) -> bool:
    return drawing.wish(wish(number)) is not None


def test_what_is_kept_has_a_bound(qtbot: QtBot, pencil: Pencil, drawing: Drawing) -> None:
    pencil.goes_on.set()
    for number in range(PAGES):
        qtbot.waitUntil(partial(_there, drawing, number))
        assert sum(one.image.sizeInBytes() for one in drawing._pictures.values()) <= 96 * 1024 * 1024


def test_a_torn_page_is_told_once_it_is_wished_and_not_before(qtbot: QtBot, pencil: Pencil, drawing: Drawing) -> None:
    told: list[IstiqbalError | None] = []
    drawing.failed.connect(lambda _, error: told.append(error))
    pencil.torn = 1
    pencil.goes_on.set()
    drawing.wish(wish(0))
    qtbot.waitUntil(lambda: 1 in pencil.drawn and not drawing._drawing)
    assert not told
    drawing.wish(wish(1))
    qtbot.waitUntil(lambda: len(told) == 1)
    assert told[0] is not None
    assert told[0].facts["number"] == 2
