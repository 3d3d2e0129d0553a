"""What one reading gives is of one instant, whatever others do between its statements."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count

from sqlalchemy import Engine, event

from core.bootstrap import Centre, open_centre
from core.config import Settings
from core.services.dto import QueueSnapshot
from tests.support.clock import FakeClock


@contextmanager
def after_statement(number: int, act: Callable[[], object]) -> Iterator[Callable[[], bool]]:
    """Act once, right after the statement of this number, counted from here; tells whether it came to that."""
    seen = [0]

    def after(*_: object) -> None:
        seen[0] += 1
        if seen[0] == number:
            act()

    event.listen(Engine, "after_cursor_execute", after)
    try:
        yield lambda: seen[0] >= number
    finally:
        event.remove(Engine, "after_cursor_execute", after)


def is_whole(snapshot: QueueSnapshot, waited: int) -> bool:
    """Whether its parts fit each other: who was called does not wait, and its revision tells of the call."""
    told = all(call.revision <= snapshot.revision for call in (*snapshot.calls, *snapshot.recent))
    return told and snapshot.waiting + len(snapshot.calls) == waited


def test_a_call_between_any_two_statements_is_seen_by_all_of_a_snapshot_or_by_none(
    centre: Centre, database_url: str, clock: FakeClock
) -> None:
    centre.queue.issue("women", "submit", "before")
    with open_centre(Settings(database=database_url), clock=clock) as other:
        for statement in count(1):
            centre.queue.issue("women", "submit", f"touch-{statement}")
            before = centre.queue.snapshot("women")
            with after_statement(statement, lambda: other.queue.call_next("W1")) as came:
                assert is_whole(centre.queue.snapshot("women", before.revision), before.waiting)
            if not came():
                break
            assert len(centre.queue.snapshot("women", before.revision).calls) == 1
            other.queue.finish("W1")
    assert statement > 3
