"""What a measure found: one figure with its samples, and the bar that it has to meet."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil


@dataclass(frozen=True, slots=True)
class Bar:
    """The limit of a figure: at most `value`, or with `least` at least."""

    value: float
    least: bool = False

    def met(self, found: float) -> bool:
        """Whether a figure passes."""
        return found >= self.value if self.least else found <= self.value


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure; `name` has words in assets/i18n/bench, `value` is what the bar is about, in `unit`."""

    name: str
    unit: str
    value: float
    bar: Bar | None = None
    samples: tuple[float, ...] = ()

    @property
    def passed(self) -> bool | None:
        """None where no bar is set."""
        return None if self.bar is None else self.bar.met(self.value)

    @property
    def median(self) -> float | None:
        """The p50 of the samples."""
        return percentile(self.samples, 0.5) if self.samples else None

    @property
    def worst(self) -> float | None:
        """The largest sample."""
        return max(self.samples, default=None)


def percentile(samples: Sequence[float], share: float) -> float:
    """The smallest sample that `share` of all do not exceed (nearest rank)."""
    return sorted(samples)[max(0, ceil(share * len(samples)) - 1)]


def p95(name: str, samples: Sequence[float], bar: float | None = None) -> Figure:
    """A figure of times in milliseconds, judged by its 95th percentile."""
    limit = None if bar is None else Bar(bar)
    return Figure(name, "ms", percentile(samples, 0.95), limit, tuple(samples))


def none_of(name: str, found: int) -> Figure:
    """A count that must be zero."""
    return Figure(name, "", found, Bar(0))
