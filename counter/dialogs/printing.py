"""A PDF goes to paper page by page, on a thread of its own: twenty scanned pages take seconds."""

from concurrent.futures import ThreadPoolExecutor

from PySide6.QtCore import QByteArray, QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from core.domain.errors import IstiqbalError
from core.qt.jobs import JobRunner
from core.qt.link import CentreLink
from core.qt.pdf_pages import POINTS_PER_INCH, drawn_page, opened_pdf

_DOTS_PER_INCH = 300  # as sharp as paper shows; at a printer's own 1,200 a page would take half a gigabyte


def ask_for_printer(parent: QWidget) -> QPrinter | None:
    """The printer that is chosen; None when the clerk thought better of it."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    return printer if QPrintDialog(printer, parent).exec() else None


def paint(document: QPdfDocument, printer: QPrinter) -> bool:
    """Paint every page; False where the printer refused."""
    painter = QPainter()
    if not painter.begin(printer):
        return False
    area = printer.pageLayout().paintRectPixels(printer.resolution()).size().toSizeF()
    for page in range(document.pageCount()):
        if page:
            printer.newPage()
        points = document.pagePointSize(page)
        place = QRectF(QPointF(0, 0), points.scaled(area, Qt.AspectRatioMode.KeepAspectRatio))
        painter.drawImage(place, drawn_page(document, page, (points * (_DOTS_PER_INCH / POINTS_PER_INCH)).toSize()))
    return painter.end()


class Printing(QObject):
    """`over` tells whether the printer took all of it."""

    over = Signal(bool)

    def __init__(self, link: CentreLink, parent: QObject) -> None:
        super().__init__(parent)
        self._link = link
        self._runner: JobRunner | None = None

    def print(self, pdf: QByteArray, printer: QPrinter) -> None:
        """Print on, whatever is closed meanwhile; one after the other."""
        if self._runner is None:
            self._runner = JobRunner(self._link, ThreadPoolExecutor(1, thread_name_prefix="paper"))

        def work() -> bool:
            with opened_pdf(pdf) as document:
                return paint(document, printer)

        self._runner.submit(work, self.over.emit, self._failed)

    def _failed(self, _: IstiqbalError | None) -> None:
        self.over.emit(False)
