"""Whole visits at the window by keyboard: the usual one counted, a double, a company, a file, and drafts."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog

from core.domain.behalf import Behalf, BehalfKind
from core.domain.draft import Draft
from core.domain.visitor import Gender
from counter.dialogs.visitor_file.dialog import VisitorFileDialog
from tests.gui.counter.acts import press
from tests.gui.counter.conftest import IDENTITY, MOBILE, NAME, Clerk, Open, Screen
from tests.gui.counter.test_sign_in import answer_question, holder
from tests.support.outage import Outage

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
SUBJECT, LIKE = "طلب نقل معلمة إلى مدرسة قريبة", "نقل المعلّمه الى مدرسه قريبه"
ALIKE, FIELD = "معاملات مفتوحة مشابهة", "رقم الهوية أو الجوال أو التذكرة أو المعاملة"
# Card, Moran and Newell's keystroke-level model (1980): an average typist's key, and the pause before each thought.
KEY_SECONDS, THOUGHT_SECONDS = 0.28, 1.35
# Beside the subject: F2, the number and Enter, Enter, four letters and Enter, Ctrl+S, F8. It stands in the docs.
FEWEST_KEYS = 1 + 11 + 1 + 5 + 2 + 1
THOUGHTS = 6  # before the call, the number, the card, the type, the subject and the end


def counted(clerk: Clerk, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many keys the clerk presses from here on, a line for each; the modifiers of a shortcut are keys too."""
    pressed: list[int] = []
    key, combination = clerk.key, clerk.combination

    def one(which: Qt.Key, letter: str = "") -> None:
        pressed.append(1)
        key(which, letter)

    def several(which: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        pressed.append(1 + bin(modifiers.value).count("1"))
        combination(which, modifiers)

    monkeypatch.setattr(clerk, "key", one)
    monkeypatch.setattr(clerk, "combination", several)
    return pressed


def file_of(screen: Screen) -> tuple[VisitorFileDialog, Clerk]:
    """The dialog of files once it is there, and who reads it."""
    dialog = screen.clerk.window.findChild(VisitorFileDialog)
    assert isinstance(dialog, VisitorFileDialog)
    screen.until(lambda: dialog.isVisible() and dialog.isActiveWindow())
    return dialog, Clerk(dialog)


def gone(screen: Screen, dialog: QDialog) -> None:
    """It closed, and the window has the keys again, as a window manager sees to."""
    screen.until(lambda: not dialog.isVisible())
    screen.clerk.window.activateWindow()
    screen.until(screen.clerk.window.isActiveWindow)


def draft(screen: Screen) -> Draft | None:
    """What lies in the database for the ticket at W1."""
    ticket = screen.centre.queue.current("W1")
    noura = next(one for one in screen.centre.staff.everyone() if one.login == "noura")
    return screen.centre.drafts.mine(ticket.id, by=noura.id) if ticket else None


def test_a_usual_request_takes_a_practised_hand_less_than_a_minute(
    open_counter: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = open_counter()
    screen.centre.visitors.enter(IDENTITY, NAME, Gender.WOMAN, MOBILE)
    screen.seat()
    screen.issue()
    pressed = counted(screen.clerk, monkeypatch)
    press(screen, 2)
    screen.focus_on("رقم الهوية")
    screen.clerk.type_and_enter(IDENTITY)
    screen.focus_on("حفظ بيانات المراجع")
    screen.clerk.combination(Qt.Key.Key_Return)
    screen.focus_on("بحث في التصنيف")
    screen.clerk.type_and_enter("خطاب")
    screen.focus_on("الموضوع")
    screen.clerk.keys(SUBJECT)
    screen.save()
    screen.until(lambda: len(screen.requests()) == 1)
    screen.until(lambda: screen.clerk.hears("سُجلت المعاملة"))
    press(screen, 8)
    screen.clerk.expect("لا توجد تذكرة عند الشباك")
    assert sum(pressed) == FEWEST_KEYS + len(SUBJECT)
    assert sum(pressed) * KEY_SECONDS + THOUGHTS * THOUGHT_SECONDS < 30


def test_a_double_is_pointed_out_opened_and_entered_all_the_same(open_counter: Open) -> None:
    screen = open_counter()
    screen.seat()
    screen.visit()
    screen.write_request(SUBJECT)
    screen.save()
    screen.until(lambda: screen.clerk.hears("سُجلت المعاملة") and screen.counter.session.settled)
    (first,) = screen.requests()
    screen.write_request(LIKE)
    screen.save()
    screen.focus_on(ALIKE)
    for told in (first, "مرفوعة إلى المكتب", "24 نوفمبر", SUBJECT):
        screen.clerk.expect(told)
    screen.clerk.combination(Qt.Key.Key_Return)
    dialog, eyes = file_of(screen)
    eyes.expect(f"\u2066{first}\u2069")
    eyes.expect("واحدة مفتوحة")
    eyes.combination(Qt.Key.Key_Escape)
    gone(screen, dialog)
    assert screen.requests() == [first]
    screen.clerk.combination(Qt.Key.Key_Escape)
    screen.focus_on("الموضوع")
    assert screen.clerk.text("الموضوع") == LIKE
    screen.until(lambda: screen.counter.session.settled)
    screen.save()
    screen.focus_on(ALIKE)
    screen.until(lambda: screen.counter.session.settled)
    screen.clerk.combination(Qt.Key.Key_S, CTRL | SHIFT)
    screen.until(lambda: len(screen.requests()) == 2)


def test_a_company_comes_with_its_number(open_counter: Open) -> None:
    screen = open_counter()
    screen.seat()
    screen.visit()
    screen.write_request(SUBJECT, "")
    screen.clerk.key(Qt.Key.Key_Tab)
    screen.focus_on("صفة مقدّم الطلب")
    for _ in range(2):
        screen.clerk.combination(Qt.Key.Key_Down)
    for name, text in (("اسم المنشأة", "شركة الأمل"), ("رقم السجل التجاري", "101")):
        screen.clerk.combination(Qt.Key.Key_Tab)
        screen.focus_on(name)
        screen.clerk.keys(text)
    screen.save()
    screen.clerk.expect("رقم السجل التجاري عشرة أرقام")
    screen.until(lambda: screen.clerk.wrong("رقم السجل التجاري"))
    assert screen.requests() == []
    screen.clerk.keys("٠١٢٣٤٥٦")
    screen.until(lambda: screen.counter.session.settled)
    screen.save()
    screen.until(lambda: len(screen.requests()) == 1)
    screen.until(lambda: screen.clerk.widget("صفة مقدّم الطلب").property("currentIndex") == 0)
    one = screen.centre.requests.by_reference(screen.requests()[0])
    assert one.behalf == Behalf(BehalfKind.COMPANY, None, "شركة الأمل", "1010123456")


def test_a_file_opens_by_any_number_and_gives_the_visitor_to_the_window(open_counter: Open) -> None:
    screen = open_counter()
    screen.seat()
    screen.visit()
    code = screen.centre.queue.current("W1").code  # type: ignore[union-attr]
    press(screen, 8)
    screen.clerk.expect("لا توجد تذكرة عند الشباك")
    screen.call()
    screen.clerk.combination(Qt.Key.Key_I, CTRL)
    dialog, eyes = file_of(screen)
    screen.focus_on(FIELD)
    for typed, told in (("سارة", "لم يُعرف ما كُتب"), ("1000000016", "لا يوجد مراجع برقم الهوية هذا")):
        eyes.combination(Qt.Key.Key_A, CTRL)
        eyes.type_and_enter(typed)
        eyes.expect(told)
        screen.until(lambda: eyes.wrong(FIELD))
    eyes.combination(Qt.Key.Key_A, CTRL)
    eyes.type_and_enter(code.lower())
    for told in (NAME, "مواطنة", "••••••0008", "زيارة واحدة", "لا معاملات"):
        eyes.expect(told)
    assert not eyes.hears(IDENTITY)
    eyes.combination(Qt.Key.Key_Return, CTRL)
    gone(screen, dialog)
    screen.until(lambda: screen.clerk.text("الاسم") == NAME)
    screen.clerk.press("حفظ بيانات المراجع")
    screen.focus_on("بحث في التصنيف")


def test_a_draft_outlives_an_outage_and_the_counter(
    open_counter: Open, sqlite_outage: Outage, caplog: pytest.LogCaptureFixture
) -> None:
    first = open_counter(sqlite_outage.url)
    first.seat()
    first.visit()
    first.write_request(SUBJECT, "خطا")
    first.until(lambda: (kept := draft(first)) is not None and kept.summary == "خطا")
    sqlite_outage.begin()
    first.clerk.keys("ب")
    first.until(lambda: "A draft could not be read or stored" in caplog.text)
    sqlite_outage.end()
    first.until(lambda: (kept := draft(first)) is not None and kept.summary == "خطاب")
    assert SUBJECT not in caplog.text
    second = open_counter(sqlite_outage.url)
    second.seat()
    second.clerk.expect("أُعيد ما كُتب لهذه التذكرة")
    assert (second.clerk.text("الموضوع"), second.clerk.text("الملخص")) == (SUBJECT, "خطاب")
    second.save()
    second.until(lambda: len(second.requests()) == 1)
    second.until(lambda: draft(second) is None)


@pytest.mark.parametrize("end", [8, 6], ids=["finish", "transfer"])
def test_the_end_of_a_visit_asks_for_what_is_not_sent(open_counter: Open, end: int) -> None:
    screen = open_counter()
    screen.seat()
    screen.visit()
    screen.write_request(SUBJECT)
    screen.until(lambda: (kept := draft(screen)) is not None and kept.subject == SUBJECT)
    asked = answer_question("رجوع إلى الزيارة")
    press(screen, end)
    screen.until(lambda: bool(asked))
    assert "ما لم يُسجَّل" in asked[0]
    assert screen.clerk.text("الموضوع") == SUBJECT
    assert draft(screen) is not None
    if end == 8:
        screen.clerk.window.activateWindow()
        screen.until(screen.clerk.window.isActiveWindow)
        answer_question("إنهاء دون تسجيل")
        press(screen, end)
        screen.clerk.expect("لا توجد تذكرة عند الشباك")


def test_who_signs_out_is_asked_for_what_is_typed_elsewhere(open_counter: Open) -> None:
    screen = open_counter()
    screen.seat()
    screen.clerk.combination(Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    screen.clerk.fill("الاسم", "منى")
    asked = answer_question("رجوع إلى العمل")
    screen.clerk.press("خروج من الشباك")
    screen.until(lambda: bool(asked))
    assert "ويضيع بالخروج" in asked[0]
    assert holder(screen) is not None
    answer_question("خروج")
    screen.clerk.press("خروج من الشباك")
    screen.until(lambda: screen.counter.session.seat is None)
    assert holder(screen) is None
    assert QApplication.activeModalWidget() is None
