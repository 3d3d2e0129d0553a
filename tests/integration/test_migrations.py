"""Every migration up and down with a row in every table, on both databases: nothing that stays is changed."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from itertools import pairwise
from uuid import UUID

import pytest
from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from sqlalchemy import Column, Connection, Engine, MetaData, Table, inspect, select

from core.storage import schema
from core.storage.engine import begin, make_engine
from core.storage.storage import Storage
from tests.integration.test_schema import definitions

BASE = "base"
COURSE = [BASE, *schema.KNOWN]
CHECKED = {"closes": 2, "ends": 2}  # what a check compares to another column, which is 1
Rows = dict[str, list[dict[str, object]]]


@pytest.fixture
def engine(database_url: str) -> Iterator[Engine]:
    """An empty database of the newest schema."""
    storage = Storage(database_url)
    storage.prepare(None)
    storage.close()
    made = make_engine(database_url)
    yield made
    made.dispose()


def migrate(connection: Connection, revision: str) -> None:
    """Go up or down to a revision, as the program would."""
    config = Config()
    config.set_main_option("script_location", "core.storage:migrations")
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    here = COURSE.index(MigrationContext.configure(connection).get_current_revision() or BASE)
    move = command.downgrade if COURSE.index(revision) < here else command.upgrade
    move(config, revision)


def reflected(connection: Connection) -> list[Table]:
    """The tables that the database has now, parents first."""
    found = MetaData()
    found.reflect(connection)
    # What FTS5 keeps behind its table is its own.
    return [t for t in found.sorted_tables if t.name != "alembic_version" and not t.name.startswith("request_fts")]


def fill(connection: Connection) -> None:
    """Put one row in every table that has none."""
    rows: dict[Table, dict[str, object]] = {}
    for table in reflected(connection):
        found = connection.execute(select(table)).mappings().first()
        rows[table] = dict(found) if found else {column.name: value(column, rows) for column in table.columns}
        if not found:
            connection.execute(table.insert().values(rows[table]))


def value(column: Column[object], rows: dict[Table, dict[str, object]]) -> object:
    """Something that a column takes."""
    for key in column.foreign_keys:
        row = rows.get(key.column.table)
        return row[key.column.name] if row else None  # a row that names itself, such as a parent, may do without
    kind = column.type.python_type
    known: dict[type, object] = {
        int: CHECKED.get(column.name, 1),
        bool: True,
        bytes: b"\x00\xff",
        date: date(2026, 11, 24),
        datetime: datetime(2026, 11, 24, 7, 0, 0, 123456, tzinfo=UTC),
        UUID: UUID(int=1),
        dict: ["تجنيس"],
    }
    return known.get(kind, "0" * 31 + "1" if column.name == "id" else "نص"[: getattr(column.type, "length", 0) or 9])


def kept(connection: Connection, tables: list[Table]) -> Rows:
    """The rows of those tables, in the columns that they had."""
    return {table.name: [dict(row) for row in connection.execute(select(table)).mappings()] for table in tables}


@pytest.mark.parametrize(("lower", "upper"), list(pairwise(COURSE)))
def test_up_and_down_with_data(engine: Engine, lower: str, upper: str) -> None:
    with begin(engine, write=True) as connection:
        migrate(connection, lower)
        fill(connection)
        before, tables = definitions(connection), reflected(connection)
        rows = kept(connection, tables)
        assert all(rows.values())
        migrate(connection, upper)
        assert kept(connection, tables) == rows
        after = definitions(connection)
        assert after != before
        fill(connection)
        migrate(connection, lower)
        assert (definitions(connection), kept(connection, tables)) == (before, rows)
        migrate(connection, upper)
        assert (definitions(connection), kept(connection, tables)) == (after, rows)


def test_down_to_nothing_and_up_again(engine: Engine) -> None:
    with begin(engine, write=True) as connection:
        fill(connection)
        made = definitions(connection)
        migrate(connection, BASE)
        assert inspect(connection).get_table_names() == ["alembic_version"]
        migrate(connection, schema.HEAD)
        assert definitions(connection) == made
