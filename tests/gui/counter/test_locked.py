"""The screen that locks itself: nothing is seen or heard of what was on it, and everything is there afterwards."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMessageBox, QPlainTextEdit, QPushButton

from core.domain.queue_policy import QueuePolicy
from counter.dialogs.ask import sure
from counter.locking.page import LockPage
from counter.workspaces.requests.page import RequestsPage
from tests.gui.counter.conftest import NAME, PASSWORD, Open, Screen

CONTROL = Qt.KeyboardModifier.ControlModifier


class Elapsed:
    """Time that goes by only where a test says so."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def elapsed() -> Elapsed:
    return Elapsed()


def everything() -> Iterator[QAccessibleInterface]:
    """All that a screen reader finds in the program, hidden or not."""
    QAccessible.setActive(True)
    application = QApplication.instance()
    assert application is not None
    found = [QAccessible.queryAccessibleInterface(application)]
    while found:
        one = found.pop()
        if one is not None and one.isValid():
            yield one
            found += [one.child(place) for place in range(one.childCount())]


def heard() -> str:
    kinds = (QAccessible.Text.Name, QAccessible.Text.Value, QAccessible.Text.Description)
    return "\n".join(one.text(kind) for one in everything() for kind in kinds)


def page(screen: Screen) -> LockPage:
    found = screen.counter.window.findChild(LockPage)
    assert isinstance(found, LockPage)
    return found


def is_locked(screen: Screen) -> bool:
    return screen.counter.session.locked and page(screen).isVisible()


def write(screen: Screen, password: str) -> None:
    """Type into the locked screen's password field, which has the cursor."""
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    assert page(screen).isAncestorOf(field)
    QTest.keyClicks(field, password)
    QTest.keyClick(field, Qt.Key.Key_Return)


def says(screen: Screen, text: str) -> None:
    screen.until(lambda: text in page(screen).message.text())


def press(screen: Screen, name: str) -> None:
    found = [one for one in page(screen).findChildren(QPushButton) if one.accessibleName() == name]
    screen.until(found[0].isEnabled)
    QTest.mouseClick(found[0], Qt.MouseButton.LeftButton)


def test_five_minutes_without_a_hand_cover_the_work_which_goes_on_afterwards(
    open_counter: Open, elapsed: Elapsed
) -> None:
    screen = open_counter(elapsed=elapsed)
    session = screen.counter.session
    screen.seat()
    screen.visit()
    screen.write_request()
    assert NAME in heard()
    assert "طلب نقل" in heard()
    cursor = QApplication.focusWidget()
    elapsed.seconds = 299.0
    session.ticked.emit()
    assert not session.locked
    QTest.keyClick(screen.counter.window.windowHandle(), Qt.Key.Key_Shift)  # a hand
    elapsed.seconds = 598.0
    session.ticked.emit()
    assert not session.locked
    elapsed.seconds = 599.0
    session.ticked.emit()
    assert is_locked(screen)
    assert "نورة السالم" in heard()
    assert NAME not in heard()
    assert "طلب نقل" not in heard()
    assert screen.counter.window.windowTitle() == session.words.say("title")
    write(screen, "wrong password")
    says(screen, "كلمة المرور غير صحيحة")
    assert is_locked(screen)
    write(screen, PASSWORD)
    screen.until(lambda: not session.locked)
    assert screen.clerk.text("الموضوع") == "طلب نقل"
    assert screen.clerk.text("الملخص") == "خطاب"
    assert QApplication.focusWidget() is cursor
    screen.save()
    screen.until(lambda: len(screen.requests()) == 1)


def test_ctrl_l_locks_at_once_and_five_wrong_passwords_lock_the_name(open_counter: Open) -> None:
    screen = open_counter()
    screen.seat()
    screen.clerk.combination(Qt.Key.Key_L, CONTROL)
    screen.until(lambda: is_locked(screen))
    for told in [*["كلمة المرور غير صحيحة"] * 4, "أُقفل الدخول بهذا الاسم"]:
        write(screen, "wrong password")
        says(screen, told)
    assert screen.centre.administration.centre().desk("W1").staff is not None
    screen.centre.staff.unlock("noura")
    write(screen, PASSWORD)
    screen.until(lambda: not screen.counter.session.locked)


def test_who_comes_next_signs_the_other_out_and_is_told_what_is_lost(open_counter: Open) -> None:
    screen = open_counter()
    screen.seat()
    screen.visit()
    screen.write_request()
    screen.clerk.combination(Qt.Key.Key_L, CONTROL)
    screen.until(lambda: is_locked(screen))
    press(screen, "تسجيل خروج")
    says(screen, "ما زالت التذكرة W001 عند الشباك W1")
    assert is_locked(screen)
    screen.centre.queue.finish("W1")
    requests = screen.counter.window.lock._curtain._inside.findChild(RequestsPage)  # type: ignore[union-attr]
    requests.findChild(QPlainTextEdit).setPlainText("ما لم يُرسل")  # type: ignore[union-attr]
    press(screen, "تسجيل خروج")
    says(screen, "عمل لم يكتمل في: المعاملات")
    assert "ما لم يُرسل" not in heard().replace(page(screen).message.text(), "")
    press(screen, "خروج رغم ذلك")
    screen.until(lambda: screen.counter.session.person is None)
    assert not screen.counter.session.locked
    screen.sign_in("huda")
    screen.until(lambda: screen.counter.session.work is not None)


def test_a_locked_window_calls_nobody(open_counter: Open, elapsed: Elapsed) -> None:
    screen = open_counter(elapsed=elapsed)
    session = screen.counter.session
    screen.centre.hall.set_policy(QueuePolicy(auto_call_seconds=5, idle_lock_minutes=1))
    screen.seat()
    screen.until(lambda: screen.counter.window.lock._idle.minutes == 1)
    screen.clerk.combination(Qt.Key.Key_L, CONTROL)
    screen.until(lambda: is_locked(screen))
    screen.issue()
    clock = session._clock
    for _ in range(3):
        clock.advance(60)  # type: ignore[attr-defined]
        session.ticked.emit()
    done: list[object] = []
    session.link.run(lambda _: None, done.append, done.append)  # after whatever was asked of the database before
    screen.until(lambda: bool(done))
    assert screen.centre.queue.current("W1") is None
    write(screen, PASSWORD)
    screen.until(lambda: not session.locked)
    session.ticked.emit()
    clock.advance(6)  # type: ignore[attr-defined]
    session.ticked.emit()
    screen.until(lambda: screen.centre.queue.current("W1") is not None)


def test_a_question_that_is_open_is_covered_and_still_waits_for_its_answer(open_counter: Open) -> None:
    screen = open_counter()
    screen.seat()
    window, seen = screen.counter.window, []

    def lock() -> None:
        box = QApplication.activeModalWidget()
        assert box is not None
        QTest.keyClick(box.windowHandle(), Qt.Key.Key_L, CONTROL)
        seen.append(heard())
        write(screen, PASSWORD)

    def answer() -> None:
        box = QApplication.activeModalWidget()
        if not screen.counter.session.locked and seen and isinstance(box, QMessageBox):
            timer.stop()
            seen.append(heard())
            next(one for one in box.buttons() if one.text() == "نعم").click()

    timer = QTimer(window, interval=10)
    timer.timeout.connect(answer)
    timer.start()
    QTimer.singleShot(0, lock)
    assert sure(window, "سؤال", "سر لا يراه أحد", "نعم", "لا")
    assert "سر لا يراه أحد" not in seen[0]
    assert "سر لا يراه أحد" in seen[1]
