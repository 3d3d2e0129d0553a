"""Whether anybody still stands before the kiosk."""

from PySide6.QtCore import QObject, QTimer, Signal

from kiosk.pace import Pace


class Attention(QObject):
    """`left` when nothing was touched for the visitor's time."""

    left = Signal()

    def __init__(self, idle_seconds: int, pace: Pace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._patience = idle_seconds * pace.second
        self._longer = pace.longer
        self._idle = QTimer(self, singleShot=True)
        self._idle.timeout.connect(self.left)

    def stay(self, *, longer: bool = False) -> None:
        """Someone is there: the time begins anew, `longer` for whoever waits or has much to read."""
        self._idle.start(self._patience * (self._longer if longer else 1))

    def rest(self) -> None:
        """Nobody is expected to be there."""
        self._idle.stop()
