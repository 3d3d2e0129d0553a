"""Who said at the kiosk who they are is not asked again: the window opens with the file, or the number is there."""

import pytest
from PySide6.QtCore import Qt

from core.domain.help import Help
from core.domain.visitor import Gender
from core.services.entrance_dto import Wish
from tests.gui.counter.acts import press
from tests.gui.counter.conftest import IDENTITY, MOBILE, NAME, Open


@pytest.mark.parametrize("known", [True, False])
def test_the_window_opens_with_who_the_visitor_said_they_are(open_counter: Open, known: bool) -> None:
    screen = open_counter()
    if known:
        screen.centre.visitors.enter(IDENTITY, NAME, Gender.WOMAN, MOBILE)
    screen.seat()
    screen.centre.entrance.issue(Wish("women", "submit", help=Help.ELDERLY, identity_number=IDENTITY), "kiosk")
    screen.until(lambda: bool(screen.counter.session.work and screen.counter.session.work.waiting))
    press(screen, 2)
    screen.clerk.expect("أولوية: كبار السن")
    if known:
        screen.focus_on("حفظ بيانات المراجع")
        assert screen.clerk.text("الاسم") == NAME
        assert screen.clerk.text("رقم الهوية") == ""
        screen.clerk.combination(Qt.Key.Key_Return)
    else:
        screen.focus_on("الاسم")
        assert screen.clerk.text("رقم الهوية") == IDENTITY
        screen.clerk.type_and_enter(NAME)
        screen.clerk.keys(MOBILE)
        screen.clerk.key(Qt.Key.Key_Return)
    screen.until(lambda: screen.centre.visitors.visit("W1") is not None)
    visit = screen.centre.visitors.visit("W1")
    assert visit is not None
    assert screen.centre.visitors.find(IDENTITY) == visit.visitor
