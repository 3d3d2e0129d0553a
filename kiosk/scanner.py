"""A scanner that types: what it read, told apart from a keyboard by its speed."""

from collections.abc import Callable
from time import monotonic

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent

LEAST_KEYS = 6
LONGEST_GAP = 40  # milliseconds between two keys; nobody types as fast, and no scanner was slower
_ENDS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_MOST_KEYS = 400


class Scanner(QObject):
    """An event filter; `read` carries what was read between one key and Enter.

    `seconds` is a clock, asked where the window system gives no time with a key. The keys are taken away from whatever
    has the focus as soon as they come that fast: their Enter must not press a button.
    """

    read = Signal(str)

    def __init__(self, parent: QObject | None = None, seconds: Callable[[], float] = monotonic) -> None:
        super().__init__(parent)
        self._seconds = seconds
        self._keys: list[str] = []
        self._last = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Every key of the window goes through here."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._pressed(event)
        return super().eventFilter(watched, event)

    def _pressed(self, event: QKeyEvent) -> bool:
        now = event.timestamp() or round(self._seconds() * 1000)
        fast = bool(self._keys) and 0 <= now - self._last <= LONGEST_GAP
        if event.key() in _ENDS:
            return self._ended(fast)
        if not event.text() or not event.text().isprintable():
            return False  # Shift, which a scanner presses too
        if not fast:
            self._keys.clear()
        self._last = now
        if len(self._keys) < _MOST_KEYS:
            self._keys.append(event.text())
        return fast

    def _ended(self, fast: bool) -> bool:
        text, whole = "".join(self._keys), fast and len(self._keys) >= LEAST_KEYS
        self._keys.clear()
        if whole:
            self.read.emit(text)
        return whole
