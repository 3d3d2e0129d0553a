"""The system's screensaver is kept away while a hall is open: over a real bus, and by Windows' own call."""

import shutil
import subprocess
from collections.abc import Iterator
from typing import Any, cast

import pytest
from PySide6.QtCore import ClassInfo, QObject, Slot
from PySide6.QtDBus import QDBusConnection
from pytestqt.qtbot import QtBot

from core.qt.alone.awake import Awake, WindowsInhibitor
from core.qt.alone.buses import BusInhibitor, session_inhibitor

SERVICE, PATH = "org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver"
interface = cast("Any", ClassInfo)  # its stubs do not know that it is called


@interface({"D-Bus Interface": SERVICE})
class Screensaver(QObject):
    """The screensaver of a desktop, as far as it is asked."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[tuple[str, str]] = []

    @Slot(str, str, result=int)
    def Inhibit(self, who: str, why: str) -> int:  # noqa: N802 - the bus's name
        """As the desktop's specification says."""
        self.asked.append((who, why))
        return 7


@pytest.fixture
def bus() -> Iterator[str]:
    """The address of a bus of this test's own."""
    program = shutil.which("dbus-daemon")
    if program is None:
        pytest.skip("there is no dbus-daemon here")
    daemon = subprocess.Popen(
        [program, "--session", "--nofork", "--nopidfile", "--print-address"], stdout=subprocess.PIPE, text=True
    )
    assert daemon.stdout is not None
    yield daemon.stdout.readline().strip()
    daemon.terminate()
    daemon.wait()
    daemon.stdout.close()


@pytest.fixture
def inhibitor(bus: str) -> Iterator[BusInhibitor]:
    """It asks on that bus."""
    parent = QObject()
    made = session_inhibitor(parent, lambda name: QDBusConnection.connectToBus(bus, name))
    yield made
    made.let_go()


def test_the_screensaver_is_asked_while_a_hall_is_open_and_free_afterwards(
    bus: str, inhibitor: BusInhibitor, qtbot: QtBot
) -> None:
    saver, line = Screensaver(), QDBusConnection.connectToBus(bus, "a desktop")
    assert line.registerService(SERVICE)
    assert line.registerObject(PATH, saver, QDBusConnection.RegisterOption.ExportAllSlots)
    awake = Awake([inhibitor])
    awake.hold(True)
    awake.hold(True)
    qtbot.waitUntil(lambda: inhibitor.granted)
    assert saver.asked == [("Istiqbal", "The hall is open")]
    awake.hold(False)
    assert not inhibitor.granted
    assert not QDBusConnection("istiqbal-session").isConnected()
    awake.hold(True)
    qtbot.waitUntil(lambda: len(saver.asked) == 2)
    awake.close()
    QDBusConnection.disconnectFromBus("a desktop")


def test_a_desktop_without_a_screensaver_keeps_nobody_waiting(inhibitor: BusInhibitor, qtbot: QtBot) -> None:
    awake = Awake([inhibitor])
    with qtbot.waitSignal(inhibitor.refused):
        awake.hold(True)
    assert not inhibitor.granted
    awake.close()


def test_windows_is_told_with_its_own_numbers() -> None:
    said: list[int] = []
    awake = Awake([WindowsInhibitor(said.append)])
    awake.hold(True)
    awake.close()
    assert said == [0x80000003, 0x80000000]
