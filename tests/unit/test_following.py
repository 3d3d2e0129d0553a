"""How long somebody waits who guesses where another's request stands."""

from datetime import timedelta
from itertools import pairwise

import pytest

from core.domain.following import PATIENCE, Counted, Tries, matches_form
from tests.support.clock import START

MINUTE = timedelta(minutes=1)


@pytest.mark.parametrize(
    ("count", "wait"),
    [(0, 0), (4, 0), (5, 1), (6, 2), (7, 4), (10, 32), (15, 1024), (16, 1440), (10_000, 1440)],
)
def test_a_reference_has_five_tries_then_each_waits_twice_as_long_and_at_most_a_day(count: int, wait: int) -> None:
    assert Tries(count, START).until(Counted.REFERENCE) - START == wait * MINUTE


@pytest.mark.parametrize("counted", Counted)
def test_the_wait_only_grows_and_is_forgotten_later_than_it_ends(counted: Counted) -> None:
    patience = PATIENCE[counted]
    waits = [Tries(count, START).until(counted) - START for count in range(patience.free, 60)]
    assert all(before <= after for before, after in pairwise(waits))
    assert waits[0] == patience.first < waits[-1] == patience.longest < patience.forgets


def test_guessing_the_digits_of_one_reference_takes_years() -> None:
    now, tries, days = START, Tries(0, START), 365
    made = 0
    while now < START + timedelta(days=days):
        tries, made = Tries(tries.count + 1, now), made + 1
        now = max(now, tries.until(Counted.REFERENCE))
    assert made < days + 20, "of ten thousand"


@pytest.mark.parametrize(("hours", "fresh"), [(0, True), (47, True), (48, False), (-47, True), (-48, False)])
def test_tries_count_for_two_days_and_not_when_a_clock_was_set_back_by_more(hours: int, fresh: bool) -> None:
    assert Tries(3, START).fresh(Counted.REFERENCE, START + timedelta(hours=hours)) is fresh


@pytest.mark.parametrize(
    ("digits", "holds"), [("4567", True), ("456", False), ("45678", False), ("45 7", False), ("٤٥٦٧", False)]
)
def test_four_western_digits_are_what_is_compared(digits: str, holds: bool) -> None:
    assert matches_form(digits) is holds
