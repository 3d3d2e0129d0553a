"""A letter is put together for a request, and stored with it."""

from uuid import UUID, uuid5

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from core.domain.documents import Letter
from core.domain.errors import IstiqbalError
from core.services.document_dto import DocumentView
from counter.dialogs.letter.dialog import LetterDialog
from counter.session import Session
from counter.writes import Writes


class Attaching(QObject):
    """`attached` carries the document that was stored; the dialog closes then, and stays open at a refusal."""

    attached = Signal(object)

    def __init__(self, page: QWidget, session: Session, writes: Writes) -> None:
        super().__init__(page)
        self._page, self._session, self._writes = page, session, writes
        self._dialog: LetterDialog | None = None
        self._request: UUID | None = None

    @property
    def open(self) -> bool:
        """Whether a letter is being put together."""
        return self._dialog is not None and self._dialog.isVisible()

    def begin(self, request_id: UUID) -> None:
        """Open the dialog for a request."""
        centre = self._session.centre
        if centre is None or self.open:
            return
        if self._dialog is None:
            window, session = self._page.window(), self._session
            self._dialog = LetterDialog(window, session.link, session.language, centre.digits)
            self._dialog.made.connect(self._made)
        self._request = request_id
        self._dialog.ask()

    def refused(self, error: IstiqbalError | None) -> None:
        """Say why it was not stored; the pages stay."""
        if self._dialog is not None:
            self._dialog.refused(error)

    def close(self) -> None:
        """Put nothing more together."""
        if self._dialog is not None:
            self._dialog.close()

    def _made(self, title: str, letter: Letter) -> None:
        request, person = self._request, self._session.person
        if request is not None and person is not None:
            self._writes.keyed(
                "attach",
                uuid5(request, f"{title} {letter}"),
                lambda centre, key: centre.documents.add(request, title, letter, by=person.id, key=key),
                self._stored,
                slow=True,
            )

    def _stored(self, document: DocumentView) -> None:
        self.close()
        self.attached.emit(document)
