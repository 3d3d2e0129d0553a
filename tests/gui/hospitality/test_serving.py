"""A host serves by touch and by keys; the neglected rise; what was a mistake is taken back."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from core.bootstrap import open_centre
from core.config import Device, Settings
from core.domain.hospitality import Item
from core.domain.workflow import Role
from counter.workspaces.hospitality.guests import GuestTable
from tests.gui.counter.conftest import NAME, PASSWORD, Open, Screen
from tests.support.clock import FakeClock

ITEMS = {Item.COFFEE: 3, Item.TEA: 4, Item.WATER: 5, Item.DATES: 6}


class Hall:
    """The host's screen and hands."""

    def __init__(self, screen: Screen) -> None:
        self.screen = screen
        self.centre = screen.centre
        self.until = screen.until
        found = screen.clerk.window.findChild(GuestTable)
        assert isinstance(found, GuestTable)
        self.table = found

    def codes(self) -> list[str]:
        """Whom to go to, from above."""
        model = self.table.model()
        return [str(model.index(row, 0).data()) for row in range(model.rowCount())]

    def cell(self, code: str, column: int) -> str:
        """What stands in a guest's row; empty where they are not there."""
        model = self.table.model()
        text = next((str(model.index(at, column).data()) for at, one in enumerate(self.codes()) if one == code), "")
        return text.replace("\u2066", "").replace("\u2069", "")

    def touch(self, code: str, item: Item) -> None:
        """A finger on what was brought."""
        place = self.table.visualRect(self.table.model().index(self.codes().index(code), ITEMS[item])).center()
        QTest.mouseClick(self.table.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """One key."""
        self.screen.clerk.combination(key, modifier)

    def guests(self, count: int, clock: FakeClock) -> None:
        """So many come, a minute apart, and the screen shows them."""
        for number in range(count):
            self.centre.queue.issue("women", "submit", f"guest-{number}")
            clock.advance(60)
        self.until(lambda: len(self.codes()) == count)

    def served(self) -> list[tuple[str, list[str]]]:
        """What was brought to whom, as the database has it."""
        host = next(one for one in self.centre.staff.everyone() if one.login == "salma")
        return sorted(
            (one.code, [str(item) for item in one.served]) for one in self.centre.hospitality.guests(host.id).guests
        )


Enter = Callable[..., Hall]


@pytest.fixture
def enter(open_counter: Open) -> Enter:
    """The host of the women's hall signs in, without a window."""

    def entered(*arguments: str) -> Hall:
        screen = open_counter(*arguments, desk=None)
        screen.centre.staff.add("salma", "سلمى حسن", PASSWORD, Role.HOST, ["women"])
        screen.sign_in("salma")
        screen.clerk.expect("الصالة خالية")
        return Hall(screen)

    return entered


def test_each_item_by_its_key(enter: Enter, database_url: str, clock: FakeClock) -> None:
    hall = enter(database_url)
    hall.guests(2, clock)
    focus = QApplication.focusWidget()
    assert focus is hall.table
    hall.key(Qt.Key.Key_Down)
    hall.until(lambda: hall.table.chosen is not None)
    chosen = str(hall.table.chosen.cells[0].text)  # type: ignore[union-attr]
    for key, name, column in (
        (Qt.Key.Key_1, "قهوة", 3),
        (Qt.Key.Key_2, "شاي", 4),
        (Qt.Key.Key_3, "ماء", 5),
        (Qt.Key.Key_4, "تمر", 6),
    ):
        hall.key(key)
        hall.until(lambda name=name, column=column: hall.cell(chosen, column) == f"{name}  ×1")  # type: ignore[misc]
    assert dict(hall.served())[chosen] == ["coffee", "tea", "water", "dates"]


def test_an_arabic_keyboard_serves_too(enter: Enter, clock: FakeClock) -> None:
    hall = enter()
    hall.guests(1, clock)
    hall.key(Qt.Key.Key_Home)
    hall.screen.clerk.keys("٣")
    hall.until(lambda: hall.served() == [("W001", ["water"])])


def test_one_touch_serves(enter: Enter, database_url: str, clock: FakeClock) -> None:
    hall = enter(database_url)
    hall.guests(3, clock)
    hall.touch("W002", Item.TEA)
    hall.until(lambda: hall.cell("W002", 4) == "شاي  ×1")
    hall.screen.clerk.expect("قُدّم: شاي لصاحب التذكرة")
    assert hall.served() == [("W001", []), ("W002", ["tea"]), ("W003", [])]


def test_a_double_touch_brings_one_and_a_later_one_another(enter: Enter, clock: FakeClock) -> None:
    hall = enter()
    hall.guests(1, clock)
    hall.touch("W001", Item.COFFEE)
    hall.touch("W001", Item.COFFEE)
    hall.touch("W001", Item.DATES)
    hall.until(lambda: hall.served() == [("W001", ["coffee", "dates"])])
    hall.until(lambda: hall.cell("W001", 3) == "قهوة  ×1" and hall.cell("W001", 6) == "تمر  ×1")
    before = QGuiApplication.styleHints().mouseDoubleClickInterval()
    QGuiApplication.styleHints().setMouseDoubleClickInterval(0)
    try:
        hall.touch("W001", Item.COFFEE)
        hall.until(lambda: hall.cell("W001", 3) == "قهوة  ×2")
    finally:
        QGuiApplication.styleHints().setMouseDoubleClickInterval(before)


def test_the_last_one_is_taken_back_by_key(enter: Enter, database_url: str, clock: FakeClock) -> None:
    hall = enter(database_url)
    hall.guests(2, clock)
    hall.touch("W001", Item.WATER)
    hall.until(lambda: hall.cell("W001", 5) == "ماء  ×1")
    hall.until(lambda: hall.screen.clerk.widget("تراجع").isEnabled())
    hall.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    hall.until(lambda: hall.cell("W001", 5) == "ماء")
    hall.screen.clerk.expect("أُلغي: ماء")
    assert hall.served() == [("W001", []), ("W002", [])]
    hall.until(lambda: not hall.screen.clerk.widget("تراجع").isEnabled())


def test_who_was_left_alone_rises_by_time_alone(enter: Enter, clock: FakeClock) -> None:
    hall = enter()
    hall.guests(3, clock)
    hall.touch("W001", Item.COFFEE)
    hall.until(lambda: hall.cell("W001", 3) == "قهوة  ×1")
    clock.advance(13.5 * 60)
    hall.until(lambda: hall.codes() == ["W002", "W001", "W003"])
    hall.screen.clerk.expect("ضيف واحد ينتظر ضيافته")
    clock.advance(3 * 60)
    hall.until(lambda: hall.codes() == ["W002", "W003", "W001"])


def test_what_a_colleague_brought_appears_by_the_feed(enter: Enter, database_url: str, clock: FakeClock) -> None:
    hall = enter(database_url)
    hall.guests(2, clock)
    host = next(one for one in hall.centre.staff.everyone() if one.login == "salma")
    ticket = hall.centre.queue.tickets("women")[1]
    tablet = Settings(database=database_url, device=Device(name="tablet", kind="counter"))
    with open_centre(tablet, clock=clock) as other:
        other.hospitality.serve(ticket.id, Item.TEA, by=host.id, key="elsewhere")
    hall.until(lambda: hall.cell("W002", 4) == "شاي  ×1")


def test_who_is_called_leaves_the_list_and_no_name_is_seen(enter: Enter, clock: FakeClock) -> None:
    hall = enter()
    hall.guests(2, clock)
    noura = next(one for one in hall.centre.staff.everyone() if one.login == "noura")
    hall.centre.staff.take_desk(noura.id, "W1")
    hall.centre.queue.call_next("W1", by=noura.id)
    hall.until(lambda: hall.codes() == ["W002"])
    hall.centre.queue.park("W1", f"{NAME} تعود", by=noura.id)
    hall.until(lambda: len(hall.codes()) == 2)
    assert not hall.screen.clerk.hears(NAME)
    assert "معلّق" in hall.cell("W001", 2)


def test_rows_are_large_enough_for_a_finger(enter: Enter, clock: FakeClock) -> None:
    hall = enter()
    hall.guests(1, clock)
    place = hall.table.visualRect(hall.table.model().index(0, 3))
    assert place.height() >= 60
    assert place.width() >= 100
