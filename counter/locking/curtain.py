"""Takes everything out of the program's windows and gives it back as it was."""

from dataclasses import dataclass

import shiboken6
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QMessageBox, QToolTip, QVBoxLayout, QWidget


@dataclass(frozen=True)
class _Emptied:
    """A dialog whose contents lie in `holder` meanwhile, where neither an eye nor a screen reader finds them."""

    dialog: QDialog
    holder: QWidget
    title: str
    name: str
    question: str


class _Box(QDialog):
    """Above a dialog that keeps the window from being used; only the program closes it."""

    def reject(self) -> None:
        """Escape opens nothing."""


class Curtain:
    """Hidden widgets stay in the accessibility tree, and a hidden dialog ends what waits for it: they are emptied."""

    def __init__(self, window: QMainWindow, title: str) -> None:
        self._window, self._title = window, title
        self._inside: QWidget | None = None
        self._focus: QWidget | None = None
        self._emptied: list[_Emptied] = []
        self._box: _Box | None = None

    @property
    def covers_dialogs(self) -> bool:
        """Whether something was asked when it was drawn."""
        return bool(self._emptied)

    def draw(self, page: QWidget) -> None:
        """Show `page` and nothing else."""
        QToolTip.hideText()
        while (popup := QApplication.activePopupWidget()) is not None:
            popup.close()
        self._focus = QApplication.focusWidget()
        dialogs = self._dialogs()
        self._inside = self._window.takeCentralWidget()
        self._emptied = [self._empty(one) for one in dialogs]
        if not dialogs:
            self._window.setCentralWidget(page)
            page.show()  # of itself it would come with the next event
            return
        self._window.setCentralWidget(QWidget())
        above = QApplication.activeModalWidget()
        self._box = _Box(above if above in dialogs else dialogs[-1])
        self._box.setWindowTitle(self._title)
        self._box.setStyleSheet(self._window.styleSheet())
        layout = QVBoxLayout(self._box)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(page)
        self._box.setGeometry(self._window.geometry())
        self._box.open()

    def lift(self, page: QWidget, *, ending: bool = False) -> None:
        """Give everything back, the cursor too; with `ending` the dialogs go, since whose they were has left."""
        if self._box is not None:
            page.setParent(None)
            self._box.done(0)
            self._box.deleteLater()
            self._box = None
        self._window.takeCentralWidget()
        if self._inside is not None:
            self._window.setCentralWidget(self._inside)
            self._inside.show()
        for one in self._emptied:
            self._fill(one, ending=ending)
        self._emptied, self._inside = [], None
        if self._focus is not None and shiboken6.isValid(self._focus) and not ending:
            self._focus.setFocus()
        self._focus = None

    def holes(self) -> bool:
        """Whether a dialog opened after the curtain was drawn."""
        known = [one.dialog for one in self._emptied]
        return any(one not in known and one is not self._box for one in self._dialogs())

    def _dialogs(self) -> list[QDialog]:
        shown = (one for one in QApplication.topLevelWidgets() if isinstance(one, QDialog) and one.isVisible())
        return [one for one in shown if self._is_ours(one)]

    def _is_ours(self, dialog: QDialog) -> bool:
        parent = dialog.parent()
        while parent is not None and parent is not self._window:
            parent = parent.parent()
        return parent is self._window

    def _empty(self, dialog: QDialog) -> _Emptied:
        question = dialog.text() if isinstance(dialog, QMessageBox) else ""
        emptied = _Emptied(dialog, QWidget(), dialog.windowTitle(), dialog.accessibleName(), question)
        contents = dialog.layout()
        if contents is not None:
            emptied.holder.setLayout(contents)
        QVBoxLayout(dialog)
        dialog.setWindowTitle(self._title)
        dialog.setAccessibleName(self._title)
        if isinstance(dialog, QMessageBox):
            dialog.setText("")  # which it tells of itself, whatever it shows
        return emptied

    @staticmethod
    def _fill(emptied: _Emptied, *, ending: bool) -> None:
        dialog = emptied.dialog
        if not shiboken6.isValid(dialog):
            return
        blank, contents = dialog.layout(), emptied.holder.layout()
        if blank is not None:
            QWidget().setLayout(blank)
        if contents is not None:
            dialog.setLayout(contents)
        dialog.setWindowTitle(emptied.title)
        dialog.setAccessibleName(emptied.name)
        if isinstance(dialog, QMessageBox):
            dialog.setText(emptied.question)
        if ending:
            QDialog.done(dialog, 0)
