"""The referrals of a request that stand: to whom a letter goes, and by which directive."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from core.domain.referrals import works_with
from core.domain.workflow import RequestMove
from core.services.dto import MovementView, RequestView


@dataclass(frozen=True, slots=True)
class Referred:
    """A referral that stands, by its link of the history, and the directive that it goes by."""

    link: MovementView
    department: str
    directive: str


def standing_referrals(request: RequestView, history: Sequence[MovementView]) -> list[Referred]:
    """Those of the departments that have a part in it, the lead first; one that handed it back has none."""
    last = {one.department: one for one in _referred(history)}
    return [
        last[one.department]
        for one in request.referrals
        if one.department in last and works_with(request.department, request.referrals, one.department)
    ]


def _referred(history: Sequence[MovementView]) -> Iterator[Referred]:
    directive = ""
    for link in history:
        if link.move is RequestMove.DIRECT:
            directive = link.note
        if link.move is RequestMove.REFER and link.department is not None:
            yield Referred(link, link.department, directive)
