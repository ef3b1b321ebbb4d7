"""Stories for the letter: the bullets of one's own jobs that read on inside a sentence, each told once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from tailoring.fit import ContentSource, EvidenceType, MatchedContent
from tailoring.letter_words import letter_data
from tailoring.plain_language import head_form
from tailoring.profile import Position
from tailoring.reframing import tidy
from tailoring.wording import uncapitalised, writing_data

_SHOWN: tuple[EvidenceType, ...] = ("experience", "project")
# Marks of a list, or of a text that was cut or coded on its way.
_CUT = re.compile(r"&#?\w+;|\b(?:etc|viz)\b|[•|]|:\s")
# Gerunds that tell of no act of their own after "my work included".
_IDLE_GERUNDS = frozenset({"working", "being", "having", "using", "following", "including", "doing"})
_STEM = 5
_LEAST_TELLING = 4
_IDLE = frozenset(
    {"experience", "knowledge", "understanding", "ability", "working", "skills", "with", "using", "other"}
)


class Story(NamedTuple):
    """What was done, where, by which fact, and how it is led in ("I", "my work included")."""

    position: Position
    fact_id: str
    did: str
    lead: str

    def told_by(self, pattern: str) -> str:
        """The pattern with this lead in place of "I"."""
        return pattern.replace("I {did}", f"{self.lead} {{did}}")


class Stories:
    """The stories of one letter; `used` keeps one from being told twice."""

    def __init__(self, positions: Sequence[Position]) -> None:
        self.used: set[str] = set()
        self.position_of = {bullet.fact_id: job for job in positions for bullet in job.bullets}

    def answering(self, match: MatchedContent, least: float = 0) -> Iterable[Story]:
        """The stories of evidence that is relevant enough to be told, the best first."""
        data = letter_data()
        for place, source in enumerate(match.source_content):
            strict = place > 0 or match.kind == "soft_skill"
            floor = data.least_relevance_of_others if strict else (least or data.least_relevance)
            told = self.told(source) if source.relevance_score >= floor else None
            if told:
                yield told

    def told(self, source: ContentSource) -> Story | None:
        """The story of a source, where it is a bullet of a job and was not told yet."""
        if source.type not in _SHOWN or source.id in self.used:
            return None
        return self.of_bullet(source.id, source.original_text)

    def of_bullet(self, fact_id: str, text: str) -> Story | None:
        """The story of a bullet; None where it does not read on inside a sentence."""
        job = self.position_of.get(fact_id)
        if job is None or not (job.title and job.employer):
            return None
        if _CUT.search(text):
            return None
        ended = job.dates.end is not None and not job.dates.current
        lead, did = _told(tidy(_first_statement(text)), ended=ended)
        return Story(job, fact_id, did, lead) if did else None


def _told(text: str, *, ended: bool) -> tuple[str, str]:
    """How a bullet is led in, and what follows: "I" and "managed stock", "my work included" and "managing stock"."""
    if not _reads_on(text):
        return "", ""
    first = text.split(" ", 1)[0]
    verb = first.casefold()
    past = verb in letter_data().past_verbs or (verb.endswith("ed") and len(verb) > _LEAST_TELLING)
    # What has ended is not told in the present.
    if re.fullmatch(r"[A-Za-z-]+", first) and (past or (verb in writing_data().plain_verbs and not ended)):
        return "I", _inside(text)
    if head_form(text, alike=True) == "gerund" and verb not in _IDLE_GERUNDS:
        return ("my work included" if ended else "my work includes"), _inside(text)
    if re.match(r"responsible for [a-z]", text, re.IGNORECASE):
        return ("I was" if ended else "I am"), _inside(text)
    return "", ""


def _reads_on(text: str) -> bool:
    """Whether the text can stand inside a sentence: not too long, nothing cut off, no list of marks."""
    if len(text.split()) > letter_data().longest_story_words or text.count("(") != text.count(")"):
        return False
    return _CUT.search(text) is None


def _inside(text: str) -> str:
    return uncapitalised(text).rstrip(".")


def speaks_of(need: str, did: str) -> bool:
    """Whether a story tells of the very thing a need names: both share a telling word's stem."""
    return bool(_stems(need) & _stems(did))


def _stems(text: str) -> set[str]:
    words = re.findall(r"[a-z]+", text.casefold())
    return {word[:_STEM] for word in words if len(word) >= _LEAST_TELLING and word not in _IDLE}


def _first_statement(text: str) -> str:
    """The first sentence, or what stands before a semicolon."""
    return re.split(r"(?<=[.!?])\s+(?=[A-Z])|;\s", " ".join(text.split()), maxsplit=1)[0]
