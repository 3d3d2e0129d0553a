"""A hall for pictures: eight windows, forty people who wait, and what can be amiss."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID

from core.bootstrap import Centre, open_centre
from core.config import Device, Printer, Settings
from core.domain.errors import ErrorCode
from core.domain.hospitality import Item
from core.domain.queue_policy import QueueClass
from core.domain.text import Language
from core.domain.workflow import Role
from core.qt.link import CentreLink
from core.qt.stills import StillClock
from core.services.device_dto import Ending, Vitals
from counter.app import Counter, build

SUPERVISOR, HOST, PASSWORD = "maha", "salma", "a picture only"
_SERVICES = ("submit", "follow", "audience", "enquiry")
_CLERKS = (
    "نورة بنت فهد السالم",
    "هدى بنت سعد القحطاني",
    "الجوهرة بنت عبدالرحمن بن عبدالعزيز بن عبدالمحسن آل عبدالرحمن السديري التميمي",
    "منيرة العتيبي",
    "سارة الحربي",
    "أمل الدوسري",
    "ريم الشهري",
)
_LONG = "إحضار أصل الصك من السيارة ثم ختمه من مكتب التصديق في الدور الثاني والعودة إلى الشباك نفسه"


class MovingClock(StillClock):
    """The clock of the pictures, or some minutes before it while their past is made."""

    def __init__(self) -> None:
        self.minutes_before = 0.0

    def now(self) -> datetime:
        """The instant."""
        return super().now() - timedelta(minutes=self.minutes_before)


class Scene:
    """A centre with its people, and a counter on it."""

    def __init__(self, centre: Centre, clock: MovingClock, counter: Counter) -> None:
        self.centre, self.clock, self.counter = centre, clock, counter
        add = centre.staff.add
        self.supervisor = add(SUPERVISOR, "مها بنت خالد الفيصل", PASSWORD, Role.SUPERVISOR, ["women", "men"])
        self.host = add(HOST, "سلمى حسن", PASSWORD, Role.HOST, ["women"])
        self.clerks = [
            add(f"clerk{place}", name, PASSWORD, Role.OPERATOR, ["women"]) for place, name in enumerate(_CLERKS)
        ]
        add("fahad", "فهد العتيبي", PASSWORD, Role.OPERATOR, ["men"])

    def fill(self) -> None:
        """Six windows work, one pauses, one is closed; forty wait, some too long; three are aside."""
        centre, clock = self.centre, self.clock
        clock.minutes_before = 75
        for place, clerk in enumerate(self.clerks[:6], start=1):
            centre.staff.take_desk(clerk.id, f"W{place}")
        for number in range(50):
            clock.minutes_before = 70 - number * 1.37
            queue_class = QueueClass.PRIORITY if number % 6 == 5 else QueueClass.STANDARD
            centre.queue.issue("women", _SERVICES[number % 4], f"scene-{number}", queue_class=queue_class)
        clock.minutes_before = 40
        self._put_aside()
        for place in (1, 2, 3, 5):
            clock.minutes_before = 9.0 - 2 * place / 2
            centre.queue.call_next(f"W{place}", by=self.clerks[place - 1].id)
        clock.minutes_before = 6.5
        centre.desks.pause("W6", "صلاة الظهر", by=self.clerks[5].id)
        clock.minutes_before = 0
        for number in range(5):
            centre.queue.issue("men", _SERVICES[number % 4], f"men-{number}")

    def alarm(self) -> None:
        """A kiosk fell silent, its printer has no paper, and a display's clock is slow."""
        settings, clock = self.centre.settings, self.clock
        clock.minutes_before = 12
        for kind, name, offset in (("kiosk", "kiosk-women", 0), ("display", "display-women", -2460)):
            device = Device(name=name, kind=kind, section="women")  # type: ignore[arg-type]
            own = settings.model_copy(update={"device": device, "printer": Printer(address="tcp://127.0.0.1:9")})
            if kind == "display":
                clock.minutes_before = 0
            with open_centre(own, clock=clock) as there:
                up = clock.now() - timedelta(days=3, hours=2)
                vitals = Vitals("0.1.0", up, kind == "kiosk", Ending.HUNG)
                there.administration.heartbeat(kind, "women", clock_offset=timedelta(seconds=offset), vitals=vitals)
                if kind == "kiosk":
                    there.printing.check_printer()
                    there.hand_over.register(UUID(int=1), "")
        self._alone()

    def _alone(self) -> None:
        """A kiosk that was out of reach is back; its disk is full, and it has not handed over all that it issued."""
        now = self.clock.now()
        device = Device(name="kiosk-entrance-2", kind="kiosk", section="women")
        with open_centre(self.centre.settings.model_copy(update={"device": device}), clock=self.clock) as there:
            there.administration.heartbeat("kiosk", "women")
            there.hand_over.register(UUID(int=2), "")
            there.hand_over.tell(UUID(int=2), 17, now - timedelta(hours=4, minutes=5), ErrorCode.SPOOL_FULL)

    def devices(self) -> None:
        """More devices: in order, asked to restart, of both halls, and with a very long name."""
        self.clock.minutes_before = 0
        now = self.clock.now()
        for name, kind, section, vitals in (
            ("kiosk-men", "kiosk", "men", Vitals("0.1.0", now - timedelta(hours=5), True, Ending.ASKED)),
            ("kiosk-entrance-of-the-northern-building-2", "kiosk", None, Vitals("0.0.9", now - timedelta(days=41))),
            ("display-men", "display", "men", Vitals("0.1.0", now - timedelta(minutes=7), ended=Ending.STAFF)),
        ):
            device = Device(name=name, kind=kind, section=section)  # type: ignore[arg-type]
            own = self.centre.settings.model_copy(update={"device": device})
            with open_centre(own, clock=self.clock) as there:
                there.administration.heartbeat(kind, section, vitals=vitals)
        self.centre.devices.ask_restart("display-men", "scene", by=self.supervisor.id)

    def serve(self) -> None:
        """The host has been at some of them."""
        hospitality, by = self.centre.hospitality, self.host.id
        guests = hospitality.guests(by).guests
        for place, item in ((0, Item.COFFEE), (0, Item.DATES), (2, Item.TEA), (3, Item.WATER), (3, Item.WATER)):
            self.clock.minutes_before = 5
            hospitality.serve(guests[place].ticket_id, item, by=by, key=f"scene-{place}-{item}-{len(item)}")
        self.clock.minutes_before = 0

    def sign_in(self, login: str) -> None:
        """As the sign-in page does."""
        self.counter.session.sign_in(login, PASSWORD, "W1")

    def _put_aside(self) -> None:
        queue, clerk = self.centre.queue, self.clerks[3].id
        for reason in ("صورة الهوية", _LONG):
            queue.call_next("W4", by=clerk)
            queue.park("W4", reason, by=clerk)
        queue.call_next("W4", by=clerk)
        queue.no_show("W4", by=clerk)


@contextmanager
def scene(language: Language) -> Iterator[Scene]:
    """A centre for pictures, with a counter that nobody is signed in to."""
    with TemporaryDirectory() as place:
        url, clock = f"sqlite:///{Path(place, 'centre.db').as_posix()}", MovingClock()
        with open_centre(url, clock=clock) as centre:
            settings = Settings(database=url, device=Device(name="supervision", kind="counter"), language=language)
            counter = build(settings, CentreLink(lambda: open_centre(settings, clock=clock)), clock)
            made = Scene(centre, clock, counter)
            counter.window.resize(1366, 768)
            counter.window.show()
            counter.window.activateWindow()
            try:
                yield made
            finally:
                counter.close()
