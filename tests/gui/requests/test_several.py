"""Several departments at work on one request, each before its own screen, with the keyboard."""

from PySide6.QtCore import Qt

from core.domain.referrals import ReferralState
from core.domain.workflow import RequestMove
from core.services.course import Act
from tests.gui.requests.conftest import CONTROL, Found

MOVE = RequestMove
DIRECTIVE = "للجهتين: الرأي النظامي والإداري"
ADMINISTRATIVE, LEGAL = "الإدارة العامة للشؤون الإدارية", "الإدارة العامة للشؤون القانونية"


def test_the_office_refers_to_two_and_each_answers_in_its_own_window(found: Found) -> None:
    ministry = found()
    request, office = ministry.enter(), ministry.sits("office")
    office.screen.clerk.window.resize(1366, 768)
    office.read_file(request)
    office.key(Qt.Key.Key_F2)
    office.write(DIRECTIVE)
    office.name("leg")
    office.key(Qt.Key.Key_Return)
    office.name("adm")
    office.key(Qt.Key.Key_Return)
    office.key(Qt.Key.Key_Up, CONTROL)
    assert office.departments() == ["✓ 1  ·  الرئيسة  ·  " + ADMINISTRATIVE, "✓ 2  ·  " + LEGAL]
    assert office.screen.clerk.window.height() == 768  # the form finds its room
    office.send()
    office.says(f"صدر التوجيه إلى {ADMINISTRATIVE} و{LEGAL}")
    office.lies()

    officer, legal = ministry.sits("officer"), ministry.sits("legal")
    for place, other in ((officer, LEGAL), (legal, f"{ADMINISTRATIVE} (الرئيسة)")):
        place.front()
        place.read_file(request)
        assert other in place.file()
        place.key(Qt.Key.Key_F2)
        place.says("استُلمت")
        place.ready("كتابة الرد")
    legal.key(Qt.Key.Key_F2)
    legal.write("لا مانع نظامًا")
    legal.send()
    legal.says("صدر الرد")
    legal.lies()
    assert ministry.now(request) == "in_process"

    officer.front()
    officer.screen.until(lambda: "لا مانع نظامًا" in officer.file())
    assert f"{ADMINISTRATIVE} (الرئيسة  ·  جهتكم)\nقيد المعالجة  ·  عند سلطان القحطاني" in officer.file()
    assert f"{LEGAL}\nصدر الرد  ·  عند ناصر العنزي" in officer.file()
    officer.table.setFocus()
    officer.key(Qt.Key.Key_F2)
    officer.write("تمت الموافقة")
    officer.send()
    officer.says("صدر الرد")
    officer.lies()
    after = ministry.centre.requests.get(request.id)
    assert after.state.value == "answered"
    assert [(one.department, one.state) for one in after.referrals] == [
        ("ADM", ReferralState.ANSWERED),
        ("LEG", ReferralState.ANSWERED),
    ]


def test_what_was_added_is_kept_taken_out_and_sent_with_what_is_typed_last(found: Found) -> None:
    ministry = found()
    request = ministry.enter()
    ministry.move(request, "office", Act(MOVE.DIRECT, DIRECTIVE))
    office = ministry.sits("office")
    office.read_file(request)
    office.key(Qt.Key.Key_F2)
    office.name("com")
    office.key(Qt.Key.Key_Return)
    office.name("leg")
    office.key(Qt.Key.Key_Return)
    office.key(Qt.Key.Key_Escape)
    office.key(Qt.Key.Key_F2)
    assert office.departments()[:2] == ["✓ 1  ·  الرئيسة  ·  إدارة المتابعة والشكاوى", "✓ 2  ·  " + LEGAL]
    office.key(Qt.Key.Key_Home)
    office.key(Qt.Key.Key_Up)
    office.key(Qt.Key.Key_Space)  # the first is taken out again
    assert office.departments()[0] == "✓ 1  ·  الرئيسة  ·  " + LEGAL
    office.name("adm")
    office.send()
    office.lies()
    assert [one.department for one in ministry.centre.requests.get(request.id).referrals] == ["LEG", "ADM"]
