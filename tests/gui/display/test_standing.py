"""A screen that is on for months: screens come and go, the PC sleeps and wakes."""

import struct
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtQuick import QQuickWindow
from pytestqt.qtbot import QtBot

from core.bootstrap import Centre
from core.config import Settings
from core.services.screen_dto import ScreenNote
from tests.gui.display.conftest import Opener
from tests.gui.display.test_calls import come
from tests.support.clock import FakeClock
from waiting_display.media import turn as turns
from waiting_display.media.files import LARGEST, Found, Trouble
from waiting_display.media.pictures import MOST_DOTS
from waiting_display.media.pictures import picture as read_picture
from waiting_display.media.turn import turn
from waiting_display.standing import Standing

ROOM = QSize(800, 450)


@pytest.fixture
def database_url(sqlite_url: str) -> str:
    """Wishes are kept and told on both kinds in tests/integration/test_screens.py."""
    return sqlite_url


@pytest.mark.parametrize("what", ["primaryScreenChanged", "screenRemoved", "geometryChanged"])
def test_whatever_happens_to_screens_the_window_fills_the_one_that_is_there(what: str, qtbot: QtBot) -> None:
    window, whole = QQuickWindow(), QGuiApplication.primaryScreen().geometry()
    standing = Standing(window, Settings(), QGuiApplication.instance() or window)
    qtbot.waitUntil(lambda: window.geometry() == whole)
    window.setGeometry(QRect(10, 10, 300, 200))  # what is left of it after a screen went
    emitter = QGuiApplication.primaryScreen() if what == "geometryChanged" else QGuiApplication.instance()
    argument = whole if what == "geometryChanged" else QGuiApplication.primaryScreen()
    getattr(emitter, what).emit(argument)
    qtbot.waitUntil(lambda: window.geometry() == whole)
    standing.close()
    window.close()


def test_whoever_slept_reads_the_truth_at_once(centre: Centre, clock: FakeClock, open_screen: Opener) -> None:
    screen = open_screen()  # which reads only when it is told
    screen.actor.expect("قسم النساء")
    assert screen.link.centre is not None
    screen.link.centre.storage.feed.close()  # it slept through the hints
    come(centre, 1)
    centre.queue.call_next("W3")
    clock.advance(3600)
    screen.see(lambda: screen.large == ("W001", "3"))


def picture(path: Path, width: int, height: int) -> None:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(0x336699)
    assert image.save(str(path))


def test_pictures_come_in_a_circle_as_large_as_their_place(tmp_path: Path) -> None:
    for name, width, height in (("a.png", 1600, 900), ("b.jpg", 300, 900), ("c.png", 100, 50)):
        picture(tmp_path / name, width, height)
    (tmp_path / ".hidden.png").write_bytes(b"")
    last, seen, sizes = None, [], []
    for _ in range(4):
        step = turn(str(tmp_path), last, {}, ROOM)
        last = step.found
        assert last is not None
        assert step.image is not None
        seen.append(last.path.name)
        sizes.append((step.image.width(), step.image.height()))
    assert seen == ["a.png", "b.jpg", "c.png", "a.png"]
    assert sizes == [(800, 450), (150, 450), (100, 50), (800, 450)]


@pytest.mark.qt_log_ignore("PNG|png")
def test_what_cannot_be_shown_is_left_out_once_and_told_until_it_is_mended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried: list[str] = []

    def trying(found: Found, room: QSize) -> QImage | Trouble:
        tried.append(found.path.name)
        return read_picture(found, room)

    monkeypatch.setattr(turns, "picture", trying)
    picture(tmp_path / "a.png", 20, 20)
    whole = (tmp_path / "a.png").read_bytes()
    (tmp_path / "b.png").write_bytes(whole[:40])
    (tmp_path / "c.bmp").write_bytes(header(MOST_DOTS))
    with (tmp_path / "d.png").open("wb") as file:
        file.truncate(LARGEST[False] + 1)
    first = turn(str(tmp_path), None, {}, ROOM)
    second = turn(str(tmp_path), first.found, first.skipped, ROOM)
    assert (second.found, second.image) == (first.found, None)  # the only one that is left stays
    notes = (
        ScreenNote(Trouble.DAMAGED.value, "b.png"),
        ScreenNote(Trouble.HUGE.value, "c.bmp"),
        ScreenNote(Trouble.HUGE.value, "d.png"),
    )
    assert second.notes == notes
    assert tried == ["a.png", "b.png", "c.bmp", "d.png"]
    turn(str(tmp_path), second.found, second.skipped, ROOM)
    assert len(tried) == 4
    (tmp_path / "b.png").write_bytes(whole)
    third = turn(str(tmp_path), second.found, second.skipped, ROOM)
    assert third.found is not None
    assert third.found.path.name == "b.png"
    assert third.notes == notes[1:]


def header(dots: int) -> bytes:
    """The beginning of a BMP that says that it has so many dots and some more."""
    information = struct.pack("<IiiHHIIiiII", 40, dots // 1000, 1001, 1, 24, 0, 0, 0, 0, 0, 0)
    return b"BM" + struct.pack("<IHHI", 54, 0, 0, 54) + information


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    gone = str(tmp_path / "gone")
    assert turn(gone, None, {}, ROOM).notes == (ScreenNote(Trouble.NO_FOLDER.value, gone),)
    assert turn(str(tmp_path), Found(tmp_path / "a.png", (0, 0)), {}, ROOM).found is None
