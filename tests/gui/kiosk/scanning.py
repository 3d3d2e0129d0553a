"""A scanner that types, before a kiosk."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from tests.gui.kiosk.conftest import Screen


def scan(screen: Screen, text: str, gap: int = 8) -> None:
    """Its keys go to the window as the window system sends them, so many milliseconds apart, and Enter at the end."""
    keys = [(Qt.Key.Key_unknown, letter) for letter in text] + [(Qt.Key.Key_Return, "\r")]
    for place, (key, letter) in enumerate(keys, start=1):
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, letter)
            event.setTimestamp(1_000 + place * gap)
            QApplication.sendEvent(screen.kiosk.window, event)
