"""Whether a request is somebody's to read, or to act on."""

from core.domain.errors import ErrorCode, RuleBroken
from core.domain.referrals import works_with
from core.domain.rights import may_read
from core.domain.workflow import Role
from core.services.course_ports import StandingRequest
from core.services.dto import StaffView


def check_reach(person: StaffView, standing: StandingRequest, *, acts: bool = False) -> None:
    """Raise `request_not_yours` where somebody may not read it, or `acts` for a department that has no part in it."""
    works = works_with(standing.department, standing.referrals, person.department)
    if not reads(person, standing) or (acts and person.role is Role.OFFICER and not works):
        raise RuleBroken(ErrorCode.REQUEST_NOT_YOURS)


def reads(person: StaffView, standing: StandingRequest) -> bool:
    """Whether somebody may read it."""
    return may_read(
        person.role,
        standing.confidentiality,
        section=standing.section,
        sections=person.sections,
        departments=standing.departments,
        department=person.department,
    )
