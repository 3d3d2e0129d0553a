"""What a supervisor reads and writes of the settings, without any widget."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from core.bootstrap import Centre
from core.domain.errors import IstiqbalError
from core.domain.hours import Hours
from core.domain.opening import SpecialDay
from core.domain.queue_policy import QueuePolicy
from core.domain.screens import ScreenWishes
from core.domain.workflow import Role
from core.qt.link import CentreLink
from core.qt.reading import Reading
from core.services.appointment_plans import WeekPlan
from core.services.dto import StaffView
from core.services.entrance_dto import Asking
from core.services.naming import Names
from core.services.opening_ports import HallChange
from core.services.screen_dto import ScreenView
from counter.session import Session
from counter.writes import Writes

ROLES = frozenset({Role.SUPERVISOR, Role.ADMINISTRATOR})
DAYS_AHEAD = 400
_POLL_MS = 15_000
_LOOKED_BACK = 200


@dataclass(frozen=True, slots=True)
class SectionSettings:
    """A section's hours, the days that differ, official holidays, and who waits or is parked there today."""

    week: Mapping[int, Hours]
    special: Mapping[date, SpecialDay]
    holidays: tuple[date, ...]
    waiting: int
    parked: int


@dataclass(frozen=True, slots=True)
class LastChange:
    """Who changed something last, and when; a program has no name."""

    who: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Shown:
    """The settings as they were read; `sections` are those of the person, `plans` go by section and service."""

    today: date
    policy: QueuePolicy
    quotas: Mapping[str, int | None]
    asking: Asking
    sections: Mapping[str, SectionSettings]
    plans: Mapping[tuple[str, str], WeekPlan]
    changes: Mapping[tuple[HallChange, str | None], LastChange]
    screens: tuple[ScreenView, ...]
    has_code: bool = False
    names: Names = field(default_factory=dict)


_Read = tuple[StaffView, Shown] | None


