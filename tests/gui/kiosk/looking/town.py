"""A centre at which every page of the kiosk can be come to, and the kiosk that stands before it."""

import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from uuid import UUID

from core.bootstrap import Centre, create_centre, open_centre, open_offline, staff_door
from core.config import Device, Printer, Settings
from core.domain.appointments import PlanPart
from core.domain.hours import interval
from core.domain.rating import Score
from core.domain.text import Language, for_staff
from core.domain.visitor import Gender
from core.domain.workflow import Role
from core.printing.virtual import VirtualPrinter
from core.qt.alone.alone import Alone, Place
from core.qt.alone.awake import Awake
from core.qt.link import CentreLink
from core.qt.waiting import wait_until
from core.words import Words
from kiosk.app import build
from kiosk.shots import FULL_CENTRE
from tests.gui.kiosk.conftest import QUICK, Listener
from tests.gui.kiosk.looking.walker import Walker
from tests.gui.kiosk.standing import CODE
from tests.support.clock import FakeClock

CITIZEN, NOBODYS, MOBILE = "1000000008", "2000000006", "0550001234"
ENDING = MOBILE[-4:]
_TODAY, _VISITS = date(2026, 11, 24), 4
_MINUTES = {"early": (0, 845), "other_day": (2, 665), "late": (0, 605), "here": (0, 635)}
_DAY = dict.fromkeys((7, 1, 2, 3, 4), (interval("08:00-16:00"),))
SETUP = replace(FULL_CENTRE, sections=tuple(replace(one, week=_DAY) for one in FULL_CENTRE.sections))
# Nothing is read again by itself, which would only take the walk's time.
_PACE = replace(QUICK, poll=600_000, clock=200)


@dataclass(frozen=True)
class Made:
    """A centre in a file, with a request, visits, and an appointment for each answer."""

    file: Path
    reference: str
    appointments: dict[str, UUID]

    def copy_to(self, file: Path) -> None:
        """For a test of its own."""
        for kind in (".db", ".key"):
            shutil.copy(self.file.with_suffix(kind), file.with_suffix(kind))


@dataclass(frozen=True)
class Town:
    """What a story needs to know."""

    printer: VirtualPrinter
    alone: Alone
    made: Made
    unrated: list[int]
    staff_words: Words
    prefix: str = "W"


def make(file: Path) -> Made:
    """Once, since it takes longer than a walk through it."""
    settings = Settings(database=f"sqlite:///{file}")
    create_centre(settings, SETUP)
    with open_centre(settings, clock=FakeClock()) as centre:
        return Made(file, *_prepare(centre))


@contextmanager
def standing(made: Made, folder: Path, clock: FakeClock, language: Language) -> Iterator[tuple[Walker, Town]]:
    """A kiosk with all that one can have, and someone before it."""
    made.copy_to(folder / "centre.db")
    clock.advance(25 * 60)
    with ExitStack() as closing:
        printer = closing.enter_context(VirtualPrinter())
        settings = Settings(
            database=f"sqlite:///{folder / 'centre.db'}",
            device=Device(name="kiosk-1", kind="kiosk"),
            printer=Printer(address=printer.address),
            spool_folder=folder / "spool",
            language=language,
        )
        link = CentreLink(lambda: open_centre(settings, clock=clock))
        kiosk = build(settings, link, clock, _PACE, offline=open_offline(settings), speaker=Listener())
        closing.callback(kiosk.close)
        where = Place(awake=Awake([]), wake_seconds=3_600, look_ms=200)
        alone = Alone(kiosk.window, kiosk.engine, settings, link, staff_door(settings), where, clock, lambda _: None)
        closing.callback(alone.close)
        kiosk.window.show()
        wait_until(lambda: kiosk.window.isExposed() and kiosk.model.knows_its_centre, "the kiosk to know its centre")
        town = Town(printer, alone, made, list(range(2, _VISITS + 1)), Words("alone", for_staff(language)))
        yield Walker(kiosk, language, SETUP), town


def _prepare(centre: Centre) -> tuple[str, dict[str, UUID]]:
    """A request, visits that are over, the first of which was rated, and an appointment for each answer."""
    centre.devices.set_code(CODE, CODE)
    clerk = centre.staff.add("noura", "نورة السالم", "only for tests", Role.OPERATOR, ["women"])
    centre.staff.take_desk(clerk.id, "W1")
    sara = centre.visitors.enter(CITIZEN, "سارة", Gender.WOMAN, MOBILE)
    tickets = []
    for number in range(_VISITS):
        centre.queue.issue("women", "submit", f"visit-{number}")
        call = centre.queue.call_next("W1", by=clerk.id)
        assert call is not None
        tickets.append(call.ticket.id)
        if number == 0:
            visit = centre.visitors.start_visit("W1", sara.id, by=clerk.id)
            request = centre.requests.register(visit.id, "G01", "طلب نقل", "", by=clerk.id, key="request")
        centre.queue.finish("W1", by=clerk.id)
    centre.ratings.rate(tickets[0], Score.GOOD, "rated")
    for day in range(1, 8):
        centre.appointments.set_plan("women", "audience", day, [PlanPart(8 * 60 + 5, 18 * 60, 15, 4)])
    booked = {
        answer: centre.appointments.book("women", "audience", sara.id, _TODAY + timedelta(days=days), minute, answer).id
        for answer, (days, minute) in _MINUTES.items()
    }
    return request.reference, booked
