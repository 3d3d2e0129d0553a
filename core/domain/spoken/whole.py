"""Numbers of a language whose grammar we do not know: 1 to 99 are one clip each, as in Urdu or Bengali they must be."""

from core.domain.spoken.numbers import FIRST_TOO_LONG, digit_names


def number(value: int) -> tuple[str, ...]:
    """The clips of a number: its hundreds, then the rest; from a thousand on digit by digit."""
    if value >= FIRST_TOO_LONG:
        return digit_names(value)
    hundreds, rest = value // 100 * 100, value % 100
    return tuple(str(part) for part in (hundreds, rest) if part)


def call(ticket: int, window: int) -> tuple[tuple[str, ...], ...]:
    """The two phrases of a call."""
    return ("ticket", *number(ticket)), ("window", *number(window))
