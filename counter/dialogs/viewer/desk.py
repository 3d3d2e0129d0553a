"""What is read of one document: the page, how large, how turned, and why it cannot be read, without any widget."""

from dataclasses import dataclass, replace
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from core.domain.documents import Turn
from core.domain.errors import ErrorCode, IstiqbalError, RuleBroken
from core.qt.link import CentreLink
from core.qt.pdf_pages import Fit, PagePicture, PageWish
from core.services.document_dto import DocumentView, RequestDocuments
from counter.dialogs.viewer.drawing import Drawing

SMALLEST, LARGEST, STEP = 0.25, 4.0, 1.25


@dataclass(frozen=True, slots=True)
class Reader:
    """Who reads, and whether they may take copies."""

    id: UUID
    copies: bool


class ViewerDesk(QObject):
    """The bytes of a document are in memory while it is open and nowhere else.

    `pictured` carries the picture of the page that is read, None while it is being drawn. `saved` carries the path of
    a copy, `printable` a document's bytes that may go to paper, `refused` why a copy was not made.
    """

    changed = Signal()
    pictured = Signal(object)
    saved = Signal(object)
    printable = Signal(object)
    refused = Signal(object)

    def __init__(self, link: CentreLink, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._link = link
        self._drawing = Drawing(link, self)
        self._drawing.drawn.connect(self._drawn)
        self._drawing.failed.connect(lambda _, error: self._no_page(error))
        link.available_changed.connect(self._line_changed)
        self._opened = 0
        self._turns: dict[int, Turn] = {}
        self._room, self._ratio = (0, 0), 1.0
        self.document: DocumentView | None = None
        self.reader: Reader | None = None
        self.opening = self.readable = False
        self.error: IstiqbalError | None = None
        self.failed = False
        self.number, self.count = 0, 0
        self.fit, self.zoom = Fit.WIDTH, 1.0

    def open(self, document: DocumentView, reader: Reader) -> None:
        """Read a document from its first page on."""
        self.close()
        self.document, self.reader = document, reader
        self.count = document.pages
        self.again()

    def again(self) -> None:
        """Ask for its content once more."""
        document, reader = self.document, self.reader
        if document is None or reader is None or self.opening:
            return
        self._opened += 1
        self.opening, self.readable, self.failed, self.error, opened = True, False, False, None, self._opened

        def took(pdf: bytes) -> None:
            if opened == self._opened:
                self.opening, self.readable = False, True
                self._drawing.begin(pdf)
                self.changed.emit()
                self._look()

        def failed(error: IstiqbalError | None) -> None:
            if opened == self._opened:
                self.opening = False
                self._no_page(error)

        self.changed.emit()
        self._link.run(lambda centre: centre.documents.open(document.id, by=reader.id), took, failed)

    def close(self) -> None:
        """Forget what was read."""
        self._opened += 1
        self._drawing.end()
        self.document = self.reader = self.error = None
        self.opening = self.readable = self.failed = False
        self.number, self.count = 0, 0
        self._turns.clear()
        self.pictured.emit(None)

    def heard(self, listed: RequestDocuments) -> None:
        """The documents as they stand now: this one may have been withdrawn meanwhile."""
        mine = next((one for one in listed.documents if self.document and one.id == self.document.id), None)
        if mine is None or mine == self.document:
            return
        self.document = mine
        if not listed.opens(mine):
            self.shut(RuleBroken(ErrorCode.DOCUMENT_WITHDRAWN))
        else:
            self.changed.emit()

    def shut(self, error: IstiqbalError | None) -> None:
        """It may no longer be read: what was read of it goes away."""
        self._opened += 1
        self.opening = self.readable = False
        self._drawing.end()
        self._no_page(error)

    def room(self, width: int, height: int, ratio: float) -> None:
        """How much the screen has for a page, in its own dots."""
        if ((width, height), ratio) != (self._room, self._ratio):
            self._room, self._ratio = (width, height), ratio
            self._look()

    def go(self, number: int) -> None:
        """To a page, counted from 0; beyond the ends nothing."""
        if 0 <= number < self.count and number != self.number:
            self.number = number
            self._look()

    def fit_to(self, fit: Fit) -> None:
        """As broad as the screen, or the whole page."""
        self.fit = fit
        self._look()

    def larger(self, steps: int) -> None:
        """Larger by so many steps, or smaller."""
        self.fit, self.zoom = Fit.ZOOM, min(max(self.zoom * STEP**steps, SMALLEST), LARGEST)
        self._look()

    def turn(self, degrees: int) -> None:
        """Turn this page for reading; what is stored stays as it is."""
        self._turns[self.number] = self._turns.get(self.number, Turn.NONE).further(degrees)
        self._look()

    def save(self, path: Path) -> None:
        """Write a copy to a file that is not there yet."""
        document, reader = self.document, self.reader
        if document is not None and reader is not None:
            self._link.run(
                lambda centre: centre.documents.copy_to(document.id, path, by=reader.id),
                lambda _: self.saved.emit(path),
                self.refused.emit,
            )

    def ask_to_print(self) -> None:
        """Ask for the copy that goes to paper."""
        document, reader = self.document, self.reader
        if document is not None and reader is not None:
            self._link.run(
                lambda centre: centre.documents.copy(document.id, by=reader.id),
                self.printable.emit,
                self.refused.emit,
            )

    def _look(self) -> None:
        if not self.readable or not all(self._room):
            return  # the window is not laid out yet
        self.failed, self.error = False, None
        turn = self._turns.get(self.number, Turn.NONE)
        wish = PageWish(self.number, self.fit, turn, room=self._room, ratio=self._ratio)
        picture = self._drawing.wish(replace(wish, zoom=self.zoom, room=(0, 0)) if self.fit is Fit.ZOOM else wish)
        if picture is None:
            self.changed.emit()
            self.pictured.emit(None)
        else:
            self._drawn(wish, picture)

    def _drawn(self, _: PageWish, picture: PagePicture) -> None:
        self.zoom, self.count = picture.zoom, picture.count
        self.changed.emit()
        self.pictured.emit(picture)

    def _no_page(self, error: IstiqbalError | None) -> None:
        self.failed, self.error = True, error
        self.changed.emit()
        self.pictured.emit(None)

    def _line_changed(self, available: bool) -> None:
        if available and self.failed and self.error is not None and self.error.code is ErrorCode.DATABASE_AWAY:
            self.again()
