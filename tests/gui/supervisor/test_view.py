"""The live halls by the feed: rows change where they stand, the choice stays, and time alone raises an alarm."""

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QApplication, QLabel

from core.bootstrap import open_centre
from core.config import Device, Settings
from core.domain.hours import Interval
from core.domain.queue_policy import QueueClass
from core.domain.workflow import Role
from core.qt.stills import lose_database
from tests.gui.counter.conftest import Open
from tests.gui.supervisor.conftest import Enter, Hall
from tests.support.clock import FakeClock

DESKS, WAITING, ASIDE = "الشبابيك", "في الانتظار", "معلّق أو لم يحضر اليوم"


def listen(hall: Hall, name: str) -> list[tuple[str, int, int]]:
    """Every signal of a table's rows from now on."""
    heard: list[tuple[str, int, int]] = []
    model = hall.table(name).rows

    def changed(first: QModelIndex, last: QModelIndex) -> None:
        heard.append((f"changed {first.column()}-{last.column()}", first.row(), last.row()))

    model.rowsInserted.connect(lambda _, first, last: heard.append(("in", first, last)))
    model.rowsRemoved.connect(lambda _, first, last: heard.append(("out", first, last)))
    model.modelReset.connect(lambda: heard.append(("reset", 0, 0)))
    model.dataChanged.connect(changed)
    return heard


def test_another_programs_change_appears_where_the_row_stands(
    enter: Enter, database_url: str, clock: FakeClock
) -> None:
    hall = enter(database_url)
    for key in "abc":
        hall.centre.queue.issue("women", "submit", key)
        clock.advance(1)
    hall.screen.until(lambda: len(hall.rows(WAITING)) == 3)
    hall.choose(WAITING, "W002")
    noura = next(one for one in hall.centre.staff.everyone() if one.login == "noura")
    waiting, desks = listen(hall, WAITING), listen(hall, DESKS)
    settings = Settings(database=database_url, device=Device(name="elsewhere", kind="counter", desk="W1"))
    with open_centre(settings, clock=clock) as other:
        other.staff.take_desk(noura.id, "W1")
        other.queue.call_next("W1", by=noura.id)
    hall.screen.until(lambda: hall.row(DESKS, "W1")[3:5] == ["نورة السالم", "W001"])
    hall.screen.until(lambda: [line[0] for line in hall.rows(WAITING)] == ["W002", "W003"])
    assert hall.current(WAITING) == "W002"
    assert waiting == [("out", 0, 0)]
    assert {kind.split()[0] for kind, _, _ in desks} == {"changed"}
    assert {(first, last) for _, first, last in desks} == {(0, 0)}


def test_only_their_own_sections_are_seen(enter: Enter) -> None:
    hall = enter()
    hall.centre.queue.issue("men", "submit", "m")
    hall.centre.queue.issue("women", "submit", "w")
    hall.screen.until(lambda: [line[0] for line in hall.rows(WAITING)] == ["W001"])
    assert not hall.clerk.hears("قسم الرجال")
    assert {line[0][0] for line in hall.rows(DESKS)} == {"W"}


