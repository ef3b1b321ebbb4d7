"""Evidence taken apart: clauses with how far each was really done, time, outcome, setting, and what it names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from tailoring.confidence_rules.denials import denied_stems, of_another
from tailoring.confidence_rules.fields import Fields, fields_of
from tailoring.confidence_rules.knowledge import cue, verb_levels
from tailoring.confidence_rules.phrases import named_by_stems
from tailoring.confidence_rules.roles import roles_named
from tailoring.confidence_rules.timing import Timing, number_of, timing_of
from tailoring.confidence_rules.words import stems, words
from tailoring.fit import Evidence
from tailoring.months import MONTHS, Interval
from tailoring.skills.concepts import Mention
from tailoring.skills.mentions import find_mentions
from tailoring.skills.normalise import fold_word
from tailoring.skills.taxonomy import Taxonomy

Status = Literal[
    "demonstrated", "held", "listed", "occasional", "assisted", "supervised", "trivial", "studied", "in_progress",
    "observed", "expired", "negated",
]  # fmt: skip
_CUE_ORDER: tuple[Status, ...] = (
    "in_progress", "studied", "observed", "trivial", "occasional", "assisted", "supervised", "expired",
)  # fmt: skip
_CLAUSE_END = re.compile(
    r"(?<=[.;!?])\s+|\s*[;–—|]\s*|\s+-\s+|,?\s+\b(?:but|however|although|though|whereas)\b\s+|:\s+"
)
_SHORT_ACRONYM = 2
_ENTRY_END = re.compile(r"\s*;\s*|(?<=[a-z)])\.\s+(?=[A-Z])")
# Ten times or more is no longer now and then: "took charge on 30 night shifts when the manager was away".
_OFTEN = re.compile(
    r"\b(?:[1-9]\d+|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty)\+? (?:\w+ ){0,2}"
    r"(?:shifts|nights|days|times|occasions|weeks|weekends|sessions|evenings|visits|events|jobs|services)\b"
)
# A clause such as "they built it" or "which the agency ran" tells who did what the clause before it names.
_WHO_DID_IT = re.compile(
    r"^\W*(?:they|he|she|others|which|these|this|someone else|(?:the|my|our) \w+)\b.{0,30}"
    r"\b\w+(?: (?:it|them|this|that|these|those|most|all)\b|$)"
)


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause: its stems, how it was done, and the stems that stand under a denial."""

    text: str
    start: int
    end: int
    stems: frozenset[str]
    status: Status
    denied: frozenset[str]


@dataclass(frozen=True, slots=True)
class Named:
    """A concept or credential that the evidence names, and how it stands there.

    `doubtful`: named in a way that is easily misread: a word of several senses, two letters, or two words that only
    stand near each other.
    """

    concept_id: str
    status: Status
    credential: bool = False
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class EvidenceParts:
    """Everything the rules look at in one piece of evidence. `outcome` is 0–1; `responsibility` 0–7."""

    evidence: Evidence
    clauses: tuple[Clause, ...]
    stems: frozenset[str]
    title_stems: frozenset[str]
    denied: frozenset[str]
    named: tuple[Named, ...]
    timing: Timing
    outcome: float
    own_part: bool
    responsibility: int
    fields: Fields
    roles: frozenset[str]
    numbers: tuple[float, ...]

    @property
    def first_hand(self) -> bool:
        """Work or a project, as against a list, a course or a certificate."""
        return self.evidence.type in ("experience", "project")

    @property
    def is_title(self) -> bool:
        """Whether it is the header of a position: a title, with or without the employer."""
        title = self.evidence.title
        return bool(title) and self.evidence.text.startswith(title) and self.evidence.type == "experience"


def read_evidence(evidence: Sequence[Evidence], taxonomy: Taxonomy, as_of: date) -> tuple[EvidenceParts, ...]:
    """Each piece of evidence taken apart."""
    return tuple(_parts(one, taxonomy, as_of) for one in evidence)


def _parts(evidence: Evidence, taxonomy: Taxonomy, as_of: date) -> EvidenceParts:
    text = evidence.text
    base: Status = _BASE_STATUS[evidence.type]
    clauses = tuple(_clauses(text, base))
    denied = denied_stems(text)
    all_stems = stems(text)
    title_stems = stems(f"{evidence.title} {evidence.employer}")
    return EvidenceParts(
        evidence=evidence,
        clauses=clauses,
        stems=frozenset(all_stems),
        title_stems=frozenset(title_stems),
        denied=denied,
        named=_named(evidence, clauses, taxonomy),
        timing=_timing(evidence, as_of),
        outcome=_outcome(text),
        own_part=bool(cue("own_part").search(text.lower())),
        responsibility=max((verb_levels().get(one, 3) for one in all_stems if one in verb_levels()), default=3),
        fields=fields_of((*all_stems, *title_stems)),
        roles=roles_named(f"{evidence.title}; {text}") if evidence.type != "skill" else frozenset(),
        numbers=_numbers(text),
    )


_BASE_STATUS: dict[str, Status] = {
    "experience": "demonstrated",
    "project": "demonstrated",
    "skill": "listed",
    "education": "held",
    "certification": "held",
}


def _clauses(text: str, base: Status) -> Iterator[Clause]:
    yield from _told_by_the_next(tuple(_each_clause(text, base)), base)


def _told_by_the_next(clauses: Sequence[Clause], base: Status) -> Iterator[Clause]:
    """The clauses; one whose doing the next gives to others ("…; they built it") counts as watched."""
    for clause, following in zip(clauses, (*clauses[1:], None), strict=True):
        others = following is not None and following.status in ("observed", "assisted")
        if others and following is not None and clause.status == base and _WHO_DID_IT.search(following.text.lower()):
            yield replace(clause, status=following.status)
        else:
            yield clause


