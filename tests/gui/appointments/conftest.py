"""A clerk before the page of appointments, with nothing but a keyboard."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTableView

from core.domain.appointments import PlanPart
from core.domain.hours import clock_text
from core.domain.visitor import Gender
from core.services.dto import VisitorView
from tests.gui.counter.conftest import IDENTITY, MOBILE, NAME, Open, Screen, open_counter
from tests.support.clock import START

__all__ = ["open_counter"]

TODAY = START.date()  # a Tuesday, ten in the morning
SISTER, SISTERS_NAME = "1000000016", "منى الحربي"
MORNING = PlanPart(8 * 60, 12 * 60, 30, 2)
WEEK, LIST = "أوقات الأسبوع", "المواعيد"
BOOK, CHECK_IN = "حجز الموعد", "تسجيل الحضور"
_RIGHT_TO_LEFT = {1: Qt.Key.Key_Left, -1: Qt.Key.Key_Right}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The offscreen platform says of every widget's window that it has no window manager."""
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker(pytest.mark.qt_log_ignore("propagateSizeHints"))


class Page:
    """The screen, its two tables as they are read, and the hands on the keyboard."""

    def __init__(self, screen: Screen) -> None:
        self.screen, self.clerk, self.centre = screen, screen.clerk, screen.centre

    def open(self) -> "Page":
        """Sign in and go to the page; the week is there."""
        self.screen.seat()
        self.clerk.combination(Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
        self.screen.focus_on(WEEK)
        self.screen.until(lambda: self.week.model().rowCount() > 0)
        return self

    @property
    def week(self) -> QTableView:
        """The times."""
        return self._table(WEEK)

    def cell(self, minute: int, day: str = "الثلاثاء") -> str:
        """What stands at a time of a weekday."""
        row, column = self._place(minute, day)
        return str(self.week.model().index(row, column).data())

    def rows(self) -> list[list[str]]:
        """The list, from above: time, visitor, service, state, ticket."""
        model = self._table(LIST).model()
        lines = [[str(model.index(row, column).data()) for column in range(5)] for row in range(model.rowCount())]
        return [[cell.replace("\u2066", "").replace("\u2069", "") for cell in line] for line in lines]

    def go(self, minute: int, day: str = "الثلاثاء") -> None:
        """To a time of the week, with the arrows."""
        row, column = self._place(minute, day)
        here = self.week.currentIndex()
        for _ in range(abs(row - here.row())):
            self.press(Qt.Key.Key_Down if row > here.row() else Qt.Key.Key_Up)
        for _ in range(abs(column - here.column())):
            self.press(_RIGHT_TO_LEFT[1 if column > here.column() else -1])
        assert (self.week.currentIndex().row(), self.week.currentIndex().column()) == (row, column)

    def go_to_list(self, visitor: str) -> None:
        """To the list, and down to a visitor."""
        self.screen.until(lambda: any(row[1] == visitor for row in self.rows()))
        self.press(Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
        self.screen.focus_on(LIST)
        for _ in range([row[1] for row in self.rows()].index(visitor)):
            self.press(Qt.Key.Key_Down)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """One key, as the window system sends it."""
        self.clerk.combination(key, modifier)

    def ready(self) -> None:
        """Wait until a button can be used again."""
        self.screen.until(lambda: self.clerk.widget(BOOK).isEnabled())

    def booked(self, on: date = TODAY) -> list[tuple[str, str, str]]:
        """What the database has: time, visitor, state."""
        found = self.centre.appointments.of_day("women", on)
        return [(clock_text(one.minute), one.visitor.name, one.state.value) for one in found]

    def _place(self, minute: int, day: str) -> tuple[int, int]:
        model, across, down = self.week.model(), Qt.Orientation.Horizontal, Qt.Orientation.Vertical
        times = [model.headerData(row, down) for row in range(model.rowCount())]
        days = [str(model.headerData(column, across)).split("\n")[0] for column in range(model.columnCount())]
        return times.index(clock_text(minute)), days.index(day)

    def _table(self, name: str) -> QTableView:
        return next(one for one in self.clerk.window.findChildren(QTableView) if one.accessibleName() == name)


Ready = Callable[..., Page]


@pytest.fixture
def page(open_counter: Open) -> Ready:
    """Opens the page of a centre that takes two appointments each half hour of four mornings a week."""

    def opened(*known: tuple[str, str], booked: int = 0, minute: int = 11 * 60, url: str | None = None) -> Page:
        screen = open_counter(url) if url else open_counter()
        for weekday in (7, 1, 2, 3):
            screen.centre.appointments.set_plan("women", "submit", weekday, [MORNING])
        for place, (number, name) in enumerate(known):
            visitor = enter(screen, number, name)
            if place < booked:
                screen.centre.appointments.book("women", "submit", visitor.id, TODAY, minute, f"before-{place}")
        return Page(screen).open()

    return opened


def enter(screen: Screen, number: str = IDENTITY, name: str = NAME) -> VisitorView:
    """A visitor who was here before."""
    return screen.centre.visitors.enter(number, name, Gender.WOMAN, MOBILE)
