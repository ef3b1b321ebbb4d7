"""How alembic reaches the database; it runs in a thread of its own."""

from __future__ import annotations

import asyncio

from alembic import context
from sqlalchemy import Connection
from sqlalchemy.ext.asyncio import create_async_engine

from storage.rows import Base

SEARCH_TABLES = ("library_text", "library_vectors")


def _migrate(connection: Connection) -> None:
    context.configure(
        connection=connection,
        target_metadata=Base.metadata,
        # The shadow tables of full text and vectors belong to their extensions.
        include_name=lambda name, kind, _: kind != "table" or not (name or "").startswith(SEARCH_TABLES),
    )
    with context.begin_transaction():
        context.run_migrations()


async def _run() -> None:
    engine = create_async_engine(context.config.get_main_option("sqlalchemy.url") or "", hide_parameters=True)
    async with engine.begin() as connection:
        await connection.run_sync(_migrate)
    await engine.dispose()


asyncio.run(_run())
