"""The receipt on its way to a file or to paper."""

from pathlib import Path

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QFileDialog, QWidget


def ask_for_file(parent: QWidget, title: str, reference: str) -> Path | None:
    """Where to save; None when the clerk thought better of it."""
    dialog = QFileDialog(parent, title, f"{reference}.pdf", "PDF (*.pdf)")
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix("pdf")
    return Path(dialog.selectedFiles()[0]) if dialog.exec() else None


def print_pdf(parent: QWidget, file: Path) -> None:
    """Ask for a printer and print every page on it."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    if not QPrintDialog(printer, parent).exec():
        return
    document = QPdfDocument(parent)
    document.load(str(file))
    area = printer.pageLayout().paintRectPixels(printer.resolution())
    painter = QPainter(printer)
    try:
        for page in range(document.pageCount()):
            if page:
                printer.newPage()
            size = (
                document.pagePointSize(page).scaled(area.size().toSizeF(), Qt.AspectRatioMode.KeepAspectRatio).toSize()
            )
            painter.drawImage(QRect(QPoint(0, 0), size), document.render(page, size))
    finally:
        painter.end()
        document.deleteLater()
