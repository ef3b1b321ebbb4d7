"""The record of what changed, in the same transaction as the change."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from storage.event import TOKENS_USED, Event
from storage.repository import Repository
from storage.rows import EventRow
from storage.scope import Scope


class Events(Repository):
    """Events of one scope, oldest first."""

    def __init__(self, session: AsyncSession, scope: Scope, clock: Callable[[], str]) -> None:
        super().__init__(session, scope, clock)

    async def record(self, kind: str, subject: str, detail: str = "") -> None:
        """Write one event."""
        number = await self.newest() + 1
        row = EventRow(**self.own(), id=number, at=self.clock(), kind=kind, subject=subject, detail=detail)
        self.session.add(row)
        await self.session.flush()

    async def newest(self) -> int:
        """The number of the newest event; 0 before the first."""
        newest = select(func.coalesce(func.max(EventRow.id), 0)).where(
            EventRow.owner == self.scope.owner, EventRow.person == self.scope.person
        )
        return (await self.session.execute(newest)).scalar_one()

    async def after(self, number: int) -> tuple[Event, ...]:
        """What came after the event of that number."""
        rows = await self.session.scalars(self.mine(EventRow).where(EventRow.id > number).order_by(EventRow.id))
        return tuple(Event(at=row.at, kind=row.kind, subject=row.subject, detail=row.detail) for row in rows)

    async def tokens_on(self, day: str) -> tuple[int, int]:
        """Tokens used on a day (ISO date): by this person, and by everyone of this account."""
        rows = await self.session.execute(
            select(EventRow.person, EventRow.detail).where(
                EventRow.owner == self.scope.owner, EventRow.kind == TOKENS_USED, EventRow.at.startswith(day)
            )
        )
        spent = [(person, int(detail)) for person, detail in rows.all()]
        return sum(n for person, n in spent if person == self.scope.person), sum(n for _, n in spent)

    async def of(self, subject: str) -> tuple[Event, ...]:
        """All events of one subject."""
        rows = await self.session.scalars(self.mine(EventRow).where(EventRow.subject == subject).order_by(EventRow.id))
        return tuple(Event(at=row.at, kind=row.kind, subject=row.subject, detail=row.detail) for row in rows)
