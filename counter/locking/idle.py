"""Whether somebody is at the PC: keys and mouse in any of the program's windows."""

import sys
import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QWindow

from core.domain.queue_policy import QueuePolicy

_HAND = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
    }
)


def awake_or_asleep() -> float:
    """Seconds that go on while the PC sleeps, and that no clock which is set can turn."""
    return time.clock_gettime(time.CLOCK_BOOTTIME) if sys.platform == "linux" else time.monotonic()


class Idle(QObject):
    """`long` when no hand moved for `minutes` (0: never); `asked` at Ctrl+L, also where a dialog has the keys."""

    long = Signal()
    asked = Signal()

    def __init__(self, elapsed: Callable[[], float], parent: QObject) -> None:
        super().__init__(parent)
        self._elapsed = elapsed
        self._last = elapsed()
        self.minutes = QueuePolicy().idle_lock_minutes
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.focusWindowChanged.connect(self._watch)

    def touched(self) -> None:
        """A hand moved."""
        self._last = self._elapsed()

    def look(self) -> None:
        """Ask the time."""
        if self.minutes and self._elapsed() - self._last >= self.minutes * 60:
            self.long.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hears a window; of all events of the program these few cost nothing."""
        if event.type() in _HAND:
            self.touched()
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and _locks(event):
            self.asked.emit()
            return True
        return super().eventFilter(watched, event)

    def _watch(self, window: QWindow | None) -> None:
        if window is not None:
            window.installEventFilter(self)


def _locks(event: QKeyEvent) -> bool:
    return event.key() == Qt.Key.Key_L and event.modifiers() == Qt.KeyboardModifier.ControlModifier
