"""What goes wrong on the page of requests: nothing typed is lost, and who was quicker is told."""

import pytest
from PySide6.QtCore import Qt

from core.domain.workflow import RequestMove
from core.services.course import Act
from tests.gui.counter.conftest import Open
from tests.gui.counter.test_sign_in import answer_question
from tests.gui.requests.conftest import Found
from tests.support.outage import Outage

MOVE = RequestMove
DIRECTIVE = "يُنظر في الطلب ويُفاد"


def test_a_refusal_keeps_what_was_typed_and_marks_the_field(found: Found) -> None:
    ministry = found()
    request = ministry.enter()
    office = ministry.sits("office")
    office.read_file(request)
    office.key(Qt.Key.Key_F4)
    office.write("   ")
    office.send()
    office.says("اكتب السبب")
    assert office.text().property("wrong") is True
    assert office.text().hasFocus()
    office.write("تنقص الهوية")
    office.send()
    office.lies()
    assert ministry.centre.requests.history(request.id)[-1].note == "تنقص الهوية"


def test_escape_leaves_and_the_same_move_brings_the_text_back(found: Found) -> None:
    ministry = found()
    request, other = ministry.enter("أول"), ministry.enter("ثان")
    office = ministry.sits("office")
    office.read_file(request)
    office.key(Qt.Key.Key_F2)
    office.write(DIRECTIVE)
    office.name("leg")
    office.key(Qt.Key.Key_Escape)
    assert not office.text().isVisible()
    office.read_file(other)
    office.key(Qt.Key.Key_F2)
    assert office.text().toPlainText() == ""
    office.key(Qt.Key.Key_Escape)
    office.read_file(request)
    office.key(Qt.Key.Key_F2)
    assert (office.text().toPlainText(), office.department()) == (DIRECTIVE, "LEG")
    answer_question("رجوع إلى العمل")
    office.screen.clerk.window.close()
    assert office.screen.clerk.window.isVisible()
    assert ministry.now(request) == "raised"


def test_a_lost_database_loses_nothing(found: Found, outage: Outage) -> None:
    ministry = found(outage.url)
    request = ministry.enter()
    office = ministry.sits("office")
    office.read_file(request)
    office.key(Qt.Key.Key_F2)
    office.write(DIRECTIVE)
    office.name("adm")
    outage.begin()
    office.send()
    office.screen.until(lambda: not office.screen.counter.session.available)
    office.send()
    office.says("لم يضع شيء مما كتبته")
    assert (office.text().toPlainText(), office.department()) == (DIRECTIVE, "ADM")
    outage.end()
    office.screen.until(lambda: office.page._desk.ready)
    office.send()
    office.lies()
    assert [one.move.value for one in ministry.centre.requests.history(request.id)][2:] == ["direct", "refer"]


def test_two_officers_at_once_give_one_answer_and_one_clear_message(found: Found, database_url: str) -> None:
    ministry = found(database_url)
    request = ministry.enter()
    ministry.move(request, "office", Act(MOVE.DIRECT, DIRECTIVE, ("ADM",)))
    ministry.move(request, "officer", Act(MOVE.ACCEPT))
    officer = ministry.sits("officer")
    officer.read_file(request)
    officer.key(Qt.Key.Key_F2)
    officer.write("نعم")
    ministry.move(request, "second", Act(MOVE.ANSWER, "لا"))
    officer.send()
    officer.says("غيّر ماجد الشهري هذه المعاملة")
    officer.screen.until(lambda: "صدر الرد  ·  ماجد الشهري" in officer.file())
    assert officer.text().toPlainText() == "نعم"
    assert officer.offered() == []
    answers = [one.note for one in ministry.centre.requests.history(request.id) if one.move is MOVE.ANSWER]
    assert answers == ["لا"]


def test_whoever_was_told_goes_on_with_what_is_there_now(found: Found) -> None:
    ministry = found()
    request = ministry.enter()
    ministry.move(request, "office", Act(MOVE.DIRECT, DIRECTIVE, ("ADM",)))
    officer = ministry.sits("officer")
    officer.read_file(request)
    officer.key(Qt.Key.Key_F5)
    officer.write("ليس من اختصاصنا")
    ministry.move(request, "second", Act(MOVE.ACCEPT))
    officer.send()
    officer.says("غيّر ماجد الشهري هذه المعاملة")
    officer.screen.until(lambda: "قيد المعالجة" in officer.file())
    officer.send()
    officer.lies()
    assert ministry.now(request) == "directed"


@pytest.mark.parametrize("login", ["auditor", "coordinator"])
def test_a_role_without_a_page_is_told_and_not_signed_in(found: Found, login: str) -> None:
    ministry = found()
    screen = ministry.open_counter(ministry.url, desk=None)
    screen.sign_in(login)
    screen.clerk.expect("لا عمل لدورك في هذا البرنامج")
    assert screen.counter.session.person is None
    assert screen.clerk.widget("كلمة المرور").isVisible()
    screen.sign_in(login, "wrong password")
    screen.clerk.expect("غير صحيحة")


def test_an_operator_finds_the_page_beside_the_window(open_counter: Open) -> None:
    screen = open_counter()
    screen.seat()
    screen.clerk.press("المعاملات")
    screen.clerk.expect("المركز  ·  لا معاملات")
    screen.clerk.press("الشباك")
    screen.call()
    assert screen.centre.queue.current("W1") is not None
