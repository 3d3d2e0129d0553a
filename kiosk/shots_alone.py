"""A kiosk that stands alone: its staff page in each of its states, and the dark screen outside of opening hours."""

from collections.abc import Callable
from contextlib import AbstractContextManager, ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Protocol

from PySide6.QtCore import QSize

from core.bootstrap import create_centre, open_centre, staff_door
from core.config import Device, Printer, Settings
from core.domain.text import STAFF_LANGUAGES, Language
from core.qt.alone.alone import Alone, Place
from core.qt.alone.awake import Awake
from core.qt.application import start_application
from core.qt.link import CentreLink
from core.qt.stills import Album, StillClock, lose_database, no_database
from core.qt.waiting import wait_until
from core.services.setup import CentreSetup
from kiosk.app import Kiosk, build

_SHAPES = {"portrait": QSize(1080, 1920), "landscape": QSize(1920, 1080), "small": QSize(1024, 768)}
_CODE, _WRONG = "135792", "246813"


class Played(Protocol):
    """A printer that a program plays."""

    @property
    def address(self) -> str:
        """Where it is reached."""


def shots(folder: Path, night: CentreSetup, low: Callable[[], AbstractContextManager[Played]]) -> list[Path]:
    """Take them into a folder.

    `night` is a centre that is closed when the pictures are taken, `low` plays a printer with little paper left.
    """
    return [
        path
        for language in STAFF_LANGUAGES
        for shape in _SHAPES
        for path in _Alone(language, shape, folder).take(night, low)
    ]


class _Alone:
    """The pictures of one language and one shape."""

    def __init__(self, language: Language, shape: str, folder: Path) -> None:
        start_application(["istiqbal-kiosk"], language)
        self._language, self._shape = language, shape
        self._album, self._clock = Album(folder, language), StillClock()

    def take(self, night: CentreSetup, low: Callable[[], AbstractContextManager[Played]]) -> list[Path]:
        """All of them."""
        with ExitStack() as closing, low() as printer:
            place = closing.enter_context(TemporaryDirectory())
            settings = Settings(
                database=f"sqlite:///{Path(place, 'centre.db').as_posix()}",
                device=Device(name="kiosk-1", kind="kiosk"),
                printer=Printer(address=printer.address),
                language=self._language,
            )
            create_centre(settings, night)
            with open_centre(settings, clock=self._clock) as centre:
                centre.devices.set_code(_CODE, _CODE)
            link = CentreLink(lambda: open_centre(settings, clock=self._clock))
            kiosk = build(settings, link, self._clock)
            closing.callback(kiosk.close)
            where = Place(awake=Awake([]), wake_seconds=0.0, spooled=lambda: 3, look_ms=20)
            alone = Alone(kiosk.window, kiosk.engine, settings, link, staff_door(settings), where, self._clock)
            closing.callback(alone.close)
            kiosk.window.resize(_SHAPES[self._shape])
            kiosk.window.show()
            self._states(kiosk, alone, settings)
        return self._album.taken

    def _states(self, kiosk: Kiosk, alone: Alone, settings: Settings) -> None:
        door = alone.door
        self._take(kiosk, "90-dark", lambda: alone.rest.resting)
        door.begin()
        for _ in range(4):
            door.digit("1")
        self._take(kiosk, "91-staff-code", lambda: door.page == "code")
        self._enter(alone, _WRONG)
        self._take(kiosk, "92-staff-wrong", lambda: bool(door.property("wrong")))
        self._enter(alone, _CODE)
        self._take(kiosk, "93-staff-acts", lambda: any(line["wrong"] for line in door.property("facts")[5:6]))
        with no_database(settings.database):
            lose_database(kiosk.link)
            self._take(kiosk, "94-staff-away", lambda: not kiosk.link.available)

    def _enter(self, alone: Alone, code: str) -> None:
        door = alone.door
        for _ in range(12):
            door.erase()
        for digit in code:
            door.digit(digit)
        door.enter()
        wait_until(lambda: not door.property("busy"), "the answer")

    def _take(self, kiosk: Kiosk, name: str, ready: Callable[[], bool]) -> None:
        self._album.take(kiosk.window, f"{self._shape}-{name}", ready, name)
