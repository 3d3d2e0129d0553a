"""The steps of a ticket that only some visitors take, upright and lying, in every language of the kiosk."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QSize

from core.bootstrap import create_centre, open_centre
from core.config import Device, Settings
from core.domain.help import Help
from core.domain.text import Language
from core.qt.application import start_application
from core.qt.link import CentreLink
from core.qt.stills import Album, StillClock
from core.services.setup import DEFAULT_CENTRE
from kiosk.app import Kiosk, build
from kiosk.steps.model import StepsModel

SHAPES = {"portrait": QSize(1080, 1920), "small": QSize(1024, 768)}
CITIZEN = "1000000008"
_ASKS = replace(
    DEFAULT_CENTRE,
    help=tuple(Help),
    services=tuple(replace(one, identify=one.name == "audience") for one in DEFAULT_CENTRE.services),
)


def take(language: Language, folder: Path) -> list[Path]:
    """Take them into a folder."""
    start_application(["istiqbal-kiosk"], language)
    album = Album(folder, language)
    for shape, size in SHAPES.items():
        with opened(language, size) as kiosk:
            _steps(
                kiosk,
                lambda name, ready, kiosk=kiosk, shape=shape: album.take(  # type: ignore[misc]
                    kiosk.window, f"{shape}-{name}", ready, name
                ),
            )
    return album.taken


@contextmanager
def opened(language: Language, size: QSize) -> Iterator[Kiosk]:
    """A kiosk that asks what it can ask."""
    with TemporaryDirectory() as place:
        settings = Settings(
            database=f"sqlite:///{Path(place, 'centre.db').as_posix()}",
            device=Device(name="kiosk", kind="kiosk"),
            language=language,
        )
        create_centre(settings, _ASKS)
        clock = StillClock()
        kiosk = build(settings, CentreLink(lambda: open_centre(settings, clock=clock)), clock)
        try:
            kiosk.window.resize(size)
            kiosk.window.show()
            yield kiosk
        finally:
            kiosk.close()


def _steps(kiosk: Kiosk, taken: Callable[[str, Callable[[], bool]], None]) -> None:
    model, steps = kiosk.model, kiosk.model.property("steps")
    if not isinstance(steps, StepsModel):
        raise TypeError("the kiosk has no steps")

    def on(page: str) -> Callable[[], bool]:
        return lambda: bool(model.property("page") == page)

    model.choose_section("women")
    steps.ask_help()
    taken("14-help", lambda: on("help")() and bool(steps.kinds))
    steps.choose_help("disability")
    taken("15-helped", on("services"))
    model.choose_service("audience")
    taken("16-identity", on("identity"))
    entry = steps.typing
    for digit in "10000":
        entry.press(digit)
    taken("17-typing", on("identity"))
    entry.clear()
    for digit in "1000000007":
        entry.press(digit)
    taken("18-mistyped", on("identity"))
    entry.read(CITIZEN)
    taken("19-known", on("identity"))
