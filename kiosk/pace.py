"""How often the kiosk looks, how long it waits, and whether it may move things."""

import sys
from dataclasses import dataclass

from PySide6.QtCore import QSettings, QStandardPaths, Qt
from PySide6.QtWidgets import QApplication

_LINUX_SWITCHES = (
    ("gtk-4.0/settings.ini", "Settings/gtk-enable-animations"),
    ("gtk-3.0/settings.ini", "Settings/gtk-enable-animations"),
    ("kdeglobals", "KDE/AnimationDurationFactor"),
)
_OFF = frozenset({"0", "false"})


@dataclass(frozen=True, slots=True)
class Pace:
    """Milliseconds, and by how much longer a visitor is given who has no paper or no ticket yet."""

    poll: int = 15_000
    retry: int = 1_000
    printer_first: int = 1_000  # after the start: its driver is not loaded while the first frame is awaited
    printer: int = 30_000
    clock: int = 1_000
    patience: int = 1_500  # for the database, before a ticket comes from the kiosk's own spool
    settle: int = 400  # after a page came: longer than the second tap of a double tap takes
    slide: int = 220
    second: int = 1_000  # of a visitor's time
    longer: int = 4
    asked: int = 20  # seconds in which the visitor may say that they are still there


def reduced_motion() -> bool:
    """Whether this PC's person asked for less motion: Windows' animation effects, or GTK's or KDE's switch."""
    if sys.platform == "win32":
        return not QApplication.isEffectEnabled(Qt.UIEffect.UI_General)
    for file, key in _LINUX_SWITCHES:
        found = QStandardPaths.locate(QStandardPaths.StandardLocation.GenericConfigLocation, file)
        if found and str(QSettings(found, QSettings.Format.IniFormat).value(key, "")).lower() in _OFF:
            return True
    return False
