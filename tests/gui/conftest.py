"""Every test of a screen: Qt's and QML's warnings fail it, and the process is as before afterwards."""

import gc
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QMessageLogContext, Qt, QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QAccessible, QFont
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from core.qt.application import FAMILIES, load_fonts

_HERE = Path(__file__).parent
_PATIENCE_SECONDS = 20
_HARMLESS = frozenset({QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg})


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """pytest-qt stops listening before the fixtures end; what a closing window says counts too, so we listen."""
    for item in items:
        if item.path.is_relative_to(_HERE):
            item.add_marker(pytest.mark.no_qt_log)


@pytest.fixture(autouse=True)
def no_qt_warning(request: pytest.FixtureRequest, _garbage_of_this_thread: None) -> Iterator[None]:
    """A warning from Qt or QML fails the test, from its first fixture to its last; `qt_log_ignore` excuses some."""
    excused = [text for mark in request.node.iter_markers("qt_log_ignore") for text in mark.args]
    heard: list[str] = []

    def listen(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
        if kind not in _HARMLESS and not any(re.search(text, message) for text in excused):
            heard.append(message)

    before = qInstallMessageHandler(listen)
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    qInstallMessageHandler(before)
    assert not heard, "Qt warned:\n" + "\n".join(heard)


@pytest.fixture(scope="session")
def _all_that_is_loaded(qapp: QApplication) -> None:
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def _garbage_of_this_thread(_all_that_is_loaded: None) -> Iterator[None]:
    """As in the programs (core.qt.garbage): what a screen leaves behind ends in the GUI thread."""
    gc.disable()
    yield
    gc.collect()
    gc.freeze()  # what outlives a test outlives the process: each collection walks through the last test's things alone
    gc.enable()


@pytest.fixture(scope="session", autouse=True)
def _no_question_waits_for_ever(qapp: QApplication) -> Iterator[None]:
    """A question that a test does not answer runs no Python, which alone would hear that the test's time is up."""
    stands: list[QWidget] = []

    def look() -> None:
        box = QApplication.activeModalWidget()
        if not isinstance(box, QMessageBox) or (stands and box is not stands[0]):
            stands.clear()
        if isinstance(box, QMessageBox):
            stands.append(box)
        if len(stands) > _PATIENCE_SECONDS:
            stands.pop().close()

    timer = QTimer(interval=1000)
    timer.timeout.connect(look)
    timer.start()
    yield
    timer.stop()


@pytest.fixture(scope="session", autouse=True)
def _our_fonts(qapp: QApplication) -> None:
    load_fonts()


@pytest.fixture(autouse=True)
def _application_as_before(qapp: QApplication, no_qt_warning: None) -> Iterator[None]:
    """Screens look as in the program, and the direction, the font and the style of the process do not stay."""
    direction, font, sheet, heard = qapp.layoutDirection(), qapp.font(), qapp.styleSheet(), QAccessible.isActive()
    qapp.setFont(QFont(FAMILIES, 11))
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    yield
    qapp.setLayoutDirection(direction)
    qapp.setFont(font)
    qapp.setStyleSheet(sheet)
    QAccessible.setActive(heard)
