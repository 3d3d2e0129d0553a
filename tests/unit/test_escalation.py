"""What rises to the supervisor, and when somebody may remind again: in working days, Friday and Saturday free."""

from datetime import date, timedelta

import pytest

from core.domain.deadlines import step_due
from core.domain.escalation import EXPECTED, Why, bounds, days_late, may_remind_from, why
from core.domain.workflow import RequestState

FRIDAY = 4
TUESDAY = date(2026, 11, 24)
S = RequestState


def works(day: date) -> bool:
    return day.weekday() not in {FRIDAY, FRIDAY + 1}


@pytest.mark.parametrize(
    ("last", "again"),
    [(TUESDAY, date(2026, 11, 25)), (date(2026, 11, 26), date(2026, 11, 29)), (date(2026, 11, 27), date(2026, 11, 29))],
)
def test_once_a_working_day(last: date, again: date) -> None:
    assert may_remind_from(last, works) == again


@pytest.mark.parametrize(
    ("late", "reminders", "days", "found"),
    [
        (2, 0, 2, ()),
        (3, 0, 2, (Why.LATE,)),
        (1, 0, 0, (Why.LATE,)),
        (0, 0, 0, ()),
        (0, 1, 2, ()),
        (0, 2, 2, (Why.REMINDED,)),
        (9, 3, 2, (Why.LATE, Why.REMINDED)),
    ],
)
def test_why_it_rises(late: int, reminders: int, days: int, found: tuple[Why, ...]) -> None:
    assert why(late, reminders, days) == found


def test_the_bounds_say_the_same_as_the_days() -> None:
    """The database is asked by bounds, the list tells days: for each state, each day and each number they agree."""
    span = [TUESDAY - timedelta(days=back) for back in range(40)]
    for today in span[:7]:
        for days in (0, 1, 2, 5):
            found = bounds(today, days, works)
            for state in EXPECTED:
                for since in span:
                    due = since + timedelta(days=17)
                    step = step_due(state, since, due, works)
                    by_bounds = due <= found.due or (state in found.since and since <= found.since[state])
                    assert by_bounds is (days_late(step, today, works) > days), (today, days, state, since)


def test_nothing_is_expected_of_the_ministry_while_the_applicant_is_asked() -> None:
    assert {S.RETURNED, S.CLOSED, S.WITHDRAWN, S.DRAFT}.isdisjoint(EXPECTED)
    assert {S.REGISTERED, S.RAISED, S.DIRECTED, S.REFERRED, S.IN_PROCESS, S.ANSWERED, S.REOPENED} == EXPECTED
