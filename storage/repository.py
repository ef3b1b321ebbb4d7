"""What all repositories share: the session, and the one place where queries are scoped."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from sqlalchemy import Select, select
from sqlalchemy.ext.asyncio import AsyncSession

from storage.rows import Scoped
from storage.scope import Scope
from tailoring.errors import NotFound

R = TypeVar("R", bound=Scoped)


class Repository:
    """A repository bound to one scope."""

    def __init__(self, session: AsyncSession, scope: Scope, clock: Callable[[], str]) -> None:
        self.session = session
        self.scope = scope
        self.clock = clock

    def mine(self, row: type[R]) -> Select[R]:
        """All rows of a kind that this scope may see."""
        return select(row).where(row.owner == self.scope.owner, row.person == self.scope.person)

    def own(self) -> dict[str, Any]:
        """The key columns of a new row."""
        return {"owner": self.scope.owner, "person": self.scope.person}

    async def held(self, row: type[R], **key: str) -> R | None:
        """The row of this scope with the rest of its key, or None."""
        return await self.session.get(row, {**self.own(), **key})

    async def one(self, row: type[R], what: str, row_id: str) -> R:
        """The row with this id. Raises NotFound in the same words whether it never was or is another's."""
        found = await self.held(row, id=row_id)
        if found is None:
            raise NotFound(f"There is no {what} {row_id!r}.", f"Give the id that was shown when the {what} was kept.")
        return found
