"""Which times a service takes appointments at: the plan of its weekdays, and the slots of certain days."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from core.domain.appointments import PlanPart, SlotTime, check_plan, instant_of, slots_of
from core.domain.errors import ErrorCode, RuleBroken
from core.services.appointment_dto import SlotView
from core.services.appointment_ports import Plan
from core.services.context import Context
from core.services.dto import SectionView, ServiceView
from core.services.ports import UnitOfWork

# When a section receives on a day: (from, to) in minutes of the local day; None where it has no hours of its own.
OpenTimes = Callable[[str, date], Sequence[tuple[int, int]] | None]


def always_open(_: str, __: date) -> None:
    """The hours of a centre that has none."""


class AppointmentPlans:
    """Plans and slots; who changes a plan changes no appointment that is booked."""

    def __init__(self, context: Context, open_times: OpenTimes = always_open) -> None:
        self._context = context
        self._open_times = open_times

    def plan(self, section: str, service: str) -> dict[int, tuple[PlanPart, ...]]:
        """The parts of each ISO weekday that has appointments."""
        wanted, purpose = self._context.section(section), self._context.service(service)
        with self._context.units.read() as unit:
            return dict(unit.appointments.plan(wanted.id, purpose.id))

    def set_plan(
        self, section: str, service: str, weekday: int, parts: Iterable[PlanPart], *, by: UUID | None = None
    ) -> None:
        """Replace a weekday's parts, none for no appointments; `plan_invalid`, or `section_not_yours`."""
        wanted, purpose = self._context.section(section), self._context.service(service)
        if not 1 <= weekday <= 7:
            raise RuleBroken(ErrorCode.PLAN_INVALID, problem="weekday")
        ordered = check_plan(parts)
        with self._context.units.write() as unit:
            allow(unit, section, by)
            unit.appointments.set_plan(wanted.id, purpose.id, weekday, ordered)
            unit.centre.touch(f"appointments:{section}")
            unit.commit()

    def slots(self, section: str, service: str, first: date, days: int = 1) -> list[SlotView]:
        """The times of some days, in order, with how many are taken in each."""
        wanted, purpose = self._context.section(section), self._context.service(service)
        last = first + timedelta(days=days - 1)
        with self._context.units.read() as unit:
            plan = unit.appointments.plan(wanted.id, purpose.id)
            taken = unit.appointments.taken(wanted.id, purpose.id, first, last)
        dates = [first + timedelta(days=day) for day in range(days)]
        return [
            self._slot(wanted, purpose, on, slot, taken.get((on, slot.minute), 0))
            for on in dates
            for slot in slots_of(plan.get(on.isoweekday(), ()))
        ]

    def _slot(self, section: SectionView, service: ServiceView, on: date, slot: SlotTime, taken: int) -> SlotView:
        at = instant_of(on, slot.minute, self._zone())
        return SlotView(
            section=section.name,
            service=service.name,
            on=on,
            minute=slot.minute,
            minutes=slot.minutes,
            at=at,
            capacity=slot.capacity,
            taken=taken,
            closed=not self._open(section.name, on, slot),
            past=at <= self._context.clock.now(),
        )

    def _bookable(self, plan: Plan, section: SectionView, on: date, minute: int) -> SlotTime:
        """The slot of that time, or why nobody can come then: `slot_unknown`, `slot_past`, `slot_closed`."""
        slot = next((slot for slot in slots_of(plan.get(on.isoweekday(), ())) if slot.minute == minute), None)
        if slot is None:
            raise RuleBroken(ErrorCode.SLOT_UNKNOWN)
        if instant_of(on, minute, self._zone()) <= self._context.clock.now():
            raise RuleBroken(ErrorCode.SLOT_PAST)
        if not self._open(section.name, on, slot):
            raise RuleBroken(ErrorCode.SLOT_CLOSED)
        return slot

    def _open(self, section: str, on: date, slot: SlotTime) -> bool:
        times = self._open_times(section, on)
        if times is None:
            return True
        return any(opens <= slot.minute and slot.minute + slot.minutes <= closes for opens, closes in times)

    def _zone(self) -> ZoneInfo:
        return ZoneInfo(self._context.centre().zone)


def allow(unit: UnitOfWork, section: str, by: UUID | None) -> None:
    """Refuse a member of staff of another section: `section_not_yours` (rule 8); `by` None is a program."""
    if by is not None and section not in unit.staff.get(by).sections:
        raise RuleBroken(ErrorCode.SECTION_NOT_YOURS, section=section)
