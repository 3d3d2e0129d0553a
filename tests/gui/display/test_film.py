"""Films: without sound, frame by frame, on a PC that has what Qt needs for them, and left out on one that has not."""

import struct
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, QSizeF
from PySide6.QtGui import QImage, QImageWriter
from PySide6.QtQuick import QQuickWindow
from pytestqt.qtbot import QtBot

from waiting_display.media import turn as turns
from waiting_display.media.files import Trouble
from waiting_display.media.film import Film
from waiting_display.media.provider import Pictures
from waiting_display.media.show import HallMedia

FRAMES, EACH_US = 12, 40_000
pytestmark = pytest.mark.qt_log_ignore(
    "No RHI backend|AVI|avi|ffmpeg|Invalid data|Could not open|moov|QFFmpeg|libva|VAAPI|vdpau|hw"
)


def film(path: Path) -> None:
    """Half a second of red in Motion JPEG: a film that needs no other program to be made."""
    image, buffer = QImage(64, 36, QImage.Format.Format_RGB32), QBuffer()
    image.fill(0xFFCC0000)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert QImageWriter(buffer, QByteArray(b"jpeg")).write(image)
    jpeg = bytes(buffer.data().data())
    frame = chunk(b"00dc", jpeg)
    main = struct.pack("<14I", EACH_US, 0, 0, 0x10, FRAMES, 0, 1, len(jpeg), 64, 36, 0, 0, 0, 0)
    stream = b"vidsMJPG" + struct.pack("<IHHIIIIIIIIhhhh", 0, 0, 0, 0, 1, 25, 0, FRAMES, len(jpeg), 0, 0, 0, 0, 64, 36)
    shape = struct.pack("<IiiHH4sIiiII", 40, 64, 36, 1, 24, b"MJPG", 64 * 36 * 3, 0, 0, 0, 0)
    headers = chunk(b"avih", main) + listed(b"strl", chunk(b"strh", stream) + chunk(b"strf", shape))
    places = b"".join(
        b"00dc" + struct.pack("<III", 0x10, 4 + number * len(frame), len(jpeg)) for number in range(FRAMES)
    )
    body = listed(b"hdrl", headers) + listed(b"movi", frame * FRAMES) + chunk(b"idx1", places)
    path.write_bytes(b"RIFF" + struct.pack("<I", len(body) + 4) + b"AVI " + body)


def chunk(name: bytes, data: bytes) -> bytes:
    return name + struct.pack("<I", len(data)) + data + b"\0" * (len(data) % 2)


def listed(name: bytes, data: bytes) -> bytes:
    return chunk(b"LIST", name + data)


def shown(item: Film) -> QImage:
    """What a film paints now."""
    window = item.window()
    assert window is not None
    return window.grabWindow()


@pytest.fixture
def item(qtbot: QtBot) -> Iterator[Film]:
    """A film's place in a window."""
    window = QQuickWindow()
    window.resize(320, 180)
    made = Film(window.contentItem())
    made.setSize(QSizeF(320, 180))
    window.show()
    qtbot.waitUntil(window.isExposed)
    yield made
    made.setProperty("path", "")
    window.close()


@pytest.mark.skipif(not turns.films_here(), reason="this machine lacks what QtMultimedia needs")
def test_a_film_is_painted_to_its_end_without_any_output_for_sound(item: Film, qtbot: QtBot, tmp_path: Path) -> None:
    film(tmp_path / "a.mp4")
    reds: list[bool] = []

    def look() -> bool:
        reds.append(shown(item).pixelColor(160, 90).red() > 150)
        return reds[-1]

    with qtbot.waitSignal(item.over, timeout=20_000) as over:
        item.setProperty("path", str(tmp_path / "a.mp4"))
        player = item._player
        assert player is not None
        assert player.audioOutput() is None
        qtbot.waitUntil(look, timeout=20_000)
    assert over.args == [False]
    item.setProperty("path", "")
    qtbot.waitUntil(lambda: shown(item).pixelColor(160, 90).red() > 250)  # the white of the window


@pytest.mark.skipif(not turns.films_here(), reason="this machine lacks what QtMultimedia needs")
def test_a_damaged_film_is_over_at_once(item: Film, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "b.mp4").write_bytes(b"no film at all" * 100)
    with qtbot.waitSignal(item.over, timeout=20_000) as over:
        item.setProperty("path", str(tmp_path / "b.mp4"))
    assert over.args == [True]


def test_a_film_takes_its_turn_and_a_damaged_one_is_left_out_from_then_on(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "b.mp4").write_bytes(b"a film")
    image = QImage(20, 20, QImage.Format.Format_RGB32)
    assert image.save(str(tmp_path / "c.png"))
    media = HallMedia(Pictures(), each_ms=20)
    media.open(str(tmp_path))
    if turns.films_here():
        qtbot.waitUntil(lambda: bool(media.property("film")))
        media.film_over(True)
    qtbot.waitUntil(lambda: bool(media.property("picture")) and not media.property("film"))
    kind = Trouble.DAMAGED if turns.films_here() else Trouble.NO_FILMS
    qtbot.waitUntil(lambda: [(note.kind, note.about) for note in media.notes] == [(kind, "b.mp4")])
    media.close()


def test_where_qt_has_no_films_they_are_left_out_and_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "b.mp4").write_bytes(b"a film")
    monkeypatch.setattr(turns, "films_here", lambda: False)
    step = turns.turn(str(tmp_path), None, {}, QSize(100, 100))
    assert step.found is None
    assert [(note.kind, note.about) for note in step.notes] == [(Trouble.NO_FILMS, "b.mp4")]
