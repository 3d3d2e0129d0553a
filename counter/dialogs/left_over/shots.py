"""The dialog of tickets of earlier days in each of its states."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from core.domain.text import Language
from core.qt.stills import Album, no_database
from core.qt.waiting import StepFailed, wait_until
from counter.dialogs.left_over.dialog import LeftOverDialog
from counter.live_table import LiveTable
from counter.workspaces.supervisor.scene import Scene, scene

_DAY_MINUTES = 24 * 60
_SERVICES = ("submit", "follow", "audience", "enquiry")
_WRONG_YEARS = 365 * 11


def take(language: Language, folder: Path) -> list[Path]:
    """Take them into a folder."""
    album = Album(folder, language)
    with scene(language) as made:
        _none(made, album)
        _few(made, album)
        _given(made, album)
        _full(made, album)
        _amiss(made, album)
    return album.taken


def _none(made: Scene, album: Album) -> None:
    """The only one, which a colleague brings back while the list is open."""
    session = made.counter.session
    made.clock.minutes_before = _DAY_MINUTES
    only = made.centre.queue.issue("women", "submit", "only")
    made.clock.minutes_before = 0
    wait_until(lambda: session.centre is not None, "the centre")
    made.sign_in("clerk0")
    wait_until(lambda: len(session.left_over.found) == 1, "the only one")
    _open(made)
    made.centre.hall.readmit(only.id)
    session.left_over.read()
    album.take(_dialog(made), "79-left-over-none", lambda: not session.left_over.found, "the empty list")
    _leave(made)


def _few(made: Scene, album: Album) -> None:
    """One that a clock of eleven years ago took, two of yesterday who wait or are parked, two who were dismissed."""
    centre, window, session = made.centre, made.counter.window, made.counter.session
    made.clock.minutes_before = _WRONG_YEARS * _DAY_MINUTES
    centre.queue.issue("women", "audience", "long ago")
    made.clock.minutes_before = _DAY_MINUTES
    for place in range(2):
        centre.queue.issue("women", _SERVICES[place], f"dismissed-{place}")
    centre.hall.end_day("women")
    made.clock.minutes_before = _DAY_MINUTES - 20
    for place in range(2):
        centre.queue.issue("women", _SERVICES[place + 2], f"yesterday-{place}")
    centre.queue.call_next("W2")
    centre.queue.park("W2", "صورة الهوية")
    made.clock.minutes_before = 0
    for place in range(14):
        centre.queue.issue("women", _SERVICES[place % 4], f"today-{place}")
    session.left_over.read()
    album.take(window, "80-left-over-told", lambda: len(session.left_over.found) == 5, "how many there are")
    _open(made)
    album.take(_dialog(made), "81-left-over", lambda: _rows(made) == 5, "the list")


def _given(made: Scene, album: Album) -> None:
    dialog = _dialog(made)
    QTest.keyClick(_field(made), Qt.Key.Key_Down)
    QTest.keyClick(_field(made), Qt.Key.Key_Return)
    album.take(dialog, "82-left-over-given", lambda: _rows(made) == 4, "the new number")
    _leave(made)
    album.take(made.counter.window, "83-left-over-after", lambda: True, "the window after it")


def _full(made: Scene, album: Album) -> None:
    made.clock.minutes_before = 2 * _DAY_MINUTES
    for place in range(45):
        made.centre.queue.issue("women", _SERVICES[place % 4], f"crowd-{place}")
    made.clock.minutes_before = 0
    made.counter.session.left_over.read()
    wait_until(lambda: len(made.counter.session.left_over.found) == 40, "the full list")
    _open(made)
    album.take(_dialog(made), "84-left-over-full", lambda: _rows(made) == 40, "the full list")
    QTest.keyClicks(_field(made), "3")
    album.take(_dialog(made), "85-left-over-older", lambda: _rows(made) > 40, "an older one")
    QTest.keyClicks(_field(made), "33")
    album.take(_dialog(made), "86-left-over-not-found", lambda: _rows(made) == 40, "a number that is not there")


def _amiss(made: Scene, album: Album) -> None:
    _field(made).clear()
    made.centre.hall.close("women", "انقطاع الكهرباء")
    QTest.keyClicks(_field(made), "5")
    wait_until(lambda: made.counter.session.settled, "the window to be ready")
    QTest.keyClick(_field(made), Qt.Key.Key_Return)
    album.take(_dialog(made), "87-left-over-closed", lambda: not made.counter.session.busy, "the refusal")
    _leave(made)
    _open(made)
    with no_database(made.centre.settings.database):
        made.counter.session.read()
        album.take(_dialog(made), "88-left-over-away", lambda: not made.counter.link.available, "the lost database")
    wait_until(lambda: made.counter.link.available, "the database")
    _leave(made)


def _open(made: Scene) -> None:
    QTest.keyClick(made.counter.window, Qt.Key.Key_F9, Qt.KeyboardModifier.ShiftModifier)
    wait_until(_dialog(made).isVisible, "the dialog")


def _leave(made: Scene) -> None:
    _dialog(made).close()
    made.counter.window.activateWindow()
    wait_until(made.counter.window.isActiveWindow, "the window")


def _dialog(made: Scene) -> LeftOverDialog:
    found = made.counter.window.findChild(LeftOverDialog)
    if not isinstance(found, LeftOverDialog):
        raise StepFailed("the dialog is not there")
    return found


def _field(made: Scene) -> QLineEdit:
    return next(one for one in _dialog(made).findChildren(QLineEdit) if one.isVisible())


def _rows(made: Scene) -> int:
    table = _dialog(made).findChild(LiveTable)
    return table.rows.rowCount() if isinstance(table, LiveTable) else 0
