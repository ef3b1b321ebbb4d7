"""The job ads a person keeps."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy.ext.asyncio import AsyncSession

from storage.events import Events
from storage.repository import Repository
from storage.rows import PostingRow
from storage.scope import Scope
from tailoring.posting import Posting


class Postings(Repository):
    """Postings of one scope."""

    def __init__(self, session: AsyncSession, scope: Scope, clock: Callable[[], str], events: Events) -> None:
        super().__init__(session, scope, clock)
        self.events = events

    async def add(self, posting: Posting) -> None:
        """Keep a posting; one with the same id is replaced by the newer reading."""
        held = await self.held(PostingRow, id=posting.id)
        row = held or PostingRow(**self.own(), id=posting.id, added_at=self.clock())
        row.title, row.employer, row.posting = posting.title, posting.employer, posting.model_dump_json()
        if held is None:
            self.session.add(row)
            await self.events.record("posting_added", posting.id, posting.title)

    async def get(self, posting_id: str) -> Posting:
        """One posting. Raises NotFound."""
        return Posting.model_validate_json((await self.one(PostingRow, "job", posting_id)).posting)

    async def all(self, limit: int = 200) -> tuple[Posting, ...]:
        """Postings, oldest first."""
        rows = await self.session.scalars(
            self.mine(PostingRow).order_by(PostingRow.added_at, PostingRow.id).limit(limit)
        )
        return tuple(Posting.model_validate_json(row.posting) for row in rows)

    async def delete(self, posting_id: str) -> None:
        """Remove a posting. Raises NotFound."""
        await self.session.delete(await self.one(PostingRow, "job", posting_id))
        await self.events.record("posting_deleted", posting_id)
