"""The clocks behind the Clock port: this PC's, and that of the centre's server for several PCs."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from core.services.ports import Clock

COMPARED_EVERY = 180.0
RIGHT_WITHIN = timedelta(seconds=1)
_LOOKS = 3


class SystemClock:
    """What the machine says."""

    def now(self) -> datetime:
        """The present instant in UTC."""
        return datetime.now(UTC)  # noqa: TID251 - the one place that asks the machine


def steady() -> float:
    """Seconds that nobody can set and that go on while the machine sleeps."""
    boot = getattr(time, "CLOCK_BOOTTIME", None)  # on Linux `monotonic` stands still in a sleep
    return time.clock_gettime(boot) if boot is not None else time.monotonic()


@dataclass(frozen=True, slots=True)
class _Look:
    """What the server said, and this PC's steady seconds at that instant."""

    instant: datetime
    at: float


class SharedClock:
    """The server's clock, carried on by this PC's steady seconds from one look at it to the next.

    So every PC of a centre tells the same time, and one whose own clock is wrong, or is set while it runs, does not.
    Until the first look it is the PC's own.
    """

    def __init__(self, own: Clock, steady: Callable[[], float] = steady) -> None:
        self._own = own
        self._steady = steady
        self._look: _Look | None = None
        self._next_look = float("-inf")

    def now(self) -> datetime:
        """The present instant in UTC; asks nobody."""
        look = self._look
        return self._own.now() if look is None else look.instant + timedelta(seconds=self._steady() - look.at)

    def offset(self) -> timedelta:
        """How far this PC's own clock is ahead of the server's (negative: behind); zero within a second."""
        return unless_right(self._own.now() - self.now())

    def compare(self, ask: Callable[[], datetime]) -> None:
        """Look at the server's clock again where it is time; of a few looks the one with the shortest way counts."""
        if self._steady() < self._next_look:
            return
        self._next_look = self._steady() + COMPARED_EVERY
        looks = [self._timed(ask) for _ in range(_LOOKS)]
        self._look = min(looks, key=lambda look: look[0])[1]

    def _timed(self, ask: Callable[[], datetime]) -> tuple[float, _Look]:
        start = self._steady()
        instant = ask()
        way = self._steady() - start
        return way, _Look(instant.astimezone(UTC), start + way / 2)


def unless_right(offset: timedelta) -> timedelta:
    """An offset, or zero where it is no more than the network or a corrected clock makes."""
    return offset if abs(offset) > RIGHT_WITHIN else timedelta()


def set_back(now: datetime, newest: datetime | None) -> timedelta:
    """How far a clock is behind the newest line of the record, as a negative time; zero where it is not."""
    return unless_right(min(now - newest, timedelta())) if newest else timedelta()
