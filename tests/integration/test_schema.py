"""The schema: built from nothing by any number of programs at once, equal to the tables, and checked at the start."""

import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, MetaData, Table, inspect, text
from sqlalchemy.exc import IntegrityError

from core.domain.errors import EnvironmentFault, ErrorCode, IstiqbalError, RuleBroken
from core.services.setup import DEFAULT_CENTRE
from core.storage import schema
from core.storage.columns import metadata
from core.storage.engine import begin, make_engine
from core.storage.storage import Storage
from tests.support.postgres import PostgresServer

AT_ONCE = 8
PREPARE = """
import sys
from core.services.setup import DEFAULT_CENTRE
from core.storage.storage import Storage
storage = Storage(sys.argv[1])
sys.stdin.readline()
storage.prepare(DEFAULT_CENTRE)
storage.check()
storage.close()
"""


def prepared(address: str) -> Storage:
    """A database with its centre, closed again."""
    storage = Storage(address)
    storage.prepare(DEFAULT_CENTRE)
    storage.close()
    return storage


def change(address: str, *statements: str) -> None:
    """Do something to a database behind the program's back."""
    engine = make_engine(address)
    try:
        with begin(engine, write=True) as connection:
            for statement in statements:
                connection.execute(text(statement))
            connection.commit()
    finally:
        engine.dispose()


def fault_of_check(address: str) -> IstiqbalError:
    """What a program that starts on this database is told."""
    storage = Storage(address)
    with pytest.raises(EnvironmentFault) as caught:
        storage.check()
    storage.close()
    return caught.value


def definitions(connection: Connection) -> set[str]:
    """Every table, constraint and index in the database's own words, which autogenerate does not all compare."""
    if connection.dialect.name == "sqlite":
        rows = connection.execute(text("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL")).scalars()
        own = {_FOREIGN_KEY.sub("", " ".join(row.split())) for row in rows if "alembic_version" not in row}
        return own | {str(key) for key in _foreign_keys(connection)}
    constraints = text("SELECT conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) "
                       "FROM pg_constraint WHERE connamespace = 'public'::regnamespace")  # fmt: skip
    indexes = text("SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'")
    found = {str(row) for query in (constraints, indexes) for row in connection.execute(query).scalars()}
    return {row for row in found if "alembic_version" not in row}


# A key that came with a column is written at the column, that of a new table at its end: compared by themselves.
_FOREIGN_KEY = re.compile(
    r", CONSTRAINT \w+ FOREIGN KEY ?\([^)]*\) REFERENCES \"?\w+\"? ?\([^)]*\)| REFERENCES \w+ \(id\)"
)


def _foreign_keys(connection: Connection) -> set[tuple[str, ...]]:
    tables = connection.execute(text("SELECT name FROM sqlite_master WHERE type = 'table'")).scalars().all()
    lists = {table: connection.execute(text(f'PRAGMA foreign_key_list("{table}")')) for table in tables}
    return {(table, row.table, row[3], row.to, row.on_delete) for table, rows in lists.items() for row in rows}


def context(connection: Connection) -> MigrationContext:
    """For a comparison; what FTS5 keeps behind its table is its own, and a GIN index is PostgreSQL's."""
    sqlite = connection.dialect.name == "sqlite"

    def ours(found: Any, name: str | None, kind: str, *_: object) -> bool:
        if kind == "index":
            return not (sqlite and found.dialect_options["postgresql"]["using"] == "gin")
        return kind != "table" or not (name or "").startswith("request_fts")

    return MigrationContext.configure(connection, opts={"include_object": ours})


def test_migrations_build_the_tables(database_url: str) -> None:
    prepared(database_url)
    engine = make_engine(database_url)
    with begin(engine, write=False) as connection:
        assert compare_metadata(context(connection), metadata) == []
    engine.dispose()


def test_comparing_sees_a_difference(database_url: str) -> None:
    prepared(database_url)
    other = MetaData(naming_convention=metadata.naming_convention)
    for table in metadata.tables.values():
        table.to_metadata(other)
    Table("planted", other)
    engine = make_engine(database_url)
    with begin(engine, write=False) as connection:
        assert compare_metadata(context(connection), other) != []
    engine.dispose()


def test_checks_and_partial_indexes_are_the_tables_own(postgres: PostgresServer, tmp_path: Path) -> None:
    pairs = [
        (postgres.create(), postgres.create()),
        (f"sqlite:///{tmp_path / 'migrated.db'}", f"sqlite:///{tmp_path / 'created.db'}"),
    ]
    for migrated, created in pairs:
        prepared(migrated)
        prepared(created)  # for the file; the tables are then made again, by SQLAlchemy
        change(created, "DROP TABLE alembic_version")
        found = []
        for address, remake in ((migrated, False), (created, True)):
            engine = make_engine(address)
            with begin(engine, write=True) as connection:
                if remake:
                    drop_all(connection)
                    metadata.create_all(connection)
                found.append(definitions(connection))
                connection.commit()
            engine.dispose()
        assert found[0]
        assert normal(found[0]) == normal(found[1])


def drop_all(connection: Connection) -> None:
    """Remove every table, children first."""
    if connection.dialect.name == "sqlite":
        connection.execute(text("PRAGMA defer_foreign_keys=ON"))
    metadata.drop_all(connection)
    assert inspect(connection).get_table_names() == []


