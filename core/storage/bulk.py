"""Writes very many rows at once, past the statements of every day: COPY on PostgreSQL, prepared inserts on SQLite."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, Protocol

from sqlalchemy import Engine, Table
from sqlalchemy.dialects import sqlite

Values = Sequence[object]


class Loader(Protocol):
    """Writes rows whose values are in the database's own text: hexadecimal for an identifier, ISO for a time."""

    def add(self, table: Table, rows: Iterable[Values]) -> None:
        """Write rows, each with a value for every column of the table."""

    def index(self, rows: Iterable[tuple[int, str]]) -> None:
        """Give FTS5 the words of rows by their number; PostgreSQL reads them from the table when all is written."""

    def commit(self) -> None:
        """Make what was written last."""


@contextmanager
def loader(engine: Engine, tables: Sequence[Table]) -> Iterator[Loader]:
    """A connection that nobody else may disturb; references are not looked at until all is written."""
    raw = engine.raw_connection()
    driver: Any = raw.driver_connection
    made = _PostgresLoader(driver) if engine.dialect.name == "postgresql" else _SqliteLoader(driver)
    try:
        with made.without_references([table.name for table in tables]):
            yield made
    finally:
        raw.invalidate()  # its settings are nobody else's
        raw.close()


class _SqliteLoader:
    def __init__(self, driver: Any) -> None:
        self._driver = driver

    @contextmanager
    def without_references(self, _: Sequence[str]) -> Iterator[None]:
        for pragma in ("foreign_keys=OFF", "cache_size=-200000", "temp_store=MEMORY"):
            self._driver.execute(f"PRAGMA {pragma}")
        self._driver.execute("BEGIN IMMEDIATE")
        self._tune("hashsize", 64 << 20)
        yield
        self._tune("hashsize", 1 << 20)
        self._driver.execute("INSERT INTO request_fts (request_fts) VALUES ('optimize')")
        self._driver.execute("COMMIT")

    def add(self, table: Table, rows: Iterable[Values]) -> None:
        self._driver.executemany(str(table.insert().compile(dialect=sqlite.dialect(paramstyle="qmark"))), rows)

    def index(self, rows: Iterable[tuple[int, str]]) -> None:
        self._driver.executemany("INSERT INTO request_fts (rowid, words) VALUES (?, ?)", rows)

    def commit(self) -> None:
        self._driver.execute("COMMIT")
        self._driver.execute("BEGIN IMMEDIATE")

    def _tune(self, name: str, value: int) -> None:
        self._driver.execute("INSERT INTO request_fts (request_fts, rank) VALUES (?, ?)", (name, value))


class _PostgresLoader:
    def __init__(self, driver: Any) -> None:
        self._driver = driver

    @contextmanager
    def without_references(self, tables: Sequence[str]) -> Iterator[None]:
        run = self._driver.execute
        run("SET maintenance_work_mem = '1GB'")
        run("SET statement_timeout = 0")
        keys = run(
            "SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint"
            " WHERE contype = 'f' AND conrelid::regclass::text = ANY (%s)",
            [list(tables)],
        ).fetchall()
        indexes = run("SELECT indexname, indexdef FROM pg_indexes WHERE indexdef LIKE '% USING gin %'").fetchall()
        for table, name, _ in keys:
            run(f"ALTER TABLE {table} DROP CONSTRAINT {name}")
        for name, _ in indexes:
            run(f"DROP INDEX {name}")
        yield
        for table, name, words in keys:
            run(f"ALTER TABLE {table} ADD CONSTRAINT {name} {words}")
        for _, words in indexes:
            run(words)
        self._driver.commit()

    def add(self, table: Table, rows: Iterable[Values]) -> None:
        columns = ", ".join(column.name for column in table.columns)
        with self._driver.cursor() as cursor, cursor.copy(f"COPY {table.name} ({columns}) FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row)

    def index(self, _: Iterable[tuple[int, str]]) -> None:
        pass

    def commit(self) -> None:
        self._driver.commit()
