"""The documents of the request that somebody looks at, without any widget."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from core.bootstrap import Centre
from core.domain.errors import ErrorCode, IstiqbalError
from core.qt.reading import Reading
from core.services.document_dto import DocumentView, RequestDocuments
from core.services.dto import StaffView
from counter.session import Session
from counter.writes import Writes

_POLL_MS = 10_000
_TOPICS = frozenset({"*", "requests"})
_Read = tuple[UUID, UUID, RequestDocuments] | None


class DocumentsDesk(QObject):
    """Read anew at each hint and by a slow poll (rule 7) while a request is chosen.

    `shut` tells why the documents of this request may no longer be read; `withdrawn` carries a document.
    """

    changed = Signal()
    shut = Signal(object)
    refused = Signal(object)
    withdrawn = Signal(object)

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._link = session, session.link
        self.request: UUID | None = None
        self.listed: RequestDocuments | None = None
        self.error: IstiqbalError | None = None
        self.writes = Writes(session.link, self)
        self.writes.refused.connect(self.refused)
        self.writes.changed.connect(self.changed)
        self._reading = Reading(
            session.link, self._begin, self._took, self._could_not, wants=self._wants, poll_ms=_POLL_MS, parent=self
        )
        self.writes.over.connect(self._reading.read)
        session.link.available_changed.connect(lambda _: self.changed.emit())
        session.seated.connect(lambda _: self.show(None))

    @property
    def person(self) -> StaffView | None:
        """Who works here now."""
        return self._session.person

    @property
    def ready(self) -> bool:
        """Whether something can be written."""
        return self.person is not None and self._link.available and not self.writes.busy

    def show(self, request_id: UUID | None) -> None:
        """The request whose documents are shown from now on."""
        if request_id != self.request:
            self.request, self.listed, self.error = request_id, None, None
            self.writes.forget()
            self.changed.emit()
            if request_id is not None:
                self._reading.read()

    def withdraw(self, document: DocumentView, reason: str) -> None:
        """Mark a document as added by mistake."""
        person = self.person
        if person is not None:
            self.writes.once(
                lambda centre: centre.documents.withdraw(document.id, reason, by=person.id), self.withdrawn.emit
            )

    def _wants(self, topic: str) -> bool:
        return self.request is not None and self.person is not None and topic in _TOPICS

    def _begin(self) -> Callable[[Centre], _Read]:
        request, person = self.request, self.person

        def read(centre: Centre) -> _Read:
            if request is None or person is None:
                return None
            return request, person.id, centre.documents.listed(request, by=person.id)

        return read

    def _took(self, read: _Read) -> None:
        if read is not None and self.person is not None and read[:2] == (self.request, self.person.id):
            self.listed, self.error = read[2], None
            self.changed.emit()

    def _could_not(self, error: IstiqbalError | None) -> None:
        self.error = error
        if error is None or error.code is not ErrorCode.DATABASE_AWAY:
            self.listed = None
            self.shut.emit(error)
        self.changed.emit()
