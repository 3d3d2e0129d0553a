"""Work off the GUI thread: one job at a time, its result back on the GUI thread."""

import logging
from collections.abc import Callable
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from typing import TypeVar, cast

from PySide6.QtCore import QObject, Qt, Signal, Slot

from core.domain.errors import IstiqbalError

T = TypeVar("T")
_log = logging.getLogger(__name__)


class JobRunner(QObject):
    """Runs jobs in their order; a bug in one is logged and told as None to `failed`."""

    _ended = Signal(object, object)

    def __init__(self, parent: QObject | None = None, executor: Executor | None = None) -> None:
        super().__init__(parent)
        self._executor = executor or ThreadPoolExecutor(1, thread_name_prefix="database")
        self._closed = False
        # A job that ends before its submitter looks is told in the submitter's own thread: it, too, waits its turn.
        self._ended.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def submit(
        self,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[IstiqbalError | None], None],
    ) -> None:
        """Run `work`; then `done` or `failed`, in the GUI thread, and never before this returns."""
        if self._closed:
            return

        def deliver(future: "Future[T]") -> None:
            error = future.exception()
            if error is None:
                done(future.result())
            else:
                failed(_told(error))

        future = self._executor.submit(work)
        future.add_done_callback(lambda ended: None if self._closed else self._ended.emit(deliver, ended))

    def close(self) -> None:
        """Finish what runs, drop what waits, and tell nobody any more."""
        self._closed = True
        self._executor.shutdown(wait=True, cancel_futures=True)

    @Slot(object, object)
    def _deliver(self, deliver: object, future: object) -> None:
        if not self._closed:
            cast("Callable[[object], None]", deliver)(future)


def _told(error: BaseException) -> IstiqbalError | None:
    if isinstance(error, IstiqbalError):
        return error
    _log.error("A job failed by a mistake of ours", exc_info=error)
    return None
