"""Checks that no effect is told of what the facts say that nobody counted, measured or knows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from tailoring.truth.alignment import shared_kin
from tailoring.truth.clause_cuts import pieces_of
from tailoring.truth.effects import claimed_effects
from tailoring.truth.evidence import Source
from tailoring.truth.findings import Finding
from tailoring.truth.passages import Passage, passage

_COUNT = (
    r"(?:count(?:s|ed)?|measur(?:e|es|ed)|track(?:s|ed)?|record(?:s|ed)?|log(?:s|ged)?|monitor(?:s|ed)?|survey(?:s|ed)?"
    r"|weigh(?:s|ed)?|time[sd]?|note[sd]?|noticed|wrote down|(?:keeps?|kept|takes?|took|has|have|had) (?:an?y? |the )?"
    r"(?:\w+ )?(?:counts?|figures?|records?|track|score|tally|data|numbers|statistics|stats))"
)
_UNMEASURED = re.compile(
    rf"\b(?:nobody|no[ -]?one|none of us|neither of us) (?:\w+ ){{0,2}}?{_COUNT}\b"
    rf"|(?:\bnever|\bnot|n['’]t) (?:\w+ )?(?:been )?(?:count(?:ed)?|measured?|track(?:ed)?|record(?:ed)?|logged|log"
    rf"|monitor(?:ed)?"
    r"|survey(?:ed)?|weigh(?:ed)?|known|kept? (?:count|track|score|figures|records?|an?y? (?:count|figures|records?"
    r"|tally)))\b"
    r"|\bno (?:\w+ )?(?:figures?|counts?|records?|data|numbers|statistics|measurements?|tally|survey) (?:\w+ )?"
    r"(?:were|was|are|is|exist\w*|kept|taken|made|done|of|on|for|before|since)\b"
    r"|\b(?:is|are|was|were|remains?) (?:\w+ )?(?:unknown|unmeasured|uncounted|unrecorded|not known"
    r"|anyone['’]s guess)\b"
    r"|\b(?:nobody|no[ -]?one|I do not|I don['’]t|we do not|we don['’]t|they do not|they don['’]t) (?:ever )?(?:know"
    r"|knows|knew|checked|looked"
    r"|asked) (?:if|whether|how (?:many|much|often)|what (?:it|came))\b",
    re.IGNORECASE,
)
_ASKED = re.compile(r"(?:how (?:many|much|often|long)|whether|what difference|if it)\b", re.IGNORECASE)
# "For higher conversion".
_GAIN = re.compile(
    r"\b(?:for|with|giving|achieving|and|to|in|so|so that) (?:much |far |significantly )?"
    r"(?:higher|better|greater|improved|increased|reduced|lower|fewer|more|faster|stronger)(?= [a-z])",
    re.IGNORECASE,
)
_ENDS = frozenset(
    {
        "by",
        "with",
        "through",
        "from",
        "for",
        "to",
        "and",
        "after",
        "when",
        "while",
        "using",
        "via",
        "at",
        "on",
        "which",
        "that",
    }
)


def check_unmeasured(statement: Passage, source: Source) -> Iterator[Finding]:
    """A finding for the first effect claimed of a fact that leaves its effect unmeasured."""
    claims = [(start, end) for _, start, end in claimed_effects(statement)]
    claims += [match.span() for match in _GAIN.finditer(statement.text)]
    for fact in source.facts if claims else ():
        cue, told = _unmeasured(fact.text)
        if not cue or not shared_kin(statement.stems(), told) or _UNMEASURED.search(statement.text):
            continue
        for start, end in claims:
            thing = _thing(statement, statement.word_at(end))
            elsewhere = (one.stems for one in source.evidence if one.fact is not fact)
            if thing and not _shared(thing, told) and not any(shared_kin(thing, stems) for stems in elsewhere):
                reason, change = f"the facts say “{cue}”", "Leave the effect out."
                yield Finding("causation", start, end, "contradicted", (fact.id,), reason, change)
                return


@lru_cache(maxsize=4096)
def _unmeasured(text: str) -> tuple[str, frozenset[str]]:
    """What in a fact says that an effect was not measured, with the stems of all else it tells; "" without."""
    cue = _UNMEASURED.search(text)
    if cue is None:
        return "", frozenset()
    rest = [piece for piece in pieces_of(text) if not _UNMEASURED.search(piece) and not _ASKED.match(piece.strip())]
    return cue.group(), frozenset(stem for piece in rest for stem in passage(piece).stems())


def _shared(thing: frozenset[str], told: frozenset[str]) -> bool:
    """Whether the thing is told of, in any form: "baking times" for "bake"."""
    return bool(shared_kin(thing, told)) or any(
        one.startswith(stem.removesuffix("e")) for one in thing for stem in told
    )


def _thing(statement: Passage, first: int) -> frozenset[str]:
    """The telling words of that on which the effect is claimed."""
    if first >= len(statement.words):
        return frozenset()
    last = first
    while last < statement.clause_of(first)[1]:
        if last > first and statement.words[last].lower in _ENDS:
            break
        last += 1
    return statement.stems((first, last))
