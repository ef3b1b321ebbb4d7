"""Checks that two posts or duties of one job are told in the order in which the facts give them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from tailoring.model import Model
from tailoring.truth.alignment import shared_kin
from tailoring.truth.evidence import Source, SourceFact
from tailoring.truth.figure import YEAR
from tailoring.truth.findings import Finding
from tailoring.truth.knowledge import Cues, any_of, knowledge
from tailoring.truth.passages import Passage, passage

_CUT = re.compile(r"[,;:.](?:\s|$)|\s(?:and|but) (?=(?:then|later|in|on|at|to|with|as|from)\b)")
_PHRASE = r"(?:[\w'’&-]+ ){0,4}?[\w'’&-]+"
_BEHIND = (
    r"(?=\s+(?:in|at|on|during|after|by|from|mid|early|late|before|with|and|for|as|since|within)\b|\s*[,.;:]|\s*$)"
)
_PARTS_OF_A_DAY = frozenset(
    {
        "day",
        "days",
        "night",
        "nights",
        "morning",
        "mornings",
        "evening",
        "evenings",
        "late",
        "lates",
        "early",
        "earlies",
    }
)


class PostOrder(Model):
    """postorder.yaml."""

    first: Cues
    later: Cues
    claims: Cues


@dataclass(frozen=True)
class _Stage:
    """A part of a fact that tells of one post: its telling words, its first year (0 without one), early or late."""

    stems: frozenset[str]
    year: int
    rank: int

    def before(self, other: _Stage) -> bool:
        """Whether the facts put this stage before the other."""
        if self.rank != other.rank:
            return self.rank < other.rank
        return bool(self.year and other.year) and self.year < other.year


def check_post_order(statement: Passage, source: Source) -> Iterator[Finding]:
    """A finding for each two posts that a statement tells in the wrong order."""
    if not any(_is_ordered(fact.text) for fact in source.facts):
        return
    for pattern in _claims():
        for match in pattern.finditer(statement.text):
            earlier, later = _telling(match.group("a")), _telling(match.group("b"))
            told = _turned_round(earlier - later, later - earlier, source)
            if told:
                reason = f"the facts give them in the other order: “{told.text}”"
                change = f"Turn the order round: {told.text}"
                yield Finding("date", *match.span(), "contradicted", (told.id,), reason, change)
                return


@cache
def _claims() -> tuple[re.Pattern[str], ...]:
    cues = knowledge(PostOrder).claims
    a, b = rf"(?:the |an? )?(?P<a>{_PHRASE})", rf"(?:the |an? )?(?P<b>{_PHRASE}){_BEHIND}"
    joined = (re.sub(r"\bA\b", lambda _: a, re.sub(r"\bB\b", lambda _: b, cue)) for cue in cues)
    ends = (cue if cue.endswith(_BEHIND) else cue + _BEHIND for cue in joined)
    return tuple(re.compile(rf"\b(?:{cue})", re.IGNORECASE) for cue in ends)


def _turned_round(earlier: frozenset[str], later: frozenset[str], source: Source) -> SourceFact | None:
    """The fact that has the two the other way round, where none has them this way."""
    found: SourceFact | None = None
    for fact in source.facts:
        stages = _stages(fact.text)
        for one in stages:
            for other in stages:
                if one is other or not one.before(other):
                    continue
                if _only(one, earlier, later) and _only(other, later, earlier):
                    return None
                if _only(one, later, earlier) and _only(other, earlier, later):
                    found = found or fact
    return found


def _telling(text: str) -> frozenset[str]:
    """The stems of the words that may name a post or a shift: day, night, cash desk."""
    return frozenset(word.stem for word in passage(text).words if word.content or word.lower in _PARTS_OF_A_DAY)


def _only(stage: _Stage, wanted: frozenset[str], unwanted: frozenset[str]) -> bool:
    """Whether a stage speaks of the one and not of the other."""
    return bool(shared_kin(wanted, stage.stems)) and not shared_kin(unwanted, stage.stems)


@lru_cache(maxsize=2048)
def _is_ordered(text: str) -> bool:
    """Whether a fact tells of one stage before another."""
    stages = _stages(text)
    return any(one.before(other) for one in stages for other in stages)


@lru_cache(maxsize=2048)
def _stages(text: str) -> tuple[_Stage, ...]:
    """The parts of a fact, with the marks of what came first and what came later."""
    data = knowledge(PostOrder)
    found: list[_Stage] = []
    for part in _CUT.split(text):
        if not part or not (stems := _telling(part)):
            continue
        early, late = any_of(data.first).search(part), any_of(data.later).search(part)
        rank = 1 if bool(early) == bool(late) else (0 if early else 2)
        years = [int(year) for year in YEAR.findall(part)]
        found.append(_Stage(stems, min(years, default=0), rank))
    return tuple(found)
