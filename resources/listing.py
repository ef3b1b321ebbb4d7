"""What a person can open, page by page: the profile, the library, each ad, and each file of each application."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import TYPE_CHECKING

from mcp.types import Resource

from resources.services import MARKDOWN
from storage.database import Database
from storage.scope import Scope
from tailoring.errors import InvalidOption
from tailoring.filing import artifact_names, media_type

if TYPE_CHECKING:
    from storage.store import Store

PAGE = 50


async def resource_page(database: Database, scope: Scope, cursor: str | None) -> tuple[list[Resource], str | None]:
    """One page and the cursor of the next, None at the end. Raises InvalidOption for a cursor that was never given."""
    start = _offset(cursor)
    async with database.reading(scope) as store:
        found = [resource async for resource in _everything(store)]
    following = start + PAGE
    return found[start:following], str(following) if following < len(found) else None


def _offset(cursor: str | None) -> int:
    if cursor is None:
        return 0
    if not cursor.isdecimal() or len(cursor) > 9:
        raise InvalidOption(f"The cursor {cursor!r} was never given.", "Begin again without a cursor.")
    return int(cursor)


async def _everything(store: Store) -> AsyncIterator[Resource]:
    yield Resource(uri="resume://profile", name="profile", title="The person's career", mime_type=MARKDOWN)
    yield Resource(uri="resume://library", name="library", title="Past applications", mime_type=MARKDOWN)
    titles: dict[str, str] = {}
    for posting in await store.postings.all():
        titles[posting.id] = ", ".join(part for part in (posting.title, posting.employer) if part) or posting.id
        yield Resource(uri=f"resume://jobs/{posting.id}", name=posting.id, title=titles[posting.id], mime_type=MARKDOWN)
    for run in await store.runs.all():
        title = titles.get(run.request.posting_id, "No job")
        address = f"resume://applications/{run.id}"
        yield Resource(uri=address, name=run.id, title=f"Application: {title}", mime_type=MARKDOWN)
        sizes = await store.runs.file_sizes(run.id)
        for artifact, name in artifact_names(sizes).items():
            yield Resource(
                uri=f"{address}/{artifact}",
                name=f"{run.id}/{artifact}",
                title=f"{artifact}: {title}",
                mime_type=media_type(artifact),
                size=sizes[name],
            )
