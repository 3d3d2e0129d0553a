"""What is late and who was reminded, in the database."""

from collections.abc import Collection
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, case, exists, func, or_, select, text

from core.domain.escalation import EXPECTED, REMINDED_ENOUGH
from core.domain.referrals import ReferralState
from core.domain.remarks import Remark
from core.domain.workflow import Party, RequestState
from core.services.dto import RequestView
from core.services.escalation_ports import Overdue, Overseen, RemindedView
from core.storage.referral_tables import referral
from core.storage.request_store import request_view, requests
from core.storage.request_tables import REMINDERS, request, request_movement, request_type
from core.storage.scope import Scope
from core.storage.tables import section, ticket, visit

_LATER = request_movement.alias("later")
_MOVED_SINCE = exists().where(
    _LATER.c.request_id == request_movement.c.request_id,
    _LATER.c.sequence > request_movement.c.sequence,
    _LATER.c.move.not_in([remark.value for remark in Remark]),
)
# The partial index of the reminders is all that is read for them, however long the histories are.
_REMINDED = (
    select(
        request_movement.c.request_id,
        func.count().label("times"),
        func.max(request_movement.c.at).label("last_at"),
    )
    .where(text(REMINDERS), ~_MOVED_SINCE)
    .group_by(request_movement.c.request_id)
)
_SINCE = func.coalesce(request.c.state_since, request.c.registered_at, type_=request.c.registered_at.type)
_EXPECTED = [state.value for state in sorted(EXPECTED)]
_PARTIES = [party.value for party in Party]


class SqlEscalationStore:
    """`EscalationStore` on SQL."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    def reminded(self, request_ids: Collection[UUID]) -> dict[UUID, RemindedView]:
        """As the port says."""
        if not request_ids:
            return {}
        statement = _REMINDED.where(request_movement.c.request_id.in_(request_ids))
        return {row.request_id: RemindedView(row.times, row.last_at) for row in self._scope.run(statement)}

    def last_by(self, request_id: UUID, staff_id: UUID) -> datetime | None:
        """As the port says."""
        mine = request_movement.c.request_id == request_id, request_movement.c.staff_id == staff_id
        statement = select(func.max(request_movement.c.at)).where(text(REMINDERS), *mine)
        last: datetime | None = self._scope.run(statement).scalar()
        return last

    def late(
        self, of: Overseen, late: Overdue, escalated: Overdue, limit: int
    ) -> list[tuple[RequestView, RemindedView | None]]:
        """As the port says: what is shown of a request is looked up for those alone that are shown."""
        reminded = _REMINDED.subquery("reminded")
        often = func.coalesce(reminded.c.times, 0) >= REMINDED_ENOUGH
        risen = case((or_(_overdue(escalated), often), 0), else_=1)
        picked = (
            self._of(of, request.c.id, reminded.c.times, reminded.c.last_at)
            .outerjoin(reminded, reminded.c.request_id == request.c.id)
            .where(or_(_overdue(late), often))
            .order_by(risen, request.c.due, request.c.registered_at)
            .limit(limit)
            .subquery("picked")
        )
        statement = requests().join(picked, picked.c.id == request.c.id).add_columns(picked.c.times, picked.c.last_at)
        return [
            (request_view(row), RemindedView(row.times, row.last_at) if row.times else None)
            for row in self._scope.run(statement)
        ]

    def counts(self, of: Overseen, late: Overdue, escalated: Overdue) -> tuple[int, int]:
        """As the port says."""
        reminded = _REMINDED.subquery("reminded")
        often = func.coalesce(reminded.c.times, 0) >= REMINDED_ENOUGH
        risen = func.coalesce(func.sum(case((or_(_overdue(escalated), often), 1), else_=0)), 0)
        statement = (
            self._of(of, func.count().label("late"), risen.label("risen"))
            .outerjoin(reminded, reminded.c.request_id == request.c.id)
            .where(or_(_overdue(late), often))
        )
        row = self._scope.run(statement).one()
        return int(row.late), int(row.risen)

    def _of(self, of: Overseen, *columns: Any) -> Select[Any]:
        return (
            select(*columns)
            .select_from(
                request.join(request_type, request_type.c.id == request.c.type_id)
                .join(visit, visit.c.id == request.c.visit_id)
                .join(ticket, ticket.c.id == visit.c.ticket_id)
                .join(section, section.c.id == ticket.c.section_id)
            )
            .where(
                request.c.centre_id == self._scope.centre_id,
                request.c.party.in_(_PARTIES),
                request.c.state.in_(_EXPECTED),
                request_type.c.confidentiality.in_(sorted(of.levels)),
                section.c.name.in_(of.sections),
            )
        )


def _overdue(by: Overdue) -> ColumnElement[bool]:
    steps = [and_(request.c.state == state.value, since > _SINCE) for state, since in by.since.items()]
    # A department that was asked beside one which has begun must accept in time too.
    waits = exists().where(
        referral.c.request_id == request.c.id,
        referral.c.state == ReferralState.OPEN.value,
        referral.c.since < by.since[RequestState.REFERRED],
    )
    beside = and_(request.c.state == RequestState.IN_PROCESS.value, waits)
    return or_(request.c.due <= by.due, *steps, beside)
