"""What happens to a request without moving it: the detail of such a link, the requests that belong together."""

import sqlalchemy as sa
from alembic import op

from core.storage.migrations.references import add_reference

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    """Add the columns and the table; links from before have no detail, and their digests hold."""
    op.add_column("request_movement", sa.Column("detail", sa.JSON()))
    add_reference("request", "merged_into_id", "request")
    op.create_index("ix_request_merged_into", "request", ["merged_into_id"])
    op.create_table(
        "request_link",
        sa.Column("centre_id", sa.Uuid(), nullable=False),
        sa.Column("first_id", sa.Uuid(), nullable=False),
        sa.Column("second_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["centre_id"], ["centre.id"], name=op.f("fk_request_link_centre_id")),
        sa.ForeignKeyConstraint(["first_id"], ["request.id"], name=op.f("fk_request_link_first_id")),
        sa.ForeignKeyConstraint(["second_id"], ["request.id"], name=op.f("fk_request_link_second_id")),
        sa.PrimaryKeyConstraint("first_id", "second_id", name=op.f("pk_request_link")),
    )
    op.create_index("ix_request_link_second", "request_link", ["second_id"])


def downgrade() -> None:
    """Take all of it away again; what only these columns knew is lost."""
    op.drop_index("ix_request_link_second", "request_link")
    op.drop_table("request_link")
    op.drop_index("ix_request_merged_into", "request")
    op.drop_column("request", "merged_into_id")
    op.drop_column("request_movement", "detail")
