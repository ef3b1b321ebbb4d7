"""Checks that a measure is told to have gone the way the facts say: up, down, or nowhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from tailoring.truth.alignment import shared_kin
from tailoring.truth.clause_cuts import JOINTS, MARK, cut_at, opening_of
from tailoring.truth.evidence import Evidence, Source
from tailoring.truth.findings import Finding
from tailoring.truth.knowledge import any_of, knowledge
from tailoring.truth.numbers import quantities
from tailoring.truth.outcome_words import Directions
from tailoring.truth.passages import Passage, inflected, passage

UP, DOWN, BETTER, LEVEL, ENDED = "up", "down", "better", "level", "ended"
_STOPS = frozenset(
    {"from", "to", "by", "in", "over", "with", "through", "using", "after", "at", "for", "during", "within", "on"}
    | {"across", "since", "until", "while", "when", "as", "thanks", "and", "but", "than", "which", "that", "before"}
)
_CUT = cut_at(*JOINTS, "so")
_MOVED = re.compile(
    r"\b(?:br(?:ing|ings|inging|ought)|t(?:ake|akes|aking|ook)|g(?:et|ets|etting|ot)|dr(?:ive|ives|iving|ove)"
    r"|push(?:es|ed|ing)?|mov(?:e|es|ed|ing)|w[e]nt|go(?:es|ing)?|were|was|are|is) "
    r"(?P<what>(?:[\w'’-]+ ){0,4}?)(?P<way>up|down)\b(?! (?:a|an|the|to date)\b)",
    re.IGNORECASE,
)
_FROM_TO = re.compile(r"\bfrom (?P<from>[^;.]{1,40}?)\bto (?P<to>[\w£$€.,%]+)", re.IGNORECASE)
_PRONOUN = re.compile(r"^\W*(?:but |and |though |although )?(?:it|they|this|that|both|these|those)\b", re.IGNORECASE)
_CHANGED = frozenset({"change", "before", "same", "difference", "effect"})


@dataclass(frozen=True, slots=True)
class Change:
    """Which way something went: the telling words of what did, and where the text says so."""

    way: str
    measure: frozenset[str]
    start: int
    end: int


def check_directions(statement: Passage, source: Source) -> Iterator[Finding]:
    """A finding where the facts say that the measure stayed as it was, or went the other way."""
    told = [(one, change) for one in source.evidence for change in changes_told(one)]
    if not told:
        return
    for said in changes(statement.text):
        if said.way == LEVEL:
            continue
        alike = _closest(said, told)
        if not alike or _told_so(said, alike) or _otherwise(said, alike, source):
            continue
        one, change = alike[0]
        text = one.tail[change.start : change.end]
        reason = f"“{statement.text[said.start : said.end]}”: the facts say “{text}”"
        yield Finding(
            "causation", said.start, said.end, "contradicted", (one.fact.id,), reason, f"Say what the facts say: {text}"
        )
        return


def _told_so(said: Change, alike: list[tuple[Evidence, Change]]) -> bool:
    return any(_agree(said.way, change.way) for _, change in alike)


def _closest(said: Change, told: list[tuple[Evidence, Change]]) -> list[tuple[Evidence, Change]]:
    """The changes of the measure that share most with it."""
    scored = [(len(shared_kin(said.measure, change.measure)), one, change) for one, change in told]
    most = max((score for score, _, _ in scored), default=0)
    # One shared word tells only of a measure named by no more than two.
    if not most or (most == 1 and len(said.measure) > 2 and not _few(scored)):
        return []
    return [(one, change) for score, one, change in scored if score == most]


def _otherwise(said: Change, alike: list[tuple[Evidence, Change]], source: Source) -> bool:
    """Whether another sentence gives as much of the measure in two figures, whatever way they go."""
    most = len(shared_kin(said.measure, alike[0][1].measure))
    return any(
        all(one is not other for other, _ in alike)
        and all(one.fact is not other.fact for other, _ in alike)
        and len(shared_kin(said.measure, passage(one.fact.text).stems())) >= most
        and len([q for q in quantities(one.fact.text) if q.unit != "year-name"]) > 1
        for one in source.evidence
    )


def _few(scored: list[tuple[int, Evidence, Change]]) -> bool:
    return any(score and len(change.measure) <= 2 for score, _, change in scored)


def _agree(said: str, told: str) -> bool:
    """Whether a way of going may be told as another: what is better may be more or less."""
    return said == told or ENDED in {said, told} or (told != LEVEL and BETTER in {said, told})


@lru_cache(maxsize=4096)
def changes_told(one: Evidence) -> tuple[Change, ...]:
    """The changes that a sentence of the facts tells of, with those after it that speak of the same thing."""
    found = list(changes(one.text))
    rest = one.tail[len(one.text) :]
    for change in changes(one.tail) if rest else ():
        lead = _lead(one.tail, change.start)
        if change.start > len(one.text) and change.way == LEVEL and _PRONOUN.match(lead):
            found.append(Change(LEVEL, one.stems, change.start, change.end))
    return tuple(found)


@lru_cache(maxsize=8192)
def changes(text: str) -> tuple[Change, ...]:
    """The changes that a text tells of, those that were none first."""
    words = passage(text)
    level = list(_levels(words))
    spans = [(change.start, change.end) for change in level]
    others = [*_verbs(words), *_moved(words), *_from_to(words), *_nouns(words)]
    return (*level, *(one for one in others if not any(s <= one.start < e or s < one.end <= e for s, e in spans)))


def _levels(text: Passage) -> Iterator[Change]:
    for match in any_of(knowledge(Directions).level).finditer(text.text):
        lead = _lead(text.text, match.start())
        about = passage(lead).stems() - _CHANGED
        if not about or _PRONOUN.match(lead):
            # "It did no better than the old one", "no effect on sales".
            behind = re.match(r"[^.;,]*", text.text[match.end() :])
            about |= passage(text.text[: match.start()]).stems() | passage(behind.group() if behind else "").stems()
        yield Change(LEVEL, about - _CHANGED, *match.span())


def _lead(text: str, start: int) -> str:
    """What stands before a place in its clause."""
    return text[opening_of(text, start, _CUT) : start]


@cache
def _ways() -> dict[str, str]:
    data = knowledge(Directions)
    groups = {UP: data.up, DOWN: data.down, BETTER: data.better, ENDED: data.ended}
    verbs = [(base, way) for way, bases in groups.items() for base in bases]
    return {form: way for base, way in verbs for forms in inflected(base).values() for form in forms}


def _verbs(text: Passage) -> Iterator[Change]:
    """What rose ("sales rose"), and what someone raised ("raised sales")."""
    for at, word in enumerate(text.words):
        way = _ways().get(word.lower)
        if way is None or text.text[word.end : word.end + 1] == "-" or text.text[max(0, word.start - 1)] == "-":
            continue
        if word.lower.endswith("ing") and not _opens(text, at):
            continue
        objects = _object(text, at)
        subjects = passage(_lead(text.text, word.start)).stems()
        opens = not subjects or word.lower.endswith("ing")
        compared = objects | subjects if way == BETTER else frozenset[str]()
        measure = compared or objects if objects and (opens or _is_thing(text, at)) else subjects
        if measure:
            yield Change(way, measure, word.start, word.end)


def _opens(text: Passage, at: int) -> bool:
    """Whether a participle begins its part: "…, cutting costs", "by cutting costs", not "gradient boosting"."""
    if not at or text.text[text.words[at - 1].end : text.words[at].start].strip():
        return True
    before = text.words[at - 1].lower
    return not text.words[at - 1].content or before.endswith("ly")


def _is_thing(text: Passage, at: int) -> bool:
    """Whether what stands right behind a verb is a thing, not a place or a figure."""
    behind = text.words[at + 1] if at + 1 < len(text.words) else None
    return behind is not None and behind.lower not in _STOPS


def _object(text: Passage, at: int) -> frozenset[str]:
    last = text.sentence_of(at)[1]
    end = at + 1
    while end < last and text.words[end].lower not in _STOPS:
        if end > at + 1 and MARK.match(text.text, text.words[end - 1].end):
            break
        end += 1
    return text.stems((at + 1, end))


def _moved(text: Passage) -> Iterator[Change]:
    for match in _MOVED.finditer(text.text):
        what = passage(match.group("what")).stems() or passage(_lead(text.text, match.start())).stems()
        if what:
            yield Change(match.group("way").lower(), what, *match.span())


def _from_to(text: Passage) -> Iterator[Change]:
    """What went from one figure to another."""
    for match in _FROM_TO.finditer(text.text):
        first, second = (
            next((q for q in quantities(text.text) if q.start >= match.start(part)), None) for part in ("from", "to")
        )
        about = passage(_lead(text.text, match.start())).stems()
        if first and second and about and first.value != second.value:
            yield Change(UP if second.value > first.value else DOWN, about, *match.span())


def _nouns(text: Passage) -> Iterator[Change]:
    """A rise in sales, a drop of complaints."""
    data = knowledge(Directions)
    for at, word in enumerate(text.words[:-1]):
        way = UP if word.lower in data.rises else DOWN if word.lower in data.falls else ""
        behind = text.words[at + 1].lower
        measure = _object(text, at + 1) if way and behind in {"in", "of", "on"} else frozenset[str]()
        if measure:
            yield Change(way, measure, word.start, word.end)
