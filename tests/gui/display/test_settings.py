"""What is set for a screen at the counter is seen on it within seconds, and what stands there can be read from afar."""

from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QFontMetricsF, QGuiApplication, QImage
from PySide6.QtQuick import QQuickItem

from core.bootstrap import Centre
from core.domain.screens import Layout, ScreenWishes
from core.domain.text import Language
from core.domain.workflow import Role
from core.services.dto import StaffView
from tests.gui.display.conftest import Screen
from tests.gui.display.test_calls import come
from waiting_display.media.files import Trouble

pytestmark = pytest.mark.qt_log_ignore("JPEG")  # of the damaged picture
HALLS = (Layout.CALLS, Layout.MEDIA, Layout.WINDOWS)
LYING, UPRIGHT, FOUR_TIMES = QSize(1920, 1080), QSize(1080, 1920), QSize(3840, 2160)
LONG_SIDE_MM, SHORT_SIDE_MM = 952.0, 535.5  # of 43 inches, 16:9
TWELVE_METRES_MM = 12_000 / 200
MESSAGES = ("تُقبل المعاملات مكتملة المرفقات", "Please keep your ticket")


@pytest.fixture
def database_url(sqlite_url: str) -> str:
    """Wishes are kept and told on both kinds in tests/integration/test_screens.py."""
    return sqlite_url


@pytest.fixture
def maha(centre: Centre) -> StaffView:
    """A supervisor of both sections."""
    return centre.staff.add("maha", "مها الفيصل", "a long password", Role.SUPERVISOR, ["women", "men"])


@pytest.fixture
def pictures(tmp_path: Path) -> Path:
    """A folder with a picture, a damaged one, and one that is no picture at all."""
    folder = tmp_path / "pictures"
    folder.mkdir()
    image = QImage(1600, 900, QImage.Format.Format_RGB32)
    image.fill(QColor("#7FA8B8"))
    assert image.save(str(folder / "sea.png"))
    (folder / "broken.jpg").write_bytes(b"\xff\xd8\xff\xe0 no picture")
    (folder / "notes.txt").write_text("none of ours", "utf-8")
    return folder


def digits_mm(screen: Screen, name: str) -> float:
    """How tall the numerals of an item stand on a screen of 43 inches, however the words were made to fit."""
    item, window = screen.item(name), screen.display.window
    metrics = QFontMetricsF(item.property("font"))
    line = float(item.property("contentHeight"))
    wall = SHORT_SIDE_MM if window.width() > window.height() else LONG_SIDE_MM
    return line * metrics.tightBoundingRect("0").height() / metrics.height() / window.height() * wall


@pytest.mark.parametrize("size", [LYING, UPRIGHT, FOUR_TIMES], ids=["lying", "upright", "4k"])
def test_number_and_window_can_be_read_from_twelve_metres(
    centre: Centre, screen: Screen, maha: StaffView, pictures: Path, size: QSize
) -> None:
    come(centre, 30)
    screen.resize(size)
    centre.queue.call_next("W8")
    screen.see_window(8)
    for layout in HALLS:
        wishes = ScreenWishes(layout=layout, media=str(pictures), per_service=True, ticker=MESSAGES)
        centre.screens.wish("hall-0", wishes, by=maha.id)
        screen.see(partial(lies, screen, layout))
        screen.see(lambda: bool(screen.display.media.property("shows")))
        screen.see_nothing_cut()
        heights = {name: digits_mm(screen, name) for name in ("code", "window")}
        assert min(heights.values()) >= TWELVE_METRES_MM, (layout, heights)


def lies(screen: Screen, layout: Layout) -> bool:
    return board(screen)["layout"] == layout


def board(screen: Screen) -> dict[str, object]:
    return dict(screen.display.model.property("board"))


