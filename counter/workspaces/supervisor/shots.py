"""The supervisor's screen in each of its states."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from core.domain.text import Language
from core.qt.stills import Album
from core.qt.waiting import StepFailed, wait_until
from core.words import Words
from counter.live_table import LiveTable
from counter.workspaces.supervisor.scene import SUPERVISOR, Scene, scene


def take(language: Language, folder: Path) -> list[Path]:
    """Take them into a folder."""
    album = Album(folder, language)
    with scene(language) as made:
        _states(made, album)
    return album.taken


def _states(made: Scene, album: Album) -> None:
    counter, session = made.counter, made.counter.session
    wait_until(lambda: session.centre is not None, "the centre")
    made.sign_in(SUPERVISOR)
    desks, waiting, alarms = (_table(made, name) for name in ("desks", "waiting", "alarms"))
    album.take(counter.window, "40-supervisor-empty", lambda: desks.rows.rowCount() == 16, "the empty halls")
    made.fill()
    album.take(counter.window, "41-supervisor-full", lambda: waiting.rows.rowCount() > 40, "the full halls")
    made.alarm()
    album.take(counter.window, "42-supervisor-alarms", lambda: alarms.rows.rowCount() > 4, "the alarms")
    for key, name, table, row in (
        (Qt.Key.Key_F2, "open", desks, 15),
        (Qt.Key.Key_F3, "close", desks, 8),
        (Qt.Key.Key_F4, "class", waiting, 2),
    ):
        _ask(album, table, row, key, name)
    _devices(made, album)
    counter.window.resize(1920, 1080)
    album.take(counter.window, "44-supervisor-large", lambda: True, "the large window")


def _devices(made: Scene, album: Album) -> None:
    """Its devices: one that is silent, one that is asked to restart, and one with a very long name."""
    made.devices()
    QTest.keyClick(made.counter.window, Qt.Key.Key_F8)
    words = Words("devices", made.counter.session.language)
    tables = made.counter.window.findChildren(LiveTable)
    table = next(one for one in tables if one.accessibleName() == words.say("devices"))
    album.take(made.counter.window, "45-supervisor-devices", lambda: table.rows.rowCount() > 5, "the devices")
    QTest.keyClick(made.counter.window, Qt.Key.Key_F8)


def _ask(album: Album, table: LiveTable, row: int, key: Qt.Key, name: str) -> None:
    table.setFocus()
    table.setCurrentIndex(table.sorted.index(row, 0))
    QTest.keyClick(table, key)
    wait_until(lambda: QApplication.activeModalWidget() is not None, "the question")
    asked = QApplication.activeModalWidget()
    if asked is None:
        raise StepFailed("the question went away")
    album.take(asked, f"43-supervisor-{name}", lambda: True, "the question")
    asked.close()
    table.window().activateWindow()
    wait_until(table.isActiveWindow, "the window")


def _table(made: Scene, name: str) -> LiveTable:
    words = Words("supervisor", made.counter.session.language)
    tables = made.counter.window.findChildren(LiveTable)
    return next(one for one in tables if one.accessibleName() == words.say(name))
