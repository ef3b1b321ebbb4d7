"""Checks that a statement asserts nothing the facts deny, and nothing as done that was only planned or tried."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from tailoring.truth.evidence import Evidence, Source
from tailoring.truth.findings import Finding
from tailoring.truth.knowledge import Limits, any_of, any_word, knowledge
from tailoring.truth.passages import Passage, inflected, passage, verb_forms

_REACH = 7
_NEARLY = 0.6
_SENTENCE_ENDS = re.compile(r"[,;:.!?()]|\s[–—-]\s")


@dataclass(frozen=True, slots=True)
class Denial:
    """The stems that a text denies, and those that it asserts outside the denial."""

    denied: frozenset[str]
    asserted: frozenset[str]


def check_limits(statement: Passage, source: Source) -> Iterator[Finding]:
    """Findings where the statement contradicts a denial or a limit of the facts."""
    yield from _denied(statement, source)
    yield from _unrealised(statement, source)


@lru_cache(maxsize=4096)
def denial(text: str) -> Denial:
    """What a text denies: the telling words after a negator, up to the end of its clause."""
    words = passage(text).words
    data = knowledge(Limits)
    literal = [match.span() for match in any_word(data.literals).finditer(text)]
    denied: set[int] = set()
    for at, word in enumerate(words):
        if not _negates(word.lower) or any(s <= word.start < e for s, e in literal):
            continue
        for other in range(at + 1, min(at + 1 + _REACH, len(words))):
            if _SENTENCE_ENDS.search(text[words[other - 1].end : words[other].start]) or words[other].lower in {
                "but",
                "while",
                "although",
            }:
                break
            denied.add(other)
        if word.lower == "none" and at and words[at - 1].lower in verb_forms():
            denied.add(at - 1)
    common = data.common
    no = frozenset(words[at].stem for at in denied if words[at].content and words[at].stem not in common)
    yes = frozenset(word.stem for at, word in enumerate(words) if at not in denied and word.content)
    return Denial(no, yes)


def _negates(word: str) -> bool:
    return word in knowledge(Limits).negators or word.endswith("n't")


def _denied(statement: Passage, source: Source) -> Iterator[Finding]:
    """A word that the facts only deny, asserted beside another word of the same sentence."""
    asserted_somewhere = {stem for one in source.evidence for stem in denial(one.text).asserted}
    own = denial(statement.text)
    for one in source.evidence:
        only_denied = denial(one.text).denied - asserted_somewhere
        for at, word in enumerate(statement.words):
            if word.stem not in only_denied or word.stem in own.denied or not word.content:
                continue
            clause = statement.clause_of(at)
            if _carried(statement, clause) or not _same_matter(statement, clause, word.stem, one):
                continue
            reason = f"the facts deny it: “{one.text}”"
            yield Finding(
                "negation", word.start, word.end, "contradicted", (one.fact.id,), reason, f"Leave “{word.raw}” out."
            )
            return


def _carried(statement: Passage, clause: tuple[int, int]) -> bool:
    """Whether the clause keeps the denial in another form: avoiding, free, offline."""
    carrying = knowledge(Limits).carrying
    words = statement.words[clause[0] : clause[1]]
    return any(word.lower in carrying or _negates(word.lower) for word in words)


def _same_matter(statement: Passage, clause: tuple[int, int], stem: str, one: Evidence) -> bool:
    said = statement.stems(clause) - {stem}
    if not said:
        said = statement.stems(statement.sentence_of(clause[0])) - {stem}
    if any(w.stem == stem and w.capital and w.start for w in statement.words):
        return True
    return bool(said & (one.stems | passage(one.tail).stems() | passage(one.fact.text).stems()))


@cache
def _realising() -> dict[str, str]:
    return {form: base for base in knowledge(Limits).realising for forms in inflected(base).values() for form in forms}


def _unrealised(statement: Passage, source: Source) -> Iterator[Finding]:
    """A word of effect (installed, adopted, in production) about a thing that the facts leave unrealised."""
    data = knowledge(Limits)
    places = [(word.start, word.end) for word in statement.words if word.lower in _realising()]
    places += [match.span() for match in any_word(data.realised).finditer(statement.text)]
    for start, end in places:
        at = statement.word_at(start)
        clause = _with_object(statement, at)
        if any_word(data.kept).search(statement.part(statement.sentence_of(at))):
            continue
        found = _limiting(statement.stems(clause) - {statement.words[at].stem}, statement.text[start:end], source)
        if found is None:
            continue
        where, limit = found
        reason = f"the facts limit it: “{limit.group()}”"
        text = statement.text[start:end]
        yield Finding(
            "negation",
            start,
            end,
            "contradicted",
            (where.fact.id,),
            reason,
            f"Say “{limit.group()}” instead of “{text}”.",
        )
        return


def _limiting(stems: frozenset[str], word: str, source: Source) -> tuple[Evidence, re.Match[str]] | None:
    """The sentence that speaks of the thing and limits it; others nearly as much like the statement count too."""
    ranked = source.ranked(stems)
    near = [one for score, one in ranked if score >= _NEARLY * ranked[0][0]]
    if any(_says_it(word, one) for one in near):
        return None
    for one in near:
        limit = any_of(knowledge(Limits).unrealised).search(one.tail)
        if limit and not _took_effect(one):
            return one, limit
    return None


def _with_object(statement: Passage, at: int) -> tuple[int, int]:
    """The clause of a word; a clause of its own verb without telling words takes in the one before it."""
    first, last = statement.clause_of(at)
    while first and len(statement.stems((first, last))) < 3:
        first = statement.clause_of(first - 1)[0]
    return first, last


def _says_it(word: str, where: Evidence) -> bool:
    """Whether the fact itself uses the word of effect, outside any denial."""
    base = _realising().get(word.lower())
    stems = {w.stem for w in passage(word).words}
    forms = {form for form, plain in _realising().items() if plain == base} if base else {word.lower()}
    words = {w.lower for w in passage(where.tail).words}
    return bool(forms & words) and not (stems & denial(where.tail).denied)


def _took_effect(where: Evidence) -> bool:
    """Whether the fact also says that the thing took effect: drafted, then brought into force."""
    words = any_word(knowledge(Limits).realised).finditer(where.tail)
    denied = denial(where.tail).denied
    return any(not passage(match.group()).stems() & denied for match in words)
