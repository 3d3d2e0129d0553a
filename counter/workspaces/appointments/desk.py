"""What a clerk does with appointments, without any widget."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import NAMESPACE_OID, uuid5

from PySide6.QtCore import QObject, Signal

from core.bootstrap import Centre
from core.domain.errors import ErrorCode, IstiqbalError, RuleBroken
from core.qt.link import CentreLink
from core.qt.reading import Reading
from core.services.appointment_dto import AppointmentView, SlotView
from core.services.dto import VisitorView
from counter.session import Session
from counter.visitor_desk import VisitorDesk
from counter.work import Seat
from counter.writes import Writes

DAYS = 7
_POLL_MS = 10_000


@dataclass(frozen=True, slots=True)
class Asked:
    """What the page wants to see: `service` None is the first that takes appointments, `visitor` None is the day."""

    first: date
    day: date
    service: str | None = None
    visitor: VisitorView | None = None


@dataclass(frozen=True, slots=True)
class Shown:
    """What the page shows, read at once; `listed` are the day's appointments, or the visitor's."""

    asked: Asked
    service: str
    today: date
    slots: tuple[SlotView, ...]
    listed: tuple[AppointmentView, ...]


_Read = tuple[Seat, Shown] | None


class AppointmentDesk(QObject):
    """Reads at each hint and by a slow poll (rule 7) while `open`; each write's answer has its own signal."""

    changed = Signal()
    booked = Signal(object)
    moved = Signal(object)
    cancelled = Signal(object)
    checked_in = Signal(object)
    refused = Signal(object)

    def __init__(self, session: Session, link: CentreLink) -> None:
        super().__init__(session)
        self._session = session
        self._link = link
        self._begun: date | None = None
        self._swept: date | None = None
        self.open = False
        self.asked: Asked | None = None
        self.shown: Shown | None = None
        self.slot: SlotView | None = None
        self.writes = Writes(link, self)
        self.visitor = BookedVisitor(link, self.writes, self._seat, self)
        self.writes.refused.connect(self.refused)
        self.writes.changed.connect(self.changed)
        self.writes.over.connect(self.read)
        self._reading = Reading(
            link, self._page, self._took, self._failed, wants=self._wants, poll_ms=_POLL_MS, parent=self
        )
        session.seated.connect(lambda _: self._signed_in())
        session.changed.connect(self.changed)

    @property
    def ready(self) -> bool:
        """Whether a write can begin."""
        return self.shown is not None and self._link.available and not self.writes.busy

    @property
    def today(self) -> date:
        """The day in the centre's zone."""
        return self._session.now.date()

    def begin(self) -> None:
        """The page comes to the front."""
        self.open = True
        self._begin_the_day()
        self.read()

    def ask(self, **changes: object) -> None:
        """See something else: a week, a day, a service, a visitor."""
        asked = self.asked or Asked(week_of(self.today), self.today)
        values = {name: changes.get(name, getattr(asked, name)) for name in ("first", "day", "service", "visitor")}
        self.asked = Asked(**values)  # type: ignore[arg-type]
        self.read()

    def turn(self, weeks: int) -> None:
        """Go some weeks on or back; 0 is to the present one."""
        if self.asked is not None:
            first = self.asked.first + timedelta(days=weeks * DAYS) if weeks else week_of(self.today)
            self.ask(first=first)

    def book(self, identity_number: str, name: str, mobile: str, known: VisitorView | None) -> None:
        """Enter the visitor and book the slot that is chosen."""
        seat, slot = self._seat(), self.slot
        if slot is None:
            self.refused.emit(RuleBroken(ErrorCode.SLOT_UNKNOWN))
            return
        section = seat.desk.section
        who = identity_number.strip() or (str(known.id) if known else "")
        about = uuid5(NAMESPACE_OID, f"{slot.service} {slot.at.isoformat()} {who} {name} {mobile}")

        def work(centre: Centre, key: str) -> AppointmentView:
            visitor = _entered(centre, seat, identity_number, name, mobile, known)
            booked = centre.appointments.book
            return booked(section, slot.service, visitor.id, slot.on, slot.minute, key, by=seat.staff.id)

        self.writes.keyed("book", about, work, self.booked.emit)

    def move(self, appointment: AppointmentView, slot: SlotView) -> None:
        """Give it another time."""
        by = self._seat().staff.id
        about = uuid5(appointment.id, slot.at.isoformat())
        self.writes.keyed(
            "move",
            about,
            lambda centre, key: centre.appointments.move(appointment.id, slot.on, slot.minute, key, by=by),
            self.moved.emit,
        )

    def cancel(self, appointment: AppointmentView, reason: str) -> None:
        """Give the place back."""
        by = self._seat().staff.id
        self.writes.keyed(
            "cancel",
            appointment.id,
            lambda centre, key: centre.appointments.cancel(appointment.id, reason, by=by, key=key),
            self.cancelled.emit,
        )

    def check_in(self, appointment: AppointmentView) -> None:
        """The visitor is here."""
        by = self._seat().staff.id
        self.writes.keyed(
            "check-in",
            appointment.id,
            lambda centre, key: centre.appointments.check_in(appointment.id, key, by=by),
            self.checked_in.emit,
        )

    def read(self) -> None:
        """Read the truth anew."""
        self._reading.read()

    def _begin_the_day(self) -> None:
        """A new day has a page of its own, also where yesterday's still stands open."""
        if self._begun != self.today:
            self._begun = self.today
            self.asked = Asked(week_of(self.today), self.today, self.asked.service if self.asked else None)

    def _page(self) -> Callable[[Centre], _Read]:
        if self.open:
            self._begin_the_day()
        seat, asked = self._session.seat, self.asked
        if seat is None or asked is None or not self.open:
            return lambda _: None
        section, today, sweep = seat.desk.section, self.today, self._swept != self.today
        return lambda centre: (seat, _read(centre, section, asked, today, sweep))

    def _took(self, read: _Read) -> None:
        if read is not None and read[0] == self._session.seat and read[1].asked == self.asked:
            self.shown = shown = read[1]
            self._swept = shown.today
            self.asked = Asked(shown.asked.first, shown.asked.day, shown.service, shown.asked.visitor)
        self.changed.emit()

    def _failed(self, error: IstiqbalError | None) -> None:
        if self._link.available and self._session.seat is not None:
            self.refused.emit(error)
        self.changed.emit()

    def _wants(self, topic: str) -> bool:
        return self.open and (topic == "*" or topic.startswith(("appointments:", "queue:")))

    def _signed_in(self) -> None:
        self.open, self.asked, self.shown, self.slot, self._begun = False, None, None, None, None
        self.writes.forget()
        self.visitor.forget()

    def _seat(self) -> Seat:
        if self._session.seat is None:
            raise RuleBroken(ErrorCode.DESK_NOT_YOURS, desk="")
        return self._session.seat


