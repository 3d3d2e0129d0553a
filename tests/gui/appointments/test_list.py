"""Who comes: check-in, move and cancel by keyboard."""

from PySide6.QtCore import Qt

from core.domain.queue_policy import QueueClass
from tests.gui.appointments.conftest import (
    CHECK_IN,
    LIST,
    SISTER,
    SISTERS_NAME,
    TODAY,
    WEEK,
    Page,
    Ready,
    enter,
)
from tests.gui.counter.conftest import IDENTITY, NAME
from tests.support.clock import FakeClock

ELEVEN, HALF_PAST = 11 * 60, 11 * 60 + 30
REASON = "ما سبب إلغاء الموعد؟"


def tickets(page: Page) -> list[tuple[str, QueueClass]]:
    """The tickets of the day."""
    return [(ticket.code, ticket.queue_class) for ticket in page.centre.queue.tickets("women")]


def test_a_check_in_gives_the_ticket_of_the_appointment(page: Ready, database_url: str) -> None:
    shown = page((IDENTITY, NAME), (SISTER, SISTERS_NAME), booked=2, url=database_url)
    shown.go_to_list(SISTERS_NAME)
    shown.press(Qt.Key.Key_F5)
    shown.clerk.expect(f"التذكرة W001 باسم {SISTERS_NAME}: الحضور قبل الموعد بـ 60 دقيقة")
    assert tickets(shown) == [("W001", QueueClass.APPOINTMENT)]
    shown.screen.until(lambda: ["11:00", SISTERS_NAME, "تقديم معاملة", "سُجّل الحضور", "W001"] in shown.rows())
    shown.screen.focus_on(LIST)
    assert not shown.clerk.widget(CHECK_IN).isEnabled()
    shown.press(Qt.Key.Key_F5)
    shown.press(Qt.Key.Key_Return)
    assert len(tickets(shown)) == 1
    shown.press(Qt.Key.Key_Up)
    shown.press(Qt.Key.Key_Return)  # Enter checks in as well
    shown.screen.until(lambda: len(tickets(shown)) == 2)


def test_who_comes_within_the_time_is_called_soon(page: Ready, clock: FakeClock) -> None:
    shown = page((IDENTITY, NAME), booked=1)
    clock.advance(55 * 60)
    shown.go_to_list(NAME)
    shown.press(Qt.Key.Key_F5)
    shown.clerk.expect("والموعد الساعة \u206611:00\u2069: النداء قريب")


def test_who_is_late_gets_a_standard_ticket_and_the_clerk_says_so(page: Ready, clock: FakeClock) -> None:
    shown = page((IDENTITY, NAME), booked=1)
    clock.advance(80 * 60)
    shown.go_to_list(NAME)
    shown.press(Qt.Key.Key_F5)
    shown.clerk.expect(f"التذكرة W001 عادية باسم {NAME}: تأخر الحضور 20 دقيقة")
    assert tickets(shown) == [("W001", QueueClass.STANDARD)]


def test_an_appointment_is_moved_by_keyboard(page: Ready) -> None:
    shown = page((IDENTITY, NAME), booked=1)
    shown.go_to_list(NAME)
    shown.press(Qt.Key.Key_F6)
    shown.screen.focus_on(WEEK)
    shown.clerk.expect("اختر من الأسبوع الوقت الجديد")
    shown.go(HALF_PAST)
    shown.press(Qt.Key.Key_Return)
    shown.clerk.expect(f"صار موعد {NAME} في الثلاثاء")
    assert shown.booked() == [("11:30", NAME, "booked")]
    shown.screen.until(lambda: (shown.cell(ELEVEN), shown.cell(HALF_PAST)) == ("متاح 2 من 2", "متاح 1 من 2"))
    shown.press(Qt.Key.Key_Return)  # the move is over: Enter books again
    shown.screen.focus_on("رقم الهوية")


