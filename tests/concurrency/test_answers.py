"""Officers who answer one request at once give one answer, and the others are told who was quicker."""

from uuid import UUID

import pytest

from core.bootstrap import Centre
from core.domain.workflow import RequestMove, RequestState
from core.services.course import Act
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


def reached(centre: Centre, request_id: UUID) -> int:
    """How often it became an answered one."""
    history = centre.requests.history(request_id)
    return sum(link.target is RequestState.ANSWERED is not link.source for link in history)


def answers(centre: Centre, request_id: UUID) -> list[MovementView]:
    """The answers in the history of a request."""
    return [link for link in centre.requests.history(request_id) if link.move is RequestMove.ANSWER]


def test_two_officers_who_answer_at_once_give_one_answer(centre: Centre, database_url: str) -> None:
    request_id = prepare(centre, "ADM")
    told = crowd(database_url, OFFICERS)
    (given,) = answers(centre, request_id)
    assert told == ["answered", *[f"request_changed: {given.staff}"] * (OFFICERS - 1)]
    assert centre.requests.history_holds(request_id)


@pytest.mark.parametrize(("away", "other"), [(1, "request_changed: {quicker}"), (2, "refused by the table")])
def test_without_the_lock_what_stands_behind_it_holds(centre: Centre, database_url: str, away: int, other: str) -> None:
    request_id = prepare(centre, "ADM")
    told = crowd(database_url, 2, GUARDS[:away])
    (given,) = answers(centre, request_id)
    assert told == ["answered", other.format(quicker=given.staff)]
    assert centre.requests.history_holds(request_id)


def test_without_any_guard_there_are_two_answers(centre: Centre, database_url: str) -> None:
    request_id = prepare(centre, "ADM")
    assert crowd(database_url, 2, GUARDS) == ["answered", "answered"]
    assert len(answers(centre, request_id)) == 2
    assert not centre.requests.history_holds(request_id)


def test_officers_of_two_departments_who_answer_at_once_give_both_answers(centre: Centre, database_url: str) -> None:
    request_id = prepare(centre, "ADM", "LEG")
    told = crowd(database_url, OFFICERS)
    given = answers(centre, request_id)
    assert sorted(str(link.department) for link in given) == ["ADM", "LEG"]
    # Whoever was slower is told of the colleague, and not of the other department.
    assert told == sorted(["answered"] * 2 + [f"request_changed: {link.staff}" for link in given])
    assert (centre.requests.get(request_id).state, reached(centre, request_id)) == (RequestState.ANSWERED, 1)
    assert centre.requests.history_holds(request_id)


def test_without_the_lock_one_of_two_departments_is_told_and_tries_again(centre: Centre, database_url: str) -> None:
    request_id = prepare(centre, "ADM", "LEG")
    told = crowd(database_url, 2, GUARDS[:1])
    (given,) = answers(centre, request_id)
    assert told == ["answered", f"request_changed: {given.staff}"]
    pair = [one for one in centre.staff.everyone() if one.login in {"officer-0", "officer-1"}]
    (slower,) = (one for one in pair if one.name != given.staff)
    after = centre.requests.take(request_id, Act(RequestMove.ANSWER, "again"), by=slower.id, key="again")
    assert (after.state, reached(centre, request_id)) == (RequestState.ANSWERED, 1)


def test_without_any_guard_both_departments_answer_and_nobody_hears_of_it(centre: Centre, database_url: str) -> None:
    request_id = prepare(centre, "ADM", "LEG")
    assert crowd(database_url, 2, GUARDS) == ["answered", "answered"]
    assert len(answers(centre, request_id)) == 2
    assert (centre.requests.get(request_id).state, reached(centre, request_id)) == (RequestState.IN_PROCESS, 0)
