"""The announcements in time: when the next one begins, and that it began."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from core.domain.spoken.wishes import Shortening
from core.services.dto import CallView
from waiting_display.announcer import Announcer
from waiting_display.hall import Hall

GLANCE_MS = 100


class Voice(Protocol):
    """What says a call, and knows before how long it takes."""

    def hear(self, hall: Hall) -> None:
        """Whose hall it is, each time that it is read."""

    def seconds(self, call: CallView, shortening: Shortening) -> float:
        """The length of an announcement."""

    def say(self, call: CallView, shortening: Shortening) -> None:
        """Begin it, in place of whatever sounds."""

    def stop(self) -> None:
        """Be silent."""


class Announcements(QObject):
    """Drives an `Announcer` by a steady clock (seconds); `began` is emitted once for each announcement, then spoken."""

    began = Signal()
    changed = Signal()

    def __init__(
        self, seconds: float, voice: Voice | None, steady: Callable[[], float], glance_ms: int, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._voice = voice
        self.order = Announcer(seconds, voice.seconds) if voice else Announcer(seconds)
        self._steady = steady
        # Looks often instead of waiting for the end: an announcement is shortened when a crowd comes after it began.
        self._glance = QTimer(self, interval=glance_ms)
        self._glance.timeout.connect(self._advance)

    def follow(self, hall: Hall) -> None:
        """Take what was read; the first announcement begins at once if none is on."""
        if self._voice is not None:
            self._voice.hear(hall)
        self.order.follow(hall.queue)
        self._advance()

    def close(self) -> None:
        """Begin no more."""
        self._glance.stop()
        if self._voice is not None:
            self._voice.stop()

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
            if self._voice is not None:
                self._voice.say(begins, self.order.shortening)
