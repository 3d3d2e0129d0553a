"""Rule 1 and rule 2, under fire: eight kiosks, repeats, and processes that die."""

from collections import Counter

import pytest

from core.bootstrap import open_centre
from tests.concurrency.crowd import run_crowd

KIOSKS = [f"kiosk{number}" for number in range(8)]
# Without the lock, fifty of each are enough to see it break.
EACH, EACH_OF_A_LONG_RUN = 250, 1000


def test_no_number_is_missing_or_given_twice(database_url: str, pytestconfig: pytest.Config) -> None:
    each = EACH_OF_A_LONG_RUN if pytestconfig.getoption("--whole-day") else EACH
    with open_centre(database_url):
        pass
    crowd = run_crowd("issue", database_url, KIOSKS, each, kills=12)
    with open_centre(database_url) as centre:
        tickets = centre.queue.tickets("women")
    assert crowd.failed == 0
    assert crowd.killed > 0
    assert [ticket.number for ticket in tickets] == list(range(1, len(KIOSKS) * each + 1))
    promised = set(crowd.promised)
    assert len(promised) == len(KIOSKS) * each, "a key was promised two numbers, or none"
    assert {number for _, number in promised} == {ticket.number for ticket in tickets}


def test_without_the_lock_it_breaks(database_url: str) -> None:
    with open_centre(database_url) as centre:
        centre.queue.issue("women", "submit", "first")
    crowd = run_crowd("issue", database_url, KIOSKS, 50, unlocked=True)
    with open_centre(database_url) as centre:
        numbers = Counter(ticket.number for ticket in centre.queue.tickets("women"))
    whole = sorted(numbers.elements()) == list(range(1, len(KIOSKS) * 50 + 2))
    assert crowd.failed > 0 or not whole
