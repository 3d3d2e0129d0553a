"""What a clerk does at a window by keyboard, and what the database says of it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QListWidget

from core.services.dto import TicketView
from counter.act_button import ActButton
from tests.gui.counter.conftest import Open, Screen


def press(screen: Screen, key: int) -> None:
    """A function key: F2 calls, F5 parks …, once the screen shows what was done before."""
    screen.until(lambda: screen.counter.session.settled)
    screen.clerk.combination(Qt.Key(Qt.Key.Key_F1 + key - 1))


def enter(screen: Screen) -> None:
    """Enter, once the screen shows what was done before."""
    screen.until(lambda: screen.counter.session.settled)
    screen.clerk.combination(Qt.Key.Key_Return)


def choose(screen: Screen, text: str) -> None:
    """Down, until the line with this text is chosen."""
    chosen = QApplication.focusWidget()
    assert isinstance(chosen, QListWidget)
    for _ in range(chosen.count()):
        if text in chosen.currentItem().text():
            return
        screen.clerk.combination(Qt.Key.Key_Down)
    raise AssertionError(text)


def at_window(screen: Screen, desk: str = "W1") -> str:
    """The code of the ticket at a window, as the database says; empty where there is none."""
    ticket = screen.centre.queue.current(desk)
    return ticket.code if ticket else ""


def ticket(screen: Screen, code: str) -> TicketView:
    """A ticket of today."""
    return next(one for one in screen.centre.queue.tickets("women") if one.code == code)


def button(screen: Screen, name: str) -> ActButton:
    """A visible button by its name."""
    found = screen.clerk.widget(name)
    assert isinstance(found, ActButton)
    return found


def seated(open_counter: Open, count: int = 1, url: str | None = None) -> Screen:
    """A clerk who called the first of `count` tickets."""
    screen = open_counter(url) if url else open_counter()
    screen.seat()
    screen.issue(count)
    press(screen, 2)
    screen.focus_on("رقم الهوية")
    return screen


def colleague(screen: Screen) -> None:
    """Huda sits at W2."""
    huda = next(person for person in screen.centre.staff.everyone() if person.login == "huda")
    screen.centre.staff.take_desk(huda.id, "W2")
    screen.until(lambda: len(screen.counter.session.work.colleagues) == 2)  # type: ignore[union-attr]
