"""When the halls of a new centre are open."""

from dataclasses import dataclass
from datetime import date

from core.domain.hours import Hours


@dataclass(frozen=True, slots=True)
class SpecialTime:
    """Days from `first` to `last` that differ, closed without hours; in all sections and weekdays unless named."""

    first: date
    last: date
    hours: Hours
    reason: str
    sections: tuple[str, ...] = ()
    weekdays: tuple[int, ...] = ()
