"""Every state of the kiosk, upright and lying, in Arabic and English."""

from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QSize

from core.bootstrap import open_centre
from core.config import Device, Printer, Settings
from core.domain.text import Language
from core.qt.application import start_application
from core.qt.link import CentreLink
from core.qt.stills import Album, StillClock, lose_database
from kiosk.app import build

_SHAPES = {"portrait": QSize(1080, 1920), "landscape": QSize(1920, 1080)}
_NOBODY_LISTENS = "tcp://127.0.0.1:9"


def shots(folder: Path) -> list[Path]:
    """Take them into a folder."""
    return [path for language in Language for shape in _SHAPES for path in _in(language, shape, folder)]


def _in(language: Language, shape: str, folder: Path) -> list[Path]:
    start_application(["istiqbal-kiosk"], language)
    album, clock = Album(folder, language), StillClock()
    with TemporaryDirectory() as place:
        url = f"sqlite:///{Path(place, 'centre.db').as_posix()}"
        with open_centre(url, clock=clock) as centre:
            for number in range(1, 8):
                centre.queue.issue("men", "submit", f"picture-{number}")
            settings = Settings(
                database=url,
                device=Device(name="kiosk", kind="kiosk"),
                printer=Printer(address=_NOBODY_LISTENS),
                language=language,
            )
            link = CentreLink(lambda: open_centre(settings, clock=clock))
            kiosk = build(settings, link)
            kiosk.window.resize(_SHAPES[shape])
            kiosk.window.show()
            model = kiosk.model
            try:
                album.take(kiosk.window, f"{shape}-1-home", lambda: model.property("page") == "home", "the home page")
                model.choose_section("women")
                album.take(
                    kiosk.window, f"{shape}-2-services", lambda: model.property("page") == "services", "the services"
                )
                model.choose_service("submit")
                album.take(
                    kiosk.window,
                    f"{shape}-3-no-paper",
                    lambda: bool(model.property("printFailed")),
                    "the ticket without paper",
                )
                model.home()
                lose_database(link)
                album.take(
                    kiosk.window, f"{shape}-4-away", lambda: model.property("page") == "away", "the lost database"
                )
            finally:
                kiosk.close()
    return album.taken
