"""A supervisor before the counter's real screen."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit

from core.domain.workflow import Role
from counter.live_table import LiveTable
from tests.gui.counter.conftest import PASSWORD, Open, Screen, open_counter

__all__ = ["open_counter"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The offscreen platform says of every widget's window that it has no window manager."""
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker(pytest.mark.qt_log_ignore("propagateSizeHints"))


class Hall:
    """The screen, its tables as they are read, and the hands on the keyboard."""

    def __init__(self, screen: Screen) -> None:
        self.screen = screen
        self.clerk = screen.clerk
        self.centre = screen.centre

    def table(self, name: str) -> LiveTable:
        """A table by its accessible name."""
        tables = self.clerk.window.findChildren(LiveTable)
        return next(one for one in tables if one.accessibleName() == name)

    def rows(self, name: str) -> list[list[str]]:
        """What a table shows, from above; without the marks that keep a number's direction."""
        model = self.table(name).model()
        columns = range(model.columnCount())
        lines = [[str(model.index(row, column).data()) for column in columns] for row in range(model.rowCount())]
        return [[cell.replace("\u2066", "").replace("\u2069", "") for cell in line] for line in lines]

    def alarms(self) -> list[str]:
        """What is amiss, as it is told."""
        return [line for (line,) in self.rows("التنبيهات")]

    def row(self, name: str, first: str) -> list[str]:
        """The row whose first cell is this."""
        return next(line for line in self.rows(name) if line[0] == first)

    def choose(self, name: str, first: str) -> None:
        """Go to a row with Tab and the arrows, once the table shows it.

        The key that brings a table up acts a tenth of a second later, and its button has the focus until then: one
        that is named as the table is.
        """
        table = self.table(name)
        self.screen.until(lambda: table.isVisible() and any(line[0] == first for line in self.rows(name)))
        self.go_to(name)
        assert QApplication.focusWidget() is table
        self.key(Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
        for _ in range(table.model().rowCount()):
            if self.current(name) == first:
                break
            self.key(Qt.Key.Key_Down)
        assert self.current(name) == first

    def current(self, name: str) -> str:
        """The first cell of the row under the cursor."""
        table = self.table(name)
        text = str(table.model().index(table.currentIndex().row(), 0).data())
        return text.replace("\u2066", "").replace("\u2069", "")

    def go_to(self, name: str) -> None:
        """Press Tab until the focus is there."""
        for _ in range(30):
            focus = QApplication.focusWidget()
            if focus is not None and focus.accessibleName() == name:
                return
            self.key(Qt.Key.Key_Tab)
        raise AssertionError(f"Tab never came to {name}")

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """One key."""
        self.clerk.combination(key, modifier)

    def ask(self, key: Qt.Key) -> str:
        """Press the key of an act; what it asks."""
        self.screen.until(lambda: QApplication.activeModalWidget() is None)
        self.key(key)
        self.screen.until(lambda: QApplication.activeModalWidget() is not None)
        self.screen.until(lambda: self.question().isActiveWindow())
        return self.question().windowTitle()

    @staticmethod
    def question() -> QDialog:
        """What is asked now."""
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QDialog)
        return dialog

    def answer(self, reason: str, *, down: int = 0) -> None:
        """Choose with the arrows, write the reason, Enter."""
        for _ in range(down):
            self.key(Qt.Key.Key_Down)
        if not isinstance(QApplication.focusWidget(), QLineEdit):
            self.key(Qt.Key.Key_Tab)
        assert isinstance(QApplication.focusWidget(), QLineEdit)
        self.clerk.keys(reason)
        self.clerk.key(Qt.Key.Key_Return)

    def act(self, key: Qt.Key, reason: str, *, down: int = 0) -> None:
        """An act from its key to its end."""
        self.ask(key)
        self.answer(reason, down=down)
        self.back()

    def back(self) -> None:
        """The question is gone; a window manager brings the window to the front again, offscreen there is none."""
        self.screen.until(lambda: QApplication.activeModalWidget() is None)
        self.clerk.window.activateWindow()
        self.screen.until(self.clerk.window.isActiveWindow)


Enter = Callable[..., Hall]


@pytest.fixture
def enter(open_counter: Open) -> Enter:
    """A supervisor of the women's section, or of both, signs in; a keyword goes to `open_counter`."""

    def entered(*arguments: str, sections: tuple[str, ...] = ("women",), role: Role = Role.SUPERVISOR) -> Hall:
        screen = open_counter(*arguments, desk=None)
        screen.centre.staff.add("maha", "مها الفيصل", PASSWORD, role, sections)
        screen.sign_in("maha")
        hall = Hall(screen)
        screen.until(lambda: bool(hall.rows("الشبابيك")))
        return hall

    return entered
