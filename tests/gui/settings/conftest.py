"""A supervisor before the settings, with a keyboard."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QMessageBox, QPushButton, QWidget

from core.domain.workflow import Role
from core.services.dto import StaffView
from counter.live_table import LiveTable
from tests.gui.counter.conftest import (
    PASSWORD,
    Open,
    Screen,
    open_counter,
)

__all__ = ["open_counter"]

NUMBERS, HOURS, DAYS, QUOTAS, END, PLANS = range(1, 7)
_FIRST = {NUMBERS: "ترتيب النداء", HOURS: "الأحد", PLANS: "الأحد", QUOTAS: "تقديم معاملة"}
_CONTROL = Qt.KeyboardModifier.ControlModifier
_MARKS = str.maketrans("", "", "\u2066\u2068\u2069")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The offscreen platform says of every widget's window that it has no window manager."""
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker(pytest.mark.qt_log_ignore("propagateSizeHints"))


class Settings:
    """The screen, what it says at each field, and the hands on the keyboard."""

    def __init__(self, screen: Screen, person: StaffView, other: StaffView) -> None:
        self.screen, self.clerk, self.centre = screen, screen.clerk, screen.centre
        self.person, self.other = person, other

    def bring(self, part: int) -> None:
        """A part, by its key; the cursor is where its work begins."""
        self.press(Qt.Key(Qt.Key.Key_0 + part))
        if part in _FIRST:
            self.screen.focus_on(_FIRST[part])

    def turn_to(self, page: str) -> None:
        """A page of the counter, by its key."""
        buttons = self.clerk.window.findChildren(QPushButton)
        chooser = next(one for one in buttons if one.accessibleName() == page)
        QTest.keySequence(self.clerk.window, chooser.shortcut())

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = _CONTROL) -> None:
        """A key with Ctrl, or with another one."""
        self.clerk.combination(key, modifiers)

    def go(self, name: str) -> None:
        """Tab until the cursor is in the field of this name."""
        for _ in range(60):
            if self.focus.accessibleName() == name:
                return
            self.press(Qt.Key.Key_Tab, Qt.KeyboardModifier.NoModifier)
        raise AssertionError(f"Tab never came to {name}")

    @property
    def focus(self) -> QWidget:
        """Where the cursor is."""
        return QApplication.focusWidget() or self.clerk.window

    def write(self, name: str, text: str) -> None:
        """Go to a field with Tab and put a text in place of what stands there."""
        self.go(name)
        self.press(Qt.Key.Key_A)
        self.press(Qt.Key.Key_Delete, Qt.KeyboardModifier.NoModifier)
        self.clerk.keys(text)

    def save(self) -> None:
        """Ctrl+S."""
        self.press(Qt.Key.Key_S)

    def field(self, name: str) -> QWidget:
        """The visible field of this name."""
        kinds = (QLineEdit, QComboBox)
        found = [one for kind in kinds for one in self.clerk.window.findChildren(kind)]
        return next(one for one in found if one.isVisible() and one.accessibleName() == name)

    def entry(self, name: str) -> QWidget:
        """The line in which it stands."""
        line = self.field(name).parentWidget()
        assert line is not None
        return line

    def value(self, name: str) -> str:
        """What stands in it."""
        field = self.field(name)
        return field.currentText() if isinstance(field, QComboBox) else field.text()  # type: ignore[attr-defined]

    def told_at(self, name: str) -> str:
        """What is said at a field, as it is seen."""
        entry = self.entry(name)
        lines = [one.text() for one in entry.findChildren(QLabel, "quiet") if one.isVisible()]
        return " ".join(lines).translate(_MARKS)

    def changed(self, name: str) -> bool:
        """Whether a field is marked as changed."""
        return bool(self.entry(name).property("changed"))

    def wrong(self, name: str) -> bool:
        """Whether a field is marked as refused and holds the cursor."""
        field = self.field(name)
        return bool(field.property("wrong")) and field.hasFocus()

    def says(self, text: str) -> bool:
        """Whether the screen says this, the marks that keep directions apart left out."""
        return any(text in told.translate(_MARKS) for told in self.clerk.heard())

    def expect(self, text: str) -> None:
        """Wait until the screen says this."""
        self.screen.until(lambda: self.says(text))

    def rows(self, name: str = "أيام مختلفة") -> list[list[str]]:
        """What the list of days shows, from above."""
        table = next(one for one in self.clerk.window.findChildren(LiveTable) if one.accessibleName() == name)
        model = table.model()
        cells = [[str(model.index(row, column).data()) for column in range(4)] for row in range(model.rowCount())]
        return [[cell.translate(_MARKS) for cell in row] for row in cells]

    def asked(self) -> QWidget:
        """The question that stands before the page."""
        self.screen.until(lambda: QApplication.activeModalWidget() is not None)
        question = QApplication.activeModalWidget()
        assert question is not None
        self.screen.until(question.isActiveWindow)
        return question

    def question_text(self) -> str:
        """What is asked."""
        question = self.asked()
        assert isinstance(question, QMessageBox)
        return question.text().translate(_MARKS)

    def answer(self, button: str = "") -> list[str]:
        """Choose a button of the next question by keyboard, or leave it with Escape; what was asked."""
        told: list[str] = []
        look = QTimer(self.clerk.window, interval=10)

        def choose() -> None:
            question = QApplication.activeModalWidget()
            if question is None or not question.isActiveWindow():
                return
            look.stop()
            told.append(self.question_text())
            for _ in range(4):
                if not button or self.focus.text() == button:  # type: ignore[attr-defined]
                    break
                self.clerk.key(Qt.Key.Key_Tab)
            self.clerk.key(Qt.Key.Key_Space if button else Qt.Key.Key_Escape)

        look.timeout.connect(choose)  # a wait would stand under the question and never end
        look.start()
        return told

    def back(self) -> None:
        """The question is gone; offscreen there is no window manager to bring the window to the front again."""
        self.screen.until(lambda: QApplication.activeModalWidget() is None)
        self.clerk.window.activateWindow()
        self.screen.until(self.clerk.window.isActiveWindow)


Enter = Callable[..., Settings]


@pytest.fixture
def enter(open_counter: Open) -> Enter:
    """A supervisor of some sections signs in and goes to the settings; `other` is an administrator elsewhere."""

    def entered(
        *arguments: str, sections: tuple[str, ...] = ("women",), role: Role = Role.SUPERVISOR, part: int = NUMBERS
    ) -> Settings:
        screen = open_counter(*arguments, desk=None)
        add = screen.centre.staff.add
        person = add("mona", "منى العتيبي", PASSWORD, role, sections)
        other = add("maha", "مها الفيصل", PASSWORD, Role.ADMINISTRATOR, ["women", "men"])
        screen.sign_in("mona")
        screen.until(lambda: screen.counter.session.person is not None)
        settings = Settings(screen, person, other)
        settings.turn_to("الإعدادات")
        screen.focus_on(_FIRST[NUMBERS])
        screen.until(lambda: settings.value("مرات إعادة نداء الرقم") == "3")
        if part != NUMBERS:
            settings.bring(part)
        return settings

    return entered
