"""The table of the halls' screens: what is wished of each, and what it tells of itself."""

from sqlalchemy import JSON, Column, String, Table, UniqueConstraint

from core.storage.columns import centre_column, id_column, metadata

# By the name of the device: a screen may be set up before it was ever switched on.
hall_screen = Table(
    "hall_screen",
    metadata,
    id_column(),
    centre_column(),
    Column("device", String(64), nullable=False),
    Column("wishes", JSON, nullable=False),
    Column("report", JSON, nullable=False),
    UniqueConstraint("centre_id", "device"),
)
