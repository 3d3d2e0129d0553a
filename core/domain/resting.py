"""When a screen may rest: a pure rule over the halls that it serves."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from core.domain.opening import HallState, Phase

LIGHT_BEFORE = timedelta(minutes=20)
SERVED_AFTER = timedelta(hours=2)


def rests(halls: Iterable[HallState], now: datetime, *, present: int, closed_for: timedelta) -> bool:
    """Whether nobody needs a screen: every hall is closed, and does not open within twenty minutes.

    Those who were let in before closing are served: while some are `present` it stays on, for two hours at most, since
    whoever is left over then has gone home.
    """
    known = list(halls)
    if not known or any(hall.phase is not Phase.CLOSED for hall in known):
        return False
    if present and closed_for < SERVED_AFTER:
        return False
    opens = opens_first(known)
    return opens is None or opens - now > LIGHT_BEFORE


def opens_first(halls: Iterable[HallState]) -> datetime | None:
    """When the first of the halls opens again; None: not for a year."""
    return min((hall.opens_again for hall in halls if hall.opens_again is not None), default=None)
