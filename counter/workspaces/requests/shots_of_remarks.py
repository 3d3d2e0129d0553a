"""What is noted on a request: another type, urgent, linked and merged, and the file that tells of it."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from core.domain.remarks import Remark
from core.domain.text import Language
from core.domain.workflow import Urgency
from core.qt.stills import Album
from core.qt.waiting import StepFailed, wait_until
from core.services.dto import RequestView
from core.services.remarks import Said
from counter.dialogs.remark.dialog import RemarkDialog
from counter.workspaces.requests.scene import Scene, scene
from counter.workspaces.requests.shots import choose, focus, press, sign_in, texts

_KEYS = {"type": Qt.Key.Key_F2, "urgency": Qt.Key.Key_F3, "link": Qt.Key.Key_F4, "merge": Qt.Key.Key_F5}
_REASON = "الموضوع شكوى من تأخر صرف المستحقات، وليس طلب نقل."


def take(language: Language, folder: Path) -> list[Path]:
    """Take them into a folder."""
    album = Album(folder, language)
    with scene(language) as made:
        wait_until(lambda: made.counter.session.centre is not None, "the centre")
        requests = made.enter(7, days_before=4)
        _noted(made, requests)
        listed = sign_in(made, "office")
        wait_until(lambda: listed.rows.rowCount() == 6, "the requests")
        choose(listed, 0)
        wait_until(lambda: bool(texts(made)), "the file")
        album.take(made.counter.window, "81-requests-noted", lambda: bool(texts(made)), "what was noted")
        made.counter.window.resize(1920, 1080)
        album.take(made.counter.window, "81-requests-noted-large", lambda: bool(texts(made)), "what was noted")
        made.counter.window.resize(1366, 768)
        press(listed, Qt.Key.Key_F3)
        _forms(made, album, requests)
    return album.taken


def _noted(made: Scene, requests: list[RequestView]) -> None:
    """The same visitor comes back at every third request."""
    remark, by = made.centre.requests.remark, made.office.id
    first, second, third, same = requests[0], requests[1], requests[2], requests[3]
    said = [
        (first, Said(Remark.SET_URGENCY, "موعد العملية في الأسبوع القادم.", urgency=Urgency.URGENT)),
        (first, Said(Remark.RECLASSIFY, "الطلب مقترح لا شكوى.", "G03" if first.type.code != "G03" else "G01")),
        (first, Said(Remark.LINK, other=second.id)),
        (first, Said(Remark.LINK, "زوجها صاحب المعاملة الأخرى.", other=third.id)),
    ]
    for place, (one, what) in enumerate(said):
        remark(one.id, what, by=by, key=f"noted {place}")
    made.centre.requests.merge(same.id, first.id, "طلب واحد سُجّل مرتين.", by=by, key="merge")


def _forms(made: Scene, album: Album, requests: list[RequestView]) -> None:
    dialog = _dialog(made)
    wait_until(lambda: dialog.desk.types != (), "the tree")
    dialog.activateWindow()
    wait_until(dialog.isActiveWindow, "the dialog")
    album.take(dialog, "82-remark-type", lambda: True, "the types")
    QTest.keyClicks(focus(), "g02")
    QTest.keyClick(focus(), Qt.Key.Key_Return)
    _write(_REASON)
    album.take(dialog, "82-remark-type-chosen", lambda: True, "the chosen type")
    _press(dialog, "urgency")
    album.take(dialog, "83-remark-urgency", lambda: True, "the urgency")
    _press(dialog, "link")
    album.take(dialog, "84-remark-link", lambda: True, "the links")
    _press(dialog, "merge")
    QTest.keyClicks(focus(), requests[6].reference)
    QTest.keyClick(focus(), Qt.Key.Key_Return)
    wait_until(lambda: isinstance(QApplication.focusWidget(), QPlainTextEdit), "the other request")
    album.take(dialog, "85-remark-merge", lambda: True, "the merger")
    _press(dialog, "merge")
    QTest.keyClicks(focus(), requests[4].reference)
    QTest.keyClick(focus(), Qt.Key.Key_Return)
    wait_until(lambda: isinstance(QApplication.focusWidget(), QPlainTextEdit), "another's request")
    QTest.keyClick(focus(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    album.take(dialog, "85-remark-merge-refused", lambda: dialog.desk.ready, "the refusal")


def _press(dialog: RemarkDialog, noting: str) -> None:
    QTest.keyClick(dialog, _KEYS[noting])


def _write(text: str) -> None:
    field = focus()
    if not isinstance(field, QPlainTextEdit):
        raise StepFailed("the reason does not have the cursor")
    field.setPlainText(text)


def _dialog(made: Scene) -> RemarkDialog:
    found = made.counter.window.findChild(RemarkDialog)
    if not isinstance(found, RemarkDialog):
        raise StepFailed("there is no dialog of remarks")
    return found
