"""Reminders and what is late, through the screens of those who remind, hold and oversee."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from core.domain.remarks import Remark
from core.services.remarks import Said
from counter.live_table import LiveTable
from counter.workspaces.requests.late_list import LateDialog
from tests.gui.counter.conftest import PASSWORD
from tests.gui.requests.conftest import Found, Place
from tests.support.clock import FakeClock

DAY = 24 * 3600.0


def asked(place: Place) -> QLineEdit:
    """Ask for a reminder; the field in which it is written."""
    window = place.screen.clerk.window
    window.activateWindow()  # as a window manager does when a dialog is gone
    place.screen.until(lambda: QApplication.activeWindow() is window)
    place.key(Qt.Key.Key_F11)
    place.screen.until(lambda: isinstance(QApplication.focusWidget(), QLineEdit))
    found = QApplication.focusWidget()
    assert isinstance(found, QLineEdit)
    return found


def overseer(place: Place) -> list[list[str]]:
    """Open what is late and why, and read it."""
    window = place.screen.clerk.window
    window.activateWindow()
    place.screen.until(lambda: QApplication.activeWindow() is window)
    place.key(Qt.Key.Key_F10)
    place.screen.until(lambda: isinstance(QApplication.activeModalWidget(), LateDialog))
    table = QApplication.activeModalWidget().findChild(LiveTable)  # type: ignore[union-attr]
    assert isinstance(table, LiveTable)
    place.screen.until(lambda: table.sorted.rowCount() > 0)
    model = table.model()
    lines = [[str(model.index(row, at).data()) for at in range(model.columnCount())] for row in range(model.rowCount())]
    return [[cell.replace("\u2066", "").replace("\u2069", "") for cell in line] for line in lines]


def test_two_reminders_that_move_nothing_rise_to_the_supervisor(found: Found, clock: FakeClock) -> None:
    ministry = found()
    request = ministry.enter("طلب نقل")
    clerk = ministry.sits("maha")
    clerk.key(Qt.Key.Key_4, Qt.KeyboardModifier.AltModifier)
    clerk.screen.until(clerk.page.isVisible)
    agent = ministry.centre.staff.sign_in("abeer", PASSWORD)
    ministry.centre.requests.remark(request.id, Said(Remark.REMIND, "تسأل عنها"), by=agent.id, key="abeer")
    clock.advance(5 * DAY)
    (line,) = overseer(clerk)
    assert line[0] == request.reference
    assert "لدى مكتب الوزير" in line[2]
    assert line[3:] == ["يوم عمل", "تذكير في 24 نوفمبر", "لم تُرفع بعد"]
    clerk.key(Qt.Key.Key_Return)
    clerk.screen.until(lambda: request.reference in clerk.file())
    field = asked(clerk)
    clerk.screen.clerk.keys("طال الانتظار")
    assert field.text() == "طال الانتظار"
    clerk.key(Qt.Key.Key_Return)
    clerk.says("أُرسل التذكير")
    asked(clerk)
    clerk.key(Qt.Key.Key_Return)
    clerk.says("ذكّرت بهذه المعاملة من قبل")
    (line,) = overseer(clerk)
    assert line[5] == "ذُكّر بها مرتين ولم تتحرك"
    clerk.key(Qt.Key.Key_Escape)
    office = ministry.sits("office")
    office.screen.until(lambda: len(office.rows()) == 1)
    assert office.rows()[0][0] == f"{request.reference}\nتذكيران، 29 نوفمبر"
    assert ministry.centre.requests.history(request.id)[-1].move is Remark.REMIND
