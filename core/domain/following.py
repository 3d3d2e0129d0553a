"""Asking where a request stands with its reference and the end of a mobile number: how often may somebody guess?

A reference can be read over a shoulder, and four digits are ten thousand guesses. So what fails is counted, by
reference and by device; after some that are free each further one must wait twice as long as the one before.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

DIGITS = 4


class Counted(StrEnum):
    """By what tries are counted, in the order in which they are locked."""

    REFERENCE = "reference"
    DEVICE = "device"


@dataclass(frozen=True, slots=True)
class Patience:
    """So many tries are `free`, then `first` is waited, twice as long each time, at most `longest`.

    All is forgotten when nothing failed for the time `forgets`, which is longer than `longest`.
    """

    free: int
    first: timedelta
    longest: timedelta
    forgets: timedelta


# A reference is one applicant's, who mistypes a few times; a kiosk is everybody's, and must not be shut for long.
PATIENCE = {
    Counted.REFERENCE: Patience(5, timedelta(minutes=1), timedelta(days=1), timedelta(days=2)),
    Counted.DEVICE: Patience(12, timedelta(seconds=30), timedelta(minutes=15), timedelta(hours=1)),
}


@dataclass(frozen=True, slots=True)
class Tries:
    """How many failed, and when the last one did."""

    count: int
    last: datetime

    def fresh(self, counted: Counted, now: datetime) -> bool:
        """Whether they still count; what lies far ahead was written before a clock was set back."""
        return abs(now - self.last) < PATIENCE[counted].forgets

    def until(self, counted: Counted) -> datetime:
        """Before this instant nothing more is tried."""
        patience = PATIENCE[counted]
        beyond = self.count - patience.free
        if beyond < 0:
            return self.last
        # The shift is bounded: no number of tries makes a time that no calendar holds.
        return self.last + min(patience.first * (1 << min(beyond, 20)), patience.longest)


def matches_form(digits: str) -> bool:
    """Whether these can be the last digits of a mobile number."""
    return len(digits) == DIGITS and digits.isascii() and digits.isdecimal()
