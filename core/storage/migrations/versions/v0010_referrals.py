"""Several departments at once: each has its own part in a request, also those that work on one already."""

from collections.abc import Iterator
from itertools import islice

import sqlalchemy as sa
from alembic import op

from core.storage.types import Instant

revision = "0010"
down_revision = "0009"

_BATCH = 10_000
_REQUEST = sa.table(
    "request",
    *(sa.column(name, sa.Uuid()) for name in ("id", "centre_id", "department_id")),
    *(sa.column(name, sa.String()) for name in ("state", "party")),
    sa.column("state_since", Instant),
    sa.column("registered_at", Instant),
)
_MOVEMENT = sa.table(
    "request_movement",
    sa.column("request_id", sa.Uuid()),
    sa.column("staff_id", sa.Uuid()),
    sa.column("sequence", sa.Integer()),
    sa.column("move", sa.String()),
)
# A request that was returned, or answered, keeps the department to which it goes back.
_PARTS = {"referred": "open", "in_process": "accepted", "returned": "accepted", "answered": "answered"}


def upgrade() -> None:
    """Add the table, with the department that each request lies with now as its only one."""
    table = op.create_table(
        "referral",
        sa.Column("request_id", sa.Uuid(), nullable=False),
        sa.Column("round", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("centre_id", sa.Uuid(), nullable=False),
        sa.Column("department_id", sa.Uuid(), nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("holder_id", sa.Uuid()),
        sa.Column("since", Instant, nullable=False),
        sa.Column("said", sa.Integer()),
        sa.ForeignKeyConstraint(["request_id"], ["request.id"], name=op.f("fk_referral_request_id")),
        sa.ForeignKeyConstraint(["centre_id"], ["centre.id"], name=op.f("fk_referral_centre_id")),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name=op.f("fk_referral_department_id")),
        sa.ForeignKeyConstraint(["holder_id"], ["staff.id"], name=op.f("fk_referral_holder_id")),
        sa.ForeignKeyConstraint(
            ["request_id", "said"],
            ["request_movement.request_id", "request_movement.sequence"],
            name=op.f("fk_referral_request_id_said"),
        ),
        sa.PrimaryKeyConstraint("request_id", "round", "position", name=op.f("pk_referral")),
        sa.UniqueConstraint(
            "request_id", "round", "department_id", name=op.f("uq_referral_request_id_round_department_id")
        ),
    )
    op.create_index("ix_referral_department", "referral", ["department_id", "state"])
    parts = _parts()
    while batch := list(islice(parts, _BATCH)):
        op.bulk_insert(table, batch)


def downgrade() -> None:
    """Take it away; who worked beside the department with which a request lies is told by the history alone."""
    op.drop_index("ix_referral_department", "referral")
    op.drop_table("referral")


def _parts() -> Iterator[dict[str, object]]:
    taken = sa.select(_MOVEMENT.c.staff_id).where(
        _MOVEMENT.c.request_id == _REQUEST.c.id, _MOVEMENT.c.sequence == _last("accept")
    )
    lie = _REQUEST.c.department_id.is_not(None) & _REQUEST.c.state.in_(list(_PARTS))
    found = sa.select(_REQUEST, _last("answer").label("said"), taken.scalar_subquery().label("taken_by")).where(lie)
    for row in op.get_bind().execute(found):
        state = _PARTS[row.state]
        yield {
            "request_id": row.id,
            "round": 1,
            "position": 0,
            "centre_id": row.centre_id,
            "department_id": row.department_id,
            "state": state,
            "holder_id": row.taken_by if state != "open" else None,
            "since": row.state_since or row.registered_at,
            "said": row.said if state == "answered" else None,
        }


def _last(move: str) -> sa.ScalarSelect[int]:
    """The number of the last link of this kind."""
    links = _MOVEMENT.alias(f"last_{move}")
    last = sa.select(sa.func.max(links.c.sequence)).where(links.c.request_id == _REQUEST.c.id, links.c.move == move)
    return last.correlate(_REQUEST).scalar_subquery()
