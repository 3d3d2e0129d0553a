"""What the kiosk knows of its centre, read again at each hint and by a slow poll (rule 7)."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal

from core.bootstrap import Centre
from core.domain.errors import ErrorCode, IstiqbalError
from core.qt.link import CentreLink
from core.services.dto import CentreView, QueueSnapshot, SectionView


@dataclass(frozen=True, slots=True)
class Hall:
    """The centre and who waits in each of its sections, as they were read at once."""

    centre: CentreView
    queues: Mapping[str, QueueSnapshot]

    def section(self, name: str) -> SectionView | None:
        """The section of that name, if the centre has it."""
        return next((one for one in self.centre.sections if one.name == name), None)


class HallReader(QObject):
    """`hall` is None before the first reading; `trouble` is what keeps the centre shut, other than a lost database."""

    changed = Signal()

    def __init__(self, link: CentreLink, poll_ms: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.hall: Hall | None = None
        self.trouble: IstiqbalError | None = None
        self._link = link
        self._reading = self._stale = False
        self._poll = QTimer(self, interval=poll_ms)
        self._poll.timeout.connect(self.read)
        self._poll.start()
        link.changed.connect(self._hint)

    def close(self) -> None:
        """Read no more."""
        self._poll.stop()

    def read(self) -> None:
        """Read now, or once more as soon as the reading under way has ended."""
        if self._reading:
            self._stale = True
            return
        self._reading, self._stale = True, False
        self._link.run(_hall, self._took, self._failed)

    def _hint(self, topic: str) -> None:
        if topic in {"*", "config"} or topic.startswith("queue:"):
            self.read()

    def _took(self, hall: Hall) -> None:
        self.hall, self.trouble = hall, None
        self._ended()

    def _failed(self, error: IstiqbalError | None) -> None:
        self.trouble = error if error is not None and error.code is not ErrorCode.DATABASE_AWAY else None
        self._ended()

    def _ended(self) -> None:
        self._reading = False
        self.changed.emit()
        if self._stale:
            self.read()


def _hall(centre: Centre) -> Hall:
    view = centre.administration.centre()
    return Hall(view, {section.name: centre.queue.snapshot(section.name) for section in view.sections})
