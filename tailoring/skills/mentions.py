"""Finds the concepts and credentials that a text names, in which sense, how they are held and by whom."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from tailoring.model import Span
from tailoring.skills.concepts import Mention
from tailoring.skills.index import Entry, PhraseIndex
from tailoring.skills.inversion import Inverted, inversions
from tailoring.skills.normalise import Token, tokens
from tailoring.skills.senses import Sense, Surroundings, resolve
from tailoring.skills.stance import Stances, stances
from tailoring.skills.taxonomy import Taxonomy
from tailoring.skills.verbs import verbs_by_form

_BESIDE = 2
_NEAR = 20  # words on each side that may speak against a reading
_LONGEST_DOTTED = 3
_HARD_GAP = re.compile(r"[;!?{}|•·\n\t\"“”]|\.\s")
_SOFT_GAP = re.compile(r"[,:()\[\]–—]")
_VERSION = re.compile(r"(?<=[a-z]{3})\d+$")
_LIST_WORDS = frozenset({"and", "or"})
_SMALL_WORDS = frozenset(
    {"a", "an", "as", "at", "be", "by", "for", "in", "is", "it", "of", "on", "or", "out", "the", "to", "up"}
)


class _Found(NamedTuple):
    """A phrase of the taxonomy at words `first` to `last` (included); several senses where it is ambiguous."""

    first: int
    last: int
    entry: Entry
    senses: tuple[Sense, ...]


@dataclass(frozen=True, slots=True)
class _Line:
    """A text cut into words, with what lies between each word and the one before it."""

    text: str
    words: list[Token]
    gaps: list[str]

    def written(self, found: _Found) -> str:
        return self.text[self.words[found.first].start : self.words[found.last].end]


@lru_cache(maxsize=4096)  # one run asks for the same line some ten times
def find_mentions(text: str, taxonomy: Taxonomy, *, context: str = "") -> tuple[Mention, ...]:
    """The concepts and credentials that `text` names, in the order of the text, never overlapping.

    `context` (the role, the heading, the lines around) only helps to decide between senses; spans are characters
    of `text`. Where one head word serves a list ("project and programme management") each member is found.
    """
    words = tokens(text)
    if not words:
        return ()
    line = _Line(text, words, _gaps(text, words))
    candidates = _with_inversions(line, _longest_phrases(line, taxonomy), taxonomy)
    candidates += _shared_heads(line, candidates, taxonomy)
    settled = _settle(line, sorted(candidates), taxonomy, context)
    if not settled:
        return ()
    stance = stances(text)
    return tuple(_mention(line, found, entry, stance) for found, entry in settled)


def _mention(line: _Line, found: _Found, entry: Entry, stance: Stances) -> Mention:
    start, end = line.words[found.first].start, line.words[found.last].end
    modality, actor = stance.of(start, end)
    return Mention(
        concept_id=entry.target,
        text=line.text[start:end],
        span=Span(start=start, end=end),
        credential=entry.credential,
        modality=modality,
        actor=actor,
    )


def _gaps(text: str, words: Sequence[Token]) -> list[str]:
    return [""] + [text[left.end : right.start] for left, right in pairwise(words)]


def _longest_phrases(line: _Line, taxonomy: Taxonomy) -> list[_Found]:
    found: list[_Found] = []
    at = 0
    while at < len(line.words):
        longest = _longest_at(line, at, taxonomy)
        if longest and not _cuts_into_a_name(line, longest, taxonomy):
            found.append(longest)
            at = longest.last
        at += 1
    return found


def _with_inversions(line: _Line, found: list[_Found], taxonomy: Taxonomy) -> list[_Found]:
    """The phrases, and things said with a verb for a noun or the reverse that reach beyond no phrase they touch."""
    taken = list(found)
    for one in inversions(line.words, line.gaps, taxonomy):
        touched = [other for other in taken if other.first <= one.last and one.first <= other.last]
        if all(_is_part_of(other, one) for other in touched):
            taken = [other for other in taken if other not in touched]
            taken.append(_Found(one.first, one.last, one.entry, ()))
    return sorted(taken)


def _is_part_of(found: _Found, one: Inverted) -> bool:
    """Whether a phrase lies within an inversion and is shorter, or is all that a list shows of it."""
    within = one.first <= found.first and found.last <= one.last
    return within and (one.listed or found.last - found.first < one.last - one.first)


def _cuts_into_a_name(line: _Line, found: _Found, taxonomy: Taxonomy) -> bool:
    """Whether a verb's phrase ends within a longer name: "support customers" in "support customer service teams"."""
    if found.first == found.last or line.words[found.first].folded not in verbs_by_form():
        return False
    inside = (_longest_at(line, start, taxonomy) for start in range(found.first + 1, found.last + 1))
    return any(other and other.last > found.last for other in inside)


def _longest_at(line: _Line, first: int, taxonomy: Taxonomy) -> _Found | None:
    index = taxonomy.index
    key, spaced, punctuated = "", False, False
    best: _Found | None = None
    for last in range(first, min(first + index.longest, len(line.words))):
        if last > first:
            gap = line.gaps[last]
            if gap not in {" ", "-"}:
                if _HARD_GAP.search(gap) and not _closes_abbreviation(line, last):
                    break
                punctuated = punctuated or bool(_SOFT_GAP.search(gap))
            spaced = spaced or " " in gap
        key += line.words[last].folded
        entry = index.fits(key, last - first + 1, spaced=spaced, punctuated=punctuated)
        if entry and not _by_chance(line, first, last, key, index):
            best = _Found(first, last, entry, taxonomy.senses.get(key, ()))
        if not index.may_go_on(key):
            break
    return best or _without_ending(line, first, taxonomy)


