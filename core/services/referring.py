"""What a move makes of the departments that work on a request, and who was quicker than somebody."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from core.domain.errors import ErrorCode, RuleBroken
from core.domain.referrals import BESIDE, Referral
from core.domain.remarks import PAPERS
from core.domain.workflow import RequestMove, Role
from core.services.course_ports import PastLink, StandingRequest
from core.services.dto import StaffView
from core.services.ports import NewMovement, UnitOfWork
from core.services.referral_dto import ReferralView
from core.services.referral_ports import NewPart
from core.services.request_history import sealed

_SAYS = frozenset({RequestMove.ANSWER, RequestMove.HAND_BACK})


def check_seen(standing: StandingRequest, person: StaffView, version: int | None) -> None:
    """`request_changed` with who changed what this person saw in a version.

    To an officer nothing is changed by what another department did about its own part, and to nobody by the papers
    that they put to it themself: an answer is written while its enclosure is attached.
    """
    if version is None or version == standing.version:
        return
    # Each link raises the version by one at the most: the last so many are all that can have been missed.
    missed = standing.past[-max(1, standing.version - version) :]
    told = [link.staff for link in missed if not _beside(link, person)]
    if told:
        raise RuleBroken(ErrorCode.REQUEST_CHANGED, staff=told[-1])


def named(referrals: Sequence[Referral], move: RequestMove, role: Role, person: StaffView) -> tuple[str | None, ...]:
    """The departments that the history names with a move, a link for each: those referred to, or the officer's own."""
    if move is RequestMove.REFER:
        return tuple(one.department for one in referrals)
    return (person.department if role is Role.OFFICER else None,)


def chained(standing: StandingRequest, first: NewMovement, departments: Sequence[str | None]) -> list[NewMovement]:
    """The links of one move, one for each department; the first carries the key."""
    links: list[NewMovement] = []
    for place, department in enumerate(departments):
        link = replace(first, sequence=first.sequence + place, department=department)
        if links:
            link = replace(link, source=first.target, key=None)
        links.append(sealed(links[-1].digest if links else standing.digest, link))
    return links


def advanced(
    standing: StandingRequest, after: Sequence[Referral], move: RequestMove, person: StaffView, now: datetime
) -> tuple[ReferralView, ...]:
    """The referrals after a move, with who took each, since when, and in which link it said its word."""
    if move is RequestMove.REFER:
        return tuple(ReferralView(one.department, one.state, now) for one in after)
    changed = {one.department: one.state for one in after}
    said = standing.sequence + 1 if move in _SAYS else None
    made = []
    for old in standing.referrals:
        state = changed[old.department]
        new = old if state is old.state else replace(old, state=state, since=now, said=said)
        if new is not old and move is RequestMove.ACCEPT:
            new = replace(new, holder=person.name, holder_id=person.id)
        made.append(new)
    return tuple(made)


def keep(unit: UnitOfWork, standing: StandingRequest, referrals: Sequence[ReferralView], move: RequestMove) -> None:
    """Write what changed; a link in which a department spoke must be written before."""
    if move is RequestMove.REFER:
        unit.referrals.begin(standing.id, [one.department for one in referrals], referrals[0].since)
        return
    for one in set(referrals) - set(standing.referrals):
        part = NewPart(one.department, one.state, one.holder_id, one.since, one.said)
        unit.referrals.change(standing.id, part)


def _beside(link: PastLink, person: StaffView) -> bool:
    if link.staff_id == person.id and link.move in PAPERS:
        return True
    others = link.department is not None and link.department != person.department
    return person.role is Role.OFFICER and link.move in BESIDE and others
