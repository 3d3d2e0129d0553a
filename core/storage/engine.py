"""Engines for the two databases, and the one place where their faults get the name that a screen knows."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import DBAPIError, InterfaceError, InternalError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.pool import ConnectionPoolEntry, QueuePool

from core.domain.errors import EnvironmentFault, ErrorCode
from core.storage.line import keep_alive
from core.storage.network_share import on_network_share
from core.storage.turns import TurnMissed, turn

WAIT_SECONDS = 5
CONNECT_SECONDS = 3
_WRITES = "istiqbal_writes"
_FILE = "istiqbal_file"
# 16 MB in place of 4: whoever writes at that moment waits for all of it, and at a busy hour all others behind them.
_CHECKPOINT = "wal_autocheckpoint=4000"
# What SQLite calls a trouble that the words "we keep trying" would not help with.
_PROBLEMS = {
    "SQLITE_FULL": "full",
    "SQLITE_READONLY": "read_only",
    "SQLITE_CORRUPT": "damaged",
    "SQLITE_NOTADB": "damaged",
}


def sqlite_path(url: URL) -> Path | None:
    """The file of an SQLite URL; None for another database."""
    if url.get_backend_name() != "sqlite":
        return None
    if not url.database or url.database == ":memory:":
        raise EnvironmentFault(ErrorCode.DATABASE_AWAY, reason="a database in memory cannot be shared")
    return Path(url.database).absolute()


def make_engine(address: str, *, durable: bool = True) -> Engine:
    """An engine that connects when it is first used; `database_on_share` for SQLite on a network share.

    Without `durable` a commit does not wait for the disk: for simulated days only, which a power cut may take.
    """
    url = make_url(address)
    path = sqlite_path(url)
    return _postgresql(url, durable) if path is None else _sqlite(path, durable)


@contextmanager
def begin(engine: Engine, *, write: bool, patience: float = WAIT_SECONDS) -> Iterator[Connection]:
    """One transaction, rolled back unless committed; a database out of reach raises `database_away`.

    All that one without `write` reads is of one instant, on both databases. `patience` is how many seconds a writer
    of an SQLite file waits for its turn.
    """
    file: Path | None = engine.get_execution_options().get(_FILE)
    in_turn = turn(file, patience) if write and file is not None else nullcontext()
    # The turn last and ended first: whoever comes next waits for what is written, and not for what is made ready.
    with translated_faults(), engine.connect() as connection, in_turn:
        if write and file is not None and connection.info.get("file") != _file_identity(file):
            connection.invalidate()  # the file was replaced while this one stood in line
        try:
            yield connection.execution_options(**_options(connection, write))
            if not write:
                # Not rolled back: with that the driver forgets every statement that the server has prepared.
                connection.commit()
        finally:
            if file is not None and connection.in_transaction():
                connection.rollback()  # before the turn ends, or the next one would find the file locked


def _options(connection: Connection, write: bool) -> dict[str, Any]:
    options: dict[str, Any] = {_WRITES: write}
    if not write and connection.dialect.name == "postgresql":
        # Its usual level gives each statement the newest truth: a call could be read beside a count from before it.
        options["isolation_level"] = "REPEATABLE READ"
    return options


@contextmanager
def translated_faults() -> Iterator[None]:
    """Name what the network, the disk or the server did; a mistake of ours in SQL stays what it is."""
    try:
        yield
    except PoolTimeout as error:
        raise EnvironmentFault(ErrorCode.DATABASE_AWAY, reason="no connection was free") from error
    except TurnMissed as error:
        raise EnvironmentFault(ErrorCode.DATABASE_AWAY, reason="another program writes without end") from error
    except (OperationalError, InterfaceError, InternalError) as error:
        if _is_bug(error):
            raise
        raise _fault(error) from error
    except DBAPIError as error:
        if not error.connection_invalidated and _problem(error) is None:
            raise
        raise _fault(error) from error


def _fault(error: DBAPIError) -> EnvironmentFault:
    facts = {"reason": type(error.orig).__name__}
    if problem := _problem(error):
        facts["problem"] = problem
    return EnvironmentFault(ErrorCode.DATABASE_AWAY, **facts)


def _problem(error: DBAPIError) -> str | None:
    name = getattr(error.orig, "sqlite_errorname", "")
    return next((problem for known, problem in _PROBLEMS.items() if name.startswith(known)), None)


def _is_bug(error: DBAPIError) -> bool:
    text = str(error.orig)
    return isinstance(error.orig, sqlite3.OperationalError) and ("no such column" in text or "syntax error" in text)


def _sqlite(path: Path, durable: bool) -> Engine:
    if on_network_share(path):
        raise EnvironmentFault(ErrorCode.DATABASE_ON_SHARE, path=str(path))

    def connect() -> sqlite3.Connection:
        # mode=rw: a file that went missing is a fault, and never an empty database.
        return sqlite3.connect(
            f"file:{quote(path.as_posix())}?mode=rw",
            uri=True,
            timeout=WAIT_SECONDS,
            isolation_level=None,
            check_same_thread=False,
        )

    engine = create_engine(
        "sqlite://",
        creator=connect,
        hide_parameters=True,
        poolclass=QueuePool,
        pool_size=4,
        max_overflow=4,
        pool_timeout=WAIT_SECONDS,
        execution_options={_FILE: path},
    )
    event.listen(engine, "connect", _configure_sqlite if durable else _configure_swift_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    event.listen(engine, "connect", lambda _, entry: entry.info.update(file=_file_identity(path)))
    event.listen(engine, "checkout", lambda _, entry, __: _same_file(path, entry))
    return engine


def _configure_sqlite(connection: Any, _: ConnectionPoolEntry) -> None:
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", _CHECKPOINT):
        connection.execute(f"PRAGMA {pragma}")


def _configure_swift_sqlite(connection: Any, entry: ConnectionPoolEntry) -> None:
    _configure_sqlite(connection, entry)
    connection.execute("PRAGMA synchronous=OFF")


def _begin_sqlite(connection: Connection) -> None:
    # A transaction that will write takes the lock at its start: one that took it late could only fail.
    write = connection.get_execution_options().get(_WRITES, True)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")


def _file_identity(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _same_file(path: Path, entry: ConnectionPoolEntry) -> None:
    from sqlalchemy.exc import DisconnectionError

    # The file was replaced under us, by a restore for one: the old connection would write where nobody looks.
    if entry.info.get("file") != _file_identity(path):
        raise DisconnectionError("the database file is another one")


def _postgresql(url: URL, durable: bool) -> Engine:
    wait = "" if durable else " -c synchronous_commit=off"
    engine = create_engine(
        url.set(drivername="postgresql+psycopg"),
        hide_parameters=True,  # they hold what belongs to a visitor, and errors are written down
        pool_size=4,
        max_overflow=4,
        pool_timeout=WAIT_SECONDS,
        connect_args={
            "connect_timeout": CONNECT_SECONDS,
            "application_name": "istiqbal",
            "keepalives_idle": 10,
            "keepalives_interval": 3,
            "keepalives_count": 3,
            "tcp_user_timeout": 10_000,
            "options": f"-c lock_timeout={WAIT_SECONDS}s -c statement_timeout=30s -c TimeZone=UTC{wait}",
        },
    )
    keep_alive(engine)
    return engine
