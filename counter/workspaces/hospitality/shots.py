"""The host's screen in each of its states."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from core.domain.text import Language
from core.qt.stills import Album
from core.qt.waiting import StepFailed, wait_until
from counter.workspaces.hospitality.guests import GuestTable
from counter.workspaces.supervisor.scene import HOST, Scene, scene


def take(language: Language, folder: Path) -> list[Path]:
    """Take them into a folder."""
    album = Album(folder, language)
    with scene(language) as made:
        _states(made, album)
    return album.taken


def _states(made: Scene, album: Album) -> None:
    window, session = made.counter.window, made.counter.session
    wait_until(lambda: session.centre is not None, "the centre")
    made.sign_in(HOST)
    table = window.findChild(GuestTable)
    if not isinstance(table, GuestTable):
        raise StepFailed("there is no table of guests")
    album.take(window, "50-hospitality-empty", lambda: session.person is not None, "the empty hall")
    made.fill()
    made.serve()
    album.take(window, "51-hospitality-full", lambda: table.rows.rowCount() > 38, "the guests")
    table.setCurrentIndex(table.sorted.index(2, 0))
    QTest.keyClick(table, Qt.Key.Key_1)
    album.take(window, "52-hospitality-served", lambda: True, "what was brought")
    for key in (Qt.Key.Key_2, Qt.Key.Key_4):
        table.setCurrentIndex(table.sorted.index(table.rows.rowCount() - 2, 0))
        QTest.keyClick(table, key)
    table.scrollToBottom()
    album.take(window, "53-hospitality-last", lambda: True, "those who were looked after")
    window.resize(1024, 768)
    album.take(window, "54-hospitality-tablet", lambda: True, "the tablet")
