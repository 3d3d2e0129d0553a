"""Deadlines of requests in working days, and the time that lies with the applicant."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.calendar import due_date, is_working_day
from core.domain.deadlines import STEP_DAYS, after, between, resumed, step_due
from core.domain.workflow import RequestState

TUESDAY = date(2026, 11, 24)
DAYS = st.dates(date(2025, 1, 1), date(2027, 12, 31))


@given(DAYS, st.integers(0, 60))
def test_counting_forth_and_back_agree(day: date, count: int) -> None:
    end = after(day, count, is_working_day)
    assert between(day, end, is_working_day) == count
    assert end == due_date(day, count)


@given(DAYS, st.integers(1, 40), st.integers(0, 40), st.integers(0, 60))
def test_a_return_moves_the_deadline_by_what_it_took(start: date, allowed: int, used: int, away: int) -> None:
    due, returned = after(start, allowed, is_working_day), start + timedelta(days=used)
    back = returned + timedelta(days=away)
    moved = resumed(due, returned, back, is_working_day)
    assert between(due, moved, is_working_day) == between(returned, back, is_working_day)
    assert moved >= due


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        ("registered", date(2026, 11, 25)),
        ("raised", date(2026, 11, 26)),
        ("referred", date(2026, 11, 26)),
        ("in_process", date(2026, 12, 8)),
        ("answered", date(2026, 11, 25)),
        ("returned", None),
        ("closed", None),
        ("withdrawn", None),
    ],
)
def test_each_step_has_its_time(state: str, expected: date | None) -> None:
    assert step_due(RequestState(state), TUESDAY, date(2026, 12, 8), is_working_day) == expected


def test_no_step_is_due_after_the_whole() -> None:
    for state in STEP_DAYS:
        assert step_due(state, TUESDAY, TUESDAY, is_working_day) == TUESDAY


def test_a_weekend_is_not_counted() -> None:
    thursday = date(2026, 11, 26)
    assert step_due(RequestState.RAISED, thursday, date(2026, 12, 31), is_working_day) == date(2026, 11, 30)
