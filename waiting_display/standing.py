"""A screen on a wall for months: it stands where it should whatever happens to screens, and reads anew after sleep."""

from datetime import timedelta

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtQuick import QQuickWindow

from core.config import Settings
from core.qt.link import CentreLink
from core.qt.placing import show
from core.services.ports import Clock

_GLANCE_MS = 1000
_GAP = timedelta(seconds=5)


class Standing(QObject):
    """Shows a window as settings say, and again when screens come, go, wake or change."""

    def __init__(self, window: QQuickWindow, settings: Settings, parent: QObject) -> None:
        super().__init__(parent)
        self._window, self._settings = window, settings
        show(window, settings)
        self._again = QTimer(self, interval=200, singleShot=True)
        self._again.timeout.connect(self._stand)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.screenAdded.connect(self._screen)
            app.screenRemoved.connect(self._changed)
            app.primaryScreenChanged.connect(self._changed)
            app.applicationStateChanged.connect(self._state)
        for screen in QGuiApplication.screens():
            self._screen(screen)

    def close(self) -> None:
        """Look no more."""
        self._again.stop()
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.screenAdded.disconnect(self._screen)
            app.screenRemoved.disconnect(self._changed)
            app.primaryScreenChanged.disconnect(self._changed)
            app.applicationStateChanged.disconnect(self._state)

    def _screen(self, screen: QScreen) -> None:
        screen.geometryChanged.connect(self._changed)
        self._changed()

    def _changed(self, _: object = None) -> None:
        self._again.start()  # several changes come together, and a screen that sleeps goes and comes

    def _state(self, state: Qt.ApplicationState) -> None:
        if state is Qt.ApplicationState.ApplicationActive:
            self._changed()

    def _stand(self) -> None:
        if self._window.isVisible():
            show(self._window, self._settings)
            self._window.update()


class Waking(QObject):
    """A second that took longer was a sleep of the PC, or its clock was set: anything may have changed."""

    def __init__(self, link: CentreLink, clock: Clock) -> None:
        super().__init__(link)
        self._link, self._clock, self._last = link, clock, clock.now()
        self._glance = QTimer(self, interval=_GLANCE_MS)
        self._glance.timeout.connect(self._look)
        self._glance.start()

    def _look(self) -> None:
        before, self._last = self._last, self._clock.now()
        if abs(self._last - before) > _GAP:
            self._link.changed.emit("*")
