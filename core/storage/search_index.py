"""Keeps the index of requests: what is written with a request, and what an older database is given all at once."""

from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import Any
from uuid import UUID

from sqlalchemy import ARRAY, Connection, String, TextClause, Uuid, bindparam, text

from core.domain.finding import beginnings
from core.storage.scope import Scope
from core.storage.search_marks import Indexed, tokens, window_marks

Told = Callable[[int, int], None]
_BATCH = 2_000
_TRUTH = """
SELECT q.id, q.centre_id, q.subject, q.reference, q.state, v.name, t.code AS type_code, s.name AS section
FROM request q JOIN visitor v ON v.id = q.applicant_id JOIN request_type t ON t.id = q.type_id
JOIN visit i ON i.id = q.visit_id JOIN ticket k ON k.id = i.ticket_id JOIN section s ON s.id = k.section_id"""
_REFERRED = """
SELECT DISTINCT m.request_id, d.code FROM request_movement m JOIN department d ON d.id = m.department_id"""
_IDS = bindparam("ids", type_=Uuid(), expanding=True)
_ID = {"id": Uuid(), "centre_id": Uuid()}
_SOME = text(f"{_TRUTH} WHERE q.id IN :ids").bindparams(_IDS).columns(**_ID)
# Whoever gives the applicant another name meanwhile waits for this unit, or is waited for.
_SOME_HELD = text(f"{_TRUTH} WHERE q.id IN :ids FOR SHARE OF v").bindparams(_IDS).columns(**_ID)
_ALL = text(f"{_TRUTH} ORDER BY q.registered_at, q.id").columns(**_ID)
_SOME_REFERRED = text(f"{_REFERRED} WHERE m.request_id IN :ids").bindparams(_IDS).columns(request_id=Uuid())
_KNOWN = text("SELECT request_id, n, doc FROM request_search WHERE request_id IN :ids").bindparams(_IDS)
_KNOWN_ROWS = _KNOWN.columns(request_id=Uuid())


def refresh(scope: Scope, requests: Sequence[UUID]) -> None:
    """Index these requests as they stand now."""
    held = scope.dialect == "postgresql"
    for some in _batches(iter(requests)):
        rows = scope.run(_SOME_HELD if held else _SOME, ids=some).all()
        known = {row.request_id: (row.n, row.doc) for row in scope.run(_KNOWN_ROWS, ids=some)}
        _write(scope.connection, _indexed(scope.connection, rows), known)


def fill(connection: Connection, told: Told | None = None) -> None:
    """Index every request of a database that has no index yet, the oldest first."""
    total = connection.execute(text("SELECT count(*) FROM request")).scalar_one()
    done = 0
    for rows in connection.execute(_ALL, execution_options={"yield_per": _BATCH}).partitions():
        _write(connection, _indexed(connection, rows), {})
        done += len(rows)
        if told is not None:
            told(done, total)


def sqlite_doc(one: Indexed) -> str:
    """What SQLite keeps of a request's index: FTS5 must be told again what it is to forget."""
    return " ".join((*one.words, *one.marks))


def sqlite_tokens(doc: str) -> str:
    """What FTS5 is given of it."""
    found: list[str] = []
    for word in doc.split():
        found += (word,) if word.startswith("_") else beginnings(word)
    return " ".join(dict.fromkeys(found))


def _indexed(connection: Connection, rows: Sequence[Any]) -> list[tuple[UUID, UUID, Indexed]]:
    referred: dict[UUID, set[str]] = {}
    for row in connection.execute(_SOME_REFERRED, {"ids": [row.id for row in rows]}):
        referred.setdefault(row.request_id, set()).add(row.code)
    return [
        (
            row.id,
            row.centre_id,
            Indexed(
                subject=row.subject,
                name=row.name,
                reference=row.reference,
                state=row.state,
                type_code=row.type_code,
                section=row.section,
                departments=frozenset(referred.get(row.id, ())),
            ),
        )
        for row in rows
    ]


def _write(connection: Connection, some: list[tuple[UUID, UUID, Indexed]], known: dict[UUID, tuple[int, str]]) -> None:
    write = _write_postgresql if connection.dialect.name == "postgresql" else _write_sqlite
    for request_id, centre_id, one in some:
        write(connection, request_id, centre_id, one, known.get(request_id))


_SQLITE_ADD = text("INSERT INTO request_search (centre_id, request_id, doc) VALUES (:centre, :id, :doc) RETURNING n")
_SQLITE_CHANGE = text("UPDATE request_search SET doc = :doc WHERE n = :n")
_FTS_ADD = text("INSERT INTO request_fts (rowid, words) VALUES (:n, :words)")
_FTS_FORGET = text("INSERT INTO request_fts (request_fts, rowid, words) VALUES ('delete', :n, :words)")


def _write_sqlite(
    connection: Connection, request_id: UUID, centre_id: UUID, one: Indexed, known: tuple[int, str] | None
) -> None:
    doc = sqlite_doc(one)
    if known is None:
        n = connection.execute(_typed(_SQLITE_ADD), {"centre": centre_id, "id": request_id, "doc": doc}).scalar_one()
    elif known[1] == doc:
        return
    else:
        n = known[0]
        connection.execute(_FTS_FORGET, {"n": n, "words": sqlite_tokens(known[1])})
        connection.execute(_SQLITE_CHANGE, {"n": n, "doc": doc})
    connection.execute(_FTS_ADD, {"n": n, "words": sqlite_tokens(doc)})


_NEXT = text("SELECT nextval(pg_get_serial_sequence('request_search', 'n'))")
_POSTGRESQL_ADD = text(
    "INSERT INTO request_search (n, centre_id, request_id, doc) VALUES (:n, :centre, :id, array_to_tsvector(:tokens))"
)
_POSTGRESQL_CHANGE = text(
    "UPDATE request_search SET doc = array_to_tsvector(:tokens) WHERE n = :n AND doc <> array_to_tsvector(:tokens)"
)
_TOKENS = bindparam("tokens", type_=ARRAY(String))


def _write_postgresql(
    connection: Connection, request_id: UUID, centre_id: UUID, one: Indexed, known: tuple[int, str] | None
) -> None:
    n: int = connection.execute(_NEXT).scalar_one() if known is None else known[0]
    given = tokens(one.words, (*one.marks, *window_marks(n)))
    if known is None:
        add = _typed(_POSTGRESQL_ADD.bindparams(_TOKENS))
        connection.execute(add, {"n": n, "centre": centre_id, "id": request_id, "tokens": given})
    else:
        connection.execute(_POSTGRESQL_CHANGE.bindparams(_TOKENS), {"n": n, "tokens": given})


def _typed(statement: TextClause) -> TextClause:
    return statement.bindparams(bindparam("centre", type_=Uuid()), bindparam("id", type_=Uuid()))


def _batches(rows: Iterator[Any]) -> Iterator[list[Any]]:
    while batch := list(islice(rows, _BATCH)):
        yield batch
