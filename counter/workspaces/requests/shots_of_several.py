"""The page of requests where several departments work on one."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from core.domain.text import Language
from core.domain.workflow import RequestMove
from core.qt.stills import Album
from core.qt.waiting import wait_until
from counter.workspaces.requests.scene import Scene, scene
from counter.workspaces.requests.shots import choose, focus, press, sign_in, texts, write

_DIRECTIVE = "يُحال إلى الجهتين لدراسة الطلب والإفادة بالرأي خلال أسبوع."
_ANSWER = "دُرس الجانب النظامي من الطلب، ولا مانع من الموافقة عليه وفق المادة الثانية عشرة من اللائحة."
_MOVE = RequestMove


def take(language: Language, folder: Path) -> list[Path]:
    """Take them into a folder."""
    album = Album(folder, language)
    with scene(language) as made:
        wait_until(lambda: made.counter.session.centre is not None, "the centre")
        made.enter(2, days_before=3)
        _office(made, album)
        _departments(made, album)
    return album.taken


def _office(made: Scene, album: Album) -> None:
    listed, window = sign_in(made, "office"), made.counter.window
    wait_until(lambda: listed.rows.rowCount() == 2, "the requests")
    choose(listed, 1)
    press(listed, Qt.Key.Key_F2)
    write(focus(), _DIRECTIVE)
    QTest.keyClick(focus(), Qt.Key.Key_Tab)
    for typed in ("leg", "adm", "com"):
        QTest.keyClicks(focus(), typed)
        QTest.keyClick(focus(), Qt.Key.Key_Return)
    QTest.keyClicks(focus(), "adm")
    QTest.keyClick(focus(), Qt.Key.Key_Up, Qt.KeyboardModifier.ControlModifier)
    album.take(window, "73-requests-departments", lambda: bool(texts(made)), "the departments")
    QTest.keyClick(focus(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    wait_until(lambda: listed.rows.rowCount() == 1, "the referral")


def _departments(made: Scene, album: Album) -> None:
    window = made.counter.window
    (request,) = made.centre.requests.lying_with(made.legal.id)
    made.move(request, _MOVE.ACCEPT)
    made.move(request, _MOVE.ACCEPT, by=made.legal)
    listed = sign_in(made, "legal")
    wait_until(lambda: listed.rows.rowCount() == 1, "the department's request")
    choose(listed, 0)
    album.take(window, "74-requests-beside", lambda: bool(texts(made)), "those who work beside")
    made.move(request, _MOVE.ANSWER, _ANSWER, by=made.legal)
    listed = sign_in(made, "officer")
    wait_until(lambda: listed.rows.rowCount() == 1, "the lead's request")
    choose(listed, 0)
    album.take(window, "75-requests-one-answered", lambda: bool(texts(made)), "the part that was answered")
