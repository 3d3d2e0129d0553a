"""The statements that change tickets and their days, built once: building one costs more than running it."""

from typing import Any

from sqlalchemy import Insert, Update, bindparam, insert, text, update
from sqlalchemy.dialects import postgresql, sqlite

from core.storage.tables import service_day, ticket, ticket_event

DAY = (
    service_day.c.id,
    service_day.c.last_number,
    service_day.c.waiting,
    service_day.c.revision,
    service_day.c.closed_at,
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


def _take_number(dialect: Any) -> Insert:
    first = ("last_number", "waiting", "revision")
    names = ("id", "centre_id", "section_id", "date")
    values: dict[str, object] = {name: bindparam(name) for name in names} | dict.fromkeys(first, 1)
    statement = dialect.insert(service_day).values(**values)
    raised = {name: service_day.c[name] + 1 for name in first}
    upsert: Insert = statement.on_conflict_do_update(index_elements=["section_id", "date"], set_=raised).returning(*DAY)
    return upsert


def _add(dialect: Any) -> Insert:
    statement: Insert = dialect.insert(ticket).on_conflict_do_nothing()
    return statement.execution_options(preserve_rowcount=True)


TAKE_NUMBER = {"sqlite": _take_number(sqlite), "postgresql": _take_number(postgresql)}
ADD = {"sqlite": _add(sqlite), "postgresql": _add(postgresql)}

# PostgreSQL wakes who waits for a row, and lets whoever is quicker have it: some of eight waited for half a second. An
# advisory lock is handed over in the order of coming. The row stays what is locked; this is only the line before it.
_LINE = "SELECT pg_advisory_xact_lock(hashtextextended({}, 0))"
LINE_OF_SECTION = text(_LINE.format(":line"))
LINE_OF_DAY = text(_LINE.format("section_id::text || date::text") + " FROM service_day WHERE id = :day").bindparams(
    bindparam("day", type_=service_day.c.id.type)
)

LOCK: Update = (
    update(service_day)
    .where(service_day.c.id == bindparam("day"))
    .values(waiting=service_day.c.waiting + bindparam("more"), revision=service_day.c.revision + 1)
    .returning(*DAY)
)
TAKE_WAITING: Update = (
    update(service_day)
    .where(service_day.c.id == bindparam("day"), service_day.c.waiting > 0)
    .values(waiting=service_day.c.waiting - 1, revision=service_day.c.revision + 1)
    .returning(*DAY)
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
