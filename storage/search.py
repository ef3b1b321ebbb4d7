"""Full text and vectors over the library, fused by reciprocal rank."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from sqlalchemy import Connection, text
from sqlalchemy.ext.asyncio import AsyncSession

from storage.scope import Scope

if TYPE_CHECKING:
    from tailoring.services import Vectors

# How fast the worth of a hit falls with its rank; the usual constant of reciprocal rank fusion.
RANK_CONSTANT = 60
MOST_TERMS = 12
SEARCH_TABLES = ("library_text", "library_vectors")
_WORD = re.compile(r"[\w+#.]*\w[\w+#.]*")


def create_search_tables(connection: Connection, *, vectors: bool) -> None:
    """The full-text table and, where sqlite-vec is loaded, the vector table, if they are not there yet."""
    connection.exec_driver_sql(
        "CREATE VIRTUAL TABLE IF NOT EXISTS library_text USING "
        """fts5(scope, body, tokenize = "unicode61 tokenchars '+#.'")"""
    )
    if vectors:
        connection.exec_driver_sql(
            "CREATE VIRTUAL TABLE IF NOT EXISTS library_vectors USING vec0(number INTEGER PRIMARY KEY, "
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


class LibraryIndex:
    """The search tables of the library. Rows are named by the library's own running number."""

    def __init__(self, session: AsyncSession, scope: Scope, *, vectors: bool) -> None:
        self.session = session
        self.scope = scope
        self.vectors = vectors

    async def add(self, number: int, body: str, model: str, vector: Vectors | None) -> None:
        """Index one entry."""
        await self.session.execute(
            text("INSERT INTO library_text (rowid, scope, body) VALUES (:number, :scope, :body)"),
            {"number": number, "scope": self.scope.key, "body": body},
        )
        if self.vectors and vector is not None:
            await self.session.execute(
                text(
                    "INSERT INTO library_vectors (number, partition, embedding) VALUES (:number, :partition, :vector)"
                ),
                {"number": number, "partition": self._partition(model), "vector": vector.tobytes()},
            )

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
            text("SELECT rowid FROM library_text WHERE library_text MATCH :query ORDER BY rank, rowid LIMIT :limit"),
            {"query": match_expression(self.scope, terms), "limit": limit},
        )
        return [row[0] for row in rows]

    async def _by_vector(self, model: str, vector: Vectors, limit: int) -> list[tuple[int, float]]:
        rows = await self.session.execute(
            text(
                "SELECT number, distance FROM library_vectors "
                "WHERE embedding MATCH :vector AND k = :limit AND partition = :partition ORDER BY distance"
            ),
            {"vector": vector.tobytes(), "limit": limit, "partition": self._partition(model)},
        )
        return sorted(((row[0], row[1]) for row in rows), key=lambda hit: (hit[1], hit[0]))
