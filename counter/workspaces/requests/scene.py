"""A centre for pictures: requests at every step, some of them late, and those who move them."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from core.bootstrap import Centre, open_centre
from core.config import Device, Settings
from core.domain.text import Language
from core.domain.visitor import Gender
from core.domain.workflow import RequestMove, Role
from core.qt.link import CentreLink
from core.qt.stills import StillClock
from core.services.course import Act
from core.services.dto import RequestView, StaffView
from counter.app import Counter, build

PASSWORD = "a picture only"  # noqa: S105 - of a centre that lives as long as its pictures
_LONG = "الجوهرة بنت عبدالرحمن بن عبدالعزيز بن عبدالمحسن آل عبدالرحمن السديري التميمي"
_PEOPLE = (
    ("1000000008", "سارة بنت عبدالله الحربي"),
    ("1000000016", _LONG),
    ("1000000024", "منيرة العتيبي"),
)
_SUBJECTS = (
    "طلب نقل معلمة إلى مدرسة قريبة من سكنها",
    "طلب إعادة النظر في قرار نقل معلمة من مدرسة في محافظة بعيدة إلى مدرسة قريبة من سكن والدتها المريضة",
    "شكوى من تأخر صرف مستحقات",
    "استفسار عن معاملة سابقة",
)
_TYPES = ("G01", "G02", "G03")


class DayClock(StillClock):
    """The clock of the pictures, or some days before it while their past is made."""

    def __init__(self) -> None:
        self.days_before = 0.0

    def now(self) -> datetime:
        """The instant."""
        return super().now() - timedelta(days=self.days_before)


class Scene:
    """A centre with its people, and a counter that nobody is signed in to."""

    def __init__(self, centre: Centre, clock: DayClock, counter: Counter) -> None:
        self.centre, self.clock, self.counter = centre, clock, counter
        add = centre.staff.add
        self.clerk = add("noura", "نورة بنت فهد السالم", PASSWORD, Role.OPERATOR, ["women"])
        self.supervisor = add("maha", "مها بنت خالد الفيصل", PASSWORD, Role.SUPERVISOR, ["women", "men"])
        self.agent = add("abeer", "عبير المطيري", PASSWORD, Role.AGENT, ["women"])
        self.office = add("office", "خالد بن سعد الدوسري", PASSWORD, Role.OFFICE, [])
        self.officer = add("officer", "سلطان بن ناصر القحطاني", PASSWORD, Role.OFFICER, [], "ADM")
        self.legal = add("legal", "ناصر بن عبدالعزيز العنزي", PASSWORD, Role.OFFICER, [], "LEG")
        self.auditor = add("auditor", "فيصل الشمري", PASSWORD, Role.AUDITOR, [])
        self._count = 0

    def enter(self, count: int, days_before: float = 0.0) -> list[RequestView]:
        """Requests that were entered at the women's first window, and raised."""
        centre, clerk = self.centre, self.clerk
        self.clock.days_before = days_before
        made = []
        centre.staff.take_desk(clerk.id, "W1")
        for _ in range(count):
            self._count += 1
            at, key = self._count, f"scene {self._count}"
            centre.queue.issue("women", "submit", key)
            centre.queue.call_next("W1", by=clerk.id)
            number, name = _PEOPLE[at % len(_PEOPLE)]
            visitor = centre.visitors.enter(number, name, Gender.WOMAN, "0550000000")
            visit = centre.visitors.start_visit("W1", visitor.id, by=clerk.id)
            summary = "مرفق خطاب موجّه إلى معالي الوزير وتقرير طبي لوالدة مقدّمة الطلب. " * (1 + at % 3)
            kind, subject = _TYPES[at % len(_TYPES)], _SUBJECTS[at % len(_SUBJECTS)]
            made.append(centre.requests.register(visit.id, kind, subject, summary, by=clerk.id, key=key))
            centre.queue.finish("W1")
        centre.staff.leave_desk(clerk.id)
        self.clock.days_before = 0.0
        return made

    def move(
        self, request: RequestView, move: RequestMove, text: str = "", *departments: str, by: StaffView | None = None
    ) -> None:
        """Somebody of the role makes a move."""
        by = by or {RequestMove.DIRECT: self.office, RequestMove.REFER: self.office}.get(move, self.officer)
        key = f"{request.id} {move} {by.login} {self._count}"
        self.centre.requests.take(request.id, Act(move, text, departments), by=by.id, key=key)


@contextmanager
def scene(language: Language) -> Iterator[Scene]:
    """A centre for pictures."""
    with TemporaryDirectory() as place:
        url, clock = f"sqlite:///{Path(place, 'centre.db').as_posix()}", DayClock()
        with open_centre(url, clock=clock) as centre:
            settings = Settings(database=url, device=Device(name="office", kind="counter"), language=language)
            counter = build(settings, CentreLink(lambda: open_centre(settings, clock=clock)), clock)
            made = Scene(centre, clock, counter)
            counter.window.resize(1366, 768)
            counter.window.show()
            counter.window.activateWindow()
            try:
                yield made
            finally:
                counter.close()
