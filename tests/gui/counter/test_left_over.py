"""Tickets of earlier days at a window, by keyboard: how many, the list, the new number, and what may go wrong."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit

from core.domain.hours import interval
from core.domain.queue_policy import QueueClass, QueuePolicy
from core.domain.text import Language
from core.domain.ticket import TicketState
from counter.live_table import LiveTable
from tests.gui.counter.acts import at_window, press, seated
from tests.gui.counter.conftest import Clerk, Open
from tests.gui.counter.earlier import BUTTON, FIELD, SHIFT, Returning, returning, yesterdays
from tests.support.clock import FakeClock
from tests.support.outage import Outage


@pytest.fixture
def quick_hand() -> Iterator[None]:
    """A test's keys come faster than a person's; here two of them are never one double key."""
    before = QApplication.doubleClickInterval()
    QApplication.setDoubleClickInterval(0)
    yield
    QApplication.setDoubleClickInterval(before)


@pytest.fixture
def slow_test() -> Iterator[None]:
    """However long this machine takes from one key to the next, they are one double key."""
    before = QApplication.doubleClickInterval()
    QApplication.setDoubleClickInterval(60_000)
    yield
    QApplication.setDoubleClickInterval(before)


def test_a_visitor_of_yesterday_gets_a_number_by_keyboard(
    open_counter: Open, clock: FakeClock, database_url: str, quick_hand: None
) -> None:
    at = returning(open_counter, clock, 3, database_url)
    at.screen.until(lambda: "من يوم سابق: 3" in at.told())
    at.open()
    at.screen.until(lambda: at.codes() == ["W003", "W002", "W001"])
    day = "الاثنين 13 جمادى الآخرة 1448 هـ  ·  23 نوفمبر 2026 م"
    assert at.rows()[0] == ["W003", day, "تقديم معاملة", "ما زالت تنتظر", "10:00"]
    at.key(Qt.Key.Key_Down)
    at.key(Qt.Key.Key_Return)
    assert at.given() == "W001"
    at.eyes.expect("تنتظر الآن مع العائدين")
    at.eyes.expect(f"بدلًا من التذكرة \u2066W002\u2069 ليوم {day}")
    assert at.today() == [("W001", QueueClass.RETURNING)]
    assert at.screen.centre.queue.ticket(at.old[1].id).state is TicketState.DISMISSED
    at.key(Qt.Key.Key_Return)
    at.closed()
    at.screen.clerk.expect("صدرت اليوم التذكرة \u2066W001\u2069 بدلًا من التذكرة \u2066W002\u2069 من يوم سابق")
    at.screen.until(lambda: "من يوم سابق: 2" in at.told())
    at.screen.focus_on("التالي")
    press(at.screen, 2)
    at.screen.until(lambda: at_window(at.screen) == "W001")


@pytest.mark.parametrize("typed", ["2", "٢", "w002", "W2"])
def test_the_number_on_the_ticket_finds_it(open_counter: Open, clock: FakeClock, typed: str, quick_hand: None) -> None:
    at = returning(open_counter, clock, 22)
    at.open()
    at.screen.until(lambda: len(at.codes()) == 22)
    at.screen.clerk.keys(typed)
    assert at.codes() == ["W002"]
    at.key(Qt.Key.Key_Return)
    assert at.given() == "W001"
    assert at.screen.centre.queue.ticket(at.old[1].id).state is TicketState.DISMISSED


def test_a_number_that_is_not_there_gives_nothing(open_counter: Open, clock: FakeClock, quick_hand: None) -> None:
    at = returning(open_counter, clock)
    at.open()
    at.screen.until(lambda: len(at.codes()) == 3)
    at.screen.clerk.keys("9")
    assert at.codes() == []
    at.key(Qt.Key.Key_Return)
    assert at.today() == []
    at.key(Qt.Key.Key_Backspace)
    assert len(at.codes()) == 3
    at.key(Qt.Key.Key_Escape)
    at.closed()
    at.screen.focus_on("التالي")
    assert at.today() == []


def test_of_more_than_forty_the_oldest_is_found_by_its_number(
    open_counter: Open, clock: FakeClock, quick_hand: None
) -> None:
    screen = open_counter()
    oldest = yesterdays(screen, clock, 1, back=365 * 11)[0]
    yesterdays(screen, clock, 3, back=2)
    newest = yesterdays(screen, clock, 41)
    screen.seat()
    at = Returning(screen, newest)
    at.screen.until(lambda: "من يوم سابق: 40 أو أكثر" in at.told())
    at.open()
    at.screen.until(lambda: len(at.codes()) == 40)
    at.eyes.expect("هذه أحدث 40")
    screen.clerk.keys("1")
    at.screen.until(lambda: at.codes() == ["W001"] * 3)
    assert "2015" in at.rows()[2][1]
    at.key(Qt.Key.Key_Down)
    at.key(Qt.Key.Key_Down)
    at.key(Qt.Key.Key_Return)
    at.given()
    assert screen.centre.queue.ticket(oldest.id).state is TicketState.DISMISSED


def test_one_after_the_other(open_counter: Open, clock: FakeClock, quick_hand: None) -> None:
    at = returning(open_counter, clock, 2)
    at.open()
    at.screen.until(lambda: len(at.codes()) == 2)
    at.key(Qt.Key.Key_Return)
    assert at.given() == "W001"
    at.eyes.press("تذكرة أخرى")
    at.screen.focus_on(FIELD)
    assert at.codes() == ["W001"]
    at.key(Qt.Key.Key_Return)
    at.screen.until(lambda: at.given() == "W002")
    at.screen.until(lambda: not at.eyes.hears("تذكرة أخرى"))
    at.key(Qt.Key.Key_Return)
    at.closed()
    at.screen.until(lambda: not at.told())
    at.screen.clerk.combination(Qt.Key.Key_F9, SHIFT)
    assert not at.dialog.isVisible()


def test_a_double_enter_gives_one_number_and_leaves_it_to_be_read(
    open_counter: Open, clock: FakeClock, slow_test: None
) -> None:
    at = returning(open_counter, clock, 2)
    at.open()
    at.screen.until(lambda: len(at.codes()) == 2)
    at.key(Qt.Key.Key_Return)
    assert at.given() == "W001"
    at.key(Qt.Key.Key_Return)
    assert at.dialog.isVisible()
    assert at.given() == "W001"
    assert len(at.today()) == 1
    at.key(Qt.Key.Key_Escape)
    at.closed()


def test_a_key_that_is_held_down_closes_nothing(open_counter: Open, clock: FakeClock, quick_hand: None) -> None:
    at = returning(open_counter, clock, 1)
    at.open()
    at.screen.until(lambda: len(at.codes()) == 1)
    at.key(Qt.Key.Key_Return)
    assert at.given() == "W001"
    for _ in range(3):
        held = QKeyEvent(QKeyEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "", True)
        QGuiApplication.sendEvent(QApplication.focusWidget() or at.dialog, held)
    assert at.dialog.isVisible()
    at.key(Qt.Key.Key_Return)
    at.closed()


@pytest.mark.parametrize("by_mouse", [False, True])
def test_what_is_typed_at_the_window_keeps_the_cursor(
    open_counter: Open, clock: FakeClock, quick_hand: None, by_mouse: bool
) -> None:
    screen = seated(open_counter, 1)
    at = Returning(screen, yesterdays(screen, clock, 1))
    screen.counter.session.left_over.read()
    screen.clerk.fill("الاسم", "سارة")
    if by_mouse:
        screen.clerk.press(BUTTON)
        screen.focus_on(FIELD)
    else:
        at.open()
    at.screen.until(lambda: len(at.codes()) == 1)
    at.key(Qt.Key.Key_Return)
    assert at.given() == "W002"
    at.key(Qt.Key.Key_Return)
    at.closed()
    screen.focus_on("الاسم")
    screen.clerk.keys(" الحربي")
    assert screen.clerk.text("الاسم") == "سارة الحربي"
    assert at_window(screen) == "W001"


def test_a_closed_hall_is_told_and_the_list_stays(open_counter: Open, clock: FakeClock, quick_hand: None) -> None:
    at = returning(open_counter, clock)
    at.open()
    at.screen.until(lambda: len(at.codes()) == 3)
    at.screen.centre.hall.set_week("women", {6: (interval("08:00-15:00"),)})
    at.screen.counter.link.run(lambda centre: centre._context.forget_hall(), lambda _: None, lambda _: None)
    at.key(Qt.Key.Key_Return)
    at.eyes.expect("لا تصدر التذاكر في هذا القسم الآن")
    assert len(at.codes()) == 3
    assert at.today() == []
    at.screen.centre.hall.set_week("women", {})
    at.screen.counter.link.run(lambda centre: centre._context.forget_hall(), lambda _: None, lambda _: None)
    at.key(Qt.Key.Key_Return)
    assert at.given() == "W001"


def test_while_the_database_is_away_nothing_is_given_and_nothing_lost(
    open_counter: Open, clock: FakeClock, outage: Outage, quick_hand: None
) -> None:
    at = returning(open_counter, clock, 3, outage.url)
    at.open()
    at.screen.until(lambda: len(at.codes()) == 3)
    at.screen.clerk.keys("2")
    outage.begin()
    try:
        at.key(Qt.Key.Key_Return)
        at.eyes.expect("لم يصل جواب قاعدة البيانات")
        at.screen.until(lambda: not at.screen.counter.session.available)
        QTest.keyClick(QApplication.focusWidget() or at.dialog, Qt.Key.Key_Return)
        assert at.codes() == ["W002"]
    finally:
        outage.end()
    at.screen.until(lambda: at.screen.counter.session.available)
    at.key(Qt.Key.Key_Return)
    assert at.given() == "W001"
    assert at.today() == [("W001", QueueClass.RETURNING)]


def test_a_database_that_went_before_a_key_is_told_too(
    open_counter: Open, clock: FakeClock, sqlite_outage: Outage
) -> None:
    at = returning(open_counter, clock, 1, sqlite_outage.url)
    at.open()
    at.screen.until(lambda: len(at.codes()) == 1)
    sqlite_outage.begin()
    try:
        at.screen.counter.session.left_over.read()
        at.eyes.expect("انقطع الاتصال بقاعدة البيانات. تبقى القائمة كما هي")
    finally:
        sqlite_outage.end()
    at.screen.until(lambda: not at.eyes.hears("انقطع الاتصال"))


def test_a_colleague_who_was_quicker_leaves_the_same_number(
    open_counter: Open, clock: FakeClock, quick_hand: None
) -> None:
    at = returning(open_counter, clock, 1)
    at.open()
    at.screen.until(lambda: len(at.codes()) == 1)
    theirs = at.screen.centre.hall.readmit(at.old[0].id)
    at.key(Qt.Key.Key_Return)
    assert at.given() == theirs.code
    assert len(at.today()) == 1


def test_the_last_one_leaves_an_empty_list_that_gives_nothing(
    open_counter: Open, clock: FakeClock, quick_hand: None
) -> None:
    at = returning(open_counter, clock, 1)
    at.open()
    at.screen.until(lambda: len(at.codes()) == 1)
    at.screen.centre.hall.readmit(at.old[0].id)
    at.screen.counter.session.left_over.read()
    at.screen.until(lambda: at.codes() == [])
    table = at.dialog.findChild(LiveTable)
    assert isinstance(table, LiveTable)
    assert table.empty == "لا توجد تذاكر باقية من يوم سابق"
    assert not at.eyes.widget("إعطاء رقم لهذا اليوم").isEnabled()
    at.key(Qt.Key.Key_Return)
    assert at.dialog.isVisible()
    assert len(at.today()) == 1
    at.key(Qt.Key.Key_Escape)
    at.closed()


def test_an_open_list_holds_the_automatic_call(open_counter: Open, clock: FakeClock) -> None:
    screen = open_counter()
    with screen.centre.storage.units.write() as unit:
        unit.hall.set_policy(QueuePolicy(auto_call_seconds=10))
        unit.commit()
    at = Returning(screen, yesterdays(screen, clock, 1))
    screen.seat()
    at.open()
    screen.issue(1)
    clock.advance(60)
    screen.clerk.expect("10:01")
    assert at_window(screen) == ""
    at.key(Qt.Key.Key_Escape)
    screen.clerk.expect("نداء تلقائي بعد 10 ثوانٍ")


def test_whoever_loses_the_window_loses_the_list(open_counter: Open, clock: FakeClock) -> None:
    at = returning(open_counter, clock)
    at.open()
    noura = next(person for person in at.screen.centre.staff.everyone() if person.login == "noura")
    at.screen.centre.staff.leave_desk(noura.id)
    at.closed()
    at.screen.focus_on("اسم الدخول")


def test_it_speaks_english_too(open_counter: Open, clock: FakeClock, quick_hand: None) -> None:
    screen = open_counter(language=Language.ENGLISH)
    yesterdays(screen, clock, 1)
    screen.clerk.fill("Sign-in name", "noura")
    screen.clerk.key(Qt.Key.Key_Return)
    screen.clerk.type_and_enter("only for tests")
    screen.until(lambda: screen.clerk.hears("From an earlier day"))
    screen.clerk.combination(Qt.Key.Key_F9, SHIFT)
    dialog = screen.clerk.window.findChild(QDialog)
    assert isinstance(dialog, QDialog)
    screen.until(dialog.isVisible)
    eyes = Clerk(dialog)
    eyes.expect("Still waits there")
    field = next(one for one in dialog.findChildren(QLineEdit) if one.isVisible())
    QTest.keyClick(field, Qt.Key.Key_Return)
    eyes.expect("Tell the visitor: your number today is")
    eyes.expect("It waits among the returning")
