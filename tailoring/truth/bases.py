"""Keeps a share with its own whole: 18 of the 20 who sat it are no nine tenths of the 40 on the list."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from tailoring.truth.changes import fits
from tailoring.truth.clause_cuts import HALT
from tailoring.truth.closure import as_ratio
from tailoring.truth.evidence import Source
from tailoring.truth.figure import Quantity
from tailoring.truth.findings import Finding
from tailoring.truth.numbers import quantities
from tailoring.truth.passages import Passage, canonical, passage, verb_forms

_HUNDRED = 100.0
_CLAUSE = re.compile(
    r"\b(?:who|that|which|those(?! (?:who|that)\b)|whom)(?: (?:had|have|has|were|was|are|ever|first|then|also|I|we))*"
    r" (?P<deed>[a-z]+)\b",
    re.IGNORECASE,
)
_AGENT = re.compile(r"\b(?P<deed>[a-z]{3,}?)(?:ers|ors|ants|ees)\b", re.IGNORECASE)
_OF = re.compile(r"\S*(?: [\w-]+)?(?: (?:in|out of)(?: every)? \w+)?(?: of)? (?P<base>[^,;.]{3,70})")
_LETTERS = 4


@dataclass(frozen=True, slots=True)
class Count:
    """How many did what: "45 finished it"."""

    value: float
    stems: frozenset[str]


def check_bases(statement: Passage, source: Source) -> Iterator[Finding]:
    """A finding for each share of those who did one thing, where the facts give it of those who did another."""
    for q in quantities(statement.text):
        share = q if q.unit == "%" else as_ratio(q)
        deed = _base(statement.text, q) if share else ""
        if share is None or not deed:
            continue
        for fact in source.facts:
            counts = _counts(fact.text)
            own = [count for count in counts if any(_is(deed, stem) for stem in count.stems)]
            if len(own) != 1 or len(counts) < 3 or q.of == own[0].value:
                continue
            if _of(share, own[0], counts) or not any(_of(share, other, counts) for other in counts):
                continue
            text = statement.text[q.start : q.end]
            reason = f"“{text}” is not the share of those who {deed}"
            yield Finding(
                "quantity", q.start, q.end, "contradicted", (fact.id,), reason, "Use the share of that whole."
            )


def _of(share: Quantity, whole: Count, counts: Sequence[Count]) -> bool:
    """Whether the share is that of some count in a whole."""
    parts = [one.value for one in counts if one is not whole and one.value < whole.value]
    return any(fits(share, _HUNDRED * part / whole.value, derived=True) for part in parts)


def _base(text: str, q: Quantity) -> str:
    """What those did of whom a share is told: the "joined" of "four in five of those who joined"."""
    match = _OF.match(text, q.end)
    if match is None:
        return ""
    told = _CLAUSE.search(match.group("base")) or _AGENT.match(
        match.group("base").removeprefix("the ").removeprefix("all ")
    )
    return _plain(told.group("deed").lower()) if told else ""


def _plain(word: str) -> str:
    forms = verb_forms()
    return canonical(forms[word][0] if word in forms else word)


def _is(deed: str, stem: str) -> bool:
    return deed == stem or (min(len(deed), len(stem)) >= _LETTERS and (deed.startswith(stem) or stem.startswith(deed)))


@lru_cache(maxsize=4096)
def _counts(text: str) -> tuple[Count, ...]:
    """The plain counts of a fact, each with the words up to the next one."""
    figures = [q for q in quantities(text) if not q.unit and not q.label and not q.ordinal]
    ends = [*(q.start for q in figures[1:]), len(text)] if figures else []
    told = (Count(q.value, _deeds(text[q.end : end])) for q, end in zip(figures, ends, strict=True))
    return tuple(told)


def _deeds(text: str) -> frozenset[str]:
    words = HALT.split(text)[0]
    return frozenset(_plain(word.lower) for word in passage(words).words if word.content)
