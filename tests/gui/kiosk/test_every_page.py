"""Each page that a touch or two opens, in every language: whole, apart, translated, and named for a screen reader."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QFontDatabase, QGuiApplication

from core.domain.text import Language
from kiosk.shots import FULL_CENTRE
from tests.gui.kiosk.conftest import Open
from tests.gui.kiosk.looking import faults
from tests.gui.kiosk.looking.language import Reader
from tests.gui.kiosk.looking.pieces import Page
from tests.gui.kiosk.looking.stops import STOPS, Walker

SHAPES = [(1080, 1920), (1920, 1080), (1024, 768)]
_SHIPPED = ("IBM Plex", "Noto")


@pytest.fixture(scope="session")
def families() -> frozenset[str]:
    """The families of type that ship."""
    return frozenset(name for name in QFontDatabase.families() if name.startswith(_SHIPPED))


@pytest.fixture
def walk(open_kiosk: Open, language: Language) -> Walker:
    screen = open_kiosk(language=language, setup=FULL_CENTRE)
    return Walker(screen.kiosk, language, FULL_CENTRE)


def seen(walk: Walker) -> Iterator[tuple[str, Page]]:
    """Each page on each screen, in usual and then in larger letters, with what to call it."""
    for stop in STOPS:
        for place, size in enumerate(SHAPES):
            walk.resize(size)
            if not (stop.once and place):
                stop.reach(walk)
            yield f"{size} {stop}", stop.seen(walk)
        walk.touch(walk.say("aids", "larger"))
        for size in reversed(SHAPES):
            walk.resize(size)
            yield f"{size} {stop}, larger", stop.seen(walk)
        walk.touch(walk.say("aids", "larger"))


def unspoken(page: Page, reader: Reader) -> list[str]:
    """What a screen reader is not told, or not in the language shown."""
    texts = [text.words for text in page.texts if text.own and text.words not in page.heard]
    controls = [target.name for target in page.targets if target.name not in page.heard]
    return [*faults.unnamed(page, reader.knows), *(f"not heard: {words!r}" for words in (*texts, *controls))]


@pytest.mark.parametrize("language", Language)
def test_every_page_is_whole_translated_and_named(walk: Walker, language: Language, families: frozenset[str]) -> None:
    """Nothing cut off, overlapping, untranslated or without a glyph; every control named and described."""
    reader = Reader(language, FULL_CENTRE)
    least = 20 / 25.4 * QGuiApplication.primaryScreen().physicalDotsPerInch() - 1
    found: list[str] = []
    for where, page in seen(walk):
        wrong = [*faults.faults(page, families, reader.knows), *faults.too_small(page, least)]
        wrong += unspoken(page, reader)
        found += [f"{where}: {fault}" for fault in wrong]
    assert not found, "\n".join(found)
