"""What every service stands on: units of work, the clock, this device, and the centre's configuration."""

import time
from datetime import date, datetime
from zoneinfo import ZoneInfo

from core.domain.errors import ErrorCode, RuleBroken
from core.services.dto import CentreView, SectionView, ServiceView
from core.services.ports import Clock, Units

_FRESH_SECONDS = 5.0
MAX_KEY = 200


class Context:
    """Shared by the services of one open centre."""

    def __init__(self, units: Units, clock: Clock, device: str) -> None:
        self.units = units
        self.clock = clock
        self.device = device
        self._centre: CentreView | None = None
        self._read_at = 0.0

    def centre(self, *, fresh: bool = False) -> CentreView:
        """What the centre shares, at most five seconds old: every ticket needs it and it hardly ever changes."""
        now = time.monotonic()
        if fresh or self._centre is None or now - self._read_at > _FRESH_SECONDS:
            with self.units.read() as unit:
                self._centre = unit.centre.view()
            self._read_at = now
        return self._centre

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


def check_key(key: str | None) -> None:
    """Refuse a key that cannot serve (rule 2): `key_missing`."""
    if not key or not key.strip() or len(key) > MAX_KEY:
        raise RuleBroken(ErrorCode.KEY_MISSING)
