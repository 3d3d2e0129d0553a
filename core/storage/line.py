"""Lines to a server that lie in the pool: one that was cut there is never handed out."""

import select
import time
from typing import Any

from sqlalchemy import Engine, event
from sqlalchemy.exc import DisconnectionError
from sqlalchemy.pool import ConnectionPoolEntry

# A server that ends says so at once, and its line can be read. Only a line that is lost while nothing is sent on it,
# behind a switch that forgets, is found by asking; not at every act, since each way costs all desks.
_TRUSTED_SECONDS = 10.0
_RESTS = "istiqbal_rests_since"


def keep_alive(engine: Engine) -> None:
    """Look at each line of a PostgreSQL engine before it is used; one that is dead is replaced by a new one.

    SQLAlchemy's own `pool_pre_ping` asks the server each time: one way more in each unit of work.
    """

    def look(connection: Any, entry: ConnectionPoolEntry, _: object) -> None:
        if _has_news(connection):
            raise DisconnectionError("the server ended the connection")
        since = entry.info.get(_RESTS)
        if since is not None and time.monotonic() - since > _TRUSTED_SECONDS:
            _ask(engine, connection)

    def rest(_: object, entry: ConnectionPoolEntry) -> None:
        entry.info[_RESTS] = time.monotonic()

    event.listen(engine, "checkout", look)
    event.listen(engine, "checkin", rest)


def _has_news(connection: Any) -> bool:
    """A server sends nothing of itself on a line that only asks; what can be read is the end of it."""
    return connection.closed or bool(select.select([connection.fileno()], [], [], 0)[0])


def _ask(engine: Engine, connection: Any) -> None:
    try:
        engine.dialect.do_ping(connection)
    except engine.dialect.loaded_dbapi.Error as error:
        raise DisconnectionError("the server does not answer on this line") from error
