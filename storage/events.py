"""The record of what changed, in the same transaction as the change."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from storage.repository import Repository
from storage.rows import EventRow
from storage.scope import Scope
from tailoring.model import Model


class Event(Model):
    """One change of state."""

    at: str
    kind: str
    subject: str
    detail: str = ""


class Events(Repository):
    """Events of one scope, oldest first."""

    def __init__(self, session: AsyncSession, scope: Scope, clock: Callable[[], str]) -> None:
        super().__init__(session, scope, clock)

    async def record(self, kind: str, subject: str, detail: str = "") -> None:
        """Write one event."""
        newest = select(func.coalesce(func.max(EventRow.id), 0)).where(
            EventRow.owner == self.scope.owner, EventRow.person == self.scope.person
        )
        number = (await self.session.execute(newest)).scalar_one() + 1
        row = EventRow(**self.own(), id=number, at=self.clock(), kind=kind, subject=subject, detail=detail)
        self.session.add(row)
        await self.session.flush()

    async def of(self, subject: str) -> tuple[Event, ...]:
        """All events of one subject."""
        rows = await self.session.scalars(self.mine(EventRow).where(EventRow.subject == subject).order_by(EventRow.id))
        return tuple(Event(at=row.at, kind=row.kind, subject=row.subject, detail=row.detail) for row in rows)
