"""A day of visitors at one kiosk: from each one's tap to the last byte at the printer, and what memory it took."""

import time
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Connection
from typing import TYPE_CHECKING, cast

import psutil

from core.bootstrap import open_centre
from core.cli.bench.crew import helper, told
from core.cli.bench.place import SERVICE, WOMEN, Place
from core.cli.bench.result import Bar, Figure, none_of, p95
from core.cli.bench.scale import Scale

if TYPE_CHECKING:
    from core.printing.virtual import VirtualPrinter

_MEGABYTE = 1_000_000


def kiosk_day(place: Place, scale: Scale) -> list[Figure]:
    """The kiosk is a process of its own; the printer is here, and has the whole job when its line is closed.

    Whoever touched and is not in the record is missing; what grows after `settled` visitors grows with each.
    """
    from core.printing.virtual import VirtualPrinter

    samples = []
    before = _issued(place)
    with VirtualPrinter() as printer, helper(_serve, place, printer.address, scale.in_a_hurry) as kiosk:
        at_start = cast("float", told(kiosk))
        settled = at_start
        for visitor in range(1, scale.visitors + 1):
            kiosk.send("next")
            tapped = cast("int", told(kiosk))
            _wait_for_paper(printer, visitor, kiosk)
            samples.append((time.monotonic_ns() - tapped) / 1e6)
            if visitor == scale.settled:
                settled = _asked(kiosk, "how much")
        at_end, warnings = _asked(kiosk, "how much"), _asked(kiosk, "warnings")
        kiosk.send("end")
    return [
        p95("print.time", samples, 150),
        none_of("kiosk.missing", abs(_issued(place) - before - scale.visitors)),
        none_of("kiosk.warnings", int(warnings)),
        Figure("kiosk.memory_at_start", "MB", at_start),
        Figure("kiosk.memory_after_day", "MB", at_end, Bar(200)),
        Figure("kiosk.growth", "%", 100 * (at_end / settled - 1), Bar(10)),
    ]


def _wait_for_paper(printer: "VirtualPrinter", visitor: int, kiosk: Connection) -> None:
    try:
        printer.wait_for_jobs(visitor, timeout=20)
    except TimeoutError:
        if kiosk.poll():
            told(kiosk)  # raises the kiosk's own reason
        raise


def _issued(place: Place) -> int:
    with open_centre(place.settings) as centre:
        return len(centre.queue.tickets(WOMEN))


def _asked(kiosk: Connection, question: str) -> float:
    kiosk.send(question)
    return cast("float", told(kiosk))


def resident() -> float:
    """Megabytes of this process in memory."""
    return psutil.Process().memory_info().rss / _MEGABYTE


def _serve(pipe: Connection, place: Place, printer: str, in_a_hurry: bool) -> None:
    """The real kiosk with somebody before it, who touches it as often as the other end says so."""
    from PySide6.QtCore import QEvent, QMessageLogContext, QObject, QtMsgType, qInstallMessageHandler

    import kiosk.app
    from core.cli.demo.actor import Actor
    from core.logs import logged
    from core.qt.application import start_application
    from core.qt.link import CentreLink
    from core.qt.waiting import StepFailed, wait_until
    from core.words import Words
    from kiosk.pace import Pace

    class Touches(QObject):
        """When the window was last touched."""

        at = 0

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            del watched
            if event.type() is QEvent.Type.TouchBegin:
                self.at = time.monotonic_ns()
            return False

    warned: list[str] = []

    def listen(kind: QtMsgType, _: QMessageLogContext, message: str) -> None:
        if kind not in {QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg}:
            warned.append(message)

    settings = place.kiosk(printer)
    with logged("kiosk", settings.log_folder):
        app = start_application(["istiqbal-kiosk"], settings.language)
        qInstallMessageHandler(listen)
        pace = Pace(settle=0, slide=0) if in_a_hurry else Pace()
        opened = kiosk.app.build(settings, CentreLink(lambda: open_centre(settings)), pace=pace)
        opened.window.show()
        actor, touches = Actor(opened.window), Touches(app)
        opened.window.installEventFilter(touches)
        with open_centre(settings) as centre:
            view = centre.administration.centre()
        section = view.section(WOMEN).title.in_language(settings.language)
        service = view.service(SERVICE).title.in_language(settings.language)
        done = Words("kiosk", settings.language).say("done")
        actor.expect(section)
        pipe.send(resident())

        def order() -> object:
            wait_until(pipe.poll, "the next visitor", seconds=120)
            return cast("object", pipe.recv())

        def visit() -> None:
            actor.press(section)
            actor.press(service)
            pipe.send(touches.at)
            # Asked of the model: to read the whole screen meanwhile would cost the time that is measured.
            with suppress(StepFailed):
                wait_until(lambda: opened.model.property("paper") != "coming", "the paper")
            if opened.model.property("paper") != "taken":
                raise StepFailed(f"no paper came; the kiosk says {actor.heard()[:20]}")
            actor.press(done)

        answers: dict[str, Callable[[], float]] = {"how much": resident, "warnings": lambda: float(len(warned))}
        while (asked := order()) != "end":
            if asked == "next":
                visit()
            else:
                pipe.send(answers[str(asked)]())
        opened.close()
