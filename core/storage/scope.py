"""What the stores of one unit of work share."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Table, any_, literal
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.engine import CursorResult
from sqlalchemy.sql import Executable

from core.domain.errors import EnvironmentFault, ErrorCode
from core.services.audit_ports import AuditEntry


@dataclass(slots=True)
class Scope:
    """One transaction on one centre, and what its commit has to see to.

    That are the topics of the feed that it touches, its entries in the audit trail, and the requests to be indexed.
    """

    connection: Connection
    centre_id: UUID
    touched: set[str] = field(default_factory=set)
    entered: list[AuditEntry] = field(default_factory=list)
    indexed: set[UUID] = field(default_factory=set)
    takes_in: bool = False

    @property
    def dialect(self) -> str:
        """sqlite or postgresql."""
        return self.connection.dialect.name

    def run(self, statement: Executable, **values: object) -> "CursorResult[Any]":
        """Execute in this transaction, with the values of the statement's parameters."""
        return self.connection.execute(statement, values)

    @contextmanager
    def together(self) -> Iterator[None]:
        """On PostgreSQL all that runs in it leaves in one way to the server; its results cannot be had."""
        if self.dialect != "postgresql":
            yield
            return
        import psycopg

        driver: Any = self.connection.connection.driver_connection
        try:
            with driver.pipeline():
                yield
        except psycopg.OperationalError as error:
            # The pipeline's own end found the line broken, of which SQLAlchemy does not hear.
            raise EnvironmentFault(ErrorCode.DATABASE_AWAY, reason=type(error).__name__) from error

    def among(self, column: ColumnElement[Any], values: Collection[object]) -> ColumnElement[bool]:
        """Whether it is one of these; on PostgreSQL as one parameter, so that one plan serves however many they are."""
        if self.dialect == "postgresql":
            return column == any_(literal(list(values), ARRAY(column.type)))
        return column.in_(values)

    def insert(self, table: Table) -> "sqlite.Insert | postgresql.Insert":
        """An insert that knows ON CONFLICT, in the dialect of the database."""
        return postgresql.insert(table) if self.connection.dialect.name == "postgresql" else sqlite.insert(table)

    def add(self, table: Table, **values: object) -> bool:
        """Insert a row of this centre; False when a unique constraint already has it."""
        statement = self.insert(table).values(centre_id=self.centre_id, **values).on_conflict_do_nothing()
        # an INSERT's count is not kept of itself; on PostgreSQL it would read -1
        return self.run(statement.execution_options(preserve_rowcount=True)).rowcount == 1
