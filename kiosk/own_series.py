"""What the kiosk does while its database is away: it goes on with its own spool, and hands over what is in it."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from typing import TypeVar
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal

from core.bootstrap import Centre
from core.domain.errors import EnvironmentFault, ErrorCode, IstiqbalError
from core.qt.jobs import JobRunner
from core.qt.link import CentreLink
from core.services.dto import TicketView
from core.services.entrance_dto import Wish
from core.services.kept_ratings import KeptRatings
from core.services.offline import LastKnown, OfflineService
from core.services.ports import Clock

_EVERY_MS = 60_000
T = TypeVar("T")


class OwnSeries(QObject):
    """`known` is the centre as last known, while nothing newer can be had; None where this kiosk may not issue alone.

    The spool has a thread of its own: the database's may wait for a server that says nothing.
    """

    changed = Signal()

    def __init__(
        self, link: CentreLink, clock: Clock, service: OfflineService | None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.known: LastKnown | None = None
        self._link, self._clock, self._service = link, clock, service
        self._runner = JobRunner(self, ThreadPoolExecutor(1, thread_name_prefix="spool"))
        self._handing_over = self._again = self._missing = False
        self._minute = QTimer(self, interval=_EVERY_MS)
        self._minute.timeout.connect(self._look)
        if service is not None:
            link.changed.connect(self._hint)
            link.available_changed.connect(self._look)
            link.trouble.connect(self._trouble)
            self._minute.start()
            self.refresh()

    def close(self) -> None:
        """Do nothing more by itself."""
        self._minute.stop()

    @property
    def ready(self) -> bool:
        """Whether a ticket can be had without the database."""
        return self.known is not None

    @property
    def lost(self) -> bool:
        """Whether the database is away: a file that this kiosk knows, and that is not there at its start, is so too."""
        return not self._link.available or (self._missing and self.ready)

    @property
    def serves(self) -> bool:
        """Whether it is from here that visitors are served now."""
        return self.ready and self.lost

    def refresh(self) -> None:
        """What the halls are doing may have changed with the time."""
        service = self._service
        if service is not None:
            self._runner.submit(lambda: service.last_known(self._now(service)), self._took, lambda _: self._took(None))

    def issue(
        self,
        wish: Wish,
        key: str,
        done: Callable[[TicketView], None],
        failed: Callable[[IstiqbalError | None], None],
    ) -> None:
        """A ticket of this kiosk's own series."""
        service = self._service
        if service is None:
            return

        def issued(ticket: TicketView) -> None:
            self.refresh()
            self._look()
            done(ticket)

        def refused(error: IstiqbalError | None) -> None:
            if isinstance(error, EnvironmentFault):
                self._took(None)  # its disk is full, for one: nobody is asked to touch in vain
            failed(error)

        def work() -> TicketView:
            now, private = self._now(service), wish.identity_number
            place = wish.section, wish.service, key
            return service.issue(*place, now, language=wish.language, needs=wish.help, private=private)

        self._runner.submit(work, issued, refused)

    def keep_rating(
        self,
        keep: Callable[[KeptRatings, UUID, datetime], T],
        done: Callable[[T], None],
        failed: Callable[[IstiqbalError | None], None],
    ) -> None:
        """Have `keep` write to this kiosk's ratings, of which centre and when; it is handed over as soon as it can."""
        service, known = self._service, self.known
        if service is None or known is None:
            failed(EnvironmentFault(ErrorCode.SPOOL_UNREADY))
            return

        def kept(result: T) -> None:
            self._look()
            done(result)

        self._runner.submit(lambda: keep(service.ratings, known.centre.id, self._now(service)), kept, failed)

    def print(
        self, ticket_id: UUID, done: Callable[[None], None], failed: Callable[[IstiqbalError | None], None]
    ) -> None:
        """Print it, on the devices' thread."""
        service = self._service
        if service is not None:
            self._link.run_beside(lambda: service.print_ticket(ticket_id, self._now(service)), done, failed)

    def _now(self, service: OfflineService) -> datetime:
        """The centre's time, as far as this PC knows it."""
        now = self._clock.now()
        return now if self._link.centre is not None else now - service.clock_offset()

    def _took(self, known: LastKnown | None) -> None:
        if known != self.known:
            self.known = known
            self.changed.emit()

    def _hint(self, topic: str) -> None:
        if topic in {"*", "config"}:
            self._missing = False
            self._look()

    def _trouble(self, error: IstiqbalError | None) -> None:
        self._missing = error is not None and error.code is ErrorCode.DATABASE_NOT_INITIALISED
        self.changed.emit()

    def _look(self) -> None:
        """Hand over what there is, and learn how the centre is; without it, what the time changed."""
        service = self._service
        if service is None:
            return
        if self.lost:
            self.refresh()
        elif self._handing_over:
            self._again = True
        else:
            self._handing_over, self._again = True, False
            self._link.run(lambda centre: _handed_over(centre, service), self._done, self._done)

    def _done(self, _: object) -> None:
        self._handing_over = False
        self.refresh()
        if self._again:
            self._look()


def _handed_over(centre: Centre, service: OfflineService) -> int:
    """The tickets first: a rating may be of one of them."""
    handed = service.hand_over(centre.hand_over, centre.clock_offset())
    return handed + service.ratings.hand_over(centre.kept_ratings)
