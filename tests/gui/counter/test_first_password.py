"""The first sign-in at the counter, with a password that is good for one time."""

from PySide6.QtCore import Qt

from core.domain.workflow import Role
from tests.gui.counter.conftest import PASSWORD, Open

OWN = "a coffee every morning"
NEW, AGAIN = "كلمة المرور الجديدة", "كلمة المرور الجديدة مرة أخرى"


def test_who_is_new_chooses_a_password_before_anything_opens(open_counter: Open) -> None:
    screen = open_counter()
    clerk, staff = screen.clerk, screen.centre.staff
    staff.add("sara", "سارة الحربي", PASSWORD, Role.OPERATOR, ["women"], one_time=True)
    screen.sign_in("sara")
    clerk.expect("اختر كلمة مرور خاصة بك")
    screen.focus_on(NEW)
    assert screen.counter.session.person is None
    clerk.combination(Qt.Key.Key_Escape)
    screen.focus_on("اسم الدخول")
    assert clerk.text("اسم الدخول") == ""
    screen.sign_in("sara")
    screen.focus_on(NEW)
    for new, again, told, wrong in (
        ("short", "short", "أقلها 10 أحرف", NEW),
        ("sara 12345", "", "لا تُحسب أحرف اسمك", NEW),
        (PASSWORD, PASSWORD, "هذه كلمة المرور الحالية", NEW),
        (OWN, OWN + "s", "غير متطابقتين", AGAIN),
    ):
        clerk.fill(NEW, "")
        clerk.combination(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        clerk.type_and_enter(new)
        clerk.combination(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        clerk.type_and_enter(again or new)
        clerk.expect(told)
        assert clerk.wrong(wrong)
    clerk.combination(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    clerk.type_and_enter(OWN)
    screen.until(lambda: screen.counter.session.work is not None)
    assert staff.sign_in("sara", OWN).login == "sara"


def test_a_window_that_is_taken_does_not_undo_the_choice(open_counter: Open) -> None:
    screen = open_counter()
    staff = screen.centre.staff
    staff.take_desk(staff.sign_in("huda", PASSWORD).id, "W1")
    given = staff.reset("noura")
    screen.sign_in(password=given.password)
    screen.focus_on(NEW)
    screen.clerk.type_and_enter(OWN)
    screen.clerk.type_and_enter(OWN)
    screen.clerk.expect("الشباك W1 مشغول بموظف آخر")
    staff.leave_desk(staff.sign_in("huda", PASSWORD).id)
    screen.focus_on("كلمة المرور")
    screen.clerk.key(Qt.Key.Key_Return)
    screen.until(lambda: screen.counter.session.work is not None)
