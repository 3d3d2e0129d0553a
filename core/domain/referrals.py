"""A request with several departments at once: each has its own referral, and together they say where it stands.

The request lies with one of them (rule 10), the lead first and then the next that is still at work; the others work
beside it. What each may do is `workflow.COURSE`, asked for where its own referral stands:

- one accepts, answers or hands back: the others go on;
- the last at work answers, or hands back what others answered: the request is answered;
- all hand back: it is directed again, and lies with the office;
- one returns it to the applicant: it waits as a whole, and all go on from where they were when it comes back;
- it is withdrawn, or merged into another: what was at work is ended, for good;
- it is referred again, after a hand-back or a reopening: a new round, to which the old one says nothing.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from types import MappingProxyType
from typing import TypeVar

from core.domain.workflow import Need, Party, RequestMove, RequestState, Role, Stand, moved


class ReferralState(StrEnum):
    """How far one department is."""

    OPEN = "open"
    ACCEPTED = "accepted"
    ANSWERED = "answered"
    HANDED_BACK = "handed_back"
    ENDED = "ended"


AT_WORK = frozenset({ReferralState.OPEN, ReferralState.ACCEPTED})
# The moves of one department, which say nothing against what another one does at the same moment.
BESIDE: Mapping[RequestMove, ReferralState] = MappingProxyType(
    {
        RequestMove.ACCEPT: ReferralState.ACCEPTED,
        RequestMove.ANSWER: ReferralState.ANSWERED,
        RequestMove.HAND_BACK: ReferralState.HANDED_BACK,
    }
)
_ENDS = frozenset({RequestMove.WITHDRAW, RequestMove.MERGE})
# What a department's own part looks like to the course.
_LOOKS: Mapping[ReferralState, RequestState] = MappingProxyType(
    {
        ReferralState.OPEN: RequestState.REFERRED,
        ReferralState.ACCEPTED: RequestState.IN_PROCESS,
        ReferralState.ANSWERED: RequestState.ANSWERED,
        ReferralState.HANDED_BACK: RequestState.DIRECTED,
        ReferralState.ENDED: RequestState.WITHDRAWN,
    }
)
_WITH_DEPARTMENTS = frozenset({RequestState.REFERRED, RequestState.IN_PROCESS})


@dataclass(frozen=True, slots=True)
class Referral:
    """The part of one department; those of one round stand in their order, the lead first."""

    department: str
    state: ReferralState


Part = TypeVar("Part", bound=Referral)


def referred(departments: Iterable[str]) -> tuple[Referral, ...]:
    """A new round: each department once, in the order in which they were named."""
    return tuple(Referral(code, ReferralState.OPEN) for code in dict.fromkeys(departments))


def owner(referrals: Sequence[Part]) -> Part | None:
    """With whom of them the request lies: the first that is still at work."""
    return next((one for one in referrals if one.state in AT_WORK), None)


def part(referrals: Sequence[Part], department: str | None) -> Part | None:
    """A department's own referral."""
    return next((one for one in referrals if one.department == department), None)


def works_with(place: str | None, referrals: Sequence[Referral], department: str | None) -> bool:
    """Whether a department has a part in a request, at work or answered; in one that lies nowhere nobody has."""
    own = part(referrals, department)
    return place is not None and own is not None and own.state in AT_WORK | {ReferralState.ANSWERED}


def seen_by(state: RequestState, referrals: Sequence[Referral], department: str | None) -> RequestState:
    """Where a request stands for one department, at its own referral, while departments work on it."""
    if department is None or state not in _WITH_DEPARTMENTS:
        return state
    own = part(referrals, department)
    return _LOOKS[own.state] if own is not None else RequestState.DIRECTED


def place(stand: Stand, referrals: Sequence[Referral]) -> str | None:
    """The department that is named with a request: it lies there, goes back there, or was answered there."""
    if stand.state is RequestState.ANSWERED:
        return next((one.department for one in referrals if one.state is ReferralState.ANSWERED), None)
    lies = stand.owner is Party.DEPARTMENT or stand.state is RequestState.RETURNED
    found = owner(referrals) if lies else None
    return found.department if found else None


def step(
    stand: Stand,
    referrals: Sequence[Referral],
    move: RequestMove,
    role: Role,
    given: frozenset[Need] = frozenset(),
    *,
    department: str | None = None,
    to: Iterable[str] = (),
) -> tuple[Stand, tuple[Referral, ...]]:
    """Where the request and each of its referrals stand after a move.

    `department` is the officer's own, `to` those to which the office refers it. Raises as `workflow.moved` does.
    """
    if role is Role.OFFICER:
        stand = replace(stand, state=seen_by(stand.state, referrals, department))
    after = moved(stand, move, role, given)
    if move is RequestMove.REFER:
        return after, referred(to)
    if move in BESIDE:
        changed = tuple(replace(one, state=BESIDE[move]) if one.department == department else one for one in referrals)
        return together(changed), changed
    if move in _ENDS:
        return after, tuple(replace(one, state=_ended(one.state)) for one in referrals)
    return after, tuple(referrals)


def together(referrals: Sequence[Referral]) -> Stand:
    """What the parts make of the whole."""
    states = {one.state for one in referrals}
    if states & AT_WORK:
        begun = states & {ReferralState.ACCEPTED, ReferralState.ANSWERED}
        return Stand(RequestState.IN_PROCESS if begun else RequestState.REFERRED, Party.DEPARTMENT)
    if ReferralState.ANSWERED in states:
        return Stand(RequestState.ANSWERED, Party.CENTRE)
    return Stand(RequestState.DIRECTED, Party.OFFICE)


def _ended(state: ReferralState) -> ReferralState:
    return ReferralState.ENDED if state in AT_WORK else state
