"""Which times a service takes appointments at: the plan of its weekdays, and the slots of certain days."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from core.domain.appointments import PlanPart, SlotTime, check_plan, instant_of, slots_of
from core.domain.errors import ErrorCode, RuleBroken
from core.domain.opening import HallPlan, Phase, hall_at
from core.services.appointment_dto import SlotView
from core.services.dto import SectionView, ServiceView
from core.services.hall_plans import shut_on
from core.services.hall_record import HallRecord
from core.services.opening_ports import HallChange
from core.services.ports import UnitOfWork

WeekPlan = Mapping[int, tuple[PlanPart, ...]]
_WEEKDAYS = range(1, 8)


class AppointmentPlans(HallRecord):
    """Plans and slots; who changes a plan changes no appointment that is booked."""

    def plan(self, section: str, service: str) -> dict[int, tuple[PlanPart, ...]]:
        """The parts of each ISO weekday that has appointments."""
        wanted, purpose = self._context.section(section), self._context.service(service)
        with self._context.units.read() as unit:
            return dict(unit.appointments.plan(wanted.id, purpose.id))

    def set_plan(
        self, section: str, service: str, weekday: int, parts: Iterable[PlanPart], *, by: UUID | None = None
    ) -> None:
        """Replace a weekday's parts, none for no appointments; `plan_invalid`, and for supervisors alone."""
        if weekday not in _WEEKDAYS:
            raise RuleBroken(ErrorCode.PLAN_INVALID, problem="weekday")
        self._change(section, service, {weekday: check_plan(parts)}, by, None)

    def set_plans(
        self,
        section: str,
        service: str,
        week: WeekPlan,
        *,
        by: UUID | None = None,
        seen: WeekPlan | None = None,
    ) -> None:
        """Replace the parts of all weekdays at once; `settings_changed` where they are no more as they were `seen`."""
        self._change(section, service, {day: check_plan(week.get(day, ())) for day in _WEEKDAYS}, by, seen)

    def _change(self, section: str, service: str, wanted: WeekPlan, by: UUID | None, seen: WeekPlan | None) -> None:
        place, purpose = self._context.section(section), self._context.service(service)
        with self._changing(by, section) as unit:
            before = dict(unit.appointments.plan(place.id, purpose.id))
            changed = {day: parts for day, parts in wanted.items() if before.get(day, ()) != parts}
            for day, parts in changed.items():
                unit.appointments.set_plan(place.id, purpose.id, day, parts)
            if changed:
                self._as_seen(unit, HallChange.PLAN, section, before, seen)
                facts = {str(day): [str(part) for part in parts] for day, parts in changed.items()}
                unit.centre.touch(f"appointments:{section}")
                self._keep(unit, HallChange.PLAN, section, by, {"service": service, **facts})

    def slots(self, section: str, service: str, first: date, days: int = 1) -> list[SlotView]:
        """The times of some days, in order, with how many are taken in each."""
        wanted, purpose = self._context.section(section), self._context.service(service)
        last = first + timedelta(days=days - 1)
        with self._context.units.read() as unit:
            hall = self._hall(unit, wanted)
            plan = unit.appointments.plan(wanted.id, purpose.id)
            taken = unit.appointments.taken(wanted.id, purpose.id, first, last)
        dates = [first + timedelta(days=day) for day in range(days)]
        return [
            self._slot(hall, wanted, purpose, on, slot, taken.get((on, slot.minute), 0))
            for on in dates
            for slot in slots_of(plan.get(on.isoweekday(), ()))
        ]

    def _slot(
        self, hall: HallPlan, section: SectionView, service: ServiceView, on: date, slot: SlotTime, taken: int
    ) -> SlotView:
        at = instant_of(on, slot.minute, self._zone())
        past = at <= self._context.clock.now()
        return SlotView(
            section=section.name,
            service=service.name,
            on=on,
            minute=slot.minute,
            minutes=slot.minutes,
            at=at,
            capacity=slot.capacity,
            taken=taken,
            closed=not (_within_hours(hall, on, slot) and (past or _receives(hall, at))),
            past=past,
        )

    def _bookable(
        self, unit: UnitOfWork, section: SectionView, service: ServiceView, on: date, minute: int
    ) -> SlotTime:
        """The slot of that time, or why nobody can come then: `slot_unknown`, `slot_past`, `slot_closed`."""
        plan = unit.appointments.plan(section.id, service.id)
        slot = next((slot for slot in slots_of(plan.get(on.isoweekday(), ())) if slot.minute == minute), None)
        if slot is None:
            raise RuleBroken(ErrorCode.SLOT_UNKNOWN)
        at = instant_of(on, minute, self._zone())
        if at <= self._context.clock.now():
            raise RuleBroken(ErrorCode.SLOT_PAST)
        hall = self._hall(unit, section)
        if not (_within_hours(hall, on, slot) and _receives(hall, at)):
            raise RuleBroken(ErrorCode.SLOT_CLOSED)
        return slot

    def _hall(self, unit: UnitOfWork, section: SectionView) -> HallPlan:
        """When the section is open; a queue that was closed today stands in its day's row."""
        today = self._context.today()
        plan = self._context.plans.plan(section.id, self._context.centre().zone, self._context.clock.now())
        day = unit.queue.day(section.id, today)
        return plan if day is None or day.closed_at is None else shut_on(plan, {today: ""})

    def _zone(self) -> ZoneInfo:
        return ZoneInfo(self._context.centre().zone)


def _within_hours(hall: HallPlan, on: date, slot: SlotTime) -> bool:
    """Whether the hall is open for the whole of a slot."""
    ends = slot.minute + slot.minutes
    return any(hours.opens <= slot.minute and ends <= hours.closes for hours in hall.hours(on))


def _receives(hall: HallPlan, at: datetime) -> bool:
    """Whether the hall neither prays then nor gives no tickets any more."""
    return hall_at(hall, at).phase is Phase.OPEN


def allow(unit: UnitOfWork, section: str, by: UUID | None) -> None:
    """Refuse a member of staff of another section: `section_not_yours` (rule 8); `by` None is a program."""
    if by is not None and section not in unit.staff.get(by).sections:
        raise RuleBroken(ErrorCode.SECTION_NOT_YOURS, section=section)
