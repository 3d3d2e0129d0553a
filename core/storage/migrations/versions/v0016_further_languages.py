"""What a centre writes itself, in further languages of its visitors."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
_TEXTS = (("centre", "title"), ("centre", "authority"), ("section", "title"), ("service", "title"), ("service", "hint"))


def upgrade() -> None:
    """Add a column beside each text; a centre of before has none of them."""
    for table, text in _TEXTS:
        op.add_column(table, sa.Column(f"{text}_further", sa.JSON(), nullable=False, server_default="{}"))


def downgrade() -> None:
    """Take them away."""
    for table, text in reversed(_TEXTS):
        op.drop_column(table, f"{text}_further")