def _closes_abbreviation(line: _Line, at: int) -> bool:
    """Whether the stop before a word belongs to letters with dots: "Ph.D. in", "M.Sc. in"."""
    dotted = line.gaps[at] == ". " and at >= 2 and line.gaps[at - 1] == "."
    return dotted and len(line.words[at - 1].raw) <= _LONGEST_DOTTED and line.words[at].raw[0].islower()


def _by_chance(line: _Line, first: int, last: int, key: str, index: PhraseIndex) -> bool:
    """Whether common words only happen to read like a name: "in design" is not InDesign, "as" not AS."""
    if first == last:
        return index.just_a_word(key, line.words[first].raw)
    if " " not in {line.gaps[first + 1], line.gaps[last]}:
        return False
    edges = {line.words[first].folded, line.words[last].folded}
    return not edges.isdisjoint(_SMALL_WORDS) and not index.is_cut_so(key, last - first + 1)


def _without_ending(line: _Line, at: int, taxonomy: Taxonomy) -> _Found | None:
    """A word that ends in a version or a stray plus: "Angular14", "Excel+"."""
    folded = line.words[at].folded
    bare = _VERSION.sub("", folded.rstrip("+"))
    if bare == folded or len(bare) < 3:
        return None
    entry = taxonomy.index.fits(bare, 1, spaced=False, punctuated=False)
    return _Found(at, at, entry, taxonomy.senses.get(bare, ())) if entry else None


def _shared_heads(line: _Line, found: Sequence[_Found], taxonomy: Taxonomy) -> list[_Found]:
    """Words that share the head of a phrase behind them: "wound" in "wound and pain management"."""
    taken = {word for one in found for word in range(one.first, one.last + 1)}
    extra: list[_Found] = []
    for one in found:
        end = one.first
        while (lead := _list_member_before(line, end)) is not None and not taken.intersection(range(lead[0], lead[1])):
            entry = _with_head(line, lead, one, taxonomy)
            if entry is None:
                break
            extra.append(_Found(lead[0], lead[1] - 1, entry, ()))
            end = lead[0]
    return extra


def _list_member_before(line: _Line, end: int) -> tuple[int, int] | None:
    """The one word before a list sign that stands before word `end`, as (first, end)."""
    if end == 0:
        return None
    if line.words[end - 1].folded in _LIST_WORDS and end >= 2 and not line.gaps[end - 1].strip(" ,/-"):
        return (end - 2, end - 1)
    return (end - 1, end) if line.gaps[end].strip() in {",", "/", "-/"} else None


def _with_head(line: _Line, lead: tuple[int, int], one: _Found, taxonomy: Taxonomy) -> Entry | None:
    start = line.words[lead[0]].folded
    for head in range(one.first + 1, one.last + 1):
        tail = "".join(word.folded for word in line.words[head : one.last + 1])
        entry = taxonomy.index.fits(start + tail, 2, spaced=False, punctuated=False)
        if entry and entry.target:
            return entry
    return None


def _settle(line: _Line, candidates: Iterable[_Found], taxonomy: Taxonomy, context: str) -> list[tuple[_Found, Entry]]:
    """Keeps plain phrases and those ambiguous ones that the words around speak for."""
    candidates = list(candidates)
    if not any(found.senses for found in candidates):
        return [(found, found.entry) for found in candidates]
    context_words = [word.folded for word in tokens(context)] if context else []
    words = " " + " ".join([*(word.folded for word in line.words), *context_words]) + " "
    kinds = _kinds(taxonomy, [found.entry.target for found in candidates if not found.senses], context_words)
    settled = {at: found.entry for at, found in enumerate(candidates) if not found.senses}
    # Twice, so that in a list the first word is understood by the last: "Rust, Go, Python".
    for at, found in [(at, found) for at, found in enumerate(candidates) if found.senses] * 2:
        sense = (
            None if at in settled else resolve(found.senses, _surroundings(line, found, words, kinds, context_words))
        )
        if sense:
            settled[at] = Entry(sense.target, sense.credential)
            kinds.update(_kinds(taxonomy, [sense.target], ()))
    return [(candidates[at], settled[at]) for at in sorted(settled)]


def _kinds(taxonomy: Taxonomy, targets: Iterable[str], context_words: Sequence[str]) -> set[str]:
    kinds: set[str] = set()
    named = [entry.target for word in context_words if (entry := taxonomy.index.entry(word))]
    for target in (*targets, *named):
        concept = taxonomy.concepts.get(target)
        if concept:
            kinds.update(kind for kind in (concept.family, concept.class_id) if kind)
    return kinds


def _surroundings(
    line: _Line, found: _Found, words: str, kinds: set[str], context_words: Sequence[str]
) -> Surroundings:
    before = [word.folded for word in line.words[max(0, found.first - _BESIDE) : found.first]]
    after = [word.folded for word in line.words[found.last + 1 : found.last + 1 + _BESIDE]]
    opens = found.first == 0 or bool(re.search(r"[.!?:•\n]\s*$", line.gaps[found.first]))
    runs_on = found.last + 1 < len(line.words) and line.gaps[found.last + 1] == " "
    lower_next = runs_on and line.words[found.last + 1].raw[0].islower() and after[0] not in _LIST_WORDS
    return Surroundings(
        written=line.written(found),
        words=words,
        beside=" " + " ".join([*before, "_", *after]) + " ",
        kinds=kinds,
        near=_near(line, found, context_words),
        trusted_case=line.written(found).isupper() or not (opens and lower_next),
    )


def _near(line: _Line, found: _Found, context_words: Sequence[str]) -> str:
    """The folded words not far from a phrase, and the context, with a space at each end."""
    near = line.words[max(0, found.first - _NEAR) : found.last + 1 + _NEAR]
    return " " + " ".join([*(word.folded for word in near), *context_words]) + " "