def test_a_running_screen_follows_what_is_set_for_it(centre: Centre, screen: Screen, maha: StaffView) -> None:
    come(centre, 5)
    come(centre, 2, "men")
    for desk in ("W1", "W2", "M3"):
        centre.queue.call_next(desk)
    screen.see(lambda: screen.large == ("W001", "1"))
    wish = centre.screens.wish
    wish("hall-0", ScreenWishes(ticker=MESSAGES, per_service=True, languages=(Language.ENGLISH,)), by=maha.id)
    screen.see(lambda: screen.actor.hears("3 visitors are waiting"))
    screen.actor.expect(MESSAGES[0])
    screen.actor.expect("Submit a request: 3")
    assert not screen.actor.hears("الشباك")
    assert not QGuiApplication.isRightToLeft()
    wish("hall-0", ScreenWishes(windows=(2,)), by=maha.id)
    screen.see(lambda: screen.rows == [("W002", "2")] and screen.large == ("W002", "2"))
    wish("hall-0", ScreenWishes(section="men"), by=maha.id)
    screen.see(lambda: screen.large == ("M001", "3"))
    assert not screen.actor.hears("W00")
    wish("hall-0", ScreenWishes(), by=maha.id)
    screen.see(lambda: screen.actor.hears("قسم النساء"))
    assert QGuiApplication.isRightToLeft()
    screen.see(lambda: screen.equals(centre.queue.snapshot("women")))


def test_another_hall_s_calls_are_history_and_its_next_one_is_announced(
    centre: Centre, screen: Screen, maha: StaffView
) -> None:
    come(centre, 2)
    come(centre, 3, "men")
    for desk in ("M1", "M2"):
        centre.queue.call_next(desk)
    centre.screens.wish("hall-0", ScreenWishes(section="men"), by=maha.id)
    screen.see(lambda: screen.large == ("M002", "2"))
    assert screen.shown == []
    centre.queue.call_next("M3")
    screen.see(lambda: screen.shown == [("M003", 0.0)])


def test_the_screen_above_a_window_shows_how_it_is_and_its_ticket_alone(
    centre: Centre, screen: Screen, maha: StaffView
) -> None:
    clerk = centre.staff.add("noura", "نورة السالم", "a long password", Role.OPERATOR, ["women"])
    centre.screens.wish("hall-0", ScreenWishes(layout=Layout.WINDOW, windows=(3,)), by=maha.id)
    screen.see(lambda: screen.actor.hears("مغلق") and screen.actor.hears("3"))
    centre.staff.take_desk(clerk.id, "W3")
    screen.see(lambda: screen.actor.hears("متاح"))
    centre.desks.pause("W3", "صلاة", by=clerk.id)
    screen.see(lambda: screen.actor.hears("متوقف مؤقتًا"))
    centre.desks.resume("W3", by=clerk.id)
    come(centre, 2)
    centre.queue.call_next("W1")
    called = centre.queue.call_next("W3", by=clerk.id)
    assert called is not None
    screen.see(lambda: screen.actor.hears(called.ticket.code) and screen.actor.hears("يُنادى الآن"))
    assert not screen.actor.hears("W001")
    assert "نورة" not in " ".join(screen.actor.heard())


def test_pictures_give_way_to_a_call_and_what_is_damaged_is_told_to_the_staff(
    centre: Centre, screen: Screen, maha: StaffView, pictures: Path
) -> None:
    come(centre, 2)
    centre.screens.wish("hall-0", ScreenWishes(layout=Layout.MEDIA, media=str(pictures)), by=maha.id)
    screen.see(lambda: bool(screen.display.media.property("shows")))
    place = screen.item("picture")
    wide = place.width()
    assert wide > screen.display.window.width() / 2
    centre.queue.call_next("W1")
    screen.see_window(1)
    screen.see(lambda: screen.item("picture").width() < wide * 0.8)
    assert card(screen).width() > screen.display.window.width() / 2
    screen.pass_seconds(6)
    screen.see(lambda: screen.item("picture").width() == wide)

    def told() -> list[tuple[str, str]]:
        return [(note.kind, note.about) for note in centre.screens.listed(maha.id)[0].report.notes]

    screen.see(lambda: told() == [(Trouble.DAMAGED, "broken.jpg")])
    centre.screens.wish("hall-0", ScreenWishes(layout=Layout.MEDIA, media=str(pictures / "nowhere")), by=maha.id)
    screen.see(lambda: not screen.display.media.property("shows"))
    screen.see(lambda: told() == [(Trouble.NO_FOLDER, str(pictures / "nowhere"))])
    assert screen.large == ("W001", "1")


def card(screen: Screen) -> QQuickItem:
    """What holds the call."""
    found = screen.item("code").parentItem()
    assert isinstance(found, QQuickItem)
    return found
