"""The axis of minutes."""

from collections.abc import Iterator
from dataclasses import dataclass

_STEPS = (1, 2, 5, 10, 15, 20, 30, 60, 120, 240, 480)
_MOST_TICKS = 9


@dataclass(frozen=True, slots=True)
class Scale:
    """From 0 at `start` to at least `longest` minutes at `start + width`."""

    start: float
    width: float
    longest: float

    @property
    def step(self) -> int:
        """Minutes from one tick to the next."""
        return next((step for step in _STEPS if self.longest / step <= _MOST_TICKS), _STEPS[-1])

    @property
    def end(self) -> int:
        """The minutes at which the axis ends: a tick."""
        return max(1, -int(-self.longest // self.step)) * self.step

    def at(self, minutes: float) -> float:
        """Where some minutes stand."""
        return self.start + self.width * minutes / self.end

    def ticks(self) -> Iterator[int]:
        """Every tick, 0 too."""
        yield from range(0, self.end + 1, self.step)
