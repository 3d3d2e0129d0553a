"""Who may look at a section, or act on it, beside the clerk at a desk."""

from uuid import UUID

from core.domain.errors import ErrorCode, RuleBroken
from core.domain.workflow import Role
from core.services.dto import StaffView
from core.services.ports import UnitOfWork

SUPERVISORS = frozenset({Role.SUPERVISOR, Role.ADMINISTRATOR})
HOSTS = frozenset({Role.HOST, Role.SUPERVISOR, Role.ADMINISTRATOR})
AT_DESKS = frozenset({Role.OPERATOR, Role.SUPERVISOR})


def allowed(unit: UnitOfWork, by: UUID, roles: frozenset[Role], section: str | None = None) -> StaffView:
    """The member of staff, or `role_not_allowed`, or `section_not_yours` (rule 8)."""
    person = unit.staff.get(by)
    if person.role not in roles:
        raise RuleBroken(ErrorCode.ROLE_NOT_ALLOWED)
    if section is not None and section not in person.sections:
        raise RuleBroken(ErrorCode.SECTION_NOT_YOURS, section=section)
    return person


def said(reason: str) -> str:
    """The reason, trimmed; `reason_missing` without one."""
    if not reason.strip():
        raise RuleBroken(ErrorCode.REASON_MISSING)
    return reason.strip()
