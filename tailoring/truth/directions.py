"""Checks that a measure is told to have gone the way the facts say: up, down, or nowhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from tailoring.truth.alignment import shared_kin
from tailoring.truth.evidence import Evidence, Source
from tailoring.truth.findings import Finding
from tailoring.truth.knowledge import Directions, any_of, knowledge
from tailoring.truth.numbers import quantities
from tailoring.truth.passages import Passage, inflected, passage

UP, DOWN, BETTER, LEVEL, ENDED = "up", "down", "better", "level", "ended"
_STOPS = frozenset(
    {"from", "to", "by", "in", "over", "with", "through", "using", "after", "at", "for", "during", "within", "on"}
    | {"across", "since", "until", "while", "when", "as", "thanks", "and", "but", "than", "which", "that", "before"}
)
_CUT = re.compile(r"[,;:.()](?:\s|$)|\b(?:and|but|while|though|although|whereas|so)\b")
_MOVED = re.compile(
    r"\b(?:br(?:ing|ings|inging|ought)|t(?:ake|akes|aking|ook)|g(?:et|ets|etting|ot)|dr(?:ive|ives|iving|ove)"
    r"|push(?:es|ed|ing)?|mov(?:e|es|ed|ing)|w[e]nt|go(?:es|ing)?|were|was|are|is) "
    r"(?P<what>(?:[\w'’-]+ ){0,4}?)(?P<way>up|down)\b(?! (?:a|an|the|to date)\b)",
    re.IGNORECASE,
)
_FROM_TO = re.compile(r"\bfrom (?P<from>[^;.]{1,40}?)\bto (?P<to>[\w£$€.,%]+)", re.IGNORECASE)
_NORM = re.compile(
    r"\b(?:average|norm|target|benchmark|typical|usual|national|regional|industry|sector|elsewhere|others?)\b",
    re.IGNORECASE,
)
_OR_MORE = re.compile(r"\b(?:and|or) \w+$")
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
    yield from _compared(statement, source)
    told = [(one, change) for one in source.evidence for change in changes_told(one)]
    if not told:
        return
    for said in changes(statement.text):
        if said.way == LEVEL:
            continue
        alike = _closest(said, told)
        left = [pair for pair in alike if said.way == ENDED and _some_left(*pair)]
        if not left and (not alike or _told_so(said, alike) or _otherwise(said, alike, source)):
            continue
        one, change = (left or alike)[0]
        text = one.tail[change.start : change.end]
        reason = f"“{statement.text[said.start : said.end]}”: the facts say “{text}”"
        yield Finding(
            "causation", said.start, said.end, "contradicted", (one.fact.id,), reason, f"Say what the facts say: {text}"
        )
        return


def _compared(statement: Passage, source: Source) -> Iterator[Finding]:
    """From a third to a half, where the facts set the half beside an average of a third."""
    for match in _FROM_TO.finditer(statement.text):
        said = [q.value for q in quantities(statement.text) if match.start() <= q.start < match.end()]
        for one in source.evidence:
            told = {q.value for q in quantities(one.tail)}
            if len(said) < 2 or not set(said) <= told or _FROM_TO.search(one.tail) or not _NORM.search(one.tail):
                continue
            if any(change.way != LEVEL for change in changes(one.tail)):
                continue
            if _NORM.search(statement.text):
                # "The average wait went from 20 to 14": both are averages, and are told as such.
                continue
            norm = _NORM.search(one.tail)
            reason = f"the facts give one of the figures as the {norm.group() if norm else ''}"
            yield Finding("causation", *match.span(), "contradicted", (one.fact.id,), reason, one.tail)
            return


def _told_so(said: Change, alike: list[tuple[Evidence, Change]]) -> bool:
    return any(_agree(said.way, change.way) for _, change in alike)


def _some_left(one: Evidence, change: Change) -> bool:
    """Whether the fact gives what is left of a thing: "from 22 a year to 9"."""
    behind = [q for q in quantities(one.tail) if change.start <= q.start and q.unit != "year-name"]
    return change.way == DOWN and len(behind) > 1 and behind[1].value > 0


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
        and len(shared_kin(said.measure, one.stems)) >= most
        and len([q for q in quantities(one.text) if q.unit != "year-name"]) > 1
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
    others = [*_verbs(words), *_moved(words), *_from_to(words), *_nouns(words), *_outdone(words)]
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
    first = max((cut.end() for cut in _CUT.finditer(text[:start])), default=0)
    return text[first:start]


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
        if end > at + 1 and _CUT.match(text.text[text.words[end - 1].end :].lstrip()[:2] or " "):
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
    """Fewer complaints; a rise in sales."""
    data = knowledge(Directions)
    for at, word in enumerate(text.words):
        way = UP if word.lower in data.more else DOWN if word.lower in data.fewer else ""
        if way and _bounds(text, word.end):
            continue
        if way and not _is_verb_form(text, at):
            measure = _object(text, at) or passage(_lead(text.text, word.start)).stems()
        else:
            way = UP if word.lower in data.rises else DOWN if word.lower in data.falls else ""
            behind = text.words[at + 1].lower if at + 1 < len(text.words) else ""
            measure = _object(text, at + 1) if way and behind in {"in", "of", "on"} else frozenset[str]()
        if way and measure:
            yield Change(way, measure, word.start, word.end)


def _bounds(text: Passage, end: int) -> bool:
    """Whether a word of more or less only bounds a figure: "by more than a third", "halved, and more, the waste"."""
    if _OR_MORE.search(text.text[:end]) and re.match(r"[,;.)]|$", text.text[end:]):
        return True
    than = re.match(r" than [£$€]?", text.text[end:])
    return bool(than) and any(q.start <= end + len(than.group()) < q.end for q in quantities(text.text) if than)


def _is_verb_form(text: Passage, at: int) -> bool:
    return any(verb.at == at for verb in text.verbs)


def _outdone(text: Passage) -> Iterator[Change]:
    for match in any_of(knowledge(Directions).outdone).finditer(text.text):
        about = passage(_lead(text.text, match.start())).stems()
        if about:
            yield Change(BETTER, about, *match.span())
