"""Documents and the facts that rest on them; deleting a document takes its facts, and what rests on them, with it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from storage.events import Events
from storage.fact_index import FactIndex
from storage.repository import Repository
from storage.rows import DocumentRow, FactRow
from storage.scope import Scope
from tailoring.facts import Document, Fact, FactStatus
from tailoring.profile import Profile


class StoredDocument(NamedTuple):
    """A document with the profile read from it; its facts have their present status, deleted ones are gone."""

    document: Document
    profile: Profile


class Documents(Repository):
    """Documents and facts of one scope. A statement is a document of its own."""

    def __init__(
        self, session: AsyncSession, scope: Scope, clock: Callable[[], str], events: Events, *, vectors: bool
    ) -> None:
        super().__init__(session, scope, clock)
        self.events = events
        self.index = FactIndex(session, scope, clock, vectors=vectors)

    async def add(self, document: Document, profile: Profile, data: bytes) -> bool:
        """Keep a document, its facts and its bytes. False when the same document is already there.

        An answer that was relayed before and is now given by the person is relayed no more. Of a pasted text this is
        not so: a file with its bytes may be a copy of it.
        """
        held = await self.held(DocumentRow, id=document.id)
        if held:
            was = Document.model_validate_json(held.document)
            if was.relayed and was.statement and document.statement and not document.relayed:
                await self._read_from_file(held)
            elif (was.relayed, was.statement) == (document.relayed, False):
                await self._read_anew(held, document, profile)
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
                statement=document.statement,
            )
        )
        await self._keep(profile)
        kind = "statement_relayed" if document.statement and document.relayed else "document_added"
        await self.events.record(kind, document.id, document.name)
        for fact in profile.facts:
            if fact.corrects:
                await self.events.record("fact_corrected", fact.corrects, f"→ {fact.id}")
        return True

    async def _keep(self, profile: Profile) -> None:
        await self.session.flush()
        for place, fact in enumerate(profile.facts):
            self.session.add(self._row(fact, place))

    async def _read_anew(self, row: DocumentRow, document: Document, profile: Profile) -> None:
        """Take over what a newer reader makes of the same bytes, unless the person worked on what an older one made."""
        known = Profile.model_validate_json(row.profile)
        if known == profile and Document.model_validate_json(row.document).text == document.text:
            return
        statuses = await self._statuses(row.id)
        if statuses != {fact.id: fact.status for fact in known.facts} or await self._resting_on(statuses, row.id):
            return
        await self.index.forget(list(statuses))
        for held in list(await self.session.scalars(self.mine(FactRow).where(FactRow.document_id == row.id))):
            await self.session.delete(held)
        await self.session.flush()
        row.document, row.profile = document.model_dump_json(), profile.model_dump_json()
        await self._keep(profile)
        await self.events.record("document_read_anew", row.id, row.name)

    async def _read_from_file(self, row: DocumentRow) -> None:
        document, profile = await self._stored(row)
        facts = tuple(fact.model_copy(update={"relayed": False}) for fact in profile.facts)
        row.document = document.model_copy(update={"relayed": False}).model_dump_json()
        row.profile = profile.model_copy(update={"facts": facts}).model_dump_json()
        for fact in facts:
            held = await self.one(FactRow, "fact", fact.id)
            held.fact = fact.model_dump_json()
        await self.events.record("document_read_from_file", row.id, row.name)

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
        return await self._stored(await self.one(DocumentRow, "document", document_id))

    async def data(self, document_id: str) -> bytes:
        """The bytes of a document as they were given. Raises NotFound."""
        return (await self.one(DocumentRow, "document", document_id)).data

    async def copies(self, document_ids: Sequence[str]) -> list[tuple[str, bytes]]:
        """Name and bytes of these documents in their order, less those that were deleted since."""
        rows = [await self.held(DocumentRow, id=document_id) for document_id in document_ids]
        return [(row.name, row.data) for row in rows if row is not None]

    async def ids(self) -> tuple[str, ...]:
        """The ids of all documents, oldest first; statements are not among them."""
        found = await self.session.scalars(
            select(DocumentRow.id)
            .where(
                DocumentRow.owner == self.scope.owner,
                DocumentRow.person == self.scope.person,
                DocumentRow.statement.is_(False),
            )
            .order_by(DocumentRow.added_at, DocumentRow.id)
        )
        return tuple(found)

    async def all(self) -> tuple[StoredDocument, ...]:
        """Every document, oldest first; statements are not among them."""
        return await self._listed(statement=False)

    async def unconfirmed(self) -> tuple[Document, ...]:
        """The relayed documents and statements of which something is not confirmed, oldest first."""
        rows = await self.session.scalars(
            self.mine(DocumentRow)
            .where(func.json_extract(DocumentRow.document, "$.relayed"))
            .order_by(DocumentRow.added_at, DocumentRow.id)
        )
        return tuple(
            [
                Document.model_validate_json(row.document)
                for row in list(rows)
                if "extracted" in (await self._statuses(row.id)).values()
            ]
        )

    async def statements(self) -> tuple[StoredDocument, ...]:
        """Every statement, oldest first."""
        return await self._listed(statement=True)

    async def _listed(self, *, statement: bool) -> tuple[StoredDocument, ...]:
        rows = await self.session.scalars(
            self.mine(DocumentRow)
            .where(DocumentRow.statement.is_(statement))
            .order_by(DocumentRow.added_at, DocumentRow.id)
        )
        return tuple([await self._stored(row) for row in rows])

    async def _stored(self, row: DocumentRow) -> StoredDocument:
        profile = Profile.model_validate_json(row.profile)
        return StoredDocument(Document.model_validate_json(row.document), _now(profile, await self._statuses(row.id)))

    async def _statuses(self, document_id: str) -> dict[str, FactStatus]:
        rows = await self.session.execute(
            select(FactRow.id, FactRow.status).where(
                FactRow.owner == self.scope.owner,
                FactRow.person == self.scope.person,
                FactRow.document_id == document_id,
            )
        )
        return {row.id: row.status for row in rows}

    async def fact(self, fact_id: str) -> Fact:
        """One fact. Raises NotFound."""
        return Fact.model_validate_json((await self.one(FactRow, "fact", fact_id)).fact)

    async def facts(self, document_id: str) -> tuple[Fact, ...]:
        """The facts of a document in reading order."""
        rows = await self.session.scalars(
            self.mine(FactRow).where(FactRow.document_id == document_id).order_by(FactRow.place)
        )
        return tuple(Fact.model_validate_json(row.fact) for row in rows)

    async def set_status(self, fact_id: str, status: FactStatus, by: str = "") -> Fact:
        """Change a fact's status; `by` says who did and how. Raises NotFound."""
        row = await self.one(FactRow, "fact", fact_id)
        changed = Fact.model_validate_json(row.fact).model_copy(update={"status": status})
        if row.status != status:
            kind = "fact_confirmed" if status == "confirmed" else "fact_status"
            await self.events.record(kind, fact_id, f"{row.status} → {status}{f', {by}' if by else ''}")
            row.status, row.fact = status, changed.model_dump_json()
        return changed

    async def confirm(self, document_id: str, by: str) -> int:
        """Confirm every fact of a document that is not hidden or rejected; how many. Raises NotFound."""
        await self.one(DocumentRow, "document", document_id)
        rows = await self.session.scalars(
            self.mine(FactRow).where(FactRow.document_id == document_id, FactRow.status == "extracted")
        )
        count = 0
        for row in list(rows):
            fact = Fact.model_validate_json(row.fact).model_copy(update={"status": "confirmed"})
            row.status, row.fact = "confirmed", fact.model_dump_json()
            count += 1
        await self.events.record("document_confirmed", document_id, f"{count} facts, {by}")
        return count

    async def delete(self, document_id: str) -> tuple[str, ...]:
        """Remove a document, its facts, and the statements that rest on them alone; their ids. Raises NotFound."""
        row = await self.one(DocumentRow, "document", document_id)
        fact_ids = list(await self._statuses(document_id))
        gone = [document_id]
        for statement in await self._resting_on(fact_ids, document_id):
            gone += await self.delete(statement)
        await self.index.forget(fact_ids)
        await self.session.delete(row)
        await self.session.flush()
        await self.events.record("document_deleted", document_id)
        return tuple(gone)

    async def delete_facts(self, fact_ids: Sequence[str]) -> tuple[str, ...]:
        """Remove facts and the statements that rest on them alone; the ids of all that went. Raises NotFound.

        A statement of which no fact is left goes as a whole. The words still stand in the document they came from.
        """
        gone: list[str] = []
        for fact_id in fact_ids:
            row = await self.held(FactRow, id=fact_id)
            if row is None:
                if fact_id not in gone:
                    await self.one(FactRow, "fact", fact_id)
                continue
            for statement in await self._resting_on([fact_id]):
                gone += [fact.id for fact in await self.facts(statement)]
                await self.delete(statement)
            await self.index.forget([fact_id])
            await self.session.delete(row)
            await self.session.flush()
            await self.events.record("fact_deleted", fact_id)
            gone.append(fact_id)
            left = [fact for fact in await self.facts(row.document_id) if fact.kind != "heading"]
            document = await self.one(DocumentRow, "document", row.document_id)
            if document.statement and not left:
                await self.delete(row.document_id)
        return tuple(dict.fromkeys(gone))

    async def _resting_on(self, fact_ids: Iterable[str], document_id: str = "") -> list[str]:
        """The statements that correct one of these facts, or stand under an entry of the document."""
        known = set(fact_ids)
        return [
            one.document.id
            for one in await self.statements()
            if one.document.id != document_id
            and any(
                fact.corrects in known or (document_id and fact.item_id.startswith(f"{document_id}:"))
                for fact in one.profile.facts
            )
        ]


def _now(profile: Profile, statuses: Mapping[str, FactStatus]) -> Profile:
    """The profile with its facts at their present status."""
    if len(statuses) == len(profile.facts) and all(statuses.get(fact.id) == fact.status for fact in profile.facts):
        return profile
    facts = tuple(
        fact if statuses[fact.id] == fact.status else fact.model_copy(update={"status": statuses[fact.id]})
        for fact in profile.facts
        if fact.id in statuses
    )
    kept = {fact.id for fact in facts}
    gone = {fact.id: None for fact in profile.facts if fact.id not in kept}
    if gone:
        from tailoring.amending import amended

        profile = amended(profile, gone)
    left = {fact.id for fact in profile.facts}
    return profile.model_copy(update={"facts": tuple(fact for fact in facts if fact.id in left)})
