"""English numbers as they are said: hundreds, "and", the rest; the names of clips."""

from core.domain.spoken.numbers import FIRST_TOO_LONG, digit_names

AND = "-and"


def number(value: int) -> tuple[str, ...]:
    """The clips of a number; from a thousand on it is said digit by digit."""
    if value >= FIRST_TOO_LONG:
        return digit_names(value)
    hundreds, rest = value // 100 * 100, value % 100
    if not hundreds:
        return _below_hundred(rest)
    return (f"{hundreds}{AND}", *_below_hundred(rest)) if rest else (str(hundreds),)


def _below_hundred(value: int) -> tuple[str, ...]:
    if value < 20 or value % 10 == 0:
        return (str(value),)
    return str(value // 10 * 10), str(value % 10)


def call(ticket: int, window: int) -> tuple[tuple[str, ...], ...]:
    """The two phrases of a call."""
    return ("ticket", *number(ticket)), ("window", *number(window))
