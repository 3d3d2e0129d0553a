"""Every act of a supervisor with the keyboard alone, on both databases; each asks for its reason."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from core.domain.queue_policy import QueueClass
from core.domain.ticket import TicketState
from tests.gui.supervisor.conftest import Enter, Hall

DESKS, WAITING, ASIDE = "الشبابيك", "في الانتظار", "معلّق أو لم يحضر اليوم"


def sit(hall: Hall, login: str = "noura", desk: str = "W1") -> None:
    """Somebody sits down at another PC."""
    person = next(one for one in hall.centre.staff.everyone() if one.login == login)
    hall.centre.staff.take_desk(person.id, desk)
    hall.screen.until(lambda: hall.row(DESKS, desk)[3] == person.name)


def test_a_desk_is_opened_for_a_chosen_clerk(enter: Enter, database_url: str) -> None:
    hall = enter(database_url)
    hall.choose(DESKS, "W3")
    hall.act(Qt.Key.Key_F2, "ازدحام الصالة", down=2)
    hall.clerk.expect("فُتح الشباك")
    hall.screen.until(lambda: hall.row(DESKS, "W3")[3] == "هدى القحطاني")
    (event,) = hall.centre.desks.events("W3")
    assert (event.kind.value, event.staff, event.reason) == ("opened", "huda", "ازدحام الصالة")
    assert event.by is not None
    assert hall.current(DESKS) == "W3"


def test_a_pause_is_ended(enter: Enter) -> None:
    hall = enter()
    sit(hall)
    hall.centre.desks.pause("W1", "استراحة")
    hall.screen.until(lambda: "استراحة" in hall.row(DESKS, "W1")[2])
    hall.choose(DESKS, "W1")
    hall.act(Qt.Key.Key_F2, "ازدحام")
    hall.screen.until(lambda: "متاح" in hall.row(DESKS, "W1")[2])
    assert hall.centre.desks.events("W1")[-1].reason == "ازدحام"


def test_a_desk_is_closed_and_its_ticket_waits_again(enter: Enter, database_url: str) -> None:
    hall = enter(database_url)
    sit(hall)
    hall.centre.queue.issue("women", "submit", "a")
    hall.centre.queue.call_next("W1")
    hall.screen.until(lambda: hall.row(DESKS, "W1")[4] == "W001")
    hall.choose(DESKS, "W1")
    hall.act(Qt.Key.Key_F3, "مرض الموظفة")
    hall.clerk.expect("أُغلق الشباك")
    hall.screen.until(lambda: "مغلق" in hall.row(DESKS, "W1")[2])
    hall.screen.until(lambda: [line[0] for line in hall.rows(WAITING)] == ["W001"])
    assert hall.centre.queue.tickets("women")[0].state is TicketState.WAITING
    assert hall.centre.desks.events("W1")[-1].reason == "مرض الموظفة"


def test_enter_opens_what_is_closed_and_closes_what_is_open(enter: Enter) -> None:
    hall = enter()
    hall.choose(DESKS, "W2")
    assert hall.ask(Qt.Key.Key_Return) == "فتح شباك لموظف"
    hall.answer("سبب")
    hall.screen.until(lambda: "متاح" in hall.row(DESKS, "W2")[2])
    hall.back()
    assert hall.ask(Qt.Key.Key_Return) == "إغلاق شباك"
    hall.answer("سبب")
    hall.screen.until(lambda: "مغلق" in hall.row(DESKS, "W2")[2])


def test_a_tickets_class_is_changed(enter: Enter, database_url: str) -> None:
    hall = enter(database_url)
    for key in "ab":
        hall.centre.queue.issue("women", "submit", key)
    hall.choose(WAITING, "W002")
    hall.act(Qt.Key.Key_F4, "كبيرة في السن")
    hall.clerk.expect("تغيّرت فئة التذكرة")
    hall.screen.until(lambda: hall.row(WAITING, "W002")[2] == "أولوية")
    assert hall.row(WAITING, "W001")[2] == "عام"
    assert hall.centre.queue.tickets("women")[1].queue_class is QueueClass.PRIORITY
    assert hall.current(WAITING) == "W002"


def test_the_tickets_of_one_section_are_stopped_and_resumed(enter: Enter, database_url: str) -> None:
    hall = enter(database_url, sections=("women", "men"))
    hall.act(Qt.Key.Key_F6, "إخلاء المبنى", down=1)
    hall.clerk.expect("أُوقفت التذاكر: إخلاء المبنى")
    assert hall.centre.hall.view("women").state != hall.centre.hall.view("men").state
    hall.act(Qt.Key.Key_F6, "عودة", down=1)
    hall.clerk.expect("استؤنفت التذاكر")
    hall.screen.until(lambda: not hall.clerk.hears("إخلاء المبنى"))
    assert hall.centre.hall.view("women").state == hall.centre.hall.view("men").state


def test_without_a_reason_nothing_is_done(enter: Enter) -> None:
    hall = enter()
    hall.choose(DESKS, "W3")
    hall.ask(Qt.Key.Key_F2)
    hall.answer("   ")
    focus = hall.question().focusWidget()
    assert focus is not None
    assert focus.property("wrong") is True
    assert hall.centre.desks.events("W3") == []
    hall.answer("ازدحام")
    hall.screen.until(lambda: "متاح" in hall.row(DESKS, "W3")[2])


def test_escape_leaves_everything_as_it_is(enter: Enter) -> None:
    hall = enter()
    hall.choose(DESKS, "W3")
    hall.ask(Qt.Key.Key_F2)
    hall.clerk.key(Qt.Key.Key_Escape)
    hall.screen.until(lambda: QApplication.activeModalWidget() is None)
    assert hall.centre.desks.events("W3") == []


@pytest.mark.parametrize(
    ("key", "told"),
    [
        (Qt.Key.Key_F2, "اختر من القائمة شباكًا مغلقًا أو متوقفًا"),
        (Qt.Key.Key_F4, "اختر من القائمة تذكرة في الانتظار"),
    ],
)
def test_an_act_on_nothing_says_what_to_choose(enter: Enter, key: Qt.Key, told: str) -> None:
    hall = enter()
    sit(hall)
    hall.choose(DESKS, "W1")
    hall.key(key)
    hall.clerk.expect(told)


def test_a_closed_desk_cannot_be_closed(enter: Enter) -> None:
    hall = enter()
    hall.choose(DESKS, "W1")
    hall.key(Qt.Key.Key_F3)
    hall.clerk.expect("اختر من القائمة شباكًا مفتوحًا")


def test_what_a_colleague_did_meanwhile_is_told(enter: Enter) -> None:
    hall = enter()
    hall.choose(DESKS, "W3")
    hall.ask(Qt.Key.Key_F2)
    person = next(one for one in hall.centre.staff.everyone() if one.login == "noura")
    hall.centre.staff.take_desk(person.id, "W3")
    hall.answer("سبب", down=2)
    hall.clerk.expect("مشغول بموظف آخر")
