"""By when each step of a request is due, in working days; time with the applicant does not count."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta
from types import MappingProxyType

from core.domain.workflow import SETTLED, RequestState

# How long a request may stand at each step, in working days; in process it is as long as its type allows.
STEP_DAYS: Mapping[RequestState, int] = MappingProxyType(
    {
        RequestState.REGISTERED: 1,
        RequestState.RAISED: 2,
        RequestState.DIRECTED: 1,
        RequestState.REFERRED: 2,
        RequestState.ANSWERED: 1,
        RequestState.REOPENED: 1,
    }
)
IsWorking = Callable[[date], bool]


def after(day: date, working_days: int, is_working: IsWorking) -> date:
    """The n-th working day after a day."""
    while working_days > 0:
        day += timedelta(days=1)
        working_days -= is_working(day)
    return day


def between(start: date, end: date, is_working: IsWorking) -> int:
    """How many working days come after `start` up to `end`."""
    days = (start + timedelta(days=number) for number in range(1, (end - start).days + 1))
    return sum(is_working(day) for day in days)


def resumed(due: date, returned: date, back: date, is_working: IsWorking) -> date:
    """The deadline of a request that lay with its applicant from `returned` to `back`: as many working days later."""
    return after(due, between(returned, back, is_working), is_working)


def renewed(registered: date, working_days: int, pauses: Iterable[tuple[date, date]], is_working: IsWorking) -> date:
    """The deadline by another type's working days, kept through each time with the applicant, in their order."""
    due = after(registered, working_days, is_working)
    for returned, back in pauses:
        due = resumed(due, returned, back, is_working)
    return due


def step_due(state: RequestState, since: date, due: date, is_working: IsWorking) -> date | None:
    """By when the present step is due, never later than the whole; None while nothing is expected of the ministry."""
    if state is RequestState.RETURNED or state in SETTLED:
        return None
    days = STEP_DAYS.get(state)
    return due if days is None else min(due, after(since, days, is_working))
