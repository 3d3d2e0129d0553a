"""The week's times, and booking them by keyboard."""

from datetime import timedelta

from PySide6.QtCore import Qt

from tests.gui.appointments.conftest import (
    BOOK,
    MORNING,
    SISTER,
    SISTERS_NAME,
    TODAY,
    WEEK,
    Ready,
    enter,
)
from tests.gui.counter.conftest import IDENTITY, MOBILE, NAME
from tests.support.outage import Outage

ELEVEN, HALF_PAST = 11 * 60, 11 * 60 + 30


def test_the_week_shows_what_is_free_and_what_is_taken(page: Ready) -> None:
    shown = page((IDENTITY, NAME), (SISTER, SISTERS_NAME), booked=1)
    shown.screen.until(lambda: shown.cell(ELEVEN) == "متاح 1 من 2")
    assert shown.cell(HALF_PAST) == "متاح 2 من 2"
    assert shown.cell(9 * 60) == "—"  # it is ten o'clock
    assert shown.cell(9 * 60, "الأربعاء") == "متاح 2 من 2"
    heads = [shown.week.model().headerData(column, Qt.Orientation.Horizontal) for column in range(4)]
    assert heads[2] == "الثلاثاء\n14 جمادى الآخرة\n24 نوفمبر"
    assert shown.rows() == [["11:00", NAME, "تقديم معاملة", "محجوز", ""]]


def test_a_window_that_was_made_small_goes_on_reading(page: Ready) -> None:
    shown = page((IDENTITY, NAME))
    shown.clerk.window.showMinimized()
    shown.screen.until(shown.clerk.window.isMinimized)
    shown.clerk.window.showNormal()
    visitor = shown.centre.visitors.find(IDENTITY)
    assert visitor is not None
    shown.centre.appointments.book("women", "submit", visitor.id, TODAY, ELEVEN, "by phone")
    shown.screen.until(lambda: shown.cell(ELEVEN) == "متاح 1 من 2")


def test_a_known_visitor_is_booked_by_keyboard_alone(page: Ready) -> None:
    shown = page((IDENTITY, NAME))
    shown.go(HALF_PAST)
    shown.press(Qt.Key.Key_Return)
    shown.screen.focus_on("رقم الهوية")
    shown.clerk.type_and_enter("١٠٠٠٠٠٠٠٠٨")
    shown.screen.focus_on(BOOK)
    shown.clerk.expect(f"مواعيد {NAME}")
    shown.clerk.key(Qt.Key.Key_Return)
    shown.clerk.expect(f"حُجز موعد {NAME}")
    shown.screen.focus_on(WEEK)
    assert shown.booked() == [("11:30", NAME, "booked")]
    shown.screen.until(lambda: shown.cell(HALF_PAST) == "متاح 1 من 2")
    shown.screen.until(lambda: [row[:2] for row in shown.rows()] == [["11:30", NAME]])
    assert shown.clerk.text("الاسم") == ""


def test_a_new_visitor_is_entered_and_booked(page: Ready) -> None:
    shown = page()
    shown.go(9 * 60, "الأربعاء")
    shown.press(Qt.Key.Key_Return)
    for text in (IDENTITY, NAME, MOBILE):
        shown.clerk.type_and_enter(text)
    shown.clerk.expect(f"حُجز موعد {NAME}")
    assert shown.booked(TODAY + timedelta(days=1)) == [("09:00", NAME, "booked")]
    found = shown.centre.visitors.find(IDENTITY)
    assert found is not None
    assert (found.name, found.mobile) == (NAME, "+966550000000")


def test_what_a_visitor_has_already_is_listed_while_on_the_phone(page: Ready) -> None:
    shown = page((IDENTITY, NAME), (SISTER, SISTERS_NAME), booked=2)
    shown.press(Qt.Key.Key_Return)
    shown.clerk.fill("رقم الجوال", MOBILE)
    shown.clerk.key(Qt.Key.Key_Return)
    shown.screen.focus_on("من هو المراجع؟")
    shown.press(Qt.Key.Key_Down)
    shown.press(Qt.Key.Key_Return)
    shown.screen.focus_on(BOOK)
    chosen = shown.clerk.text("الاسم")
    shown.screen.until(lambda: [row[:2] for row in shown.rows()] == [["24/11  11:00", chosen]])
    shown.press(Qt.Key.Key_Escape)
    shown.screen.until(lambda: len(shown.rows()) == 2)
    assert shown.clerk.text("الاسم") == ""


