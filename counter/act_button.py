"""Buttons of acts that must not happen twice, whatever a hand does."""

from PySide6.QtCore import QElapsedTimer, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QPushButton

from counter.widgets import with_key

_NEAR = 10
_HEIGHT = 38
_PRESSING = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space})


class Hand:
    """What the hand did last at a window: the second half of a double click or a double key acts on nothing.

    It matters since an act often brings another button under the pointer, or puts the cursor on the next one.
    """

    def __init__(self) -> None:
        self._since = QElapsedTimer()
        self._place = QPoint()

    def again(self) -> bool:
        """Whether the last act is younger than a double click is long; a hand that goes on hammering stays silent."""
        interval = QGuiApplication.styleHints().mouseDoubleClickInterval()
        again = self._since.isValid() and self._since.elapsed() < interval
        self._since.start()
        return again

    def acted(self) -> None:
        """Something was done just now, by whatever way."""
        self._since.start()

    def clicks_again(self, place: QPoint) -> bool:
        """The same of a pointer that stayed where it was."""
        near = (place - self._place).manhattanLength() < _NEAR
        self._place = place
        return self.again() and near


class ActButton(QPushButton):
    """A button that shows its shortcut; `name` is what it is called, whatever else stands on it."""

    def __init__(self, name: str, shortcut: str, hand: Hand, *, primary: bool = False) -> None:
        super().__init__()
        self._hand, self._shortcut = hand, shortcut
        self.setProperty("primary", primary)
        self.setAutoDefault(True)
        self.setMinimumHeight(_HEIGHT)
        self.setAccessibleName(name)
        self.say(name)
        if shortcut:
            self.setShortcut(shortcut)

    def say(self, text: str) -> None:
        """What stands on it, before its shortcut."""
        shown = with_key(text, self._shortcut) if self._shortcut else text
        if shown != self.text():
            self.setText(shown)
            if self._shortcut:
                self.setShortcut(self._shortcut)  # a new text takes it away

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's
        """Only a click of its own."""
        if self._hand.clicks_again(event.globalPosition().toPoint()):
            event.accept()
        else:
            super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Only a key that was pressed for it."""
        if event.key() in _PRESSING and (event.isAutoRepeat() or self._hand.again()):
            event.accept()
        else:
            super().keyPressEvent(event)
