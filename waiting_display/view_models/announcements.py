"""The announcements in time: when the next one begins, and that it began."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from core.services.dto import QueueSnapshot
from waiting_display.announcer import Announcer

GLANCE_MS = 100


class Announcements(QObject):
    """Drives an `Announcer` by a steady clock (seconds); `began` is emitted once for each announcement."""

    began = Signal()
    changed = Signal()

    def __init__(self, announcer: Announcer, steady: Callable[[], float], glance_ms: int, parent: QObject) -> None:
        super().__init__(parent)
        self.order = announcer
        self._steady = steady
        # Looks often instead of waiting for the end: an announcement is shortened when a crowd comes after it began.
        self._glance = QTimer(self, interval=glance_ms)
        self._glance.timeout.connect(self._advance)

    def follow(self, queue: QueueSnapshot) -> None:
        """Take what was read; the first announcement begins at once if none is on."""
        self.order.follow(queue)
        self._advance()

    def close(self) -> None:
        """Begin no more."""
        self._glance.stop()

    def _advance(self) -> None:
        at, before = self._steady(), self.order.showing
        if self.order.remaining(at):
            return
        begins = self.order.advance(at)
        if begins is None:
            self._glance.stop()
        else:
            self._glance.start()
        if begins is not before:
            self.changed.emit()
        if begins is not None:
            self.began.emit()
