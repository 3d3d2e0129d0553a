"""The schema of a database: made, brought up to date, and checked before anything else is done."""

import os
import sqlite3
import tempfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, select, text
from sqlalchemy.engine import make_url

from core.domain.errors import EnvironmentFault, ErrorCode, RuleBroken
from core.services.identifiers import new_id
from core.services.setup import CentreSetup
from core.storage.engine import begin, sqlite_path
from core.storage.new_centre import write_centre
from core.storage.scope import Scope
from core.storage.tables import centre

KNOWN = tuple(f"{number:04}" for number in range(1, 23))
HEAD = KNOWN[-1]
_LOCK = 0x697374  # "ist": the advisory lock of whoever changes a schema
_PATIENCE = 300  # seconds: a program that starts waits until another has upgraded, however many years it has to copy


def prepare(
    engine: Engine,
    address: str,
    setup: CentreSetup | None,
    *,
    new: bool = False,
    mark: Callable[[], bytes] | None = None,
) -> None:
    """Create or upgrade the schema and, where the database has no centre and one is given, write it.

    All in one transaction under a lock: of several programs that start at once one does it, and one that
    is killed on the way leaves nothing. With `new`, a centre that is there already raises `centre_exists`.
    `mark` gives the mark of the new centre's key, and is called only where a centre is written.
    """
    path = sqlite_path(make_url(address))
    if path is not None:
        _create_file(path)
    with begin(engine, write=True, patience=_PATIENCE) as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(text(f"SET LOCAL lock_timeout = '{_PATIENCE}s'"))
            connection.execute(text("SET LOCAL statement_timeout = 0"))
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})
        if _found(connection) != HEAD:
            _refuse_newer(connection)
            _upgrade(connection)
        present = connection.execute(select(centre.c.id)).first() is not None
        if present and new:
            raise RuleBroken(ErrorCode.CENTRE_EXISTS)
        if not present and setup is not None:
            write_centre(Scope(connection, new_id()), setup, mark() if mark else None)
        connection.commit()


def check(engine: Engine) -> bytes | None:
    """The mark of the key with which the centre was made, where it has this program's schema and a centre.

    `database_not_initialised`, `database_older` (an upgrade is needed) or `database_newer` (this program is old).
    """
    with begin(engine, write=False) as connection:
        found = _found(connection)
        if found is None:
            raise EnvironmentFault(ErrorCode.DATABASE_NOT_INITIALISED)
        _refuse_newer(connection)
        if found != HEAD:
            raise EnvironmentFault(ErrorCode.DATABASE_OLDER, found=found, needed=HEAD, command="istiqbal init")
        made = connection.execute(select(centre.c.key_check)).first()
        if made is None:
            raise EnvironmentFault(ErrorCode.DATABASE_NOT_INITIALISED)
        mark: bytes | None = made.key_check
        return mark


def _found(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def _refuse_newer(connection: Connection) -> None:
    found = _found(connection)
    if found is not None and found not in KNOWN:
        raise EnvironmentFault(ErrorCode.DATABASE_NEWER, found=found, known=HEAD)


def _upgrade(connection: Connection) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", "core.storage:migrations")
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def _create_file(path: Path) -> None:
    """Put an empty database in write-ahead mode in place, whole at once: to switch later one must be alone."""
    if path.exists():
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=".new-", dir=path.parent)
    os.close(handle)
    made = Path(name)
    try:
        with closing(sqlite3.connect(made)) as connection:
            connection.execute("PRAGMA journal_mode=WAL")
        _put(made, path)
    finally:
        made.unlink(missing_ok=True)


def _put(made: Path, path: Path) -> None:
    try:
        if os.name == "nt":
            made.rename(path)
        else:
            path.hardlink_to(made)
    except FileExistsError:
        return  # another program was faster