def test_both_sections_and_a_filter_between_them(enter: Enter) -> None:
    hall = enter(sections=("women", "men"))
    hall.centre.queue.issue("men", "submit", "m")
    hall.centre.queue.issue("women", "enquiry", "w")
    hall.screen.until(lambda: len(hall.rows(WAITING)) == 2)
    hall.key(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    hall.clerk.keys("استفسار")
    hall.screen.until(lambda: [line[0] for line in hall.rows(WAITING)] == ["W001"])
    assert hall.rows(DESKS) == []
    for _ in "استفسار":
        hall.key(Qt.Key.Key_Backspace)
    hall.go_to("القسم")
    hall.key(Qt.Key.Key_Down)
    hall.screen.until(lambda: {line[1] for line in hall.rows(DESKS)} == {"قسم الرجال"})
    assert [line[0] for line in hall.rows(WAITING)] == ["M001"]


def test_a_table_is_sorted_by_keyboard_and_the_choice_stays(enter: Enter, clock: FakeClock) -> None:
    hall = enter()
    for number, name in enumerate(("standard", "priority", "standard")):
        hall.centre.queue.issue("women", "submit", f"t{number}", queue_class=QueueClass(name))
        clock.advance(60)
    hall.screen.until(lambda: [line[0] for line in hall.rows(WAITING)] == ["W001", "W002", "W003"])
    hall.choose(WAITING, "W003")
    for _ in range(4):
        hall.key(Qt.Key.Key_Right)  # to the first column, where a line of Arabic begins
    hall.key(Qt.Key.Key_F7)
    hall.key(Qt.Key.Key_F7)
    assert [line[0] for line in hall.rows(WAITING)] == ["W003", "W002", "W001"]
    assert hall.current(WAITING) == "W003"
    hall.key(Qt.Key.Key_Left)
    hall.key(Qt.Key.Key_F7)
    assert [line[2] for line in hall.rows(WAITING)] == ["عام", "عام", "أولوية"]
    assert hall.current(WAITING) == "W003"


def test_a_wait_becomes_an_alarm_by_time_alone(enter: Enter, clock: FakeClock) -> None:
    hall = enter()
    hall.centre.queue.issue("women", "submit", "a")
    hall.screen.until(lambda: len(hall.rows(WAITING)) == 1)
    hall.clerk.expect("لا تنبيهات")
    clock.advance(31 * 60)
    told = "قسم النساء: تذكرة واحدة تجاوزت وعد الانتظار: W001 منذ 31 دقيقة"
    hall.screen.until(lambda: told in hall.alarms())
    assert hall.row(WAITING, "W001")[4] == "31 دقيقة"
    hall.centre.queue.call_next("W1")
    hall.screen.until(lambda: told not in hall.alarms())


def test_a_hall_outside_its_hours_is_told(enter: Enter) -> None:
    hall = enter()
    hall.centre.hall.set_week("women", {weekday: [Interval(1, 2)] for weekday in range(1, 8)})
    hall.clerk.expect("خارج أوقات العمل")
    hall.centre.hall.set_week("women", {})
    hall.screen.until(lambda: not hall.clerk.hears("خارج أوقات العمل"))


def test_an_idle_desk_and_a_silent_device_are_alarms(enter: Enter, clock: FakeClock) -> None:
    hall = enter()
    kiosk = Settings(
        database=hall.centre.settings.database, device=Device(name="kiosk-women", kind="kiosk", section="women")
    )
    with open_centre(kiosk, clock=clock) as there:
        there.administration.heartbeat("kiosk", "women")
    noura = next(one for one in hall.centre.staff.everyone() if one.login == "noura")
    hall.centre.staff.take_desk(noura.id, "W1")
    hall.centre.queue.issue("women", "submit", "a")
    hall.screen.until(lambda: len(hall.rows(WAITING)) == 1)
    clock.advance(6 * 60)
    told = {"W1 (قسم النساء) متاح منذ 6 دقائق وهناك من ينتظر", "kiosk-women لا يجيب منذ 6 دقائق"}
    hall.screen.until(lambda: told <= set(hall.alarms()))
    with open_centre(kiosk, clock=clock) as there:
        there.administration.heartbeat("kiosk", "women")
    hall.screen.until(lambda: not any("kiosk-women" in line for line in hall.alarms()))


def test_who_is_parked_is_told_with_the_reason(enter: Enter) -> None:
    hall = enter()
    hall.centre.queue.issue("women", "submit", "a")
    hall.centre.queue.call_next("W1")
    hall.centre.queue.park("W1", "صورة الهوية")
    hall.screen.until(lambda: [line[2:4] for line in hall.rows(ASIDE)] == [["معلّق", "صورة الهوية"]])


def test_a_supervisor_needs_no_window_and_leaves_nothing_behind(enter: Enter) -> None:
    hall = enter()
    assert (
        hall.centre.staff.desk_of(next(one.id for one in hall.centre.staff.everyone() if one.login == "maha")) is None
    )
    assert all(desk.staff is None for desk in hall.centre.administration.centre().desks)
    hall.centre.queue.issue("women", "submit", "a")
    hall.screen.until(lambda: len(hall.rows(WAITING)) == 1)
    hall.clerk.press("تسجيل الخروج")
    hall.clerk.expect("تسجيل الدخول")
    assert hall.rows(WAITING) == []
    assert not hall.clerk.hears("مها الفيصل")


def test_a_clerk_sees_no_supervision(open_counter: Open) -> None:
    screen = open_counter()
    screen.seat()
    assert not screen.clerk.hears("الإشراف")
    screen.clerk.combination(Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    screen.clerk.expect("قسم النساء  ·  الشباك 1")
    focus = QApplication.focusWidget()
    assert focus is None or focus.accessibleName() not in {DESKS, WAITING}


def test_a_supervisor_changes_between_supervision_and_hospitality(enter: Enter) -> None:
    hall = enter()
    hall.key(Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    hall.clerk.expect("الصالة خالية")
    hall.key(Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    hall.clerk.expect("لا تنبيهات")


def test_an_administrator_sees_the_same(enter: Enter) -> None:
    hall = enter(role=Role.ADMINISTRATOR)
    assert len(hall.rows(DESKS)) == 8


def test_closing_a_counter_is_no_alarm(enter: Enter, clock: FakeClock, open_counter: Open) -> None:
    hall = enter()
    second = open_counter(desk="W5")
    second.seat()
    own = hall.centre.administration
    hall.screen.until(lambda: any(one.name == "counter-W5" and one.heard_at for one in own.devices()))
    assert next(one.section for one in own.devices() if one.name == "counter-W5") == "women"
    second.counter.close()
    clock.advance(600)
    hall.screen.until(lambda: all(one.heard_at is None for one in own.devices() if one.name == "counter-W5"))
    hall.screen.until(lambda: not any("counter-W5" in line for line in hall.alarms()))


def test_a_lost_database_stops_the_acts_and_the_view_comes_back(enter: Enter) -> None:
    hall = enter()
    link, told = hall.screen.counter.link, list[tuple[bool, bool]]()
    button = hall.clerk.widget("فتح شباك")
    alarm = hall.clerk.window.findChild(QLabel, "alarm")
    assert isinstance(alarm, QLabel)
    link.available_changed.connect(lambda _: told.append((button.isEnabled(), "انقطع الاتصال" in alarm.text())))
    lose_database(link)
    hall.centre.queue.issue("women", "submit", "a")
    hall.screen.until(lambda: len(told) == 2)
    assert told[0] == (False, True)
    hall.screen.until(lambda: button.isEnabled() and len(hall.rows(WAITING)) == 1)
