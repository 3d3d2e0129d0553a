"""A letter is put together for a request of the visit, and stored with it."""

from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from core.domain.documents import Letter
from core.domain.errors import IstiqbalError
from core.services.document_dto import DocumentView
from core.services.dto import RequestView
from counter.dialogs.letter.dialog import LetterDialog
from counter.session import Session


class Attaching(QObject):
    """`attached` carries the document that was stored; the dialog closes then, and stays open at a refusal."""

    attached = Signal(object)

    def __init__(self, page: QWidget, session: Session) -> None:
        super().__init__(page)
        self._page = page
        self._session = session
        self._dialog: LetterDialog | None = None
        self._request: UUID | None = None
        session.request.attached.connect(self._stored)

    @property
    def open(self) -> bool:
        """Whether a letter is being put together."""
        return self._dialog is not None and self._dialog.isVisible()

    def begin(self, request: RequestView) -> None:
        """Open the dialog for a request."""
        centre = self._session.centre
        if centre is None or self.open:
            return
        if self._dialog is None:
            self._dialog = LetterDialog(self._page, self._session.link, self._session.language, centre.digits)
            self._dialog.made.connect(self._made)
        self._request = request.id
        self._dialog.ask()

    def refused(self, error: IstiqbalError | None) -> None:
        """Say why it was not stored; the pages stay."""
        if self._dialog is not None:
            self._dialog.refused(error)

    def _made(self, title: str, letter: Letter) -> None:
        if self._request is not None:
            self._session.request.attach(self._request, title, letter)

    def _stored(self, document: DocumentView) -> None:
        if self._dialog is not None:
            self._dialog.close()
        self.attached.emit(document)
