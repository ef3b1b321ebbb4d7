"""Stories for the letter: the bullets of one's own jobs that read on inside a sentence, each told once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from tailoring.fit import ContentSource, EvidenceType, MatchedContent
from tailoring.letter_words import letter_data
from tailoring.plain_language import head_form
from tailoring.posting import Requirement
from tailoring.profile import Position
from tailoring.reframing import tidy
from tailoring.skills.mentions import find_mentions
from tailoring.skills.taxonomy import Taxonomy
from tailoring.wording import uncapitalised, writing_data

_SHOWN: tuple[EvidenceType, ...] = ("experience", "project")
# Marks of a list, or of a text that was cut or coded on its way.
_CUT = re.compile(r"&#?\w+;|\b(?:etc|viz)\b|[•|]|:\s")
_SHORTEST = 3  # words
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
# A noun of what was done, with what it was done to: "enhancement of the invoicing process".
_NOMINAL = re.compile(r"(?:[A-Za-z-]+ ){0,2}[A-Za-z-]+(?:tion|ment|ance|ing|sis|support|design) (?:of|for|to|with) ")
# Gerunds that tell of no act of their own after "my work included".
_IDLE_GERUNDS = frozenset({"working", "being", "having", "using", "following", "including", "doing"})
_STEM = 5
_LEAST_TELLING = 4
# Words that many needs and many stories hold: none of them makes a story speak of a need.
_IDLE = re.compile(
    r"(?:experienc|knowledg|understand|abilit|work|skill|with|using|other|manag|system|staff|team|people|good|strong"
    r"|excellen|busy|high|level|standard|time|servic|relevan|general|basic|sound|previous|environment|role|rules"
    r"|industr|practic|includ|this|that|their|from|your|have|will|must|able|when|them|they|into|process|support"
    r"|area|duties|week|year|month|days|daily|hour|perform|consist|effectiv|success|activit|opportunit|approach)"
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
        """The story of a match's own best evidence, where it is relevant enough to be told."""
        floor = least or letter_data().least_relevance
        if match.kind == "soft_skill":
            floor = letter_data().least_relevance_soft
        for source in match.source_content[:1]:
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
        begun = job.dates.start
        # What is dated before the post belongs to another.
        if _CUT.search(text) or (begun and any(int(year) < begun.year for year in _YEAR.findall(text))):
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
    gerund = head_form(text, alike=True) == "gerund" and verb not in _IDLE_GERUNDS
    if gerund or _NOMINAL.match(text):
        return ("my work included" if ended else "my work includes"), _inside(text)
    if re.match(r"responsible for [a-z]", text, re.IGNORECASE):
        return ("I was" if ended else "I am"), _inside(text)
    return "", ""


def _reads_on(text: str) -> bool:
    """Whether the text can stand inside a sentence: not too long, nothing cut off, no list of marks."""
    if not _SHORTEST <= len(text.split()) <= letter_data().longest_story_words or text.count("(") != text.count(")"):
        return False
    return _CUT.search(text) is None


def _inside(text: str) -> str:
    return uncapitalised(text).rstrip(".")


def speaks_of(need: str, did: str) -> bool:
    """Whether a story tells of the very thing a need names: both share a telling word's stem."""
    return bool(_stems(need) & _stems(did))


def _stems(text: str) -> set[str]:
    words = re.findall(r"[a-z]+", text.casefold())
    return {word[:_STEM] for word in words if len(word) >= _LEAST_TELLING and not _IDLE.match(word)}


def hints_at(need: str, text: str) -> bool:
    """Whether a text has a word that begins as one of the need's telling words: "cashed up" for "cash handling"."""
    said = {word[:_LEAST_TELLING] for word in re.findall(r"[a-z]+", text.casefold())}
    return any(stem[:_LEAST_TELLING] in said for stem in _stems(need))


def names_thing(requirement: Requirement, text: str, taxonomy: Taxonomy) -> bool:
    """Whether a text names what the requirement names, or a kind of it."""
    asked = {term.concept_id for term in requirement.terms if term.concept_id}
    return any(
        mention.modality == "held"
        and mention.actor != "other"
        and asked & {mention.concept_id, *taxonomy.ancestors(mention.concept_id)}
        for mention in find_mentions(text, taxonomy)
    )


def near_names(requirement: Requirement, text: str, taxonomy: Taxonomy) -> bool:
    """Whether a text names a sister of what the requirement names: another kind of the same thing."""
    asked = {above for term in requirement.terms if term.concept_id for above in _parents(term.concept_id, taxonomy)}
    return any(asked & _parents(mention.concept_id, taxonomy) for mention in find_mentions(text, taxonomy))


def _parents(concept_id: str, taxonomy: Taxonomy) -> set[str]:
    return {above for above, steps in taxonomy.ancestors_by_distance(concept_id) if steps == 1}


def _first_statement(text: str) -> str:
    """The first sentence, or what stands before a semicolon."""
    return re.split(r"(?<=[.!?])\s+(?=[A-Z])|;\s", " ".join(text.split()), maxsplit=1)[0]
