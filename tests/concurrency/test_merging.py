"""Two requests that are merged from both sides at once become one, and nobody waits for ever."""

import pytest

from core.bootstrap import Centre
from core.domain.workflow import RequestMove, RequestState
from tests.concurrency.merging import PAIRS, prepare
from tests.support.together import together

IN_TURN = """
from tests.concurrency import merging
print(merging.merge_pairs(centre, place, {pairs}))
"""
ONCE = """
from uuid import UUID
from tests.concurrency import merging
one, other = {pair} if place else {pair}[::-1]
merging.{control}(meet)
print(merging.merge(centre, UUID(one), UUID(other), f"merge {{place}}"))
"""


def mergers(centre: Centre, request_ids: list[object]) -> list[int]:
    """How many mergers the history of each tells."""
    histories = [centre.requests.history(one) for one in request_ids]  # type: ignore[arg-type]
    return [sum(link.move is RequestMove.MERGE for link in history) for history in histories]


def test_from_both_sides_at_once_each_pair_is_merged_once(centre: Centre, database_url: str) -> None:
    ids = prepare(centre, 2 * PAIRS)
    pairs = [(str(ids[2 * place]), str(ids[2 * place + 1])) for place in range(PAIRS)]
    told = together(database_url, IN_TURN.format(pairs=pairs), 4)
    assert sum(map(int, told)) == PAIRS
    states = [centre.requests.get(one).state for one in ids]
    assert states == [RequestState.RAISED, RequestState.CLOSED] * PAIRS
    assert mergers(centre, list(ids)) == [0, 1] * PAIRS
    assert all(centre.requests.history_holds(one) for one in ids)


@pytest.mark.parametrize("database_url", ["postgres"], indirect=True)
def test_locked_as_they_are_named_two_wait_for_each_other(centre: Centre, database_url: str) -> None:
    pair = tuple(map(str, prepare(centre, 2)))
    told = together(database_url, ONCE.format(pair=pair, control="lock_as_named"), 2, meetings=1)
    assert sorted(told)[-1] == "merged"
    assert "Deadlock" in sorted(told)[0]


def test_without_any_guard_they_are_merged_twice(centre: Centre, database_url: str) -> None:
    ids = prepare(centre, 2)
    pair = tuple(map(str, ids))
    assert together(database_url, ONCE.format(pair=pair, control="unguard"), 2, meetings=1) == ["merged", "merged"]
    assert sum(mergers(centre, list(ids))) == 2
    assert not all(centre.requests.history_holds(one) for one in ids)
