"""A visitor's letter is attached to the request at the window, and stays with it."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QListWidget

from core.cli.demo.file_dialog import answer_with
from counter.dialogs.letter.dialog import LetterDialog
from counter.dialogs.viewer.dialog import ViewerDialog
from counter.documents.dialog import DocumentsDialog
from tests.gui.counter.conftest import Clerk, Open, Screen
from tests.letters.made import pdf, texts
from tests.support.outage import Outage

TITLE = "خطاب المراجعة"


def attach(screen: Screen, *pages: str, folder: Path) -> LetterDialog:
    """Register a request, open the dialog, take a file and name it, all by keyboard."""
    screen.visit()
    screen.write_request()
    screen.save()
    screen.until(lambda: len(screen.requests()) == 1 and screen.counter.session.settled)
    screen.clerk.combination(Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    screen.until(lambda: screen.counter.window.findChild(LetterDialog) is not None)
    dialog = screen.counter.window.findChild(LetterDialog)
    assert isinstance(dialog, LetterDialog)
    screen.until(dialog.isVisible)
    screen.until(lambda: not dialog.desk.looking)
    answer_with(pdf(folder / "a.pdf", *pages))
    QTest.keyClick(dialog, Qt.Key.Key_F7)
    listed = dialog.findChild(QListWidget, "pages")
    assert isinstance(listed, QListWidget)
    screen.until(lambda: listed.count() == len(pages) and not dialog.desk.busy)
    dialog.activateWindow()  # as a window manager does once the file dialog is closed
    screen.until(dialog.isActiveWindow)
    Clerk(dialog).fill("ما هذه الوثيقة", TITLE)
    return dialog


def stored(screen: Screen) -> list[tuple[str, int]]:
    """Titles and pages of the request's documents, as another program reads them."""
    noura = next(one for one in screen.centre.staff.everyone() if one.login == "noura")
    request = screen.centre.requests.by_reference(screen.requests()[0])
    return [(one.title, one.pages) for one in screen.centre.documents.of_request(request.id, by=noura.id)]


def test_a_letter_is_attached_by_keyboard(open_counter: Open, database_url: str, tmp_path: Path) -> None:
    screen = open_counter(database_url)
    screen.seat()
    dialog = attach(screen, "one", "two", folder=tmp_path)
    QTest.keyClick(QApplication.focusWidget() or dialog, Qt.Key.Key_F10)
    screen.until(lambda: not dialog.isVisible())
    assert stored(screen) == [(TITLE, 2)]
    screen.clerk.expect(f"أُرفقت «{TITLE}»: صفحتان")
    noura = next(one for one in screen.centre.staff.everyone() if one.login == "noura")
    request = screen.centre.requests.by_reference(screen.requests()[0])
    (document,) = screen.centre.documents.of_request(request.id, by=noura.id)
    assert texts(screen.centre.documents.open(document.id, by=noura.id)) == ["one", "two"]
    screen.counter.window.activateWindow()  # as a window manager does once the dialog is closed
    screen.focus_on("بحث في التصنيف")
    read_again(screen)


def read_again(screen: Screen) -> None:
    """Ctrl+O lists what was attached, F7 opens it, and two Escapes lead back to the visit."""
    screen.clerk.combination(Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
    listed = opened(screen, DocumentsDialog)
    screen.until(lambda: Clerk(listed).hears(TITLE))
    screen.clerk.combination(Qt.Key.Key_F7)
    viewer = opened(screen, ViewerDialog)
    screen.until(lambda: Clerk(viewer).hears("الصفحة 1 من 2"))
    screen.clerk.combination(Qt.Key.Key_Escape)
    screen.until(lambda: not viewer.isVisible())
    listed.activateWindow()
    screen.until(listed.isActiveWindow)
    screen.clerk.combination(Qt.Key.Key_Escape)
    screen.until(lambda: not listed.isVisible())


def opened(screen: Screen, kind: type[QDialog]) -> QDialog:
    """The dialog of a kind, once it has the keyboard."""
    screen.until(lambda: any(one.isVisible() for one in screen.counter.window.findChildren(kind)))
    found = next(one for one in screen.counter.window.findChildren(kind) if one.isVisible())
    found.activateWindow()
    screen.until(found.isActiveWindow)
    return found


def test_a_lost_database_keeps_the_letter_on_the_screen_and_stores_it_once(
    open_counter: Open, sqlite_outage: Outage, tmp_path: Path
) -> None:
    screen = open_counter(sqlite_outage.url)
    screen.seat()
    dialog = attach(screen, "one", folder=tmp_path)
    sqlite_outage.begin()
    QTest.keyClick(QApplication.focusWidget() or dialog, Qt.Key.Key_F10)
    told = Clerk(dialog)
    screen.until(lambda: told.hears("قاعدة البيانات"))
    assert dialog.isVisible()
    sqlite_outage.end()
    screen.until(lambda: screen.counter.session.ready)
    QTest.keyClick(QApplication.focusWidget() or dialog, Qt.Key.Key_F10)
    screen.until(lambda: not dialog.isVisible())
    assert stored(screen) == [(TITLE, 1)]