class SettingsDesk(QObject):
    """Reads at each hint and by a slow poll (rule 7) while `open`.

    `saved` names what was saved, and `answer` is the service's; `refused` names what was not, and why. Each save hands
    over what stood on the screen before, so that the services notice what somebody else changed meanwhile.
    """

    changed = Signal()
    saved = Signal(str)
    refused = Signal(str, object)

    def __init__(self, session: Session, link: CentreLink) -> None:
        super().__init__(session)
        self._session, self._link = session, link
        self._writing, self._current, self._old = "", False, False
        self.open = False
        self.shown: Shown | None = None
        self.answer: object = None
        self.writes = Writes(link, self)
        self.writes.refused.connect(lambda error: self.refused.emit(self._writing, error))
        self.writes.changed.connect(self._turned)
        self.writes.over.connect(self.read)
        self._reading = Reading(
            link, self._view, self._took, self._failed, wants=self._wants, poll_ms=_POLL_MS, parent=self
        )
        link.available_changed.connect(lambda _: self.changed.emit())
        session.seated.connect(lambda _: self._signed_in())

    @property
    def news(self) -> Shown | None:
        """What was read since the last write; before that it would undo on the screen what was just saved."""
        return None if self._old else self.shown

    @property
    def ready(self) -> bool:
        """Whether there is something to save; that the database is away is said when it is tried."""
        return self.shown is not None

    def begin(self) -> None:
        """The page comes to the front."""
        self.open = True
        self.read()

    def read(self) -> None:
        """Read the truth anew."""
        self._reading.read()

    def save_policy(self, policy: QueuePolicy, seen: QueuePolicy) -> None:
        """Change the centre's numbers."""
        self._save("numbers", lambda centre, by: centre.hall.set_policy(policy, by=by, seen=seen))

    def save_week(self, section: str, week: Mapping[int, Hours], seen: Mapping[int, Hours]) -> None:
        """Change a section's hours."""
        self._save("hours", lambda centre, by: centre.hall.set_week(section, week, by=by, seen=seen))

    def save_quotas(self, quotas: Mapping[str, int | None], seen: Mapping[str, int | None]) -> None:
        """Change how many tickets a service gives a day."""
        self._save("quotas", lambda centre, by: centre.hall.set_quotas(quotas, by=by, seen=seen))

    def save_asking(self, asking: Asking, seen: Asking) -> None:
        """Change what the kiosks ask."""
        self._save("asking", lambda centre, by: centre.entrance.set_asking(asking, by=by, seen=seen))

    def save_names(self, names: Names, seen: Names) -> None:
        """Change what the centre writes itself."""
        self._save("names", lambda centre, by: centre.hall.set_names(names, by=by, seen=seen))

    def save_days(
        self,
        section: str,
        first: date,
        last: date,
        special: SpecialDay,
        instead_of: Collection[date],
        seen: Mapping[date, SpecialDay],
    ) -> None:
        """Let days differ, in place of others."""

        def work(centre: Centre, by: UUID) -> list[date]:
            return centre.hall.set_special_days(
                section, first, last, special.hours, special.reason, instead_of=instead_of, by=by, seen=seen
            )

        self._save("days", work)

    def forget_days(self, section: str, days: Collection[date], seen: Mapping[date, SpecialDay]) -> None:
        """Let days be as usual again."""
        self._save("usual", lambda centre, by: centre.hall.forget_special_days(section, days, by=by, seen=seen))

    def save_plans(self, section: str, service: str, week: WeekPlan, seen: WeekPlan) -> None:
        """Change when a service takes appointments."""
        self._save("plans", lambda centre, by: centre.appointments.set_plans(section, service, week, by=by, seen=seen))

    def save_screen(self, device: str, wishes: ScreenWishes, seen: ScreenWishes) -> None:
        """Change what is wished of a hall's screen."""
        self._save("screen", lambda centre, by: centre.screens.wish(device, wishes, by=by, seen=seen))

    def save_code(self, code: str, again: str) -> None:
        """Set the staff code of the devices."""
        self._save("code", lambda centre, by: centre.devices.set_code(code, again, by=by))

    def end_day(self, section: str, reason: str) -> None:
        """Dismiss everybody who waits or is parked."""
        self._save("end", lambda centre, by: centre.hall.end_day(section, reason=reason, by=by))

    def last_change(self, kind: HallChange, section: str | None = None) -> LastChange | None:
        """Who changed something last, where the record still knows."""
        return self.shown.changes.get((kind, section)) if self.shown else None

    def _save(self, what: str, work: Callable[[Centre, UUID], object]) -> None:
        person = self._person()
        if person is None or not self.ready:
            return
        self._writing, by = what, person.id

        def done(answer: object) -> None:
            self.answer, self._old = answer, True
            self.saved.emit(what)

        self.writes.once(lambda centre: work(centre, by), done)

    def _person(self) -> StaffView | None:
        person = self._session.person
        return person if person is not None and person.role in ROLES else None

    def _signed_in(self) -> None:
        self.open, self.shown, self._old = False, None, False
        self.writes.forget()
        self.changed.emit()

    def _wants(self, topic: str) -> bool:
        return self.open and (topic in {"*", "config", "devices"} or topic.startswith(("queue:", "appointments:")))

    def _turned(self) -> None:
        if self.writes.busy:
            self._current = False  # what is being read now was so before the write
        self.changed.emit()

    def _view(self) -> Callable[[Centre], _Read]:
        self._current = not self.writes.busy
        person, today = self._person(), self._session.now.date()
        if person is None or not self.open:
            return lambda _: None
        return lambda centre: (person, _read(centre, person, today))

    def _took(self, read: _Read) -> None:
        if read is not None and self._current and read[0] == self._session.person:
            self.shown, self._old = read[1], False
        self.changed.emit()

    def _failed(self, error: IstiqbalError | None) -> None:
        if self._link.available and self._person() is not None:
            self.refused.emit("", error)
        self.changed.emit()


def _read(centre: Centre, person: StaffView, today: date) -> Shown:
    view = centre.administration.centre()
    own = [section.name for section in view.sections if section.name in person.sections]
    return Shown(
        today,
        centre.hall.policy(),
        {service.name: service.daily_quota for service in view.services},
        centre.entrance.asking(),
        {name: _section(centre, name, today) for name in own},
        {(name, one.name): centre.appointments.plan(name, one.name) for name in own for one in view.services},
        _changes(centre),
        tuple(centre.screens.listed(person.id)),
        bool(centre.devices.code()),
        centre.hall.names(),
    )


def _section(centre: Centre, name: str, today: date) -> SectionSettings:
    plan, (waiting, parked) = centre.hall.plan(name), centre.hall.present(name)
    ahead = (today + timedelta(days=n) for n in range(DAYS_AHEAD))
    holidays = tuple(day for day in ahead if plan.is_holiday(day))
    return SectionSettings(plan.week, plan.special, holidays, waiting, parked)


def _changes(centre: Centre) -> dict[tuple[HallChange, str | None], LastChange]:
    names = {person.id: person.name for person in centre.staff.everyone()}
    found: dict[tuple[HallChange, str | None], LastChange] = {}
    for event in centre.hall.history(None, _LOOKED_BACK):
        who = names.get(event.by, "") if event.by else ""
        found.setdefault((event.kind, event.section), LastChange(who, event.at))
    return found