def test_escape_leaves_an_appointment_where_it_is(page: Ready) -> None:
    shown = page((IDENTITY, NAME), booked=1)
    shown.go_to_list(NAME)
    shown.press(Qt.Key.Key_F6)
    shown.screen.focus_on(WEEK)
    shown.go(HALF_PAST)
    shown.press(Qt.Key.Key_Escape)
    shown.screen.until(lambda: not shown.clerk.hears("اختر من الأسبوع الوقت الجديد"))
    shown.press(Qt.Key.Key_Return)
    shown.screen.focus_on("رقم الهوية")
    assert shown.booked() == [("11:00", NAME, "booked")]


def test_a_move_into_a_full_time_is_refused_and_goes_on(page: Ready) -> None:
    shown = page((IDENTITY, NAME), (SISTER, SISTERS_NAME), booked=2)
    third = enter(shown.screen, "1000000024", "هيا الدوسري")
    shown.centre.appointments.book("women", "submit", third.id, TODAY, HALF_PAST, "third")
    shown.go_to_list("هيا الدوسري")
    shown.press(Qt.Key.Key_F6)
    shown.screen.focus_on(WEEK)
    shown.go(ELEVEN)
    shown.press(Qt.Key.Key_Return)
    shown.clerk.expect("اكتمل هذا الوقت")
    assert ("11:30", "هيا الدوسري", "booked") in shown.booked()
    shown.go(8 * 60, "الأربعاء")
    shown.ready()
    shown.press(Qt.Key.Key_Return)
    shown.clerk.expect("صار موعد هيا الدوسري في الأربعاء")


def test_a_cancellation_says_why(page: Ready) -> None:
    shown = page((IDENTITY, NAME), booked=1)
    shown.go_to_list(NAME)
    shown.press(Qt.Key.Key_F9)
    shown.screen.focus_on(REASON)
    shown.clerk.key(Qt.Key.Key_Return)
    shown.screen.until(lambda: shown.clerk.wrong(REASON))
    shown.clerk.expect("اكتب السبب")
    assert shown.booked() == [("11:00", NAME, "booked")]
    shown.ready()
    shown.clerk.type_and_enter("مسافرة")
    shown.clerk.expect(f"أُلغي موعد {NAME}")
    assert shown.booked() == [("11:00", NAME, "cancelled")]
    shown.screen.until(lambda: shown.cell(ELEVEN) == "متاح 2 من 2")
    shown.screen.until(lambda: [row[3] for row in shown.rows()] == ["ملغى"])


def test_escape_keeps_an_appointment(page: Ready) -> None:
    shown = page((IDENTITY, NAME), booked=1)
    shown.go_to_list(NAME)
    shown.press(Qt.Key.Key_F9)
    shown.screen.focus_on(REASON)
    shown.press(Qt.Key.Key_Escape)
    shown.screen.focus_on(LIST)
    assert shown.booked() == [("11:00", NAME, "booked")]
    assert shown.clerk.widget(CHECK_IN).isVisible()


def test_yesterdays_appointments_are_noted_as_missed(page: Ready, clock: FakeClock) -> None:
    shown = page((IDENTITY, NAME), booked=1)
    clock.advance(24 * 3600)
    shown.press(Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    shown.screen.until(lambda: not shown.week.isVisible())
    shown.press(Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    shown.screen.focus_on(WEEK)
    shown.screen.until(lambda: not shown.rows())
    assert shown.booked() == [("11:00", NAME, "missed")]


def test_a_page_that_stands_open_over_midnight_goes_to_the_new_day(page: Ready, clock: FakeClock) -> None:
    shown = page((IDENTITY, NAME), booked=1)
    shown.screen.until(lambda: len(shown.rows()) == 1)
    clock.advance(24 * 3600)
    shown.screen.issue()
    shown.screen.until(lambda: not shown.rows())
    assert shown.booked() == [("11:00", NAME, "missed")]


def test_no_name_is_on_the_page_of_the_queue(page: Ready) -> None:
    shown = page((IDENTITY, NAME), booked=1)
    shown.go_to_list(NAME)
    shown.press(Qt.Key.Key_F5)
    shown.screen.until(lambda: len(tickets(shown)) == 1)
    shown.press(Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    shown.screen.until(lambda: not shown.week.isVisible())
    shown.clerk.expect("W001")
    assert not shown.clerk.hears(NAME)
