"""Lines of a career, which are read without an embedding: how much of what is asked a shared name leaves unsaid.

Among a hundred lines some always share a name or a word with an ad. What tells is the rest of what is asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache, lru_cache

from tailoring.confidence_rules.asks import Ask
from tailoring.confidence_rules.branches import Part, content_stems
from tailoring.confidence_rules.evidence_parts import EvidenceParts
from tailoring.confidence_rules.knowledge import FOLDER
from tailoring.confidence_rules.scoring_data import scoring
from tailoring.confidence_rules.standing import Standing
from tailoring.confidence_rules.words import stems
from tailoring.data_files import load_yaml, one_of
from tailoring.model import Model
from tailoring.skills.taxonomy import Taxonomy

_DESCRIBED = "It says what the thing is for, and not what was done with it."
_KNOWN_OF = "It is known of; nothing tells that it was done."
_TALKED_OF = "It was talked of; nothing tells that it was done."
_MOST = 0.6
_LONG_AGO = 1970
_UNSAID = "the rest of what is asked is not spoken of"


class PlainLines(Model):
    """The words and figures of plain_lines.yaml; the patterns one a line."""

    describes: str
    own: str
    known_of: str
    knowledge_asked: str
    talked_of: str
    general: str
    purpose: str
    praise: str
    by_the_post: float
    by_the_career: float
    unsaid: float
    unsaid_of_like: float
    enough: float
    one_word: float
    by_general_words: float
    general_counts: float
    deed_counts: float
    year_counts: float


@cache
def plain_lines() -> PlainLines:
    """The checked content of plain_lines.yaml."""
    return load_yaml(FOLDER / "plain_lines.yaml", PlainLines)


@cache
def _pattern(group: str) -> re.Pattern[str]:
    lines: str = getattr(plain_lines(), group)
    return one_of(*lines.splitlines())


@cache
def general_words() -> frozenset[str]:
    """Stems that lines of any trade share, and that tell nothing alone."""
    return frozenset(stems(plain_lines().general))


def in_plain_line(standing: Standing, part: Part, ask: Ask, evidence: EvidenceParts, taxonomy: Taxonomy) -> Standing:
    """The standing of a line of a career, within what the line says of the whole of what is asked."""
    rules = scoring()
    if standing.near < rules.absent_below or standing.evidence is None or standing.status == "negated":
        return standing
    if not standing.rule.startswith("role") and evidence.evidence.type in ("experience", "project", "skill"):
        standing = _as_told(standing, ask, evidence)
    if standing.rule.startswith("link"):
        return _by_the_rest(standing, part, ask, evidence, taxonomy)
    if standing.rule.startswith("words") or standing.rule == "likeness":
        return _by_its_words(standing, part, ask, evidence)
    return standing


def _as_told(standing: Standing, ask: Ask, evidence: EvidenceParts) -> Standing:
    """No nearer than weak where the line describes a thing, or tells of meetings; adjacent where of knowing only."""
    relations = scoring().relations
    text = evidence.evidence.text
    if describes(text):
        return standing.capped(relations["weak"] - 0.05, _DESCRIBED)
    if evidence.evidence.type == "skill":
        return standing
    if standing.near > relations["adjacent"] and _only_known(text) and not _pattern("knowledge_asked").search(ask.text):
        return standing.capped(relations["adjacent"] + 0.02, _KNOWN_OF)
    if standing.near > relations["weak"] and _only_talked(text):
        return standing.capped(relations["weak"] + 0.02, _TALKED_OF)
    return standing


def shown_best(ask: Ask, evidence: EvidenceParts) -> float:
    """Which of several equal lines tells it best: a deed with the telling words asked, of late, before a header."""
    rules = plain_lines()
    shared = (ask.stems | ask.details) & evidence.stems
    told = (len(shared) - rules.general_counts * len(shared & general_words())) / max(4, len(ask.stems))
    deed = rules.deed_counts * (evidence.first_hand and not evidence.is_title)
    return told + deed + rules.year_counts * ((evidence.timing.last_year or _LONG_AGO) - _LONG_AGO)


@lru_cache(maxsize=8192)
def describes(text: str) -> bool:
    """Whether a line says what a product or a firm does, or what you can do with it, and nothing of the writer."""
    return bool(_pattern("describes").search(text)) and not _pattern("own").search(text)


@lru_cache(maxsize=8192)
def _only_known(text: str) -> bool:
    return bool(_pattern("known_of").match(text))


@lru_cache(maxsize=8192)
def _only_talked(text: str) -> bool:
    return bool(_pattern("talked_of").search(text))


def _by_the_rest(standing: Standing, part: Part, ask: Ask, evidence: EvidenceParts, taxonomy: Taxonomy) -> Standing:
    """The standing, less by the share of what is asked beside the name that the line and its title leave unsaid."""
    rules = plain_lines()
    share = unsaid(standing, part, ask, evidence, taxonomy)
    weight = rules.unsaid if standing.same else rules.unsaid_of_like
    if share <= rules.enough:
        return standing
    near = standing.near * (1 - weight * (share - rules.enough) / (1 - rules.enough))
    return replace(standing, near=near, why=f"{standing.why.rstrip('.')}; {_UNSAID}.")


def unsaid(standing: Standing, part: Part, ask: Ask, evidence: EvidenceParts, taxonomy: Taxonomy) -> float:
    """Share of what the line asks, beside its other named things, that neither the name nor the evidence speaks.

    What another line of the same post speaks counts for a part, of another post for less; what the work is for, not.
    """
    asked = part.stems if not part.by_name else _beside_the_names(ask, part)
    asked = asked - rhetoric(ask.main) or asked
    if not asked:
        return 0.0
    names = _names(standing.asked, taxonomy)
    left = asked - names - evidence.stems - evidence.title_stems
    beside, beyond = evidence.post_stems & left - general_words(), evidence.career_stems & left - general_words()
    rules = plain_lines()
    told = rules.by_the_post * len(beside) + rules.by_the_career * len(beyond - beside)
    return (len(left) - told) / len(asked | (part.stems & names))


@lru_cache(maxsize=1024)
def rhetoric(text: str) -> frozenset[str]:
    """The stems that a line has only where it says what the work is for, or in what company: "to drive growth"."""
    core = _pattern("purpose").sub(" ", text)
    return (content_stems(text) - content_stems(core)) | frozenset(stems(plain_lines().praise))


def _beside_the_names(ask: Ask, part: Part) -> frozenset[str]:
    others = (one.stems for branch in ask.branches for one in branch if one is not part)
    return content_stems(ask.main).difference(*others) | part.stems


@lru_cache(maxsize=4096)
def _names_of(concept_id: str, taxonomy: Taxonomy) -> frozenset[str]:
    names: Iterator[str] = iter((taxonomy.name(concept_id), *taxonomy.aliases(concept_id)))
    return frozenset(one for name in names for one in stems(name))


def _names(asked: str, taxonomy: Taxonomy) -> frozenset[str]:
    concept_id = taxonomy.find(asked)
    return _names_of(concept_id, taxonomy) if concept_id else frozenset(stems(asked))


def speaks_of_most(part: Part, evidence: EvidenceParts) -> bool:
    """Whether one clause has two or more of the asked words, and most of them: together they have the ad's sense."""
    most = max((len(part.stems & clause.stems - clause.denied) for clause in evidence.clauses), default=0)
    return most > 1 and most >= _MOST * len(part.stems)


def _by_its_words(standing: Standing, part: Part, ask: Ask, evidence: EvidenceParts) -> Standing:
    """Words that lines of any trade share show little, and one word of a line seldom the whole of what is asked."""
    rules = plain_lines()
    shared = (part.stems | ask.details if standing.rule == "likeness" else part.stems) & evidence.stems
    telling = shared - general_words()
    if not telling and not speaks_of_most(part, evidence):
        return standing.capped(rules.by_general_words, standing.why)
    if len(telling) == 1 and not part.by_name and not speaks_of_most(part, evidence):
        return standing.capped(rules.one_word, standing.why)
    return standing
