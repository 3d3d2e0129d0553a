"""The table by which requests are found by words; on SQLite the FTS5 table request_fts stands beside it."""

from sqlalchemy import BigInteger, Column, Connection, Index, Integer, Table, Text, UniqueConstraint, event
from sqlalchemy.dialects.postgresql import TSVECTOR

from core.storage.columns import centre_column, metadata, reference

request_search = Table(
    "request_search",
    metadata,
    # Grows with each request, so that the newest is the one with the largest.
    Column("n", BigInteger().with_variant(Integer, "sqlite"), primary_key=True),
    centre_column(),
    reference("request_id", "request.id"),
    # PostgreSQL: every beginning of every word, and the marks; SQLite: the words and the marks that FTS5 was given.
    Column("doc", TSVECTOR().with_variant(Text, "sqlite"), nullable=False),
    UniqueConstraint("request_id"),
    Index(
        "ix_request_search_doc", "doc", postgresql_using="gin", postgresql_with={"fastupdate": False}
    ).ddl_if(dialect="postgresql"),
)  # fmt: skip

# Without content: what it was given stands in the table. All that is not ASCII belongs to a word, as does an underline.
_MAKE = """CREATE VIRTUAL TABLE request_fts USING fts5(words, content='', columnsize=0, detail=none,
tokenize="ascii tokenchars '_'")"""


@event.listens_for(request_search, "after_create")
def _make_fts(_: Table, connection: Connection, **__: object) -> None:
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(_MAKE)


@event.listens_for(request_search, "before_drop")
def _drop_fts(_: Table, connection: Connection, **__: object) -> None:
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("DROP TABLE request_fts")
