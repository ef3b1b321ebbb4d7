"""Opens the database: SQLite in WAL mode with full text and vectors, one unit of work per transaction."""

from __future__ import annotations

import importlib.util
from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import event, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import OperationalError
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, create_async_engine

from storage.events import Events
from storage.facts import Documents
from storage.library import Library
from storage.postings import Postings
from storage.rows import Base
from storage.runs import Runs
from storage.scope import Scope
from storage.search import create_search_tables
from tailoring.errors import CannotWrite

HEAD = "0001"
PRAGMAS = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=NORMAL",
    "PRAGMA busy_timeout=15000",
    "PRAGMA foreign_keys=ON",
)
Clock = Callable[[], str]


class Store:
    """The repositories of one transaction, all bound to one scope. Repositories never commit; the unit of work does."""

    def __init__(self, session: AsyncSession, scope: Scope, clock: Clock, *, vectors: bool) -> None:
        self.scope = scope
        self.events = Events(session, scope, clock)
        self.documents = Documents(session, scope, clock, self.events)
        self.postings = Postings(session, scope, clock, self.events)
        self.runs = Runs(session, scope, clock, self.events)
        self.library = Library(session, scope, clock, self.events, vectors=vectors)


class Database:
    """One database. `clock` gives the ISO time that rows are stamped with; `vectors` says sqlite-vec is loaded."""

    def __init__(self, engine: AsyncEngine, clock: Clock, *, vectors: bool) -> None:
        self.engine = engine
        self.clock = clock
        self.vectors = vectors

    @asynccontextmanager
    async def reading(self, scope: Scope) -> AsyncGenerator[Store, None]:
        """A unit of work that only reads."""
        async with AsyncSession(self.engine, expire_on_commit=False) as session:
            yield Store(session, scope, self.clock, vectors=self.vectors)

    @asynccontextmanager
    async def writing(self, scope: Scope) -> AsyncGenerator[Store, None]:
        """A unit of work that commits at its end and leaves nothing behind when it fails."""
        async with AsyncSession(self.engine, expire_on_commit=False) as session:
            await session.connection(execution_options={"begin": "BEGIN IMMEDIATE"})
            yield Store(session, scope, self.clock, vectors=self.vectors)
            await session.commit()

    async def close(self) -> None:
        """Close every connection."""
        await self.engine.dispose()


async def open_database(url: str, clock: Clock) -> Database:
    """Open, and create or migrate where needed. Raises CannotWrite when the data folder cannot be used."""
    _make_folder(url)
    engine = create_async_engine(url, hide_parameters=True)
    vectors = importlib.util.find_spec("sqlite_vec") is not None
    _prepare(engine, vectors=vectors)
    database = Database(engine, clock, vectors=vectors)
    try:
        await _create_or_migrate(engine, url, vectors=vectors)
    except OperationalError as error:
        await engine.dispose()
        problem = f"The database {make_url(url).database} cannot be used: {error.orig}."
        raise CannotWrite(problem, "Set RESUMEWRIGHT_HOME to a folder that can be written.") from error
    return database


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
    @event.listens_for(engine.sync_engine, "connect")
    def connect(connection: Any, _: Any) -> None:
        if vectors:
            connection.run_async(_load_vectors)
        connection.isolation_level = None
        cursor = connection.cursor()
        for pragma in PRAGMAS:
            cursor.execute(pragma)
        cursor.close()

    @event.listens_for(engine.sync_engine, "begin")
    def begin(connection: Any) -> None:
        connection.exec_driver_sql(connection.get_execution_options().get("begin", "BEGIN"))

    _ = (connect, begin)


async def _load_vectors(raw: Any) -> None:
    """Load sqlite-vec into a driver connection, and shut the door for extensions behind it."""
    import sqlite_vec

    path: str = sqlite_vec.loadable_path()
    await raw.enable_load_extension(True)
    await raw.load_extension(path)
    await raw.enable_load_extension(False)


async def _create_or_migrate(engine: AsyncEngine, url: str, *, vectors: bool) -> None:
    async with engine.connect() as connection:
        tables = set(await connection.run_sync(lambda raw: raw.dialect.get_table_names(raw)))
        version = ""
        if "alembic_version" in tables:
            version = (await connection.execute(text("SELECT version_num FROM alembic_version"))).scalar_one()
    if version == HEAD:
        return
    if tables:
        from storage.migrations.upgrade import upgrade

        await upgrade(url)
        return
    async with engine.begin() as connection:
        await connection.run_sync(Base.metadata.create_all)
        await create_search_tables(connection, vectors=vectors)
        await connection.execute(text("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY)"))
        await connection.execute(text("INSERT INTO alembic_version VALUES (:head)"), {"head": HEAD})
