"""A remark is written: checked by the table, added to the chain, and counted in the request's version."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from uuid import UUID

from core.domain.errors import ErrorCode, RuleBroken
from core.domain.remarks import Remark, check_remark
from core.domain.workflow import Need
from core.services.context import Context
from core.services.course_ports import PastLink, StandingRequest
from core.services.dto import StaffView
from core.services.ports import NewMovement, UnitOfWork
from core.services.remark_ports import Amendment
from core.services.request_history import sealed

_AS_IT_IS = Amendment()


@dataclass(frozen=True, slots=True)
class Noted:
    """What goes into the chain: `given` is what of the remark's needs stands in the detail."""

    remark: Remark
    given: frozenset[Need] = frozenset()
    reason: str = ""
    detail: Mapping[str, str] | None = None
    key: str | None = None


def lock_both(unit: UnitOfWork, one: UUID, other: UUID) -> dict[UUID, StandingRequest]:
    """Two requests that nobody else changes until the unit ends.

    Always in the order of their identifiers: two who lock the same pair from both sides never wait for each other.
    """
    return {each: unit.course.lock(each) for each in sorted({one, other})}


def note(
    context: Context,
    unit: UnitOfWork,
    standing: StandingRequest,
    person: StaffView,
    noted: Noted,
    amendment: Amendment = _AS_IT_IS,
) -> StandingRequest:
    """Note it on a locked request of which the person's reach was checked.

    Raises as `check_remark`, or `request_changed`.
    """
    given = noted.given | ({Need.REASON} if noted.reason else set())
    check_remark(noted.remark, standing.state, person.role, frozenset(given))
    if not unit.remarks.amend(standing.id, standing.version, amendment):
        raise RuleBroken(ErrorCode.REQUEST_CHANGED, staff=unit.course.standing(standing.id).last_by)
    link = sealed(
        standing.digest,
        NewMovement(
            request_id=standing.id,
            sequence=standing.sequence + 1,
            move=noted.remark,
            source=standing.state,
            target=standing.state,
            staff_id=person.id,
            device=context.device,
            at=context.clock.now(),
            note=noted.reason,
            key=noted.key,
            detail=noted.detail,
        ),
    )
    unit.requests.append(link)
    return replace(
        standing,
        version=standing.version + 1,
        due=amendment.due or standing.due,
        sequence=link.sequence,
        digest=link.digest,
        past=(*standing.past, PastLink(person.id, person.name, noted.remark, None)),
    )
