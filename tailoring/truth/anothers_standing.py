"""Checks that what someone else is, in the facts, is not told as what the writer is: the captain, the treasurer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from tailoring.truth.evidence import Evidence, Source
from tailoring.truth.findings import Finding
from tailoring.truth.knowledge import Titles, Verbs, knowledge
from tailoring.truth.passages import Passage, passage

_IS = re.compile(
    r"\b(?:is|was|were|are|remains|remained|became|stayed) (?:the|our|an?|his|her|its) ['‘\"“]?"
    r"(?P<what>[A-Za-z][\w-]*(?: [A-Za-z][\w-]*){0,3}?)['’\"”]?(?=\s*(?:[.,;:]|$|\b(?:of|for|at|in|on|and)\b))"
)
_CLAIMED = re.compile(
    r"(?:\bas (?:an?|the|its|their)? ?|\b(?:I am|I was|am|was|became) (?:the|an?) |^(?:The )?|[.;] (?:The )?)['‘\"“]?"
    r"(?P<what>[A-Za-z][\w-]*(?: [A-Za-z][\w-]*){0,3})"
)
_CUT = re.compile(r"[.;:](?:\s|$)|,? (?:but|while|and|whereas) ")
_TITLED = re.compile(r"^(?:Mr|Mrs|Ms|Dr|Prof)\.? [A-Z]")
_NAMED = re.compile(r"^[A-Z][a-z]+(?:,[^,]*,)? ?$")
_ME = re.compile(r"\b(?:I|mine|me)\b(?! (?:work|worked|report|reported|assist|assisted|help|helped|serve|served)\b)")


def check_anothers_standing(statement: Passage, source: Source) -> Iterator[Finding]:
    """A finding for each standing that the statement claims and the facts give to someone else alone."""
    for one in source.evidence:
        for what in _others_standings(one):
            stems = passage(what).stems()
            claim = _claim_of(stems, statement)
            if claim is None or _mine_elsewhere(stems, one, source) or _names_holder(one, statement):
                continue
            reason, change = f"the facts give this to someone else: “{one.text}”", f"Leave “{what}” out."
            yield Finding("title", *claim, "contradicted", (one.fact.id,), reason, change)
            return


def _others_standings(one: Evidence) -> Iterator[str]:
    """What a sentence says that another person is."""
    for part in _CUT.split(one.text):
        for match in _IS.finditer(part):
            who = part[: match.start()].strip()
            if _is_another(who) and not _ME.search(who):
                yield match.group("what")


def _is_another(who: str) -> bool:
    if _TITLED.match(who):
        return True
    if _people().match(who):
        return True
    return bool(_NAMED.match(who)) and who.partition(",")[0].lower() not in knowledge(Titles).heads


@cache
def _people() -> re.Pattern[str]:
    people = "|".join(sorted(knowledge(Verbs).others | knowledge(Titles).heads, key=len, reverse=True))
    return re.compile(rf"(?:the|my|our|another) (?:\w+ )?(?:{people})\b", re.IGNORECASE)


def _claim_of(stems: frozenset[str], statement: Passage) -> tuple[int, int] | None:
    """Where the statement says that the writer is this."""
    for match in _CLAIMED.finditer(statement.text):
        if stems and stems <= passage(match.group("what")).stems():
            return match.span("what")
    return None


def _mine_elsewhere(stems: frozenset[str], one: Evidence, source: Source) -> bool:
    """Whether another sentence, or a role held, speaks of this too."""
    if any(stems <= passage(title).stems() for title in (*(f.role for f in source.facts), *source.known_titles)):
        return True
    return any(other is not one and stems <= other.stems for other in source.evidence)


def _names_holder(one: Evidence, statement: Passage) -> bool:
    """Whether the statement speaks of the other person too: "under", "for", or by name."""
    names = {word.raw for word in one.passage.words if word.capital and word.start}
    said = {word.raw for word in statement.words if word.start}
    titled = {word for word in names if re.search(rf"\b(?:Mr|Mrs|Ms|Dr|Prof)\.? {word}\b", one.text)}
    return bool(titled & said)
