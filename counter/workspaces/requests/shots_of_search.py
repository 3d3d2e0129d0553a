"""The page of requests while the whole centre is searched."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from core.domain.text import Language
from core.domain.workflow import RequestMove
from core.qt.stills import Album
from core.qt.waiting import wait_until
from counter.workspaces.requests.listed import Listed
from counter.workspaces.requests.scene import Scene, scene
from counter.workspaces.requests.shots import choose, focus, sign_in, texts

_MOVE = RequestMove
_HELD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def take(language: Language, folder: Path) -> list[Path]:
    """Take them into a folder."""
    album = Album(folder, language)
    with scene(language) as made:
        wait_until(lambda: made.counter.session.centre is not None, "the centre")
        _past(made)
        listed = sign_in(made, "office")
        QTest.keyClick(listed, Qt.Key.Key_F, _HELD)
        window = made.counter.window
        album.take(window, "76-search-begun", lambda: _empty(listed), "the search")
        _look_for("مدرس", listed, 5)
        choose(listed, 1)
        album.take(window, "77-search-found", lambda: bool(texts(made)), "what was found")
        _look_for("طيار", listed, 0)
        album.take(window, "78-search-none", lambda: _empty(listed), "that nothing was")
        made.enter(52, days_before=1)
        _look_for("0550000000", listed, 50)
        album.take(window, "79-search-too-many", lambda: listed.rows.rowCount() == 50, "the first of very many")
    return album.taken


def _past(made: Scene) -> None:
    requests = made.enter(9, days_before=20)
    for one in requests[:2]:
        made.move(one, _MOVE.DIRECT, "يُنظر فيه وفق الأنظمة.", "ADM")
        made.move(one, _MOVE.ACCEPT)
    made.move(requests[0], _MOVE.ANSWER, "تمت الموافقة.")
    made.move(requests[0], _MOVE.CLOSE, by=made.clerk)
    made.move(requests[4], _MOVE.WITHDRAW, "بناءً على رغبتها.", by=made.clerk)


def _look_for(text: str, listed: Listed, count: int) -> None:
    QTest.keyClick(focus(), Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    field = focus()
    if isinstance(field, QLineEdit):
        field.setText(text)
    QTest.keyClick(field, Qt.Key.Key_End)  # a key without Ctrl, which a choice in the list would take as held
    wait_until(lambda: listed.rows.rowCount() == count, f"what is found for {text}")


def _empty(listed: Listed) -> bool:
    return listed.rows.rowCount() == 0 and "…" not in listed.empty
