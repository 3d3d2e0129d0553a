"""The whole centre is searched from the page of requests, by keyboard alone, and the way back is Escape."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from core.domain.workflow import RequestMove
from core.services.course import Act
from tests.gui.requests.conftest import CONTROL, Found, Place

WHOLE = CONTROL | Qt.KeyboardModifier.ShiftModifier


def type_anew(place: Place, text: str) -> None:
    """Type over what stands in the search."""
    place.key(Qt.Key.Key_F, CONTROL)
    place.key(Qt.Key.Key_A, CONTROL)
    place.screen.clerk.keys(text)


def lines(place: Place) -> list[tuple[str, ...]]:
    """Reference and state of what is found."""
    return [tuple(line[0].split("\n")) for line in place.rows()]


def test_a_settled_request_is_found_reopened_and_left_again(found: Found) -> None:
    ministry = found()
    settled, other = ministry.enter("طلب نقل معلمة"), ministry.enter("شكوى من تأخر")
    ministry.move(settled, "noura", Act(RequestMove.WITHDRAW, "لم تعد تحتاج إليها"))
    office = ministry.sits("office")
    office.lies(other.reference)
    office.key(Qt.Key.Key_F, WHOLE)
    office.screen.until(lambda: isinstance(QApplication.focusWidget(), QLineEdit))
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    office.screen.until(lambda: office.table.empty == "اكتب حرفين على الأقل، أو رقمًا كاملًا")
    office.screen.clerk.keys("النقل")
    office.screen.until(lambda: lines(office) == [(settled.reference, "مسحوبة")])
    assert "نتيجة واحدة" in office.page._count.text()
    office.key(Qt.Key.Key_Return)
    office.screen.until(lambda: "لم تعد تحتاج إليها" in office.file())
    office.ready("إعادة فتح")
    assert office.offered() == ["إعادة فتح"]
    office.key(Qt.Key.Key_F8)
    office.write("وردت مستندات جديدة")
    office.send()
    office.screen.until(lambda: ministry.now(settled) == "reopened")
    office.screen.until(lambda: [line[1] for line in lines(office)] != ["مسحوبة"])
    type_anew(office, other.reference)
    office.screen.until(lambda: [line[0] for line in lines(office)] == [other.reference])
    office.key(Qt.Key.Key_Return)
    office.screen.until(lambda: other.reference in office.file())
    type_anew(office, "قطار")
    office.screen.until(lambda: office.rows() == [])
    assert office.table.empty == "لا توجد معاملة لك الاطلاع عليها تطابق هذا البحث"
    office.screen.until(lambda: other.reference not in office.file())
    assert office.offered() == []
    office.key(Qt.Key.Key_Escape)
    office.lies(other.reference)
    assert field.text() == ""


def test_enter_in_the_search_of_the_list_goes_on_in_the_whole_centre(found: Found) -> None:
    ministry = found()
    mine = ministry.enter("طلب نقل")
    ministry.move(mine, "office", Act(RequestMove.DIRECT, "يُنظر فيه", ("ADM",)))
    hidden = ministry.enter("طلب نقل سري")
    officer = ministry.sits("officer")
    officer.lies(mine.reference)
    ministry.move(mine, "officer", Act(RequestMove.HAND_BACK, "ليس من اختصاصنا"))
    officer.lies()
    officer.key(Qt.Key.Key_F, CONTROL)
    officer.screen.clerk.keys("نقل")
    assert officer.rows() == []
    officer.key(Qt.Key.Key_Return)
    officer.screen.until(lambda: lines(officer) == [(mine.reference, "صدر التوجيه")])
    assert hidden.reference not in officer.references()
    officer.key(Qt.Key.Key_Return)
    officer.screen.until(lambda: "ليس من اختصاصنا" in officer.file())
    assert officer.offered() == []
