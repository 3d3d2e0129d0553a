"""Every page in every language by touch: nothing is cut off, on top of another, untranslated, unnamed or unreadable."""

import pytest
from PySide6.QtGui import QFontDatabase, QGuiApplication

from core.domain.text import Language
from kiosk.shots import FULL_CENTRE
from tests.gui.kiosk.conftest import Open
from tests.gui.kiosk.looking import faults
from tests.gui.kiosk.looking.language import Reader
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


@pytest.mark.parametrize("language", Language)
def test_nothing_is_cut_off_overlapping_untranslated_or_without_a_glyph(
    walk: Walker, language: Language, families: frozenset[str]
) -> None:
    reader = Reader(language, FULL_CENTRE)
    found: list[str] = []
    for size in SHAPES:
        walk.resize(size)
        for stop in STOPS:
            stop.reach(walk)
            for aid in ("", "larger"):
                if aid:
                    walk.touch(walk.say("aids", aid))
                page = walk.look()
                where = f"{size} {stop.page} {aid}: "
                found += [where + fault for fault in faults.faults(page, families, reader.knows)]
                least = 20 / 25.4 * QGuiApplication.primaryScreen().physicalDotsPerInch() - 1
                found += [where + fault for fault in faults.too_small(page, least)]
            walk.touch(walk.say("aids", "larger"))
    assert not found, "\n".join(found)
