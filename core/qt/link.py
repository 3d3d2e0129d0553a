"""A program's link to its centre: opened off the GUI thread, lost and found again by itself."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, ExitStack, suppress
from datetime import datetime
from threading import Lock
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from core.clock import SystemClock
from core.domain.errors import EnvironmentFault, ErrorCode, IstiqbalError
from core.qt.jobs import JobRunner

if TYPE_CHECKING:
    from core.bootstrap import Centre

T = TypeVar("T")
_FIRST_PAUSE_MS = 500
_LONGEST_PAUSE_MS = 5000


class CentreLink(QObject):
    """Runs work on the centre, one piece after the other, and beside it what waits for a device.

    `changed` carries the feed's topics, and `*` whenever the database came back. `available` is False from the
    first work that found the database away until it answers again; a slow poll is the reader's business.
    """

    changed = Signal(str)
    available_changed = Signal(bool)
    trouble = Signal(object)

    def __init__(
        self,
        opener: "Callable[[], AbstractContextManager[Centre]]",
        runner: JobRunner | None = None,
        parent: QObject | None = None,
        devices: JobRunner | None = None,
    ) -> None:
        super().__init__(parent)
        self._opener = opener
        self._runner = runner or JobRunner(self)
        self._devices = devices or JobRunner(self, ThreadPoolExecutor(1, thread_name_prefix="devices"))
        self._open, self._opening = ExitStack(), Lock()
        self._centre: Centre | None = None
        self._last_words: list[Callable[[Centre], object]] = []
        self._closed = False
        self.available = True
        self._pause = _FIRST_PAUSE_MS
        self._retry = QTimer(self, singleShot=True)
        self._retry.timeout.connect(self._probe)

    @property
    def centre(self) -> "Centre | None":
        """The centre once it is open."""
        return self._centre

    @property
    def clock(self) -> "LinkClock":
        """What a screen's own dates and minutes go by."""
        return LinkClock(self)

    def start(self) -> None:
        """Open the centre; `changed("*")` tells when it is there."""
        self._probe()

    def run(
        self,
        work: "Callable[[Centre], T]",
        done: Callable[[T], None],
        failed: Callable[[IstiqbalError | None], None],
    ) -> None:
        """Do `work` on the database's thread, then `done` or `failed` on the GUI thread."""
        self._run_on(self._runner, work, done, failed)

    def run_device(
        self,
        work: "Callable[[Centre], T]",
        done: Callable[[T], None],
        failed: Callable[[IstiqbalError | None], None],
    ) -> None:
        """As `run`, on the devices' thread: a printer that is silent for seconds keeps nobody from the database."""
        self._run_on(self._devices, work, done, failed)

    def run_beside(
        self, work: Callable[[], T], done: Callable[[T], None], failed: Callable[[IstiqbalError | None], None]
    ) -> None:
        """As `run_device`, of work that needs no centre."""
        self._devices.submit(work, done, failed)

    def _run_on(
        self,
        runner: JobRunner,
        work: "Callable[[Centre], T]",
        done: Callable[[T], None],
        failed: Callable[[IstiqbalError | None], None],
    ) -> None:
        def ended(result: T) -> None:
            self._back()
            done(result)

        def refused(error: IstiqbalError | None) -> None:
            if error is not None and error.code is ErrorCode.DATABASE_AWAY:
                self._lost()
            elif self._centre is not None:
                self._back()
            failed(error)

        runner.submit(lambda: work(self._opened()), ended, refused)

    def at_close(self, work: "Callable[[Centre], object]") -> None:
        """Do this last of all, where the database answers."""
        self._last_words.append(work)

    def close(self) -> None:
        """End the work, then close the centre."""
        if not self._closed:
            self._closed = True
            # No timer may run on: Python may collect what owns it in any thread, and Qt would then ring the dead.
            for timer in self.findChildren(QTimer):
                timer.stop()
            for runner in (self._runner, self._devices, *self.findChildren(JobRunner)):
                runner.close()
            with suppress(EnvironmentFault):
                self._say_last_words()
            self._open.close()

    def _say_last_words(self) -> None:
        if self._centre is not None and self.available:
            for work in self._last_words:
                work(self._centre)

    def _opened(self) -> "Centre":
        with self._opening:
            if self._centre is None:
                with ExitStack() as opening:
                    centre = opening.enter_context(self._opener())
                    opening.callback(centre.feed.subscribe(self._hint))
                    self._open = opening.pop_all()
                self._centre = centre
            return self._centre

    def _hint(self, topic: str) -> None:
        if not self._closed:
            self.changed.emit(topic)

    def _probe(self) -> None:
        self.run(lambda centre: centre.administration.centre(), lambda _: self.changed.emit("*"), self._probe_failed)

    def _probe_failed(self, error: IstiqbalError | None) -> None:
        if error is None or error.code is not ErrorCode.DATABASE_AWAY:
            self.trouble.emit(error)

    def _lost(self) -> None:
        if self.available:
            self.available = False
            self._pause = _FIRST_PAUSE_MS
            self.available_changed.emit(False)
        if not self._retry.isActive():
            self._retry.start(self._pause)
            self._pause = min(self._pause * 2, _LONGEST_PAUSE_MS)

    def _back(self) -> None:
        if not self.available:
            self.available = True
            self._retry.stop()
            self.available_changed.emit(True)
            self.changed.emit("*")


class LinkClock:
    """The centre's clock once the centre is open, this PC's before: a screen's date must be that of its tickets."""

    def __init__(self, link: "CentreLink") -> None:
        self._link = link
        self._own = SystemClock()

    def now(self) -> datetime:
        """The present instant in UTC; asks nobody."""
        centre = self._link.centre
        return centre.clock.now() if centre is not None else self._own.now()
