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
from core.words import texts
from waiting_display import hall
from waiting_display.board import Board, Known, compose, spoken_of
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
    """`announced` is emitted once for each announcement: the QML flashes; then the voice speaks.

    `turned` tells that the screen speaks other languages now, `taken` that the hall was read.
    """

    changed = Signal()
    turned = Signal()
    taken = Signal(object)
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
        self._since = clock.now()
        self._calls = Announcements(settings.display.seconds, voice, pace.steady, pace.glance_ms, self)
        self._calls.changed.connect(self._show)
        self._calls.began.connect(self.announced)
        self._reader = HallReader(settings, link, self._seen, pace.poll_ms, self)
        self._reader.taken.connect(self._took)
        self._reader.failed.connect(self._failed)
        link.trouble.connect(self._failed)
        link.available_changed.connect(self._show)
        self._tick = QTimer(self, interval=pace.clock_ms)
        self._tick.timeout.connect(self._show)
        self._tick.start()
        self._board = Board()
        self._map = self._board.for_qml()
        self._spoken = spoken_of(self._known(), self._language)
        self._show()

    @property
    def link(self) -> CentreLink:
        """The link to its centre."""
        return self._link

    @property
    def language(self) -> Language:
        """The language that is spoken large now."""
        return self._spoken.main

    def close(self) -> None:
        """Stop every timer."""
        self._tick.stop()
        self._calls.close()
        self._reader.close()

    def _seen(self) -> hall.Seen | None:
        order = self._calls.order
        if self._hall is None or order.since is None or order.day is None:
            return None
        return hall.Seen(self._hall.part, order.day, order.since)

    def _took(self, taken: Hall) -> None:
        before, self._hall, self._trouble, self._broken = self._hall, taken, None, False
        self._since = self._clock.now()
        if before is not None and before.part != taken.part:
            self._calls.order.forget()
        self._calls.follow(taken)
        self._show()
        self.taken.emit(taken)

    def _failed(self, error: IstiqbalError | None) -> None:
        """The link tells of a lost database; what else went wrong must be read by whoever can mend it."""
        self._broken = error is None
        if error is not None and error.code is not ErrorCode.DATABASE_AWAY:
            self._trouble = error
        self._show()

    def _show(self, _: object = None) -> None:
        known = self._known()
        spoken = spoken_of(known, self._language)
        if spoken != self._spoken:
            self._spoken = spoken
            self.turned.emit()
        board = compose(known, self._language)
        if board != self._board:
            self._board, self._map = board, board.for_qml()
            self.changed.emit()

    def _known(self) -> Known:
        order = self._calls.order
        return Known(
            hall=self._hall,
            current=order.current,
            recent=order.recent,
            announcing=order.showing is not None,
            available=self._link.available and not self._broken,
            trouble=self._trouble,
            now=self._clock.now(),
            since=self._since,
        )

    def _get_words(self) -> dict[str, str]:
        return texts("display", self._spoken.main)

    def _get_other_words(self) -> dict[str, str]:
        one = self._spoken
        return dict.fromkeys(texts("display", one.main), "") if one.main is one.other else texts("display", one.other)

    def _get_rtl(self) -> bool:
        return self._spoken.main.rtl

    def _get_board(self) -> dict[str, Any]:
        return self._map

    def _get_backlog(self) -> int:
        return self._calls.order.backlog

    words = Property(dict, _get_words, notify=turned)
    otherWords = Property(dict, _get_other_words, notify=turned)  # noqa: N815 - QML's way of naming
    rtl = Property(bool, _get_rtl, notify=turned)
    board = Property(dict, _get_board, notify=changed)
    backlog = Property(int, _get_backlog, notify=changed)
