"""Interviews of one person, with what was answered."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy.ext.asyncio import AsyncSession

from storage.events import Events
from storage.repository import Repository
from storage.rows import InterviewRow
from storage.scope import Scope
from tailoring.interview.answers import status_of
from tailoring.interview.model import Interview


class Interviews(Repository):
    """Interviews of one scope."""

    def __init__(self, session: AsyncSession, scope: Scope, clock: Callable[[], str], events: Events) -> None:
        super().__init__(session, scope, clock)
        self.events = events

    async def save(self, interview: Interview) -> Interview:
        """Keep an interview as it now stands; it is stamped when it begins and when nothing is left to ask."""
        held = await self.held(InterviewRow, id=interview.id)
        status = status_of(interview)
        stamps = {
            "started_at": interview.started_at or self.clock(),
            "completed_at": (interview.completed_at or self.clock()) if status == "completed" else "",
        }
        stamped = interview.model_copy(update=stamps)
        row = held or InterviewRow(**self.own(), id=interview.id, started_at=stamped.started_at)
        if row.status != status:
            await self.events.record(f"interview_{status}", interview.id)
        row.status, row.interview = status, stamped.model_dump_json()
        if held is None:
            self.session.add(row)
        return stamped

    async def get(self, interview_id: str) -> Interview:
        """One interview. Raises NotFound."""
        return Interview.model_validate_json((await self.one(InterviewRow, "interview", interview_id)).interview)

    async def all(self) -> tuple[Interview, ...]:
        """Every interview, oldest first."""
        rows = await self.session.scalars(self.mine(InterviewRow).order_by(InterviewRow.started_at, InterviewRow.id))
        return tuple(Interview.model_validate_json(row.interview) for row in rows)
