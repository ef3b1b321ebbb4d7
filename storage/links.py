"""What works once and soon runs out: links by which files come and go over HTTP, and a page's word for a click.

The word in a link is what opens it, so these queries find out whose it is; only its digest is kept.
"""

from __future__ import annotations

import hashlib
from typing import Literal, NamedTuple

from sqlalchemy import Select, delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from storage.rows import LinkRow
from storage.scope import Scope

Purpose = Literal["download", "upload", "uploaded", "confirm"]


class Parcel(NamedTuple):
    """A file and whose it is."""

    scope: Scope
    name: str
    data: bytes


def link_digest(word: str) -> str:
    """What is kept of the word in a link. It holds 128 random bits, so one round of hashing is enough."""
    return hashlib.sha256(word.encode()).hexdigest()


class Links:
    """Every link of a database. Times are seconds since the epoch."""

    def __init__(self, session: AsyncSession) -> None:
        self.session = session

    async def add(
        self, scope: Scope, word: str, purpose: Purpose, expires_at: float, *, name: str = "", data: bytes = b""
    ) -> None:
        """Keep a link of a person."""
        self.session.add(
            LinkRow(
                owner=scope.owner,
                person=scope.person,
                id=link_digest(word),
                purpose=purpose,
                name=name,
                data=data,
                expires_at=expires_at,
            )
        )
        await self.session.flush()

    async def sweep(self, now: float) -> None:
        """Remove what ran out, whosever it is."""
        await self.session.execute(delete(LinkRow).where(LinkRow.expires_at <= now))

    async def owner_of(self, word: str, purpose: Purpose, now: float) -> str:
        """Whose link it is; "" when it was used, ran out or never was."""
        row = (await self.session.scalars(self._open(word, purpose, now))).first()
        return row.owner if row else ""

    async def bring(self, word: str, now: float, name: str, data: bytes) -> bool:
        """Lay a file down at an upload link; False when it was used, ran out or never was."""
        done = await self.session.execute(
            update(LinkRow)
            .where(LinkRow.id == link_digest(word), LinkRow.purpose == "upload", LinkRow.expires_at > now)
            .values(purpose="uploaded", name=name, data=data)
            .returning(LinkRow.id)
        )
        return done.first() is not None

    async def brought(self, scope: Scope, word: str, now: float) -> Parcel | None:
        """The file that came over an upload link of this person; None when none did."""
        mine = self._open(word, "uploaded", now).where(LinkRow.owner == scope.owner, LinkRow.person == scope.person)
        row = (await self.session.scalars(mine)).first()
        return Parcel(scope, row.name, row.data) if row else None

    async def fetch(self, word: str, now: float) -> Parcel | None:
        """Take the file of a download link, which is gone then; None when it was used, ran out or never was."""
        taken = await self.session.execute(
            delete(LinkRow)
            .where(LinkRow.id == link_digest(word), LinkRow.purpose == "download", LinkRow.expires_at > now)
            .returning(LinkRow.owner, LinkRow.person, LinkRow.name, LinkRow.data)
        )
        row = taken.first()
        return Parcel(Scope(row.owner, row.person), row.name, row.data) if row else None

    async def spend(self, scope: Scope, word: str, now: float) -> bytes | None:
        """Take what a page's word of this person stands for, which is gone then; None when there is no such word."""
        taken = await self.session.execute(
            delete(LinkRow)
            .where(
                LinkRow.owner == scope.owner,
                LinkRow.person == scope.person,
                LinkRow.id == link_digest(word),
                LinkRow.purpose == "confirm",
                LinkRow.expires_at > now,
            )
            .returning(LinkRow.data)
        )
        row = taken.first()
        return row.data if row else None

    def _open(self, word: str, purpose: Purpose, now: float) -> Select[LinkRow]:
        return select(LinkRow).where(
            LinkRow.id == link_digest(word), LinkRow.purpose == purpose, LinkRow.expires_at > now
        )
