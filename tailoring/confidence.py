"""Scores how well evidence meets one requirement, and says why in a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy

from tailoring.ads.asks import kind_of, own_importance
from tailoring.ads.years import find_years
from tailoring.confidence_rules.asks import Ask, read_ask
from tailoring.confidence_rules.axes import confidence_of
from tailoring.confidence_rules.branches import Part, content_stems
from tailoring.confidence_rules.combine import all_of, best_of
from tailoring.confidence_rules.conditions import (
    age_asked,
    age_standings,
    asks_limit,
    is_seldom_stated,
    limit_standings,
    met_or_silent,
)
from tailoring.confidence_rules.credentials import credential_standing
from tailoring.confidence_rules.degrees import (
    asks_degree,
    asks_work_at_level,
    degree_standings,
    experience_will_do,
    fields_named,
)
from tailoring.confidence_rules.evidence_parts import EvidenceParts, read_evidence
from tailoring.confidence_rules.explain import reason
from tailoring.confidence_rules.fields import field_match
from tailoring.confidence_rules.languages import language_standings, languages_together, names_of
from tailoring.confidence_rules.phrases import named_by_stems
from tailoring.confidence_rules.quantities import limited_by_amount, limited_by_recency, limited_by_years
from tailoring.confidence_rules.scoring_data import scoring
from tailoring.confidence_rules.soft_skills import (
    Stories,
    families_asked,
    prototype_vectors,
    soft_standing,
    story_likeness,
)
from tailoring.confidence_rules.standing import NOTHING, Links, Standing, in_progress_taken, links_of, stand
from tailoring.confidence_rules.strategy import recommended_strategy
from tailoring.fit import Assessment, ContentSource, Evidence
from tailoring.model import Span
from tailoring.posting import Requirement, RequirementKind
from tailoring.services import Embedder, Vectors
from tailoring.skills.taxonomy import Taxonomy

_SOURCES_KEPT = 3
_LEAST_SOURCE = 0.3


@dataclass(frozen=True, slots=True)
class EvidencePool:
    """Evidence read once, to be held against many requirements.

    `vectors` has one row per piece, or is None. `language` is the résumé's own (ISO code), "" where unknown.
    """

    parts: tuple[EvidenceParts, ...]
    links: Links
    as_of: date
    vectors: Vectors | None = None
    stories: Stories | None = None
    language: str = ""


def pool_evidence(
    evidence: Sequence[Evidence],
    taxonomy: Taxonomy,
    *,
    as_of: date,
    embedder: Embedder | None = None,
    language: str = "",
) -> EvidencePool:
    """The evidence taken apart, and embedded when an embedder is given."""
    vectors = embedder.encode([one.text for one in evidence]) if embedder and evidence else None
    stories = prototype_vectors(embedder) if embedder and evidence else None
    return EvidencePool(read_evidence(evidence, taxonomy, as_of), links_of(taxonomy), as_of, vectors, stories, language)


def score_confidence(
    requirement: Requirement,
    evidence: Sequence[Evidence],
    taxonomy: Taxonomy,
    *,
    as_of: date,
    embedder: Embedder | None = None,
    context: str = "",
    industry: str = "",
) -> Assessment:
    """How well the evidence meets the requirement. `context` is the job's title, `industry` the employer's."""
    pool = pool_evidence(evidence, taxonomy, as_of=as_of, embedder=embedder)
    vector = embedder.encode([requirement.text])[0] if embedder else None
    return judge(requirement, pool, vector=vector, context=context, industry=industry).assessment


@dataclass(frozen=True, slots=True)
class Judgement:
    """An assessment, and how near (0–1) each piece of the pool stands to the requirement, in the pool's order.

    `denied`: the evidence itself says that it was not done or is not held.
    """

    assessment: Assessment
    nearness: tuple[float, ...]
    denied: bool = False


def judge(
    requirement: Requirement,
    pool: EvidencePool,
    *,
    vector: Vectors | None = None,
    context: str = "",
    industry: str = "",
) -> Judgement:
    """The assessment of one requirement, for a pool that was read before. `vector` is the requirement's."""
    if requirement.kind == "education" and asks_work_at_level(requirement.text):
        requirement = requirement.model_copy(update={"kind": "experience"})
    ask = read_ask(requirement, pool.links.taxonomy, context, industry)
    likeness = _likeness(pool, vector)
    decided, each = _decide(ask, pool, likeness)
    match = field_match(ask.fields, decided.evidence.fields) if decided.evidence else None
    confidence = confidence_of(decided, match)
    low_coverage = not decided.known and confidence.tier in ("gap", "weak", "adjacent") and _unknown(ask)
    sources = _sources(decided, each)
    assessment = Assessment(
        confidence=confidence,
        best_match=sources[0] if sources else None,
        sources=sources,
        recommended_strategy=recommended_strategy(decided, ask, confidence.tier),
        explanation=reason(
            decided, ask.kind, confidence.tier, low_coverage=low_coverage, seldom_stated=is_seldom_stated(requirement)
        ),
        low_coverage=low_coverage,
    )
    return Judgement(assessment, tuple(standing.near for standing in each), denied=_denied(decided))


