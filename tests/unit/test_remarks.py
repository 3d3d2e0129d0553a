"""The remarks: every one, in every state, for every role, against a table of its own."""

from datetime import date
from itertools import product

import pytest

from core.calendar import is_working_day
from core.domain.deadlines import after, renewed, resumed
from core.domain.errors import ErrorCode, RuleBroken
from core.domain.remarks import REMARKS, Remark, check_remark, happening, remarks
from core.domain.workflow import Need, RequestMove, RequestState, Role

CENTRE = {"operator", "agent", "supervisor"}
ALL = CENTRE | {"office", "officer"}
# Written down by hand, so that a slip in the domain's table shows.
WHO = {
    "attach": ALL,
    "replace": ALL,
    "detach": ALL,
    "reclassify": {"operator", "supervisor", "office"},
    "set_urgency": {"supervisor", "office"},
    "link": ALL,
    "unlink": ALL,
    "absorb": {"operator", "supervisor", "office"},
    "remind": CENTRE | {"office"},
}
NOT_IN = {
    **{key: {"closed", "withdrawn"} for key in ("attach", "replace", "detach")},
    **{key: {"draft", "closed", "withdrawn"} for key in ("reclassify", "set_urgency", "absorb")},
    "remind": {"draft", "returned", "closed", "withdrawn"},
    **{key: {"draft"} for key in ("link", "unlink")},
}
NEEDS = {
    "attach": {"document": "document_unknown"},
    "replace": {"document": "document_unknown"},
    "detach": {"document": "document_unknown", "reason": "reason_missing"},
    "reclassify": {"type": "request_type_unknown", "reason": "reason_missing"},
    "set_urgency": {"urgency": "urgency_missing", "reason": "reason_missing"},
    "link": {"request": "other_request_missing"},
    "unlink": {"request": "other_request_missing", "reason": "reason_missing"},
    "absorb": {"request": "other_request_missing", "reason": "reason_missing"},
    "remind": {},
}
EVERYTHING = frozenset(Need)


def refused(remark: Remark, state: RequestState, role: Role, given: frozenset[Need] = EVERYTHING) -> ErrorCode | None:
    try:
        check_remark(remark, state, role, given)
    except RuleBroken as broken:
        return broken.code
    return None


@pytest.mark.parametrize("remark", Remark)
def test_every_remark_in_every_state_for_every_role(remark: Remark) -> None:
    for state, role in product(RequestState, Role):
        expected = None
        if role.value not in WHO[remark.value]:
            expected = ErrorCode.ROLE_NOT_ALLOWED
        elif state.value in NOT_IN[remark.value]:
            expected = ErrorCode.REQUEST_MOVE_FORBIDDEN
        assert refused(remark, state, role) is expected, (state, role)
        assert (remark in remarks(state, role)) is (expected is None)


@pytest.mark.parametrize("remark", Remark)
def test_a_remark_without_what_it_requires_is_refused(remark: Remark) -> None:
    role = min(REMARKS[remark].roles)
    needed = {Need(need): code for need, code in NEEDS[remark.value].items()}
    for need, code in needed.items():
        assert refused(remark, RequestState.RAISED, role, EVERYTHING - {need}) == code
    assert refused(remark, RequestState.RAISED, role, frozenset(needed)) is None


def test_a_link_of_the_history_is_a_move_or_a_remark_and_never_both() -> None:
    assert not set(Remark) & set(RequestMove)
    assert (happening("answer"), happening("link")) == (RequestMove.ANSWER, Remark.LINK)
    with pytest.raises(ValueError, match="nothing"):
        happening("nothing")
    assert all(len(name) <= 16 for name in (*Remark, *RequestMove))  # the column's length


def test_another_types_deadline_keeps_the_applicants_time() -> None:
    entered, pauses = (
        date(2026, 11, 24),
        [(date(2026, 11, 26), date(2026, 12, 1)), (date(2026, 12, 6), date(2026, 12, 8))],
    )
    due = resumed(resumed(after(entered, 20, is_working_day), *pauses[0], is_working_day), *pauses[1], is_working_day)
    assert renewed(entered, 20, pauses, is_working_day) == due == date(2026, 12, 29)
    assert renewed(entered, 20, [], is_working_day) == date(2026, 12, 22)
