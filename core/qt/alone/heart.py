"""The heart of a program that is watched: it beats from the GUI thread, so that a hung program falls silent."""

import logging
import os
import socket
import sys
from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtQuick import QQuickWindow

from core.qt.alone.ending import BEAT, SHOWN, WATCHED

_EVERY_MS = 500
_log = logging.getLogger(__name__)
Listener = Callable[[str], None]


class Heart(QObject):
    """Tells each listener `shown` at the first frame, then `beat` twice a second; `alone` when one is gone."""

    alone = Signal()

    def __init__(
        self, window: QQuickWindow, listeners: "list[Listener] | None" = None, every_ms: int = _EVERY_MS
    ) -> None:
        super().__init__(window)
        self._listeners = listeners_of(os.environ) if listeners is None else listeners
        self._timer = QTimer(self, interval=every_ms)
        self._timer.timeout.connect(lambda: self._tell(BEAT))
        self._shown = False
        if self._listeners:
            window.frameSwapped.connect(self._seen, Qt.ConnectionType.QueuedConnection)
            self._timer.start()

    def close(self) -> None:
        """Beat no more."""
        self._timer.stop()

    def _seen(self) -> None:
        if not self._shown:
            self._shown = True
            self._tell(SHOWN)

    def _tell(self, what: str) -> None:
        try:
            for listener in self._listeners:
                listener(what)
        except BrokenPipeError:
            # Whoever watched is gone, and starts another of us: two on one screen would fight for it.
            self._timer.stop()
            self.alone.emit()
            _log.warning("Nobody watches any more")


def listeners_of(environment: Mapping[str, str]) -> list[Listener]:
    """The parent that watches (`istiqbal watch`), and systemd."""
    found: list[Listener] = []
    if WATCHED in environment:
        found.append(_parent())
    if "NOTIFY_SOCKET" in environment:
        found.append(_systemd(environment["NOTIFY_SOCKET"]))
    return found


def _parent() -> Listener:
    pipe = sys.__stdout__.fileno() if sys.__stdout__ is not None else 1
    if sys.platform != "win32":
        os.set_blocking(pipe, False)

    def tell(what: str) -> None:
        try:
            os.write(pipe, f"{what}\n".encode())
        except BlockingIOError:
            _log.warning("The parent does not listen")

    return tell


def _systemd(address: str) -> Listener:
    """The protocol of sd_notify(3); what cannot be said is let go, the next beat says it again."""
    place = "\0" + address[1:] if address.startswith("@") else address
    said = {SHOWN: b"READY=1", BEAT: b"WATCHDOG=1"}

    def tell(what: str) -> None:
        try:
            with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as line:
                line.sendto(said[what], place)
        except OSError as error:
            _log.warning("systemd does not listen: %s", type(error).__name__)

    return tell
