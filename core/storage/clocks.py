"""What a database knows of the time: a server's own clock, and the newest line of the record."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Engine, Select, event, func, select

from core.clock import SharedClock
from core.storage.engine import begin
from core.storage.tables import section, service_day, ticket_event


def follow(engine: Engine, clock: SharedClock) -> bool:
    """Let `clock` look at the server's at the beginning of a transaction, before it locks anything.

    False on SQLite, whose programs are all on one PC.
    """
    if engine.dialect.name != "postgresql":
        return False

    def look(connection: Connection) -> None:
        def ask() -> datetime:
            instant: datetime = connection.exec_driver_sql("SELECT clock_timestamp()").scalar_one()
            return instant

        clock.compare(ask)

    event.listen(engine, "begin", look)
    return True


def newest_event(engine: Engine) -> datetime | None:
    """The latest instant that the record of the newest day of any section has."""
    with begin(engine, write=False) as connection:
        instants = list(connection.scalars(_NEWEST))
    return max((instant for instant in instants if instant is not None), default=None)


def _newest() -> Select[Any]:
    # Not its last line: a clock that was set back may have written that. Only one day of each section is read.
    day = (
        select(service_day.c.id)
        .where(service_day.c.section_id == section.c.id)
        .order_by(service_day.c.date.desc())
        .limit(1)
        .correlate(section)
        .scalar_subquery()
    )
    at = select(func.max(ticket_event.c.at)).where(ticket_event.c.service_day_id == day).correlate(section)
    return select(at.scalar_subquery()).select_from(section)


_NEWEST = _newest()