def requirement_from_text(text: str, kind: RequirementKind | None = None) -> Requirement:
    """A requirement from one line of an ad, with the kind given or else as the line reads."""
    years = find_years(text)
    read_kind, knock_out = kind_of(text, years=years is not None)
    importance = own_importance(text) or "required"
    return Requirement(
        id="requirement",
        text=text,
        line=text,
        span=Span(start=0, end=len(text)),
        importance=importance,
        kind=kind or read_kind,
        years=years.least if years else None,
        years_max=years.most if years else None,
        years_of=years.of if years else "",
        knock_out=knock_out if importance == "required" else None,
    )


def _denied(decided: Standing) -> bool:
    return decided.evidence is not None and decided.status == "negated"


def _likeness(pool: EvidencePool, vector: Vectors | None) -> Sequence[float | None]:
    if pool.vectors is None or vector is None:
        return [None] * len(pool.parts)
    return [float(value) for value in numpy.asarray(pool.vectors @ vector)]


_Decided = tuple[Standing, list[Standing]]


def _decide(ask: Ask, pool: EvidencePool, likeness: Sequence[float | None]) -> _Decided:
    """The standing that answers the requirement, and that of every piece of evidence."""
    if ask.kind == "education" and asks_degree(ask):
        each = _by_degree(ask, pool, likeness)
    elif ask.kind == "language" and names_of(ask.text):
        return languages_together(ask, pool.parts, pool.language), language_standings(ask, pool.parts)
    elif ask.kind == "soft_skill":
        each = _by_story(ask, pool, likeness)
    elif ask.kind == "eligibility" or asks_limit(ask.text):
        return _by_condition(ask, pool, likeness)
    elif _any_work(ask):
        each = [_as_work(part) for part in pool.parts]
        return best_of([limited_by_years(one, ask, each) for one in each], titles=True), each
    else:
        return _by_what_is_asked(ask, pool, likeness)
    return best_of(each), each


def _by_degree(ask: Ask, pool: EvidencePool, likeness: Sequence[float | None]) -> list[Standing]:
    """Every piece against the degree asked; and, where the ad takes it instead, as experience of its subject."""
    each = degree_standings(ask, pool.parts)
    if not experience_will_do(ask):
        return each
    worked = [standing.capped(0.82, "The ad takes experience instead.") for standing in _worked(ask, pool, likeness)]
    return [max(pair, key=_near) for pair in zip(each, worked, strict=True)]


def _by_condition(ask: Ask, pool: EvidencePool, likeness: Sequence[float | None]) -> _Decided:
    """A condition of the hire is met by what says so; what is only like it leaves it unstated."""
    least_age = age_asked(ask.text) if ask.kind == "eligibility" else None
    if least_age is not None:
        each = age_standings(least_age, pool.parts)
        return best_of(each), each
    each, whole = _by_parts(ask, pool, likeness)
    if asks_limit(ask.text):
        each = limit_standings(ask, each)
        return best_of(each), each
    *each, whole = met_or_silent([*each, whole])
    return best_of([*each, whole]), each


def _by_what_is_asked(ask: Ask, pool: EvidencePool, likeness: Sequence[float | None]) -> _Decided:
    """Skills, experience and credentials: part by part, within years, amounts, dates and denials."""
    each, whole = _by_parts(ask, pool, likeness)
    if ask.kind == "experience" and _of_people(ask):
        each = [max(pair, key=_near) for pair in zip(each, _by_story(ask, pool, likeness), strict=True)]
    candidates = [_limited(one, ask, each, pool.as_of) for one in (*each, whole)]
    decided = _unless_denied(best_of(candidates, titles=ask.years is not None), ask, each, pool.links)
    if ask.kind == "certification":
        decided = replace(decided, near=max(decided.near, scoring().no_credential))
    return decided, each


