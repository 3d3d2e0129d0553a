"""The queue without its locks: what the negative controls run, to show that the tests see a race."""

from contextlib import nullcontext
from dataclasses import replace
from datetime import date
from uuid import UUID

from sqlalchemy import Connection, update

from core.services.dto import TicketView
from core.services.queue_ports import Day, TicketEvent
from core.services.spool_ports import SpoolTicket
from core.spool.file_spool import FileSpool
from core.spool.spool_file import alone
from core.storage import engine
from core.storage.queue_store import SqlQueueStore
from core.storage.tables import service_day, ticket

_locked_take = SqlQueueStore.take_number


def take_locks_away() -> None:
    """In this process only: read first, write later, and check no condition."""
    engine._begin_sqlite = _begin
    take_turns_away()
    SqlQueueStore.take_number = _take_number  # type: ignore[method-assign, assignment]
    SqlQueueStore.take_waiting = _take_waiting  # type: ignore[method-assign, assignment]
    SqlQueueStore.change = _change  # type: ignore[method-assign, assignment]
    SqlQueueStore.move = _move  # type: ignore[method-assign, assignment]


def take_turns_away() -> None:
    """In this process only: the writers of an SQLite file do not stand in line."""
    setattr(engine, "turn", lambda _, __: nullcontext())  # noqa: B010 - a name that the module keeps to itself


def forget_spools() -> None:
    """In this process only: a kiosk's tickets are kept in memory and not on its disk."""
    FileSpool.add = alone(_keep_in_memory)  # type: ignore[method-assign]


def _keep_in_memory(spool: FileSpool, ticket: SpoolTicket) -> None:
    spool._tickets[ticket.id] = ticket


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN")


def _take_number(store: SqlQueueStore, section_id: UUID, on: date) -> Day:
    read = store.day(section_id, on)
    if read is None:
        return _locked_take(store, section_id, on)
    taken = Day(read.id, read.last_number + 1, read.waiting + 1, read.revision + 1)
    _write(store, taken)
    return taken


def _take_waiting(store: SqlQueueStore, section_id: UUID, today: date) -> Day | None:
    read = store.day_to_call(section_id, today)
    return Day(read.id, read.last_number, read.waiting - 1, read.revision + 1) if read else None


def _move(store: SqlQueueStore, before: TicketView, after: TicketView, event: TicketEvent) -> int | None:
    day = store.lock(event.day_id)
    _change(store, before, after, replace(event, revision=day.revision))
    return day.revision


def _write(store: SqlQueueStore, day: Day) -> None:
    values = {"last_number": day.last_number, "waiting": day.waiting, "revision": day.revision}
    store._scope.run(update(service_day).where(service_day.c.id == day.id).values(**values))


def _change(store: SqlQueueStore, before: TicketView, after: TicketView, event: TicketEvent) -> bool:
    place = {"state": after.state.value, "desk_id": after.desk_id, "changed_at": event.at}
    store._scope.run(update(ticket).where(ticket.c.id == before.id).values(**place))
    store.append(event)
    return True
