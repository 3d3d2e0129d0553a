"""A hall's screen alone with the public: a keyboard is all that reaches it, and it is left with the staff code only."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from core.bootstrap import Centre, staff_door
from core.config import Device, Settings
from core.domain.workflow import Role
from core.qt.alone.alone import Alone, Place
from core.qt.alone.awake import Awake
from core.qt.alone.ending import STAFF_LEFT
from tests.gui.display.conftest import Opener

HELD = Qt.KeyboardModifier


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_a_display_is_left_with_the_staff_code_from_a_keyboard_and_with_nothing_else(
    centre: Centre, open_screen: Opener, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    maha = centre.staff.add("maha", "مها", "a long password", Role.SUPERVISOR, ["women"])
    centre.devices.set_code("135792", "135792", by=maha.id)
    screen, ended = open_screen(), list[int]()
    settings = Settings(database=centre.settings.database, device=Device(name="hall-0", kind="display"))
    display, place = screen.display, Place(typed=False, awake=Awake([]), look_ms=20)
    alone = Alone(
        display.window, display.engine, settings, screen.link, staff_door(settings), place, centre.clock, ended.append
    )
    try:
        screen.see(lambda: alone.standing is not None)
        assert alone.standing is not None
        assert len(alone.standing.halls) == 2  # by the settings of the PC it serves them all
        alone.stand_in("women")
        screen.see(lambda: alone.standing is not None and len(alone.standing.halls) == 1)
        for key, held in ((Qt.Key.Key_F4, HELD.AltModifier), (Qt.Key.Key_Escape, HELD.NoModifier)):
            QTest.keyClick(display.window, key, held)
        assert not display.window.close()
        QTest.keyClick(display.window, Qt.Key.Key_F12, HELD.ControlModifier | HELD.ShiftModifier)
        screen.actor.expect("أدخل رمز الموظفين.")
        for digit in "135792":
            QTest.keyClick(display.window, Qt.Key(ord(digit)))
        QTest.keyClick(display.window, Qt.Key.Key_Return)
        screen.actor.expect("الخروج من البرنامج")
        assert not screen.actor.hears("الطابعة")
        QTest.keyClick(display.window, Qt.Key.Key_F2)  # it has no printer
        QTest.keyClick(display.window, Qt.Key.Key_F10)
        screen.see(lambda: ended == [STAFF_LEFT])
        assert display.window.close()
    finally:
        alone.close()
