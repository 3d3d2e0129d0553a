"""The kiosk while its database is away and it issues from its own spool."""

from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QSize

from core.bootstrap import create_centre, open_centre, open_offline
from core.config import Device, Printer, Settings
from core.domain.text import Language
from core.qt.application import start_application
from core.qt.link import CentreLink
from core.qt.stills import Album, StillClock, lose_database, no_database
from core.qt.waiting import wait_until
from core.services.setup import DEFAULT_CENTRE
from kiosk.app import build

_SIZES = {"portrait": QSize(1080, 1920), "small": QSize(1024, 768)}
_NOBODY_LISTENS = "tcp://127.0.0.1:9"


def shots(folder: Path) -> list[Path]:
    """Take them into a folder."""
    return [path for language in Language for shape in _SIZES for path in _in(language, shape, folder)]


def _in(language: Language, shape: str, folder: Path) -> list[Path]:
    start_application(["istiqbal-kiosk"], language)
    album, clock = Album(folder, language), StillClock()
    with TemporaryDirectory() as place:
        settings = Settings(
            database=f"sqlite:///{Path(place, 'centre.db').as_posix()}",
            device=Device(name="kiosk", kind="kiosk"),
            printer=Printer(address=_NOBODY_LISTENS),
            spool_folder=Path(place),
            language=language,
        )
        create_centre(settings, DEFAULT_CENTRE)
        link = CentreLink(lambda: open_centre(settings, clock=clock))
        kiosk = build(settings, link, clock, offline=open_offline(settings))
        model = kiosk.model
        try:
            kiosk.window.resize(_SIZES[shape])
            kiosk.window.show()
            wait_until(lambda: model.knows_its_centre, "the kiosk to know its centre")
            with no_database(settings.database):
                lose_database(link)
                wait_until(lambda: not link.available, "the loss")
                album.take(kiosk.window, f"{shape}-20-alone", lambda: model.property("page") == "home", "the sections")
                model.choose_section("women")
                model.choose_service("submit")
                album.take(kiosk.window, f"{shape}-21-alone-ticket", lambda: model.property("paper") == "failed", "it")
        finally:
            kiosk.close()
    return album.taken
