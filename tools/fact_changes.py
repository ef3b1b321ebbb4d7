"""The changes that edit_facts makes: states, corrects, hides, shows again and deletes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from storage.cascade import delete_document
from storage.present import Present, present
from storage.scope import Scope
from tailoring.errors import InvalidOption, NotFound
from tailoring.facts import Fact, FactKind
from tailoring.profile import Item, Profile
from tools.services import Services

BY = "through the assistant"
_ENTRIES = ("positions", "education", "certifications", "projects", "publications", "awards")


class Changed(NamedTuple):
    """What was done: the ids that changed, those that were deleted, and what there is to say about it."""

    ids: tuple[str, ...] = ()
    deleted: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


async def now_of(services: Services, scope: Scope) -> Present:
    """The person's facts as they stand."""
    async with services.database.reading(scope) as store:
        return await present(store, services.relayed, services.taxonomy)


async def add(services: Services, scope: Scope, text: str, kind: FactKind | None, ids: Sequence[str]) -> Changed:
    """A new statement: an entry or line of its own `kind`, or a line under the entry that an id belongs to."""
    from tailoring.amending import HEADINGS
    from tailoring.statements import Filing, check_understood

    now = await now_of(services, scope)
    person = _name(now)
    if ids:
        fact = _known(now, ids[0])
        if not fact.item_id:
            raise InvalidOption(f"{fact.id} belongs to no entry.", "Name a fact of the job or school it goes under.")
        filing = Filing(kind="bullet", item_id=fact.item_id, person=person)
    elif kind is None:
        raise InvalidOption(
            "A new statement needs `kind`, or the id of an entry.", f"Use one of {', '.join(HEADINGS)}."
        )
    else:
        filing = Filing(kind=kind, person=person)
    check_understood(text, filing)
    return await _stated(services, scope, text, filing)


async def correct(services: Services, scope: Scope, text: str, ids: Sequence[str]) -> Changed:
    """A newer version of a fact; the older one is kept."""
    from tailoring.statements import Filing, check_understood, header_with

    if len(ids) != 1:
        raise InvalidOption("A correction is of one fact.", "Give one id, and the whole line anew in `text`.")
    now = await now_of(services, scope)
    fact = _known(now, ids[0])
    first = fact.corrects or fact.id
    versions = sorted((one for one in now.facts().values() if one.corrects == first), key=lambda one: one.version)
    if versions and versions[-1].text == " ".join(text.split()):
        return Changed((versions[-1].id,), notes=("It was stated before.",))
    if not versions and fact.text == " ".join(text.split()):
        raise InvalidOption(f"{fact.id} says “{fact.text}” already.", "Give the corrected line in `text`.")
    entry = next((item for item, _ in _entries(now) if first in item.fact_ids), None)
    filing = Filing(
        kind=fact.kind,
        corrects=first,
        version=versions[-1].version + 1 if versions else 2,
        item_id=fact.item_id,
        person=_name(now),
        header=header_with(entry, now.facts(), first, text) if entry else (),
    )
    check_understood(text, filing)
    return await _stated(services, scope, text, filing)


async def _stated(services: Services, scope: Scope, text: str, filing: object) -> Changed:
    from tailoring.statements import Filing

    assert isinstance(filing, Filing)
    named = "said-correction.txt" if filing.corrects else "said-statement.txt"
    _, profile, new = await services.intake.document(
        scope, text.encode(errors="replace"), named, relayed=True, filing=filing
    )
    ids = tuple(fact.id for fact in profile.facts if fact.kind != "heading")
    return Changed(ids, notes=() if new else ("It was stated before.",))


async def hide(services: Services, scope: Scope, ids: Sequence[str]) -> Changed:
    """Leave facts out of everything; an entry's header line takes the entry with it, wherever it stands."""
    return await _set(services, scope, ids, shown=False)


async def show(services: Services, scope: Scope, ids: Sequence[str]) -> Changed:
    """Take hidden facts in again."""
    return await _set(services, scope, ids, shown=True)


async def _set(services: Services, scope: Scope, ids: Sequence[str], *, shown: bool) -> Changed:
    done: list[str] = []
    async with services.database.writing(scope) as store:
        now = await present(store, services.relayed, services.taxonomy)
        for fact_id in ids:
            for one in _together(now, _known(now, fact_id)):
                if shown == (one.status == "hidden"):
                    await store.documents.set_status(one.id, "extracted" if shown else "hidden", BY)
                    done.append(one.id)
    return Changed(tuple(dict.fromkeys(done)))


async def delete(services: Services, scope: Scope, ids: Sequence[str]) -> Changed:
    """Delete facts, or whole documents, with what rests on them alone."""
    gone: list[str] = []
    notes: list[str] = []
    async with services.database.writing(scope) as store:
        now = await present(store, services.relayed, services.taxonomy)
        documents = {one.document.id for one in (*now.given, *now.statements)}
        for one in ids:
            if one in documents:
                left = await delete_document(store, one)
                gone += [*left.documents, *left.runs, *left.entries]
                if left.runs:
                    notes.append("Files that were saved to a folder stay there.")
                continue
            fact = _known(now, one)
            own = [fact.id, *_under(now, fact)]
            gone += await store.documents.delete_facts([fact_id for fact_id in own if fact_id not in gone])
            twins = [other.id for other in _twins(now, fact) if other.id not in own]
            notes += [f"The same still stands in another document as {twin}." for twin in twins]
            if fact.source.document_id in {given.document.id for given in now.given}:
                notes.append(f"The words stay in the file {fact.source.document_id}; deleting that removes them.")
    return Changed(deleted=tuple(dict.fromkeys(gone)), notes=tuple(dict.fromkeys(notes)))


def _known(now: Present, fact_id: str) -> Fact:
    fact = now.facts().get(fact_id)
    if fact is None or fact.kind == "heading":
        raise NotFound(f"There is no fact {fact_id!r}.", "search_profile gives the ids of facts.")
    return fact


def _name(now: Present) -> str:
    return next((one.profile.name for one in now.given if one.profile.name), "")


def _entries(now: Present) -> Iterator[tuple[Item, Profile]]:
    for one in (*now.given, *now.statements):
        for group in _ENTRIES:
            for item in getattr(one.profile, group):
                yield item, one.profile


def _under(now: Present, fact: Fact) -> list[str]:
    """What stands under the entry that a header line begins, and the rest of the header, in the same document."""
    for item, _ in _entries(now):
        if fact.id in item.fact_ids:
            return [*(one for one in item.fact_ids if one != fact.id), *(bullet.fact_id for bullet in item.bullets)]
    return []


def _twins(now: Present, fact: Fact) -> Iterable[Fact]:
    """The same statement in other documents."""
    from tailoring.reading.matching import same_text

    for other in now.facts().values():
        other_document = other.source.document_id != fact.source.document_id
        if other_document and other.kind == fact.kind and not other.corrects and same_text(other.text, fact.text):
            yield other


def _together(now: Present, fact: Fact) -> list[Fact]:
    """A fact with what is hidden or shown along with it."""
    from tailoring.reading.merge import merge_profiles

    facts = now.facts()
    ids = [fact.id, *_under(now, fact), *(other.id for other in _twins(now, fact))]
    stored = [one.profile for one in (*now.given, *now.statements)]
    merged = merge_profiles(stored)
    for group in _ENTRIES:
        for item in getattr(merged, group):
            if fact.id in item.fact_ids:
                for other in (facts[one] for one in item.fact_ids if one in facts):
                    ids += [other.id, *_under(now, other)]
    return [facts[one] for one in dict.fromkeys(ids) if one in facts]
