"""Windows stay within their screen."""

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QWindow
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from core.config import Settings
from core.qt.placing import fitting, part, show


@pytest.fixture
def widget(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def test_a_window_takes_the_part_that_it_is_given(widget: QWidget) -> None:
    whole = widget.screen().availableGeometry()
    show(widget, Settings(fullscreen=False, area=(50, 0, 50, 40)))
    assert widget.geometry() == part(widget.screen(), (50, 0, 50, 40))
    assert widget.geometry().left() == whole.left() + whole.width() // 2
    assert widget.geometry().height() == whole.height() * 40 // 100


def test_a_window_that_is_too_large_keeps_its_shape(widget: QWidget) -> None:
    whole = widget.screen().availableGeometry()
    place = fitting(widget.screen(), QSize(whole.width(), whole.height() * 4))
    assert whole.contains(place)
    assert place.height() / place.width() == pytest.approx(whole.height() * 4 / whole.width(), rel=0.05)
    assert fitting(widget.screen(), QSize(200, 100)).size() == QSize(200, 100)


def test_the_full_screen_has_no_frame() -> None:
    window = QWindow()
    try:
        show(window, Settings())
        assert window.visibility() is QWindow.Visibility.FullScreen
        assert window.flags() & Qt.WindowType.FramelessWindowHint
    finally:
        window.close()
        window.deleteLater()
