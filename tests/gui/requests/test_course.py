"""The way of a request through the real screens of those who move it, with the keyboard."""

from PySide6.QtCore import Qt

from core.domain.workflow import RequestMove
from core.services.course import Act
from tests.gui.requests.conftest import CONTROL, Found

MOVE = RequestMove
DIRECTIVE, ANSWER = "يُنظر في الطلب ويُفاد", "تمت الموافقة على النقل"


def test_from_raised_to_answered_and_closed(found: Found, database_url: str) -> None:
    ministry = found(database_url)
    request = ministry.enter()
    office = ministry.sits("office")
    office.read_file(request)
    assert all(text in office.file() for text in ("مرفوعة إلى المكتب", "طلب نقل", "خطاب", "••••••0008", "نورة السالم"))
    assert "1000000008" not in office.file()
    office.key(Qt.Key.Key_F2)
    office.write(DIRECTIVE)
    office.name("adm")
    assert office.department() == "ADM"
    office.send()
    office.says(f"{request.reference}: صدر التوجيه إلى الإدارة العامة للشؤون الإدارية")
    office.lies()
    assert ministry.now(request) == "referred"

    officer = ministry.sits("officer")
    officer.read_file(request)
    assert DIRECTIVE in officer.file()
    officer.key(Qt.Key.Key_F2)
    officer.says("استُلمت")
    officer.ready("كتابة الرد")
    officer.key(Qt.Key.Key_F2)
    officer.write(ANSWER)
    officer.send()
    officer.says("صدر الرد")
    officer.lies()
    assert ministry.now(request) == "answered"
    officer.screen.until(lambda: ANSWER in officer.file())

    agent = ministry.sits("abeer")
    agent.read_file(request)
    agent.key(Qt.Key.Key_F2)
    agent.says("أُغلقت")
    agent.lies()
    assert [(one.move.value, one.staff) for one in ministry.centre.requests.history(request.id)][2:] == [
        ("direct", "خالد الدوسري"),
        ("refer", "خالد الدوسري"),
        ("accept", "سلطان القحطاني"),
        ("answer", "سلطان القحطاني"),
        ("close", "عبير المطيري"),
    ]


def test_a_directive_first_and_the_department_later(found: Found) -> None:
    ministry = found()
    request, office = ministry.enter(), ministry.sits("office")
    office.read_file(request)
    office.key(Qt.Key.Key_F2)
    office.write(DIRECTIVE)
    office.send()
    office.ready("إحالة إلى جهة")
    assert ministry.now(request) == "directed"
    office.key(Qt.Key.Key_F2)
    office.send()
    office.says("اختر الجهة المختصة")
    office.key(Qt.Key.Key_Down)
    office.key(Qt.Key.Key_Down)
    assert office.department() == "LEG"
    office.send()
    office.lies()
    assert ministry.centre.requests.get(request.id).department == "LEG"


def test_what_is_missing_comes_back_and_goes_on(found: Found) -> None:
    ministry = found()
    request = ministry.enter()
    ministry.move(request, "office", Act(MOVE.DIRECT, DIRECTIVE, ("ADM",)))
    ministry.move(request, "officer", Act(MOVE.ACCEPT))
    officer = ministry.sits("officer")
    officer.read_file(request)
    officer.key(Qt.Key.Key_F4)
    officer.write("تنقص صورة الهوية")
    officer.send()
    officer.lies()
    supervisor = ministry.sits("maha")
    supervisor.screen.clerk.press("المعاملات")
    supervisor.read_file(request)
    assert "تنقص صورة الهوية" in supervisor.file()
    assert set(supervisor.offered()) == {"استُكملت النواقص", "سحب"}
    supervisor.key(Qt.Key.Key_F2)
    supervisor.write("أُحضرت")
    supervisor.send()
    supervisor.lies()
    officer.lies(request.reference)
    assert ministry.now(request) == "in_process"


def test_several_at_once_and_what_became_of_each(found: Found) -> None:
    ministry = found()
    first, second, third = ministry.enter("أول"), ministry.enter("ثان"), ministry.enter("ثالث")
    office = ministry.sits("office")
    office.lies(first.reference, second.reference, third.reference)
    office.read_file(first)
    office.key(Qt.Key.Key_A, CONTROL)
    assert "3 معاملات مختارة" in office.file()
    office.key(Qt.Key.Key_F2)
    office.send()
    office.says("اكتب نص التوجيه")
    office.write(DIRECTIVE)
    office.name("leg")
    ministry.move(second, "noura", Act(MOVE.WITHDRAW, "لم تعد تريده"))
    office.lies(first.reference, third.reference)
    office.send()
    office.says("تمت الخطوة لمعاملتين")
    told = office.told().splitlines()
    assert f"{first.reference}: صدر التوجيه إلى الإدارة العامة للشؤون القانونية" in told
    assert any(line.startswith(f"{second.reference}: ") and "صدر" not in line for line in told)
    office.lies()
    office.screen.until(lambda: "اختر معاملة من القائمة" in office.file())
    assert office.offered() == []
    assert [ministry.now(one) for one in (first, second, third)] == ["referred", "withdrawn", "referred"]


def test_several_that_have_no_move_in_common(found: Found) -> None:
    ministry = found()
    first, second = ministry.enter(), ministry.enter()
    ministry.move(first, "office", Act(MOVE.DIRECT, DIRECTIVE))
    office = ministry.sits("office")
    office.lies(first.reference, second.reference)
    office.table.setFocus()
    office.key(Qt.Key.Key_A, CONTROL)
    assert office.offered() == []
    office.key(Qt.Key.Key_F2)
    office.says("لا خطوة واحدة تصلح لكل ما اخترت")
