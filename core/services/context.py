"""What every service stands on: units of work, the clock, this device, and the centre's configuration."""

import time
from collections.abc import Callable
from datetime import date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from core.domain.errors import ErrorCode, RuleBroken
from core.domain.estimate import Pace
from core.domain.opening import HallState
from core.domain.queue_policy import QueuePolicy
from core.services.dto import CentreView, SectionView, ServiceView
from core.services.hall_plans import HallPlans
from core.services.ports import Clock, Units

_FRESH_SECONDS = 5.0
_NIGHT = timedelta(hours=4)
_PACE_SECONDS = 2.0
MAX_KEY = 200


class Context:
    """Shared by the services of one open centre."""

    def __init__(self, units: Units, clock: Clock, device: str, elapsed: Callable[[], float] = time.monotonic) -> None:
        self.units = units
        self.clock = clock
        self.device = device
        self._elapsed = elapsed
        self._centre: CentreView | None = None
        self._read_at = 0.0
        self._policy: tuple[float, QueuePolicy] | None = None
        self.plans = HallPlans(units, elapsed)
        self._paces: dict[str, tuple[float, Pace]] = {}
        self.readings: dict[tuple[UUID, UUID, str], datetime] = {}  # that are entered, and until when they count as one

    def elapsed(self) -> float:
        """Seconds by a clock that nobody sets."""
        return self._elapsed()

    def centre(self, *, fresh: bool = False) -> CentreView:
        """What the centre shares, at most five seconds old: every ticket needs it and it hardly ever changes."""
        now = self._elapsed()
        if fresh or self._centre is None or now - self._read_at > _FRESH_SECONDS:
            with self.units.read() as unit:
                self._centre = unit.centre.view()
            self._read_at = now
        return self._centre

    def policy(self) -> QueuePolicy:
        """The centre's own numbers for its queue, at most five seconds old."""
        now = self._elapsed()
        if self._policy is None or now - self._policy[0] > _FRESH_SECONDS:
            with self.units.read() as unit:
                self._policy = now, unit.hall.policy()
        return self._policy[1]

    def forget_policy(self) -> None:
        """It was changed: read it anew."""
        self._policy = None

    def hall_state(self, section: str) -> HallState:
        """What the hours say of a section now, by a plan that is at most five seconds old."""
        return self.plans.state(self.section(section).id, self.centre().zone, self.clock.now())

    def forget_hall(self) -> None:
        """Hours, quotas or the policy were changed: read all of it anew."""
        self._centre = None
        self.forget_policy()
        self.plans.forget()

    def pace(self, section: str, measure: Callable[[], Pace]) -> Pace:
        """How fast a section works, at most two seconds old, so that a ticket need not measure it under the lock."""
        now = self._elapsed()
        known = self._paces.get(section)
        if known is None or now - known[0] > _PACE_SECONDS:
            known = self._paces[section] = now, measure()
        return known[1]

    def forget_pace(self, section: str) -> None:
        """Something happened at a desk: measure anew."""
        self._paces.pop(section, None)

    def section(self, name: str) -> SectionView:
        """By name, or `section_unknown`."""
        for fresh in (False, True):
            for section in self.centre(fresh=fresh).sections:
                if section.name == name:
                    return section
        raise RuleBroken(ErrorCode.SECTION_UNKNOWN, section=name)

    def service(self, name: str) -> ServiceView:
        """By name, or `service_unknown`."""
        for fresh in (False, True):
            for service in self.centre(fresh=fresh).services:
                if service.name == name:
                    return service
        raise RuleBroken(ErrorCode.SERVICE_UNKNOWN, service=name)

    def local(self, instant: datetime) -> datetime:
        """An instant in the centre's own zone."""
        return instant.astimezone(ZoneInfo(self.centre().zone))

    def today(self) -> date:
        """The service day: the calendar day in the centre's own zone (rule 1)."""
        return self.local(self.clock.now()).date()

    def first_day(self) -> date:
        """The first day whose visitors may still be in the hall: until four in the morning it is the day before."""
        return self.local(self.clock.now() - _NIGHT).date()

    def days_in_hall(self, at: datetime | None = None) -> tuple[date, ...]:
        """That day, or today; and after midnight before it the evening whose visitors may still be in the hall."""
        instant = at or self.clock.now()
        return tuple(dict.fromkeys((self.local(instant - _NIGHT).date(), self.local(instant).date())))


def check_key(key: str | None) -> None:
    """Refuse a key that cannot serve (rule 2): `key_missing`."""
    if not key or not key.strip() or len(key) > MAX_KEY:
        raise RuleBroken(ErrorCode.KEY_MISSING)
