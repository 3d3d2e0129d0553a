"""The request's course: every move, in every state, for every role, against a table of its own."""

from itertools import product

import pytest

from core.domain.errors import ErrorCode, RuleBroken
from core.domain.workflow import COURSE, SETTLED, Need, Party, RequestMove, RequestState, Role, Stand, moved, moves

# Written down by hand, so that a slip in the domain's table shows: state, move, where it leads, with whom it lies.
ALLOWED = {
    ("draft", "register"): ("registered", "centre"),
    ("registered", "raise"): ("raised", "office"),
    ("reopened", "raise"): ("raised", "office"),
    ("raised", "direct"): ("directed", "office"),
    ("directed", "refer"): ("referred", "department"),
    ("referred", "accept"): ("in_process", "department"),
    ("referred", "hand_back"): ("directed", "office"),
    ("in_process", "hand_back"): ("directed", "office"),
    ("raised", "return"): ("returned", "centre"),
    ("in_process", "return"): ("returned", "centre"),
    ("in_process", "answer"): ("answered", "centre"),
    ("answered", "close"): ("closed", "centre"),
    **{
        (state, "withdraw"): ("withdrawn", "centre")
        for state in ("registered", "raised", "directed", "referred", "in_process", "returned", "reopened")
    },
    **{
        (state, "merge"): ("closed", "centre")
        for state in ("registered", "raised", "directed", "referred", "in_process", "returned", "reopened")
    },
    **{(state, "reopen"): ("reopened", "centre") for state in ("answered", "closed", "withdrawn")},
}
WHO = {
    "register": {"operator", "supervisor"},
    "raise": {"operator", "supervisor", "agent"},
    "direct": {"office"},
    "refer": {"office"},
    "accept": {"officer"},
    "hand_back": {"officer"},
    "return": {"office", "officer"},
    "complete": {"operator", "supervisor", "agent"},
    "answer": {"officer"},
    "close": {"operator", "supervisor", "agent"},
    "merge": {"operator", "supervisor", "office"},
    "withdraw": {"operator", "supervisor", "agent"},
    "reopen": {"supervisor", "office"},
}
EVERYTHING = frozenset(Need)
STATES, MOVES, ROLES = list(RequestState), list(RequestMove), list(Role)


def refused(stand: Stand, move: RequestMove, role: Role, given: frozenset[Need] = EVERYTHING) -> ErrorCode:
    with pytest.raises(RuleBroken) as caught:
        moved(stand, move, role, given)
    return caught.value.code


@pytest.mark.parametrize(("state", "move", "role"), list(product(STATES, MOVES, ROLES)))
def test_every_move_in_every_state_for_every_role(state: RequestState, move: RequestMove, role: Role) -> None:
    stand, expected = Stand(state, Party.CENTRE), ALLOWED.get((state.value, move.value))
    if role.value not in WHO[move.value]:
        assert refused(stand, move, role) is ErrorCode.ROLE_NOT_ALLOWED
    elif expected is None:
        assert refused(stand, move, role) is ErrorCode.REQUEST_MOVE_FORBIDDEN
    else:
        after = moved(stand, move, role, EVERYTHING)
        assert (after.state.value, after.owner.value) == expected


@pytest.mark.parametrize(("origin", "owner"), [("raised", Party.OFFICE), ("in_process", Party.DEPARTMENT)])
def test_what_was_returned_goes_back_to_whom_it_came_from(origin: str, owner: Party) -> None:
    role = Role.OFFICE if owner is Party.OFFICE else Role.OFFICER
    returned = moved(Stand(RequestState(origin), owner), RequestMove.RETURN, role, EVERYTHING)
    assert returned == Stand(RequestState.RETURNED, Party.CENTRE, RequestState(origin))
    assert moved(returned, RequestMove.COMPLETE, Role.OPERATOR, EVERYTHING) == Stand(RequestState(origin), owner)


@pytest.mark.parametrize(
    ("move", "need", "code"),
    [
        ("register", Need.SUBJECT, ErrorCode.SUBJECT_MISSING),
        ("direct", Need.DIRECTIVE, ErrorCode.DIRECTIVE_MISSING),
        ("refer", Need.DEPARTMENT, ErrorCode.DEPARTMENT_MISSING),
        ("answer", Need.ANSWER, ErrorCode.ANSWER_MISSING),
        ("merge", Need.REQUEST, ErrorCode.OTHER_REQUEST_MISSING),
        *(
            (move, Need.REASON, ErrorCode.REASON_MISSING)
            for move in ("hand_back", "return", "withdraw", "merge", "reopen")
        ),
    ],
)
def test_a_move_without_what_it_requires_is_refused(move: str, need: Need, code: ErrorCode) -> None:
    step = COURSE[RequestMove(move)]
    stand, role = Stand(min(step.sources), Party.CENTRE), min(step.roles)
    assert refused(stand, RequestMove(move), role, EVERYTHING - {need}) is code
    assert moved(stand, RequestMove(move), role, step.needs).state is step.target


def test_a_screen_learns_what_may_be_done_here() -> None:
    assert moves(RequestState.IN_PROCESS, Role.OFFICER) == [
        RequestMove.HAND_BACK,
        RequestMove.RETURN,
        RequestMove.ANSWER,
    ]
    assert moves(RequestState.CLOSED, Role.OPERATOR) == []
    assert {role for role in Role if moves(RequestState.ANSWERED, role)} == {
        Role.OPERATOR,
        Role.AGENT,
        Role.SUPERVISOR,
        Role.OFFICE,
    }


def test_from_every_state_that_is_not_settled_a_request_can_be_settled() -> None:
    reachable = {state: {state} for state in RequestState}
    for _ in RequestState:
        for (source, _move), (target, _owner) in ALLOWED.items():
            for ends in reachable.values():
                if RequestState(source) in ends:
                    ends.add(RequestState(target))
    assert all(SETTLED & ends for ends in reachable.values())
