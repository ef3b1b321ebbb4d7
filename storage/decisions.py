"""Contradictions between documents that the person decided."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy.ext.asyncio import AsyncSession

from storage.events import Events
from storage.repository import Repository
from storage.rows import DecisionRow
from storage.scope import Scope
from tailoring.contradictions import Decision


class Decisions(Repository):
    """Decisions of one scope."""

    def __init__(self, session: AsyncSession, scope: Scope, clock: Callable[[], str], events: Events) -> None:
        super().__init__(session, scope, clock)
        self.events = events

    async def record(self, decision: Decision) -> None:
        """Keep a decision; a later one about the same contradiction takes its place."""
        held = await self.held(DecisionRow, id=decision.id)
        row = held or DecisionRow(**self.own(), id=decision.id)
        row.decided_at, row.decision = self.clock(), decision.model_dump_json()
        if held is None:
            self.session.add(row)
        await self.events.record("conflict_decided", decision.id, f"{decision.value} ({decision.by})")

    async def all(self) -> tuple[Decision, ...]:
        """Every decision, oldest first."""
        rows = await self.session.scalars(self.mine(DecisionRow).order_by(DecisionRow.decided_at, DecisionRow.id))
        return tuple(Decision.model_validate_json(row.decision) for row in rows)
