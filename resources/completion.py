"""Completes ids, skills, titles and file names while they are typed."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Mapping
from typing import TYPE_CHECKING

from mcp.types import Completion

from storage.database import Database
from storage.scope import Scope
from tailoring.errors import NotFound
from tailoring.filing import artifact_names

if TYPE_CHECKING:
    from storage.store import Store
    from tailoring.skills.taxonomy import Taxonomy

# The protocol allows at most this many values in one answer.
MOST = 100
_TONES = ("plain", "confident", "formal", "warm")


async def completions(
    database: Database,
    scope: Scope,
    taxonomy: Callable[[], Taxonomy],
    argument: str,
    typed: str,
    known: Mapping[str, str],
) -> Completion:
    """The values that an argument may take and that hold what was typed; `known` are the arguments already given."""
    async with database.reading(scope) as store:
        if argument == "artifact":
            found = await _artifacts(store, typed, known.get("run_id", ""))
        elif argument in _STORED:
            found = await _STORED[argument](store, typed)
        else:
            found = _skills(taxonomy(), typed) if argument == "concept_id" else []
    values = list(dict.fromkeys(found))
    return Completion(values=values[:MOST], total=len(values), has_more=len(values) > MOST)


async def _jobs(store: Store, typed: str) -> list[str]:
    return _held(typed, {job.id: f"{job.title} {job.employer}" for job in await store.postings.all()})


async def _runs(store: Store, typed: str) -> list[str]:
    return _held(typed, {run.id: "" for run in await store.runs.all()})


async def _entries(store: Store, typed: str) -> list[str]:
    return _held(typed, {entry.id: f"{entry.job_title} {entry.company}" for entry in await store.library.all()})


async def _documents(store: Store, typed: str) -> list[str]:
    return _held(typed, {one.document.id: one.document.name for one in await store.documents.all()})


async def _facts(store: Store, typed: str) -> list[str]:
    stored = (*await store.documents.all(), *await store.documents.statements())
    facts = [fact for one in stored for fact in one.profile.facts]
    return _held(typed, {fact.id: fact.text for fact in facts})


async def _roles(store: Store, typed: str) -> list[str]:
    held = [position.title for one in await store.documents.all() for position in one.profile.positions]
    return _matching(typed, [*(job.title for job in await store.postings.all()), *held])


async def _tones(_: Store, typed: str) -> list[str]:
    return _matching(typed, _TONES)


_STORED: Mapping[str, Callable[[Store, str], Awaitable[list[str]]]] = {
    "job_id": _jobs,
    "run_id": _runs,
    "entry_id": _entries,
    "document": _documents,
    "fact_id": _facts,
    "target_role": _roles,
    "tone": _tones,
}


def _held(typed: str, labels: Mapping[str, str]) -> list[str]:
    """Ids that begin with what was typed, then those whose label holds it."""
    asked = typed.casefold().strip()
    first = [key for key in labels if key.casefold().startswith(asked)]
    return first + [key for key, label in labels.items() if key not in first and asked in label.casefold()]


def _matching(typed: str, values: Iterable[str]) -> list[str]:
    asked = typed.casefold().strip()
    return sorted(value for value in values if value and asked in value.casefold())


async def _artifacts(store: Store, typed: str, run_id: str) -> list[str]:
    try:
        outputs = await store.runs.outputs(run_id)
    except NotFound:
        return []
    made = [file.name for file in outputs.generation.files] if outputs.generation else []
    return _matching(typed, artifact_names(made))


def _skills(taxonomy: Taxonomy, typed: str) -> list[str]:
    asked = typed.casefold().strip()
    if not asked:
        return []
    known = {**taxonomy.concepts, **taxonomy.credentials}
    found = [key for key, one in known.items() if key.startswith(asked) or asked in one.name.casefold()]
    return sorted(found, key=lambda key: (not known[key].name.casefold().startswith(asked), len(key), key))
