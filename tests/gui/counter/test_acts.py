"""Every act at a window, with the keyboard alone, down to the second key that must not act again."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from core.domain.queue_policy import QueueClass, QueuePolicy
from core.domain.text import Language
from core.domain.ticket import TicketState
from counter.act_button import ActButton
from tests.gui.counter.acts import at_window, button, choose, colleague, enter, press, seated, ticket
from tests.gui.counter.conftest import Open, Screen
from tests.support.clock import FakeClock

REASONS, FIELD = "الأسباب المعتادة", "سبب آخر"
TARGETS, NOTE = "وجهة التحويل", "ملاحظة يقرؤها من يستقبل المراجع"
BACK = "المعلّقون ومن فاتهم النداء"


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


def test_a_ticket_is_parked_with_a_usual_reason_and_brought_back(open_counter: Open, database_url: str) -> None:
    screen = seated(open_counter, 2, database_url)
    press(screen, 5)
    screen.focus_on(REASONS)
    screen.clerk.expect("تعليق التذكرة W001")
    choose(screen, "يصوّر مستندًا")
    enter(screen)
    screen.until(lambda: ticket(screen, "W001").state is TicketState.PARKED)
    (away,) = screen.centre.queue.away("women")
    assert away.reason == "يصوّر مستندًا"
    screen.focus_on("التالي")
    press(screen, 9)
    screen.focus_on(BACK)
    for told in ("W001", "معلّقة", "يصوّر مستندًا"):
        screen.clerk.expect(told)
    enter(screen)
    screen.clerk.expect("عادت التذكرة إلى الانتظار")
    back = ticket(screen, "W001")
    assert (back.state, back.queue_class) == (TicketState.WAITING, QueueClass.RETURNING)
    screen.focus_on("التالي")
    screen.clerk.expect("عائد")


def test_a_double_enter_parks_and_calls_nobody(open_counter: Open, slow_test: None) -> None:
    screen = seated(open_counter, 2)
    press(screen, 5)
    screen.focus_on(REASONS)
    enter(screen)
    screen.focus_on("التالي")
    enter(screen)
    screen.until(lambda: screen.counter.session.settled)
    assert [one.state for one in screen.centre.queue.tickets("women")] == [TicketState.PARKED, TicketState.WAITING]
    assert at_window(screen) == ""


def test_a_ticket_is_parked_for_a_reason_of_ones_own(open_counter: Open) -> None:
    screen = seated(open_counter)
    press(screen, 5)
    screen.focus_on(REASONS)
    screen.clerk.combination(Qt.Key.Key_Tab)
    screen.focus_on(FIELD)
    enter(screen)
    assert screen.clerk.wrong(FIELD)
    screen.clerk.type_and_enter("نسيت بطاقتها في السيارة")
    screen.until(lambda: ticket(screen, "W001").state is TicketState.PARKED)
    assert screen.centre.queue.away("women")[0].reason == "نسيت بطاقتها في السيارة"


def test_escape_leads_back_and_nothing_typed_is_lost(open_counter: Open) -> None:
    screen = seated(open_counter)
    screen.clerk.keys("10000")
    press(screen, 5)
    screen.focus_on(REASONS)
    screen.clerk.combination(Qt.Key.Key_Escape)
    screen.focus_on("رقم الهوية")
    assert screen.clerk.text("رقم الهوية") == "10000"
    assert at_window(screen) == "W001"


def test_who_missed_the_call_is_put_back_in_time_only(open_counter: Open, clock: FakeClock, database_url: str) -> None:
    screen = seated(open_counter, 2, database_url)
    press(screen, 4)
    screen.until(lambda: ticket(screen, "W001").state is TicketState.NO_SHOW)
    clock.advance(QueuePolicy().reinstate_minutes * 60 + 1)
    press(screen, 9)
    screen.focus_on(BACK)
    screen.clerk.expect("لم يحضر، فات وقت الإعادة")
    enter(screen)
    screen.clerk.expect("فات نداء التذكرة W001 قبل أكثر من 30 دقيقة")
    screen.clerk.combination(Qt.Key.Key_Escape)
    screen.focus_on("التالي")
    press(screen, 2)
    screen.until(lambda: at_window(screen) == "W002")
    press(screen, 4)
    screen.until(lambda: ticket(screen, "W002").state is TicketState.NO_SHOW)
    press(screen, 9)
    screen.focus_on(BACK)
    enter(screen)
    screen.until(lambda: ticket(screen, "W002").state is TicketState.WAITING)


@pytest.mark.parametrize(
    ("line", "service", "desk", "person"),
    [
        ("مقابلة معالي الوزير", "audience", False, False),
        ("الشباك 2  ·  هدى القحطاني", "submit", True, False),
        ("هدى القحطاني  ·  الشباك 2 الآن", "submit", False, True),
    ],
)
def test_a_visitor_is_sent_on_and_the_note_is_read(
    open_counter: Open, sqlite_url: str, line: str, service: str, desk: bool, person: bool
) -> None:
    screen = seated(open_counter)
    colleague(screen)
    press(screen, 6)
    screen.focus_on(TARGETS)
    choose(screen, line)
    enter(screen)
    screen.focus_on(NOTE)
    screen.clerk.type_and_enter("أوراقها كاملة")
    screen.clerk.expect("حُوّلت التذكرة")
    sent = ticket(screen, "W001")
    assert (sent.service, sent.for_desk_id is not None, sent.for_staff_id is not None) == (service, desk, person)
    receiver = open_counter(sqlite_url, desk="W2")
    receiver.sign_in("huda")
    receiver.until(lambda: receiver.counter.session.work is not None)
    press(receiver, 2)
    receiver.clerk.expect("ملاحظة التحويل: أوراقها كاملة")
    assert at_window(screen, "W2") == "W001"


def test_the_same_visitor_goes_on_with_another_service(open_counter: Open, database_url: str) -> None:
    screen = seated(open_counter, 1, database_url)
    press(screen, 7)
    screen.focus_on("الخدمات")
    choose(screen, "متابعة معاملة")
    enter(screen)
    screen.until(lambda: ticket(screen, "W001").service == "follow")
    screen.until(lambda: screen.clerk.hears("متابعة معاملة"))
    screen.focus_on("رقم الهوية")
    assert at_window(screen) == "W001"


def test_a_certain_number_is_called_with_a_reason(open_counter: Open, database_url: str) -> None:
    screen = open_counter(database_url)
    screen.seat()
    screen.issue(3)
    press(screen, 10)
    screen.focus_on("رقم التذكرة")
    screen.clerk.type_and_enter("9")
    screen.focus_on(REASONS)
    enter(screen)
    screen.clerk.expect("لم تصدر اليوم في هذا القسم تذكرة برقم W009")
    screen.until(lambda: screen.clerk.wrong("رقم التذكرة"))
    screen.clerk.combination(Qt.Key.Key_Backspace)
    screen.clerk.type_and_enter("٣")
    screen.focus_on(REASONS)
    choose(screen, "كبير سن")
    enter(screen)
    screen.until(lambda: at_window(screen) == "W003")
    screen.focus_on("رقم الهوية")
    with screen.centre.storage.units.read() as unit:
        row = unit.queue.calls(ticket(screen, "W003").day_id, 0, 1)[0]
    assert row.ticket.code == "W003"


def test_the_last_step_is_taken_back_while_its_seconds_run(
    open_counter: Open, clock: FakeClock, database_url: str
) -> None:
    screen = seated(open_counter, 1, database_url)
    press(screen, 8)
    screen.until(lambda: ticket(screen, "W001").state is TicketState.FINISHED)
    screen.until(lambda: "إلغاء الإنهاء · 10" in button(screen, "تراجع").text())
    clock.advance(4)
    screen.until(lambda: "إلغاء الإنهاء · 6" in button(screen, "تراجع").text())
    press(screen, 12)
    screen.until(lambda: at_window(screen) == "W001")
    screen.focus_on("رقم الهوية")
    press(screen, 8)
    screen.until(lambda: ticket(screen, "W001").state is TicketState.FINISHED)
    screen.clerk.expect("تراجع")
    clock.advance(QueuePolicy().undo_seconds + 1)
    screen.until(lambda: not screen.clerk.hears("تراجع"))
    press(screen, 12)
    screen.clerk.expect("10:00")
    assert at_window(screen) == ""


def test_a_double_undo_takes_one_step_back(open_counter: Open, slow_test: None) -> None:
    screen = seated(open_counter)
    press(screen, 8)
    screen.until(lambda: ticket(screen, "W001").state is TicketState.FINISHED)
    press(screen, 12)
    screen.until(lambda: at_window(screen) == "W001")
    press(screen, 12)
    screen.clerk.expect("عند الشباك الآن")
    screen.bot.waitUntil(lambda: not button(screen, "تراجع").isDown())
    screen.until(lambda: screen.counter.session.settled)
    assert at_window(screen) == "W001"


def test_a_window_pauses_with_a_reason_and_resumes(open_counter: Open, clock: FakeClock, database_url: str) -> None:
    screen = open_counter(database_url)
    screen.seat()
    screen.issue(2)
    press(screen, 11)
    screen.focus_on(REASONS)
    choose(screen, "الصلاة")
    enter(screen)
    screen.clerk.expect("الشباك متوقف: الصلاة")
    screen.focus_on("استئناف العمل")
    press(screen, 2)
    clock.advance(125)
    screen.clerk.expect("منذ 2 د.")
    assert at_window(screen) == ""
    press(screen, 11)
    screen.focus_on("التالي")
    kinds = [(event.kind.value, event.reason) for event in screen.centre.desks.events("W1")]
    assert kinds == [("opened", ""), ("paused", "الصلاة"), ("resumed", "")]
    press(screen, 2)
    screen.until(lambda: at_window(screen) == "W001")


def test_a_supervisors_pause_is_seen_at_once(open_counter: Open) -> None:
    screen = open_counter()
    screen.seat()
    screen.centre.desks.pause("W1", "اجتماع")
    screen.clerk.expect("الشباك متوقف: اجتماع")
    screen.focus_on("استئناف العمل")


def test_after_the_last_recall_no_show_is_offered(open_counter: Open, quick_hand: None) -> None:
    screen = seated(open_counter)
    for count in range(QueuePolicy().recall_limit):
        press(screen, 3)
        screen.until(lambda count=count: ticket(screen, "W001").recalls == count + 1)  # type: ignore[misc]
    screen.clerk.expect("أُعيد النداء 3 مرات ولم يحضر أحد")
    screen.until(lambda: bool(button(screen, "لم يحضر").property("primary")))
    assert not button(screen, "إعادة نداء").isEnabled()
    press(screen, 4)
    screen.until(lambda: ticket(screen, "W001").state is TicketState.NO_SHOW)


def test_a_double_recall_announces_once(open_counter: Open, slow_test: None) -> None:
    screen = seated(open_counter)
    press(screen, 3)
    screen.until(lambda: ticket(screen, "W001").recalls == 1)
    screen.clerk.expect("إعادة النداء: 1 من 3")
    press(screen, 3)
    screen.until(lambda: not button(screen, "إعادة نداء").isDown() and screen.counter.session.settled)
    assert ticket(screen, "W001").recalls == 1


def test_the_second_half_of_a_double_click_hits_no_other_button(open_counter: Open, slow_test: None) -> None:
    screen = seated(open_counter, 2)
    window, first = screen.clerk.window, button(screen, "لم يحضر")
    place = first.mapTo(window, first.rect().center())
    QTest.mouseClick(first, Qt.MouseButton.LeftButton, pos=first.mapFrom(window, place))
    screen.until(lambda: ticket(screen, "W001").state is TicketState.NO_SHOW)
    screen.focus_on("التالي")
    second = window.childAt(place)
    assert isinstance(second, ActButton)  # another one, which came under the pointer
    QTest.mouseClick(second, Qt.MouseButton.LeftButton, pos=second.mapFrom(window, place))
    screen.until(lambda: screen.counter.session.settled)
    assert at_window(screen) == ""
    assert not screen.clerk.hears("خارج الدور")


def with_automatic_calls(screen: Screen, seconds: int) -> None:
    """The centre wants them."""
    with screen.centre.storage.units.write() as unit:
        unit.hall.set_policy(QueuePolicy(auto_call_seconds=seconds))
        unit.commit()


def test_a_free_window_calls_by_itself_after_its_seconds(open_counter: Open, clock: FakeClock) -> None:
    screen = open_counter()
    with_automatic_calls(screen, 10)
    screen.seat()
    screen.issue(2)
    screen.clerk.expect("نداء تلقائي بعد 10 ثوانٍ")
    clock.advance(7)
    screen.clerk.expect("نداء تلقائي بعد 3 ثوانٍ")
    assert at_window(screen) == ""
    clock.advance(3)
    screen.until(lambda: at_window(screen) == "W001")
    press(screen, 8)
    screen.clerk.expect("نداء تلقائي بعد 10 ثوانٍ")
    screen.clerk.combination(Qt.Key.Key_Escape)
    screen.until(lambda: not screen.clerk.hears("نداء تلقائي بعد"))
    clock.advance(60)
    screen.clerk.expect("10:01")
    assert at_window(screen) == ""


def test_a_paused_window_and_one_that_asks_call_nobody(open_counter: Open, clock: FakeClock) -> None:
    screen = open_counter()
    with_automatic_calls(screen, 10)
    screen.seat()
    screen.issue(1)
    press(screen, 11)
    screen.focus_on(REASONS)
    clock.advance(60)
    screen.clerk.expect("10:01")
    assert at_window(screen) == ""
    enter(screen)
    screen.focus_on("استئناف العمل")
    clock.advance(60)
    screen.clerk.expect("10:02")
    assert at_window(screen) == ""
    press(screen, 11)
    screen.clerk.expect("نداء تلقائي بعد 10 ثوانٍ")


def test_class_and_language_are_told_in_words(open_counter: Open) -> None:
    screen = open_counter()
    screen.seat()
    screen.centre.queue.issue("women", "submit", "elder", language=Language.BENGALI, queue_class=QueueClass.PRIORITY)
    screen.clerk.expect("أولوية")
    press(screen, 2)
    screen.focus_on("رقم الهوية")
    screen.clerk.expect("أولوية")
    screen.clerk.expect("البنغالية")


def test_leaving_the_window_closes_it_in_the_record(open_counter: Open) -> None:
    screen = open_counter()
    screen.seat()
    screen.clerk.press("خروج من الشباك")
    screen.focus_on("اسم الدخول")
    assert [event.kind.value for event in screen.centre.desks.events("W1")] == ["opened", "closed"]
