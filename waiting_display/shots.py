"""Every state of the display, lying, upright and at four times the dots, in Arabic and English."""

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from PySide6.QtCore import QSize

from core.bootstrap import Centre, create_centre, open_centre
from core.config import Device, Display, Settings
from core.domain.text import STAFF_LANGUAGES, Language, LocalText
from core.qt.application import start_application
from core.qt.link import CentreLink
from core.qt.stills import Album, StillClock, lose_database, no_database
from core.qt.waiting import wait_until
from core.services.setup import DEFAULT_CENTRE
from waiting_display.announcer import LEAST_SECONDS
from waiting_display.app import Display as OpenDisplay
from waiting_display.app import build
from waiting_display.view_models.display import Pace

_SHAPES = {"landscape": QSize(1920, 1080), "portrait": QSize(1080, 1920), "4k": QSize(3840, 2160)}
_LONG_TITLE = LocalText(
    "مركز الاستقبال والاتصال الإلكتروني بمنطقة عسير ومحافظاتها",
    "Reception and Electronic Communication Centre of the Asir Region and its Governorates",
)
_DESKS = 12


def shots(folder: Path) -> list[Path]:
    """Take them into a folder."""
    return [path for language in STAFF_LANGUAGES for shape in _SHAPES for path in _in(language, shape, folder)]


def _in(language: Language, shape: str, folder: Path) -> list[Path]:
    start_application(["istiqbal-display"], language)
    album = Album(folder, language)
    with TemporaryDirectory() as place:
        settings = Settings(
            database=f"sqlite:///{Path(place, 'centre.db').as_posix()}",
            device=Device(name="hall", kind="display", section="women"),
            display=Display(sound=False),
            language=language,
        )
        sections = tuple(replace(section, desks=_DESKS) for section in DEFAULT_CENTRE.sections)
        create_centre(settings, replace(DEFAULT_CENTRE, title=_LONG_TITLE, sections=sections))
        nowhere = settings.model_copy(update={"device": Device(name="hall", kind="display", section="womens")})
        _Sitting(nowhere, _SHAPES[shape]).of_a_mistake(album, shape)
        with open_centre(settings, clock=StillClock()) as centre:
            _Sitting(settings, _SHAPES[shape]).of_a_day(centre, album, shape)
    return album.taken


class _Sitting:
    """One screen; its steady clock moves only when it is told, so that an announcement stays for its picture."""

    def __init__(self, settings: Settings, size: QSize) -> None:
        self._steady = 0.0
        self._database = settings.database
        clock = StillClock()
        self._link = CentreLink(lambda: open_centre(settings, clock=clock))
        self._display: OpenDisplay = build(settings, self._link, clock, pace=Pace(steady=lambda: self._steady))
        self._display.window.resize(size)
        self._display.window.show()

    def of_a_day(self, centre: Centre, album: Album, shape: str) -> None:
        """A day from its first minute to the loss of the database."""
        window = self._display.window
        try:
            album.take(window, f"{shape}-1-empty", lambda: self._board["section"]["main"] != "", "the empty hall")
            _come(centre, 0, 2)
            centre.queue.call_next(f"W{_DESKS}")
            album.take(window, f"{shape}-2-call", lambda: self._calls(str(_DESKS)), "the first call")
            _come(centre, 2, 107)
            for desk in (2, 1, 4, 3, 5, 7):
                centre.queue.call_next(f"W{desk}")
                self._announce(str(desk))
            centre.queue.no_show("W4")
            centre.queue.finish("W7")
            self._steady += LEAST_SECONDS
            album.take(window, f"{shape}-3-full", lambda: self._calm("5"), "the full hall")
            with no_database(self._database):
                lose_database(self._link)
                album.take(window, f"{shape}-4-away", lambda: bool(self._board["away"]), "the lost database")
        finally:
            self._display.close()

    def of_a_mistake(self, album: Album, shape: str) -> None:
        """A section that the centre does not have."""
        try:
            album.take(
                self._display.window, f"{shape}-5-wrong-section", lambda: self._board["trouble"] != "", "the message"
            )
        finally:
            self._display.close()

    @property
    def _board(self) -> dict[str, Any]:
        return dict(self._display.model.property("board"))

    def _calls(self, window: str) -> bool:
        return bool(self._board["announcing"]) and self._board["call"]["window"] == window

    def _calm(self, window: str) -> bool:
        return not self._board["announcing"] and self._board["call"]["window"] == window

    def _announce(self, window: str) -> None:
        self._steady += LEAST_SECONDS
        wait_until(lambda: self._calls(window), f"the call to window {window}")


def _come(centre: Centre, first: int, last: int) -> None:
    for number in range(first, last):
        centre.queue.issue("women", "submit", f"picture-{number}")
