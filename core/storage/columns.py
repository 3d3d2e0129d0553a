"""What every table is made of: the metadata that they share, and the columns that most of them have."""

from sqlalchemy import Column, ForeignKey, MetaData, Uuid

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def id_column() -> Column[object]:
    """The identifier of a row."""
    return Column("id", Uuid, primary_key=True)


def centre_column() -> Column[object]:
    """The centre that wrote a row."""
    return Column("centre_id", Uuid, ForeignKey("centre.id"), nullable=False)


def reference(name: str, target: str, *, optional: bool = False) -> Column[object]:
    """A column that names a row of another table."""
    return Column(name, Uuid, ForeignKey(target), nullable=optional)
