"""Who the visitor at the window said at the kiosk they are, so that nobody asks them once more."""

from logging import getLogger
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from core.domain.errors import IstiqbalError
from core.services.entrance_dto import Announced
from counter.session import Session

_log = getLogger(__name__)


class Announcing(QObject):
    """`told` once for each ticket whose holder said it; what comes after the ticket has gone is dropped."""

    told = Signal(object)

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self._ticket: UUID | None = None

    def at(self, ticket: UUID | None) -> None:
        """Another ticket is at the window, or none."""
        person, self._ticket = self._session.person, ticket
        if ticket is None or person is None:
            return

        def took(announced: Announced | None) -> None:
            if announced is not None and ticket == self._ticket:
                self.told.emit(announced)

        def failed(error: IstiqbalError | None) -> None:
            _log.warning("Who the holder of a ticket is was not read: %s", error.code if error else "bug")

        by = person.id
        self._session.link.run(lambda centre: centre.entrance.announced(ticket, by=by), took, failed)
