"""The documents beside a request, and the window in which one is read, as hands and ears know them."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QListWidget, QPlainTextEdit, QWidget

from core.cli.demo.file_dialog import answer_with
from core.services.document_dto import DocumentView
from core.services.dto import RequestView
from counter.dialogs.letter.dialog import LetterDialog
from counter.dialogs.viewer.dialog import ViewerDialog
from counter.documents.withdrawing import WithdrawDialog
from tests.gui.counter.conftest import Clerk
from tests.gui.requests.conftest import CONTROL, Place

PLAIN = Qt.KeyboardModifier.NoModifier


@dataclass(frozen=True)
class Papers:
    """Somebody's list of documents, below the request that is chosen."""

    place: Place

    @property
    def window(self) -> QWidget:
        return self.place.screen.clerk.window

    @property
    def listed(self) -> QListWidget:
        found = self.place.page.findChild(QListWidget, "documents")
        assert isinstance(found, QListWidget)
        return found

    def until(self, true: Callable[[], bool]) -> None:
        self.place.screen.until(true)

    def lines(self) -> list[str]:
        """What each line says to those who hear it."""
        rows = [self.listed.item(row) for row in range(self.listed.count())]
        return [str(row.data(Qt.ItemDataRole.AccessibleTextRole)) for row in rows if row is not None]

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = PLAIN) -> None:
        QTest.keyClick(QApplication.focusWidget() or self.window, key, modifiers)

    def dialog(self, kind: type[QDialog]) -> QDialog:
        """The dialog of a kind, once it is open and has the keyboard."""
        self.until(lambda: any(one.isVisible() for one in self.window.findChildren(kind)))
        found = next(one for one in self.window.findChildren(kind) if one.isVisible())
        found.activateWindow()
        self.until(found.isActiveWindow)
        return found

    def back(self, dialog: QDialog) -> None:
        """The page has the keyboard again, as a window manager gives it, once a dialog is closed."""
        self.until(lambda: not dialog.isVisible())
        self.window.activateWindow()
        self.until(self.window.isActiveWindow)

    def attach(self, file: Path, title: str) -> None:
        """Ctrl+D, a file, a title, F10."""
        dialog = self.begin_letter()
        answer_with(file)
        self.key(Qt.Key.Key_F7)
        self.finish_letter(dialog, title, 1)

    def begin_letter(self) -> LetterDialog:
        self.key(Qt.Key.Key_D, CONTROL)
        dialog = self.dialog(LetterDialog)
        assert isinstance(dialog, LetterDialog)
        return dialog

    def finish_letter(self, dialog: LetterDialog, title: str, least: int) -> None:
        pages = dialog.findChild(QListWidget, "pages")
        assert isinstance(pages, QListWidget)
        self.until(lambda: pages.count() >= least and not dialog.desk.busy)
        dialog.activateWindow()
        self.until(dialog.isActiveWindow)
        Clerk(dialog).fill("ما هذه الوثيقة", title)
        self.key(Qt.Key.Key_F10)
        self.back(dialog)

    def read(self) -> "Reading":
        """F7 on the chosen document."""
        self.until(lambda: self.listed.count() > 0)
        self.listed.setFocus()
        self.key(Qt.Key.Key_F7)
        dialog = self.dialog(ViewerDialog)
        assert isinstance(dialog, ViewerDialog)
        return Reading(self, dialog)

    def withdraw(self, *reasons: str) -> None:
        """Ctrl+Del; each reason in turn, until one is enough."""
        self.listed.setFocus()
        self.key(Qt.Key.Key_Delete, CONTROL)
        dialog = self.dialog(WithdrawDialog)
        field = dialog.findChild(QPlainTextEdit)
        for reason in reasons:
            self.until(lambda: QApplication.focusWidget() is field)
            Clerk(dialog).keys(reason)
            self.key(Qt.Key.Key_Return, CONTROL)
            if reason != reasons[-1]:
                Clerk(dialog).expect("السبب")
        self.back(dialog)


@dataclass(frozen=True)
class Reading:
    """The window in which a document is read."""

    papers: Papers
    dialog: ViewerDialog

    @property
    def clerk(self) -> Clerk:
        return Clerk(self.dialog)

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = PLAIN) -> None:
        QTest.keyClick(QApplication.focusWidget() or self.dialog, key, modifiers)

    def at(self, number: int, count: int) -> None:
        """Wait until this page is before the reader, and that it is a page with something on it."""
        sheet = self.dialog._sheet
        told = f"الصفحة {number} من {count}"
        self.papers.until(lambda: sheet.isVisible() and sheet.accessibleName() == told and self.dark() > 0)

    def dark(self) -> int:
        """How many of the dots that are shown are dark."""
        image = self.dialog._sheet._page.pixmap().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
        if image.isNull():
            return 0
        dots, line = bytes(image.constBits()), image.bytesPerLine()  # lines are padded
        return sum(dot < 100 for row in range(image.height()) for dot in dots[row * line : row * line + image.width()])

    def size(self) -> tuple[int, int]:
        """How broad and high the page is shown."""
        page = self.dialog._sheet._page
        return page.width(), page.height()

    def says(self, text: str) -> None:
        self.papers.until(lambda: self.clerk.hears(text))

    def close(self) -> None:
        """Escape; nothing of the document stays in memory."""
        self.key(Qt.Key.Key_Escape)
        self.papers.back(self.dialog)
        assert self.dialog.desk.document is None
        assert self.dialog._sheet._page.pixmap().isNull()


def stored(place: Place, request: RequestView) -> list[DocumentView]:
    """The documents of a request as another program reads them."""
    office = next(one for one in place.centre.staff.everyone() if one.login == "office")
    return place.centre.documents.of_request(request.id, by=office.id)
