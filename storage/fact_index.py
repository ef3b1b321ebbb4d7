"""Finds facts by words and by meaning. A fact is indexed when facts are first searched after it came."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sqlalchemy import and_, false, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from storage.repository import Repository
from storage.rows import FactRow, IndexedRow
from storage.scope import Scope
from storage.search import SearchIndex

if TYPE_CHECKING:
    from collections.abc import Callable

    from tailoring.services import Vectors


class FactIndex(Repository):
    """The searchable facts of one scope."""

    def __init__(self, session: AsyncSession, scope: Scope, clock: Callable[[], str], *, vectors: bool) -> None:
        super().__init__(session, scope, clock)
        self.index = SearchIndex(session, scope, "facts", vectors=vectors)

    async def behind(self, model: str) -> list[tuple[str, str]]:
        """(id, text) of every fact that is not indexed yet, or has no vector of this model ("": none is wanted)."""
        lacks_vector = IndexedRow.model != model if model and self.index.vectors else false()
        indexed = and_(
            IndexedRow.owner == FactRow.owner, IndexedRow.person == FactRow.person, IndexedRow.fact_id == FactRow.id
        )
        rows = await self.session.execute(
            select(FactRow.id, FactRow.text)
            .outerjoin(IndexedRow, indexed)
            .where(
                FactRow.owner == self.scope.owner,
                FactRow.person == self.scope.person,
                FactRow.kind != "heading",
                or_(IndexedRow.number.is_(None), lacks_vector),
            )
            .order_by(FactRow.document_id, FactRow.place)
        )
        return [(row.id, row.text) for row in rows]

    async def catch_up(self, model: str, facts: Sequence[tuple[str, str]], vectors: Sequence[Vectors]) -> None:
        """Index these facts (id, text); `vectors` are the model's, in their order, or none at all.

        Without them what has a vector of another model keeps it.
        """
        kept = model if vectors and self.index.vectors else ""
        highest = (await self.session.execute(select(func.coalesce(func.max(IndexedRow.number), 0)))).scalar_one()
        for place, (fact_id, text) in enumerate(facts):
            vector = vectors[place] if vectors else None
            held = await self.held(IndexedRow, fact_id=fact_id)
            if held is not None and vector is not None:
                await self.index.remove(held.number, text_too=False)
                await self.index.add_vector(held.number, model, vector)
                held.model = kept
            elif held is None and await self.held(FactRow, id=fact_id) is not None:  # not deleted meanwhile
                highest += 1
                self.session.add(IndexedRow(**self.own(), fact_id=fact_id, number=highest, model=kept))
                await self.index.add(highest, text, model, vector)
        await self.session.flush()

    async def forget(self, fact_ids: Sequence[str]) -> None:
        """Take facts out of the index."""
        for fact_id in fact_ids:
            row = await self.held(IndexedRow, fact_id=fact_id)
            if row is not None:
                await self.index.remove(row.number)
                await self.session.delete(row)

    async def lacking(self, model: str) -> int:
        """How many facts have a vector of another model, or none, where one is wanted."""
        return len(await self.behind(model)) if self.index.vectors else 0

    async def search(self, query: str, model: str, vector: Vectors | None, limit: int) -> list[str]:
        """The ids of the facts nearest to the words and to the query's vector by this model, the best first."""
        words = [word.strip(".,;:!?\"'()") for word in query.casefold().split()]
        hits = await self.index.search([word for word in dict.fromkeys(words) if word], model, vector, limit)
        numbers = {number: place for place, (number, _, _) in enumerate(hits)}
        rows = await self.session.scalars(self.mine(IndexedRow).where(IndexedRow.number.in_(numbers)))
        return [row.fact_id for row in sorted(rows, key=lambda row: numbers[row.number])]
