"""Keeps a window where it is: whatever would close, leave or take hold of it is swallowed before Qt sees it."""

from collections.abc import Callable
from time import monotonic
from typing import cast

from PySide6.QtCore import QEvent, QObject, QPointF, QSizeF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QTouchEvent, QWindow

from core.qt.alone.gesture import CornerTouches, is_chord

_KEYS = frozenset({QEvent.Type.KeyPress, QEvent.Type.KeyRelease, QEvent.Type.ShortcutOverride})
_FINGERS = frozenset({QEvent.Type.TouchBegin, QEvent.Type.TouchUpdate, QEvent.Type.TouchEnd, QEvent.Type.TouchCancel})
_MOUSE = frozenset({QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease, QEvent.Type.MouseButtonDblClick})
# What a visitor brings or calls up: files, menus, another program's text.
_NEVER = frozenset(
    {
        QEvent.Type.Close,
        QEvent.Type.ContextMenu,
        QEvent.Type.DragEnter,
        QEvent.Type.DragMove,
        QEvent.Type.Drop,
        QEvent.Type.FileOpen,
    }
)
_HELD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
_AWAY = frozenset({Qt.WindowState.WindowMinimized, Qt.WindowState.WindowNoState, Qt.WindowState.WindowMaximized})
_TYPED = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Backspace, Qt.Key.Key_Tab, Qt.Key.Key_Backtab})


class Guard(QObject):
    """An event filter on one window; `wanted` when somebody made the gesture of staff.

    Letters, digits and Enter pass, since a scanner types them; with Ctrl, Alt or the system's key held nothing does.
    While `keys` is set it takes every key. `felt` at each touch, press or key of anybody; where `asleep` says so, that
    touch wakes the screen and presses nothing. One that does not keep the window only looks on.
    """

    wanted = Signal()
    felt = Signal()

    def __init__(
        self,
        window: QWindow,
        *,
        keeps: bool = True,
        typed: bool = True,
        asleep: Callable[[], bool] = lambda: False,
        elapsed: Callable[[], float] = monotonic,
    ) -> None:
        super().__init__(window)
        self._window, self._typed, self._asleep, self._elapsed = window, typed, asleep, elapsed
        self._touches = CornerTouches()
        self._waking, self.released = False, not keeps
        self.keys: Callable[[int, str], None] | None = None
        self.felt_at = elapsed()
        window.installEventFilter(self)

    @property
    def still_for(self) -> float:
        """For how many seconds nobody has touched anything."""
        return self._elapsed() - self.felt_at

    def release(self) -> None:
        """Let the window close: staff said so."""
        self.released = True

    def eventFilter(self, _: QObject, event: QEvent) -> bool:
        """As Qt asks: whether the event is swallowed."""
        kind = event.type()
        if kind in _FINGERS:
            return self._finger(cast("QTouchEvent", event))
        if kind in _MOUSE:
            return self._mouse(cast("QMouseEvent", event))
        if kind in _KEYS:
            return self._key(cast("QKeyEvent", event))
        if kind is QEvent.Type.WindowStateChange and not self.released:
            self._come_back()
        if kind in _NEVER and not self.released:
            event.ignore()  # who asks whether it may close takes a silence for yes
            return True
        return False

    def _finger(self, event: QTouchEvent) -> bool:
        if event.type() is QEvent.Type.TouchBegin:
            self._begin(event.points()[0].position())
        return self._waking

    def _mouse(self, event: QMouseEvent) -> bool:
        if event.type() is QEvent.Type.MouseButtonPress:
            self._begin(event.position())
        return self._waking or (event.button() is not Qt.MouseButton.LeftButton and not self.released)

    def _begin(self, place: QPointF) -> None:
        self._waking = self._asleep()
        if self._touches.touched(place, QSizeF(self._window.size()), self._elapsed()):
            self.wanted.emit()
        self._feel()

    def _key(self, event: QKeyEvent) -> bool:
        pressed = event.type() is QEvent.Type.KeyPress
        if is_chord(event.key(), event.modifiers()):
            if pressed and not event.isAutoRepeat():
                self.wanted.emit()
            return True
        asleep = self._asleep()
        if pressed:
            self._feel()
        if self.keys is not None:
            if pressed:
                self.keys(event.key(), event.text())
            return True
        return asleep or not (self.released or self._passes(event))

    def _passes(self, event: QKeyEvent) -> bool:
        if not self._typed or event.modifiers() & _HELD:
            return False
        return event.key() in _TYPED or bool(event.text().strip("\x1b"))

    def _feel(self) -> None:
        self.felt_at = self._elapsed()
        self.felt.emit()

    def _come_back(self) -> None:
        """Whatever made the window small, it is the whole screen again."""
        if self._window.isVisible() and self._window.windowState() in _AWAY:
            self._window.showFullScreen()
