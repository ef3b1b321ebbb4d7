"""Tool calls whose result a client fetches later; they outlive the client and the process."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from storage.rows import TaskRow
from storage.scope import Scope
from storage.task import Task, TaskStatus
from tailoring.errors import NotFound


class Tasks:
    """The calls of every account; each query names the account."""

    def __init__(self, session: AsyncSession, clock: Callable[[], str]) -> None:
        self.session = session
        self.clock = clock

    async def start(self, scope: Scope, task_id: str, tool: str, arguments: dict[str, Any], holder: str) -> Task:
        """Keep a new call."""
        now = self.clock()
        row = TaskRow(
            owner=scope.owner,
            person=scope.person,
            id=task_id,
            tool=tool,
            arguments=json.dumps(arguments),
            status="working",
            message="",
            result="",
            held_by=holder,
            created_at=now,
            updated_at=now,
        )
        self.session.add(row)
        await self.session.flush()
        return _task(row)

    async def get(self, owner: str, task_id: str, person: str = "") -> Task:
        """One call of an account, or of one `person` of it alone.

        Raises NotFound in the same words whether it never was or is another's.
        """
        wanted = select(TaskRow).where(TaskRow.owner == owner, TaskRow.id == task_id)
        if person:
            wanted = wanted.where(TaskRow.person == person)
        row = (await self.session.scalars(wanted)).first()
        if row is None:
            raise NotFound(f"There is no task {task_id!r}.", "Give the id that the call was answered with.")
        return _task(row)

    async def change(
        self, owner: str, task_id: str, status: TaskStatus, *, message: str = "", result: dict[str, Any] | None = None
    ) -> bool:
        """Set how far a call is; False when it had come to its end already, which stays."""
        done = await self.session.execute(
            update(TaskRow)
            .where(TaskRow.owner == owner, TaskRow.id == task_id, TaskRow.status == "working")
            .values(
                status=status, message=message, result=json.dumps(result) if result else "", updated_at=self.clock()
            )
            .returning(TaskRow.id)
        )
        return done.first() is not None

    async def take_over(self, owner: str, task_id: str, gone: str, holder: str) -> bool:
        """Go on with a call whose process is gone; False when another took it first."""
        done = await self.session.execute(
            update(TaskRow)
            .where(
                TaskRow.owner == owner,
                TaskRow.id == task_id,
                TaskRow.status == "working",
                TaskRow.held_by == gone,
            )
            .values(held_by=holder)
            .returning(TaskRow.id)
        )
        return done.first() is not None

    async def sweep(self, before: str) -> None:
        """Forget calls begun before an ISO time, whosever they are."""
        await self.session.execute(delete(TaskRow).where(TaskRow.created_at < before))


def _task(row: TaskRow) -> Task:
    return Task.model_validate(
        {
            "id": row.id,
            "scope": (row.owner, row.person),
            "tool": row.tool,
            "arguments": json.loads(row.arguments),
            "status": row.status,
            "message": row.message,
            "result": json.loads(row.result) if row.result else {},
            "held_by": row.held_by,
            "created_at": row.created_at,
            "updated_at": row.updated_at,
        }
    )
