"""Requests on their way, in the database."""

from typing import Any
from uuid import UUID

from sqlalchemy import Row, func, select, update

from core.domain.errors import ErrorCode, RuleBroken
from core.domain.remarks import Happening, happening
from core.domain.rights import Confidentiality
from core.domain.workflow import SETTLED, Party, RequestState, Urgency
from core.services.course_ports import NewStand, PastLink, StandingRequest
from core.services.dto import RequestView
from core.storage.referral_store import SqlReferralStore, works_on
from core.storage.request_store import SqlRequestStore, request_view, requests
from core.storage.request_tables import department, request, request_movement, request_type
from core.storage.scope import Scope
from core.storage.tables import section, staff, ticket, visit

_DEPARTMENT, _OF_TYPE = department.alias("with"), department.alias("of_type")
_STANDING = select(
    request.c.id,
    request.c.state,
    request.c.party,
    request.c.before_return,
    request.c.version,
    func.coalesce(request.c.state_since, request.c.registered_at, type_=request.c.registered_at.type).label("since"),
    request.c.due,
    section.c.name.label("section"),
    request_type.c.confidentiality,
    request_type.c.standing_directive,
    _DEPARTMENT.c.code.label("department"),
    _OF_TYPE.c.code.label("type_department"),
).select_from(
    request.join(request_type, request_type.c.id == request.c.type_id)
    .join(visit, visit.c.id == request.c.visit_id)
    .join(ticket, ticket.c.id == visit.c.ticket_id)
    .join(section, section.c.id == ticket.c.section_id)
    .outerjoin(_DEPARTMENT, _DEPARTMENT.c.id == request.c.department_id)
    .outerjoin(_OF_TYPE, _OF_TYPE.c.id == request_type.c.department_id)
)
_SETTLED = [state.value for state in sorted(SETTLED)]


class SqlCourseStore:
    """`CourseStore` on SQL."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    def standing(self, request_id: UUID) -> StandingRequest:
        """As the port says."""
        row = self._scope.run(_STANDING.where(request.c.id == request_id)).first()
        if row is None:
            raise RuleBroken(ErrorCode.REQUEST_UNKNOWN)
        return self._standing(row)

    def lock(self, request_id: UUID) -> StandingRequest:
        """As the port says; SQLite's writer is alone in any case."""
        if self._scope.dialect == "postgresql":
            # Locked first and read afterwards: a statement that waits for its lock goes on with what it saw before.
            self._scope.run(select(request.c.id).where(request.c.id == request_id).with_for_update(key_share=True))
        return self.standing(request_id)

    def change(self, request_id: UUID, version: int, stand: NewStand) -> bool:
        """As the port says: the condition and the change are one statement."""
        code = stand.department
        changed = self._scope.run(
            update(request)
            .where(request.c.id == request_id, request.c.version == version)
            .values(
                version=request.c.version + 1,
                state=stand.state.value,
                party=stand.party.value,
                before_return=stand.before_return.value if stand.before_return else None,
                department_id=SqlRequestStore(self._scope).department_id(code) if code else None,
                holder_id=stand.holder_id,
                state_since=stand.since,
                due=stand.due,
                merged_into_id=None,  # what moves on its own again is no longer part of another
            )
        )
        return changed.rowcount == 1

    def move_of_key(self, key: str) -> tuple[UUID, Happening] | None:
        """As the port says."""
        known = select(request_movement.c.request_id, request_movement.c.move).where(
            request_movement.c.centre_id == self._scope.centre_id, request_movement.c.key == key
        )
        row = self._scope.run(known).first()
        return (row.request_id, happening(row.move)) if row else None

    def lying_with(
        self,
        party: Party,
        levels: frozenset[Confidentiality],
        *,
        department: str | None,
        sections: tuple[str, ...] | None,
        limit: int,
    ) -> list[RequestView]:
        """As the port says."""
        statement = requests().where(
            request.c.centre_id == self._scope.centre_id,
            request.c.party == party.value,
            request.c.state.not_in(_SETTLED),
            request_type.c.confidentiality.in_(sorted(levels)),
        )
        if department is not None:
            own = SqlRequestStore(self._scope).department_id(department)
            statement = statement.where(request.c.id.in_(works_on(own)))
        if sections is not None:
            statement = statement.where(section.c.name.in_(sections))
        urgent_first = (request.c.urgency != Urgency.URGENT.value, request.c.due, request.c.registered_at)
        return [request_view(row) for row in self._scope.run(statement.order_by(*urgent_first).limit(limit))]

    def _standing(self, row: Row[Any]) -> StandingRequest:
        chain = self._scope.run(
            select(
                request_movement.c.sequence,
                request_movement.c.digest,
                request_movement.c.move,
                request_movement.c.staff_id,
                staff.c.name,
                department.c.code,
            )
            .join_from(request_movement, staff, staff.c.id == request_movement.c.staff_id)
            .outerjoin(department, department.c.id == request_movement.c.department_id)
            .where(request_movement.c.request_id == row.id)
            .order_by(request_movement.c.sequence)
        ).all()
        return StandingRequest(
            id=row.id,
            state=RequestState(row.state),
            party=Party(row.party),
            before_return=RequestState(row.before_return) if row.before_return else None,
            version=row.version,
            since=row.since,
            due=row.due,
            section=row.section,
            confidentiality=Confidentiality(row.confidentiality),
            department=row.department,
            departments=frozenset(link.code for link in chain if link.code),
            referrals=SqlReferralStore(self._scope).of([row.id]).get(row.id, ()),
            type_department=row.type_department,
            standing_directive=row.standing_directive,
            sequence=chain[-1].sequence,
            digest=chain[-1].digest,
            past=tuple(PastLink(link.staff_id, link.name, happening(link.move), link.code) for link in chain),
        )
