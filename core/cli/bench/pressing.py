"""A clerk at a real counter, in a process of its own, who presses its buttons when told to."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import TypeVar

from core.bootstrap import Centre, open_centre
from core.cli.bench.place import Place
from core.config import Settings
from core.domain.workflow import Role

T = TypeVar("T")
PASSWORD = "a clerk of the bench"  # noqa: S105 - of a centre that lives for minutes


@dataclass(frozen=True, slots=True)
class Pressed:
    """When the mouse went down, when what it did was committed, and the process's own time from then to then."""

    at: int
    committed: int
    work: int


class _Calls:
    """When the last call, or its end, was committed."""

    at = work = 0

    @contextmanager
    def noted(self, settings: Settings) -> Iterator[Centre]:
        """A centre of which that is noted."""
        with open_centre(settings) as centre:
            queue = centre.queue
            vars(queue).update(call_next=self._noting(queue.call_next), finish=self._noting(queue.finish))
            yield centre

    def _noting(self, call: Callable[..., T]) -> Callable[..., T]:
        def noted(*arguments: object, **named: object) -> T:
            result = call(*arguments, **named)
            self.at, self.work = time.monotonic_ns(), time.process_time_ns()
            return result

        return noted


def clerk_of(centre: Centre, section: str) -> str:
    """A clerk of a section who may sign in; the login."""
    login = f"bench-{section}"
    centre.staff.add(login, "Bench", PASSWORD, Role.OPERATOR, [section])
    return login


def press(pipe: Connection, place: Place, desk: str, login: str) -> None:
    """Sign in, then press each button whose name is sent; tells it when what it does is committed."""
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

        at = work = 0

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            del watched
            if event.type() is QEvent.Type.MouseButtonPress:
                self.at, self.work = time.monotonic_ns(), time.process_time_ns()
            return False

    settings, calls = place.counter(desk), _Calls()
    with logged("counter", settings.log_folder):
        app = start_application(["istiqbal-counter"], settings.language)
        opened = counter.app.build(settings, CentreLink(lambda: calls.noted(settings)))
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
            wait_until(lambda: calls.at > presses.at, f"{name!r} to be committed")
            pipe.send(Pressed(presses.at, calls.at, calls.work - presses.work))
        opened.close()
