"""The receipt on its way to a file or to paper."""

from pathlib import Path

from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QFileDialog, QWidget

from core.domain.errors import RuleBroken
from counter.dialogs.printing import ask_for_printer, paint


def ask_for_file(parent: QWidget, title: str, reference: str, *, replaces: bool = True) -> Path | None:
    """Where to save; None when the clerk thought better of it. Without `replaces` a name that is taken is refused."""
    dialog = QFileDialog(parent, title, f"{reference}.pdf", "PDF (*.pdf)")
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setOption(QFileDialog.Option.DontConfirmOverwrite, not replaces)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix("pdf")
    chosen = Path(dialog.selectedFiles()[0]) if dialog.exec() else None
    dialog.deleteLater()
    return chosen


def print_pdf(parent: QWidget, file: Path) -> bool:
    """Ask for a printer and print every page; False where the file or the printer refused."""
    printer = ask_for_printer(parent)
    if printer is None:
        return True
    document = QPdfDocument(parent)
    try:
        return document.load(str(file)) is QPdfDocument.Error.None_ and paint(document, printer)
    except RuleBroken:
        return False
    finally:
        document.deleteLater()
