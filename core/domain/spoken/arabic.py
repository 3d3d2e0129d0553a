"""Arabic numbers as they are said (docs/decisions/voice.md): the names of clips, each one word as it stands in speech.

A number that names a ticket or a window counts a masculine noun, الرقم: 3 to 10 take the tāʾ, 1, 2, 11 and 12 are
masculine. Units stand before tens, and each part after the first takes وَ. In the genitive 2, 12, the tens and the
hundreds from 200 (but 800) sound otherwise; every other word is the same, since each ends as before a pause (waqf).
"""

from collections.abc import Iterator
from enum import StrEnum

from core.domain.spoken.numbers import FIRST_TOO_LONG, digit_names

_DECLINED = frozenset({2, 12, *range(20, 100, 10), *range(200, 800, 100), 900})
AND, GENITIVE = "and-", "-genitive"


class Case(StrEnum):
    """The cases in which a number is said: after الرقمُ, and after إلى الشباكِ رقمِ."""

    NOMINATIVE = "nominative"
    GENITIVE = "genitive"


def number(value: int, case: Case) -> tuple[str, ...]:
    """The clips of a number; from a thousand on it is said digit by digit, as a telephone number is."""
    if value >= FIRST_TOO_LONG:
        return digit_names(value)
    parts = list(_parts(value))
    return tuple((AND if place else "") + _declined(part, case) for place, part in enumerate(parts))


def _parts(value: int) -> Iterator[int]:
    """What is said one after the other: hundreds, units, tens; 11 to 19 are one word."""
    hundreds, rest = value // 100 * 100, value % 100
    if hundreds:
        yield hundreds
    if rest < 20:
        yield from [rest] if rest else []
        return
    if rest % 10:
        yield rest % 10
    yield rest // 10 * 10


def _declined(part: int, case: Case) -> str:
    return f"{part}{GENITIVE}" if case is Case.GENITIVE and part in _DECLINED else str(part)


def call(ticket: int, window: int) -> tuple[tuple[str, ...], ...]:
    """The two phrases of a call."""
    return ("ticket", *number(ticket, Case.NOMINATIVE)), ("window", *number(window, Case.GENITIVE))
