"""Answers the file dialog that a button is about to open; a modal dialog runs its own event loop."""

from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit

_POLL_MS = 10


def answer_with(path: Path) -> None:
    """Type `path` into the next file dialog and accept it."""
    timer = QTimer(QApplication.instance())

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        field = dialog.findChild(QLineEdit, "fileNameEdit") if isinstance(dialog, QFileDialog) else None
        if field is None:
            return
        timer.stop()
        timer.deleteLater()
        field.setText(str(path))
        QTest.keyClick(field, Qt.Key.Key_Return)

    timer.timeout.connect(look)
    timer.start(_POLL_MS)
