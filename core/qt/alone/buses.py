"""The two services of a Linux desktop that keep a screen on, over D-Bus; where nobody answers, nothing is kept on."""

import logging
from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusPendingCallWatcher

Connect = Callable[[str], QDBusConnection]
_log = logging.getLogger(__name__)
_WHO, _WHY = "Istiqbal", "The hall is open"
_PATIENCE_MS = 2_000


class BusInhibitor(QObject):
    """Asks on a line of its own, without waiting for the answer.

    Both services give up what they granted when the line of who asked ends: so no cookie has to be given back, and
    none stays behind where a program is killed. `refused` when a service says no, or is not there.
    """

    refused = Signal()

    def __init__(
        self, name: str, connect: Connect, call: Sequence[str], said: Sequence[object], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._name, self._connect, self._call, self._said = name, connect, call, said
        self._granted: QDBusMessage | None = None

    @property
    def granted(self) -> bool:
        """Whether the service said yes and holds it still."""
        return self._granted is not None

    def hold(self) -> None:
        """As `Inhibitor` says."""
        line = self._connect(self._name)
        if not line.isConnected():
            _log.info("No %s to keep the screen on by", self._name)
            return
        message = QDBusMessage.createMethodCall(*self._call)
        message.setArguments(list(self._said))
        watcher = QDBusPendingCallWatcher(line.asyncCall(message, _PATIENCE_MS), self)
        watcher.finished.connect(self._answered)

    def let_go(self) -> None:
        """As `Inhibitor` says."""
        self._granted = None
        QDBusConnection.disconnectFromBus(self._name)

    def _answered(self, watcher: QDBusPendingCallWatcher) -> None:
        answer = watcher.reply()
        watcher.deleteLater()
        if answer.type() is QDBusMessage.MessageType.ReplyMessage:
            self._granted = answer  # the file that login1 gives lies in it
        else:
            _log.info("Nobody keeps the screen on by %s: %s", self._name, answer.errorName())
            self.refused.emit()


def session_inhibitor(parent: QObject, connect: Connect | None = None) -> BusInhibitor:
    """The screensaver of the session (KDE, GNOME, Xfce …)."""
    service = "org.freedesktop.ScreenSaver"
    call = (service, "/org/freedesktop/ScreenSaver", service, "Inhibit")
    return BusInhibitor("istiqbal-session", connect or _session, call, (_WHO, _WHY), parent)


def login_inhibitor(parent: QObject, connect: Connect | None = None) -> BusInhibitor:
    """systemd-logind: no sleep, and nothing done for idleness."""
    service = "org.freedesktop.login1"
    call = (service, "/org/freedesktop/login1", f"{service}.Manager", "Inhibit")
    return BusInhibitor("istiqbal-login", connect or _system, call, ("sleep:idle", _WHO, _WHY, "block"), parent)


def _session(name: str) -> QDBusConnection:
    return QDBusConnection.connectToBus(QDBusConnection.BusType.SessionBus, name)


def _system(name: str) -> QDBusConnection:
    return QDBusConnection.connectToBus(QDBusConnection.BusType.SystemBus, name)
