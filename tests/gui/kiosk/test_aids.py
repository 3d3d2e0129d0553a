"""What helps a visitor: one touch gives it, on every page, and it is gone with the visitor."""

from collections import Counter
from dataclasses import replace

import pytest
from PySide6.QtGui import QImage

from core.domain.text import Language
from core.qt.palette import HIGH_CONTRAST, USUAL, contrast
from core.qt.waiting import wait_until
from core.services.setup import DEFAULT_CENTRE
from tests.gui.kiosk.conftest import QUICK, Open, Screen
from tests.gui.kiosk.looking import faults, stops
from tests.gui.kiosk.looking.pieces import Page, Text
from tests.gui.kiosk.looking.town import Town
from tests.gui.kiosk.looking.walker import Walker

PAGES = {"home", "language", "services", "no paper", "ticket"}
SHAPES = [(1080, 1920), (1920, 1080), (1024, 768)]


def walker(screen: Screen) -> Walker:
    return Walker(screen.kiosk, Language.ARABIC, DEFAULT_CENTRE)


@pytest.fixture
def language() -> Language:
    return Language.ARABIC


def ground_of(text: Text, ink: str, picture: QImage) -> str:
    """The colour that most of a text's box has beside its letters: what they stand on."""
    box = text.painted.toRect().intersected(picture.rect())
    row, seen = picture.bytesPerLine() // 4, memoryview(picture.constBits()).cast("B").cast("I")
    pixels: Counter[int] = Counter()
    for y in range(box.top(), box.bottom(), 3):
        pixels.update(seen[y * row + box.left() : y * row + box.right() : 2])
    beside = Counter({pixel: count for pixel, count in pixels.items() if pixel & 0xFFFFFF != int(ink[1:], 16)})
    ground = beside if beside.total() > pixels.total() * 0.3 else pixels
    return f"#{ground.most_common(1)[0][0] & 0xFFFFFF:06x}"


def faint(walk: Walker, page: Page, least: float) -> list[str]:
    picture = walk.kiosk.window.grabWindow().convertToFormat(QImage.Format.Format_RGB32)
    found = []
    for text in page.texts:
        ink = text.colour
        ground = ground_of(text, ink, picture)
        if contrast(ink, ground) < least:
            found.append(f"{text.words!r}: {ink} on {ground} is {contrast(ink, ground):.1f}")
    return found


@pytest.mark.parametrize(("aid", "least"), [("", 4.5), ("contrast", 7.0)])
def test_every_text_stands_out_from_what_it_stands_on(stood: tuple[Walker, Town], aid: str, least: float) -> None:
    walk, town = stood
    found = []
    for page in stops.to_the_ticket(walk, town):
        if page in PAGES:
            if aid:
                walk.want(aid, True)
            found += [f"{page}: {fault}" for fault in faint(walk, walk.look(), least)]
    assert not found, "\n".join(found)


def test_high_contrast_turns_the_whole_screen_and_leaves_with_the_visitor(open_kiosk: Open) -> None:
    walk = walker(open_kiosk())
    grounds = []
    for name in ("", "contrast", "contrast", "contrast"):
        if name:
            walk.touch(walk.say("aids", name))
        walk.look()
        grounds.append(walk.kiosk.window.color().name())
    usual, high = USUAL.ground.lower(), HIGH_CONTRAST.ground.lower()
    assert grounds == [usual, high, usual, high]
    walk.touch(walk.section("women"))
    walk.touch(walk.service("submit"))
    walk.wait_for("ticket")
    assert walk.kiosk.window.color().name() == high
    walk.touch(walk.say("kiosk", "done"))
    walk.wait_for("home")
    assert walk.kiosk.window.color().name() == usual


@pytest.mark.parametrize("size", SHAPES)
def test_larger_text_is_larger_and_leaves_with_the_visitor(open_kiosk: Open, size: tuple[int, int]) -> None:
    walk = walker(open_kiosk(size=size))
    walk.touch(walk.section("women"))

    def heights() -> dict[str, float]:
        return {text.words: text.size for text in walk.look().texts if text.target is None}

    usual = heights()
    walk.touch(walk.say("aids", "larger"))
    larger = heights()
    question = walk.say("kiosk", "choose_service")
    assert larger[question] >= usual[question] * 1.2
    walk.back()
    walk.touch(walk.section("women"))
    assert heights()[question] == larger[question], "it stays while the visitor does"


@pytest.mark.parametrize("size", SHAPES)
def test_the_lower_half_holds_all_that_is_touched(stood: tuple[Walker, Town], size: tuple[int, int]) -> None:
    """On every page that a visitor comes to, in usual letters and in larger ones."""
    walk, town = stood
    walk.resize(size)
    found = []
    for where in stops.tour(walk, town):
        walk.want("low", True)
        for _ in ("the letters that there are", "the others"):
            page, larger = walk.look(), walk.has("larger")
            for kind in (faults.too_high(page, size[1] / 2), faults.cut_off(page), faults.overlapping(page)):
                found += [f"{where}{', larger' if larger else ''}: {fault}" for fault in kind]
            if not walk.want("larger", not larger):
                break
    assert not found, "\n".join(found)


def test_every_aid_leaves_with_whoever_walked_away(open_kiosk: Open) -> None:
    screen = open_kiosk(idle=5, pace=replace(QUICK, second=400))
    walk = walker(screen)
    aids = screen.kiosk.model.property("aids")
    names = [button["name"] for button in aids.property("buttons")]
    for name in names:
        walk.touch(walk.say("aids", name))
    assert all(button["on"] for button in aids.property("buttons"))
    wait_until(lambda: not any(button["on"] for button in aids.property("buttons")), "the visitor's aids to be gone")


def test_a_keyboard_or_a_switch_works_the_whole_kiosk(open_kiosk: Open) -> None:
    """Tab and Enter alone, from the first page to a ticket and back, with an aid on the way."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    screen = open_kiosk()
    walk, window = walker(screen), screen.kiosk.window
    window.requestActivate()
    wait_until(window.isActive, "the kiosk to have the keyboard")

    def tab_to(name: str) -> None:
        reached: list[str] = []
        while not reached or not reached[-1].startswith(name):
            assert len(reached) < 20, reached
            QTest.keyClick(window, Qt.Key.Key_Tab)
            reached.append(str(window.activeFocusItem().property("name") or ""))

    tab_to(walk.say("aids", "contrast"))
    QTest.keyClick(window, Qt.Key.Key_Space)
    assert window.color().name() == HIGH_CONTRAST.ground.lower()
    tab_to(walk.section("women"))
    QTest.keyClick(window, Qt.Key.Key_Return)
    walk.wait_for("services")
    tab_to(walk.say("kiosk", "back"))
    QTest.keyClick(window, Qt.Key.Key_Return)
    walk.wait_for("home")
    tab_to(walk.section("women"))
    QTest.keyClick(window, Qt.Key.Key_Return)
    walk.wait_for("services")
    tab_to(walk.service("submit"))
    QTest.keyClick(window, Qt.Key.Key_Return)
    walk.wait_for("ticket")
    tab_to(walk.say("kiosk", "done"))
    QTest.keyClick(window, Qt.Key.Key_Return)
    walk.wait_for("home")
    assert len(screen.tickets()) == 1
