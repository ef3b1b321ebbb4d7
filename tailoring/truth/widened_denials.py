"""Finds denials that a statement makes wider than the facts do: "no findings" for "no major findings".

A denial holds of the kind that it names: an adjective before its noun, or what stands behind it ("over an hour",
"upheld"), takes the rest out. A statement that leaves this out denies the rest too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from tailoring.truth.alignment import kin
from tailoring.truth.denials import SENTENCE_ENDS
from tailoring.truth.evidence import Source
from tailoring.truth.findings import Finding
from tailoring.truth.knowledge import Restrictions, knowledge
from tailoring.truth.passages import Passage, Word, canonical, passage

_NO = re.compile(
    r"\b(?:no|zero|nil|not (?:an?|one|a single|any)|without(?: an?| any| a single)?|never (?:a|an|had an?)|nothing"
    r"|not any|0)\s+(?=[\w-])",
    re.IGNORECASE,
)
_FREE = re.compile(r"\b(?P<noun>[a-z]+)-free\b|\bfree (?:of|from) (?:any )?(?P<of>[a-z]+)\b|\bclean\b", re.IGNORECASE)
_FALSE_FRIENDS = frozenset({"more", "less", "fewer", "longer", "later", "doubt", "matter", "one", "other", "further"})
# Behind the noun: "over an hour", "of more than two days", "upheld", "above £100".
_BEHIND = re.compile(
    r"\s(?:(?:that (?:took |lasted |cost |needed )?|of |lasting |costing |took |taking )?"
    r"(?:over|above|beyond|exceeding|more than|longer than|worse than|under|below)\b"
    r"|(?:were |was |being )?(?P<done>upheld|proven|proved|substantiated|sustained|confirmed|outstanding|overdue"
    r"|left|open|attributable|attributed|caused)\b)",
    re.IGNORECASE,
)
_KIND = re.compile(r"(?:able|ible|worthy|ous|ful|un\w+ed|mis\w+ed|ical|atal)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Denied:
    """A noun that is denied, with the words that keep the denial to a kind, and its place."""

    noun: Word
    kept_to: frozenset[str]
    start: int
    end: int


def check_widened_denials(statement: Passage, source: Source) -> Iterator[Finding]:
    """A finding for each denial that the statement makes without what keeps it to a kind in the facts."""
    said = [*_denied(statement.text), *_free(statement)]
    if not said:
        return
    for fact in source.facts:
        told = _denied(fact.text)
        for denied in told:
            plain = any(one is not denied and not one.kept_to and _same(one.noun, denied.noun) for one in told)
            if plain or not denied.kept_to:
                continue
            for one in said:
                near = statement.stems() - {one.noun.stem}
                # One adjective of two may go where the other stays narrower; none of them may go alone.
                if not _same(one.noun, denied.noun) or denied.kept_to <= one.kept_to | near:
                    continue
                words = fact.text[denied.start : denied.end]
                reason = f"the facts say “{words}”"
                yield Finding("negation", one.start, one.end, "contradicted", (fact.id,), reason, f"Say “{words}”.")
                return


def _same(first: Word, second: Word) -> bool:
    return first.stem == second.stem or kin(first.stem, second.stem)


@lru_cache(maxsize=4096)
def _denied(text: str) -> tuple[_Denied, ...]:
    """The nouns that a text denies."""
    found: list[_Denied] = []
    told = passage(text)
    for match in _NO.finditer(text):
        at = told.word_at(match.end())
        if told.words[at].lower in _FALSE_FRIENDS:
            continue
        kept: set[str] = set()
        while at + 1 < len(told.words) and _is_kind(told.words[at]) and not _apart(told, at):
            kept.add(told.words[at].stem)
            at += 1
        while at + 1 < len(told.words) and not _apart(told, at) and _is_noun_before(told, at):
            at += 1
        noun = told.words[at]
        behind = _BEHIND.match(text, noun.end)
        if behind:
            kept.add(canonical(behind.group("done").lower()) if behind.group("done") else "")
        end = noun.end if behind is None else behind.end()
        if noun.content:
            found.append(_Denied(noun, _measured(kept, text, noun.end), match.start(), end))
    return tuple(found)


def _measured(kept: set[str], text: str, end: int) -> frozenset[str]:
    """What keeps a denial to a kind; a measure by its first telling words."""
    if "" in kept:
        kept.discard("")
        behind = [word for word in passage(text[end : end + 40]).words if word.content or word.raw.isdigit()]
        kept |= {word.stem for word in behind[:1]}
    return frozenset(kept)


def _is_kind(word: Word) -> bool:
    """Whether a word before a noun names its kind: major, unplanned, reportable."""
    return word.lower in knowledge(Restrictions).degrees or _KIND.search(word.lower) is not None


def _is_noun_before(told: Passage, at: int) -> bool:
    """Whether another noun follows of which this one is the first part: "customer complaints"."""
    behind = told.words[at + 1]
    plural = told.words[at].lower.endswith("s")
    if _BEHIND.match(told.text, told.words[at].end) or behind.lower.endswith(("ed", "ing", "ly")):
        return False
    return told.words[at].content and behind.content and not plural


def _apart(told: Passage, at: int) -> bool:
    """Whether a sign stands between a word and the next."""
    gap = told.text[told.words[at].end : told.words[at + 1].start]
    return bool(SENTENCE_ENDS.search(gap)) or not told.words[at].content


def _free(statement: Passage) -> Iterator[_Denied]:
    """What a text says to be free of: "accident-free"."""
    for match in _FREE.finditer(statement.text):
        said = match.group("noun") or match.group("of")
        if said:
            at = statement.word_at(match.start("noun") if match.group("noun") else match.start("of"))
            yield _Denied(statement.words[at], frozenset(), *match.span())
