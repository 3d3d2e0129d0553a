"""Tickets and their days in the database."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Row, Select

from core.domain.errors import ErrorCode, RuleBroken
from core.domain.queue_policy import Candidate
from core.domain.ticket import UNDOABLE, PrintState, TicketMove, TicketState
from core.services.dto import CallView, TicketView
from core.services.identifiers import new_id
from core.services.queue_ports import Day, DoneStep, NewTicket, TicketEvent
from core.storage import queue_reading as reading
from core.storage import queue_writing as writing
from core.storage.scope import Scope

_NO_ONE = UUID(int=0)


def _day(row: Row[Any] | None) -> Day | None:
    return Day(row.id, row.last_number, row.waiting, row.revision, row.closed_at) if row is not None else None


def _locked(row: Row[Any]) -> Day:
    return Day(row.id, row.last_number, row.waiting, row.revision, row.closed_at)


class SqlQueueStore:
    """`QueueStore` on SQL."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    def ticket_of_key(self, key: str) -> TicketView | None:
        """As the port says."""
        return self._ticket(reading.TICKET_OF_KEY, centre=self._scope.centre_id, ticket_key=key)

    def ticket(self, ticket_id: UUID) -> TicketView:
        """As the port says."""
        found = self._ticket(reading.TICKET, ticket=ticket_id)
        if found is None:
            raise RuleBroken(ErrorCode.TICKET_UNKNOWN, id=str(ticket_id))
        return found

    def ticket_of_code(self, section_id: UUID, on: date, code: str) -> TicketView | None:
        """As the port says."""
        return self._ticket(reading.TICKET_OF_CODE, of_section=section_id, on=on, ticket_code=code)

    def call_of_key(self, key: str) -> CallView | None:
        """As the port says."""
        row = self._scope.run(reading.CALL_OF_KEY, centre=self._scope.centre_id, event_key=key).first()
        return reading.call_view(row) if row else None

    def take_number(self, section_id: UUID, on: date) -> Day:
        """Rule 1: this upsert is the lock; whoever holds it is alone with the section's day until the commit."""
        if self._scope.dialect == "postgresql":
            self._scope.run(writing.LINE_OF_SECTION, line=f"{section_id}{on.isoformat()}")
        statement = writing.TAKE_NUMBER[self._scope.dialect]
        place = {"id": new_id(), "centre_id": self._scope.centre_id, "section_id": section_id, "date": on}
        return _locked(self._scope.run(statement, **place).one())

    def lock(self, day_id: UUID, waiting: int = 0) -> Day:
        """As the port says: the row's update is its lock."""
        self._stand_in_line(day_id)
        return _locked(self._scope.run(writing.LOCK, day=day_id, more=waiting).one())

    def take_waiting(self, day_id: UUID) -> Day | None:
        """As the port says."""
        self._stand_in_line(day_id)
        return _day(self._scope.run(writing.TAKE_WAITING, day=day_id).first())

    def day(self, section_id: UUID, on: date) -> Day | None:
        """As the port says."""
        return _day(self._scope.run(reading.DAY_ON, of_section=section_id, on=on).first())

    def day_to_call(self, section_id: UUID, today: date) -> Day | None:
        """As the port says."""
        return _day(self._scope.run(reading.DAY_TO_CALL, of_section=section_id, on=today).first())

    def close_day(self, day_id: UUID, at: datetime | None, reason: str) -> None:
        """As the port says."""
        self._scope.run(writing.CLOSE_DAY, day=day_id, at=at, why=reason)

    def add(self, new: NewTicket) -> bool:
        """As the port says."""
        added = self._scope.run(
            writing.ADD[self._scope.dialect],
            id=new.id,
            centre_id=self._scope.centre_id,
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
            waiting_since=new.issued_at,
            queue_class=new.queue_class.value,
            position=new.position,
            due_at=new.due_at,
        )
        return added.rowcount == 1

    def heads(self, day_id: UUID, desk_id: UUID, staff_id: UUID | None) -> list[Candidate]:
        """As the port says."""
        rows = self._scope.run(reading.HEADS, day=day_id, desk=desk_id, person=staff_id or _NO_ONE)
        found = {row.id: reading.candidate(row) for row in rows if row.service_day_id == day_id}
        return list(found.values())

    def at_desk(self, desk_id: UUID) -> TicketView | None:
        """As the port says."""
        return self._ticket(reading.AT_DESK, desk=desk_id)

    def change(self, before: TicketView, after: TicketView, at: datetime) -> bool:
        """As the port says: the condition and the change are one statement (rule 4)."""
        place = {f"new_{name}": getattr(after, name) for name in writing.PLACE}
        place |= {"new_state": after.state.value, "new_queue_class": after.queue_class.value, "new_changed_at": at}
        changed = self._scope.run(writing.CHANGE, ticket=before.id, was=before.state.value, **place)
        return changed.rowcount == 1

    def pass_over(self, ticket_id: UUID) -> None:
        """As the port says."""
        self._scope.run(writing.PASS_OVER, ticket=ticket_id)

    def mark_print(self, ticket_id: UUID, state: PrintState) -> None:
        """As the port says."""
        self._scope.run(writing.MARK_PRINT, ticket=ticket_id, printing_now=state.value)

    def printing_since(self, ticket_id: UUID) -> datetime | None:
        """As the port says."""
        row = self._scope.run(reading.PRINTING, ticket=ticket_id).first()
        return row.at if row is not None and row.kind == TicketMove.PRINT else None

    def append(self, event: TicketEvent) -> None:
        """As the port says; a key that is taken is a bug of the caller, who looked for it under the lock."""
        self._scope.run(
            writing.APPEND,
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
            queue_class=event.queue_class.value if event.queue_class else None,
            service_id=event.service_id,
            out_of_turn=event.out_of_turn,
            before=event.before,
            undoes_id=event.undoes,
        )

    def last_step(self, desk_id: UUID, now: datetime) -> DoneStep | None:
        """As the port says."""
        taken_back: set[UUID] = set()
        for row in self._scope.run(reading.LAST_STEPS, desk=desk_id, now=now):
            if row.undoes_id is not None:
                taken_back.add(row.undoes_id)
            elif row.id not in taken_back:
                kind = TicketMove(row.kind)
                if kind not in UNDOABLE or row.before is None or row.newest != row.revision:
                    return None
                return DoneStep(row.id, row.ticket_id, kind, row.at, row.before)
        return None

    def calls(self, day_id: UUID, since: int, limit: int) -> list[CallView]:
        """As the port says."""
        rows = self._scope.run(reading.CALLS_SINCE, day=day_id, since=since, most=limit)
        return [reading.call_view(row) for row in rows]

    def waiting(self, day_id: UUID, limit: int) -> list[TicketView]:
        """As the port says."""
        return self._all(reading.WAITING, day=day_id, most=limit)

    def in_state(self, day_id: UUID, state: TicketState) -> list[TicketView]:
        """As the port says."""
        return self._all(reading.IN_STATE, day=day_id, in_state=state.value)

    def tickets(self, day_id: UUID) -> list[TicketView]:
        """As the port says."""
        return self._all(reading.TICKETS_OF_DAY, day=day_id)

    def issued_for(self, day_id: UUID, service_id: UUID) -> int:
        """As the port says."""
        return int(self._scope.run(reading.ISSUED_FOR, day=day_id, of_service=service_id).scalar_one())

    def open_desks(self, section_id: UUID) -> int:
        """As the port says."""
        return int(self._scope.run(reading.OPEN_DESKS, of_section=section_id).scalar_one())

    def _stand_in_line(self, day_id: UUID) -> None:
        if self._scope.dialect == "postgresql":
            self._scope.run(writing.LINE_OF_DAY, day=day_id)

    def _all(self, statement: Select[Any], **values: object) -> list[TicketView]:
        return [reading.ticket_view(row) for row in self._scope.run(statement, **values)]

    def _ticket(self, statement: Select[Any], **values: object) -> TicketView | None:
        row = self._scope.run(statement, **values).first()
        return reading.ticket_view(row) if row else None
