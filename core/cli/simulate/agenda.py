"""What is to happen on a simulated day, in the order of time."""

from collections.abc import Callable
from datetime import datetime, timedelta
from heapq import heappop, heappush
from itertools import count

from core.cli.simulate.clock import SimulatedClock

Act = Callable[[], None]


class Agenda:
    """Seconds of one local day; what falls on the same second happens in the order in which it was noted."""

    def __init__(self, clock: SimulatedClock, midnight: datetime) -> None:
        self._clock = clock
        self._midnight = midnight
        self._due: list[tuple[float, int, Act]] = []
        self._order = count()
        self.now = 0.0

    def at(self, second: float, act: Act) -> None:
        """Note what is to happen at a second of the day, now at the earliest."""
        heappush(self._due, (max(second, self.now), next(self._order), act))

    def after(self, seconds: float, act: Act) -> None:
        """Note what is to happen in so many seconds."""
        self.at(self.now + seconds, act)

    def run(self) -> None:
        """Until nothing is left to happen."""
        while self._due:
            self.now, _, act = heappop(self._due)
            self._clock.turn_to(self._midnight + timedelta(milliseconds=round(self.now * 1000)))
            act()
