"""The screen outside of opening hours: black and calm, with the hour of opening, which drifts: nothing burns in."""

from collections.abc import Callable
from datetime import timedelta
from time import monotonic
from typing import Any
from zoneinfo import ZoneInfo

from PySide6.QtCore import Property, QObject, QTimer, Signal
from PySide6.QtQml import QmlElement

from core.calendar import gregorian_text, hijri_text, weekday
from core.domain.numerals import Digits
from core.domain.opening import Phase
from core.domain.resting import opens_first, rests
from core.domain.text import Language
from core.qt.alone.standing import Standing
from core.services.ports import Clock
from core.words import Words

QML_IMPORT_NAME = "Istiqbal.Alone"
QML_IMPORT_MAJOR_VERSION = 1
# Steps through the free room, in hundredths of it: far apart, and not again for an hour.
_PLACES = tuple((place * 37 % 100, place * 61 % 100) for place in range(60))


@QmlElement
class RestModel(QObject):
    """`resting` while the screen is dark; a touch wakes it until nobody has touched it for a minute."""

    changed = Signal()
    moved = Signal()

    def __init__(
        self,
        clock: Clock,
        still_for: Callable[[], float],
        *,
        wake_seconds: float = 60.0,
        drift_ms: int = 60_000,
        look_ms: int = 1_000,
        elapsed: Callable[[], float] = monotonic,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._clock, self._still_for, self._wake, self._elapsed = clock, still_for, wake_seconds, elapsed
        self._standing: Standing | None = None
        self._closed_at: float | None = None
        self._place = 0
        self.resting = self.closed = False
        self._drift, self._look = QTimer(self, interval=drift_ms), QTimer(self, interval=look_ms)
        self._drift.timeout.connect(self._move)
        self._look.timeout.connect(self.look)
        self._look.start()

    def close(self) -> None:
        """Stop every timer."""
        self._drift.stop()
        self._look.stop()

    def take(self, standing: Standing) -> None:
        """The halls as they are now."""
        self._standing = standing
        self.look()

    def look(self) -> None:
        """Time goes on; also what a touch asks for."""
        self.closed = self._is_closed()
        resting = self.closed and self._still_for() >= self._wake
        if resting != self.resting:
            self.resting = resting
            (self._drift.start if resting else self._drift.stop)()
            self.changed.emit()

    def _is_closed(self) -> bool:
        standing = self._standing
        if standing is None:
            return False
        now = self._elapsed()
        if any(hall.phase is not Phase.CLOSED for hall in standing.halls):
            self._closed_at = None
            return False
        self._closed_at = now if self._closed_at is None else self._closed_at
        closed_for = timedelta(seconds=now - self._closed_at)
        return rests(standing.halls, self._clock.now(), present=standing.present, closed_for=closed_for)

    def _move(self) -> None:
        self._place = (self._place + 1) % len(_PLACES)
        self.moved.emit()

    def _get_resting(self) -> bool:
        return self.resting

    def _get_lines(self) -> list[dict[str, Any]]:
        """The same in each language of visitors: nobody has chosen one."""
        return [self._line(language) for language in Language] if self._standing else []

    def _line(self, language: Language) -> dict[str, Any]:
        standing = self._standing
        words = Words("rest", language, standing.digits if standing else Digits.WESTERN)
        opens = opens_first(standing.halls) if standing else None
        line = {"closed": words.say("closed"), "opens": "", "dates": ""}
        if standing is None or opens is None:
            return line
        local = opens.astimezone(ZoneInfo(standing.zone))
        day = local.date()
        line["opens"] = words.say("opens", weekday=weekday(day, language), time=f"{local:%H:%M}")
        line["dates"] = words.digits(f"{hijri_text(day, language)}   |   {gregorian_text(day, language)}")
        return line

    def _get_across(self) -> float:
        return _PLACES[self._place][0] / 100

    def _get_down(self) -> float:
        return _PLACES[self._place][1] / 100

    isResting = Property(bool, _get_resting, notify=changed)  # noqa: N815 - QML's way of naming
    lines = Property(list, _get_lines, notify=changed)
    across = Property(float, _get_across, notify=moved)
    down = Property(float, _get_down, notify=moved)
