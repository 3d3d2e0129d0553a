"""The kiosk program."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import shiboken6
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickWindow

from core.config import Settings
from core.logs import logged
from core.qt import theme as _registers_the_palette  # noqa: F401 - QML imports it by its registered name
from core.qt.alone.alone import Alone, Place
from core.qt.alone.ending import begin_anew
from core.qt.application import start_application
from core.qt.heartbeat import Heartbeat
from core.qt.link import CentreLink
from core.qt.placing import show
from core.qt.vitals import OwnVitals
from core.services.offline import OfflineService
from core.services.ports import Clock
from kiosk.errand import Errand
from kiosk.errands.check_in.model import CheckInModel
from kiosk.errands.rating.model import RatingErrand
from kiosk.errands.status.model import StatusErrand
from kiosk.icons import PROVIDER, IconProvider
from kiosk.own_series import OwnSeries
from kiosk.pace import Pace
from kiosk.scanner import Scanner
from kiosk.speaker import Speaker, SpokenWords
from kiosk.view_models import hints as _registers_the_hints  # noqa: F401 - QML imports it by its registered name
from kiosk.view_models.kiosk import KioskModel

_QML = Path(__file__).parent / "qml" / "Main.qml"


@dataclass(frozen=True)
class Kiosk:
    """An open kiosk."""

    window: QQuickWindow
    model: KioskModel
    engine: QQmlApplicationEngine
    link: CentreLink
    offline: OfflineService | None = None

    def close(self) -> None:
        """Close the window, then what stands behind it, in the order that QML needs."""
        self.model.close()
        self.link.close()
        if self.offline is not None:
            self.offline.close()
        self.window.close()
        shiboken6.delete(self.engine)


def build(
    settings: Settings,
    link: CentreLink,
    clock: Clock | None = None,
    pace: Pace | None = None,
    errands: Sequence[Errand] | None = None,
    offline: OfflineService | None = None,
    speaker: Speaker | None = None,
) -> Kiosk:
    """The kiosk on a link to its centre, not yet shown, with those `errands` in place of all that it has.

    Without `offline` it issues nothing while the database is away.
    """
    ticks = clock or link.clock
    own, paced = OwnSeries(link, ticks, offline, link), pace or Pace()
    offered = _errands(settings, link, ticks, own, paced) if errands is None else errands
    spoken = speaker or SpokenWords(link)
    model = KioskModel(settings, link, ticks, paced, spoken, offered, own, link)
    engine = QQmlApplicationEngine()
    engine.addImageProvider(PROVIDER, IconProvider())
    engine.setInitialProperties({"model": model, "visible": False})
    engine.load(_QML)
    window = engine.rootObjects()[0]
    if not isinstance(window, QQuickWindow):
        raise TypeError("the kiosk's QML has no window")
    scanner = Scanner(model)
    scanner.read.connect(model.scanned)
    window.installEventFilter(scanner)
    Heartbeat(link, settings.device, vitals=OwnVitals(settings))
    link.start()
    return Kiosk(window, model, engine, link, offline)


def _errands(settings: Settings, link: CentreLink, clock: Clock, own: OwnSeries, pace: Pace) -> list[Errand]:
    """Each errand that this version has, in the order of their buttons."""
    rating = RatingErrand(link, settings.language, settings.device.section, own, pace.patience)
    if settings.kiosk.mode == "rating":
        return [rating]
    arrival = CheckInModel(link, settings.device.section, settings.language)
    return [arrival, StatusErrand(link, clock, settings.language), rating]


def run(settings: Settings) -> int:
    """Run until the window closes; the exit status."""
    with logged("kiosk", settings.log_folder):
        app = start_application(["istiqbal-kiosk"], settings.language)
        from core.bootstrap import open_centre, open_offline, staff_door

        offline = open_offline(settings)
        kiosk = build(settings, CentreLink(lambda: open_centre(settings)), offline=offline)
        place = Place(engaged=lambda: kiosk.model.engaged, spooled=offline.kept)
        alone = Alone(kiosk.window, kiosk.engine, settings, kiosk.link, staff_door(settings), place)
        show(kiosk.window, settings)
        status = app.exec()
        alone.close()
        kiosk.close()
    return begin_anew(status)
