"""What is typed at the window, kept as a draft while it is typed, and put back after a crash."""

from collections.abc import Callable
from logging import getLogger
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal

from core.bootstrap import Centre
from core.domain.draft import Draft
from core.domain.errors import ErrorCode, IstiqbalError
from core.qt.link import CentreLink
from counter.work import Seat
from counter.writes import Writes

# With the write itself well under the two seconds that may be lost.
_REST_MS = 1_000
_log = getLogger(__name__)


class Drafting(QObject):
    """`found` carries the draft of an earlier process, once for a ticket.

    A draft is stored a second after the first key that it lacks, and before anything else is written. Nothing is
    stored before what is there was read, and what cannot be stored now is tried again.
    """

    found = Signal(object)

    def __init__(self, link: CentreLink, writes: Writes, seat: Callable[[], Seat], parent: QObject) -> None:
        super().__init__(parent)
        self._link, self._writes, self._seat = link, writes, seat
        self._ticket: UUID | None = None
        self._by: UUID | None = None
        self._read = self._failing = False
        self._typed = self._stored = Draft()
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self._rested)
        writes.changed.connect(self._before_a_write)
        link.at_close(self._last_words)

    @property
    def kept(self) -> bool:
        """Whether the program can end without a loss: what is typed is stored, or will be when it closes."""
        return self._typed == self._stored or (self._read and self._link.available)

    def at(self, ticket: UUID | None) -> None:
        """Another ticket is at the window, or none."""
        self._rest.stop()
        self._ticket, self._by = ticket, self._seat().staff.id if ticket is not None else None
        self._typed = self._stored = Draft()
        self._read = False
        self._look()

    def hear(self, draft: Draft) -> None:
        """What stands in the forms now."""
        if self._ticket is not None and draft != self._typed:
            self._typed = draft
            self._wait()

    def close(self) -> None:
        """Store no more by itself; the last of it is stored when the link closes."""
        self._rest.stop()

    def _wait(self) -> None:
        if not self._rest.isActive() and (not self._read or self._typed != self._stored):
            self._rest.start()

    def _rested(self) -> None:
        if not self._read:
            self._look()
        elif self._writes.busy:
            self._rest.start()  # what is written now may send it
        else:
            self._keep()

    def _before_a_write(self) -> None:
        if self._writes.busy and self._read:
            self._keep()

    def _look(self) -> None:
        ticket, by = self._ticket, self._by
        if ticket is None or by is None:
            return

        def took(draft: Draft | None) -> None:
            if ticket == self._ticket and not self._read:
                self._read, self._stored = True, draft or Draft()
                if draft is not None:
                    self.found.emit(draft)
                self._wait()

        def failed(error: IstiqbalError | None) -> None:
            if ticket == self._ticket:
                self._try_again(error)

        self._link.run(lambda centre: centre.drafts.mine(ticket, by=by), took, failed)

    def _keep(self) -> None:
        ticket, by, draft = self._ticket, self._by, self._typed
        if ticket is None or by is None or draft == self._stored:
            return

        def kept(_: None) -> None:
            self._failing = False
            if ticket == self._ticket:
                self._stored = draft
                self._wait()

        def failed(error: IstiqbalError | None) -> None:
            if ticket == self._ticket:
                self._try_again(error)

        self._link.run(lambda centre: centre.drafts.keep(ticket, draft, by=by), kept, failed)

    def _try_again(self, error: IstiqbalError | None) -> None:
        """By itself where the database is away, else with the next key; said once for each trouble."""
        if not self._failing:
            _log.warning("A draft could not be read or stored: %s", error.code if error else "bug")
        self._failing = True
        if error is not None and error.code is ErrorCode.DATABASE_AWAY:
            self._wait()

    def _last_words(self, centre: Centre) -> None:
        ticket, by, draft = self._ticket, self._by, self._typed
        if self._read and ticket is not None and by is not None and draft != self._stored:
            try:
                centre.drafts.keep(ticket, draft, by=by)
            except IstiqbalError as error:
                _log.warning("The last of a draft was not stored: %s", error.code)