def test_a_full_time_is_refused_and_what_was_typed_stays(page: Ready) -> None:
    shown = page((IDENTITY, NAME), (SISTER, SISTERS_NAME), booked=2)
    shown.screen.until(lambda: shown.cell(ELEVEN) == "مكتمل (2)")
    shown.go(ELEVEN)
    shown.press(Qt.Key.Key_Return)
    for text in ("2000000006", "Amina Khan", "0559876543"):
        shown.clerk.type_and_enter(text)
    shown.clerk.expect("اكتمل هذا الوقت")
    shown.ready()
    assert len(shown.booked()) == 2
    assert shown.clerk.text("الاسم") == "Amina Khan"
    shown.press(Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    shown.screen.focus_on(WEEK)
    shown.go(HALF_PAST)
    shown.press(Qt.Key.Key_Return)
    shown.screen.focus_on("رقم الهوية")
    shown.clerk.key(Qt.Key.Key_Return)
    shown.screen.focus_on(BOOK)
    shown.clerk.key(Qt.Key.Key_Return)
    shown.clerk.expect("حُجز موعد Amina Khan")
    assert ("11:30", "Amina Khan", "booked") in shown.booked()


def test_a_wrong_number_is_marked_where_it_stands(page: Ready) -> None:
    shown = page()
    shown.press(Qt.Key.Key_Return)
    for text in ("1000000009", NAME, MOBILE):
        shown.clerk.fill({"1000000009": "رقم الهوية", NAME: "الاسم"}.get(text, "رقم الجوال"), text)
    shown.clerk.key(Qt.Key.Key_Return)
    shown.screen.until(lambda: shown.clerk.wrong("رقم الهوية"))
    shown.clerk.expect("أحد أرقامه مكتوب خطأ")
    assert shown.booked() == []


def test_a_double_click_books_once(page: Ready) -> None:
    shown = page((IDENTITY, NAME))
    shown.go(ELEVEN)
    shown.press(Qt.Key.Key_Return)
    shown.clerk.type_and_enter(IDENTITY)
    shown.screen.focus_on(BOOK)
    shown.clerk.double_click(BOOK)
    shown.clerk.expect(f"حُجز موعد {NAME}")
    shown.ready()
    assert shown.booked() == [("11:00", NAME, "booked")]


def test_a_booking_of_another_program_appears_by_the_feed(page: Ready, database_url: str) -> None:
    shown = page(url=database_url)
    visitor = enter(shown.screen)
    shown.centre.appointments.book("women", "submit", visitor.id, TODAY, ELEVEN, "from elsewhere")
    shown.screen.until(lambda: shown.cell(ELEVEN) == "متاح 1 من 2")
    shown.screen.until(lambda: [row[1] for row in shown.rows()] == [NAME])


def test_the_pages_are_weeks(page: Ready) -> None:
    shown = page()
    shown.press(Qt.Key.Key_PageDown)
    shown.clerk.expect("1 ديسمبر")
    shown.screen.until(lambda: shown.cell(8 * 60) == "متاح 2 من 2")
    shown.go(8 * 60)
    shown.clerk.expect("مواعيد الثلاثاء 21 جمادى الآخرة 1448 هـ  ·  1 ديسمبر 2026 م")
    shown.press(Qt.Key.Key_PageUp)
    shown.press(Qt.Key.Key_PageUp)
    shown.clerk.expect("17 نوفمبر")
    shown.press(Qt.Key.Key_Home)
    shown.clerk.expect("24 نوفمبر")
    shown.screen.focus_on(WEEK)


def test_a_booking_whose_answer_was_lost_is_not_made_twice(page: Ready, sqlite_outage: Outage) -> None:
    shown = page((IDENTITY, NAME), url=sqlite_outage.url)
    shown.go(ELEVEN)
    shown.press(Qt.Key.Key_Return)
    shown.clerk.type_and_enter(IDENTITY)
    shown.screen.focus_on(BOOK)
    sqlite_outage.begin()
    shown.clerk.key(Qt.Key.Key_Return)
    shown.clerk.expect("لم يصل جواب قاعدة البيانات")
    sqlite_outage.end()
    shown.ready()
    shown.clerk.press(BOOK)
    shown.clerk.expect(f"حُجز موعد {NAME}")
    assert shown.booked() == [("11:00", NAME, "booked")]


def test_a_week_without_times_says_so(page: Ready) -> None:
    shown = page()
    for weekday in (7, 1, 2, 3):
        shown.centre.appointments.set_plan("women", "submit", weekday, [])
    shown.screen.until(lambda: shown.week.model().rowCount() == 0)
    assert not shown.week.currentIndex().isValid()
    shown.clerk.expect("اختر وقتًا من الأسبوع")
    shown.press(Qt.Key.Key_Return)  # nothing to book
    shown.centre.appointments.set_plan("women", "submit", 3, [MORNING])
    shown.screen.until(lambda: shown.week.model().rowCount() > 0)
