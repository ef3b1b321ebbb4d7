"""Checks that a test, a price or an offer that came to nothing is not told by a result that it never had.

Where the facts say that nothing, or no more than a small part, came of a thing, the statement may tell what was done
(tested, priced, offered), not an effect on it: saved, rolled out, won.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from tailoring.truth.alignment import shared_kin
from tailoring.truth.deeds import claimed_deeds
from tailoring.truth.evidence import Source
from tailoring.truth.findings import Finding
from tailoring.truth.knowledge import any_of, any_word, knowledge
from tailoring.truth.limit_words import Limits, Withheld
from tailoring.truth.numbers import quantities
from tailoring.truth.others import same_deed
from tailoring.truth.passages import Passage, inflected, passage, verb_forms

_TESTED = re.compile(
    r"\b(?:test(?:ed|s|ing)?|tried|tries|trial(?:s|l?ed)?|pilot(?:s|ed)?|proof of concept|sampled|prototyped?)\b",
    re.IGNORECASE,
)
# "The other 300 are still built from the old", "the rest kept the paper".
_THE_REST = re.compile(
    r"\b(?:the|all|my|our|every)(?: \w+)? ?\b(?:others?|rest|remaining|remainder)\b[^.;]*?\b(?:still|stay\w*"
    r"|kept|keeps?|run|runs|ran|remain\w*|use[sd]?|have|has|had|are|were|go|went|without|none|never|nothing"
    r"|as before)\b",
    re.IGNORECASE,
)
_WOULD = frozenset({"would", "could", "might", "should", "may", "to"})
_DOUBLED = re.compile(r"(\w)\1ed$")
_SMALL = frozenset({"one", "two", "three"})


@dataclass(frozen=True, slots=True)
class _Nothing:
    """What came to nothing, as the stems and figures that name it, with what says so."""

    stems: frozenset[str]
    figures: frozenset[float]
    cue: str
    told: frozenset[str]


def check_came_to_nothing(statement: Passage, source: Source) -> Iterator[Finding]:
    """A finding for the first effect that the statement tells of what came to nothing."""
    nouns = knowledge(Withheld).effect_nouns
    claims = [at for at in claimed_deeds(statement) if _is_effect(statement, at)]
    claims += [at for at, word in enumerate(statement.words) if word.lower in nouns]
    for fact in source.facts if claims else ():
        for nothing in _nothings(fact.text):
            for at in claims:
                if _told(statement, at, nothing) and not _is_kept(statement, at):
                    word = statement.words[at]
                    reason, change = f"the facts say “{nothing.cue}”", f"Say “{nothing.cue}”."
                    yield Finding("scope", word.start, word.end, "contradicted", (fact.id,), reason, change)
                    return


@lru_cache(maxsize=4096)
def _nothings(text: str) -> tuple[_Nothing, ...]:
    """What a fact says came to nothing."""
    found: list[_Nothing] = []
    data = knowledge(Withheld)
    words = passage(text).words
    done = (w for at, w in enumerate(words) if not at or words[at - 1].lower not in _WOULD)
    told = frozenset(verb_forms().get(w.lower, (w.lower,))[0] for w in done)
    cue = any_of(data.untaken).search(text)
    if cue and cue.start() and not any_word(knowledge(Limits).took_effect).search(text[cue.end() :]):
        found.append(_of(text[: cue.start()], cue.group(), told))
    rest = _THE_REST.search(text) if _TESTED.search(text) else None
    tested = _TESTED.search(text)
    if rest and tested and tested.start() < rest.start():
        found.append(_of(text[tested.end() : rest.start()], rest.group(), told))
    return tuple(found)


def _of(text: str, cue: str, told: frozenset[str]) -> _Nothing:
    figures = frozenset(q.value for q in quantities(text) if q.unit != "year-name" and q.value > len(_SMALL))
    return _Nothing(passage(text).stems(), figures, cue.strip(), told)


@cache
def _effects() -> frozenset[str]:
    bases = {*knowledge(Limits).realising, *knowledge(Withheld).effects} - knowledge(Limits).preparing
    return frozenset(form for base in bases for forms in inflected(base).values() for form in forms)


@cache
def _learned() -> re.Pattern[str]:
    return re.compile(rf"(?: [\w'’-]+){{0,3}}? (?:{'|'.join(sorted(knowledge(Withheld).lessons))})\b", re.IGNORECASE)


def only_asks(statement: Passage, at: int) -> bool:
    """Whether a verb tells only that a thing was asked for: "put the case to the trustees"."""
    return any_of(knowledge(Limits).asking).match(statement.text, statement.words[at].start) is not None


def _is_effect(statement: Passage, at: int) -> bool:
    """Whether a verb tells that something came about: saved, rolled out, re-roofed."""
    before = statement.words[at - 1] if at else None
    again = before is not None and before.lower == "re" and statement.text[before.end] == "-"
    word = statement.words[at].lower
    if only_asks(statement, at):
        return False
    if _learned().match(statement.text, statement.words[at].end):
        # "Gained practice on 30 of them": that effect is on the writer.
        return False
    return again or word in _effects() or _DOUBLED.sub(r"\1", word) in _effects()


def _told(statement: Passage, at: int, nothing: _Nothing) -> bool:
    """Whether a verb is told of what came to nothing, and the fact does not tell it itself."""
    word = statement.words[at]
    base = verb_forms().get(word.lower, (word.lower,))[0]
    if any(same_deed(base, other) for other in nothing.told):
        return False
    clause = statement.clause_of(at)
    said = statement.stems(clause) - {word.stem}
    figures = {q.value for q in quantities(statement.part(clause)) if q.unit != "year-name"}
    shared = shared_kin(said, nothing.stems)
    return bool(figures & nothing.figures) or (bool(shared) and 2 * len(shared) >= min(len(said), 4))


def _is_kept(statement: Passage, at: int) -> bool:
    """Whether the sentence says that it was tested, offered or priced, or that it came to nothing."""
    data = knowledge(Withheld)
    first, last = statement.sentence_of(at)
    words = {word.lower for word in statement.words[first:last]}
    keeping = data.keeping["met"] | data.keeping["fruitless"] | knowledge(Limits).negators
    return bool(words & keeping) or any_of(data.untaken).search(statement.part((first, last))) is not None
