"""A kiosk on a real centre, used by touch."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QAccessible, QFontDatabase
from PySide6.QtQuick import QQuickWindow
from pytestqt.qtbot import QtBot

from core.bootstrap import Centre, open_centre
from core.cli.demo import actor
from core.cli.demo.actor import Actor
from core.config import Device, Printer, Settings
from core.config import Kiosk as KioskSettings
from core.domain.text import Language
from core.qt.link import CentreLink
from core.qt.waiting import wait_until
from core.services.dto import TicketView
from core.services.setup import DEFAULT_CENTRE, CentreSetup
from core.words import Words
from kiosk.app import Kiosk, build
from kiosk.errand import Errand
from kiosk.pace import Pace
from kiosk.speaker import Speaker
from kiosk.view_models.language_sheet import own_name
from tests.support.clock import FakeClock

if TYPE_CHECKING:
    from tests.gui.kiosk.looking.town import Made, Town
    from tests.gui.kiosk.looking.walker import Walker

_SHIPPED = ("IBM Plex", "Noto")
QUICK = Pace(poll=60, retry=20, printer_first=20, printer=3_600_000, clock=50, settle=0, slide=0, asked=1)


class Visitor(Actor):
    """Who stands before the kiosk."""

    window: QQuickWindow

    def buttons(self) -> dict[str, QRect]:
        """What can be touched, and where on the window."""
        found = (thing for thing in self._things() if thing.role() is QAccessible.Role.Button)
        usable = [thing for thing in found if not thing.state().disabled]
        return {
            thing.text(QAccessible.Text.Name): QRect(
                self.window.mapFromGlobal(thing.rect().topLeft()), thing.rect().size()
            )
            for thing in usable
        }

    def find(self, name: str) -> QPoint:
        """The middle of a button, as soon as it may be touched."""
        wait_until(lambda: any(name in button for button in self.buttons()), f"{name!r} to be touchable")
        return next(place for button, place in self.buttons().items() if name in button).center()

    def speak(self, language: Language) -> None:
        """One touch opens the languages, one chooses; the page is another one then."""
        self.press("Language")
        self.press(own_name(language))
        wait_until(lambda: not self.hears(Words("kiosk", language).say("choose_language")), "the page to come back")

    def where(self, name: str) -> QRect:
        """The place of a button, touchable or not yet."""
        thing = next(one for one in self._things() if name in one.text(QAccessible.Text.Name))
        return QRect(self.window.mapFromGlobal(thing.rect().topLeft()), thing.rect().size())

    def touch(self, place: QPoint) -> None:
        """Put a finger there and take it away, whatever is there."""
        actor._touch(self.window, place)


class Listener:
    """`Speaker`, noting what is said; `said` holds it as (language, sentence)."""

    def __init__(self, *, available: bool = True) -> None:
        self.available = available
        self.said: list[tuple[Language, str]] = []
        self.hushed = 0

    def say(self, sentences: Sequence[str], language: Language) -> None:
        self.said += [(language, sentence) for sentence in sentences]

    def hush(self) -> None:
        self.hushed += 1


@dataclass(frozen=True)
class Screen:
    """An open kiosk, who stands before it, and the centre behind it as another program sees it."""

    kiosk: Kiosk
    visitor: Visitor
    centre: Centre

    def tickets(self, section: str = "women") -> list[TicketView]:
        """Every ticket of today."""
        return self.centre.queue.tickets(section)


Open = Callable[..., Screen]


@pytest.fixture
def open_kiosk(
    qtbot: QtBot, sqlite_url: str, clock: FakeClock, founding: Callable[[Settings, CentreSetup], None]
) -> Iterator[Open]:
    """Opens a kiosk on an SQLite centre of this test, or on another database."""
    with ExitStack() as closing:

        def opened(
            url: str = sqlite_url,
            *,
            language: Language = Language.ARABIC,
            section: str | None = None,
            printer: str | None = None,
            patience: float = 3.0,
            idle: int = 30,
            pace: Pace = QUICK,
            setup: CentreSetup = DEFAULT_CENTRE,
            size: tuple[int, int] = (1080, 1920),
            errands: Sequence[Errand] | None = None,
            speaker: Speaker | None = None,
            mode: Literal["tickets", "rating"] = "tickets",
        ) -> Screen:
            settings = Settings(
                database=url,
                device=Device(name="kiosk-1", kind="kiosk", section=section),
                printer=Printer(address=printer, timeout_seconds=patience),
                language=language,
                idle_seconds=idle,
                kiosk=KioskSettings(mode=mode),
            )
            founding(settings, setup)
            centre = closing.enter_context(open_centre(settings, clock=clock))
            link = CentreLink(lambda: open_centre(settings, clock=clock))
            kiosk = build(settings, link, clock, pace, errands, speaker=speaker or Listener())
            closing.callback(kiosk.close)
            kiosk.window.resize(*size)
            kiosk.window.show()
            qtbot.waitUntil(kiosk.window.isExposed)
            return Screen(kiosk, Visitor(kiosk.window), centre)

        yield opened


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> "Made":
    """A centre at which every page can be come to, made once."""
    from tests.gui.kiosk.looking.town import make

    return make(tmp_path_factory.mktemp("town") / "centre.db")


@pytest.fixture
def stood(
    made: "Made", tmp_path: Path, clock: FakeClock, language: Language, monkeypatch: pytest.MonkeyPatch
) -> "Iterator[tuple[Walker, Town]]":
    """Someone who walks through a kiosk that stands alone at such a centre, in the test's `language`."""
    from tests.gui.kiosk.looking.town import standing

    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    with standing(made, tmp_path, clock, language) as found:
        yield found


@pytest.fixture(scope="session")
def families() -> frozenset[str]:
    """The families of type that ship."""
    return frozenset(name for name in QFontDatabase.families() if name.startswith(_SHIPPED))
