"""Signing in, taking a window, leaving it, and closing the program."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QMessageBox

from tests.gui.counter.conftest import PASSWORD, Open, Screen


def holder(screen: Screen, desk: str = "W1") -> object:
    """Who sits at a desk, as the database says."""
    return screen.centre.administration.centre().desk(desk).staff


def answer_question(name: str) -> list[str]:
    """Press the button of this name in the question that comes next; what was asked."""
    asked: list[str] = []
    timer = QTimer(QApplication.instance())

    def look() -> None:
        box = QApplication.activeModalWidget()
        if isinstance(box, QMessageBox):
            timer.stop()
            timer.deleteLater()
            asked.append(box.text())
            next(button for button in box.buttons() if button.text() == name).click()

    timer.timeout.connect(look)
    timer.start(10)
    return asked


def test_a_clerk_takes_the_window_with_the_keyboard(open_counter: Open, database_url: str) -> None:
    screen = open_counter(database_url)
    screen.seat()
    screen.clerk.expect("قسم النساء  ·  الشباك 1")
    screen.clerk.expect("نورة السالم")
    assert holder(screen) is not None


def test_a_wrong_password_and_an_unknown_person_are_told_the_same(open_counter: Open) -> None:
    screen = open_counter()
    for login, password in (("noura", "wrong password"), ("nobody", PASSWORD)):
        screen.sign_in(login, password)
        screen.clerk.expect("اسم الدخول أو كلمة المرور غير صحيحة")
        assert screen.clerk.text("كلمة المرور") == ""
        assert screen.clerk.widget("كلمة المرور").hasFocus()
    assert holder(screen) is None


def test_five_wrong_passwords_lock_the_name_and_say_until_when(open_counter: Open) -> None:
    screen = open_counter()
    for told in [*["اسم الدخول أو كلمة المرور غير صحيحة"] * 4, "أُقفل الدخول بهذا الاسم حتى الساعة"]:
        screen.sign_in("noura", "wrong password")
        screen.clerk.expect(told)
    screen.sign_in()
    screen.clerk.expect("أُقفل الدخول بهذا الاسم حتى الساعة")
    assert holder(screen) is None
    screen.centre.staff.unlock("noura")
    screen.seat()
    assert holder(screen) is not None


def test_a_window_that_a_colleague_holds_is_refused(open_counter: Open) -> None:
    screen = open_counter()
    huda = screen.centre.staff.sign_in("huda", PASSWORD)
    screen.centre.staff.take_desk(huda.id, "W1")
    screen.sign_in()
    screen.clerk.expect("الشباك W1 مشغول بموظف آخر")
    assert holder(screen) == huda.id


def test_someone_of_the_other_section_is_refused(open_counter: Open) -> None:
    screen = open_counter()
    screen.sign_in("fahad")
    screen.clerk.expect("لست من موظفي هذا القسم")
    assert holder(screen) is None


def test_where_no_window_is_fixed_the_clerk_chooses_one(open_counter: Open) -> None:
    screen = open_counter(desk=None)
    clerk = screen.clerk
    clerk.fill("اسم الدخول", "noura")
    clerk.type_and_enter("")
    clerk.keys(PASSWORD)
    for key in (Qt.Key.Key_Tab, Qt.Key.Key_End, Qt.Key.Key_Tab, Qt.Key.Key_Return):
        clerk.combination(key)
    clerk.expect("الشباك 8")
    assert holder(screen, "W8") is not None


def test_who_lost_her_pc_goes_on_at_the_same_window(open_counter: Open) -> None:
    first = open_counter()
    first.seat()
    first.call()
    code = first.centre.queue.current("W1")
    assert code is not None
    second = open_counter()
    second.seat()
    second.clerk.expect(code.code)


def test_who_lost_her_pc_takes_another_window(open_counter: Open) -> None:
    first = open_counter(desk="W2")
    first.seat()
    second = open_counter()
    second.sign_in()
    second.clerk.press("ترك الشباك السابق والدخول هنا")
    second.until(lambda: second.counter.session.work is not None)
    assert holder(second, "W2") is None
    assert holder(second) is not None
    first.clerk.expect("لست مسجلًا على الشباك W2")


def test_a_ticket_at_the_other_window_keeps_her_there(open_counter: Open) -> None:
    screen = open_counter()
    noura = screen.centre.staff.sign_in("noura", PASSWORD)
    screen.centre.staff.take_desk(noura.id, "W2")
    screen.issue()
    screen.centre.queue.call_next("W2", by=noura.id)
    screen.sign_in()
    screen.clerk.press("ترك الشباك السابق والدخول هنا")
    screen.clerk.expect("ما زالت التذكرة W001 عند الشباك W2")
    assert holder(screen, "W2") == noura.id


def test_leaving_is_refused_while_a_ticket_is_at_the_window(open_counter: Open) -> None:
    screen = open_counter()
    screen.seat()
    screen.call()
    screen.clerk.press("خروج من الشباك")
    screen.clerk.expect("ما زالت التذكرة W001 عند الشباك W1")
    assert holder(screen) is not None


def test_leaving_frees_the_window_and_nothing_of_the_clerk_stays(open_counter: Open) -> None:
    screen = open_counter()
    screen.seat()
    screen.clerk.press("خروج من الشباك")
    screen.until(lambda: screen.counter.session.seat is None)
    assert holder(screen) is None
    assert screen.clerk.text("اسم الدخول") == ""
    assert not screen.clerk.hears("نورة السالم")


def test_closing_with_a_ticket_asks_first(open_counter: Open) -> None:
    screen = open_counter()
    screen.seat()
    screen.call()
    asked = answer_question("رجوع إلى العمل")
    screen.clerk.window.close()
    assert "تذكرة عند الشباك" in asked[0]
    assert screen.clerk.window.isVisible()
    answer_question("إغلاق")
    screen.clerk.window.close()
    assert not screen.clerk.window.isVisible()
    assert holder(screen) is not None


def test_closing_with_typed_text_asks_first(open_counter: Open) -> None:
    screen = open_counter()
    screen.seat()
    screen.visit()
    screen.write_request()
    asked = answer_question("رجوع إلى العمل")
    screen.clerk.window.close()
    assert "يُحفظ مسودةً" in asked[0]
    assert screen.clerk.text("الموضوع") == "طلب نقل"


def test_closing_a_free_window_leaves_the_desk(open_counter: Open) -> None:
    screen = open_counter()
    screen.seat()
    screen.clerk.window.close()
    screen.until(lambda: not screen.clerk.window.isVisible())
    assert holder(screen) is None
