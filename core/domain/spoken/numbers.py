"""What the grammars of all languages share."""

FIRST_TOO_LONG = 1000


def digit_names(value: int) -> tuple[str, ...]:
    """A number digit by digit."""
    return tuple(str(value))
