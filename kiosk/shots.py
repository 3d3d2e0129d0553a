"""Every state of the kiosk, upright and lying, in every language."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from socket import create_server
from tempfile import TemporaryDirectory

from PySide6.QtCore import QSize

from core.bootstrap import create_centre, open_centre
from core.config import Device, Printer, Settings
from core.domain.hours import interval
from core.domain.opening import Place
from core.domain.text import Language, LocalText
from core.qt.application import start_application
from core.qt.link import CentreLink
from core.qt.stills import Album, StillClock, lose_database, no_database
from core.qt.waiting import wait_until
from core.services.ports import Clock
from core.services.setup import DEFAULT_CENTRE, CentreSetup, ServiceSetup
from kiosk import shots_aids, shots_alone, shots_of_steps, shots_offline
from kiosk.app import Kiosk, build
from kiosk.errand import Errand
from kiosk.errands import shots as errands
from kiosk.flow import Paper
from kiosk.view_models.language_sheet import LanguageSheet

_SHAPES = {"portrait": QSize(1080, 1920), "landscape": QSize(1920, 1080), "small": QSize(1024, 768)}
_NOBODY_LISTENS = "tcp://127.0.0.1:9"
_FEW, _MANY = {"men": 11, "women": 2}, {"men": 100, "women": 1}
_LONG = LocalText(
    "تقديم طلب إعادة النظر في قرار سابق صدر عن إحدى الجهات التابعة للوزارة",
    "Request that a decision of one of the ministry's departments be considered again",
)
_LONG_HINT = LocalText(
    "لمن سبق له تقديم معاملة وصدر فيها قرار ويرغب في عرض ما استجد من مستندات على معالي الوزير",
    "For those whose request was decided and who wish to lay new documents before the minister",
)
FULL_CENTRE = replace(
    DEFAULT_CENTRE,
    services=(
        replace(DEFAULT_CENTRE.services[0], title=_LONG, hint=_LONG_HINT),
        *(replace(one, identify=one.name == "audience") for one in DEFAULT_CENTRE.services[1:]),
        *(
            ServiceSetup(f"more-{n}", LocalText(f"خدمة إضافية {n}", f"Further service {n}"), _LONG_HINT)
            for n in range(6)
        ),
    ),
)


def _hours(men: str, women: str) -> CentreSetup:
    weeks = [dict.fromkeys((7, 1, 2, 3, 4), (interval(text),)) for text in (men, women)]
    pairs = zip(DEFAULT_CENTRE.sections, weeks, strict=True)
    return replace(DEFAULT_CENTRE, sections=tuple(replace(section, week=week) for section, week in pairs))


_FULL_SERVICE = (replace(DEFAULT_CENTRE.services[0], daily_quota=0), *DEFAULT_CENTRE.services[1:])
_OPENINGS = {
    "10-closed": _hours("16:00-20:00", "16:00-20:00"),
    "11-closed-apart": _hours("16:00-20:00", "17:30-20:00"),
    "12-one-closed": _hours("08:00-15:00", "16:00-20:00"),
    # Where it is noon while the clock of the pictures stands.
    "13-pause": replace(DEFAULT_CENTRE, services=_FULL_SERVICE, place=Place(21_000_000, 64_100_000)),
}


@dataclass(frozen=True, slots=True)
class _Scene:
    """A kiosk to be photographed."""

    kiosk: Kiosk
    link: CentreLink
    album: Album
    shape: str
    database: str

    def take(self, name: str, ready: Callable[[], bool]) -> None:
        self.album.take(self.kiosk.window, f"{self.shape}-{name}", ready, name)

    @property
    def sheet(self) -> LanguageSheet:
        found = self.kiosk.model.property("sheet")
        if not isinstance(found, LanguageSheet):
            raise TypeError("the kiosk has no page of languages")
        return found

    def page(self, page: str) -> bool:
        return bool(self.kiosk.model.property("page") == page)

    def paper(self, paper: Paper) -> bool:
        return self.page("ticket") and self.kiosk.model.property("paper") == paper.value


def shots(folder: Path, low: Callable[[], AbstractContextManager[shots_alone.Played]]) -> list[Path]:
    """Take them into a folder; `low` plays a printer with little paper left."""
    taken = [path for language in Language for shape in _SHAPES for path in _in(language, shape, folder)]
    steps = [path for language in Language for path in shots_of_steps.take(language, folder)]
    return [*taken, *steps, *shots_alone.shots(folder, _OPENINGS["10-closed"], low), *shots_offline.shots(folder)]


def _in(language: Language, shape: str, folder: Path) -> list[Path]:
    start_application(["istiqbal-kiosk"], language)
    album = Album(folder, language)
    opened = partial(_scene, album, shape, language)
    with opened(DEFAULT_CENTRE) as scene:
        _visit(scene)
    # Nobody accepts: a printer that never answers, and with status=off one whose silence is believed.
    with create_server(("127.0.0.1", 0)) as printer:
        for name, status, paper in (("4-printing", "on", Paper.COMING), ("5-printed", "off", Paper.TAKEN)):
            address = f"tcp://127.0.0.1:{printer.getsockname()[1]}?status={status}"
            with opened(DEFAULT_CENTRE, address) as scene:
                _take_ticket(scene, "women")
                scene.take(name, partial(scene.paper, paper))
    with opened(FULL_CENTRE) as scene:
        _crowd(scene)
    for name, setup in _OPENINGS.items():
        with opened(setup) as scene:
            _opening(scene, name)
    with opened(DEFAULT_CENTRE) as scene:
        _errands(scene)
    with opened(FULL_CENTRE) as scene:
        wait_until(partial(scene.page, "home"), "the centre")
        shots_aids.take(scene.kiosk.model, scene.take)
    return album.taken


def _errands(scene: _Scene) -> None:
    wait_until(lambda: scene.link.centre is not None and scene.page("home"), "the centre")
    if scene.link.centre is not None:
        reference = errands.prepare(scene.link.centre)
        offered = tuple(scene.kiosk.model.findChildren(Errand))
        errands.take(scene.album, scene.kiosk.window, offered, scene.shape, reference)


def _opening(scene: _Scene, name: str) -> None:
    page = "home" if name == "12-one-closed" else "closed"
    if name == "13-pause":
        scene.kiosk.model.choose_section("women")
        page = "services"
    scene.take(name, lambda: scene.page(page))


def _take_ticket(scene: _Scene, section: str) -> None:
    scene.kiosk.model.choose_section(section)
    scene.kiosk.model.choose_service("submit")


def _visit(scene: _Scene) -> None:
    model = scene.kiosk.model
    scene.take("1-home", lambda: scene.page("home"))
    scene.sheet.show()
    scene.take("14-languages", lambda: scene.page("language"))
    scene.sheet.show()
    model.choose_section("women")
    scene.take("2-services", lambda: scene.page("services"))
    model.choose_service("submit")
    scene.take("3-no-paper", lambda: scene.paper(Paper.FAILED))
    model.home()
    with no_database(scene.database):
        lose_database(scene.link)
        scene.take("6-away", lambda: scene.page("away"))


def _crowd(scene: _Scene) -> None:
    model = scene.kiosk.model
    scene.take("7-full", lambda: scene.page("home"))
    model.choose_section("men")
    scene.take("8-ten-services", lambda: scene.page("services"))
    model.choose_service("submit")
    scene.take("9-long-name", lambda: scene.paper(Paper.FAILED))


@contextmanager
def _scene(
    album: Album, shape: str, language: Language, setup: CentreSetup, printer: str = _NOBODY_LISTENS
) -> Iterator[_Scene]:
    clock: Clock = StillClock()
    with TemporaryDirectory() as place:
        settings = Settings(
            database=f"sqlite:///{Path(place, 'centre.db').as_posix()}",
            device=Device(name="kiosk", kind="kiosk"),
            printer=Printer(address=printer),
            language=language,
        )
        create_centre(settings, setup)
        with open_centre(settings, clock=clock) as centre:
            crowd = {} if setup in _OPENINGS.values() else _FEW if setup is DEFAULT_CENTRE else _MANY
            for section, waiting in crowd.items():
                for number in range(waiting):
                    centre.queue.issue(section, "submit", f"picture-{section}-{number}")
        link = CentreLink(lambda: open_centre(settings, clock=clock))
        kiosk = build(settings, link, clock)
        try:
            kiosk.window.resize(_SHAPES[shape])
            kiosk.window.show()
            yield _Scene(kiosk, link, album, shape, settings.database)
        finally:
            kiosk.close()
