"""What is noted on a request through the real screen: another type, urgent, linked, merged; with the keyboard."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QPushButton
from sqlalchemy import update

from core.domain.remarks import Remark
from core.domain.workflow import RequestMove, Urgency
from core.services.course import Act
from core.services.remarks import Said
from core.storage.request_tables import request_type
from counter.dialogs.remark.dialog import RemarkDialog
from tests.gui.counter.conftest import Clerk
from tests.gui.requests.conftest import CONTROL, Found, Place


def opened(place: Place, key: Qt.Key) -> RemarkDialog:
    """F3 opens the dialog, and a key of its own chooses the form."""
    place.key(Qt.Key.Key_F3)
    found = place.page.findChild(RemarkDialog)
    assert isinstance(found, RemarkDialog)
    place.screen.until(lambda: found.isVisible() and found.isActiveWindow())
    place.key(key)
    place.screen.until(lambda: found.desk.types != ())
    return found


def save(place: Place, dialog: RemarkDialog, reason: str) -> None:
    """Type the reason, which has the cursor, and save."""
    place.screen.focus_on("السبب")
    place.screen.clerk.keys(reason)
    place.key(Qt.Key.Key_Return, CONTROL)
    closed(place, dialog)


def closed(place: Place, dialog: RemarkDialog) -> None:
    """Wait until it is saved."""
    place.screen.until(lambda: not dialog.isVisible())
    place.screen.clerk.window.activateWindow()  # as a window manager does once a dialog is closed
    place.screen.until(place.screen.clerk.window.isActiveWindow)


def name_other(place: Place, reference: str) -> None:
    """Type a reference and look at it."""
    place.screen.focus_on("رقم المعاملة الأخرى")
    place.screen.clerk.type_and_enter(reference)


def test_another_type_urgent_linked_and_merged(found: Found) -> None:
    ministry = found()
    elder, related, younger = (ministry.enter(subject) for subject in ("طلب نقل", "شكوى من تأخير", "طلب النقل"))
    office = ministry.sits("office")
    office.read_file(younger)

    dialog = opened(office, Qt.Key.Key_F2)
    office.screen.focus_on("بحث في التصنيف")
    office.screen.clerk.type_and_enter("شكوى")
    save(office, dialog, "هي شكوى")
    office.says(f"{younger.reference}: غُيّر تصنيفها")
    office.screen.until(lambda: "غُيّر تصنيفها: من «طلب عام» إلى «شكوى»" in office.file())

    dialog = opened(office, Qt.Key.Key_F3)
    save(office, dialog, "موعد علاج قريب")
    office.screen.until(lambda: office.references()[0] == younger.reference)
    office.screen.until(lambda: "غُيّرت أهميتها: من «عادية» إلى «عاجلة»" in office.file())
    assert "موعد علاج قريب" in office.file()

    dialog = opened(office, Qt.Key.Key_F4)
    name_other(office, related.reference)
    office.screen.until(lambda: isinstance(QApplication.focusWidget(), QPlainTextEdit))
    office.key(Qt.Key.Key_Return, CONTROL)  # a link needs no reason
    closed(office, dialog)
    office.says("رُبطت بمعاملة أخرى")
    office.screen.until(lambda: "مرتبطة بها" in office.file())

    dialog = opened(office, Qt.Key.Key_F5)
    name_other(office, elder.reference)
    save(office, dialog, "طلب واحد سُجّل مرتين")
    office.says(f"{younger.reference}: أُغلقت وضُمّت إلى معاملة أخرى: {elder.reference}")
    office.lies(elder.reference, related.reference)
    requests = ministry.centre.requests
    assert [link.move for link in requests.history(younger.id)][2:] == [
        Remark.RECLASSIFY,
        Remark.SET_URGENCY,
        Remark.LINK,
        RequestMove.MERGE,
    ]
    assert all(requests.history_holds(one.id) for one in (elder, related, younger))

    office.read_file(elder)
    assert "ضُمّت إليها معاملة أخرى" in office.file()
    lines = [one for one in office.page.findChildren(QPushButton) if younger.reference in one.text()]
    lines[0].setFocus()
    office.key(Qt.Key.Key_Space)
    office.screen.until(lambda: "ضُمّت إلى\n" in office.file() and "مغلقة" in office.file())
    assert elder.reference in office.file()


def test_a_link_is_taken_away_and_who_was_quicker_is_told(found: Found) -> None:
    ministry = found()
    first, second = ministry.enter("أول"), ministry.enter("ثان")
    by = next(one for one in ministry.centre.staff.everyone() if one.login == "office")
    remark = ministry.centre.requests.remark
    remark(first.id, Said(Remark.LINK, other=second.id), by=by.id, key="link")
    boss = ministry.sits("office")
    boss.read_file(first)
    boss.screen.until(lambda: "مرتبطة بها" in boss.file())
    dialog = opened(boss, Qt.Key.Key_F4)
    boss.screen.until(lambda: dialog.desk.ties.linked != ())
    boss.key(Qt.Key.Key_F8)
    boss.screen.focus_on("السبب")
    boss.screen.clerk.keys("لا صلة")
    remark(first.id, Said(Remark.SET_URGENCY, "موعد", urgency=Urgency.URGENT), by=by.id, key="urgent")
    boss.key(Qt.Key.Key_Return, CONTROL)
    Clerk(dialog).expect("غيّر \u2068خالد الدوسري\u2069 هذه المعاملة")
    boss.screen.until(lambda: dialog._request is not None and dialog._request.version == 4)
    boss.key(Qt.Key.Key_Return, CONTROL)
    closed(boss, dialog)
    boss.screen.until(lambda: "أُزيل ربطها بمعاملة أخرى" in boss.file())
    assert ministry.centre.requests.ties(second.id, by=by.id).linked == ()


def test_a_type_beyond_the_clerks_reach_is_told_before_it_is_saved(found: Found) -> None:
    ministry = found()
    request = ministry.enter()
    with ministry.centre.storage.units.write() as unit:
        unit._scope.run(update(request_type).where(request_type.c.code == "G02").values(confidentiality="confidential"))
        unit.commit()
    ministry.move(request, "office", Act(RequestMove.RETURN, "تنقص الهوية"))
    boss = ministry.sits("maha")
    boss.screen.clerk.press("المعاملات")
    boss.read_file(request)
    dialog = opened(boss, Qt.Key.Key_F2)
    boss.screen.focus_on("بحث في التصنيف")
    boss.screen.clerk.type_and_enter("شكوى")
    Clerk(dialog).expect("لن تتمكن من قراءة المعاملة بعد الحفظ")
    save(boss, dialog, "فيها ما لا يُنشر")
    boss.says("لم تعد ضمن ما تقرؤه")
    boss.lies()
    boss.screen.until(lambda: "اختر معاملة من القائمة" in boss.file())
    assert ministry.centre.requests.get(request.id).type.code == "G02"
