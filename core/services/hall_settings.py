"""How a hall works, as its centre says: hours, special days, quotas, the place for prayers, and the policy."""

from collections.abc import Collection, Mapping
from datetime import date
from uuid import UUID

from core.domain.errors import ErrorCode, RuleBroken
from core.domain.hours import Hours, Interval, in_order
from core.domain.opening import HallPlan, Place, SpecialDay, special_days
from core.domain.queue_policy import QueuePolicy
from core.services.allowed import SUPERVISORS, allowed
from core.services.context import Context
from core.services.hall_plans import read_plan
from core.services.opening_ports import HallChange, HallEvent
from core.services.ports import UnitOfWork

MOST_A_DAY = 9999
_LATITUDE, _LONGITUDE = (-65_000_000, 65_000_000), (-180_000_000, 180_000_000)


class HallSettings:
    """Every change is a line of the record; `by` None is a program, else a supervisor (`role_not_allowed`)."""

    def __init__(self, context: Context) -> None:
        self._context = context

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

    def set_policy(self, policy: QueuePolicy, *, by: UUID | None = None) -> None:
        """Change the centre's numbers."""
        with self._context.units.write() as unit:
            before = unit.hall.policy().to_plain()
            unit.hall.set_policy(policy)
            changed = {name: [before[name], now] for name, now in policy.to_plain().items() if before[name] != now}
            self._keep(unit, HallChange.POLICY, None, by, changed)

    def set_week(self, section: str, week: Mapping[int, Collection[Interval]], *, by: UUID | None = None) -> None:
        """Change a section's hours: intervals by ISO weekday, none at all for always; `hours_invalid` in overlap."""
        wanted = self._context.section(section)
        hours = {day: in_order(intervals) for day, intervals in week.items() if intervals}
        with self._context.units.write() as unit:
            unit.opening.set_week(wanted.id, hours)
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
        by: UUID | None = None,
    ) -> list[date]:
        """Let days differ, closed where `hours` is empty; of several, those that are open anyway or `weekdays`."""
        wanted, special = self._context.section(section), SpecialDay(in_order(hours), reason.strip())
        with self._context.units.write() as unit:
            plan = read_plan(unit, wanted.id, self._context.centre().zone, self._context.clock.now())
            days = special_days(plan, first, last, weekdays)
            unit.opening.set_special(wanted.id, dict.fromkeys(days, special))
            facts = {"days": [day.isoformat() for day in days], "hours": _text(special.hours)}
            self._keep(unit, HallChange.SPECIAL_DAYS, section, by, facts, special.reason)
        return days

    def forget_special_days(self, section: str, days: Collection[date], *, by: UUID | None = None) -> None:
        """Let days be as usual again."""
        wanted = self._context.section(section)
        with self._context.units.write() as unit:
            unit.opening.set_special(wanted.id, dict.fromkeys(days))
            facts = {"days": sorted(day.isoformat() for day in days), "hours": None}
            self._keep(unit, HallChange.SPECIAL_DAYS, section, by, facts)

    def set_quota(self, service: str, quota: int | None, *, by: UUID | None = None) -> None:
        """At most so many tickets a day in each section; None: any number."""
        wanted = self._context.service(service)
        _in_range("daily_quota", quota, (0, MOST_A_DAY))
        with self._context.units.write() as unit:
            unit.opening.set_quota(wanted.id, quota)
            self._keep(unit, HallChange.QUOTA, None, by, {"service": service, "quota": quota})

    def set_place(self, place: Place | None, *, by: UUID | None = None) -> None:
        """Where the centre stands, for its prayer times; None: the hall does not pause by itself."""
        if place is not None:
            _in_range("latitude_e6", place.latitude_e6, _LATITUDE)
            _in_range("longitude_e6", place.longitude_e6, _LONGITUDE)
        with self._context.units.write() as unit:
            unit.opening.set_place(place)
            facts = {"latitude_e6": place.latitude_e6, "longitude_e6": place.longitude_e6} if place else {}
            self._keep(unit, HallChange.PLACE, None, by, facts)

    def history(self, section: str | None = None, limit: int = 100) -> list[HallEvent]:
        """What happened to a section, or to all of the centre, newest first."""
        with self._context.units.read() as unit:
            return unit.opening.events(section, limit)

    def _keep(
        self,
        unit: UnitOfWork,
        kind: HallChange,
        section: str | None,
        by: UUID | None,
        facts: Mapping[str, object],
        reason: str = "",
    ) -> None:
        """Write the record, commit, and read everything anew."""
        if by is not None:
            allowed(unit, by, SUPERVISORS, section)
        unit.opening.note(
            HallEvent(kind, self._context.clock.now(), self._context.device, section, by, reason, dict(facts))
        )
        unit.centre.touch(f"queue:{section}" if section else "config")
        unit.commit()
        self._context.forget_hall()


def _text(hours: Hours) -> list[str]:
    return [str(one) for one in hours]


def _in_range(name: str, value: int | None, limits: tuple[int, int]) -> None:
    least, most = limits
    if value is not None and not least <= value <= most:
        raise RuleBroken(ErrorCode.POLICY_INVALID, problem="range", name=name, found=value, least=least, most=most)
