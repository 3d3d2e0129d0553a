"""Reminders, and what is late and why."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from core.domain.alarms import Alarm, AlarmKind
from core.domain.remarks import Remark
from core.domain.text import Language
from core.domain.workflow import RequestMove
from core.qt.stills import Album
from core.qt.waiting import wait_until
from core.services.dto import RequestView, StaffView
from core.services.remarks import Said
from counter.live_table import LiveTable
from counter.workspaces.requests.late_list import LateDialog
from counter.workspaces.requests.listed import Listed
from counter.workspaces.requests.page import RequestsPage
from counter.workspaces.requests.scene import PASSWORD, Scene, scene
from counter.workspaces.requests.shots import choose, focus, press, sign_in, texts

_DIRECTIVE = "يُحال إلى الجهة المختصة لدراسة الطلب والإفادة بالرأي خلال أسبوع."
_ASKED = "اتصلت المراجعة مرتين هذا الأسبوع."


def take(language: Language, folder: Path) -> list[Path]:
    """Take them into a folder."""
    album = Album(folder, language)
    with scene(language) as made:
        wait_until(lambda: made.counter.session.centre is not None, "the centre")
        listed = _overseer(made)
        QTest.keyClick(listed, Qt.Key.Key_F10)
        album.take(_dialog(), "80-late-none", lambda: bool(_dialog().findChildren(LiveTable)[0].empty), "nothing late")
        QTest.keyClick(focus(), Qt.Key.Key_Escape)
        old, new = made.enter(4, days_before=12), made.enter(3, days_before=5)
        for one in (old[0], new[0]):
            made.move(one, RequestMove.DIRECT, _DIRECTIVE, "ADM")
        _remind(made, old[1], made.clerk, made.supervisor)
        _remind(made, new[0], made.clerk, made.supervisor, made.office)
        _supervisor(made, album)
        _office(made, album)
    return album.taken


def _overseer(made: Scene) -> Listed:
    session, window = made.counter.session, made.counter.window
    if session.person is None:
        session.sign_in("maha", PASSWORD, "W1")
        wait_until(lambda: session.person is not None and session.ready, "the supervisor")
    window.activateWindow()
    QTest.keyClick(window, Qt.Key.Key_4, Qt.KeyboardModifier.AltModifier)
    page, listed = window.findChild(RequestsPage), window.findChild(Listed)
    if not isinstance(listed, Listed) or not isinstance(page, RequestsPage):
        raise TypeError("there is no page of requests")
    count = page.findChild(QLabel, "strong")
    wait_until(lambda: listed.isVisible() and isinstance(count, QLabel) and bool(count.text()), "the page of requests")
    listed.setFocus()
    return listed


def _supervisor(made: Scene, album: Album) -> None:
    window, listed = made.counter.window, _overseer(made)
    QTest.keyClick(listed, Qt.Key.Key_F10)
    album.take(_dialog(), "81-late-and-why", lambda: _rows() > 3, "what is late")
    QTest.keyClick(focus(), Qt.Key.Key_Down)
    QTest.keyClick(focus(), Qt.Key.Key_Return)
    album.take(window, "82-late-opened", lambda: bool(texts(made)), "the file")
    window.activateWindow()
    wait_until(window.isActiveWindow, "the window")
    QTest.keyClick(window, Qt.Key.Key_F11)
    album.take(_asked(), "83-remind", lambda: True, "the reminder")
    QTest.keyClick(focus(), Qt.Key.Key_Escape)
    window.activateWindow()
    wait_until(window.isActiveWindow, "the window")
    QTest.keyClick(window, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    wait_until(lambda: _risen(made), "the quiet line", 30)  # by the slow poll: no hint of the hall tells of requests
    album.take(window, "84-risen", lambda: _risen(made), "the quiet line")


def _office(made: Scene, album: Album) -> None:
    listed = sign_in(made, "office")
    wait_until(lambda: listed.rows.rowCount() == 5, "the office's requests")
    press(listed, Qt.Key.Key_F9)
    choose(listed, 1)
    album.take(made.counter.window, "85-reminded", lambda: bool(texts(made)), "the reminded request")


def _remind(made: Scene, request: RequestView, *people: StaffView) -> None:
    for person in people:
        key = f"remind {request.id} {person.login}"
        made.centre.requests.remark(request.id, Said(Remark.REMIND, _ASKED), by=person.id, key=key)


def _dialog() -> LateDialog:
    wait_until(lambda: isinstance(QApplication.activeModalWidget(), LateDialog), "the list")
    found = QApplication.activeModalWidget()
    if not isinstance(found, LateDialog):
        raise TypeError("the list of what is late is not open")
    return found


def _asked() -> QWidget:
    wait_until(lambda: QApplication.activeModalWidget() is not None, "the question")
    found = QApplication.activeModalWidget()
    if found is None:
        raise TypeError("nothing is asked")
    return found


def _risen(made: Scene) -> bool:
    """Whether the live view tells of requests."""
    shown = (one.rows for one in made.counter.window.findChildren(LiveTable) if one.isVisible() and one.rows.rowCount())
    return any(isinstance(fact := rows.at(0).fact, Alarm) and fact.kind is AlarmKind.ESCALATED for rows in shown)


def _rows() -> int:
    return _dialog().findChildren(LiveTable)[0].rows.rowCount()
