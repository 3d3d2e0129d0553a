"""How the halls are at this moment, in the database: desks, who waits by class, and the devices' signs of life."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Row, Select, bindparam, func, select, text, update

from core.domain.alarms import wrong_clock
from core.domain.desk import DeskChange
from core.domain.queue_policy import QueueClass
from core.domain.ticket import TicketMove, TicketState
from core.services.identifiers import new_id
from core.services.live_dto import ClassCount, DeskState, LiveDesk
from core.storage.hall_tables import desk_event, desk_service, staff_service
from core.storage.scope import Scope
from core.storage.tables import desk, desk_session, device, section, service_day, staff, ticket, ticket_event

_HEARD_AGAIN = timedelta(minutes=2)
_DAY = bindparam("day", type_=service_day.c.id.type)


def _desks() -> Select[Any]:
    """Every look at the record goes by an index: the newest step of a desk, its newest event, a ticket's last call."""
    last_step = select(func.max(ticket_event.c.at)).where(ticket_event.c.desk_id == desk.c.id).scalar_subquery()
    changes = select(func.max(desk_event.c.at)).where(desk_event.c.desk_id == desk.c.id)
    called = (
        select(func.max(ticket_event.c.at))
        .where(ticket_event.c.ticket_id == ticket.c.id, ticket_event.c.kind == TicketMove.CALL.value)
        .scalar_subquery()
    )
    present = (ticket.c.desk_id == desk.c.id) & text("ticket.state IN ('called', 'serving')")
    return (
        select(
            desk.c.id,
            desk.c.name,
            desk.c.number,
            section.c.name.label("section"),
            desk_session.c.staff_id,
            desk_session.c.started_at,
            desk_session.c.paused_at,
            desk_session.c.pause_reason,
            staff.c.name.label("clerk"),
            ticket.c.id.label("ticket_id"),
            ticket.c.code,
            ticket.c.state,
            ticket.c.changed_at,
            called.label("called_at"),
            last_step.label("last_step"),
            changes.scalar_subquery().label("last_change"),
            changes.where(desk_event.c.kind == DeskChange.CLOSED.value).scalar_subquery().label("closed_at"),
        )
        .join_from(desk, section, section.c.id == desk.c.section_id)
        .outerjoin(desk_session, (desk_session.c.desk_id == desk.c.id) & desk_session.c.ended_at.is_(None))
        .outerjoin(staff, staff.c.id == desk_session.c.staff_id)
        .outerjoin(ticket, present)
        .where(desk.c.section_id.in_(bindparam("of_sections", expanding=True)))
        .order_by(section.c.position, desk.c.number)
    )


_DESKS = _desks()
_DESK_LIMITS = select(desk_service.c.desk_id.label("owner"), desk_service.c.service_id)
_STAFF_LIMITS = select(staff_service.c.staff_id.label("owner"), staff_service.c.service_id)
_SINCE = func.coalesce(ticket.c.waiting_since, ticket.c.issued_at, type_=ticket.c.issued_at.type)
_BY_CLASS = (
    select(ticket.c.queue_class, func.count().label("waiting"), func.min(_SINCE).label("oldest"))
    .where(ticket.c.service_day_id == _DAY, text("ticket.state = 'waiting'"))
    .group_by(ticket.c.queue_class)
)
_PARKED = (
    select(ticket_event.c.ticket_id, ticket_event.c.reason)
    .join_from(ticket, ticket_event, ticket_event.c.ticket_id == ticket.c.id)
    .where(
        ticket.c.service_day_id == _DAY,
        ticket.c.state == TicketState.PARKED.value,
        ticket_event.c.kind == TicketMove.PARK.value,
    )
    .order_by(ticket_event.c.revision)
)
_CLOSED = select(service_day.c.closed_reason).where(service_day.c.id == _DAY)
_OF_EVENT = select(ticket_event.c.ticket_id).where(
    ticket_event.c.centre_id == bindparam("centre"), ticket_event.c.key == bindparam("event_key")
)
_NAMED = (device.c.centre_id == bindparam("centre"), device.c.name == bindparam("device_name"))
_KNOWN = select(device.c.kind, device.c.section_id, device.c.heard_at, device.c.clock_offset_seconds).where(*_NAMED)
_LEAVE = update(device).where(*_NAMED).values(heard_at=None, clock_offset_seconds=None)
_SECTION = select(section.c.id).where(section.c.centre_id == bindparam("centre"), section.c.name == bindparam("named"))