def normal(found: set[str]) -> set[str]:
    """SQLite repeats a statement as it was written: the order of the clauses in it says nothing."""
    return {" ".join(sorted(row.replace("(", " ( ").replace(")", " ) ").replace(",", " ").split())) for row in found}


def test_head_is_the_newest_migration() -> None:
    config = Config()
    config.set_main_option("script_location", "core.storage:migrations")
    config.set_main_option("path_separator", "os")
    scripts = ScriptDirectory.from_config(config)
    assert scripts.get_heads() == [schema.HEAD]
    assert tuple(reversed([script.revision for script in scripts.walk_revisions()])) == schema.KNOWN


def test_programs_that_start_at_once_make_one_centre(database_url: str) -> None:
    command = [sys.executable, "-c", PREPARE, database_url]
    programs = [subprocess.Popen(command, stdin=subprocess.PIPE, text=True) for _ in range(AT_ONCE)]
    for program in programs:
        assert program.stdin is not None
        program.stdin.write("go\n")
        program.stdin.flush()
    for program in programs:
        with program:
            pass
    assert [program.returncode for program in programs] == [0] * AT_ONCE
    engine = make_engine(database_url)
    with begin(engine, write=False) as connection:
        assert connection.execute(text("SELECT count(*) FROM centre")).scalar() == 1
        assert connection.execute(text("SELECT count(*) FROM section")).scalar() == 2
    engine.dispose()


def test_a_program_waits_longer_for_an_upgrade_than_for_a_row(
    postgres_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("core.storage.engine.WAIT_SECONDS", 1)  # s: what any other lock is waited for
    prepared(postgres_url)
    engine = make_engine(postgres_url)
    with begin(engine, write=True) as upgrading, ThreadPoolExecutor() as programs:
        upgrading.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": schema._LOCK})
        program = programs.submit(prepared, postgres_url)
        with pytest.raises(TimeoutError):
            program.result(timeout=3)
        upgrading.rollback()
        program.result(timeout=30)
    engine.dispose()


def test_preparing_again_changes_nothing(database_url: str) -> None:
    prepared(database_url)
    change(database_url, "UPDATE section SET title_en = 'kept'")
    prepared(database_url)
    engine = make_engine(database_url)
    with begin(engine, write=False) as connection:
        assert set(connection.execute(text("SELECT title_en FROM section")).scalars()) == {"kept"}
    engine.dispose()


def test_a_second_centre_is_refused(database_url: str) -> None:
    storage = prepared(database_url)
    with pytest.raises(RuleBroken) as caught:
        storage.prepare(DEFAULT_CENTRE, new=True)
    assert caught.value.code is ErrorCode.CENTRE_EXISTS
    texts = "title_ar, title_en, authority_ar, authority_en, zone, digits"
    for only in (1, 2):
        values = f"'01890a5dac96774bbcceb302099a8057', 'JED', {texts}, {only}"
        with pytest.raises(IntegrityError):
            change(database_url, f'INSERT INTO centre (id, code, {texts}, "only") SELECT {values} FROM centre')
    storage.close()


def test_an_empty_database_is_told(postgres_url: str) -> None:
    assert fault_of_check(postgres_url).code is ErrorCode.DATABASE_NOT_INITIALISED


def test_a_missing_file_is_not_created(sqlite_url: str, tmp_path: Path) -> None:
    assert fault_of_check(sqlite_url).code in {ErrorCode.DATABASE_AWAY, ErrorCode.DATABASE_NOT_INITIALISED}
    assert list(tmp_path.iterdir()) == []


def test_a_database_without_its_centre_is_told(database_url: str) -> None:
    storage = Storage(database_url)
    storage.prepare(None)
    storage.close()
    assert fault_of_check(database_url).code is ErrorCode.DATABASE_NOT_INITIALISED


def test_an_older_schema_names_the_command(database_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    prepared(database_url)
    monkeypatch.setattr(schema, "KNOWN", (*schema.KNOWN, "next"))
    monkeypatch.setattr(schema, "HEAD", "next")
    fault = fault_of_check(database_url)
    assert fault.code is ErrorCode.DATABASE_OLDER
    assert fault.facts == {"found": schema.KNOWN[-2], "needed": "next", "command": "istiqbal init"}


def test_a_newer_schema_is_refused_and_kept(database_url: str) -> None:
    prepared(database_url)
    change(database_url, "UPDATE alembic_version SET version_num = '9999'")
    fault = fault_of_check(database_url)
    assert fault.code is ErrorCode.DATABASE_NEWER
    assert fault.facts["found"] == "9999"
    storage = Storage(database_url)
    with pytest.raises(EnvironmentFault) as caught:
        storage.prepare(DEFAULT_CENTRE)
    storage.close()
    assert caught.value.code is ErrorCode.DATABASE_NEWER


def test_starting_does_not_load_the_migrations(database_url: str) -> None:
    prepared(database_url)
    code = "import sys; from core.storage.storage import Storage; s = Storage(sys.argv[1]); s.check(); s.close()"
    code += "; sys.exit('alembic' in sys.modules)"
    subprocess.run([sys.executable, "-c", code, database_url], check=True)
