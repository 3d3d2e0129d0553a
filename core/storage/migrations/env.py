"""Alembic's environment: migrations run in the transaction that `core.storage.schema` opened."""

from alembic import context

from core.storage import document_tables, hall_tables, request_tables, sign_in_tables, tables  # noqa: F401 - to know every table
from core.storage.columns import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    transactional_ddl=True,
    render_as_batch=True,
)
context.run_migrations()
