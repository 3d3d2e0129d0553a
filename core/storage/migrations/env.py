"""Alembic's environment: migrations run in the transaction that `core.storage.schema` opened."""

from alembic import context

from core.storage.columns import metadata

# For its naming convention: nothing is compared here, so that it need not know the tables.
context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    transactional_ddl=True,
    render_as_batch=True,
)
context.run_migrations()
