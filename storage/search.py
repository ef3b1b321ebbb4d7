"""Full text and vectors over the library and the facts, fused by reciprocal rank."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Literal, get_args

from sqlalchemy import Connection, TextClause, text
from sqlalchemy.ext.asyncio import AsyncSession

from storage.scope import Scope

if TYPE_CHECKING:
    from tailoring.services import Vectors

# How fast the worth of a hit falls with its rank; the usual constant of reciprocal rank fusion.
RANK_CONSTANT = 60
MOST_TERMS = 12
Searched = Literal["library", "facts"]
SEARCHED: tuple[Searched, ...] = get_args(Searched)
SEARCH_TABLES = tuple(f"{name}_{way}" for way in ("text", "vectors") for name in SEARCHED)
_WORD = re.compile(r"[\w+#.]*\w[\w+#.]*")


def search_tables(*, vectors: bool) -> tuple[str, ...]:
    """The tables there must be."""
    return SEARCH_TABLES if vectors else SEARCH_TABLES[: len(SEARCHED)]


def create_search_tables(connection: Connection, *, vectors: bool) -> None:
    """The full-text tables and, where sqlite-vec is loaded, the vector tables, if they are not there yet."""
    for name in SEARCHED:
        connection.exec_driver_sql(
            f"CREATE VIRTUAL TABLE IF NOT EXISTS {name}_text USING "
            """fts5(scope, body, tokenize = "unicode61 tokenchars '+#.'")"""
        )
        if vectors:
            connection.exec_driver_sql(
                f"CREATE VIRTUAL TABLE IF NOT EXISTS {name}_vectors USING vec0(number INTEGER PRIMARY KEY, "
                # Of unit vectors the nearest by length are the nearest by angle, and length is reckoned twice as fast.
                "partition TEXT partition key, embedding FLOAT[384] distance_metric=L2, chunk_size=128)"
            )


def query_terms(phrases: Iterable[str]) -> list[str]:
    """The distinct words and phrases to look for, the first named first."""
    terms: dict[str, None] = {}
    for phrase in phrases:
        words = _WORD.findall(phrase.casefold())
        if 0 < len(words) <= 3:
            terms.setdefault(" ".join(word.strip(".") for word in words))
    return [term for term in terms if len(term) > 1][:MOST_TERMS]


def match_expression(scope: Scope, terms: Sequence[str]) -> str:
    """An FTS5 expression bound to the scope; every term is quoted, because `C++` or `a-b` are syntax to FTS5."""
    quoted = " OR ".join('"{}"'.format(term.replace('"', '""')) for term in terms)
    return f"scope : {scope.key} AND body : ({quoted})"


class SearchIndex:
    """The search tables of one kind of thing. Rows are named by the thing's own running number."""

    def __init__(self, session: AsyncSession, scope: Scope, name: Searched, *, vectors: bool) -> None:
        self.session = session
        self.scope = scope
        self.name = name
        self.vectors = vectors

    async def add(self, number: int, body: str, model: str, vector: Vectors | None) -> None:
        """Index one thing."""
        await self.session.execute(
            self._sql("INSERT INTO {name}_text (rowid, scope, body) VALUES (:number, :scope, :body)"),
            {"number": number, "scope": self.scope.key, "body": body},
        )
        await self.add_vector(number, model, vector)

    async def add_vector(self, number: int, model: str, vector: Vectors | None) -> None:
        """Index the vector of a thing, where vectors are searched."""
        if self.vectors and vector is not None:
            await self.session.execute(
                self._sql(
                    "INSERT INTO {name}_vectors (number, partition, embedding) VALUES (:number, :partition, :vector)"
                ),
                {"number": number, "partition": self._partition(model), "vector": vector.tobytes()},
            )

    async def remove(self, number: int, *, text_too: bool = True) -> None:
        """Forget a thing; or only its vector."""
        if text_too:
            await self.session.execute(self._sql("DELETE FROM {name}_text WHERE rowid = :number"), {"number": number})
        if self.vectors:
            await self.session.execute(
                self._sql("DELETE FROM {name}_vectors WHERE number = :number"), {"number": number}
            )

    def _sql(self, sentence: str) -> TextClause:
        """A statement about this index's tables; their names are ours, never a value."""
        return text(sentence.format(name=self.name))

    def _partition(self, model: str) -> str:
        """Vectors of two models, or of two people, never meet in one search."""
        return f"{self.scope.key}:{model}"

    async def search(
        self, terms: Sequence[str], model: str, vector: Vectors | None, limit: int
    ) -> list[tuple[int, float, float | None]]:
        """(number, fused worth, cosine or None), the best first; ties go to the older entry."""
        worth: dict[int, float] = {}
        cosines: dict[int, float] = {}
        for rank, number in enumerate(await self._by_text(terms, limit * 3)):
            worth[number] = worth.get(number, 0.0) + 1 / (RANK_CONSTANT + rank)
        if self.vectors and vector is not None:
            for rank, (number, distance) in enumerate(await self._by_vector(model, vector, limit * 3)):
                worth[number] = worth.get(number, 0.0) + 1 / (RANK_CONSTANT + rank)
                cosines[number] = 1 - distance**2 / 2
        best = sorted(worth, key=lambda number: (-worth[number], number))[:limit]
        return [(number, worth[number], cosines.get(number)) for number in best]

    async def _by_text(self, terms: Sequence[str], limit: int) -> list[int]:
        if not terms:
            return []
        rows = await self.session.execute(
            self._sql("SELECT rowid FROM {name}_text WHERE {name}_text MATCH :query ORDER BY rank, rowid LIMIT :limit"),
            {"query": match_expression(self.scope, terms), "limit": limit},
        )
        return [row[0] for row in rows]

    async def _by_vector(self, model: str, vector: Vectors, limit: int) -> list[tuple[int, float]]:
        rows = await self.session.execute(
            self._sql(
                "SELECT number, distance FROM {name}_vectors "
                "WHERE embedding MATCH :vector AND k = :limit AND partition = :partition ORDER BY distance"
            ),
            {"vector": vector.tobytes(), "limit": limit, "partition": self._partition(model)},
        )
        return sorted(((row[0], row[1]) for row in rows), key=lambda hit: (hit[1], hit[0]))
