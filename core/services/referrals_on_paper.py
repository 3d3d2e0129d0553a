"""The referrals of a request that stand: to whom a letter goes, and by which directive."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from core.domain.referrals import works_with
from core.domain.workflow import RequestMove, Role
from core.services.dto import MovementView, RequestView, StaffView


@dataclass(frozen=True, slots=True)
class Referred:
    """A referral that stands, by its link of the history, and the directive that it goes by."""

    link: MovementView
    department: str
    directive: str


def addressees(request: RequestView) -> list[str]:
    """The departments that have a part in it, the lead first; one that handed it back has none."""
    parts = request.referrals
    return [one.department for one in parts if works_with(request.department, parts, one.department)]


def letters_for(person: StaffView, request: RequestView) -> list[str]:
    """The addressees of the letters that somebody may print: the office all, an officer that to their own."""
    if person.role is Role.OFFICE:
        return addressees(request)
    return [one for one in addressees(request) if person.role is Role.OFFICER and one == person.department]


def standing_referrals(request: RequestView, history: Sequence[MovementView]) -> list[Referred]:
    """The referrals of the addressees, as the history has them."""
    last = {one.department: one for one in _referred(history)}
    return [last[one] for one in addressees(request) if one in last]


def _referred(history: Sequence[MovementView]) -> Iterator[Referred]:
    directive = ""
    for link in history:
        if link.move is RequestMove.DIRECT:
            directive = link.note
        if link.move is RequestMove.REFER and link.department is not None:
            yield Referred(link, link.department, directive)
