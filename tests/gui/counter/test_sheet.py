"""A page under a reader's hands: the space bar and the wheel move over it, and go on with the next at its end."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.qt.pdf_pages import PagePicture
from counter.dialogs.viewer.sheet import Sheet

KEY, NONE = Qt.Key, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def sheet(qtbot: QtBot) -> Iterator[Sheet]:
    """Three screens of a page."""
    made = Sheet()
    made.resize(300, 300)
    made.show()
    page = QImage(200, 900, QImage.Format.Format_RGB32)
    page.fill(0xFFFFFFFF)
    made.show_page(PagePicture(page, 1.0, 9), fresh=True)
    yield made
    made.deleteLater()


def wheel(sheet: Sheet, delta: int, modifiers: Qt.KeyboardModifier = NONE) -> None:
    place, phase = QPointF(50, 50), Qt.ScrollPhase.NoScrollPhase
    event = QWheelEvent(place, place, QPoint(), QPoint(0, delta), Qt.MouseButton.NoButton, modifiers, phase, False)
    QApplication.sendEvent(sheet.viewport(), event)


def test_the_space_bar_leads_over_a_page_and_to_the_next(sheet: Sheet) -> None:
    pages: list[int] = []
    sheet.paged.connect(pages.append)
    bar = sheet.verticalScrollBar()
    seen = []
    while not pages:
        QTest.keyClick(sheet, KEY.Key_Space)
        seen.append(bar.value())
    assert seen == [*sorted(set(seen)), bar.maximum()]
    assert len(seen) == 4
    assert pages == [1]
    QTest.keyClick(sheet, KEY.Key_Space, Qt.KeyboardModifier.ShiftModifier)
    assert bar.value() < bar.maximum()
    QTest.keyClick(sheet, KEY.Key_Up)
    bar.setValue(0)
    QTest.keyClick(sheet, KEY.Key_Up)
    assert pages == [1, -1]


def test_a_page_that_is_reached_from_below_begins_at_its_end(sheet: Sheet) -> None:
    page = QImage(200, 900, QImage.Format.Format_RGB32)
    QTest.keyClick(sheet, KEY.Key_Up)
    sheet.show_page(None, fresh=True)
    sheet.show_page(PagePicture(page, 1.0, 9), fresh=True)
    assert sheet.verticalScrollBar().value() == sheet.verticalScrollBar().maximum() > 0
    sheet.show_page(PagePicture(page, 1.0, 9), fresh=True)
    assert sheet.verticalScrollBar().value() == 0


@pytest.mark.parametrize(("way", "page"), [(Qt.LayoutDirection.RightToLeft, 1), (Qt.LayoutDirection.LeftToRight, -1)])
def test_left_turns_pages_as_the_language_is_read(sheet: Sheet, way: Qt.LayoutDirection, page: int) -> None:
    pages: list[int] = []
    sheet.paged.connect(pages.append)
    sheet.setLayoutDirection(way)
    QTest.keyClick(sheet, KEY.Key_Left)
    QTest.keyClick(sheet, KEY.Key_Right)
    assert pages == [page, -page]


def test_the_wheel_rolls_zooms_and_goes_on_at_the_end(sheet: Sheet) -> None:
    pages: list[int] = []
    steps: list[int] = []
    sheet.paged.connect(pages.append)
    sheet.zoomed.connect(steps.append)
    wheel(sheet, -120)
    assert sheet.verticalScrollBar().value() > 0
    assert not pages
    sheet.verticalScrollBar().setValue(sheet.verticalScrollBar().maximum())
    for _ in range(3):
        wheel(sheet, -40)  # a touch pad needs a whole notch to leave a page
    assert pages == [1]
    for delta in (240, -60, -60):
        wheel(sheet, delta, Qt.KeyboardModifier.ControlModifier)
    assert steps == [2, -1]
