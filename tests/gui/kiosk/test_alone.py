"""A kiosk alone with the public: nothing leaves it but the staff code, it rests at night, and restarts when asked."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from core.config import Device, Printer, Settings
from core.domain.errors import ErrorCode
from core.printing.virtual import VirtualPrinter
from core.qt.alone.ending import ASKED_TO_RESTART, STAFF_LEFT, STAFF_RESTARTED
from core.qt.waiting import wait_until
from core.services.device_dto import DeviceDeed
from tests.gui.kiosk.conftest import Open, Screen
from tests.gui.kiosk.standing import CODE, WRONG, Standing, stand
from tests.gui.kiosk.test_closed import opening, turn
from tests.support.clock import FakeClock

PAGE = "صفحة الموظفين"
HELD = Qt.KeyboardModifier
Stand = Callable[..., Standing]


@pytest.fixture
def alone(open_kiosk: Open, sqlite_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Stand]:
    """Opens a kiosk of this test that stands alone."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    with ExitStack() as closing:

        def opened(*, printer: str | None = None, idle: int = 5, wake_seconds: float = 60.0, **how: object) -> Standing:
            screen: Screen = open_kiosk(printer=printer, idle=idle, **how)
            settings = Settings(
                database=sqlite_url,
                device=Device(name="kiosk-1", kind="kiosk"),
                printer=Printer(address=printer),
                idle_seconds=idle,
            )
            standing = stand(screen, settings, wake_seconds=wake_seconds)
            closing.callback(standing.close)
            return standing

        yield opened


