"""Hours of a day: intervals, as they are kept and as people write them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from core.domain.errors import ErrorCode, RuleBroken

DAY_MINUTES = 24 * 60
_WRITTEN = re.compile(r"([0-9]{1,2}):([0-5][0-9])-([0-9]{1,2}):([0-5][0-9])")


@dataclass(frozen=True, slots=True, order=True)
class Interval:
    """From `opens` to `closes` in minutes of the local day, 0 to 1440; `hours_invalid` where that is no time."""

    opens: int
    closes: int

    def __post_init__(self) -> None:
        if not 0 <= self.opens < self.closes <= DAY_MINUTES:
            raise RuleBroken(ErrorCode.HOURS_INVALID, found=str(self))

    def __str__(self) -> str:
        return f"{clock_text(self.opens)}-{clock_text(self.closes)}"


Hours = tuple[Interval, ...]
ALL_DAY: Hours = (Interval(0, DAY_MINUTES),)


def in_order(intervals: Iterable[Interval]) -> Hours:
    """The hours of one day; `hours_invalid` where two of them overlap."""
    ordered = tuple(sorted(intervals))
    for earlier, later in pairwise(ordered):
        if later.opens < earlier.closes:
            raise RuleBroken(ErrorCode.HOURS_INVALID, found=f"{earlier}, {later}")
    return ordered


def interval(text: str) -> Interval:
    """An interval as people write it, 07:30-14:30; `hours_invalid` where it is none."""
    found = _WRITTEN.fullmatch(text.strip())
    if found is None:
        raise RuleBroken(ErrorCode.HOURS_INVALID, found=text)
    hours = [int(part) for part in found.groups()]
    return Interval(hours[0] * 60 + hours[1], hours[2] * 60 + hours[3])


def clock_text(minutes: int) -> str:
    """Minutes of the day as 07:30."""
    return f"{minutes // 60:02}:{minutes % 60:02}"
