"""What a person's documents say differently, how it was decided, and whether two applications contradict each other."""

from __future__ import annotations

import hashlib
import re
import shlex
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from tailoring.facts import Conflict
from tailoring.model import Model
from tailoring.profile import Bullet, DateRange, Item, Position, Profile
from tailoring.resume import Draft, DraftItem

_SAME_BUT_FOR_NUMBERS = 94.0
_NUMBER = re.compile(r"\d[\d,.]*")
_ITEMS = ("positions", "education", "certifications", "projects", "awards")
_DATES = ("start", "end")


class Decision(Model):
    """Which of several values the person said is right. `by` says how they said it."""

    id: str
    field: str
    value: str
    fact_ids: tuple[str, ...]
    question: str
    by: str = ""


def conflict_id(conflict: Conflict) -> str:
    """A readable id that follows from what the documents say."""
    parts = (conflict.field, *sorted(conflict.values), *sorted(conflict.fact_ids))
    return f"conflict-{hashlib.sha256('|'.join(parts).encode()).hexdigest()[:8]}"


def decide_command(conflict: Conflict) -> str:
    """What the person runs to decide a contradiction."""
    return f"resumewright confirm {conflict_id(conflict)} --value {shlex.quote(conflict.values[0])}"


def with_number_conflicts(profile: Profile) -> Profile:
    """The merged profile with those statements named that differ in nothing but a number.

    The earlier document's one stands until the person decides; the other is not used beside it.
    """
    conflicts: list[Conflict] = []
    groups = {
        group: tuple(_numbers_checked(item, conflicts) for item in getattr(profile, group))
        for group in ("positions", "projects")
    }
    if not conflicts:
        return profile
    return profile.model_copy(update={**groups, "conflicts": (*profile.conflicts, *conflicts)})


def _numbers_checked(item: Item, conflicts: list[Conflict]) -> Item:
    kept: list[Bullet] = []
    for bullet in item.bullets:
        other = next((one for one in kept if _differ_in_number(one, bullet)), None)
        if other is None:
            kept.append(bullet)
            continue
        conflicts.append(
            Conflict(
                field="number",
                item=item.id,
                values=(other.text, bullet.text),
                fact_ids=(other.fact_id, bullet.fact_id),
                question=f"Which is right: “{other.text}” or “{bullet.text}”?",
            )
        )
    return item if len(kept) == len(item.bullets) else item.model_copy(update={"bullets": tuple(kept)})


def _differ_in_number(first: Bullet, second: Bullet) -> bool:
    """Two documents' statements in the same words with other numbers."""
    from rapidfuzz import fuzz

    from tailoring.reading.vocabulary import fold

    if first.fact_id.split(":")[0] == second.fact_id.split(":")[0]:
        return False
    ours, theirs = _NUMBER.findall(first.text), _NUMBER.findall(second.text)
    if not ours or ours == theirs or len(ours) != len(theirs):
        return False
    bare = [fold(_NUMBER.sub(" ", bullet.text)) for bullet in (first, second)]
    return fuzz.ratio(*bare) >= _SAME_BUT_FOR_NUMBERS


def decided(profiles: Sequence[Profile], decisions: Iterable[Decision]) -> list[Profile]:
    """The documents' profiles with what the person decided put in place of what is not so."""
    found = list(profiles)
    for decision in decisions:
        found = [_settled(profile, decision, found) for profile in found]
    return found


def _settled(profile: Profile, decision: Decision, everything: Sequence[Profile]) -> Profile:
    about = set(decision.fact_ids)
    if decision.field == "level":
        spoken = tuple(
            one.model_copy(update={"level": decision.value}) if one.fact_id in about else one
            for one in profile.languages
        )
        return profile.model_copy(update={"languages": spoken})
    changes: dict[str, Any] = {}
    for group in _ITEMS:
        items: tuple[Item, ...] = getattr(profile, group)
        renewed = tuple(_settled_item(item, decision, about, everything) for item in items)
        if renewed != items:
            changes[group] = renewed
    return profile.model_copy(update=changes) if changes else profile


