"""Every page, in every language, come to by touch on each screen: whole, apart, translated, and named for all.

A page that only the time brings, as that of a closed hall, is seen on each screen as the screen is changed around it.
"""

from collections.abc import Callable

import pytest
from PySide6.QtGui import QFontDatabase, QGuiApplication

from core.domain.text import STAFF_LANGUAGES, Language, for_staff
from core.qt.stills import lose_database
from core.qt.vitals import program_version
from core.qt.waiting import wait_until
from core.words import Words
from tests.gui.kiosk.looking import faults, stops
from tests.gui.kiosk.looking.language import Reader
from tests.gui.kiosk.looking.pieces import Page
from tests.gui.kiosk.looking.town import SETUP, Town
from tests.gui.kiosk.looking.walker import Walker
from tests.support.clock import FakeClock
from tests.support.outage import Outage

SHAPES = [(1080, 1920), (1920, 1080), (1024, 768)]
_WIDEST = max(width for width, _ in SHAPES)
_SHIPPED = ("IBM Plex", "Noto")
_REACH = 0.42  # of a portrait screen: what lies above is higher than 1.20 m on a usual stand
_LAYER = "alone"


@pytest.fixture(scope="session")
def families() -> frozenset[str]:
    """The families of type that ship."""
    return frozenset(name for name in QFontDatabase.families() if name.startswith(_SHIPPED))


class Proof:
    """Reads page after page, and notes what is wrong."""

    def __init__(self, language: Language, families: frozenset[str]) -> None:
        self.found: list[str] = []
        self._language = language
        self._families = families
        self._reader = Reader(language, SETUP)
        own = {"kiosk-1", program_version(), "SQLite", "Esc", "F2", "F5", "F10"}
        self._staff = Reader(for_staff(language), SETUP, own)
        self._least = 20 / 25.4 * QGuiApplication.primaryScreen().physicalDotsPerInch() - 1

    def read(self, walk: Walker, where: str) -> None:
        """What the kiosk shows, in the letters that it has and then in the others, where they are to be had.

        Languages beyond the first two are read in larger letters where there is least room: on two of the screens.
        """
        self._note(walk, where)
        both = self._language in STAFF_LANGUAGES or walk.window.width() < _WIDEST
        if both and walk.want("larger", not walk.has("larger")):
            self._note(walk, where)

    def read_staff(self, walk: Walker, where: str) -> None:
        """The layer of staff over it, which has keys of its own in place of what the Tab key goes through."""
        wrong = self._wrong(walk.look(_LAYER), self._staff)
        self.found += [f"{where}: {fault}" for fault in wrong if not fault.startswith("not reached by a keyboard")]

    def _note(self, walk: Walker, where: str) -> None:
        size = f"{walk.window.width()}x{walk.window.height()}{', larger' if walk.has('larger') else ''}"
        self.found += [f"{where} {size}: {fault}" for fault in self._wrong(walk.look(), self._reader)]

    def _wrong(self, page: Page, reader: Reader) -> list[str]:
        upright = page.window.height() > page.window.width()
        wrong = [*faults.faults(page, self._families, reader.knows), *faults.too_small(page, self._least)]
        wrong += faults.too_high(page, page.window.height() * _REACH) if upright else ()
        return wrong + unspoken(page, reader)


def unspoken(page: Page, reader: Reader) -> list[str]:
    """What a screen reader is not told, or not in the language shown."""
    texts = [text.words for text in page.texts if text.own and text.words not in page.heard]
    controls = [target.name for target in page.targets if target.name not in page.heard]
    return [*faults.unnamed(page, reader.knows), *(f"not heard: {words!r}" for words in (*texts, *controls))]


@pytest.mark.parametrize("language", Language)
def test_every_page_is_whole_translated_and_named(
    stood: tuple[Walker, Town], language: Language, families: frozenset[str], sqlite_outage: Outage, clock: FakeClock
) -> None:
    """Nothing cut off, overlapping, untranslated or without a glyph; every control named, described and in reach."""
    (walk, town), proof = stood, Proof(language, families)
    for size in SHAPES:
        walk.resize(size)
        for where in stops.tour(walk, town):
            proof.read(walk, where)
        for where in stops.staff(walk, town):
            proof.read_staff(walk, where)
    around(walk, proof, "away, in the middle of something", lambda: lose(walk, sqlite_outage))
    walk.touch(walk.say("entrance", "home"))
    for size in SHAPES:
        walk.resize(size)
        for where in stops.lost(walk):
            proof.read(walk, where)
    sqlite_outage.end()
    wait_until(lambda: walk.kiosk.link.available, "the database to be back")
    around(walk, proof, "closed", lambda: close(walk, clock))
    assert not proof.found, "\n".join(proof.found)


def around(walk: Walker, proof: Proof, where: str, come: Callable[[], None]) -> None:
    """Read on each screen a page that comes once."""
    come()
    for size in SHAPES:
        walk.resize(size)
        proof.read(walk, where)


def lose(walk: Walker, outage: Outage) -> None:
    walk.touch(walk.say("status", "title"))
    outage.begin()
    lose_database(walk.kiosk.link)
    walk.wait_for("away")


def close(walk: Walker, clock: FakeClock) -> None:
    clock.advance(7 * 3600)
    walk.wait_for("closed")


@pytest.mark.parametrize("language", [Language.ARABIC])
def test_the_dark_screen_speaks_every_language_of_visitors(
    stood: tuple[Walker, Town], families: frozenset[str], clock: FakeClock
) -> None:
    (walk, town), readers = stood, [Reader(language, SETUP) for language in Language]
    close(walk, clock)
    town.alone.rest._wake = 0
    wait_until(lambda: town.alone.rest.resting, "the dark")
    for size in SHAPES:
        walk.resize(size)
        page = walk.look(_LAYER)
        assert not faults.faults(page, families, lambda words: any(reader.knows(words) for reader in readers))
        assert all(Words("rest", language).say("closed") in page.heard for language in Language)
