"""The tickets of earlier days at the counter: how many there are, and a new one for who comes with one of them."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from core.bootstrap import Centre
from core.domain.errors import IstiqbalError
from core.qt.link import CentreLink
from core.qt.reading import Reading
from core.services.dto import TicketView
from core.services.readmission import MOST_LEFT_OVER, LeftOver
from counter.work import Seat
from counter.writes import Writes

_POLL_MS = 30_000


class LeftOverDesk(QObject):
    """`found` are those of the section, the newest first; `brought` carries the old ticket and the new one.

    They change with the day and with a clock, hardly with a call: so no hint but that of a database that is back has
    them read. A colleague may have brought one back meanwhile; its new ticket stays the only one (rule 2).
    """

    changed = Signal()
    brought = Signal(object, object)

    def __init__(
        self, link: CentreLink, writes: Writes, seat: Callable[[], Seat | None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._writes = writes
        self._seat = seat
        self.found: tuple[LeftOver, ...] = ()
        self._code = ""
        self._reading = Reading(
            link, self._begin, self._took, self._failed, wants=lambda topic: topic == "*", poll_ms=_POLL_MS, parent=self
        )

    def read(self) -> None:
        """Read the truth anew."""
        self._reading.read()

    def look_for(self, code: str) -> None:
        """Have those of this code among them too, however old they are; the newest alone with an empty one."""
        if code != self._code:
            self._code = code
            self.read()

    def forget(self) -> None:
        """For the next clerk."""
        self.found, self._code = (), ""
        self.changed.emit()

    def close(self) -> None:
        """Read no more."""
        self._reading.close()

    def bring_back(self, one: LeftOver) -> None:
        """Who comes with it gets a ticket of today."""
        seat, old = self._seat(), one.ticket
        if seat is None:
            return

        def done(new: TicketView) -> None:
            self.found = tuple(other for other in self.found if other.ticket.id != old.id)
            self.changed.emit()
            self.brought.emit(old, new)
            self.read()

        self._writes.once(lambda centre: centre.hall.readmit(old.id, by=seat.staff.id), done)

    def _begin(self) -> Callable[[Centre], tuple[Seat | None, tuple[LeftOver, ...]]]:
        seat, code = self._seat(), self._code
        return lambda centre: (seat, _read(centre, seat.desk.section, code) if seat else ())

    def _took(self, read: tuple[Seat | None, tuple[LeftOver, ...]]) -> None:
        seat, found = read
        if seat == self._seat() and found != self.found:
            self.found = found
            self.changed.emit()

    def _failed(self, _: IstiqbalError | None) -> None:
        """What was read last stays; the session tells of a database that is away."""


def _read(centre: Centre, section: str, code: str) -> tuple[LeftOver, ...]:
    newest = centre.hall.left_over(section)
    if not code or len(newest) < MOST_LEFT_OVER:
        return tuple(newest)
    known = {one.ticket.id for one in newest}
    return (*newest, *(one for one in centre.hall.left_over(section, code=code) if one.ticket.id not in known))
