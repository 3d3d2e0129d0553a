"""What is to hold of every page, on every screen that a kiosk may have."""

from PySide6.QtGui import QGuiApplication

from core.domain.text import STAFF_LANGUAGES, Language, for_staff
from core.qt.vitals import program_version
from tests.gui.kiosk.looking import faults
from tests.gui.kiosk.looking.language import Reader
from tests.gui.kiosk.looking.pieces import Page
from tests.gui.kiosk.looking.town import SETUP
from tests.gui.kiosk.looking.walker import Walker

SHAPES = [(1080, 1920), (1920, 1080), (1024, 768)]
LAYER = "alone"
_WIDEST = max(width for width, _ in SHAPES)
_REACH = 0.42  # of a portrait screen: what lies above is higher than 1.20 m on a usual stand


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
        wrong = self._wrong(walk.look(LAYER), self._staff)
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
