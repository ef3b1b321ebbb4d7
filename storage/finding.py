"""Finds past applications and facts by words and by meaning; what lacks its vector gets it when it is searched.

Neither a run nor a reader waits for vectors: the first run of a command would load the embedder for one text.

An embedder that cannot be asked stops nothing: what is found then is found by words, and a warning says so.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import anyio.to_thread

from storage.database import Database
from storage.scope import Scope
from tailoring.errors import UserError
from tailoring.library import LibraryEntry

if TYPE_CHECKING:
    from tailoring.services import Embedder, Vectors

# So many past applications get the vector they lack while one search waits.
AT_A_SEARCH = 32
AT_ONCE = 64
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class FoundEntries:
    """Past applications with their similarity (0–1), and whether meaning was looked at; `warning` says why not."""

    hits: list[tuple[LibraryEntry, float]]
    by_words_alone: bool
    warning: str = ""


@dataclass(frozen=True, slots=True)
class FoundFacts:
    """The ids of facts, the best first; `warning` says why meaning was not looked at."""

    ids: list[str]
    warning: str = ""


class Meanings:
    """Encodes in a thread, and remembers why it could not."""

    def __init__(self, embedder: Embedder | None) -> None:
        self.embedder = embedder
        self.failed: UserError | None = None

    @property
    def warning(self) -> str:
        """Why meanings could not be had, or ""."""
        return str(self.failed) if self.failed else ""

    @property
    def model(self) -> str:
        """The name stored with the vectors; "" once there are none to be had."""
        return self.embedder.model_id if self.embedder else ""

    async def of(self, texts: Sequence[str]) -> Vectors | None:
        """Unit rows, or None where there is no embedder or it could not be asked."""
        if self.embedder is None or not texts:
            return None
        try:
            return await anyio.to_thread.run_sync(self.embedder.encode, texts)
        except UserError as error:
            log.warning("%s", error)
            self.embedder, self.failed = None, error
            return None

    async def one(self, text: str) -> Vectors | None:
        """The unit vector of a text, or None."""
        rows = await self.of([text])
        return None if rows is None else rows[0]


async def find_entries(
    database: Database, scope: Scope, title: str, terms: Sequence[str], embedder: Embedder | None, limit: int
) -> FoundEntries:
    """The past applications nearest to a job, the best first."""
    meanings = Meanings(embedder)
    async with database.reading(scope) as store:
        kept, behind = await store.library.state(meanings.model)
        if not kept:
            return FoundEntries([], embedder is None)
        # Encoded on another core while the database looks for the words.
        encoding = asyncio.create_task(meanings.one("\n".join((title, *terms))))
        by_text = await store.library.by_words(terms, limit)
    # An embedder far away may take its time: no transaction waits for it.
    vector = await encoding
    if behind and vector is not None:
        await _give_vectors(database, scope, meanings, AT_A_SEARCH)
    async with database.reading(scope) as store:
        near = await store.library.by_meaning(meanings.model, vector, limit)
        hits = await store.library.fused(by_text, near, limit)
    return FoundEntries(hits, vector is None, meanings.warning)


async def find_facts(database: Database, scope: Scope, query: str, embedder: Embedder | None, limit: int) -> FoundFacts:
    """The facts nearest to a query; those that came since the last search are indexed first."""
    meanings = Meanings(embedder)
    # Begun before any transaction, so that nobody else waits for it.
    await _index_facts(database, scope, meanings)
    vector = await meanings.one(query)
    async with database.reading(scope) as store:
        ids = await store.documents.index.search(query, meanings.model, vector, limit)
    return FoundFacts(ids, meanings.warning)


async def reembed(database: Database, scope: Scope, embedder: Embedder) -> int:
    """Give everything of this person that lacks a vector of this model its vector; how many. Raises UserError."""
    meanings, done = Meanings(embedder), 0
    while given := await _give_vectors(database, scope, meanings, AT_ONCE):
        done += given
    done += await _index_facts(database, scope, meanings)
    if meanings.failed:
        raise meanings.failed
    return done


async def _give_vectors(database: Database, scope: Scope, meanings: Meanings, most: int) -> int:
    async with database.reading(scope) as store:
        behind = await store.library.behind(meanings.model, most)
    rows = await meanings.of([_told(entry) for _, entry in behind])
    if rows is None:
        return 0
    async with database.writing(scope) as store:
        await store.library.give_vectors(
            meanings.model, [(number, row) for (number, _), row in zip(behind, rows, strict=True)]
        )
    return len(behind)


async def _index_facts(database: Database, scope: Scope, meanings: Meanings) -> int:
    async with database.reading(scope) as store:
        behind = await store.documents.index.behind(meanings.model)
    if not behind:
        return 0
    rows = await meanings.of([text for _, text in behind])
    async with database.writing(scope) as store:
        await store.documents.index.catch_up(meanings.model, behind, [] if rows is None else list(rows))
    return len(behind)


def _told(entry: LibraryEntry) -> str:
    """What of an entry its vector tells."""
    return f"{entry.job_title}\n{entry.resume_content}"
