"""Requests are found by words: an index of all that is there."""

import sqlalchemy as sa
from alembic import context, op
from sqlalchemy.dialects.postgresql import TSVECTOR

from core.storage.search_index import fill

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    """Make the table and its index, and fill them."""
    connection = op.get_bind()
    sqlite = connection.dialect.name == "sqlite"
    op.create_table(
        "request_search",
        sa.Column("n", sa.Integer() if sqlite else sa.BigInteger(), nullable=False),
        sa.Column("centre_id", sa.Uuid(), nullable=False),
        sa.Column("request_id", sa.Uuid(), nullable=False),
        sa.Column("doc", sa.Text() if sqlite else TSVECTOR(), nullable=False),
        sa.ForeignKeyConstraint(["centre_id"], ["centre.id"], name=op.f("fk_request_search_centre_id")),
        sa.ForeignKeyConstraint(["request_id"], ["request.id"], name=op.f("fk_request_search_request_id")),
        sa.PrimaryKeyConstraint("n", name=op.f("pk_request_search")),
        sa.UniqueConstraint("request_id", name=op.f("uq_request_search_request_id")),
    )
    if sqlite:
        # No content: what FTS5 was given stands in the table. Every character above ASCII belongs to a word.
        op.execute(
            """CREATE VIRTUAL TABLE request_fts USING fts5(words, content='', columnsize=0, detail=none,
            tokenize="ascii tokenchars '_'")"""
        )
    fill(connection, context.config.attributes.get("progress"))
    if not sqlite:
        op.create_index(
            "ix_request_search_doc",
            "request_search",
            ["doc"],
            postgresql_using="gin",
            postgresql_with={"fastupdate": False},
        )


def downgrade() -> None:
    """Take it away; it holds nothing that is not written elsewhere."""
    if op.get_bind().dialect.name == "sqlite":
        op.execute("DROP TABLE request_fts")
    else:
        op.drop_index("ix_request_search_doc", "request_search")
    op.drop_table("request_search")
