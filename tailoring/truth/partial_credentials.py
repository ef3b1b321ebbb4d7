"""Finds where a statement tells of a part of a credential that is done, as the facts do, and claims no more."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

from tailoring.model import Model
from tailoring.truth.clause_cuts import CLAUSE
from tailoring.truth.evidence import Source
from tailoring.truth.findings import Finding
from tailoring.truth.knowledge import Cues, any_of, knowledge
from tailoring.truth.passages import Passage, canonical, passage
from tailoring.truth.quantity_words import Quantities

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


def told_in_part(finding: Finding, statement: Passage, source: Source) -> bool:
    """Whether a finding against a credential lies in a part of the statement that claims a component, told as done."""
    if finding.kind not in _KINDS:
        return False
    return any(start <= finding.start < end for start, end in _parts_told(statement, source))


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


def _parts_told(statement: Passage, source: Source) -> tuple[tuple[int, int], ...]:
    return _cached(statement.text, tuple(one.tail for one in source.evidence))


@lru_cache(maxsize=512)
def _cached(text: str, told: tuple[str, ...]) -> tuple[tuple[int, int], ...]:
    """The spans between punctuation that tell of a component done, with a name that the facts give it to."""
    data = knowledge(PartialCredentials)
    found: list[tuple[int, int]] = []
    start = 0
    for cut in [*(match for match in CLAUSE.finditer(text)), None]:
        end = cut.start() if cut else len(text)
        part = text[start:end]
        component = any_of(data.parts).search(part)
        if component and any_of(data.done).search(part) and not any_of(data.whole).search(part):
            names = {name.lower() for name in _NAME.findall(part)}
            if any(_tells(tail, component.group(), names) for tail in told):
                found.append((start, end))
        start = cut.end() if cut else end
    return tuple(found)


def _tells(tail: str, component: str, names: set[str]) -> bool:
    """Whether a fact tells of that component as done, of a credential of that name."""
    data = knowledge(PartialCredentials)
    same = canonical(component.rsplit(maxsplit=1)[-1].lower().removesuffix("s"))
    stems = {stem.removesuffix("s") for stem in passage(tail).stems()}
    named = not names or any(name in tail.lower() for name in names)
    told = any_of(data.done).search(tail) is not None or left_open(tail)
    return same.removesuffix("s") in stems and named and told
