"""What waits for the person's word, and what happens when it is given. Nothing here is within a model's reach."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any, Literal

from pydantic import BaseModel

from storage.database import Database
from storage.present import Present, present
from storage.scope import Scope
from tailoring.errors import InvalidOption, NotFound
from tailoring.facts import Conflict
from tailoring.relayed import waits
from tools.reply import counted

if TYPE_CHECKING:
    from tailoring.relayed import RelayedPolicy
    from tailoring.skills.taxonomy import Taxonomy

MOST_AT_ONCE = 8
# What a person looks at first before they say that a whole document is true.
_CLAIMING = ("headline", "position", "education", "certification", "award", "publication", "volunteering")
_LEAVE_OPEN = "leave open"


class Awaiting(BaseModel):
    """Something the person may confirm (a pasted document, a statement) or decide (a contradiction)."""

    id: str
    what: Literal["document", "statement", "conflict"]
    text: str
    asserts: list[str] = []
    held_back: bool = False
    values: list[str] = []


def awaiting(now: Present) -> list[Awaiting]:
    """Everything that waits: what is held back first, then what is in use, then contradictions."""
    held = {one.fact_id: one for one in now.standing.withheld}
    shown = now.shown()
    found: list[Awaiting] = []
    for one in now.statements:
        for fact in one.profile.facts:
            # One that only names a known job is shown as the person's own.
            if waits(shown.get(fact.id, fact)) and fact.status == "extracted":
                back = held.get(fact.id)
                asserts = list(back.asserts) if back else []
                found.append(
                    Awaiting(id=fact.id, what="statement", text=fact.text, asserts=asserts, held_back=bool(back))
                )
    found.sort(key=lambda one: not one.held_back)
    for one in now.given:
        waiting = [f for f in one.profile.facts if f.relayed and f.status == "extracted" and f.kind != "heading"]
        if waiting:
            whose = one.profile.name or "nobody named"
            claims = "; ".join(fact.text for fact in waiting if fact.kind in _CLAIMING)
            text = f"the pasted text {one.document.name} of {whose}, {counted(len(waiting), 'statement')}: {claims}"
            back = any(fact.id in held for fact in waiting)
            found.append(Awaiting(id=one.document.id, what="document", text=text, held_back=back))
    return found + [_open(conflict) for conflict in conflicts_in(now)]


def conflicts_in(now: Present) -> tuple[Conflict, ...]:
    """What the documents say differently, as far as it is not decided."""
    from tailoring.contradictions import with_number_conflicts
    from tailoring.reading.merge import merge_profiles

    profiles = now.standing.profiles
    return with_number_conflicts(merge_profiles(profiles)).conflicts if profiles else ()


def _open(conflict: Conflict) -> Awaiting:
    from tailoring.contradictions import conflict_id

    return Awaiting(
        id=conflict_id(conflict), what="conflict", text=conflict.question, values=list(dict.fromkeys(conflict.values))
    )


def chosen(waiting: Sequence[Awaiting], ids: Iterable[str]) -> list[Awaiting]:
    """Those of the named ids that wait; a statement may be named by its document. Raises NotFound."""
    found: list[Awaiting] = []
    for one_id in ids:
        named = [one for one in waiting if one.id == one_id or one.id.startswith(f"{one_id}:")]
        if not named:
            raise NotFound(
                f"Nothing called {one_id!r} waits to be confirmed.", "`resumewright confirm` lists what does."
            )
        found += named
    return found


async def confirm(
    database: Database,
    scope: Scope,
    policy: RelayedPolicy,
    taxonomy: Callable[[], Taxonomy],
    ids: Sequence[str],
    by: str,
    values: dict[str, str] | None = None,
) -> list[Awaiting]:
    """Confirm statements and whole documents, decide contradictions by `values`; what was done.

    `by` says who said so and how. Raises NotFound, or InvalidOption for a value that no document gives.
    """
    from tailoring.contradictions import Decision, conflict_id

    async with database.writing(scope) as store:
        now = await present(store, policy, taxonomy)
        done = chosen(awaiting(now), ids)
        conflicts = {conflict_id(conflict): conflict for conflict in conflicts_in(now)}
        for one in done:
            if one.what == "document":
                await store.documents.confirm(one.id, by)
            elif one.what == "statement":
                await store.documents.set_status(one.id, "confirmed", by)
            else:
                conflict, value = conflicts[one.id], (values or {}).get(one.id, "")
                if conflict.field == "name" or value not in conflict.values:
                    raise _no_value(one, value, conflict)
                decision = Decision(
                    id=one.id, field=conflict.field, value=value, fact_ids=conflict.fact_ids,
                    question=conflict.question, by=by,
                )  # fmt: skip
                await store.decisions.record(decision)
    return done


def _no_value(one: Awaiting, value: str, conflict: Conflict) -> InvalidOption:
    if conflict.field == "name":
        return InvalidOption(
            f"{one.id} is no choice of values: {conflict.question}", "Delete the documents of the other person."
        )
    named = ", ".join(f"“{known}”" for known in one.values)
    return InvalidOption(f"{one.id} has no value {value!r}.", f"Give --value with one of: {named}.")


def form(waiting: Sequence[Awaiting]) -> tuple[str, str, dict[str, Any]]:
    """Key, message and fields of the form that asks for the person's word."""
    fields: dict[str, Any] = {}
    for number, one in enumerate(waiting[:MOST_AT_ONCE], start=1):
        if one.what == "conflict":
            fields[f"s{number}"] = {"type": "string", "title": one.text, "enum": [*one.values, _LEAVE_OPEN]}
        else:
            what = f"Asserts: {', '.join(one.asserts)}." if one.asserts else ""
            fields[f"s{number}"] = {"type": "boolean", "title": f"True: {one.text}", "description": what}
    told = "\n".join(f"{number}. {one.text}" for number, one in enumerate(waiting[:MOST_AT_ONCE], start=1))
    message = f"These came through the assistant or contradict each other. Which are true of you?\n{told}"
    key = hashlib.sha256(f"{[one.model_dump() for one in waiting[:MOST_AT_ONCE]]}".encode()).hexdigest()[:16]
    return f"confirm-{key}", message, fields


def accepted(waiting: Sequence[Awaiting], values: dict[str, Any]) -> tuple[list[str], dict[str, str]]:
    """The ids that the person confirmed in the form, and the values they chose."""
    ids: list[str] = []
    decided: dict[str, str] = {}
    for number, one in enumerate(waiting[:MOST_AT_ONCE], start=1):
        value = values.get(f"s{number}")
        if one.what == "conflict" and value in one.values:
            decided[one.id] = str(value)
            ids.append(one.id)
        elif one.what != "conflict" and value is True:
            ids.append(one.id)
    return ids, decided
