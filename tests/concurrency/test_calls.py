"""Rule 4: eight desks call at once until nobody waits."""

from collections import Counter

from core.bootstrap import open_centre
from core.domain.ticket import TicketState
from tests.concurrency.crowd import run_crowd

DESKS = [f"W{number}" for number in range(1, 9)]
WAITING = 240


def _hall(url: str) -> None:
    with open_centre(url) as centre:
        for place in range(WAITING):
            centre.queue.issue("women", "submit", f"visitor-{place}")


def test_no_visitor_is_called_twice(database_url: str) -> None:
    _hall(database_url)
    crowd = run_crowd("call", database_url, DESKS, 0)
    with open_centre(database_url) as centre:
        states = Counter(ticket.state for ticket in centre.queue.tickets("women"))
    assert crowd.failed == 0
    assert sorted(number for _, number in crowd.promised) == list(range(1, WAITING + 1))
    assert states == {TicketState.FINISHED: WAITING}
    assert len({desk for desk, _ in crowd.promised}) > 1, "the desks did not collide"


def test_without_the_lock_it_breaks(database_url: str) -> None:
    _hall(database_url)
    crowd = run_crowd("call", database_url, DESKS, 0, unlocked=True)
    called = Counter(number for _, number in crowd.promised)
    assert crowd.failed > 0 or max(called.values()) > 1
