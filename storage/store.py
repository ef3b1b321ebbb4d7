"""One transaction and its repositories."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager

from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from storage.decisions import Decisions
from storage.engine import AT_ONCE
from storage.events import Events
from storage.facts import Documents
from storage.faults import worded_errors
from storage.interviews import Interviews
from storage.library import Library
from storage.links import Links
from storage.postings import Postings
from storage.runs import Runs
from storage.scope import Scope
from storage.tasks import Tasks
from storage.users import Users


class Store:
    """The repositories of one transaction, all bound to one scope. Repositories never commit; the unit of work does."""

    def __init__(self, session: AsyncSession, scope: Scope, clock: Callable[[], str], *, vectors: bool) -> None:
        self.scope = scope
        self.events = Events(session, scope, clock)
        self.documents = Documents(session, scope, clock, self.events, vectors=vectors)
        self.decisions = Decisions(session, scope, clock, self.events)
        self.interviews = Interviews(session, scope, clock, self.events)
        self.postings = Postings(session, scope, clock, self.events)
        self.runs = Runs(session, scope, clock, self.events)
        self.library = Library(session, scope, clock, self.events, vectors=vectors)
        # These three belong to no single person.
        self.users = Users(session, clock)
        self.links = Links(session)
        self.tasks = Tasks(session, clock)


@asynccontextmanager
async def reading(
    engine: AsyncEngine, scope: Scope, clock: Callable[[], str], *, vectors: bool
) -> AsyncGenerator[Store, None]:
    """A transaction that only reads."""
    with worded_errors(engine.url):
        async with AsyncSession(engine, expire_on_commit=False) as session:
            yield Store(session, scope, clock, vectors=vectors)


@asynccontextmanager
async def writing(
    engine: AsyncEngine, scope: Scope, clock: Callable[[], str], *, vectors: bool
) -> AsyncGenerator[Store, None]:
    """A transaction that is committed at its end, or not at all."""
    with worded_errors(engine.url):
        async with AsyncSession(engine, expire_on_commit=False) as session:
            await session.connection(execution_options=AT_ONCE)
            yield Store(session, scope, clock, vectors=vectors)
            await session.commit()
