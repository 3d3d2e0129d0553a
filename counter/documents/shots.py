"""The documents of a request on its page, and the window in which one is read."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from core.domain.documents import Letter
from core.domain.errors import ErrorCode, RuleBroken
from core.domain.text import Language
from core.qt.stills import Album
from core.qt.waiting import StepFailed, wait_until
from core.services.dto import RequestView
from counter.dialogs.letter.shots import paper
from counter.dialogs.viewer.dialog import ViewerDialog
from counter.documents.dialog import DocumentsDialog
from counter.documents.listed import DocumentList
from counter.documents.withdrawing import WithdrawDialog
from counter.work import Stage
from counter.workspaces.requests.listed import Listed
from counter.workspaces.requests.page import RequestsPage
from counter.workspaces.requests.scene import PASSWORD, Scene, scene

_W = TypeVar("_W", bound=QWidget)
_TITLES = (
    "خطاب مقدّمة الطلب إلى معالي الوزير",
    "تقرير طبي صادر من مستشفى الملك فهد التخصصي لوالدة مقدّمة الطلب مع نتائج التحاليل وصور الأشعة",
    "صورة الهوية الوطنية وسجل الأسرة وقرار النقل السابق ومشهد من المدرسة التي تعمل فيها حاليًا",
)
_REASON = "أُرفقت خطأً: تقرير مراجعة أخرى حضرت في الوقت نفسه"


def take(language: Language, folder: Path) -> list[Path]:
    """Take them into a folder."""
    album = Album(folder, language)
    with scene(language) as made, TemporaryDirectory() as place:
        (request,) = made.enter(1)
        window, listed = made.counter.window, _signed_in(made, "office")
        wait_until(lambda: listed.rows.rowCount() == 1, "the request")
        listed.setCurrentIndex(listed.sorted.index(0, 0))
        documents = _documents(made)
        album.take(window, "100-documents-none", lambda: not documents.isVisible(), "no document")
        _attach(made, request, Path(place), 0, pages=20)
        album.take(window, "101-documents-one", lambda: documents.count() == 1, "one document")
        for number in (1, 2):
            _attach(made, request, Path(place), number, pages=number)
        album.take(window, "102-documents-three", lambda: documents.count() == 3, "three documents")
        _withdraw(made, album)
        _read(made, album)
        _at_the_window(made, album, Path(place))
    return album.taken


def _withdraw(made: Scene, album: Album) -> None:
    documents = _documents(made)
    documents.setFocus()
    documents.setCurrentRow(1)
    QTest.keyClick(documents, Qt.Key.Key_Delete, Qt.KeyboardModifier.ControlModifier)
    dialog = _found(made, WithdrawDialog)
    field = dialog.findChild(QPlainTextEdit)
    if isinstance(field, QPlainTextEdit):
        field.setPlainText(_REASON)
    album.take(dialog, "103-documents-withdraw", dialog.isVisible, "the question")
    QTest.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    album.take(made.counter.window, "104-documents-withdrawn", lambda: not dialog.isVisible(), "the withdrawn one")


def _read(made: Scene, album: Album) -> None:
    documents = _documents(made)
    documents.setFocus()
    documents.setCurrentRow(2)
    QTest.keyClick(documents, Qt.Key.Key_Return)
    viewer = _found(made, ViewerDialog)
    album.take(viewer, "105-viewer", lambda: viewer.desk.readable, "the letter")
    for key, name in ((Qt.Key.Key_1, "106-viewer-whole"), (Qt.Key.Key_Plus, "107-viewer-large")):
        for _ in range(1 if key is Qt.Key.Key_1 else 5):
            QTest.keyClick(viewer, key, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClick(viewer, Qt.Key.Key_PageDown)
        album.take(viewer, name, lambda: True, "the page")
    QTest.keyClick(documents, Qt.Key.Key_Up)
    QTest.keyClick(documents, Qt.Key.Key_Return)
    album.take(viewer, "108-viewer-withdrawn", lambda: viewer.desk.readable, "the withdrawn document")
    viewer.desk.shut(RuleBroken(ErrorCode.DOCUMENT_ALTERED))
    album.take(viewer, "109-viewer-altered", lambda: viewer.desk.failed, "why it is not shown")
    viewer.close()


def _at_the_window(made: Scene, album: Album, place: Path) -> None:
    session, window = made.counter.session, made.counter.window
    session.sign_out()
    wait_until(lambda: session.person is None, "the sign-out")
    session.sign_in("noura", PASSWORD, "W1")
    wait_until(lambda: session.work is not None, "the window")
    made.centre.queue.issue("women", "submit", "picture")
    session.acts.call_next()
    wait_until(lambda: session.stage is Stage.CALLED and session.settled, "the call")
    session.visitor.save("1000000024", "منيرة العتيبي", "0550000000")
    wait_until(lambda: session.stage is Stage.VISIT and session.settled, "the visit")
    session.request.register("G01", "طلب نقل معلمة إلى مدرسة قريبة من سكنها", "")
    wait_until(lambda: bool(session.work and session.work.requests) and session.settled, "the request")
    if session.work is not None:
        _attach(made, session.work.requests[0], place, 1, pages=1, key="window")
    window.activateWindow()
    wait_until(window.isActiveWindow, "the keyboard")
    QTest.keyClick(window, Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
    dialog = _found(made, DocumentsDialog)
    documents = dialog.findChild(DocumentList)
    album.take(dialog, "110-window-documents", lambda: documents is not None and documents.count() == 1, "its paper")
    album.take(window, "111-window-entered", lambda: True, "the window")


def _attach(made: Scene, request: RequestView, place: Path, number: int, *, pages: int, key: str = "picture") -> None:
    letter = Letter()
    for page in range(pages):
        file = place / f"{number}-{page}.png"
        paper(page % 4 + 1).save(str(file))
        letter = letter.with_pages(made.centre.documents.pages(file))
    made.centre.documents.add(request.id, _TITLES[number], letter, by=made.office.id, key=f"{key} {number}")


def _signed_in(made: Scene, login: str) -> Listed:
    wait_until(lambda: made.counter.session.centre is not None, "the centre")
    made.counter.session.sign_in(login, PASSWORD, "W1")
    wait_until(lambda: made.counter.session.person is not None, "the sign-in")
    made.counter.window.activateWindow()
    return _found(made, Listed)


def _documents(made: Scene) -> DocumentList:
    found = _found(made, RequestsPage).findChild(DocumentList)
    if not isinstance(found, DocumentList):
        raise StepFailed("there is no list of documents")
    return found


def _found(made: Scene, kind: type[_W]) -> _W:
    wait_until(lambda: made.counter.window.findChild(kind) is not None, f"the {kind.__name__}")
    found = made.counter.window.findChild(kind)
    if not isinstance(found, kind):
        raise StepFailed(f"there is no {kind.__name__}")
    return found
