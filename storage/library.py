"""The library of past applications: kept once, found by text and meaning, with outcomes recorded later."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import Select, exists, false, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from storage.events import Events
from storage.repository import Repository
from storage.rows import LibraryRow
from storage.scope import Scope
from storage.search import SearchIndex, cosine_of, fused
from tailoring.library import LibraryEntry, Outcome

if TYPE_CHECKING:
    from tailoring.services import Vectors


# The time of a search by words grows with each term; the first named say most, and meaning is asked about all.
MOST_LOOKED_UP = 6


@dataclass(frozen=True, slots=True)
class Near:
    """An entry as it is kept, and how far it stands from the vector that was asked about."""

    number: int
    entry: str
    distance: float

    @property
    def cosine(self) -> float:
        """How near it stands, 1 at most."""
        return cosine_of(self.distance)


class Library(Repository):
    """Library entries of one scope."""

    def __init__(
        self, session: AsyncSession, scope: Scope, clock: Callable[[], str], events: Events, *, vectors: bool
    ) -> None:
        super().__init__(session, scope, clock)
        self.events = events
        self.index = SearchIndex(session, scope, "library", vectors=vectors)

    async def add(self, entry: LibraryEntry, model: str = "", vector: Vectors | None = None) -> str:
        """Keep an entry and return its id; a résumé that is already there keeps its first entry."""
        known = await self.session.scalars(self.mine(LibraryRow).where(LibraryRow.resume_hash == entry.resume_hash))
        first = known.first()
        if first is not None:
            return first.id
        highest = select(func.coalesce(func.max(LibraryRow.number), 0))
        number = (await self.session.execute(highest)).scalar_one() + 1
        self.session.add(
            LibraryRow(
                **self.own(),
                id=entry.id,
                number=number,
                resume_hash=entry.resume_hash,
                model=model if vector is not None else "",
                entry=entry.model_dump_json(),
            )
        )
        body = "\n".join((entry.job_title, entry.company, entry.industry, *entry.skills, entry.resume_content))
        await self.index.add(number, body, model, vector)
        await self.events.record("library_entry_added", entry.id)
        return entry.id

    async def get(self, entry_id: str) -> LibraryEntry:
        """One entry. Raises NotFound."""
        return LibraryEntry.model_validate_json((await self.one(LibraryRow, "library entry", entry_id)).entry)

    async def all(self, limit: int = 100, offset: int = 0) -> tuple[LibraryEntry, ...]:
        """Entries, newest first."""
        rows = await self.session.scalars(
            self.mine(LibraryRow).order_by(LibraryRow.number.desc()).limit(limit).offset(offset)
        )
        return tuple(LibraryEntry.model_validate_json(row.entry) for row in rows)

    async def count(self) -> int:
        """How many entries there are."""
        return (
            await self.session.execute(select(func.count()).select_from(self.mine(LibraryRow).subquery()))
        ).scalar_one()

    async def delete(self, entry_id: str) -> None:
        """Remove an entry and what it is found by. Raises NotFound."""
        row = await self.one(LibraryRow, "library entry", entry_id)
        await self.index.remove(row.number)
        await self.session.delete(row)
        await self.session.flush()
        await self.events.record("library_entry_deleted", entry_id)

    async def record_outcome(self, entry_id: str, outcome: Outcome) -> LibraryEntry:
        """Set what became of an application. Raises NotFound."""
        row = await self.one(LibraryRow, "library entry", entry_id)
        stamped = outcome.model_copy(update={"updated_at": self.clock()})
        entry = LibraryEntry.model_validate_json(row.entry).model_copy(update={"outcome": stamped})
        row.entry = entry.model_dump_json()
        await self.events.record("outcome_recorded", entry_id, outcome.response or "applied")
        return entry

    async def state(self, model: str) -> tuple[bool, bool]:
        """Whether there is any entry, and whether any lacks a vector of this model ("": none is wanted)."""
        answer = await self.session.execute(
            select(exists(self.mine(LibraryRow)), exists(self._lacking(model)) if model else false())
        )
        kept, lacking = answer.one()
        return bool(kept), bool(lacking)

    async def lacking(self, model: str) -> int:
        """How many entries lack a vector of this model."""
        counted = select(func.count()).select_from(self._lacking(model).subquery())
        return (await self.session.execute(counted)).scalar_one() if model and self.index.vectors else 0

    async def behind(self, model: str, most: int) -> list[tuple[int, LibraryEntry]]:
        """(number, entry) of those that lack a vector of this model, the newest first."""
        if not (model and self.index.vectors):
            return []
        rows = await self.session.scalars(self._lacking(model).order_by(LibraryRow.number.desc()).limit(most))
        return [(row.number, LibraryEntry.model_validate_json(row.entry)) for row in rows]

    async def give_vectors(self, model: str, vectors: Sequence[tuple[int, Vectors]]) -> None:
        """Put these vectors, by number, in the place of what there was; what was deleted meanwhile stays away."""
        numbers = [number for number, _ in vectors]
        rows = await self.session.scalars(self.mine(LibraryRow).where(LibraryRow.number.in_(numbers)))
        held = {row.number: row for row in rows}
        for number, vector in vectors:
            if number in held:
                await self.index.remove(number, text_too=False)
                await self.index.add_vector(number, model, vector)
                held[number].model = model
        await self.session.flush()

    def _lacking(self, model: str) -> Select[LibraryRow]:
        # Two ranges of the index; "unequal" would look at every row.
        return self.mine(LibraryRow).where(or_(LibraryRow.model < model, LibraryRow.model > model))

    async def search(
        self, terms: Sequence[str], model: str = "", vector: Vectors | None = None, limit: int = 10
    ) -> list[tuple[LibraryEntry, float]]:
        """The nearest entries with their similarity, 0–1: the cosine where there is one, else the share of the best."""
        by_text = await self.by_words(terms, limit)
        return await self.fused(by_text, await self.by_meaning(model, vector, limit), limit)

    async def by_words(self, terms: Sequence[str], limit: int) -> list[int]:
        """The numbers of the entries that hold these terms, to be fused with what is found by meaning."""
        return await self.index.by_text(terms[:MOST_LOOKED_UP], limit)

    async def by_meaning(self, model: str, vector: Vectors | None, limit: int) -> list[Near]:
        """The entries nearest to a vector of this model, the nearest first, to be fused with what is found by words."""
        near = await self.index.nearest(model, vector, limit) if vector is not None else None
        if near is None:
            return []
        # With the entries in one question, for each costs its way there and back. The join is an outer one to hold the
        # planner to its order: else it looks through all entries, and may even seek the nearest anew for each.
        found, kept = near.subquery("near"), self._told().subquery("kept")
        asked = select(kept, found.c.distance).select_from(found.outerjoin(kept, kept.c.number == found.c.number))
        rows = [row for row in await self.session.execute(asked) if row.number is not None]
        return [Near(*row) for row in sorted(rows, key=lambda row: (row.distance, row.number))]

    async def fused(self, by_text: Sequence[int], near: Sequence[Near], limit: int) -> list[tuple[LibraryEntry, float]]:
        """What was found by words and what is near in meaning, as `search` gives it."""
        hits = fused(by_text, [(one.number, one.cosine) for one in near], limit)
        entries = {one.number: one.entry for one in near}
        missing = [number for number, _, _ in hits if number not in entries]
        if missing:
            rows = await self.session.execute(self._told().where(LibraryRow.number.in_(missing)))
            entries.update((number, entry) for number, entry in rows)
        return [
            (
                LibraryEntry.model_validate_json(entries[number]),
                max(0.0, cosine) if cosine is not None else worth / hits[0][1] / 2,
            )
            for number, worth, cosine in hits
            if number in entries
        ]

    def _told(self) -> Select[int, str]:
        """Number and entry alone: whole rows would be kept track of for changes."""
        return self.mine(LibraryRow).with_only_columns(LibraryRow.number, LibraryRow.entry)
