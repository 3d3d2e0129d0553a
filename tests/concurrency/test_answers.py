"""Officers who answer one request at once give one answer, and the others are told who was quicker."""

from uuid import UUID

import pytest

from core.bootstrap import Centre
from core.domain.workflow import RequestMove
from core.services.dto import MovementView
from tests.concurrency.answers import GUARDS, OFFICERS, prepare
from tests.support.together import together

LINES = """
from tests.concurrency import answers
print(answers.answer(centre, place, meet, {without}))
"""


def crowd(url: str, officers: int, without: tuple[str, ...] = ()) -> list[str]:
    """What each officer is told, in order; they meet when all have seen the request, and again between read and write
    where nothing locks it."""
    meetings = 2 if "lock" in without else 1
    return sorted(together(url, LINES.format(without=without), officers, meetings=meetings))


def answers(centre: Centre, request_id: UUID) -> list[MovementView]:
    """The answers in the history of a request."""
    return [link for link in centre.requests.history(request_id) if link.move is RequestMove.ANSWER]


def test_two_officers_who_answer_at_once_give_one_answer(centre: Centre, database_url: str) -> None:
    request_id = prepare(centre)
    told = crowd(database_url, OFFICERS)
    (given,) = answers(centre, request_id)
    assert told == ["answered", *[f"request_changed: {given.staff}"] * (OFFICERS - 1)]
    assert centre.requests.history_holds(request_id)


@pytest.mark.parametrize(("away", "other"), [(1, "request_changed: {quicker}"), (2, "refused by the table")])
def test_without_the_lock_what_stands_behind_it_holds(centre: Centre, database_url: str, away: int, other: str) -> None:
    request_id = prepare(centre)
    told = crowd(database_url, 2, GUARDS[:away])
    (given,) = answers(centre, request_id)
    assert told == ["answered", other.format(quicker=given.staff)]
    assert centre.requests.history_holds(request_id)


def test_without_any_guard_there_are_two_answers(centre: Centre, database_url: str) -> None:
    request_id = prepare(centre)
    assert crowd(database_url, 2, GUARDS) == ["answered", "answered"]
    assert len(answers(centre, request_id)) == 2
    assert not centre.requests.history_holds(request_id)
