"""Documents and the facts that rest on them; deleting a document takes its facts with it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from sqlalchemy.ext.asyncio import AsyncSession

from storage.events import Events
from storage.repository import Repository
from storage.rows import DocumentRow, FactRow
from storage.scope import Scope
from tailoring.facts import Document, Fact, FactStatus
from tailoring.profile import Profile


class StoredDocument(NamedTuple):
    """A document with the profile read from it."""

    document: Document
    profile: Profile


class Documents(Repository):
    """Documents and facts of one scope."""

    def __init__(self, session: AsyncSession, scope: Scope, clock: Callable[[], str], events: Events) -> None:
        super().__init__(session, scope, clock)
        self.events = events

    async def add(self, document: Document, profile: Profile, data: bytes) -> bool:
        """Keep a document, its facts and its bytes. False when the same document is already there."""
        if await self.held(DocumentRow, id=document.id):
            return False
        self.session.add(
            DocumentRow(
                **self.own(),
                id=document.id,
                name=document.name,
                sha256=document.sha256,
                added_at=self.clock(),
                document=document.model_dump_json(),
                profile=profile.model_dump_json(),
                data=data,
            )
        )
        await self.session.flush()
        for place, fact in enumerate(profile.facts):
            self.session.add(self._row(fact, place))
        await self.events.record("document_added", document.id, document.name)
        return True

    def _row(self, fact: Fact, place: int) -> FactRow:
        return FactRow(
            **self.own(),
            id=fact.id,
            document_id=fact.source.document_id,
            place=place,
            kind=fact.kind,
            status=fact.status,
            text=fact.text,
            fact=fact.model_dump_json(),
        )

    async def get(self, document_id: str) -> StoredDocument:
        """One document. Raises NotFound."""
        return _stored(await self.one(DocumentRow, "document", document_id))

    async def data(self, document_id: str) -> bytes:
        """The bytes of a document as they were given. Raises NotFound."""
        return (await self.one(DocumentRow, "document", document_id)).data

    async def copies(self, document_ids: Sequence[str]) -> list[tuple[str, bytes]]:
        """Name and bytes of these documents in their order, less those that were deleted since."""
        rows = [await self.held(DocumentRow, id=document_id) for document_id in document_ids]
        return [(row.name, row.data) for row in rows if row is not None]

    async def all(self) -> tuple[StoredDocument, ...]:
        """Every document, oldest first."""
        rows = await self.session.scalars(self.mine(DocumentRow).order_by(DocumentRow.added_at, DocumentRow.id))
        return tuple(_stored(row) for row in rows)

    async def delete(self, document_id: str) -> None:
        """Remove a document and the facts that rest on it alone. Raises NotFound."""
        await self.session.delete(await self.one(DocumentRow, "document", document_id))
        await self.events.record("document_deleted", document_id)

    async def fact(self, fact_id: str) -> Fact:
        """One fact. Raises NotFound."""
        return Fact.model_validate_json((await self.one(FactRow, "fact", fact_id)).fact)

    async def facts(self, document_id: str) -> tuple[Fact, ...]:
        """The facts of a document in reading order."""
        rows = await self.session.scalars(
            self.mine(FactRow).where(FactRow.document_id == document_id).order_by(FactRow.place)
        )
        return tuple(Fact.model_validate_json(row.fact) for row in rows)

    async def set_status(self, fact_id: str, status: FactStatus) -> Fact:
        """Change a fact's status. Raises NotFound."""
        row = await self.one(FactRow, "fact", fact_id)
        changed = Fact.model_validate_json(row.fact).model_copy(update={"status": status})
        await self.events.record("fact_status", fact_id, f"{row.status} → {status}")
        row.status, row.fact = status, changed.model_dump_json()
        return changed


def _stored(row: DocumentRow) -> StoredDocument:
    return StoredDocument(Document.model_validate_json(row.document), Profile.model_validate_json(row.profile))
