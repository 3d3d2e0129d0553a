"""The program of the hall's screen."""

from dataclasses import dataclass
from pathlib import Path

import shiboken6
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickWindow

from core.config import Settings
from core.logs import logged
from core.qt import theme as _registers_the_palette  # noqa: F401 - QML imports it by its registered name
from core.qt.application import start_application
from core.qt.heartbeat import Heartbeat
from core.qt.link import CentreLink
from core.qt.placing import show
from core.qt.player import Sound
from core.services.ports import Clock
from waiting_display.view_models.display import DisplayModel, Pace
from waiting_display.voice import HallVoice

_QML = Path(__file__).parent / "qml" / "Main.qml"


@dataclass(frozen=True)
class Display:
    """An open display."""

    window: QQuickWindow
    model: DisplayModel
    engine: QQmlApplicationEngine
    link: CentreLink

    def close(self) -> None:
        """Close the window, then what stands behind it, in the order that QML needs."""
        self.model.close()
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
    engine = QQmlApplicationEngine()
    engine.setInitialProperties({"model": model, "visible": False})
    engine.load(_QML)
    window = engine.rootObjects()[0]
    if not isinstance(window, QQuickWindow):
        raise TypeError("the display's QML has no window")
    Heartbeat(link, settings.device)
    link.start()
    return Display(window, model, engine, link)


def run(settings: Settings) -> int:
    """Run until the window closes; the exit status."""
    with logged("display", settings.log_folder):
        app = start_application(["istiqbal-display"], settings.language)
        from core.bootstrap import open_centre

        display = build(settings, CentreLink(lambda: open_centre(settings)))
        show(display.window, settings)
        status = app.exec()
        display.close()
        return status
