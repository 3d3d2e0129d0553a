"""The course of a request: with whom it lies, its version, its departments and the officers of these."""

import sqlalchemy as sa
from alembic import op

from core.storage.migrations.references import add_reference
from core.storage.types import Instant

revision = "0003"
down_revision = "0002"

_REFERENCES = [
    ("request", "department_id", "department"),
    ("request", "holder_id", "staff"),
    ("request_movement", "department_id", "department"),
    ("staff", "department_id", "department"),
]


def _columns() -> list[tuple[str, sa.Column[object]]]:
    """Made anew each time: a column belongs to one table."""
    return [
        ("request", sa.Column("version", sa.Integer(), nullable=False, server_default="1")),
        ("request", sa.Column("party", sa.String(16), nullable=False, server_default="centre")),
        ("request", sa.Column("before_return", sa.String(16))),
        ("request", sa.Column("state_since", Instant)),
        ("request", sa.Column("urgency", sa.String(16), nullable=False, server_default="normal")),
        ("request_type", sa.Column("standing_directive", sa.Text(), nullable=False, server_default="")),
        ("request_movement", sa.Column("key", sa.String(200))),
    ]


def upgrade() -> None:
    """Add the columns; what was registered lies with the centre, since it was."""
    for table, column in _columns():
        op.add_column(table, column)
    for table, name, target in _REFERENCES:
        add_reference(table, name, target)
    op.execute("UPDATE request SET state_since = registered_at")
    op.create_index("ix_request_lies", "request", ["centre_id", "party", "state", "due"])
    op.create_index("ix_request_department", "request", ["department_id", "state", "due"])
    op.create_index("uq_request_movement_key", "request_movement", ["centre_id", "key"], unique=True)


def downgrade() -> None:
    """Take all of it away again; what only these columns knew is lost."""
    op.drop_index("uq_request_movement_key", "request_movement")
    op.drop_index("ix_request_department", "request")
    op.drop_index("ix_request_lies", "request")
    for table, column, _ in _REFERENCES:
        op.drop_column(table, column)
    for table, new in reversed(_columns()):
        op.drop_column(table, new.name)