def _settled_item(item: Item, decision: Decision, about: set[str], everything: Sequence[Profile]) -> Item:
    if decision.field == "number":
        wrong = {b.fact_id for b in item.bullets if b.fact_id in about and b.text != decision.value}
        left = tuple(bullet for bullet in item.bullets if bullet.fact_id not in wrong)
        return item.model_copy(update={"bullets": left}) if wrong else item
    if not about & set(item.fact_ids) or value_of(item, decision.field) in ("", decision.value):
        return item
    if decision.field not in _DATES:
        return item.model_copy(update={decision.field: decision.value})
    right = next((one for one in _entries(everything, about) if value_of(one, decision.field) == decision.value), None)
    return item.model_copy(update={"dates": _with_date(item.dates, right.dates, decision.field)}) if right else item


def _with_date(wrong: DateRange, right: DateRange, field: str) -> DateRange:
    if field == "start":
        return wrong.model_copy(update={"start": right.start, "text": right.text})
    return wrong.model_copy(update={"end": right.end, "current": right.current, "text": right.text})


def _entries(profiles: Iterable[Profile], about: set[str]) -> Iterator[Item]:
    for profile in profiles:
        for group in _ITEMS:
            yield from (item for item in getattr(profile, group) if about & set(item.fact_ids))


def value_of(item: Item, field: str) -> str:
    """A field of an entry in the words of a contradiction."""
    if field == "start":
        return item.dates.from_iso
    if field == "end":
        return item.dates.to_iso
    return str(getattr(item, field, ""))


class Shown(Model):
    """What one application showed of a career: for which employer, when, and the résumé."""

    run_id: str
    employer: str
    month: str
    draft: Draft


def inconsistencies(now: Shown, before: Iterable[Shown], positions: Sequence[Position]) -> tuple[str, ...]:
    """Where an application contradicts another of the same person to one employer, or in one month."""
    from tailoring.reading.matching import same_employer

    ids = {fact_id: position.id for position in positions for fact_id in position.fact_ids}
    found: dict[str, None] = {}
    for other in before:
        employer = bool(now.employer) and bool(other.employer) and same_employer(now.employer, other.employer)
        if other.run_id == now.run_id or not (employer or now.month == other.month):
            continue
        where = f"your application to {other.employer}" if other.employer else f"the run {other.run_id}"
        for ours, theirs in _pairs(now.draft, other.draft, ids):
            found |= dict.fromkeys(_contrary(ours, theirs, where))
    return tuple(found)


def _pairs(ours: Draft, theirs: Draft, ids: dict[str, str]) -> Iterator[tuple[DraftItem, DraftItem]]:
    """The entries of both that are one job or school."""
    others = [item for section in theirs.sections for item in section.items]
    for section in ours.sections:
        for item in section.items:
            same = next((other for other in others if _same_entry(item, other, ids)), None)
            if same is not None:
                yield item, same


def _same_entry(ours: DraftItem, theirs: DraftItem, ids: dict[str, str]) -> bool:
    """Whether two entries rest on a common fact; a header that was corrected since has the same lines under it."""
    known = [
        {ids.get(fact_id, fact_id) for fact_id in (*item.fact_ids, *(f for line in item.lines for f in line.fact_ids))}
        for item in (ours, theirs)
    ]
    return bool(known[0] & known[1])


def _contrary(ours: DraftItem, theirs: DraftItem, where: str) -> Iterator[str]:
    label = " at ".join(part for part in (ours.title, ours.organisation) if part)
    if not _one_title(ours.title, theirs.title):
        yield f"{label}: the title is “{theirs.title}” in {where}."
    for what, here, there in (("begins", ours.start, theirs.start), ("ends", ours.end, theirs.end)):
        if here and there and not (here.startswith(there) or there.startswith(here)):
            yield f"{label}: it {what} {here} here and {there} in {where}."


def _one_title(ours: str, theirs: str) -> bool:
    """The true title with or without what explains it is one title; two explanations of one are not."""
    from tailoring.reading.vocabulary import fold

    mine, other = fold(ours), fold(theirs)
    return not mine or not other or mine in other or other in mine
