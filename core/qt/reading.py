"""Reads the truth again at each hint, when the database is back, and by a slow poll (rule 7: a feed is only a hint)."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import QObject, QTimer

from core.domain.errors import IstiqbalError
from core.qt.link import CentreLink

if TYPE_CHECKING:
    from core.bootstrap import Centre

T = TypeVar("T")


class Reading(QObject, Generic[T]):
    """One reading after the other; hints that come during one make one more, not many.

    `work` is asked for before each reading and gives what to read then; `wants` says which topics of the feed matter.
    """

    def __init__(
        self,
        link: CentreLink,
        work: "Callable[[], Callable[[Centre], T]]",
        took: Callable[[T], None],
        failed: Callable[[IstiqbalError | None], None],
        *,
        wants: Callable[[str], bool],
        poll_ms: int,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._link = link
        self._work = work
        self._took = took
        self._failed = failed
        self._wants = wants
        self._reading = self._stale = False
        self._poll = QTimer(self, interval=poll_ms)
        self._poll.timeout.connect(self.read)
        self._poll.start()
        link.changed.connect(self._hint)

    @property
    def under_way(self) -> bool:
        """Whether it reads now."""
        return self._reading

    def close(self) -> None:
        """Poll no more; the link, closed next, gives no more hints."""
        self._poll.stop()

    def read(self) -> None:
        """Read now, or once more as soon as the reading under way has ended."""
        if self._reading:
            self._stale = True
            return
        self._reading, self._stale = True, False
        self._link.run(self._work(), self._done, self._could_not)

    def _hint(self, topic: str) -> None:
        if self._wants(topic):
            self.read()

    def _done(self, result: T) -> None:
        self._reading = False
        self._took(result)
        self._once_more()

    def _could_not(self, error: IstiqbalError | None) -> None:
        self._reading = False
        self._failed(error)
        self._once_more()

    def _once_more(self) -> None:
        if self._stale:
            self.read()
