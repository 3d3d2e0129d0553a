"""Whether documents of a request are somebody's to open, to copy and to change."""

from core.domain.documents import COPIERS, READERS_OF_MISTAKES
from core.domain.errors import ErrorCode, RuleBroken
from core.domain.remarks import Remark, check_remark
from core.domain.workflow import Need
from core.services.course_ports import StandingRequest
from core.services.document_dto import DocumentView
from core.services.dto import StaffView
from core.services.papers import check_reads_paper
from core.services.ports import UnitOfWork
from core.services.reach import check_reach

_SAID = frozenset({Need.DOCUMENT, Need.REASON})


def check_open(unit: UnitOfWork, person: StaffView, document: DocumentView) -> None:
    """Raise `request_not_yours`, or `document_withdrawn` for a mistake that does not concern the reader."""
    check_reads_paper(unit, person, document.request_id)
    if document.mistaken and person.role not in READERS_OF_MISTAKES:
        raise RuleBroken(ErrorCode.DOCUMENT_WITHDRAWN)


def check_copy(person: StaffView) -> None:
    """Raise `role_not_allowed` for those who read on the screen alone."""
    if person.role not in COPIERS:
        raise RuleBroken(ErrorCode.ROLE_NOT_ALLOWED)


def check_write(person: StaffView, standing: StandingRequest, what: Remark = Remark.ATTACH) -> None:
    """Raise `request_not_yours`, `role_not_allowed`, or `request_move_forbidden` for a request that is settled."""
    check_reach(person, standing, acts=True)
    check_remark(what, standing.state, person.role, _SAID)


def may_write(person: StaffView, standing: StandingRequest) -> bool:
    """Whether `check_write` lets them."""
    try:
        check_write(person, standing)
    except RuleBroken:
        return False
    return True