class SqlLiveStore:
    """`LiveStore` on SQL."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    def desks(self, section_ids: Sequence[UUID]) -> list[LiveDesk]:
        """As the port says."""
        rows = self._scope.run(_DESKS, of_sections=list(section_ids)).all()
        by_desk, by_person = self._limits(_DESK_LIMITS), self._limits(_STAFF_LIMITS)
        return [_desk(row, _both(by_desk.get(row.id), by_person.get(row.staff_id))) for row in rows]

    def by_class(self, day_id: UUID) -> list[ClassCount]:
        """As the port says."""
        order = list(QueueClass)
        found = [
            ClassCount(QueueClass(row.queue_class), row.waiting, row.oldest)
            for row in self._scope.run(_BY_CLASS, day=day_id)
        ]
        return sorted(found, key=lambda one: order.index(one.queue_class))

    def park_reasons(self, day_id: UUID) -> Mapping[UUID, str]:
        """As the port says: the last reason of each."""
        return {row.ticket_id: row.reason for row in self._scope.run(_PARKED, day=day_id)}

    def closed_reason(self, day_id: UUID) -> str:
        """As the port says."""
        return str(self._scope.run(_CLOSED, day=day_id).scalar() or "")

    def ticket_of_event(self, key: str) -> UUID | None:
        """As the port says."""
        return self._scope.run(_OF_EVENT, centre=self._scope.centre_id, event_key=key).scalar()

    def hear(self, name: str, kind: str, section_name: str | None, at: datetime, offset_seconds: int) -> bool:
        """As the port says; a sign of life that changes no alarm is kept and not told."""
        place = self._section(section_name)
        known = self._scope.run(_KNOWN, centre=self._scope.centre_id, device_name=name).first()
        now = {"kind": kind, "section_id": place, "heard_at": at, "clock_offset_seconds": offset_seconds}
        self._scope.run(
            self._scope.insert(device)
            .values(id=new_id(), centre_id=self._scope.centre_id, name=name, changed_at=at, **now)
            .on_conflict_do_update(index_elements=["centre_id", "name"], set_=now)
        )
        news = known is None or (known.kind, known.section_id) != (kind, place) or _tells(known, at, offset_seconds)
        if news:
            self._scope.touched.add("devices")
        return news

    def take_leave(self, name: str) -> None:
        """As the port says."""
        if self._scope.run(_LEAVE, centre=self._scope.centre_id, device_name=name).rowcount:
            self._scope.touched.add("devices")

    def _section(self, name: str | None) -> UUID | None:
        return self._scope.run(_SECTION, centre=self._scope.centre_id, named=name).scalar() if name else None

    def _limits(self, statement: Select[Any]) -> dict[UUID, frozenset[UUID]]:
        limits: dict[UUID, frozenset[UUID]] = {}
        for row in self._scope.run(statement):
            limits[row.owner] = limits.get(row.owner, frozenset()) | {row.service_id}
        return limits


def _tells(known: Row[Any], at: datetime, offset_seconds: int) -> bool:
    """Whether a device that was silent is back, or its clock went wrong or right."""
    silent = known.heard_at is None or abs(at - known.heard_at) > _HEARD_AGAIN
    return silent or wrong_clock(known.clock_offset_seconds or 0) != wrong_clock(offset_seconds)


def _both(one: frozenset[UUID] | None, other: frozenset[UUID] | None) -> frozenset[UUID] | None:
    if one is None or other is None:
        return one if other is None else other
    return one & other


def _desk(row: Row[Any], services: frozenset[UUID] | None) -> LiveDesk:
    state, since = _state(row)
    return LiveDesk(
        id=row.id,
        name=row.name,
        number=row.number,
        section=row.section,
        state=state,
        since=since,
        reason=row.pause_reason or "" if state is DeskState.PAUSED else "",
        staff_id=row.staff_id,
        clerk=row.clerk or "",
        ticket_id=row.ticket_id,
        ticket=row.code or "",
        services=services,
    )


def _state(row: Row[Any]) -> tuple[DeskState, datetime | None]:
    if row.ticket_id is not None:
        called = row.state == TicketState.CALLED.value
        return DeskState.CALLED if called else DeskState.SERVING, row.called_at or row.changed_at
    if row.staff_id is None:
        return DeskState.CLOSED, row.closed_at
    if row.paused_at is not None:
        return DeskState.PAUSED, row.paused_at
    instants = (row.started_at, row.last_step, row.last_change)
    return DeskState.FREE, max(instant for instant in instants if instant is not None)
