"""Mistakes in the services and the storage, each planted by one patch; the machine has to find every one."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

import pytest

from core.domain.ticket import TicketState
from core.services import desk_unit, place, undoing
from core.services.calling import Calling
from core.services.context import Context
from core.services.desk_unit import DeskUnit
from core.services.dto import TicketView
from core.services.queue import QueueService
from core.services.queue_ports import Day, TicketEvent
from core.storage.queue_store import SqlQueueStore

Plant = Callable[[pytest.MonkeyPatch], None]
_take_number, _lock, _noted = SqlQueueStore.take_number, SqlQueueStore.lock, SqlQueueStore._noted
_change, _move, _issue = SqlQueueStore.change, DeskUnit.move, QueueService.issue
_given_back, _free = place.given_back, Calling._free


def _number_reused(store: SqlQueueStore, section_id: UUID, on: date) -> Day:
    day = _take_number(store, section_id, on)
    return replace(day, last_number=day.last_number + (day.last_number > 2))


def _any_state(calling: DeskUnit, ticket: TicketView, move: Any, **changes: object) -> Any:
    allowed = replace(ticket, state=TicketState.CALLED) if ticket.state is TicketState.SERVING else ticket
    return _move(calling, allowed, move, **changes)


def _waiting_miscounted(store: SqlQueueStore, day_id: UUID, waiting: int = 0) -> Day:
    return _lock(store, day_id, max(waiting, 0))


def _one_key_two_tickets(queue: QueueService, section: str, service: str, key: str, **more: Any) -> TicketView:
    count = len(queue.tickets(section))
    return _issue(queue, section, service, f"{key} {count}", **more)


def _target_forgotten(ticket: TicketView, before: Any) -> TicketView:
    return replace(_given_back(ticket, before), for_desk_id=ticket.for_desk_id, for_staff_id=ticket.for_staff_id)


def _state_forgotten(ticket: TicketView, before: Any) -> TicketView:
    target = _given_back(ticket, before)
    return replace(target, state=TicketState.CALLED) if target.state is TicketState.SERVING else target


def _code_changed(store: SqlQueueStore, before: TicketView, after: TicketView, event: TicketEvent) -> bool:
    from core.storage.tables import ticket

    if before.service != after.service:
        code = f"X{before.number:03d}"
        store._scope.run(ticket.update().where(ticket.c.id == before.id).values(code=code))
    return _change(store, before, after, event)


def _silent(store: SqlQueueStore, write: Any, noting: Any, event: TicketEvent, values: dict[str, object]) -> int | None:
    if event.kind.value == "recalled":
        return event.revision if store._scope.run(write, **values).rowcount == 1 else None
    return _noted(store, write, noting, event, values)


def _nobody(store: SqlQueueStore, write: Any, noting: Any, event: TicketEvent, values: dict[str, object]) -> int | None:
    return _noted(store, write, noting, replace(event, staff_id=None), values)


def _rewritten(
    store: SqlQueueStore, write: Any, noting: Any, event: TicketEvent, values: dict[str, object]
) -> int | None:
    from core.storage.tables import ticket_event

    store._scope.run(ticket_event.update().where(ticket_event.c.ticket_id == event.ticket_id).values(reason="tidied"))
    return _noted(store, write, noting, event, values)


def _pause_ignored(calling: Calling, act: DeskUnit, finishing: UUID | None) -> None:
    _free(calling, replace(act, place=replace(act.place, paused_at=None)), finishing)


def _utc_day(context: Context) -> date:
    return context.clock.now().date()


def _set(owner: Any, name: str, value: object) -> Plant:
    return lambda patch: patch.setattr(owner, name, value)


FAULTS: dict[str, Plant] = {
    "a number is skipped": _set(SqlQueueStore, "take_number", _number_reused),
    "a day begins at midnight of UTC": _set(Context, "today", _utc_day),
    "a no-show is taken though the visit began": _set(DeskUnit, "move", _any_state),
    "who waits is miscounted": _set(SqlQueueStore, "lock", _waiting_miscounted),
    "a kiosk's key is ignored": _set(QueueService, "issue", _one_key_two_tickets),
    "a desk's key is ignored": _set(DeskUnit, "done_before", lambda *_: None),
    "an undo leaves the visitor waiting for one desk": _set(undoing, "given_back", _target_forgotten),
    "an undo gives back another state": _set(undoing, "given_back", _state_forgotten),
    "the code changes with the service": _set(SqlQueueStore, "change", _code_changed),
    "a recall leaves no line": _set(SqlQueueStore, "_noted", _silent),
    "nobody did it": _set(SqlQueueStore, "_noted", _nobody),
    "the record is tidied": _set(SqlQueueStore, "_noted", _rewritten),
    "passing over is not counted": _set(Calling, "_pass_over", staticmethod(lambda *_: None)),
    "a pause is ignored": _set(Calling, "_free", _pause_ignored),
    "who left is waited for": _set(DeskUnit, "_for_who_is_there", lambda _, target: target),
    "who waits is still at the desk": _set(desk_unit, "waits", lambda ticket: 0),
}

# Found within seconds, so tried each time; the others when there is time (the profile `deep`).
SWIFT = (
    "a number is skipped",
    "a day begins at midnight of UTC",
    "a kiosk's key is ignored",
    "the code changes with the service",
    "nobody did it",
    "the record is tidied",
    "passing over is not counted",
    "who waits is still at the desk",
)
