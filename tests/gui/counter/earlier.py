"""A clerk before whom somebody stands with a ticket of an earlier day."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from core.domain.queue_policy import QueueClass
from core.services.dto import TicketView
from counter.act_button import ActButton
from counter.dialogs.left_over.dialog import LeftOverDialog
from counter.live_table import LiveTable
from tests.gui.counter.conftest import Clerk, Open, Screen
from tests.support.clock import FakeClock

DAY = 24 * 3600
FIELD, TELL, BUTTON = "رقم التذكرة", "قل للمراجع: رقمك اليوم", "من يوم سابق"
SHIFT = Qt.KeyboardModifier.ShiftModifier


class Returning:
    """The window of a clerk before whom somebody stands with an old ticket."""

    def __init__(self, screen: Screen, old: list[TicketView]) -> None:
        self.screen, self.old = screen, old
        found = screen.clerk.window.findChild(LeftOverDialog)
        assert isinstance(found, LeftOverDialog)
        self.dialog = found
        self.eyes = Clerk(found)

    def told(self) -> str:
        """What the button under the count says; empty where it is not there."""
        buttons = self.screen.clerk.window.findChildren(ActButton)
        return next((one.text() for one in buttons if one.accessibleName() == BUTTON and one.isVisible()), "")

    def open(self) -> None:
        """Shift+F9."""
        self.screen.until(lambda: bool(self.told()))
        self.screen.clerk.combination(Qt.Key.Key_F9, SHIFT)
        self.screen.until(lambda: self.dialog.isVisible() and self.dialog.isActiveWindow())
        self.screen.focus_on(FIELD)

    def rows(self) -> list[list[str]]:
        """What the list shows, from above; without the marks that keep a number's direction."""
        table = self.dialog.findChild(LiveTable)
        assert isinstance(table, LiveTable)
        model = table.model()
        cells = [[str(model.index(row, at).data()) for at in range(5)] for row in range(model.rowCount())]
        return [[cell.strip("\u2066\u2069") for cell in row] for row in cells]

    def codes(self) -> list[str]:
        """The tickets that it shows."""
        return [row[0] for row in self.rows()]

    def key(self, key: Qt.Key) -> None:
        """Press a key where the cursor is, once the line is free."""
        self.screen.until(lambda: self.screen.counter.session.ready)
        QTest.keyClick(QApplication.focusWidget() or self.dialog, key)

    def closed(self) -> None:
        """Wait until it has gone; the window gets the keys again, as a window manager sees to."""
        self.screen.until(lambda: not self.dialog.isVisible())
        self.screen.clerk.window.activateWindow()
        self.screen.until(self.screen.clerk.window.isActiveWindow)

    def given(self) -> str:
        """The number that the clerk reads to the visitor."""
        self.screen.until(lambda: self.eyes.hears(TELL))
        found = next(one for one in self.dialog.findChildren(QLabel) if one.objectName() == "number")
        return found.text()

    def today(self) -> list[tuple[str, QueueClass]]:
        """The tickets of today, as the database says."""
        return [(ticket.code, ticket.queue_class) for ticket in self.screen.centre.queue.tickets("women")]


def yesterdays(screen: Screen, clock: FakeClock, count: int, back: int = 1) -> list[TicketView]:
    """So many tickets that still wait on an earlier day."""
    clock.advance(-back * DAY)
    old = [screen.centre.queue.issue("women", "submit", f"old {back} {place}") for place in range(count)]
    clock.advance(back * DAY)
    return old


def returning(open_counter: Open, clock: FakeClock, count: int = 3, url: str | None = None) -> Returning:
    """A clerk at a free window, and tickets of yesterday."""
    screen = open_counter(url) if url else open_counter()
    old = yesterdays(screen, clock, count)
    screen.seat()
    return Returning(screen, old)
