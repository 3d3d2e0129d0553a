"""The clock of simulated days: it stands still until the engine turns it."""

from datetime import datetime


class SimulatedClock:
    """`Clock` that somebody turns forward."""

    def __init__(self, start: datetime) -> None:
        self._now = start

    def now(self) -> datetime:
        """The instant to which it was turned."""
        return self._now

    def turn_to(self, instant: datetime) -> None:
        """Turn it forward; back is a mistake of the simulation."""
        if instant < self._now:
            raise ValueError(f"the simulated clock stands at {self._now}, after {instant}")
        self._now = instant
