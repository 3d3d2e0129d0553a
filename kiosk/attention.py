"""Whether anybody still stands before the kiosk."""

from PySide6.QtCore import QObject, QTimer, Signal

from kiosk.pace import Pace


class Attention(QObject):
    """`left` when nothing was touched for the visitor's time, nor for the while that they were then asked for.

    `changed` when the question comes and goes, and at each second of it: who is slow is never cut off unasked
    (WCAG 2.2, 2.2.1: at least twenty seconds to say so, as often as one likes).
    """

    left = Signal()
    changed = Signal()

    def __init__(self, idle_seconds: int, pace: Pace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._patience = idle_seconds * pace.second
        self._longer = pace.longer
        self.while_asked = pace.asked
        self.remaining = 0
        self._idle = QTimer(self, singleShot=True)
        self._idle.timeout.connect(self._ask)
        self._countdown = QTimer(self, interval=pace.second)
        self._countdown.timeout.connect(self._count)

    @property
    def asking(self) -> bool:
        """Whether the visitor is being asked."""
        return self._countdown.isActive()

    @property
    def expected(self) -> bool:
        """Whether somebody is there, as far as one knows."""
        return self._idle.isActive() or self.asking

    def stay(self, *, longer: bool = False) -> None:
        """Someone is there: the time begins anew, `longer` for whoever waits or has much to read."""
        self._idle.start(self._patience * (self._longer if longer else 1))
        self._asked_no_more()

    def rest(self) -> None:
        """Nobody is expected to be there."""
        self._idle.stop()
        self._asked_no_more()

    def _ask(self) -> None:
        self.remaining = self.while_asked
        self._countdown.start()
        self.changed.emit()

    def _count(self) -> None:
        self.remaining -= 1
        if self.remaining > 0:
            self.changed.emit()
        else:
            self.left.emit()

    def _asked_no_more(self) -> None:
        if self.asking:
            self._countdown.stop()
            self.changed.emit()
