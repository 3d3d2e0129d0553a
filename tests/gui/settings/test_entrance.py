"""What the kiosk asks, set by keyboard."""

from PySide6.QtCore import Qt

from core.domain.help import Help
from core.services.entrance_dto import Asking
from tests.gui.settings.conftest import Enter

ENTRANCE = 9
NONE = Qt.KeyboardModifier.NoModifier


def test_a_service_asks_and_a_help_is_no_longer_offered_from_then_on(enter: Enter) -> None:
    page = enter()
    page.bring(ENTRANCE)
    page.screen.focus_on("تقديم معاملة")
    page.go("مقابلة معالي الوزير")
    page.press(Qt.Key.Key_Up, NONE)
    assert page.changed("مقابلة معالي الوزير")
    page.go("معي رضيع")
    page.press(Qt.Key.Key_Down, NONE)
    page.save()
    page.expect("تم الحفظ")
    wanted = Asking(frozenset({"audience"}), (Help.ELDERLY, Help.DISABILITY, Help.HEARING, Help.PREGNANT))
    assert page.centre.entrance.asking() == wanted
    page.screen.until(lambda: not page.changed("معي رضيع"))
