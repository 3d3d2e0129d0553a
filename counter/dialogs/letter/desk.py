"""The letter that is being put together: its pages, their pictures, and the work behind them, without any widget."""

import shutil
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Event

from PySide6.QtCore import QByteArray, QObject, Signal
from PySide6.QtGui import QImage, QTransform
from PySide6.QtPdf import QPdfDocument

from core.bootstrap import Centre
from core.domain.documents import Letter, LetterPage, ScanOrder
from core.domain.errors import ErrorCode, IstiqbalError
from core.qt.link import CentreLink
from core.qt.pdf_pages import drawn_page, opened_pdf
from core.services.document_dto import ScanDevice

PICTURE_HEIGHT = 320
_Read = tuple[list[tuple[LetterPage, QImage]], IstiqbalError | None]


class LetterDesk(QObject):
    """Files and scans are read on the devices' thread; `refused` tells of the file or scanner that gave nothing."""

    changed = Signal()
    added = Signal(int)
    refused = Signal(object)

    def __init__(self, link: CentreLink, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._link = link
        self._folder: Path | None = None
        self._pictures: dict[LetterPage, QImage] = {}
        self._cancel, self._left = Event(), Event()
        self._opened = 0
        self.letter = Letter()
        self.devices: list[ScanDevice] = []
        self.no_scanner: IstiqbalError | None = None
        self.looking = False
        self.reading = self.scanning = False

    @property
    def busy(self) -> bool:
        """Whether pages are on their way."""
        return self.reading or self.scanning

    def begin(self) -> None:
        """An empty letter; what was scanned for the last one is gone from this PC."""
        self.end()
        self.changed.emit()

    def end(self) -> None:
        """Forget the letter and everything that was read for it."""
        self._left.set()
        self._cancel.set()
        self._opened += 1
        if self._folder is not None:
            self._clear(self._folder)
        self.letter, self._pictures, self._folder = Letter(), {}, None
        self.reading = self.scanning = False

    def look_for_scanners(self) -> None:
        """Ask which there are; `no_scanner` says why there is none."""
        if self.looking:
            return
        self.looking = True
        self.changed.emit()
        self._link.run_device(
            lambda centre: centre.scanner.devices(), self._found, lambda error: self._found([], error)
        )

    def _found(self, devices: list[ScanDevice], error: IstiqbalError | None = None) -> None:
        self.devices, self.no_scanner, self.looking = devices, error, False
        self.changed.emit()

    def picture(self, page: LetterPage) -> QImage:
        """How a page looks, turned as it is."""
        upright = self._pictures[LetterPage(page.source, page.number)]
        return upright.transformed(QTransform().rotate(page.turn))

    def add(self, files: Sequence[Path]) -> None:
        """Put the pages of files at the end; of a bad one none, and those before it stay."""
        if not self.busy and files:
            self.reading = True
            self._read(lambda centre: _pages(centre, files))

    def scan(self, order: ScanOrder) -> None:
        """Put scanned pages at the end; those before a fault stay."""
        if self.busy:
            return
        self.scanning, self._cancel, self._left = True, Event(), Event()
        around = self._folder = self._folder or Path(tempfile.mkdtemp(prefix="istiqbal-scan-"))
        folder, cancel, left = Path(tempfile.mkdtemp(dir=around)), self._cancel, self._left

        def work(centre: Centre) -> _Read:
            try:
                return _scanned(centre, order, folder, cancel)
            finally:
                if left.is_set():  # where the program ends nothing more is run after this
                    shutil.rmtree(around, ignore_errors=True)

        self._read(work)

    def stop(self) -> None:
        """End the scan that runs."""
        self._cancel.set()

    def turn(self, place: int, degrees: int) -> None:
        """Turn a page clockwise."""
        self._now(self.letter.turned(place, degrees))

    def move(self, place: int, to: int) -> None:
        """Bring a page to another place."""
        self._now(self.letter.moved(place, to))

    def remove(self, place: int) -> None:
        """Leave a page out."""
        self._now(self.letter.without(place))

    def _clear(self, folder: Path) -> None:
        """At once, or after the scan that runs: the scanner would write on."""
        if self.scanning:
            self._link.run_device(lambda _: shutil.rmtree(folder, ignore_errors=True), lambda _: None, lambda _: None)
        else:
            shutil.rmtree(folder, ignore_errors=True)

    def _now(self, letter: Letter) -> None:
        self.letter = letter
        self.changed.emit()

    def _read(self, work: Callable[[Centre], _Read]) -> None:
        opened = self._opened

        def done(read: _Read) -> None:
            if opened == self._opened:
                self._took(*read)

        self.changed.emit()
        self._link.run_device(work, done, lambda error: self._failed(error, opened))

    def _took(self, found: list[tuple[LetterPage, QImage]], error: IstiqbalError | None) -> None:
        self.reading = self.scanning = False
        try:
            self.letter = self.letter.with_pages(tuple(page for page, _ in found))
        except IstiqbalError as refused:
            error = refused
        else:
            self._pictures |= dict(found)
        self.changed.emit()
        if found:
            self.added.emit(len(found))
        if error is not None and error.code is not ErrorCode.SCANNER_CANCELLED:
            self.refused.emit(error)

    def _failed(self, error: IstiqbalError | None, opened: int) -> None:
        if opened == self._opened:
            self.reading = self.scanning = False
            self.changed.emit()
            self.refused.emit(error)


def _pages(centre: Centre, files: Sequence[Path]) -> _Read:
    found: list[tuple[LetterPage, QImage]] = []
    for file in files:
        try:
            pages = centre.documents.pages(file)
            found += zip(pages, _pictures(centre.documents.preview(Letter(pages))), strict=True)
        except IstiqbalError as error:
            return found, error
    return found, None


def _scanned(centre: Centre, order: ScanOrder, folder: Path, cancel: Event) -> _Read:
    error: IstiqbalError | None = None
    try:
        centre.scanner.scan(order, folder, cancel)
    except IstiqbalError as fault:
        error = fault
    found, unread = _pages(centre, sorted(folder.glob("*.png")))
    return found, error or unread


def _pictures(pdf: bytes) -> list[QImage]:
    """Each page of a PDF, small."""
    with opened_pdf(QByteArray(pdf)) as document:
        return [_picture(document, number) for number in range(document.pageCount())]


def _picture(document: QPdfDocument, number: int) -> QImage:
    points = document.pagePointSize(number)
    return drawn_page(document, number, (points * (PICTURE_HEIGHT / max(points.width(), points.height()))).toSize())
