"""What the documents say that neither the résumé tells nor the plan lists: no word of a person is lost silently."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache

from tailoring.data_files import DATA, load_yaml
from tailoring.facts import Fact
from tailoring.leaning import Why, leaning_data, reasons_hidden, why_not_alone
from tailoring.left_out import SAID_AGAIN
from tailoring.model import Model
from tailoring.orders import gives_orders
from tailoring.plan import LeftOut
from tailoring.profile import Profile
from tailoring.resume import Draft, DraftLine
from tailoring.wording import sentences

_WORD = re.compile(r"[^\W_]{2,}")
# What asserts nothing, and what the report names apart.
_APART = ("name", "heading", "unplaced")
# A fact of these kinds is told whole or not at all; of a summary, one sentence may be.
_WHOLE = ("bullet", "skill")
_REASONS = {
    "summary": "other sentences of your profile say more of what this ad asks",
    "bullet": f"{SAID_AGAIN}, or it names only an address",
    "skill": "the list tells it under another name, or it names no skill",
    "contact": "enough ways to reach you are shown",
    "link": "enough ways to reach you are shown",
}
_DETAIL = "the heading of its entry has no place for it"
_WITH_ITS_ENTRY = "its entry is left out"


class UntoldWords(Model):
    """The content of data/untold.yaml."""

    unmissed: frozenset[str]


@cache
def _unmissed() -> frozenset[str]:
    return load_yaml(DATA / "untold.yaml", UntoldWords).unmissed


def untold(profile: Profile, draft: Draft, left_out: Iterable[LeftOut]) -> Iterator[LeftOut]:
    """Every fact, and sentence of a summary, that stands neither in one place of the résumé nor in `left_out`."""
    listed = {row.fact_id: row.text for row in left_out}
    told = [_words(text) for text in (*_shown(draft), *listed.values())]
    # Of the skills' words all together, one could make up skills that nobody listed.
    names = [_words(text) for text in (*(f"{one.text} {one.original}" for one in _skills(draft)), *listed.values())]
    lines = {fact for line in draft.all_lines() if line.original for fact in line.fact_ids} | {*listed}
    hidden, seen = reasons_hidden(profile), set[str]()
    gone = _gone(profile, listed)
    for fact in profile.facts:
        if fact.kind in _APART or gives_orders(fact.text):
            continue
        for text in sentences(fact.text) if fact.kind == "summary" else [fact.text]:
            words = _words(text)
            # A line is told by itself: another that happens to hold its words is none.
            shown = fact.id in lines and fact.kind in _WHOLE
            if not shown and fact.kind != "bullet":
                shown = any(words <= one for one in (names if fact.kind == "skill" else told))
            if text not in seen and not shown:
                seen.add(text)
                reason = _WITH_ITS_ENTRY if fact.id in gone else _reason(fact, hidden)
                yield LeftOut(fact_id=fact.id, text=text, reason=reason, value=0.0)


def _gone(profile: Profile, listed: Collection[str]) -> frozenset[str]:
    """The facts of entries that are left out as a whole: these are listed by the first of their facts."""
    entries = (*profile.positions, *profile.projects, *profile.education)
    return frozenset(
        fact for entry in entries if entry.fact_ids[:1] and entry.fact_ids[0] in listed for fact in entry.fact_ids
    )


def _reason(fact: Fact, hidden: Mapping[str, Why]) -> str:
    why = hidden.get(fact.id)
    if why is None and fact.kind in ("bullet", "summary"):
        why = why_not_alone(" ".join(fact.text.split()))
    if why:
        return leaning_data().reasons[why]
    return _REASONS.get(fact.kind, _DETAIL)


def _skills(draft: Draft) -> Iterator[DraftLine]:
    for section in draft.sections:
        for group in section.groups:
            yield from group.skills


def _words(text: str) -> set[str]:
    return {word.casefold() for word in _WORD.findall(text)} - _unmissed()


def _shown(draft: Draft) -> Iterator[str]:
    """The text of each place of the résumé: its head, each line, all skills, each entry."""
    yield " ".join([draft.name, draft.headline, *(f"{one.text} {one.url}" for one in draft.contacts)])
    yield from (f"{line.text} {line.original}" for line in draft.all_lines())
    for section in draft.sections:
        listed = (line for group in section.groups for line in group.skills)
        yield " ".join([*(group.label for group in section.groups), *(f"{one.text} {one.original}" for one in listed)])
        for item in section.items:
            heading = (item.title, item.organisation, item.place, item.dates, item.start, item.end, item.detail)
            yield " ".join([*heading, *(f"{line.text} {line.original}" for line in item.lines)])
