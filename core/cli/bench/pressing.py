"""A clerk at a real counter, in a process of its own, who presses its buttons when told to."""

import time
from multiprocessing.connection import Connection

from core.bootstrap import Centre, open_centre
from core.cli.bench.place import Place
from core.domain.workflow import Role

PASSWORD = "a clerk of the bench"  # noqa: S105 - of a centre that lives for minutes


def clerk_of(centre: Centre, section: str) -> str:
    """A clerk of a section who may sign in; the login."""
    login = f"bench-{section}"
    centre.staff.add(login, "Bench", PASSWORD, Role.OPERATOR, [section])
    return login


def press(pipe: Connection, place: Place, desk: str, login: str) -> None:
    """Sign in, then press each button whose name is sent; tells the instant at which the mouse went down."""
    from PySide6.QtCore import QEvent, QObject

    import counter.app
    from core.cli.demo.actor import Actor
    from core.cli.demo.signs import COUNTER
    from core.logs import logged
    from core.qt.application import start_application
    from core.qt.link import CentreLink
    from core.qt.waiting import wait_until

    class Presses(QObject):
        """When the mouse was last pressed."""

        at = 0

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            del watched
            if event.type() is QEvent.Type.MouseButtonPress:
                self.at = time.monotonic_ns()
            return False

    settings = place.counter(desk)
    with logged("counter", settings.log_folder):
        app = start_application(["istiqbal-counter"], settings.language)
        opened = counter.app.build(settings, CentreLink(lambda: open_centre(settings)))
        opened.window.show()
        opened.window.activateWindow()
        actor, presses = Actor(opened.window), Presses()
        actor.fill(COUNTER.login, login)
        actor.fill(COUNTER.password, PASSWORD)
        actor.press(COUNTER.sign_in)
        actor.expect(COUNTER.next)
        app.installEventFilter(presses)
        pipe.send("ready")
        while True:
            wait_until(pipe.poll, "the next order", seconds=3600)  # true when the other end is closed
            try:
                name = str(pipe.recv())
            except EOFError:
                break
            actor.press(name)
            pipe.send(presses.at)
        opened.close()
