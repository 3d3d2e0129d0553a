"""A printer's dialog that is accepted at once, with a file for paper."""

from functools import partial
from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrinter


class _ToFile:
    def __init__(self, paper: Path, printer: QPrinter, _: object) -> None:
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(paper))

    def exec(self) -> bool:
        """Agreed."""
        return True


def print_to(paper: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever is printed from now on comes out here."""
    monkeypatch.setattr("counter.dialogs.printing.QPrintDialog", partial(_ToFile, paper))
