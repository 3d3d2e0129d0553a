"""Every page on every shape of screen: large targets that can be reached and do not overlap, and a name for each."""

import re
import threading
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QElapsedTimer, QRect
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from core.bootstrap import Centre
from core.cli.demo import actor
from core.domain.text import STAFF_LANGUAGES, Language
from core.qt.waiting import wait_until
from kiosk import hall
from kiosk.shots import FULL_CENTRE
from tests.gui.kiosk.conftest import Open, Screen

SHAPES = [(1080, 1920), (1920, 1080), (1024, 768)]
_REACH = 0.4  # of a portrait screen's height: what lies above is higher than 1.20 m on a usual stand
_LONG_TOUCH_MS = 1_000  # beyond what Qt takes for a touch
_ARABIC = re.compile(r"[\u0600-\u06ff]")


def pages(screen: Screen) -> Iterator[str]:
    """From the first page to the ticket, in the kiosk's own language."""
    model, visitor = screen.kiosk.model, screen.visitor
    for page in ("home", "services", "ticket"):
        wait_until(lambda page=page: model.property("page") == page, page)  # type: ignore[misc]
        wait_until(lambda: len(visitor.buttons()) >= 2, f"the buttons of {page}")
        yield page
        names = list(visitor.buttons())
        if page != "ticket":
            visitor.press(names[0])


def overlapping(places: list[QRect]) -> bool:
    return any(one.intersects(two) for index, one in enumerate(places) for two in places[index + 1 :])


@pytest.mark.parametrize("language", STAFF_LANGUAGES)
@pytest.mark.parametrize("size", SHAPES)
def test_targets_are_large_within_reach_and_apart(open_kiosk: Open, size: tuple[int, int], language: Language) -> None:
    screen = open_kiosk(size=size, setup=FULL_CENTRE, language=language)
    width, height = size
    least = 20 / 25.4 * QGuiApplication.primaryScreen().physicalDotsPerInch() - 1
    for page in pages(screen):
        places = screen.visitor.buttons()
        for name, place in places.items():
            assert QRect(0, 0, width, height).contains(place), (page, name, place)
            assert min(place.width(), place.height()) >= least, (page, name, place)
            assert width > height or place.top() >= _REACH * height, (page, name, place)
        assert not overlapping(list(places.values())), (page, places)


@pytest.mark.parametrize("language", STAFF_LANGUAGES)
def test_every_target_has_a_name_in_the_language_on_screen(open_kiosk: Open, language: Language) -> None:
    screen = open_kiosk(language=language)
    heard: set[str] = set()
    for _ in pages(screen):
        names = set(screen.visitor.buttons())
        assert "" not in names
        languages = {name for name in names if "Language" in name}
        assert len(languages) == 1
        heard |= names - languages
    arabic = language is Language.ARABIC
    assert all(bool(_ARABIC.search(name)) is arabic for name in heard)
    assert any("شخص" in name or "Nobody" in name or "لا أحد" in name for name in heard), "who waits is said too"
    assert len(heard) >= 2 + 4 + 1


@pytest.mark.parametrize("size", SHAPES)
def test_nothing_is_cut_off_on_the_ticket(open_kiosk: Open, size: tuple[int, int]) -> None:
    screen = open_kiosk(size=size, setup=FULL_CENTRE, section="men", language=Language.ENGLISH)
    screen.visitor.press("Request that a decision")
    screen.visitor.expect("your number is kept")
    texts = ("M001", "Nobody is before you", "Your number", "your number is kept", "take a seat", "QR M001")
    places = [screen.visitor.where(text) for text in texts]
    for text, place in zip(texts, places, strict=True):
        assert QRect(0, 0, *size).contains(place), (text, place)
    foot = min(place.top() for place in screen.visitor.buttons().values())
    assert max(place.bottom() for place in places) < foot


@pytest.fixture
def crowded(open_kiosk: Open) -> Callable[[int], Screen]:
    def opened(waiting: int) -> Screen:
        screen = open_kiosk()
        for number in range(waiting):
            screen.centre.queue.issue("women", "submit", f"waiting-{number}")
        return screen

    return opened


@pytest.mark.parametrize(
    ("waiting", "said"),
    [
        (0, "لا أحد في الانتظار"),
        (1, "شخص واحد في الانتظار"),
        (2, "شخصان في الانتظار"),
        (3, "3 أشخاص في الانتظار"),
        (11, "11 شخصًا في الانتظار"),
        (100, "100 شخص في الانتظار"),
    ],
)
def test_who_waits_is_told_in_good_arabic_and_by_the_feed(
    crowded: Callable[[int], Screen], waiting: int, said: str
) -> None:
    screen = crowded(waiting)
    screen.visitor.expect(f"قسم النساء، {said}")


def test_a_change_of_the_queue_does_not_take_the_page_from_under_a_finger(open_kiosk: Open) -> None:
    """The card that is pressed when the queue changes is the same one when the finger is lifted, a second later."""
    screen = open_kiosk()
    window, place = screen.kiosk.window, screen.visitor.find("قسم النساء")
    QTest.touchEvent(window, actor._finger()).press(0, place, window).commit()
    screen.centre.queue.issue("women", "submit", "meanwhile")
    screen.visitor.expect("شخص واحد في الانتظار")
    held = QElapsedTimer()
    held.start()
    wait_until(lambda: held.hasExpired(_LONG_TOUCH_MS), "a slow finger")
    QTest.touchEvent(window, actor._finger()).release(0, place, window).commit()
    screen.visitor.expect("ما الذي جئت من أجله؟")


def test_a_section_that_the_centre_does_not_have_is_refused_in_words(open_kiosk: Open) -> None:
    screen = open_kiosk(section="children")
    screen.visitor.press("تقديم معاملة")
    screen.visitor.expect("تعذّر إصدار التذكرة")
    assert not screen.tickets()
    assert not screen.tickets("men")
    screen.visitor.speak(Language.ENGLISH)
    screen.visitor.expect("could not be issued")


def test_before_the_first_reading_nothing_is_promised(open_kiosk: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    read, may_read = hall._hall, threading.Event()

    def read_late(centre: Centre) -> hall.Hall:
        assert may_read.wait(20)
        return read(centre)

    monkeypatch.setattr(hall, "_hall", read_late)
    screen = open_kiosk()
    assert screen.kiosk.model.property("sections") == []
    assert screen.kiosk.model.property("ticket") == {}
    may_read.set()
    screen.visitor.expect("قسم النساء")
