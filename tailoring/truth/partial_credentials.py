"""Finds where a statement tells of a part of a credential that is done, as the facts do, and claims no more."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

from tailoring.model import Model
from tailoring.truth.evidence import Source
from tailoring.truth.findings import Finding
from tailoring.truth.knowledge import Cues, Quantities, Titles, any_of, knowledge
from tailoring.truth.passages import Passage, canonical, passage

_CUT = re.compile(r"[,;:.](?:\s|$)|\s(?:and|but) ")
_NEAR = 4
_LEVEL = re.compile(r"\blevel \d\b")
_OF = re.compile(
    r"\b(?P<some>\w+) (?:out )?of (?:the |its |all )?(?:(?:\w+ )?total of )?(?P<all>\w+)\b(?! years?)", re.IGNORECASE
)
_KINDS = frozenset({"credential", "negation", "responsibility"})
_NAME = re.compile(r"\b(?:[A-Z]{2,}\w*|[Ll]evel \d|PhD|MSc|BSc|MA|Part \d|Stage \d)\b")


class PartialCredentials(Model):
    """partialcredentials.yaml."""

    parts: Cues
    done: Cues
    whole: Cues
    conferred: Cues


def told_in_part(finding: Finding, statement: Passage, source: Source) -> bool:
    """Whether a finding against a credential lies in a part of the statement that claims a component, told as done."""
    if finding.kind not in _KINDS:
        return False
    spans = (one for one in _parts_told(statement, source) if one[0] <= finding.start < one[1])
    return any(not _titled(statement.text[finding.end : end]) for _, end in spans)


def _titled(behind: str) -> bool:
    """Whether a title stands right behind a name, which so claims the whole: "Level 4 bookkeeper with exams sat"."""
    component = any_of(knowledge(PartialCredentials).parts).search(behind)
    words = re.findall(r"[a-z-]+", behind[: component.start() if component else len(behind)].lower())
    return any(word in knowledge(Titles).heads for word in words[:_NEAR]) and component is not None


def left_open(text: str) -> bool:
    """Whether a text tells of fewer components done than there are: "one of the two papers passed"."""
    numbers = knowledge(Quantities).numbers
    for match in _OF.finditer(text):
        some, every = (_value(match.group(part).lower(), numbers) for part in ("some", "all"))
        if (
            some is not None
            and every is not None
            and some < every
            and any_of(knowledge(PartialCredentials).parts).search(text)
        ):
            return True
    return False


def _value(word: str, numbers: Mapping[str, float]) -> float | None:
    return float(word) if word.isdigit() else numbers.get(word)


def check_components(statement: Passage, source: Source) -> Iterator[Finding]:
    """A finding where a statement claims every component of what the facts tell to be done in part."""
    for match in _every().finditer(statement.text):
        component = canonical(match.group("component").lower())
        for one in source.evidence:
            if component in one.stems and left_open(one.text) and not left_open(statement.text):
                reason, change = f"the facts say “{one.text}”", f"Say how many: {one.text}"
                yield Finding("scope", *match.span(), "contradicted", (one.fact.id,), reason, change)
                return


@cache
def _every() -> re.Pattern[str]:
    """All the papers, the full set of modules, every exam."""
    return re.compile(
        r"\b(?:all|every|each|both|(?:an? |the )?(?:full|complete|whole|entire) (?:set|suite|run|round|list|series"
        r"|slate) of|the (?:full|complete))"
        r" (?:of )?(?:the |its |my |their )?(?:[\w-]+ ){0,3}?"
        r"(?P<component>papers?|modules?|exams?|examinations?|units?|parts?|stages?|assignments?|levels?|tests?"
        r"|credits|certificates?)\b",
        re.IGNORECASE,
    )


def claims_the_whole(statement: Passage, start: int) -> bool:
    """Whether the sentence says outright that a credential was conferred: "degree awarded"."""
    first, last = statement.sentence_of(statement.word_at(start))
    return any_of(knowledge(PartialCredentials).conferred).search(statement.part((first, last))) is not None


def _parts_told(statement: Passage, source: Source) -> tuple[tuple[int, int], ...]:
    return _cached(statement.text, tuple(one.tail for one in source.evidence))


@lru_cache(maxsize=512)
def _cached(text: str, told: tuple[str, ...]) -> tuple[tuple[int, int], ...]:
    """The spans between punctuation that tell of a component done, with a name that the facts give it to."""
    data = knowledge(PartialCredentials)
    found: list[tuple[int, int]] = []
    start = 0
    for cut in [*(match for match in _CUT.finditer(text)), None]:
        end = cut.start() if cut else len(text)
        part = text[start:end]
        component = any_of(data.parts).search(part)
        if component and any_of(data.done).search(part) and not any_of(data.whole).search(part):
            names = {name.lower() for name in _NAME.findall(part)}
            if any(_tells(tail, component.group(), names) for tail in told):
                found.append((start, end))
        levels = _LEVEL.findall(part.lower())
        if levels and all(any(_level_done(level, tail) for tail in told) for level in levels):
            found.append((start, end))
        start = cut.end() if cut else end
    return tuple(found)


def _level_done(level: str, tail: str) -> bool:
    """Whether a fact tells of this very level as done, beside another of the scheme."""
    done = any_of(knowledge(PartialCredentials).done)
    pieces = _CUT.split(tail.lower())
    return len(set(_LEVEL.findall(tail.lower()))) > 1 and any(level in one and done.search(one) for one in pieces)


def _tells(tail: str, component: str, names: set[str]) -> bool:
    """Whether a fact tells of that component as done, of a credential of that name."""
    data = knowledge(PartialCredentials)
    same = canonical(component.rsplit(maxsplit=1)[-1].lower().removesuffix("s"))
    stems = {stem.removesuffix("s") for stem in passage(tail).stems()}
    named = not names or any(name in tail.lower() for name in names)
    told = any_of(data.done).search(tail) is not None or left_open(tail)
    return same.removesuffix("s") in stems and named and told
