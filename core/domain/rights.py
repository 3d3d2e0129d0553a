"""Who may read a request: by role, by the confidentiality of its type, and by section or department (rule 8)."""

from collections.abc import Collection, Mapping
from enum import StrEnum
from types import MappingProxyType

from core.domain.workflow import Role


class Confidentiality(StrEnum):
    """How few may read a request."""

    NORMAL = "normal"
    RESTRICTED = "restricted"
    CONFIDENTIAL = "confidential"


class Reach(StrEnum):
    """Which requests a role has to do with at all."""

    ALL = "all"
    SECTIONS = "sections"
    DEPARTMENT = "department"


REACH: Mapping[Role, Reach] = MappingProxyType(
    {
        Role.OFFICE: Reach.ALL,
        Role.AUDITOR: Reach.ALL,
        Role.OFFICER: Reach.DEPARTMENT,
        Role.OPERATOR: Reach.SECTIONS,
        Role.AGENT: Reach.SECTIONS,
        Role.SUPERVISOR: Reach.SECTIONS,
    }
)
_MAY_READ: Mapping[Confidentiality, frozenset[Role]] = MappingProxyType(
    {
        Confidentiality.NORMAL: frozenset(REACH),
        Confidentiality.RESTRICTED: frozenset(REACH) - {Role.AGENT},
        Confidentiality.CONFIDENTIAL: frozenset({Role.OFFICE, Role.OFFICER, Role.AUDITOR}),
    }
)


def levels(role: Role) -> frozenset[Confidentiality]:
    """What a role may read at all of what it has to do with."""
    return frozenset(level for level, roles in _MAY_READ.items() if role in roles)


def may_read(
    role: Role,
    confidentiality: Confidentiality,
    *,
    section: str,
    sections: Collection[str],
    departments: Collection[str] = (),
    department: str | None = None,
) -> bool:
    """Whether somebody reads a request: `departments` are those it was ever referred to, `department` the reader's."""
    if role not in _MAY_READ[confidentiality]:
        return False
    reach = REACH[role]
    if reach is Reach.SECTIONS:
        return section in sections
    return reach is Reach.ALL or (department is not None and department in departments)
