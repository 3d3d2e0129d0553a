"""What the kiosk knows of its centre, read again at each hint and by a slow poll (rule 7)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial

from PySide6.QtCore import QObject, Signal

from core.bootstrap import Centre
from core.domain.errors import ErrorCode, IstiqbalError
from core.domain.opening import Phase
from core.qt.link import CentreLink
from core.qt.reading import Reading
from core.services.dto import CentreView, HallView, QueueSnapshot, SectionView
from kiosk.own_series import OwnSeries


@dataclass(frozen=True, slots=True)
class Hall:
    """The centre and who waits in each of its sections, as they were read at once.

    `identifying` are the services for which the kiosk asks who the visitor is.
    """

    centre: CentreView
    queues: Mapping[str, QueueSnapshot]
    opening: Mapping[str, HallView]
    identifying: frozenset[str] = frozenset()

    def is_past(self, now: datetime) -> bool:
        """Whether the opening of a section has changed since."""
        return any(view.state.until is not None and view.state.until <= now for view in self.opening.values())

    def section(self, name: str) -> SectionView | None:
        """The section of that name, if the centre has it."""
        return next((one for one in self.centre.sections if one.name == name), None)


class HallReader(QObject):
    """`hall` is None before the first reading, and while the database is away as last known, where that will do.

    `trouble` is what keeps the centre shut, other than a lost database.
    """

    changed = Signal()

    def __init__(self, link: CentreLink, poll_ms: int, own: OwnSeries, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._read: Hall | None = None
        self._own = own
        own.changed.connect(self.changed)
        self.trouble: IstiqbalError | None = None
        self._link = link
        self._settled: set[str] = set()
        self._forgot: date | None = None
        self._reading = Reading(
            link, lambda: _hall, self._took, self._failed, wants=_matters, poll_ms=poll_ms, parent=self
        )

    @property
    def hall(self) -> Hall | None:
        """The centre and its halls."""
        known = self._own.known if self._own.serves else None
        return Hall(known.centre, {}, known.halls) if known else self._read

    @property
    def serves(self) -> bool:
        """Whether a visitor can be served now."""
        return self._own.serves if self._own.lost else self._read is not None

    def close(self) -> None:
        """Read no more."""
        self._reading.close()

    def read(self) -> None:
        """Read now, or once more as soon as the reading under way has ended."""
        self._reading.read()
        if self._own.serves:
            self._own.refresh()

    def _took(self, hall: Hall) -> None:
        self._read, self.trouble = hall, None
        self._settle(hall)
        self._forget(hall)
        self.changed.emit()

    def _settle(self, hall: Hall) -> None:
        """Once for each closing: see to those whom nobody will call any more, as the centre's policy says."""
        for name, view in hall.opening.items():
            if view.state.phase is not Phase.CLOSED:
                self._settled.discard(name)
            elif name not in self._settled:
                self._settled.add(name)
                self._link.run(partial(_settled, name), lambda _: None, partial(self._not_settled, name))

    def _forget(self, hall: Hall) -> None:
        """Once on each day: who said at a kiosk who they are need not be known any more."""
        today = max((one.service_date for one in hall.queues.values()), default=None)
        if today != self._forgot:
            before, self._forgot = self._forgot, today

            def failed(_: IstiqbalError | None) -> None:
                self._forgot = before

            self._link.run(lambda centre: centre.entrance.forget_over(), lambda _: None, failed)

    def _not_settled(self, name: str, _: IstiqbalError | None) -> None:
        self._settled.discard(name)

    def _failed(self, error: IstiqbalError | None) -> None:
        self.trouble = error if error is not None and error.code is not ErrorCode.DATABASE_AWAY else None
        self.changed.emit()


def _matters(topic: str) -> bool:
    return topic in {"*", "config"} or topic.startswith("queue:")


def _hall(centre: Centre) -> Hall:
    view = centre.administration.centre()
    names = [section.name for section in view.sections]
    queues = {name: centre.queue.snapshot(name) for name in names}
    opening = {name: centre.hall.view(name) for name in names}
    return Hall(view, queues, opening, centre.entrance.identifying())


def _settled(section: str, centre: Centre) -> None:
    centre.hall.settle(section)
    centre.entrance.forget_over()
