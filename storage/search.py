"""Full text and vectors over the library and the facts, fused by reciprocal rank."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal, get_args

from sqlalchemy import Float, Integer, TextClause, column, text
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.sql.expression import TextualSelect

from storage.query import match_expression
from storage.scope import Scope
from storage.search_tables import DIMENSIONS, add_vector_table, vector_tables

if TYPE_CHECKING:
    from tailoring.services import Vectors

# How fast the worth of a hit falls with its rank; the usual constant of reciprocal rank fusion.
RANK_CONSTANT = 60
Searched = Literal["library", "facts"]
SEARCHED: tuple[Searched, ...] = get_args(Searched)


class SearchIndex:
    """The search tables of one kind of thing. Rows are named by the thing's own running number."""

    def __init__(self, session: AsyncSession, scope: Scope, name: Searched, *, vectors: bool) -> None:
        self.session = session
        self.scope = scope
        self.name = name
        self.vectors = vectors
        self._known_lengths: tuple[int, ...] | None = None

    async def add(self, number: int, body: str, model: str, vector: Vectors | None) -> None:
        """Index one thing."""
        await self.session.execute(
            self._sql("INSERT INTO {name}_text (rowid, scope, body) VALUES (:number, :scope, :body)"),
            {"number": number, "scope": self.scope.key, "body": body},
        )
        await self.add_vector(number, model, vector)

    async def add_vector(self, number: int, model: str, vector: Vectors | None) -> None:
        """Index the vector of a thing, where vectors are searched. Its length may be any."""
        if self.vectors and vector is not None:
            length = len(vector)
            if length != DIMENSIONS:
                await (await self.session.connection()).run_sync(add_vector_table, self.name, length)
                self._known_lengths = None
            await self.session.execute(
                self._sql(
                    "INSERT INTO {name}_vectors_{length} (number, partition, embedding) "
                    "VALUES (:number, :partition, :vector)",
                    length,
                ),
                {"number": number, "partition": self._partition(model), "vector": vector.tobytes()},
            )

    async def remove(self, number: int, *, text_too: bool = True) -> None:
        """Forget a thing; or only its vector, of whatever length."""
        if text_too:
            await self.session.execute(self._sql("DELETE FROM {name}_text WHERE rowid = :number"), {"number": number})
        if self.vectors:
            for length in await self._lengths():
                await self.session.execute(
                    self._sql("DELETE FROM {name}_vectors_{length} WHERE number = :number", length), {"number": number}
                )

    async def _lengths(self) -> tuple[int, ...]:
        """The lengths of the vectors there are tables for; asked once in a unit of work."""
        if self._known_lengths is None:
            self._known_lengths = await (await self.session.connection()).run_sync(vector_tables, self.name)
        return self._known_lengths

    def _sql(self, sentence: str, length: int = DIMENSIONS) -> TextClause:
        """A statement about this index's tables; their names are ours, never a value."""
        return text(sentence.format(name=self.name, length=length))

    def _partition(self, model: str) -> str:
        """Vectors of two models, or of two people, never meet in one search."""
        return f"{self.scope.key}:{model}"

    async def search(
        self, terms: Sequence[str], model: str, vector: Vectors | None, limit: int
    ) -> list[tuple[int, float, float | None]]:
        """(number, fused worth, cosine or None), the best first; ties go to the older entry."""
        by_text = await self.by_text(terms, limit)
        by_vector = await self.by_vector(model, vector, limit) if vector is not None else []
        return fused(by_text, by_vector, limit)

    async def by_text(self, terms: Sequence[str], limit: int) -> list[int]:
        """The numbers of what holds these terms, the best first: more than will be shown, to be fused."""
        if not terms:
            return []
        rows = await self.session.execute(
            self._sql("SELECT rowid FROM {name}_text WHERE {name}_text MATCH :query ORDER BY rank, rowid LIMIT :limit"),
            {"query": match_expression(self.scope, terms), "limit": limit * 3},
        )
        return [row[0] for row in rows]

    async def by_vector(self, model: str, vector: Vectors, limit: int) -> list[tuple[int, float]]:
        """(number, cosine) of the nearest by this model, the nearest first: more than will be shown, to be fused."""
        near = await self.nearest(model, vector, limit)
        if near is None:
            return []
        rows: list[tuple[int, float]] = [(row[0], row[1]) for row in await self.session.execute(near)]
        return [(number, cosine_of(distance)) for number, distance in sorted(rows, key=lambda hit: (hit[1], hit[0]))]

    async def nearest(self, model: str, vector: Vectors, limit: int) -> TextualSelect | None:
        """What answers (number, distance) of the nearest by this model; None where it cannot be asked."""
        length = len(vector)
        if not self.vectors or (length != DIMENSIONS and length not in await self._lengths()):
            return None
        asked = self._sql(
            "SELECT number, distance FROM {name}_vectors_{length} "
            "WHERE embedding MATCH :vector AND k = :limit AND partition = :partition",
            length,
        )
        given = {"vector": vector.tobytes(), "limit": limit * 3, "partition": self._partition(model)}
        return asked.bindparams(**given).columns(column("number", Integer), column("distance", Float))


def cosine_of(distance: float) -> float:
    """The cosine of two unit vectors that stand so far from each other."""
    return 1 - distance**2 / 2


def fused(
    by_text: Sequence[int], by_vector: Sequence[tuple[int, float]], limit: int
) -> list[tuple[int, float, float | None]]:
    """(number, fused worth, cosine or None), the best first; ties go to the older entry."""
    worth: dict[int, float] = {}
    for rank, number in enumerate(by_text):
        worth[number] = worth.get(number, 0.0) + 1 / (RANK_CONSTANT + rank)
    for rank, (number, _) in enumerate(by_vector):
        worth[number] = worth.get(number, 0.0) + 1 / (RANK_CONSTANT + rank)
    cosines = dict(by_vector)
    best = sorted(worth, key=lambda number: (-worth[number], number))[:limit]
    return [(number, worth[number], cosines.get(number)) for number in best]
