"""Tickets and their days in the database."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Executable, Row, Select

from core.domain.errors import ErrorCode, RuleBroken
from core.domain.ticket import UNDOABLE, PrintState, TicketMove, TicketState
from core.services.dto import CallView, TicketView
from core.services.identifiers import new_id
from core.services.queue_ports import Day, DoneStep, HeldDesk, NewTicket, TicketEvent
from core.storage import queue_reading as reading
from core.storage import queue_writing as writing
from core.storage.held_desk import held_desk
from core.storage.scope import Scope

_NO_ONE = UUID(int=0)
_KEYS_AT_ONCE = 500


def _day(row: Row[Any] | None) -> Day | None:
    return Day(row.id, row.last_number, row.waiting, row.revision, row.closed_at) if row is not None else None


def _locked(row: Row[Any]) -> Day:
    return Day(row.id, row.last_number, row.waiting, row.revision, row.closed_at)


def _place(ticket: TicketView, at: datetime) -> dict[str, object]:
    place = {f"new_{name}": getattr(ticket, name) for name in writing.PLACE}
    return place | {
        "new_state": ticket.state.value,
        "new_queue_class": ticket.queue_class.value,
        "new_changed_at": at,
    }


def _new(new: NewTicket, centre_id: UUID) -> dict[str, object]:
    row: dict[str, object] = {
        "centre_id": centre_id,
        "service_day_id": new.day_id,
        "language": new.language.value,
        "state": TicketState.WAITING.value,
        "printing": PrintState.PENDING.value,
        "changed_at": new.issued_at,
        "waiting_since": new.issued_at,
        "queue_class": new.queue_class.value,
        "help": new.help.value if new.help else None,
    }
    return {f"new_{name}": row[name] if name in row else getattr(new, name) for name in writing.ADDED}


def _changed(before: TicketView, after: TicketView, event: TicketEvent) -> dict[str, object]:
    return {"ticket": before.id, "was": before.state.value, **_place(after, event.at)}


def _row(event: TicketEvent, centre_id: UUID) -> dict[str, object]:
    return {
        "id": new_id(),
        "centre_id": centre_id,
        "ticket_id": event.ticket_id,
        "service_day_id": event.day_id,
        "revision": event.revision,
        "kind": event.kind.value,
        "at": event.at,
        "device": event.device,
        "desk_id": event.desk_id,
        "staff_id": event.staff_id,
        "reason": event.reason,
        "key": event.key,
        "queue_class": event.queue_class.value if event.queue_class else None,
        "service_id": event.service_id,
        "out_of_turn": event.out_of_turn,
        "before": event.before,
        "undoes_id": event.undoes,
    }


class SqlQueueStore:
    """`QueueStore` on SQL."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    def ticket_of_key(self, key: str) -> TicketView | None:
        """As the port says."""
        return self._ticket(reading.TICKET_OF_KEY, centre=self._scope.centre_id, ticket_key=key)

    def known_keys(self, keys: Collection[str]) -> frozenset[str]:
        """As the port says."""
        found: set[str] = set()
        asked = list(keys)
        for start in range(0, len(asked), _KEYS_AT_ONCE):
            part = asked[start : start + _KEYS_AT_ONCE]
            found |= set(self._scope.run(reading.KNOWN_KEYS, centre=self._scope.centre_id, keys=part).scalars())
        return frozenset(found)

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
        statement = writing.TAKE_NUMBER[self._scope.dialect]
        place = {"id": new_id(), "centre_id": self._scope.centre_id, "section_id": section_id, "date": on}
        return _locked(self._scope.run(statement, **place).one())

    def lock(self, day_id: UUID, waiting: int = 0) -> Day:
        """As the port says: the row's update is its lock."""
        return _locked(self._scope.run(writing.LOCK[self._scope.dialect], day=day_id, more=waiting).one())

    def take_waiting(self, section_id: UUID, today: date) -> Day | None:
        """As the port says."""
        statement = writing.TAKE_WAITING[self._scope.dialect]
        return _day(self._scope.run(statement, of_section=section_id, on=today).first())

    def day(self, section_id: UUID, on: date) -> Day | None:
        """As the port says."""
        return _day(self._scope.run(reading.DAY_ON, of_section=section_id, on=on).first())

    def day_to_call(self, section_id: UUID, today: date) -> Day | None:
        """As the port says."""
        return _day(self._scope.run(reading.DAY_TO_CALL, of_section=section_id, on=today).first())

    def close_day(self, day_id: UUID, at: datetime | None, reason: str) -> None:
        """As the port says."""
        self._scope.run(writing.CLOSE_DAY, day=day_id, at=at, why=reason)

    def add(self, new: NewTicket, event: TicketEvent) -> bool:
        """As the port says."""
        return self._noted(writing.ADD, writing.ADD_NOTED, event, _new(new, self._scope.centre_id)) is not None

    def heads(self, day_id: UUID, desk_id: UUID, staff_id: UUID | None) -> list[TicketView]:
        """As the port says."""
        found = self._all(reading.HEADS[self._scope.dialect], day=day_id, desk=desk_id, person=staff_id or _NO_ONE)
        return [ticket for ticket in found if ticket.day_id == day_id]

    def held_desk(self, name: str) -> HeldDesk:
        """As the port says."""
        return held_desk(self._scope, name)

    def at_desk(self, desk_id: UUID) -> TicketView | None:
        """As the port says."""
        return self._ticket(reading.AT_DESK, desk=desk_id)

    def change(self, before: TicketView, after: TicketView, event: TicketEvent) -> bool:
        """As the port says: the condition and the change are one statement (rule 4)."""
        return self._noted(writing.CHANGE, writing.CHANGE_NOTED, event, _changed(before, after, event)) is not None

    def move(self, before: TicketView, after: TicketView, event: TicketEvent) -> int | None:
        """As the port says; of a ticket that does not wait the day counts nobody more or fewer."""
        values = _changed(before, after, event)
        if self._scope.dialect == "postgresql":
            return self._noted(writing.CHANGE, writing.MOVE_NOTED, event, values | {"day": event.day_id, "more": 0})
        numbered = replace(event, revision=self.lock(event.day_id).revision)
        return self._noted(writing.CHANGE, writing.CHANGE_NOTED, numbered, values)

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
        self._scope.run(writing.APPEND, **_row(event, self._scope.centre_id))

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

    def _noted(
        self, write: Executable, write_and_note: Executable, event: TicketEvent, values: dict[str, object]
    ) -> int | None:
        """Write and append; the event's revision, or None, and no event, where nothing was written."""
        if self._scope.dialect == "postgresql":
            row = {f"event_{name}": value for name, value in _row(event, self._scope.centre_id).items()}
            return self._scope.run(write_and_note, **values, **row).scalar()
        if self._scope.run(write, **values).rowcount != 1:
            return None
        self.append(event)
        return event.revision

    def _all(self, statement: Select[Any], **values: object) -> list[TicketView]:
        return [reading.ticket_view(row) for row in self._scope.run(statement, **values)]

    def _ticket(self, statement: Select[Any], **values: object) -> TicketView | None:
        row = self._scope.run(statement, **values).first()
        return reading.ticket_view(row) if row else None
