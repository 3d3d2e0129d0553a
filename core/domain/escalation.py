"""When somebody may remind again, and what rises to the supervisor: derived from what stands, so no job forgets it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from core.domain.deadlines import STEP_DAYS, IsWorking, after, between
from core.domain.workflow import SETTLED, Party, RequestState, Role

REMINDED_ENOUGH = 2
# Where the ministry is expected to do something.
EXPECTED = frozenset(RequestState) - SETTLED - {RequestState.DRAFT, RequestState.RETURNED}
_DAY = timedelta(days=1)


class Why(StrEnum):
    """Why a request rises to the supervisor."""

    LATE = "late"
    REMINDED = "reminded"


@dataclass(frozen=True, slots=True)
class Bounds:
    """Which requests are late by more than some days: due by `due`, or in a state since a day up to that in `since`."""

    due: date
    since: Mapping[RequestState, date]


def may_remind_from(last: date, is_working: IsWorking) -> date:
    """The first day on which whoever reminded on `last` may remind of the same request again."""
    return after(last, 1, is_working)


def reminds_another(role: Role, party: Party) -> bool:
    """Whether a reminder goes to somebody else: the office has nobody but itself where a request lies with it."""
    return not (role is Role.OFFICE and party is Party.OFFICE)


def days_late(due: date | None, today: date, is_working: IsWorking) -> int:
    """How many working days something due is late, and at least one where it is."""
    return max(1, between(due, today, is_working)) if due is not None and due < today else 0


def why(late: int, reminders: int, days: int) -> tuple[Why, ...]:
    """Why a request rises that is so many working days late and was so often reminded of since its last move."""
    found = {Why.LATE: late > days, Why.REMINDED: reminders >= REMINDED_ENOUGH}
    return tuple(one for one, true in found.items() if true)


def bounds(today: date, days: int, is_working: IsWorking) -> Bounds:
    """What is late by more than `days` working days; with 0, all that is late."""
    due = today - _DAY
    while days_late(due, today, is_working) <= days:
        due -= _DAY
    return Bounds(due, {state: _since(due, step, is_working) for state, step in STEP_DAYS.items()})


def _since(due: date, step: int, is_working: IsWorking) -> date:
    """The last day from which a step of so many working days was due by then."""
    since = due
    while after(since, step, is_working) > due:
        since -= _DAY
    return since
