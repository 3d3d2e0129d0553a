"""The record in the database, read to be counted; the statements are built once."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Row, Select, bindparam, func, select

from core.domain.estimate import Pace
from core.domain.queue_policy import QueueClass
from core.domain.record import Stand, Step
from core.domain.skills import Skills
from core.domain.ticket import TicketMove, TicketState
from core.services.statistics_ports import RecordedDay
from core.storage.hall_tables import desk_service, staff_service
from core.storage.pace_store import pace
from core.storage.scope import Scope
from core.storage.tables import desk, service_day, staff, ticket, ticket_event

_DAYS = (
    select(service_day.c.id, service_day.c.date, service_day.c.last_number, service_day.c.waiting)
    .where(
        service_day.c.section_id == bindparam("of_section"),
        service_day.c.date >= bindparam("first"),
        service_day.c.date <= bindparam("last"),
    )
    .order_by(service_day.c.date)
)
_STEPS = (
    select(
        ticket_event.c.id,
        ticket_event.c.ticket_id,
        ticket.c.code,
        ticket_event.c.revision,
        ticket_event.c.kind,
        ticket_event.c.at,
        ticket_event.c.desk_id,
        desk.c.name.label("desk"),
        ticket_event.c.staff_id,
        staff.c.login.label("staff"),
        ticket_event.c.reason,
        ticket_event.c.queue_class,
        ticket_event.c.service_id,
        ticket_event.c.out_of_turn,
        ticket_event.c.before,
        ticket_event.c.undoes_id,
    )
    .select_from(
        ticket_event.join(ticket, ticket.c.id == ticket_event.c.ticket_id)
        .outerjoin(desk, desk.c.id == ticket_event.c.desk_id)
        .outerjoin(staff, staff.c.id == ticket_event.c.staff_id)
    )
    .where(ticket_event.c.service_day_id == bindparam("day"))
    .order_by(ticket_event.c.revision)
)
_SINCE: ColumnElement[datetime] = func.coalesce(
    ticket.c.waiting_since, ticket.c.issued_at, type_=ticket.c.issued_at.type
)
_PRESENT = select(
    ticket.c.id,
    ticket.c.state,
    ticket.c.queue_class,
    ticket.c.position,
    _SINCE.label("since"),
    ticket.c.service_id,
    ticket.c.for_desk_id,
    ticket.c.for_staff_id,
).where(ticket.c.service_day_id == bindparam("day"), ticket.c.state == TicketState.WAITING.value)
_DESKS_TAKE = select(desk_service.c.desk_id.label("who"), desk_service.c.service_id)
_STAFF_TAKE = select(staff_service.c.staff_id.label("who"), staff_service.c.service_id)


class SqlStatisticsStore:
    """`StatisticsStore` on SQL."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    def days(self, section_id: UUID, first: date, last: date) -> Iterator[RecordedDay]:
        """As the port says; one day at a time, so that a year need not fit in memory."""
        for row in self._scope.run(_DAYS, of_section=section_id, first=first, last=last).all():
            steps = tuple(_step(step) for step in self._scope.run(_STEPS, day=row.id))
            present = {one.id: _present(one) for one in self._scope.run(_PRESENT, day=row.id)}
            yield RecordedDay(row.date, row.last_number, row.waiting, steps, present)

    def skills(self) -> Skills:
        """As the port says."""
        return Skills(self._taken(_DESKS_TAKE), self._taken(_STAFF_TAKE))

    def pace(self, section_id: UUID, day_id: UUID, now: datetime) -> Pace:
        """As the port says."""
        return pace(self._scope, self.skills(), section_id, day_id, now)

    def _taken(self, statement: Select[Any]) -> dict[UUID, frozenset[UUID]]:
        found: dict[UUID, set[UUID]] = {}
        for row in self._scope.run(statement):
            found.setdefault(row.who, set()).add(row.service_id)
        return {who: frozenset(services) for who, services in found.items()}


def _step(row: Row[Any]) -> Step:
    return Step(
        id=row.id,
        ticket_id=row.ticket_id,
        code=row.code,
        revision=row.revision,
        kind=TicketMove(row.kind),
        at=row.at,
        desk_id=row.desk_id,
        desk=row.desk or "",
        staff_id=row.staff_id,
        staff=row.staff or "",
        reason=row.reason,
        queue_class=QueueClass(row.queue_class or QueueClass.STANDARD),
        service_id=row.service_id,
        out_of_turn=row.out_of_turn,
        before=_before(row.before) if row.before else None,
        undoes=row.undoes_id,
    )


def _before(place: Mapping[str, Any]) -> Stand:
    """The place as `core.services.place.kept` wrote it."""
    return Stand(
        state=TicketState(place["state"]),
        queue_class=QueueClass(place["queue_class"]),
        position=place["position"],
        since=datetime.fromisoformat(place["waiting_since"]),
        service_id=UUID(place["service_id"]),
        for_desk=_identifier(place["for_desk_id"]),
        for_staff=_identifier(place["for_staff_id"]),
    )


def _present(row: Row[Any]) -> Stand:
    return Stand(
        TicketState(row.state),
        QueueClass(row.queue_class),
        row.position,
        row.since,
        row.service_id,
        row.for_desk_id,
        row.for_staff_id,
    )


def _identifier(text: str | None) -> UUID | None:
    return UUID(text) if text else None
