"""The hidden way to the staff page: five touches in an upper corner within three seconds, or a chord of keys."""

from PySide6.QtCore import QPointF, QSizeF, Qt

CHORD = "Ctrl+Shift+F12"
_TOUCHES, _SECONDS = 5, 3.0
_CORNER = 0.12  # of the shorter side of the screen
_CHORD_KEY = Qt.Key.Key_F12
_CHORD_HELD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


class CornerTouches:
    """Counts touches in one upper corner; one anywhere else begins anew, so that nobody comes upon it by chance."""

    def __init__(self) -> None:
        self._corner = 0
        self._times: list[float] = []

    def touched(self, place: QPointF, screen: QSizeF, at: float) -> bool:
        """Whether this touch completes the gesture; `at` is in seconds of a clock that nobody sets."""
        corner = _corner(place, screen)
        if corner != self._corner:
            self._corner, self._times = corner, []
        if corner == 0:
            return False
        self._times = [time for time in self._times if at - time < _SECONDS] + [at]
        if len(self._times) < _TOUCHES:
            return False
        self._times = []
        return True


def is_chord(key: int, held: Qt.KeyboardModifier) -> bool:
    """Whether a key with what is held beside it is the chord."""
    return key == _CHORD_KEY and held & ~Qt.KeyboardModifier.KeypadModifier == _CHORD_HELD


def _corner(place: QPointF, screen: QSizeF) -> int:
    """-1 the left upper corner, 1 the right one, 0 elsewhere."""
    size = _CORNER * min(screen.width(), screen.height())
    if not 0 <= place.y() <= size:
        return 0
    if 0 <= place.x() <= size:
        return -1
    return 1 if screen.width() - size <= place.x() <= screen.width() else 0
