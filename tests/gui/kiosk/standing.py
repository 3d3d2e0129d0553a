"""A kiosk that stands alone with the public, as a visitor and as staff find it."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from core.bootstrap import staff_door
from core.config import Settings
from core.domain.workflow import Role
from core.qt.alone.alone import Alone, Place
from core.qt.alone.awake import Awake
from core.qt.waiting import wait_until
from core.services.device_dto import DeviceDeed
from tests.gui.kiosk.conftest import Screen

CODE, WRONG = "135792", "246813"
CORNER = QPoint(1060, 20)


class Screensaver:
    """`Inhibitor` that only remembers."""

    held = False

    def hold(self) -> None:
        """As the protocol says."""
        self.held = True

    def let_go(self) -> None:
        """As the protocol says."""
        self.held = False


@dataclass(frozen=True)
class Standing:
    """The kiosk, what it ended with, and whether it keeps the screen on."""

    screen: Screen
    alone: Alone
    ended: list[int]
    saver: Screensaver
    supervisor: object

    def gesture(self, place: QPoint = CORNER, touches: int = 5) -> None:
        """Touch a place of the screen several times."""
        for _ in range(touches):
            self.screen.visitor.touch(place)

    def enter(self, code: str) -> None:
        """Type a code on the keypad, and enter it."""
        for digit in code:
            self.screen.visitor.press(digit)
        self.screen.visitor.press("دخول")

    def open(self) -> None:
        """Come to the acts of staff."""
        self.gesture()
        self.enter(CODE)
        self.screen.visitor.expect("الخروج من البرنامج")

    def key(self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """One key of an attached keyboard."""
        QTest.keyClick(self.screen.kiosk.window, key, held)

    def type(self, digits: str) -> None:
        """Digits on it."""
        for digit in digits:
            self.key(Qt.Key(ord(digit)))

    def deeds(self) -> list[DeviceDeed]:
        """The record of this kiosk, the newest first."""
        by = self.screen.centre.staff.everyone()[0].id
        return [one.deed for one in self.screen.centre.devices.events("kiosk-1", by=by)]

    def close(self) -> None:
        """As the program ends."""
        self.alone.close()


def stand(
    screen: Screen, settings: Settings, *, wake_seconds: float = 60.0, engaged: Callable[[], bool] | None = None
) -> Standing:
    """Let an open kiosk stand alone, with a staff code and a supervisor at its centre."""
    maha = screen.centre.staff.add("maha", "مها", "a long password", Role.SUPERVISOR, ["women", "men"])
    screen.centre.devices.set_code(CODE, CODE, by=maha.id)
    saver, ended = Screensaver(), list[int]()
    model = screen.kiosk.model
    place = Place(
        engaged=engaged or (lambda: model.engaged), awake=Awake([saver]), wake_seconds=wake_seconds, look_ms=20
    )
    alone = Alone(
        screen.kiosk.window, screen.kiosk.engine, settings, screen.kiosk.link, staff_door(settings), place,
        screen.centre.clock, ended.append,
    )  # fmt: skip
    wait_until(lambda: alone.standing is not None and bool(alone.standing.code), "the kiosk to know its centre")
    return Standing(screen, alone, ended, saver, maha)
