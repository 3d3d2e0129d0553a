"""The estimated wait of someone who takes a ticket now."""

from collections.abc import Sequence
from statistics import median

USUAL_SERVICE_SECONDS = 300.0


def estimated_wait_minutes(waiting: int, open_desks: int, service_seconds: Sequence[float]) -> int:
    """Whole minutes: those ahead, times the median of the last service times, shared by the open desks.

    With no service measured yet today, five minutes a visitor; with no desk open, as if one were.
    """
    if waiting == 0:
        return 0
    usual = median(service_seconds) if service_seconds else USUAL_SERVICE_SECONDS
    return max(1, round(waiting * usual / max(1, open_desks) / 60))
