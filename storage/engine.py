"""The engine behind a database: SQLite in WAL mode with full text and vectors, in the newest shape."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, event, text
from sqlalchemy.engine import make_url
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from storage.driver import vector_extension
from storage.faults import worded_errors
from storage.rows import Base
from storage.search_tables import create_search_tables, search_tables
from tailoring.errors import CannotWrite

HEAD = "0005"
WAL = "PRAGMA journal_mode=WAL"
PRAGMAS = (
    "PRAGMA busy_timeout=15000",  # first, so that the others wait for another process too
    WAL,
    "PRAGMA synchronous=NORMAL",
    "PRAGMA foreign_keys=ON",
    "PRAGMA mmap_size=268435456",  # vectors are read from the system's own cache, a third faster than by copies
)
# A unit of work that is going to write takes its turn at the beginning: two that read first would both fail.
AT_ONCE = {"begin": "BEGIN IMMEDIATE"}


def make_engine(url: str, *, vectors: bool) -> AsyncEngine:
    """The engine, connected to nothing yet. `vectors`: its connections load sqlite-vec. Raises CannotWrite."""
    _make_folder(url)
    engine = create_async_engine(url, hide_parameters=True)
    _prepare(engine, vectors=vectors)
    return engine


async def bring_up(engine: AsyncEngine, *, vectors: bool) -> None:
    """Create or migrate where needed. Raises CannotWrite when the data folder or the file cannot be used."""
    try:
        with worded_errors(engine.url):
            await _create_or_migrate(engine, vectors=vectors)
    except CannotWrite:
        await engine.dispose()
        raise


def _make_folder(url: str) -> None:
    name = make_url(url).database
    if not name or name == ":memory:":
        return
    try:
        Path(name).parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        problem = f"The data folder {Path(name).parent} cannot be made: {error.strerror}."
        raise CannotWrite(problem, "Set RESUMEWRIGHT_HOME to a folder that can be written.") from error


def _prepare(engine: AsyncEngine, *, vectors: bool) -> None:
    locked: type[Exception] = engine.sync_engine.dialect.loaded_dbapi.OperationalError

    @event.listens_for(engine.sync_engine, "connect")
    def connect(connection: Any, _: Any) -> None:
        if vectors:
            connection.run_async(_load_vectors)
        connection.isolation_level = None
        cursor = connection.cursor()
        for pragma in PRAGMAS:
            try:
                cursor.execute(pragma)
            except locked:
                # Two that make one new database at once: the other is turning it to WAL, and that stays.
                if pragma != WAL:
                    raise
        cursor.close()

    @event.listens_for(engine.sync_engine, "begin")
    def begin(connection: Any) -> None:
        connection.exec_driver_sql(connection.get_execution_options().get("begin", "BEGIN"))

    _ = (connect, begin)


async def _load_vectors(raw: Any) -> None:
    """Load sqlite-vec into a driver connection, and shut the door for extensions behind it."""
    await raw.enable_load_extension(True)
    await raw.load_extension(str(vector_extension()))
    await raw.enable_load_extension(False)


async def _create_or_migrate(engine: AsyncEngine, *, vectors: bool) -> None:
    """Bring the database to the newest shape in one transaction that keeps every other process off meanwhile."""
    async with engine.connect() as connection:
        if await connection.run_sync(partial(_is_ready, vectors=vectors)):
            return
    async with engine.connect() as connection:
        await connection.execution_options(**AT_ONCE)
        async with connection.begin():
            await connection.run_sync(_bring_up)
            await connection.run_sync(partial(create_search_tables, vectors=vectors))


def _is_ready(connection: Connection, *, vectors: bool) -> bool:
    tables = connection.dialect.get_table_names(connection)
    return _version(connection) == HEAD and set(search_tables(vectors=vectors)) <= set(tables)


def _version(connection: Connection) -> str:
    """The version of the shape, "" for a database that has none yet."""
    if not connection.dialect.has_table(connection, "alembic_version"):
        return ""
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one()


def _bring_up(connection: Connection) -> None:
    version = _version(connection)
    if version == HEAD:
        return
    if not version:
        Base.metadata.create_all(connection)
        connection.execute(text("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY)"))
        connection.execute(text("INSERT INTO alembic_version VALUES (:head)"), {"head": HEAD})
        return
    from storage.migrations.upgrade import known_versions, upgrade

    if version not in known_versions():
        raise CannotWrite(
            f"The database {connection.engine.url.database} has the shape {version}; this program knows {HEAD}.",
            "It was used with a newer Resumewright: install that one, or set RESUMEWRIGHT_HOME to another folder.",
        )
    upgrade(connection)
