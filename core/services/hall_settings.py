"""How a hall works, as its centre says: hours, special days, quotas, the place for prayers, and the policy."""

from collections.abc import Collection, Mapping
from datetime import date
from uuid import UUID

from core.domain.errors import ErrorCode, RuleBroken
from core.domain.hours import Hours, Interval, in_order
from core.domain.opening import HallPlan, Place, SpecialDay, special_days
from core.domain.queue_policy import QueuePolicy
from core.domain.ticket import TicketState
from core.services.dto import SectionView
from core.services.hall_plans import read_plan
from core.services.naming import Naming
from core.services.opening_ports import HallChange, HallEvent
from core.services.ports import UnitOfWork

MOST_A_DAY = 9999
_LATITUDE, _LONGITUDE = (-65_000_000, 65_000_000), (-180_000_000, 180_000_000)


class HallSettings(Naming):
    """Every change is a line of the record; `by` None is a program, else a supervisor (`role_not_allowed`).

    `seen` is what stood there for the person who changes it: `settings_changed` where somebody changed it meanwhile,
    and nothing where it is already as wanted, so that a change whose answer was lost can be made again.
    """

    def week(self, section: str) -> Mapping[int, Hours]:
        """The hours of each ISO weekday; none at all where the section is always open."""
        return self.plan(section).week

    def special_days(self, section: str) -> Mapping[date, SpecialDay]:
        """The days that differ, from a week ago on."""
        return self.plan(section).special

    def plan(self, section: str) -> HallPlan:
        """All that decides when a section is open, read now."""
        wanted, zone = self._context.section(section), self._context.centre().zone
        with self._context.units.read() as unit:
            return read_plan(unit, wanted.id, zone, self._context.clock.now())

    def policy(self) -> QueuePolicy:
        """The centre's numbers, read now."""
        with self._context.units.read() as unit:
            return unit.hall.policy()

    def set_policy(self, policy: QueuePolicy, *, by: UUID | None = None, seen: QueuePolicy | None = None) -> None:
        """Change the centre's numbers."""
        with self._changing(by) as unit:
            before = unit.hall.policy()
            if before == policy:
                return
            unit.hall.set_policy(policy)
            self._as_seen(unit, HallChange.POLICY, None, before, seen)
            old, new = before.to_plain(), policy.to_plain()
            changed = {name: [old[name], now] for name, now in new.items() if old[name] != now}
            self._keep(unit, HallChange.POLICY, None, by, changed)

    def set_week(
        self,
        section: str,
        week: Mapping[int, Collection[Interval]],
        *,
        by: UUID | None = None,
        seen: Mapping[int, Hours] | None = None,
    ) -> None:
        """Change a section's hours: intervals by ISO weekday, none at all for always; `hours_invalid` in overlap."""
        wanted = self._context.section(section)
        hours = {day: in_order(intervals) for day, intervals in week.items() if intervals}
        with self._changing(by, section) as unit:
            before = self._plan(unit, wanted.id).week
            if before == hours:
                return
            unit.opening.set_week(wanted.id, hours)
            self._as_seen(unit, HallChange.HOURS, section, before, seen)
            self._keep(unit, HallChange.HOURS, section, by, {str(day): _text(one) for day, one in hours.items()})

    def set_special_days(
        self,
        section: str,
        first: date,
        last: date,
        hours: Collection[Interval],
        reason: str,
        *,
        weekdays: Collection[int] = (),
        instead_of: Collection[date] = (),
        by: UUID | None = None,
        seen: Mapping[date, SpecialDay] | None = None,
    ) -> list[date]:
        """Let days differ, closed where `hours` is empty; of several, those that are open anyway or `weekdays`.

        Days that they stand `instead_of` are as usual again, or stay the same ones where first and last do;
        `dates_reversed`.
        """
        wanted, special = self._context.section(section), SpecialDay(in_order(hours), reason.strip())
        if last < first:
            raise RuleBroken(ErrorCode.DATES_REVERSED, first=first, last=last)
        with self._changing(by, section) as unit:
            plan = self._plan(unit, wanted.id)
            same = bool(instead_of) and (min(instead_of), max(instead_of)) == (first, last)
            days = sorted(instead_of) if same else special_days(plan, first, last, weekdays)
            differ = {**dict.fromkeys(instead_of), **dict.fromkeys(days, special)}
            if self._let_differ(unit, wanted, plan.special, differ, seen):
                facts = {"days": [day.isoformat() for day in days], "hours": _text(special.hours)}
                if given_up := sorted(set(instead_of) - set(days)):
                    facts["usual"] = [day.isoformat() for day in given_up]
                self._keep(unit, HallChange.SPECIAL_DAYS, section, by, facts, special.reason)
        return days

    def forget_special_days(
        self,
        section: str,
        days: Collection[date],
        *,
        by: UUID | None = None,
        seen: Mapping[date, SpecialDay] | None = None,
    ) -> None:
        """Let days be as usual again."""
        wanted = self._context.section(section)
        with self._changing(by, section) as unit:
            if self._let_differ(unit, wanted, self._plan(unit, wanted.id).special, dict.fromkeys(days), seen):
                facts = {"days": sorted(day.isoformat() for day in days), "hours": None}
                self._keep(unit, HallChange.SPECIAL_DAYS, section, by, facts)

    def set_quota(self, service: str, quota: int | None, *, by: UUID | None = None) -> None:
        """At most so many tickets a day in each section; None: any number."""
        self.set_quotas({service: quota}, by=by)

    def set_quotas(
        self,
        quotas: Mapping[str, int | None],
        *,
        by: UUID | None = None,
        seen: Mapping[str, int | None] | None = None,
    ) -> None:
        """The same of several services at once."""
        wanted = {self._context.service(name).id: (name, quota) for name, quota in quotas.items()}
        for name, quota in quotas.items():
            _in_range("daily_quota", quota, (0, MOST_A_DAY), service=name)
        with self._changing(by) as unit:
            before = {one.name: one.daily_quota for one in unit.centre.view().services}
            changed = {key: (name, quota) for key, (name, quota) in wanted.items() if before[name] != quota}
            for service_id, (name, quota) in changed.items():
                unit.opening.set_quota(service_id, quota)
                found = {name: before[name]}
                self._as_seen(unit, HallChange.QUOTA, None, found, None if seen is None else {name: seen.get(name)})
                self._note(unit, HallChange.QUOTA, None, by, {"service": name, "quota": quota})
            if changed:
                self._commit(unit, None)

    def set_place(self, place: Place | None, *, by: UUID | None = None) -> None:
        """Where the centre stands, for its prayer times; None: the hall does not pause by itself."""
        if place is not None:
            _in_range("latitude_e6", place.latitude_e6, _LATITUDE)
            _in_range("longitude_e6", place.longitude_e6, _LONGITUDE)
        with self._changing(by) as unit:
            unit.opening.set_place(place)
            facts = {"latitude_e6": place.latitude_e6, "longitude_e6": place.longitude_e6} if place else {}
            self._keep(unit, HallChange.PLACE, None, by, facts)

    def history(self, section: str | None = None, limit: int = 100) -> list[HallEvent]:
        """What happened to a section, or to all of the centre, newest first."""
        with self._context.units.read() as unit:
            return unit.opening.events(section, limit)

    def present(self, section: str) -> tuple[int, int]:
        """How many of today wait, and how many are parked: those whom the end of the day would dismiss."""
        wanted, today = self._context.section(section), self._context.today()
        with self._context.units.read() as unit:
            day = unit.queue.day(wanted.id, today)
            return (day.waiting, len(unit.queue.in_state(day.id, TicketState.PARKED))) if day else (0, 0)

    def _plan(self, unit: UnitOfWork, section_id: UUID) -> HallPlan:
        return read_plan(unit, section_id, self._context.centre().zone, self._context.clock.now())

    def _let_differ(
        self,
        unit: UnitOfWork,
        section: SectionView,
        before: Mapping[date, SpecialDay],
        days: Mapping[date, SpecialDay | None],
        seen: Mapping[date, SpecialDay] | None,
    ) -> bool:
        """Write days that differ, or no more; False where all of them are so already."""
        found = {day: before.get(day) for day in days}
        if found == days:
            return False
        unit.opening.set_special(section.id, days)
        looked_at = None if seen is None else {day: seen.get(day) for day in days}
        self._as_seen(unit, HallChange.SPECIAL_DAYS, section.name, found, looked_at)
        return True


def _text(hours: Hours) -> list[str]:
    return [str(one) for one in hours]


def _in_range(name: str, value: int | None, limits: tuple[int, int], **facts: object) -> None:
    least, most = limits
    if value is not None and not least <= value <= most:
        raise RuleBroken(
            ErrorCode.POLICY_INVALID, problem="range", name=name, found=value, least=least, most=most, **facts
        )
