"""How alembic reaches the database: by the open connection it is given, inside that connection's transaction."""

from __future__ import annotations

from alembic import context

from storage.rows import Base
from storage.search_tables import SEARCH_TABLES

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    # The shadow tables of full text and vectors belong to their extensions.
    include_name=lambda name, kind, _: kind != "table" or not (name or "").startswith(SEARCH_TABLES),
)
with context.begin_transaction():
    context.run_migrations()
