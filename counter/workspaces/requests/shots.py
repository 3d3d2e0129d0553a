"""The page of requests in each of its states."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QWidget

from core.domain.text import Language
from core.domain.workflow import RequestMove
from core.qt.stills import Album, lose_database, no_database
from core.qt.waiting import StepFailed, wait_until
from core.services.course import Act
from counter.workspaces.requests.listed import Listed
from counter.workspaces.requests.page import RequestsPage
from counter.workspaces.requests.scene import PASSWORD, Scene, scene

_DIRECTIVE = "يُحال إلى الجهة المختصة لدراسة الطلب والإفادة بالرأي خلال أسبوع."
_MISSING = "تنقص صورة الهوية الوطنية وتوقيع مقدّم الطلب."
_ANSWER = "دُرس الطلب، وتمت الموافقة على النقل اعتبارًا من بداية الفصل الدراسي القادم."
_MOVE = RequestMove


def take(language: Language, folder: Path) -> list[Path]:
    """Take them into a folder."""
    album = Album(folder, language)
    with scene(language) as made:
        wait_until(lambda: made.counter.session.centre is not None, "the centre")
        made.counter.session.sign_in("auditor", PASSWORD, "W1")
        album.take(made.counter.window, "60-no-page", lambda: not made.counter.session.busy, "the refusal")
        _office(made, album)
        _department(made, album)
        _centre(made, album)
    return album.taken


def _office(made: Scene, album: Album) -> None:
    listed = sign_in(made, "office")
    window = made.counter.window
    album.take(window, "61-requests-empty", lambda: made.counter.session.person is not None, "the empty office")
    made.enter(1)
    album.take(window, "62-requests-one", lambda: listed.rows.rowCount() == 1, "the only request")
    made.enter(3, days_before=9)
    made.enter(5, days_before=1)
    wait_until(lambda: listed.rows.rowCount() == 9, "the requests")
    QTest.keyClick(listed, Qt.Key.Key_F9)
    choose(listed, 1)
    album.take(window, "63-requests-late", lambda: bool(texts(made)), "the late request")
    press(listed, Qt.Key.Key_F2)
    write(_page(made).findChild(QPlainTextEdit), _DIRECTIVE)
    album.take(window, "64-requests-directive", lambda: True, "the directive")
    with no_database(made.centre.settings.database):
        lose_database(made.counter.link)
        album.take(window, "65-requests-away", lambda: not made.counter.link.available, "the lost database")
    wait_until(lambda: made.counter.link.available, "the database")
    _quicker(made, listed)
    QTest.keyClick(focus(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    album.take(window, "66-requests-quicker", lambda: listed.rows.rowCount() == 8, "who was quicker")
    QTest.keyClick(focus(), Qt.Key.Key_Escape)
    listed.setFocus()
    for row in range(4):
        QTest.keyClick(listed, Qt.Key.Key_Home if row == 0 else Qt.Key.Key_Down, _held(row))
    album.take(window, "67-requests-several", lambda: len(listed.all_chosen) == 4, "several")
    press(listed, Qt.Key.Key_F4)
    QTest.keyClick(focus(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    album.take(window, "68-requests-refused", lambda: not made.counter.session.busy, "the refusal")
    write(focus(), _MISSING)
    made.move(listed.all_chosen[1], _MOVE.DIRECT, _DIRECTIVE, "LEG")
    QTest.keyClick(focus(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    album.take(window, "68-requests-several-told", lambda: listed.rows.rowCount() == 4, "what became of them")


def _department(made: Scene, album: Album) -> None:
    requests = made.enter(2, days_before=6)
    for one in requests:
        made.move(one, _MOVE.DIRECT, _DIRECTIVE, "ADM")
    made.move(requests[0], _MOVE.ACCEPT)
    for one in requests:
        made.centre.presence.here(one.id, by=made.office.id)
    listed = sign_in(made, "officer")
    wait_until(lambda: listed.rows.rowCount() >= 2, "the department's requests")
    choose(listed, 0)
    album.take(made.counter.window, "69-requests-department", lambda: bool(texts(made)), "the department")
    made.move(requests[0], _MOVE.ANSWER, _ANSWER)


def _centre(made: Scene, album: Album) -> None:
    window = made.counter.window
    made.enter(300, days_before=2)
    listed = sign_in(made, "office")
    album.take(window, "70-requests-many", lambda: listed.rows.rowCount() > 300, "the many")
    window.resize(1920, 1080)
    choose(listed, 2)
    album.take(window, "71-requests-large", lambda: bool(texts(made)), "the large window")
    window.resize(1366, 768)
    listed = sign_in(made, "abeer")
    wait_until(lambda: listed.rows.rowCount() >= 1, "the centre's requests")
    choose(listed, 0)
    album.take(window, "72-requests-centre", lambda: bool(texts(made)), "the answered request")


def _quicker(made: Scene, listed: Listed) -> None:
    """A colleague refers the request that is being written about."""
    act = Act(_MOVE.DIRECT, _DIRECTIVE, ("LEG",))
    made.centre.requests.take(listed.all_chosen[0].id, act, by=made.office.id, key="quicker")


def sign_in(made: Scene, login: str) -> Listed:
    session = made.counter.session
    if session.person is not None:
        session.sign_out()
        wait_until(lambda: session.person is None, "the sign-out")
    session.sign_in(login, PASSWORD, "W1")
    wait_until(lambda: session.person is not None and _page(made).isVisible(), "the page")
    made.counter.window.activateWindow()
    wait_until(made.counter.window.isActiveWindow, "the window")
    return _listed(made)


def choose(listed: Listed, row: int) -> None:
    listed.setFocus()
    listed.setCurrentIndex(listed.sorted.index(row, 0))


def _held(row: int) -> Qt.KeyboardModifier:
    return Qt.KeyboardModifier.ShiftModifier if row else Qt.KeyboardModifier.ControlModifier


def press(listed: Listed, key: Qt.Key) -> None:
    listed.setFocus()
    QTest.keyClick(listed, key)


def write(field: object, text: str) -> None:
    if isinstance(field, QPlainTextEdit):
        field.setPlainText(text)


def focus() -> QWidget:
    widget = QApplication.focusWidget()
    if widget is None:
        raise StepFailed("nothing has the cursor")
    return widget


def texts(made: Scene) -> list[str]:
    """What the file tells of its history."""
    return [one.text() for one in _page(made).findChildren(QLabel, "chip")]


def _page(made: Scene) -> RequestsPage:
    found = made.counter.window.findChild(RequestsPage)
    if not isinstance(found, RequestsPage):
        raise StepFailed("there is no page of requests")
    return found


def _listed(made: Scene) -> Listed:
    found = _page(made).findChild(Listed)
    if not isinstance(found, Listed):
        raise StepFailed("there is no list of requests")
    return found
