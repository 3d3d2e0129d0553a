"""The counter program."""

from collections.abc import Callable
from dataclasses import dataclass

import shiboken6

from core.config import Settings
from core.logs import logged
from core.qt.application import start_application
from core.qt.heartbeat import Heartbeat
from core.qt.link import CentreLink
from core.qt.placing import show
from core.qt.vitals import OwnVitals
from core.services.ports import Clock
from counter.locking.idle import awake_or_asleep
from counter.main_window import MainWindow
from counter.session import Session
from counter.workspaces.appointments.desk import AppointmentDesk
from counter.workspaces.appointments.page import AppointmentsPage
from counter.workspaces.hospitality.page import HospitalityPage
from counter.workspaces.hospitality.tray import Tray
from counter.workspaces.requests.desk import RequestsDesk
from counter.workspaces.requests.page import RequestsPage
from counter.workspaces.settings.desk import SettingsDesk
from counter.workspaces.settings.page import SettingsPage
from counter.workspaces.supervisor.board import Board
from counter.workspaces.supervisor.page import SupervisorPage
from counter.workspaces.window.page import WindowPage


@dataclass(frozen=True)
class Counter:
    """An open counter."""

    window: MainWindow
    session: Session
    link: CentreLink

    def close(self) -> None:
        """Close the window, then what stands behind it."""
        if not shiboken6.isValid(self.window):
            return
        self.session.close()
        self.window.lock.close()
        self.link.close()
        self.window.close()
        shiboken6.delete(self.window)


def build(
    settings: Settings,
    link: CentreLink,
    clock: Clock | None = None,
    elapsed: Callable[[], float] = awake_or_asleep,
) -> Counter:
    """The counter on a link to its centre, not yet shown; `elapsed` says how long nobody was at it."""
    session = Session(settings, link, clock or link.clock, link)
    pages = [
        WindowPage(session),
        AppointmentsPage(session, AppointmentDesk(session, link)),
        SupervisorPage(session, Board(session, link)),
        HospitalityPage(session, Tray(session, link)),
        SettingsPage(session, SettingsDesk(session, link)),
        RequestsPage(session, RequestsDesk(session, link)),
    ]
    session.admitted = frozenset(role for page in pages for role in page.roles)
    window = MainWindow(session, pages, elapsed)
    Heartbeat(link, settings.device, vitals=OwnVitals(settings))
    link.start()
    return Counter(window, session, link)


def run(settings: Settings) -> int:
    """Run until the window closes; the exit status."""
    with logged("counter", settings.log_folder):
        app = start_application(["istiqbal-counter"], settings.language)
        from core.bootstrap import open_centre

        counter = build(settings, CentreLink(lambda: open_centre(settings)))
        show(counter.window, settings)
        status = app.exec()
        counter.close()
        return status
