"""The plans of a centre's halls, read at most every five seconds, and what they say for as long as it lasts."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from core.calendar import is_official_holiday
from core.domain.opening import HallPlan, HallState, hall_at
from core.domain.queue_policy import QueuePolicy
from core.services.opening_ports import Opening
from core.services.ports import UnitOfWork, Units

_FRESH_SECONDS = 5.0
_DAYS_BACK = 8  # as far as a closing is looked for
RETURN_DAYS = 62  # and as long as one that lasted may have been, for who was dismissed before it to return in time


class HallPlans:
    """What the hours say of each section; that a queue was closed today stands in its day's row alone."""

    def __init__(self, units: Units, elapsed: Callable[[], float]) -> None:
        self._units = units
        self._elapsed = elapsed
        self._plans: dict[UUID, tuple[float, HallPlan]] = {}
        self._states: dict[UUID, tuple[datetime, HallState]] = {}

    def forget(self) -> None:
        """They were changed: read them anew."""
        self._plans.clear()
        self._states.clear()

    def plan(self, section_id: UUID, zone: str, now: datetime) -> HallPlan:
        """A section's plan, at most five seconds old."""
        known = self._plans.get(section_id)
        if known is None or self._elapsed() - known[0] > _FRESH_SECONDS:
            with self._units.read() as unit:
                known = self._plans[section_id] = self._elapsed(), read_plan(unit, section_id, zone, now, RETURN_DAYS)
            self._states.pop(section_id, None)
        return known[1]

    def state(self, section_id: UUID, zone: str, now: datetime) -> HallState:
        """What the hours say at an instant; computed once for as long as nothing changes."""
        plan = self.plan(section_id, zone, now)
        known = self._states.get(section_id)
        if known is None or not _lasts(*known, now):
            known = self._states[section_id] = now, hall_at(plan, now)
        return known[1]


def read_plan(unit: UnitOfWork, section_id: UUID, zone: str, now: datetime, days_back: int = _DAYS_BACK) -> HallPlan:
    """A section's plan as it is written now, with the special days from so many days back."""
    opening = unit.opening.opening(section_id, now.astimezone(ZoneInfo(zone)).date() - timedelta(days=days_back))
    return plan_of(opening, unit.hall.policy(), zone)


def plan_of(opening: Opening, policy: QueuePolicy, zone: str) -> HallPlan:
    """The plan that comes of what is written of a section."""
    there = ZoneInfo(zone)
    plan = HallPlan(
        zone=there,
        week=opening.week,
        special=opening.special,
        is_holiday=is_official_holiday,
        last_ticket=timedelta(minutes=policy.last_ticket_minutes),
    )
    if opening.place is None or policy.prayer_pause_minutes == 0:
        return plan
    from core.prayers import adhans_at  # a centre without a place need not load it

    pause = timedelta(minutes=policy.prayer_pause_minutes)
    return replace(plan, adhans=adhans_at(opening.place, zone), pause=pause)


def shut_on(plan: HallPlan, shut: Mapping[date, str]) -> HallPlan:
    """The plan with days on which the queue was closed."""
    return replace(plan, shut=shut)


def _lasts(since: datetime, state: HallState, now: datetime) -> bool:
    return since <= now and (state.until is None or now < state.until)