def drop(window: object, kind: type[QDropEvent]) -> QDropEvent:
    """A file that somebody drags over the window."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile("/etc/passwd")])
    place = QPoint(500, 900) if kind is QDragEnterEvent else QPointF(500, 900)
    return kind(place, Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, HELD.NoModifier)


def test_nothing_that_a_visitor_does_leaves_the_program(alone: Stand) -> None:
    standing = alone()
    window, visitor = standing.screen.kiosk.window, standing.screen.visitor
    visitor.expect("قسم النساء")
    before = window.grabWindow()
    for key, held in (
        (Qt.Key.Key_F4, HELD.AltModifier),
        (Qt.Key.Key_Q, HELD.ControlModifier),
        (Qt.Key.Key_W, HELD.ControlModifier),
        (Qt.Key.Key_Tab, HELD.AltModifier),
        (Qt.Key.Key_D, HELD.MetaModifier),
        (Qt.Key.Key_Escape, HELD.NoModifier),
        (Qt.Key.Key_F11, HELD.NoModifier),
        (Qt.Key.Key_Menu, HELD.NoModifier),
        (Qt.Key.Key_F12, HELD.ControlModifier),
    ):
        standing.key(key, held)
    assert not window.close()
    closing = QCloseEvent()
    QApplication.sendEvent(window, closing)
    for button in (Qt.MouseButton.RightButton, Qt.MouseButton.MiddleButton, Qt.MouseButton.BackButton):
        QTest.mouseClick(window, button, HELD.NoModifier, visitor.find("قسم النساء"))
    for kind in (QDragEnterEvent, QDropEvent):
        dragged = drop(window, kind)
        dragged.ignore()
        QApplication.sendEvent(window, dragged)
        assert not dragged.isAccepted()
    standing.gesture(QPoint(540, 20))
    standing.gesture(touches=4)
    visitor.touch(QPoint(540, 400))
    standing.gesture(touches=4)
    assert window.isVisible()
    assert window.grabWindow() == before
    assert not standing.ended


def test_staff_come_in_by_five_touches_and_see_how_the_device_is_print_a_test_and_leave(alone: Stand) -> None:
    with VirtualPrinter() as printer:
        standing = alone(printer=printer.address)
        visitor, window = standing.screen.visitor, standing.screen.kiosk.window
        standing.gesture()
        visitor.expect("أدخل رمز الموظفين.")
        standing.enter(WRONG)
        visitor.expect("الرمز غير صحيح.")
        assert not visitor.hears("الخروج")
        standing.enter(CODE)
        for line in (
            "الجهاز: \u2066kiosk-1\u2069",
            "قاعدة البيانات: متصلة (SQLite)",
            "الطابعة: تعمل",
            "الورق: يوجد ورق",
        ):
            visitor.expect(line)
        visitor.press("طباعة تذكرة تجربة")
        visitor.expect("طُبعت تذكرة التجربة.")
        wait_until(lambda: len(printer.jobs) == 1, "the paper")
        assert standing.screen.tickets() == []
        assert not window.close()
        visitor.press("الخروج من البرنامج")
        wait_until(lambda: standing.ended == [STAFF_LEFT], "the end")
        assert standing.deeds() == [DeviceDeed.LEFT, DeviceDeed.PRINTED, DeviceDeed.OPENED, DeviceDeed.WRONG]
        assert window.close()


def test_five_wrong_codes_lock_the_page_and_it_shuts_by_itself(alone: Stand) -> None:
    standing = alone()
    visitor = standing.screen.visitor
    standing.gesture()
    for _ in range(5):
        standing.enter(WRONG)
        wait_until(lambda: not standing.alone.door.property("busy"), "the answer")
    visitor.expect("أُدخل الرمز خطأً 5 مرات")
    standing.enter(CODE)
    visitor.expect("أُدخل الرمز خطأً 5 مرات")
    assert standing.deeds() == [DeviceDeed.LOCKED, *[DeviceDeed.WRONG] * 4]
    visitor.press("رجوع")
    wait_until(lambda: not visitor.hears(PAGE), "the visitors' page")
    assert not standing.ended


def test_with_the_database_away_the_copy_on_the_device_opens_and_locks(alone: Stand, tmp_path: Path) -> None:
    standing = alone()
    visitor = standing.screen.visitor
    (tmp_path / "centre.db").rename(tmp_path / "elsewhere.db")
    standing.gesture()
    standing.enter(CODE)
    visitor.expect("قاعدة البيانات: غير متصلة (SQLite)")
    visitor.press("رجوع")
    standing.gesture()
    for _ in range(5):
        standing.enter(WRONG)
        wait_until(lambda: not standing.alone.door.property("busy"), "the answer")
    visitor.expect("أُدخل الرمز خطأً 5 مرات")
    standing.enter(CODE)
    wait_until(lambda: not standing.alone.door.property("busy"), "the answer")
    assert not visitor.hears("الخروج")


def test_a_keyboard_does_all_of_it(alone: Stand) -> None:
    standing = alone()
    chord = (Qt.Key.Key_F12, HELD.ControlModifier | HELD.ShiftModifier)
    standing.key(*chord)
    standing.screen.visitor.expect("أدخل رمز الموظفين.")
    standing.type("13579")
    standing.key(Qt.Key.Key_9)
    standing.key(Qt.Key.Key_Backspace)
    standing.key(Qt.Key.Key_2)
    standing.key(Qt.Key.Key_Return)
    standing.screen.visitor.expect("إعادة تشغيل البرنامج")
    standing.key(Qt.Key.Key_Escape)
    wait_until(lambda: not standing.screen.visitor.hears(PAGE), "the visitors' page")
    standing.key(*chord)
    standing.type(CODE)
    standing.key(Qt.Key.Key_Enter)
    standing.screen.visitor.expect("إعادة تشغيل البرنامج")
    standing.key(Qt.Key.Key_F5)
    wait_until(lambda: standing.ended == [STAFF_RESTARTED], "the end")


def test_outside_of_opening_hours_it_is_dark_until_a_touch_that_presses_nothing(alone: Stand, clock: FakeClock) -> None:
    turn(clock, "14:00")
    standing = alone(setup=opening("08:00-15:00", "08:00-15:00"), wake_seconds=0.3)
    visitor, rest = standing.screen.visitor, standing.alone.rest
    visitor.expect("قسم النساء")
    assert standing.saver.held
    turn(clock, "15:01")
    visitor.expect("المركز مغلق الآن")
    visitor.expect("يفتح الأربعاء الساعة 08:00")
    visitor.expect("It opens on Wednesday at 08:00")
    wait_until(lambda: not standing.saver.held, "the screensaver to be free")
    visitor.touch(visitor.where("English").center())
    assert not rest.resting
    assert visitor.hears("لا تصدر التذاكر الآن")
    visitor.expect("المركز مغلق الآن")  # nobody touched it any more
    turn(clock, "07:41", date(2026, 11, 25))
    wait_until(lambda: not rest.resting and standing.saver.held, "light before the doors open")


def test_a_dark_screen_still_opens_to_staff(alone: Stand, clock: FakeClock) -> None:
    turn(clock, "23:00")
    standing = alone(setup=opening("08:00-15:00", "08:00-15:00"), wake_seconds=0.0)
    standing.screen.visitor.expect("المركز مغلق الآن")
    standing.open()


def test_it_restarts_once_when_it_is_asked_and_nobody_stands_there(alone: Stand, clock: FakeClock) -> None:
    standing = alone()
    centre, guard = standing.screen.centre, standing.alone.guard
    by = centre.staff.everyone()[0].id
    standing.screen.visitor.press("قسم النساء")
    standing.screen.visitor.press("تقديم")
    standing.screen.visitor.expect("رقمك")
    centre.devices.ask_restart("kiosk-1", "key", by=by)
    wait_until(lambda: standing.alone.standing is not None and standing.alone.standing.restart is not None, "the news")
    guard.felt_at -= 3600  # nobody touches it, but the visitor reads the number still
    wait_until(lambda: standing.alone._nobody_there() is False, "a look")
    assert not standing.ended
    standing.screen.visitor.press("تم")
    guard.felt_at -= 3600
    wait_until(lambda: standing.ended == [ASKED_TO_RESTART], "the restart")
    wait_until(lambda: standing.alone.standing is not None and standing.alone.standing.restart is None, "it is taken")
    assert standing.ended == [ASKED_TO_RESTART]


def test_the_printers_fault_is_said_on_the_staff_page(alone: Stand) -> None:
    standing = alone(printer="tcp://127.0.0.1:9")
    standing.open()
    standing.screen.visitor.expect("الورق: غير معروف")
    standing.screen.visitor.press("طباعة تذكرة تجربة")
    standing.screen.visitor.expect("الطابعة مطفأة")
    found = standing.screen.centre.administration.devices()
    assert ErrorCode.PRINTER_OFF in {one.printer_fault for one in found}
