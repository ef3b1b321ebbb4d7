"""The database, one unit of work per transaction; SQLAlchemy is loaded when the first one begins.

Loading it takes a quarter of the time in which a server starts, and no list of tools needs it.
"""

from __future__ import annotations

from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager
from functools import cached_property
from typing import TYPE_CHECKING

import anyio

from storage.driver import can_load_extensions, vector_extension
from storage.scope import Scope

if TYPE_CHECKING:
    from sqlalchemy.ext.asyncio import AsyncEngine

    from storage.store import Store

Clock = Callable[[], str]


class Database:
    """One database. `clock` gives the ISO time that rows are stamped with; `vectors` says sqlite-vec is loaded."""

    def __init__(self, url: str, clock: Clock) -> None:
        self.url = url
        self.clock = clock
        self.vectors = can_load_extensions() and vector_extension() is not None
        self._opening = anyio.Lock()
        self._opened = False
        # Writers of this process wait here, for as long as it takes: those that wait in SQLite give up in the end,
        # and a long step of one run may keep the loop from ending the transaction of another.
        self._turn = anyio.Lock()

    @cached_property
    def engine(self) -> AsyncEngine:
        """The engine of an opened database."""
        from storage.engine import make_engine

        return make_engine(self.url, vectors=self.vectors)

    async def open(self) -> None:
        """Create or migrate where needed, once. Raises CannotWrite when the data folder cannot be used."""
        from storage.engine import bring_up

        async with self._opening:
            if not self._opened:
                await bring_up(self.engine, vectors=self.vectors)
                self._opened = True

    @asynccontextmanager
    async def reading(self, scope: Scope) -> AsyncGenerator[Store, None]:
        """A unit of work that only reads. Opens the database where that was not done yet."""
        await self.open()
        from storage.store import reading

        async with reading(self.engine, scope, self.clock, vectors=self.vectors) as store:
            yield store

    @asynccontextmanager
    async def writing(self, scope: Scope) -> AsyncGenerator[Store, None]:
        """A unit of work that commits at its end and leaves nothing behind when it fails."""
        await self.open()
        from storage.store import writing

        async with self._turn, writing(self.engine, scope, self.clock, vectors=self.vectors) as store:
            yield store

    async def close(self) -> None:
        """Close every connection."""
        if "engine" in self.__dict__:
            await self.engine.dispose()


async def open_database(url: str, clock: Clock) -> Database:
    """A database, opened at once. Raises CannotWrite when the data folder cannot be used."""
    database = Database(url, clock)
    await database.open()
    return database
