"""The receipt on its way to a file or to paper."""

from pathlib import Path

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QFileDialog, QWidget

_DOTS_PER_INCH = 300  # as sharp as paper shows; at a printer's own 1,200 a page would take half a gigabyte


def ask_for_file(parent: QWidget, title: str, reference: str) -> Path | None:
    """Where to save; None when the clerk thought better of it."""
    dialog = QFileDialog(parent, title, f"{reference}.pdf", "PDF (*.pdf)")
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix("pdf")
    chosen = Path(dialog.selectedFiles()[0]) if dialog.exec() else None
    dialog.deleteLater()
    return chosen


def print_pdf(parent: QWidget, file: Path) -> bool:
    """Ask for a printer and print every page; False where the file or the printer refused."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    if not QPrintDialog(printer, parent).exec():
        return True
    document = QPdfDocument(parent)
    try:
        return document.load(str(file)) is QPdfDocument.Error.None_ and _print(document, printer)
    finally:
        document.deleteLater()


def _print(document: QPdfDocument, printer: QPrinter) -> bool:
    painter = QPainter()
    if not painter.begin(printer):
        return False
    area = printer.pageLayout().paintRectPixels(printer.resolution()).size().toSizeF()
    for page in range(document.pageCount()):
        if page:
            printer.newPage()
        points = document.pagePointSize(page)
        place = QRectF(QPointF(0, 0), points.scaled(area, Qt.AspectRatioMode.KeepAspectRatio))
        painter.drawImage(place, document.render(page, (points * (_DOTS_PER_INCH / 72)).toSize()))
    return painter.end()