class BookedVisitor(VisitorDesk):
    """Finds a visitor as at the window; to save is to book."""

    def __init__(self, link: CentreLink, writes: Writes, seat: Callable[[], Seat], desk: AppointmentDesk) -> None:
        super().__init__(link, writes, seat, desk)
        self._desk = desk

    def save(self, identity_number: str, name: str, mobile: str) -> None:
        """Book for this visitor."""
        self._desk.book(identity_number, name, mobile, None if identity_number.strip() else self.known)


def week_of(day: date) -> date:
    """The Sunday on which a day's week begins."""
    return day - timedelta(days=day.isoweekday() % DAYS)


def _read(centre: Centre, section: str, asked: Asked, today: date, sweep: bool) -> Shown:
    if sweep:
        centre.appointments.mark_missed()
    service, slots = _slots(centre, section, asked)
    if asked.visitor is None:
        listed = centre.appointments.of_day(section, asked.day)
    else:
        listed = [one for one in centre.appointments.of_visitor(asked.visitor.id) if one.section == section]
    return Shown(asked, service, today, tuple(slots), tuple(listed))


def _slots(centre: Centre, section: str, asked: Asked) -> tuple[str, list[SlotView]]:
    """The week of the service that is asked for, or of the first that takes appointments at all."""
    found = asked.service
    if found is None:
        services = [service.name for service in centre.administration.centre().services]
        found = next((name for name in services if centre.appointments.plan(section, name)), services[0])
    return found, centre.appointments.slots(section, found, asked.first, DAYS)


def _entered(
    centre: Centre, seat: Seat, identity_number: str, name: str, mobile: str, known: VisitorView | None
) -> VisitorView:
    gender = centre.administration.centre().section(seat.desk.section).gender
    number = centre.visitors.identity_number(known.id) if known else identity_number
    before = centre.visitors.find(number)
    if before is not None and before.gender is not gender:
        raise RuleBroken(ErrorCode.VISITOR_OTHER_SECTION)
    return centre.visitors.enter(number, name, gender, mobile, by=seat.staff.id)