def _each_clause(text: str, base: Status) -> Iterator[Clause]:
    start = 0
    ends = _ENTRY_END if base == "held" else _CLAUSE_END  # the state of a credential stands anywhere in its entry
    for end, following in (*(match.span() for match in ends.finditer(text)), (len(text), len(text))):
        piece = text[start:end]
        if piece.strip():
            status = _status(piece.lower(), base)
            yield Clause(piece, start, end, frozenset(stems(piece)), status, denied_stems(piece))
        start = following


def _status(lowered: str, base: Status) -> Status:
    bare = cue("praise").sub(" ", lowered)
    often = bool(_OFTEN.search(bare))
    for group in _CUE_ORDER:
        if often and group in ("trivial", "occasional"):
            continue
        if cue(group).search(bare):
            return group
    return base


def _named(evidence: Evidence, clauses: Sequence[Clause], taxonomy: Taxonomy) -> tuple[Named, ...]:
    base = _BASE_STATUS[evidence.type]
    found: dict[str, Named] = {}
    context = f"{evidence.title} {evidence.employer}"
    for mention in find_mentions(evidence.text, taxonomy, context=context):
        if (
            mention.credential
            and base not in ("held", "listed")
            and taxonomy.credentials[mention.concept_id].type == "degree"
        ):
            continue
        clause = _clause_at(clauses, mention.span.start)
        status = _mention_status(mention, clause, base)
        if mention.credential and base == "demonstrated" and of_another(evidence.text, mention.span.start):
            status = "observed"
        _keep(found, Named(mention.concept_id, status, mention.credential, _doubtful(mention, taxonomy)))
        if mention.credential:
            for tool in _tools_of(mention.text, taxonomy):
                _keep(found, Named(tool, "held" if status in ("demonstrated", "held") else status))
    for concept_id, phrase_stems in named_by_stems(evidence.text, taxonomy):
        clause = next((c for c in clauses if phrase_stems <= c.stems), None)
        _keep(found, Named(concept_id, _clause_status(clause, phrase_stems, base), doubtful=True))
    return tuple(found.values())


def _tools_of(credential: str, taxonomy: Taxonomy) -> Iterator[str]:
    """The tools that a credential is named after: "Tableau Desktop Specialist" is about Tableau."""
    for word in credential.split():
        target = taxonomy.find(word)
        concept = taxonomy.concepts.get(target) if target else None
        if concept and concept.kind == "tool":
            yield concept.id


def _doubtful(mention: Mention, taxonomy: Taxonomy) -> bool:
    text = mention.text
    return " " not in text and (fold_word(text) in taxonomy.senses or len(text) <= _SHORT_ACRONYM)


def _keep(found: dict[str, Named], new: Named) -> None:
    old = found.get(new.concept_id)
    if old is None or (old.status == "negated" and new.status != "negated"):
        found[new.concept_id] = new


def _clause_at(clauses: Sequence[Clause], place: int) -> Clause | None:
    return next((clause for clause in clauses if clause.start <= place < clause.end), None)


def _mention_status(mention: Mention, clause: Clause | None, base: Status) -> Status:
    if mention.modality == "negated" or (clause and clause.denied and frozenset(stems(mention.text)) <= clause.denied):
        return "negated"
    if mention.modality == "learning":
        return "studied"
    if mention.modality == "planned":
        return "in_progress"
    if mention.actor == "other":
        return "observed"
    return clause.status if clause else base


def _clause_status(clause: Clause | None, phrase: frozenset[str], base: Status) -> Status:
    if clause is None:
        return base
    return "negated" if phrase & clause.denied else clause.status


def _timing(evidence: Evidence, as_of: date) -> Timing:
    timing = timing_of(evidence.text, as_of)
    if evidence.start and not timing.spans:
        span = _iso_span(evidence, as_of)
        timing = timing._replace(spans=(span,), last_year=(span.end - 1) // MONTHS)
    if evidence.years is not None and timing.years is None:
        timing = timing._replace(stated_years=evidence.years)
    return timing


def _iso_span(evidence: Evidence, as_of: date) -> Interval:
    start = _iso_month(evidence.start)
    if evidence.end == "present":
        return Interval(start, max(start, as_of.year * MONTHS + as_of.month))
    end = evidence.end or evidence.start
    return Interval(start, max(start, _iso_month(end) + (1 if "-" in end else 0)))


def _iso_month(text: str) -> int:
    year, _, rest = text.partition("-")
    return int(year) * MONTHS + (int(rest[:2]) if rest else 1) - 1


def _outcome(text: str) -> float:
    hits = len(cue("outcome").findall(text.lower())) + len(cue("praise").findall(text.lower()))
    return min(1.0, hits / 3)


_NUMBER = re.compile(r"(?<![\w.])[£$€]?(\d[\d,]*(?:\.\d+)?)\s?(k|m|bn|million|thousand|billion)?\b", re.IGNORECASE)
_SCALE = {"k": 1e3, "thousand": 1e3, "m": 1e6, "million": 1e6, "bn": 1e9, "billion": 1e9}


def _numbers(text: str) -> tuple[float, ...]:
    found: list[float] = []
    for match in _NUMBER.finditer(text):
        digits = match[1].replace(",", "")
        if digits:
            found.append(float(digits) * _SCALE.get((match[2] or "").lower(), 1))
    found += [value for word in words(text) if (value := number_of(word)) and not word[0].isdigit() and value > 1]
    return tuple(found)
