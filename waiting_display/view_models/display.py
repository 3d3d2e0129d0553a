"""The display's one view model: what is known goes in, one frozen board comes out."""

from collections.abc import Callable
from dataclasses import dataclass
from time import monotonic
from typing import Any

from PySide6.QtCore import Property, QObject, QTimer, Signal
from PySide6.QtQml import QmlElement

from core.config import Settings
from core.domain.errors import ErrorCode, IstiqbalError
from core.domain.text import Language
from core.qt.link import CentreLink
from core.services.ports import Clock
from core.words import catalogue
from waiting_display import hall
from waiting_display.board import Board, Known, compose, other_language
from waiting_display.hall import Hall, HallReader
from waiting_display.view_models.announcements import GLANCE_MS, Announcements, Voice

QML_IMPORT_NAME = "Istiqbal.DisplayModel"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True, slots=True)
class Pace:
    """How time passes for a display: a steady clock in seconds, and how often it looks without being told."""

    steady: Callable[[], float] = monotonic
    poll_ms: int = hall.POLL_MS
    clock_ms: int = 1_000
    glance_ms: int = GLANCE_MS


@QmlElement
class DisplayModel(QObject):
    """`announced` is emitted once for each announcement: the QML flashes; then the voice speaks."""

    changed = Signal()
    announced = Signal()

    def __init__(
        self,
        settings: Settings,
        link: CentreLink,
        clock: Clock,
        pace: Pace,
        voice: Voice | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._link = link
        self._clock = clock
        self._language = settings.language
        self._hall: Hall | None = None
        self._trouble: IstiqbalError | None = None
        self._broken = False
        self._calls = Announcements(settings.display.seconds, voice, pace.steady, pace.glance_ms, self)
        self._calls.changed.connect(self._show)
        self._calls.began.connect(self.announced)
        self._reader = HallReader(settings.device.section, link, self._seen, pace.poll_ms, self)
        self._reader.taken.connect(self._took)
        self._reader.failed.connect(self._failed)
        link.trouble.connect(self._failed)
        link.available_changed.connect(self._show)
        self._tick = QTimer(self, interval=pace.clock_ms)
        self._tick.timeout.connect(self._show)
        self._tick.start()
        self._board = Board()
        self._map = self._board.for_qml()
        self._show()

    def close(self) -> None:
        """Stop every timer."""
        self._tick.stop()
        self._calls.close()
        self._reader.close()

    def _seen(self) -> hall.Seen | None:
        order = self._calls.order
        return None if order.since is None or order.day is None else hall.Seen(order.day, order.since)

    def _took(self, taken: Hall) -> None:
        self._hall, self._trouble, self._broken = taken, None, False
        self._calls.follow(taken)
        self._show()

    def _failed(self, error: IstiqbalError | None) -> None:
        """The link tells of a lost database; what else went wrong must be read by whoever can mend it."""
        self._broken = error is None
        if error is not None and error.code is not ErrorCode.DATABASE_AWAY:
            self._trouble = error
        self._show()

    def _show(self, _: object = None) -> None:
        order = self._calls.order
        known = Known(
            hall=self._hall,
            current=order.current,
            recent=order.recent,
            announcing=order.showing is not None,
            available=self._link.available and not self._broken,
            trouble=self._trouble,
            now=self._clock.now(),
        )
        board = compose(known, self._language)
        if board != self._board:
            self._board, self._map = board, board.for_qml()
            self.changed.emit()

    def _get_words(self) -> dict[str, str]:
        return _plain("display", self._language)

    def _get_other_words(self) -> dict[str, str]:
        return _plain("display", other_language(self._language))

    def _get_rtl(self) -> bool:
        return self._language.rtl

    def _get_board(self) -> dict[str, Any]:
        return self._map

    def _get_backlog(self) -> int:
        return self._calls.order.backlog

    words = Property(dict, _get_words, constant=True)
    otherWords = Property(dict, _get_other_words, constant=True)  # noqa: N815 - QML's way of naming
    rtl = Property(bool, _get_rtl, constant=True)
    board = Property(dict, _get_board, notify=changed)
    backlog = Property(int, _get_backlog, notify=changed)


def _plain(name: str, language: Language) -> dict[str, str]:
    return {entry: words for entry, words in catalogue(name, language).items() if isinstance(words, str)}
