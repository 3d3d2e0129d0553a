"""The steps of a ticket that only some visitors take, upright and lying, in every language of the kiosk."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QSize

from core.bootstrap import Centre, create_centre, open_centre
from core.config import Device, Settings
from core.domain.appointments import PlanPart
from core.domain.check_in import appointment_code
from core.domain.help import Help
from core.domain.text import Language
from core.domain.visitor import Gender
from core.qt.application import start_application
from core.qt.link import CentreLink
from core.qt.stills import Album, StillClock
from core.qt.waiting import wait_until
from core.services.setup import DEFAULT_CENTRE
from kiosk.app import Kiosk, build
from kiosk.errands.check_in.model import CheckInModel
from kiosk.steps.model import StepsModel

SHAPES = {"portrait": QSize(1080, 1920), "small": QSize(1024, 768)}
CITIZEN = "1000000008"
_TODAY = date(2026, 11, 24)
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
        with opened(language, size) as scene:
            scene.album, scene.shape = album, shape
            _steps(scene)
            _check_in(scene)
    return album.taken


@dataclass(slots=True)
class _Scene:
    """A kiosk to be photographed, and its centre."""

    kiosk: Kiosk
    centre: Centre
    album: Album | None = None
    shape: str = ""

    @property
    def steps(self) -> StepsModel:
        found = self.kiosk.model.property("steps")
        if not isinstance(found, StepsModel):
            raise TypeError("the kiosk has no steps")
        return found

    @property
    def check_in(self) -> CheckInModel:
        found = self.kiosk.model.property("errand")
        if not isinstance(found, CheckInModel):
            raise TypeError("nobody checks in")
        return found

    def take(self, name: str, page: str, step: str = "") -> None:
        def there() -> bool:
            model = self.kiosk.model
            return bool(model.property("page") == page) and (not step or self.check_in.property("step") == step)

        if self.album is not None:
            self.album.take(self.kiosk.window, f"{self.shape}-{name}", there, name)


@contextmanager
def opened(language: Language, size: QSize) -> Iterator[_Scene]:
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
            with open_centre(settings, clock=clock) as centre:
                yield _Scene(kiosk, centre)
        finally:
            kiosk.close()


def _steps(scene: _Scene) -> None:
    model, steps = scene.kiosk.model, scene.steps
    model.choose_section("women")
    steps.ask_help()
    wait_until(lambda: bool(steps.kinds), "the kinds of help")
    scene.take("14-help", "help")
    steps.choose_help("disability")
    scene.take("15-helped", "services")
    model.choose_service("audience")
    scene.take("16-identity", "identity")
    for name, number in (("17-typing", "10000"), ("18-mistyped", "1000000007")):
        steps.typing.clear()
        for digit in number:
            steps.typing.press(digit)
        scene.take(name, "identity")
    steps.typing.read(CITIZEN)
    scene.take("19-known", "identity")
    model.home()


def _check_in(scene: _Scene) -> None:
    """Half past ten: an appointment for each answer that there may be."""
    model, appointments = scene.kiosk.model, scene.centre.appointments
    for day in range(1, 8):
        appointments.set_plan("women", "audience", day, [PlanPart(10 * 60, 18 * 60, 15, 4)])
    sara = scene.centre.visitors.enter(CITIZEN, "سارة", Gender.WOMAN, "0550000000")
    model.begin("check_in")
    scene.take("20-check-in", "check_in", "ask")
    scene.check_in.scanned("2000000006")
    scene.check_in.ask()
    scene.take("21-unknown", "check_in", "told")
    for name, days, minute in (("22-early", 0, 14 * 60), ("23-other-day", 2, 11 * 60)):
        one = appointments.book("women", "audience", sara.id, _TODAY + timedelta(days=days), minute, name)
        model.scanned(appointment_code(one.id))
        scene.take(name, "check_in", "told")
        scene.check_in.back()
    one = appointments.book("women", "audience", sara.id, _TODAY, 10 * 60 + 45, "here")
    model.scanned(appointment_code(one.id))
    scene.take("24-checked-in", "ticket")
    model.home()
