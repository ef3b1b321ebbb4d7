"""Checks that what was moved from one thing to another is not told the other way round."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from tailoring.model import Model
from tailoring.truth.evidence import Source
from tailoring.truth.findings import Finding
from tailoring.truth.knowledge import Cues, knowledge
from tailoring.truth.passages import Passage, passage

_PHRASE = r"(?:[\w'’&+#.-]+ ){0,3}?[\w'’&+#-]+"
_BEHIND = (
    r"(?=\s+(?:in|at|on|during|after|by|mid|early|late|before|with|and|for|as|since|within|over|across|from|to|into|onto|out"
    r"|off|when|while|which|where|took|but)\b|\s*[,.;:]|\s*$)"
)


class Moves(Model):
    """moves.yaml."""

    told: Cues
    new: Cues
    old: Cues


def check_moves(statement: Passage, source: Source) -> Iterator[Finding]:
    """A finding where a statement calls new what the facts call old, or the other way round."""
    for fact in source.facts:
        for old, new in _told(fact.text):
            said = _said(statement, "new", old - new, new - old) or _said(statement, "old", new - old, old - new)
            if said:
                reason, change = f"the facts tell it the other way round: “{fact.text}”", fact.text
                yield Finding("tool", *said, "contradicted", (fact.id,), reason, change)
                return


@lru_cache(maxsize=2048)
def _told(text: str) -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    """The old and the new thing of each move that a fact tells, by their telling words."""
    found: list[tuple[frozenset[str], frozenset[str]]] = []
    for pattern in _patterns("told"):
        for match in pattern.finditer(text):
            old, new = passage(match.group("a")).stems(), passage(match.group("b")).stems()
            if old - new and new - old:
                found.append((old, new))
    return tuple(found)


@cache
def _patterns(group: str) -> Sequence[re.Pattern[str]]:
    data = knowledge(Moves)
    cues = {"told": data.told, "new": data.new, "old": data.old}[group]
    a, b = rf"(?:the |an? )?(?P<a>{_PHRASE}){_BEHIND}", rf"(?:the |an? )?(?P<b>{_PHRASE}){_BEHIND}"
    joined = (re.sub(r"\bA\b", lambda _: a, re.sub(r"\bB\b", lambda _: b, cue)) for cue in cues)
    return tuple(re.compile(rf"\b(?:{cue})", re.IGNORECASE) for cue in joined)


def _said(statement: Passage, group: str, wrong: frozenset[str], right: frozenset[str]) -> tuple[int, int] | None:
    """Where a statement gives the wrong one of the two as the new (or the old) thing."""
    part = "b" if group == "new" else "a"
    for pattern in _patterns(group):
        for match in pattern.finditer(statement.text):
            named = passage(match.group(part)).stems()
            # Written as a name, so that a word of the field does not decide.
            if wrong <= named and not right & named and re.search(r"[A-Z]", match.group(part)):
                return match.span(part)
    return None
