"""The statements that change tickets and their days, built once: building one costs more than running it."""

from typing import Any

from sqlalchemy import (
    CTE,
    ColumnElement,
    Executable,
    Insert,
    ScalarSelect,
    Text,
    Update,
    bindparam,
    cast,
    func,
    insert,
    literal,
    select,
    update,
)
from sqlalchemy.dialects import postgresql, sqlite

from core.storage.tables import service_day, ticket, ticket_event

DAY = (
    service_day.c.id,
    service_day.c.last_number,
    service_day.c.waiting,
    service_day.c.revision,
    service_day.c.closed_at,
)
ADDED = (
    "id",
    "centre_id",
    "service_day_id",
    "section_id",
    "service_id",
    "number",
    "code",
    "key",
    "language",
    "state",
    "printing",
    "ahead",
    "wait_minutes",
    "issued_at",
    "changed_at",
    "waiting_since",
    "queue_class",
    "position",
    "due_at",
    "help",
)
PLACE = (
    "state",
    "service_id",
    "desk_id",
    "queue_class",
    "position",
    "waiting_since",
    "due_at",
    "passed",
    "recalls",
    "note",
    "for_desk_id",
    "for_staff_id",
    "changed_at",
)


# PostgreSQL wakes who waits for a row, and lets whoever is quicker have it: some of eight waited for half a second. An
# advisory lock is handed over in the order of coming. The row stays what is locked; this is only the line before it.
# It is part of the statement that locks the row, since each way to the server while others wait makes all of them wait.
_DAY = bindparam("day", type_=service_day.c.id.type)


def _lock(name: ColumnElement[str]) -> ColumnElement[None]:
    return func.pg_advisory_xact_lock(func.hashtextextended(name, literal(0, literal_execute=True))).label("held")


_SECTION, _DATE = (bindparam(name, type_=service_day.c[name].type) for name in ("section_id", "date"))
_LINE_OF_SECTION = select(_lock(cast(_SECTION, Text) + cast(_DATE, Text))).cte("line")


def _line_of(day: ColumnElement[Any]) -> CTE:
    place = cast(service_day.c.section_id, Text) + cast(service_day.c.date, Text)
    return select(service_day.c.id, _lock(place)).where(service_day.c.id == day).cte("line")


def _first_to_call() -> ScalarSelect[Any]:
    # By another name: the table itself would be taken for the one that the statement around changes.
    one = service_day.alias("one")
    there = select(one.c.id).where(
        one.c.section_id == bindparam("of_section"), one.c.date >= bindparam("on"), one.c.waiting > 0
    )
    return there.order_by(one.c.date).limit(1).scalar_subquery()


DAY_TO_CALL = _first_to_call()


def _counted(statement: Any) -> Insert:
    """One more in a day that is there already."""
    raised = {name: service_day.c[name] + 1 for name in ("last_number", "waiting", "revision")}
    upsert: Insert = statement.on_conflict_do_update(index_elements=["section_id", "date"], set_=raised).returning(*DAY)
    return upsert


_FIRST: dict[str, ColumnElement[Any]] = {
    "id": bindparam("id", type_=service_day.c.id.type),
    "centre_id": bindparam("centre_id", type_=service_day.c.centre_id.type),
    "section_id": _SECTION,
    "date": _DATE,
    "last_number": literal(1),
    "waiting": literal(1),
    "revision": literal(1),
}
TAKE_NUMBER = {
    "sqlite": _counted(sqlite.insert(service_day).values(**_FIRST)),
    "postgresql": _counted(
        postgresql.insert(service_day).from_select(list(_FIRST), select(*_FIRST.values()).select_from(_LINE_OF_SECTION))
    ),
}


def _in_line(statement: Update, day: ColumnElement[Any]) -> dict[str, Update]:
    line = _line_of(day)
    return {
        "sqlite": statement.where(service_day.c.id == day),
        "postgresql": statement.where(service_day.c.id == line.c.id),
    }


LOCK = _in_line(
    update(service_day)
    .values(waiting=service_day.c.waiting + bindparam("more"), revision=service_day.c.revision + 1)
    .returning(*DAY),
    _DAY,
)
TAKE_WAITING = _in_line(
    update(service_day)
    .where(service_day.c.waiting > 0)
    .values(waiting=service_day.c.waiting - 1, revision=service_day.c.revision + 1)
    .returning(*DAY),
    DAY_TO_CALL,
)
CLOSE_DAY: Update = (
    update(service_day)
    .where(service_day.c.id == bindparam("day"))
    .values(closed_at=bindparam("at"), closed_reason=bindparam("why"))
)
CHANGE: Update = (
    update(ticket)
    .where(ticket.c.id == bindparam("ticket"), ticket.c.state == bindparam("was"))
    .values({name: bindparam(f"new_{name}", type_=ticket.c[name].type) for name in PLACE})
)
PASS_OVER: Update = update(ticket).where(ticket.c.id == bindparam("ticket")).values(passed=ticket.c.passed + 1)
MARK_PRINT: Update = update(ticket).where(ticket.c.id == bindparam("ticket")).values(printing=bindparam("printing_now"))
APPEND: Insert = insert(ticket_event)


_NEW_TICKET = {name: bindparam(f"new_{name}", type_=ticket.c[name].type) for name in ADDED}
ADD = sqlite.insert(ticket).values(**_NEW_TICKET).on_conflict_do_nothing().execution_options(preserve_rowcount=True)


def _noted(written: Any, revision: ColumnElement[int]) -> Executable:
    """A write of one ticket and, where it wrote, `APPEND` in one way to the server; gives the event's revision."""
    done = written.returning(ticket.c.id, revision.label("revision")).cte("done")
    # A parameter that is called as a column of the ticket would become part of an UPDATE.
    given = {column.name: bindparam(f"event_{column.name}", type_=column.type) for column in ticket_event.c}
    values = given | {"revision": done.c.revision}
    noted = insert(ticket_event).from_select(list(values), select(*values.values()).select_from(done)).cte("noted")
    return select(done.c.revision).add_cte(noted)


_REVISION = bindparam("event_revision", type_=ticket_event.c.revision.type)
ADD_NOTED = _noted(postgresql.insert(ticket).values(**_NEW_TICKET).on_conflict_do_nothing(), _REVISION)
CHANGE_NOTED = _noted(CHANGE, _REVISION)
_HELD = LOCK["postgresql"].cte("held")
# With the day's lock in it, which all others wait for: each way to the server less is time for all of them.
MOVE_NOTED = _noted(CHANGE.where(ticket.c.service_day_id == _HELD.c.id), _HELD.c.revision)
