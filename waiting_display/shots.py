"""Every state of the display, in Arabic and English."""

from pathlib import Path
from tempfile import TemporaryDirectory

from core.bootstrap import Centre, open_centre
from core.config import Device, Display, Settings
from core.domain.text import Language
from core.qt.application import start_application
from core.qt.link import CentreLink
from core.qt.stills import Album, StillClock, lose_database
from waiting_display.app import build


def shots(folder: Path) -> list[Path]:
    """Take them into a folder."""
    return [path for language in Language for path in _in(language, folder)]


def _in(language: Language, folder: Path) -> list[Path]:
    start_application(["istiqbal-display"], language)
    album, clock = Album(folder, language), StillClock()
    with TemporaryDirectory() as place:
        url = f"sqlite:///{Path(place, 'centre.db').as_posix()}"
        with open_centre(url, clock=clock) as centre:
            settings = Settings(
                database=url,
                device=Device(name="hall", kind="display", section="women"),
                display=Display(sound=False),
                language=language,
            )
            link = CentreLink(lambda: open_centre(settings, clock=clock))
            display = build(settings, link, clock)
            display.window.show()
            model = display.model
            try:
                album.take(display.window, "empty", lambda: bool(model.property("section")), "the empty hall")
                _fill(centre)
                album.take(display.window, "full", lambda: len(model.property("recent")) == 5, "the full hall")
                lose_database(link)
                album.take(display.window, "away", lambda: not link.available, "the lost database")
            finally:
                display.close()
    return album.taken


def _fill(centre: Centre) -> None:
    for number in range(1, 13):
        centre.queue.issue("women", "submit", f"picture-{number}")
    for desk in (2, 1, 4, 3, 5):
        centre.queue.call_next(f"W{desk}")
