"""When visitors come: a Poisson process whose rate follows the morning, and dips at the noon prayer."""

from bisect import bisect_right
from collections.abc import Iterator
from itertools import pairwise
from random import Random

HOUR = 3600.0
# (seconds of the local day, rate relative to the mean): straight lines between them.
_COURSE = (
    (7.75 * HOUR, 0.5),
    (8.0 * HOUR, 1.3),
    (9.0 * HOUR, 1.7),
    (10.0 * HOUR, 2.1),
    (11.0 * HOUR, 1.8),
    (11.8 * HOUR, 1.0),
    (12.1 * HOUR, 0.3),
    (12.5 * HOUR, 1.0),
    (13.25 * HOUR, 0.7),
    (14.0 * HOUR, 0.1),
)
FIRST, LAST = _COURSE[0][0], _COURSE[-1][0]
_TIMES = [time for time, _ in _COURSE]
_PEAK = max(rate for _, rate in _COURSE)
_AREA = sum((t2 - t1) * (r1 + r2) / 2 for (t1, r1), (t2, r2) in pairwise(_COURSE))


def rate(time: float) -> float:
    """The relative rate at a second of the local day."""
    if not FIRST <= time < LAST:
        return 0.0
    place = bisect_right(_TIMES, time)
    (t1, r1), (t2, r2) = _COURSE[place - 1], _COURSE[place]
    return r1 + (r2 - r1) * (time - t1) / (t2 - t1)


def arrivals(mean: float, random: Random) -> Iterator[float]:
    """The seconds of a day at which somebody comes, in order, `mean` of them on average; by thinning."""
    if mean <= 0:
        return
    per_second = mean / _AREA
    time = FIRST
    while (time := time + random.expovariate(_PEAK * per_second)) < LAST:
        if random.random() * _PEAK < rate(time):
            yield time


def one_arrival(random: Random) -> float:
    """One second of the day by the same rate, for a day whose number of visitors is known."""
    while True:
        time = random.uniform(FIRST, LAST)
        if random.random() * _PEAK < rate(time):
            return time
