"""Tickets that a kiosk issues by itself while the database is away: their codes, and their place once they come in."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

# Without I and O, which are read as digits.
LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ"
_LEAST_STEP = timedelta(microseconds=1)


def own_code(prefix: str, letter: str, number: int) -> str:
    """The printed text of such a ticket: the letters of its section and of its kiosk, then the kiosk's own number."""
    return f"{prefix}{letter}{number:03d}"


def free_letter(taken: Collection[str], prefixes: Collection[str], wanted: str = "") -> str | None:
    """A letter for a kiosk's series, the `wanted` one where that is free; None where there is none any more.

    With no section's letters does it make another section's, so that no code is ever one of the database's series.
    """
    free = [letter for letter in LETTERS if letter not in taken and not _is_prefix(letter, prefixes)]
    return wanted if wanted in free else next(iter(free), None)


def next_instant(now: datetime, before: Iterable[datetime]) -> datetime:
    """When a ticket is issued: now, and after those before it, whatever the clock says."""
    last = max(before, default=None)
    return now if last is None else max(now, last + _LEAST_STEP)


@dataclass(frozen=True, slots=True, order=True)
class Spot:
    """A place in a line: who has the smaller position comes first, and of one position who came first."""

    position: int
    since: datetime


def place_by_coming(line: Collection[Spot], came: datetime, last: int) -> int:
    """The position after everybody who came until then and before whoever came later; `last` where nobody did."""
    first_later = min((spot.position for spot in line if spot.since > came), default=None)
    if first_later is None:
        return last
    shared = any(spot.position == first_later and spot.since <= came for spot in line)
    return first_later if shared else first_later - 1


def _is_prefix(letter: str, prefixes: Collection[str]) -> bool:
    return any(f"{prefix}{letter}" in prefixes for prefix in prefixes)
