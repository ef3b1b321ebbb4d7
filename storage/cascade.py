"""Deletes a document with all that rests on it alone: facts, statements about them, runs, and what these left."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from storage.store import Store


class Gone(NamedTuple):
    """The ids of what was deleted."""

    documents: tuple[str, ...]
    runs: tuple[str, ...]
    entries: tuple[str, ...]


async def delete_document(store: Store, document_id: str) -> Gone:
    """Delete a document. A run that also rests on another document stays. Raises NotFound."""
    documents = await store.documents.delete(document_id)
    runs = await store.runs.resting_on(documents)
    left_by = await store.runs.entries()
    kept = {entry for run, entry in left_by.items() if run not in runs}
    entries = tuple(dict.fromkeys(left_by[run] for run in runs if run in left_by and left_by[run] not in kept))
    for run in runs:
        await store.runs.delete(run)
    for entry in entries:
        await store.library.delete(entry)
    return Gone(documents, runs, entries)
