"""The program of the hall's screen."""

from dataclasses import dataclass
from pathlib import Path

import shiboken6
from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickWindow

from core.config import Settings
from core.logs import logged
from core.qt import theme as _registers_the_palette  # noqa: F401 - QML imports it by its registered name
from core.qt.alone.alone import Alone, Place
from core.qt.alone.ending import begin_anew
from core.qt.application import direction, start_application
from core.qt.heartbeat import Heartbeat
from core.qt.link import CentreLink
from core.qt.player import Sound
from core.qt.vitals import OwnVitals
from core.services.ports import Clock
from core.services.screen_dto import ScreenReport
from waiting_display.hall import Hall
from waiting_display.media import film as _registers_films  # noqa: F401 - QML imports it by its registered name
from waiting_display.media.provider import NAME, Pictures
from waiting_display.media.show import HallMedia
from waiting_display.standing import Standing, Waking
from waiting_display.telling import Telling
from waiting_display.view_models.display import DisplayModel, Pace
from waiting_display.voice import HallVoice

_QML = Path(__file__).parent / "qml" / "Main.qml"


@dataclass(frozen=True)
class Display:
    """An open display."""

    window: QQuickWindow
    model: DisplayModel
    media: HallMedia
    engine: QQmlApplicationEngine
    link: CentreLink

    def close(self) -> None:
        """Close the window, then what stands behind it, in the order that QML needs."""
        self.model.close()
        self.media.close()
        self.link.close()
        self.window.close()
        shiboken6.delete(self.engine)


def build(
    settings: Settings,
    link: CentreLink,
    clock: Clock | None = None,
    *,
    pace: Pace | None = None,
    sound: Sound | None = None,
) -> Display:
    """The display on a link to its centre, not yet shown; calls go to `sound`, where settings want any."""
    voice = HallVoice(settings.display.voice, clock or link.clock, sound, link) if settings.display.sound else None
    model = DisplayModel(settings, link, clock or link.clock, pace or Pace(), voice, link)
    engine, pictures = QQmlApplicationEngine(), Pictures()
    media = HallMedia(pictures, link)
    engine.addImageProvider(NAME, pictures)
    engine.setInitialProperties({"model": model, "media": media, "visible": False})
    engine.load(_QML)
    window = engine.rootObjects()[0]
    if not isinstance(window, QQuickWindow):
        raise TypeError("the display's QML has no window")
    _obey(window, model, media, Heartbeat(link, settings.device, vitals=OwnVitals(settings)))
    Waking(link, clock or link.clock)
    link.start()
    return Display(window, model, media, engine, link)


def _obey(window: QQuickWindow, model: DisplayModel, media: HallMedia, heartbeat: Heartbeat) -> None:
    """Let what is set for the screen decide what it does, and tell the staff what it shows and what it cannot."""
    telling = Telling(
        model.link,
        lambda: ScreenReport(window.width(), window.height(), model.property("board")["layout"], media.notes),
    )

    def obey(hall: Hall) -> None:
        media.open(hall.screen.media)
        heartbeat.stand_in(hall.section.name)
        telling.tell()

    model.taken.connect(obey)
    model.turned.connect(lambda: QGuiApplication.setLayoutDirection(direction(model.language)))
    media.noted.connect(telling.tell)


def run(settings: Settings) -> int:
    """Run until the window closes; the exit status."""
    with logged("display", settings.log_folder):
        app = start_application(["istiqbal-display"], settings.language)
        from core.bootstrap import open_centre, staff_door

        display = build(settings, CentreLink(lambda: open_centre(settings)))
        alone = Alone(display.window, display.engine, settings, display.link, staff_door(settings), Place(typed=False))
        display.model.taken.connect(lambda hall: alone.stand_in(hall.section.name))
        standing = Standing(display.window, settings, app)
        status = app.exec()
        standing.close()
        alone.close()
        display.close()
    return begin_anew(status)