def _unless_denied(decided: Standing, ask: Ask, each: Sequence[Standing], links: Links) -> Standing:
    """The decided standing, unless the evidence denies the very thing asked and nothing else shows it.

    Another product of the same class still counts: who never used the one asked may know its like.
    """
    denials = [one for one in each if one.status == "negated" and one.evidence and one.of_all]
    single = len(ask.branches) == 1 and len(ask.branches[0]) == 1
    if not denials or not single or decided.same or decided.status == "negated":
        return decided
    concept = links.taxonomy.concepts.get(links.taxonomy.find(decided.asked) or "")
    if decided.known and concept is not None and concept.kind == "tool":
        return decided
    return denials[0]


def _limited(standing: Standing, ask: Ask, each: Sequence[Standing], as_of: date) -> Standing:
    """The standing within what its years, amounts and dates allow."""
    timely = limited_by_recency(limited_by_amount(standing, ask), ask, as_of.year)
    return limited_by_years(timely, ask, each)


def _any_work(ask: Ask) -> bool:
    """Whether years are asked and nothing is said of what kind: "5+ years of experience"."""
    return ask.years is not None and not ask.stems and not ask.roles


def _as_work(part: EvidenceParts) -> Standing:
    if not part.first_hand:
        return NOTHING
    return Standing(1.0, "demonstrated", "Work of any kind counts.", part, known=True, same=True)


def _near(standing: Standing) -> float:
    return standing.near


def _of_people(ask: Ask) -> bool:
    """Whether the experience asked is of leading or coaching people, which a story shows better than a keyword."""
    return any(family.of_people for family in families_asked(ask.text))


def _by_story(ask: Ask, pool: EvidencePool, likeness: Sequence[float | None]) -> list[Standing]:
    families = [family.name for family in families_asked(ask.text)]
    like = story_likeness(families, pool.vectors, pool.stories) or [None] * len(pool.parts)
    return [
        soft_standing(ask, evidence, cosine, near)
        for evidence, cosine, near in zip(pool.parts, likeness, like, strict=True)
    ]


def _worked(ask: Ask, pool: EvidencePool, likeness: Sequence[float | None]) -> list[Standing]:
    """The work of the pool against the subject of a degree, where the ad takes experience instead."""
    subject = " ".join(fields_named(ask.text)).replace("_", " ")
    part = Part(subject, content_stems(subject), tuple(c for c, _ in named_by_stems(subject, pool.links.taxonomy)))
    return _by_parts(replace(ask, branches=((part,),), stems=part.stems), pool, likeness, by_work=True)[0]


def _by_parts(
    ask: Ask, pool: EvidencePool, likeness: Sequence[float | None], *, by_work: bool = False
) -> tuple[list[Standing], Standing]:
    """Every piece of evidence against the whole ask, and all the evidence together."""
    per_branch = [
        [
            best_of([_judge_part(part, ask, evidence, pool.links, cosine, by_work=by_work) for part in branch])
            for evidence, cosine in zip(pool.parts, likeness, strict=True)
        ]
        for branch in ask.branches
    ]
    names = [" or ".join(part.text for part in branch) for branch in ask.branches]
    each = [all_of(list(row), names, strict=ask.strict) for row in zip(*per_branch, strict=True)]
    return each, all_of([best_of(row) for row in per_branch], names, strict=ask.strict)


def _judge_part(
    part: Part, ask: Ask, evidence: EvidenceParts, links: Links, cosine: float | None, *, by_work: bool
) -> Standing:
    """A credential is met by credentials only, whatever kind of line asks for it; years of practice by the work."""
    by_name = bool(part.credentials) and not part.concepts and ask.kind not in ("experience", "soft_skill")
    if not by_work and (by_name or ask.kind in ("certification", "education")):
        return credential_standing(part, ask, evidence, links, cosine)
    found = stand(part, ask, evidence, links, cosine)
    return in_progress_taken(found) if ask.towards else found


def _sources(decided: Standing, each: Sequence[Standing]) -> tuple[ContentSource, ...]:
    chosen = decided.evidence
    if chosen is None:
        return ()
    ranked = sorted(
        (one for one in each if one.evidence and one.evidence is not chosen and one.near >= _LEAST_SOURCE),
        key=lambda one: -one.near,
    )
    return tuple(_source(one) for one in (replace(decided, near=max(decided.near, 0)), *ranked[: _SOURCES_KEPT - 1]))


def _source(standing: Standing) -> ContentSource:
    assert standing.evidence is not None
    evidence = standing.evidence.evidence
    return ContentSource(
        type=evidence.type,
        id=evidence.id,
        original_text=evidence.text,
        relevance_score=round(100 * min(1.0, standing.near), 1),
    )


def _unknown(ask: Ask) -> bool:
    return not any(part.concepts or part.credentials for branch in ask.branches for part in branch)
