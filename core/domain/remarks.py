"""What happens to a request without moving it: a table beside its course, whose lines are links of the same history."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from core.domain.errors import ErrorCode, RuleBroken
from core.domain.workflow import MISSING, SETTLED, Need, RequestMove, RequestState, Role


class Remark(StrEnum):
    """What is noted on a request, whose state stays what it is."""

    ATTACH = "attach"
    REPLACE = "replace"
    DETACH = "detach"
    RECLASSIFY = "reclassify"
    SET_URGENCY = "set_urgency"
    LINK = "link"
    UNLINK = "unlink"
    ABSORB = "absorb"
    REMIND = "remind"


PAPERS = frozenset({Remark.ATTACH, Remark.REPLACE, Remark.DETACH})
Happening = RequestMove | Remark


@dataclass(frozen=True, slots=True)
class Rule:
    """Who may note it, in which states, and what it cannot do without. No applicant hears of a remark."""

    roles: frozenset[Role]
    sources: frozenset[RequestState]
    needs: frozenset[Need] = frozenset()


_NOT_SETTLED = frozenset(RequestState) - SETTLED
_OPEN = _NOT_SETTLED - {RequestState.DRAFT}
_FILED = frozenset(RequestState) - {RequestState.DRAFT}
_AT_WINDOW = frozenset({Role.OPERATOR, Role.SUPERVISOR})
_CENTRE_AND_OFFICE = _AT_WINDOW | {Role.AGENT, Role.OFFICE}
_ALL = _CENTRE_AND_OFFICE | {Role.OFFICER}
_NEED = Need

REMARKS: Mapping[Remark, Rule] = MappingProxyType(
    {
        Remark.ATTACH: Rule(_ALL, _NOT_SETTLED, frozenset({_NEED.DOCUMENT})),
        Remark.REPLACE: Rule(_ALL, _NOT_SETTLED, frozenset({_NEED.DOCUMENT})),
        Remark.DETACH: Rule(_ALL, _NOT_SETTLED, frozenset({_NEED.DOCUMENT, _NEED.REASON})),
        Remark.RECLASSIFY: Rule(_AT_WINDOW | {Role.OFFICE}, _OPEN, frozenset({_NEED.TYPE, _NEED.REASON})),
        Remark.SET_URGENCY: Rule(
            frozenset({Role.OFFICE, Role.SUPERVISOR}), _OPEN, frozenset({_NEED.URGENCY, _NEED.REASON})
        ),
        # An old request that is settled may well belong to a new one.
        Remark.LINK: Rule(_ALL, _FILED, frozenset({_NEED.REQUEST})),
        Remark.UNLINK: Rule(_ALL, _FILED, frozenset({_NEED.REQUEST, _NEED.REASON})),
        # The other half of a merger, of which the course has the move: what the elder request is told.
        Remark.ABSORB: Rule(_AT_WINDOW | {Role.OFFICE}, _OPEN, frozenset({_NEED.REQUEST, _NEED.REASON})),
        # While it lies with its applicant, nobody in the ministry is waited for.
        Remark.REMIND: Rule(_CENTRE_AND_OFFICE, _OPEN - {RequestState.RETURNED}),
    }
)


def happening(value: str) -> Happening:
    """The move or the remark of that name; ValueError where there is none."""
    return Remark(value) if value in set(Remark) else RequestMove(value)


def remarks(state: RequestState, role: Role) -> list[Remark]:
    """What somebody of this role may note on a request in this state, in the order of the table."""
    return [remark for remark, rule in REMARKS.items() if state in rule.sources and role in rule.roles]


def check_remark(remark: Remark, state: RequestState, role: Role, given: frozenset[Need]) -> None:
    """Raise `role_not_allowed`, `request_move_forbidden`, or what is missing of what the remark requires."""
    rule = REMARKS[remark]
    if role not in rule.roles:
        raise RuleBroken(ErrorCode.ROLE_NOT_ALLOWED)
    if state not in rule.sources:
        raise RuleBroken(ErrorCode.REQUEST_MOVE_FORBIDDEN, move=remark.value, state=state.value)
    for need in sorted(rule.needs - given):
        raise RuleBroken(MISSING[need])
