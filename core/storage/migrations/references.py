"""What both databases need different words for."""

import sqlalchemy as sa
from alembic import op


def add_reference(table: str, column: str, target: str) -> None:
    """Add a column that may refer to another table's row."""
    if op.get_bind().dialect.name == "sqlite":
        # SQLite adds a foreign key with its column only, which Alembic has no words for.
        op.execute(f"ALTER TABLE {table} ADD COLUMN {column} CHAR(32) REFERENCES {target} (id)")
        return
    op.add_column(table, sa.Column(column, sa.Uuid()))
    op.create_foreign_key(f"fk_{table}_{column}", table, target, [column], ["id"])
