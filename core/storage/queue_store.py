"""Tickets and their days in the database."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Row, Select, func, select, update

from core.domain.errors import ErrorCode, RuleBroken
from core.domain.ticket import AT_A_DESK, PrintState, TicketMove, TicketState
from core.services.dto import CallView, TicketView
from core.services.identifiers import new_id
from core.services.ports import Day, NewTicket, TicketEvent
from core.storage import queue_reading
from core.storage.scope import Scope
from core.storage.tables import CALLS, FINISHES, desk, desk_session, service_day, ticket, ticket_event

_AT_A_DESK = [state.value for state in sorted(AT_A_DESK)]
_PRINTING = [move.value for move in (TicketMove.PRINT, TicketMove.PRINTED, TicketMove.PRINT_FAILED)]
_DAY = (service_day.c.id, service_day.c.last_number, service_day.c.waiting, service_day.c.revision)


def _day(row: Row[Any]) -> Day:
    return Day(row.id, row.last_number, row.waiting, row.revision)


class SqlQueueStore:
    """`QueueStore` on SQL."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    def ticket_of_key(self, key: str) -> TicketView | None:
        """As the port says."""
        return self._ticket(
            queue_reading.tickets().where(ticket.c.centre_id == self._scope.centre_id, ticket.c.key == key)
        )

    def ticket(self, ticket_id: UUID) -> TicketView:
        """As the port says."""
        found = self._ticket(queue_reading.tickets().where(ticket.c.id == ticket_id))
        if found is None:
            raise RuleBroken(ErrorCode.TICKET_UNKNOWN, id=str(ticket_id))
        return found

    def call_of_key(self, key: str) -> CallView | None:
        """As the port says."""
        row = self._scope.run(
            queue_reading.calls().where(ticket_event.c.centre_id == self._scope.centre_id, ticket_event.c.key == key)
        ).first()
        return queue_reading.call_view(row) if row else None

    def take_number(self, section_id: UUID, on: date) -> Day:
        """Rule 1: this upsert is the lock; whoever holds it is alone with the section's day until the commit."""
        first = {"last_number": 1, "waiting": 1, "revision": 1}
        statement = (
            self._scope.insert(service_day)
            .values(id=new_id(), centre_id=self._scope.centre_id, section_id=section_id, date=on, **first)
            .on_conflict_do_update(
                index_elements=["section_id", "date"], set_={name: service_day.c[name] + 1 for name in first}
            )
            .returning(*_DAY)
        )
        return _day(self._scope.run(statement).one())

    def lock(self, day_id: UUID, waiting: int = 0) -> Day:
        """As the port says: the row's update is its lock."""
        statement = (
            update(service_day)
            .where(service_day.c.id == day_id)
            .values(waiting=service_day.c.waiting + waiting, revision=service_day.c.revision + 1)
            .returning(*_DAY)
        )
        return _day(self._scope.run(statement).one())

    def take_waiting(self, day_id: UUID) -> Day | None:
        """As the port says."""
        statement = (
            update(service_day)
            .where(service_day.c.id == day_id, service_day.c.waiting > 0)
            .values(waiting=service_day.c.waiting - 1, revision=service_day.c.revision + 1)
            .returning(*_DAY)
        )
        row = self._scope.run(statement).first()
        return _day(row) if row else None

    def day(self, section_id: UUID, on: date) -> Day | None:
        """As the port says."""
        row = self._scope.run(
            select(*_DAY).where(service_day.c.section_id == section_id, service_day.c.date == on)
        ).first()
        return _day(row) if row else None

    def add(self, new: NewTicket) -> bool:
        """As the port says."""
        return self._scope.add(
            ticket,
            id=new.id,
            service_day_id=new.day_id,
            section_id=new.section_id,
            service_id=new.service_id,
            number=new.number,
            code=new.code,
            key=new.key,
            language=new.language.value,
            state=TicketState.WAITING.value,
            printing=PrintState.PENDING.value,
            ahead=new.ahead,
            wait_minutes=new.wait_minutes,
            issued_at=new.issued_at,
            changed_at=new.issued_at,
        )

    def first_waiting(self, day_id: UUID) -> TicketView | None:
        """As the port says."""
        return self._ticket(self._waiting(day_id).limit(1))

    def at_desk(self, desk_id: UUID) -> TicketView | None:
        """As the port says."""
        return self._ticket(queue_reading.tickets().where(ticket.c.desk_id == desk_id, ticket.c.state.in_(_AT_A_DESK)))

    def move(
        self, ticket_id: UUID, sources: frozenset[TicketState], target: TicketState, desk_id: UUID | None, at: datetime
    ) -> bool:
        """As the port says: the condition and the change are one statement (rule 4)."""
        statement = (
            update(ticket)
            .where(ticket.c.id == ticket_id, ticket.c.state.in_([source.value for source in sorted(sources)]))
            .values(state=target.value, desk_id=desk_id, changed_at=at)
        )
        return self._scope.run(statement).rowcount == 1

    def change_service(self, ticket_id: UUID, service_id: UUID) -> None:
        """As the port says."""
        self._scope.run(update(ticket).where(ticket.c.id == ticket_id).values(service_id=service_id))

    def mark_print(self, ticket_id: UUID, state: PrintState) -> None:
        """As the port says."""
        self._scope.run(update(ticket).where(ticket.c.id == ticket_id).values(printing=state.value))

    def printing_since(self, ticket_id: UUID) -> datetime | None:
        """As the port says."""
        row = self._scope.run(
            select(ticket_event.c.kind, ticket_event.c.at)
            .where(ticket_event.c.ticket_id == ticket_id, ticket_event.c.kind.in_(_PRINTING))
            .order_by(ticket_event.c.revision.desc())
            .limit(1)
        ).first()
        return row.at if row is not None and row.kind == TicketMove.PRINT else None

    def append(self, event: TicketEvent) -> None:
        """As the port says; a key that is taken is a bug of the caller, who looked for it under the lock."""
        self._scope.run(
            ticket_event.insert().values(
                id=new_id(),
                centre_id=self._scope.centre_id,
                ticket_id=event.ticket_id,
                service_day_id=event.day_id,
                revision=event.revision,
                kind=event.kind.value,
                at=event.at,
                device=event.device,
                desk_id=event.desk_id,
                staff_id=event.staff_id,
                reason=event.reason,
                key=event.key,
            )
        )

    def calls(self, day_id: UUID, since: int, limit: int) -> list[CallView]:
        """As the port says."""
        rows = self._scope.run(
            queue_reading.calls()
            .where(ticket_event.c.service_day_id == day_id, CALLS)
            .where(ticket_event.c.revision > since)
            .order_by(ticket_event.c.revision.desc())
            .limit(limit)
        )
        return [queue_reading.call_view(row) for row in rows]

    def waiting(self, day_id: UUID, limit: int) -> list[TicketView]:
        """As the port says."""
        return [queue_reading.ticket_view(row) for row in self._scope.run(self._waiting(day_id).limit(limit))]

    def tickets(self, day_id: UUID) -> list[TicketView]:
        """As the port says."""
        statement = queue_reading.tickets().where(ticket.c.service_day_id == day_id).order_by(ticket.c.number)
        return [queue_reading.ticket_view(row) for row in self._scope.run(statement)]

    def service_seconds(self, day_id: UUID, limit: int) -> list[float]:
        """As the port says; computed from events (rule 6): from a ticket's last call to its finish."""
        finish, call = ticket_event.alias("finish"), ticket_event.alias("call")
        finishes = (
            select(finish.c.ticket_id, finish.c.at, finish.c.revision)
            .where(finish.c.service_day_id == day_id, FINISHES)
            .order_by(finish.c.revision.desc())
            .limit(limit)
            .subquery()
        )
        called = (
            select(func.max(call.c.at))
            .where(call.c.ticket_id == finishes.c.ticket_id, call.c.kind == TicketMove.CALL.value)
            .scalar_subquery()
        )
        rows = self._scope.run(select(finishes.c.at, called.label("called")).order_by(finishes.c.revision.desc()))
        return [(row.at - row.called).total_seconds() for row in rows if row.called is not None]

    def open_desks(self, section_id: UUID) -> int:
        """As the port says."""
        statement = (
            select(func.count())
            .select_from(desk_session.join(desk, desk.c.id == desk_session.c.desk_id))
            .where(desk.c.section_id == section_id, desk_session.c.ended_at.is_(None))
        )
        return int(self._scope.run(statement).scalar_one())

    def _waiting(self, day_id: UUID) -> Select[Any]:
        return (
            queue_reading.tickets()
            .where(ticket.c.service_day_id == day_id, ticket.c.state == TicketState.WAITING.value)
            .order_by(ticket.c.number)
        )

    def _ticket(self, statement: Select[Any]) -> TicketView | None:
        row = self._scope.run(statement).first()
        return queue_reading.ticket_view(row) if row else None
