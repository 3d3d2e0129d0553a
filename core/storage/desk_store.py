"""Desks beside their tickets, in the database."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Table, bindparam, or_, select, text, update

from core.domain.audit import AuditKind
from core.domain.desk import DeskChange
from core.domain.ticket import TicketMove, TicketState
from core.services.audit_ports import AuditEntry
from core.services.desk_ports import DeskEvent
from core.services.dto import DeskEventView
from core.services.identifiers import new_id
from core.storage.hall_tables import desk_event, desk_service, staff_service
from core.storage.scope import Scope
from core.storage.tables import desk_session, service, staff, ticket, ticket_event

_OPEN = (desk_session.c.desk_id == bindparam("of_desk"), desk_session.c.ended_at.is_(None))
_PAUSE = (
    update(desk_session)
    .where(*_OPEN, desk_session.c.paused_at.is_(None))
    .values(paused_at=bindparam("at"), pause_reason=bindparam("why"))
)
_RESUME = update(desk_session).where(*_OPEN, desk_session.c.paused_at.is_not(None)).values(paused_at=None)
_OPENED_AT = select(desk_session.c.started_at).where(*_OPEN)
_KEPT = (
    select(ticket.c.id)
    .where(
        text("ticket.state = 'waiting'"),
        or_(ticket.c.for_desk_id == bindparam("of_desk"), ticket.c.for_staff_id == bindparam("of_staff")),
    )
    .order_by(ticket.c.service_day_id, ticket.c.number)
)
_EVENTS = (
    select(desk_event, staff.c.login)
    .join_from(desk_event, staff, staff.c.id == desk_event.c.staff_id)
    .where(desk_event.c.desk_id == bindparam("of_desk"), desk_event.c.at >= bindparam("since"))
    .order_by(desk_event.c.at, desk_event.c.id)
)
_PARK_REASONS = (
    select(ticket_event.c.ticket_id, ticket_event.c.reason)
    .join_from(ticket, ticket_event, ticket_event.c.ticket_id == ticket.c.id)
    .where(
        ticket.c.service_day_id == bindparam("of_day"),
        ticket.c.state == TicketState.PARKED.value,
        ticket_event.c.kind == TicketMove.PARK.value,
    )
    .order_by(ticket_event.c.revision)
)


class SqlDeskStore:
    """`DeskStore` on SQL."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    def pause(self, desk_id: UUID, at: datetime, reason: str) -> bool:
        """As the port says: the condition and the change are one statement."""
        return self._scope.run(_PAUSE, of_desk=desk_id, at=at, why=reason).rowcount == 1

    def resume(self, desk_id: UUID) -> bool:
        """As the port says."""
        return self._scope.run(_RESUME, of_desk=desk_id).rowcount == 1

    def opened_at(self, desk_id: UUID) -> datetime | None:
        """As the port says."""
        return self._scope.run(_OPENED_AT, of_desk=desk_id).scalar()

    def append(self, event: DeskEvent) -> None:
        """As the port says."""
        self._scope.run(
            desk_event.insert(),
            id=new_id(),
            centre_id=self._scope.centre_id,
            desk_id=event.desk_id,
            staff_id=event.staff_id,
            by_id=event.by,
            kind=event.kind.value,
            reason=event.reason,
            device=event.device,
            at=event.at,
        )
        if event.by is not None:  # what clerks do at their own desks is its record's alone
            told = {"change": event.kind.value, "clerk": str(event.staff_id)}
            entry = AuditEntry(AuditKind.DESK_SUPERVISED, event.at, event.device, event.by, event.desk_id, told)
            self._scope.entered.append(entry)
        self._scope.touched.add("staff")

    def events(self, desk_id: UUID, since: datetime) -> list[DeskEventView]:
        """As the port says."""
        return [
            DeskEventView(DeskChange(row.kind), row.at, row.login, row.reason, row.device, row.by_id)
            for row in self._scope.run(_EVENTS, of_desk=desk_id, since=since)
        ]

    def kept_for(self, desk_id: UUID, staff_id: UUID) -> list[UUID]:
        """As the port says."""
        return list(self._scope.run(_KEPT, of_desk=desk_id, of_staff=staff_id).scalars())

    def park_reasons(self, day_id: UUID) -> dict[UUID, str]:
        """As the port says; the last reason of a ticket wins."""
        return {row.ticket_id: row.reason for row in self._scope.run(_PARK_REASONS, of_day=day_id)}

    def services_of_desk(self, desk_id: UUID) -> list[str]:
        """As the port says."""
        return self._limits(desk_service, "desk_id", desk_id)

    def services_of_staff(self, staff_id: UUID) -> list[str]:
        """As the port says."""
        return self._limits(staff_service, "staff_id", staff_id)

    def limit_desk(self, desk_id: UUID, services: Iterable[UUID]) -> None:
        """As the port says."""
        self._limit(desk_service, "desk_id", desk_id, services)

    def limit_staff(self, staff_id: UUID, services: Iterable[UUID]) -> None:
        """As the port says."""
        self._limit(staff_service, "staff_id", staff_id, services)

    def _limits(self, table: Table, whose: str, owner: UUID) -> list[str]:
        statement = (
            select(service.c.name)
            .join_from(table, service, service.c.id == table.c.service_id)
            .where(table.c[whose] == owner)
            .order_by(service.c.position)
        )
        return list(self._scope.run(statement).scalars())

    def _limit(self, table: Table, whose: str, owner: UUID, services: Iterable[UUID]) -> None:
        self._scope.run(table.delete().where(table.c[whose] == owner))
        for service_id in services:
            values: dict[str, Any] = {whose: owner, "service_id": service_id}
            self._scope.add(table, **values)
        self._scope.touched.add("config")
