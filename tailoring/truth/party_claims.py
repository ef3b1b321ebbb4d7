"""Checks work claimed for a party that is told by a common noun: "physiotherapist to the organisers"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import takewhile

from tailoring.model import Model
from tailoring.truth.alignment import shared_kin
from tailoring.truth.evidence import Evidence, Source
from tailoring.truth.findings import Finding
from tailoring.truth.knowledge import Cues, Titles, Verbs, Words, any_of, knowledge
from tailoring.truth.passages import Passage, Word, canonical, passage, verb_forms

_PARTY = (
    r"(?P<party>(?:(?:the|an?|its|our|two|three|four|five|six|several|many|some|both|\d+) )(?:[\w'’-]+ ){0,4}?[\w'’-]+)"
)
_BEHIND = (
    r"(?=\s+(?:after|before|in|on|with|who|whose|whom|which|that|and|for|at|from|since|during|where|when|as|by)\b"
    r"|\s*[,.;:]|\s*$)"
)
_STARTS = 4  # letters by which a doer and a deed are told to be of one kind: bookkeeper, the books
_LEAST = 2
_ME = re.compile(r"\b(?:me|I|my|mine|us)\b")


class PartyClaims(Model):
    """partyclaims.yaml."""

    works: Cues
    taking_on: Words
    besides: Cues
    beside_heads: Words


def check_party_claims(statement: Passage, source: Source) -> Iterator[Finding]:
    """A finding for each party that no fact tells to have been worked for."""
    for match in _post_for(_own_heads(source)).finditer(statement.text):
        head, party = match.group("head").lower(), match.group("party")
        if head in _own_heads(source) and passage(party).words[-1].lower in knowledge(Verbs).own_people:
            # "Teacher to a class of nine", said by a teacher: whom one serves, no employer.
            continue
        told = _no_post(head, party, source) if match.group("to").lower() == "to" else ""
        told = told or _did_something_else(party, statement, source)
        if told:
            yield _finding(match.span("party"), told, party)
            return
    for match in _worked_for().finditer(statement.text):
        told = _did_something_else(match.group("party"), statement, source)
        if told:
            yield _finding(match.span("party"), told, match.group("party"))
            return


def _finding(span: tuple[int, int], told: str, party: str) -> Finding:
    reason = f"no fact tells of work for “{party}”: “{told}”"
    return Finding("employer", *span, "unsupported", (), reason, f"Leave “{party}” out.")


def _own_heads(source: Source) -> frozenset[str]:
    """The last words of the roles held."""
    return frozenset(fact.role.split()[-1].lower() for fact in source.facts if fact.role)


@lru_cache(maxsize=256)
def _post_for(own: frozenset[str]) -> re.Pattern[str]:
    """A title that stands for a post with a party: "caterer to the show"."""
    heads = (knowledge(Titles).heads | own) - knowledge(PartyClaims).beside_heads
    named = "|".join(sorted(map(re.escape, heads), key=len, reverse=True))
    return re.compile(
        rf"(?:^|[.;:,] |\b(?:as|and|was|am) (?:an? |the )?)(?:[\w-]+ ){{0,2}}?(?P<head>{named}) (?P<to>to"
        rf"|for) {_PARTY}{_BEHIND}",
        re.IGNORECASE,
    )


@cache
def _worked_for() -> re.Pattern[str]:
    works = "|".join(knowledge(PartyClaims).works)
    return re.compile(rf"\b(?:{works}) (?:[\w-]+ ){{0,2}}?(?:for|by|in|with) {_PARTY}{_BEHIND}", re.IGNORECASE)


def _no_post(head: str, party: str, source: Source) -> str:
    """The sentence that speaks of the party without any post or deed of that kind, "" where one tells of it."""
    words = [word for word in passage(party).words if word.content]
    if not words:
        return ""
    telling = frozenset(word.stem for word in words)
    naming = [one for one in source.evidence if shared_kin(telling, one.stems)]
    last = shared_kin({words[-1].stem}, source.stems)
    if not naming or not (last or _proper(party)):
        return ""
    best = max(len(shared_kin(telling, one.stems)) for one in naming)
    naming = [one for one in naming if len(shared_kin(telling, one.stems)) == best]
    if not last:
        return naming[0].text if best >= _LEAST else ""
    return "" if any(_does(head, one) for one in naming) or best * 2 < len(telling) else naming[0].text


def _proper(party: str) -> bool:
    """Whether a party bears a name: the Calder Marathon organisers."""
    return re.search(r" [A-Z]", party) is not None


def _does(head: str, one: Evidence) -> bool:
    """Whether a sentence tells of the post, or of a deed of that kind: adviser, advised; bookkeeper, the books."""
    if head in {word.lower for word in passage(f"{one.text}").words}:
        return True
    opened = head[:_STARTS]
    alike = any(word.lower.startswith(opened) for word in one.passage.words if word.content)
    held = head in one.fact.role.lower().split() and any(
        verb.at == 0 and (verb.level or 0) > 1 for verb in one.passage.verbs
    )
    return alike or held


def _did_something_else(party: str, statement: Passage, source: Source) -> str:
    """The sentence in which the party itself does another thing than take the person on, where every one is such."""
    words = [word for word in passage(party).words if word.content]
    if not words or any(word.capital for word in words[-1:]):
        return ""
    stems = frozenset(word.stem for word in words)
    naming = [one for one in source.evidence if stems <= one.stems]
    deeds = [_party_deed(stems, one) for one in naming]
    if not deeds or not all(deeds):
        return ""
    said = statement.stems()
    kept = any(canonical(deed) in said for deed in deeds)
    return "" if kept else naming[0].text


@lru_cache(maxsize=2048)
def _party_deed(stems: frozenset[str], one: Evidence) -> str:
    """The verb of what a party does in a sentence that it opens, "" where it takes the person on or does nothing."""
    words = one.passage.words
    opening = list(takewhile(lambda word: not _is_finite(word) or word.stem in stems, words))
    if not opening or len(opening) == len(words) or not stems <= {word.stem for word in opening}:
        return ""
    subject = one.text[: opening[-1].end]
    if re.search(r"[:;,(]", subject) or any(word.capital for word in opening[1:] if word.stem not in stems):
        return ""
    verb = words[len(opening)].lower
    base = verb_forms()[verb][0] if verb in verb_forms() else verb
    besides = any_of(knowledge(PartyClaims).besides).search(one.fact.text)
    return verb if _ME.search(one.text) and (besides or base not in _takings()) else ""


def _is_finite(word: Word) -> bool:
    return word.lower in verb_forms() or (word.lower.endswith("ed") and len(word.lower) > _STARTS)


@cache
def _takings() -> frozenset[str]:
    return frozenset(knowledge(PartyClaims).taking_on)
