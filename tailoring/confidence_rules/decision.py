"""Decides, by the kind of what is asked, how each piece of evidence and all of it together stand to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tailoring.confidence_rules.asks import Ask
from tailoring.confidence_rules.branches import Part, content_stems
from tailoring.confidence_rules.career import (
    any_work_will_do,
    as_work_of_the_job,
    asks_any_work,
    within_rank_and_sector,
    years_of_the_job,
)
from tailoring.confidence_rules.combine import all_of, best_of
from tailoring.confidence_rules.conditions import (
    age_asked,
    age_standings,
    asks_limit,
    limit_standings,
    met_or_silent,
)
from tailoring.confidence_rules.credentials import credential_standing, is_credential_name
from tailoring.confidence_rules.daily_work import in_daily_work
from tailoring.confidence_rules.degree_names import fields_named
from tailoring.confidence_rules.degrees import asks_degree, asks_schooling, degree_standings, experience_will_do
from tailoring.confidence_rules.evidence_parts import EvidenceParts
from tailoring.confidence_rules.languages import asks_language, language_standings, languages_together, names_of
from tailoring.confidence_rules.leading import asks_leading, leading_standing, led_in, of_staff, speaks_of_no_people
from tailoring.confidence_rules.linked import Links
from tailoring.confidence_rules.meaning import Meaning
from tailoring.confidence_rules.nearest import in_progress_taken, stand
from tailoring.confidence_rules.phrases import named_by_stems
from tailoring.confidence_rules.pool import EvidencePool
from tailoring.confidence_rules.quantities import decided_by_amount, limited_by_recency, limited_by_years
from tailoring.confidence_rules.scoring_data import scoring
from tailoring.confidence_rules.soft_families import asks_of_people, families_meant
from tailoring.confidence_rules.soft_skills import (
    soft_standing,
    story_likeness,
)
from tailoring.confidence_rules.standing import NOTHING, Standing
from tailoring.confidence_rules.words import stems

_INSTEAD = "The ad takes experience instead."
_WORKED = 0.78  # work of the job's own trade, where the ad takes experience in place of a degree
_STORY_COSINE = 0.15  # below, a story of leading people is of another matter than the experience asked
_HELPING = frozenset(stems("assist assisting assists assistance support supporting supports help helping helps"))
_Decided = tuple[Standing, list[Standing]]


def decide(ask: Ask, pool: EvidencePool, meanings: Sequence[Meaning]) -> _Decided:
    """The standing that answers the requirement, and that of every piece of evidence."""
    if not ask.text_stems.isdisjoint(_HELPING):
        pool = replace(pool, parts=tuple(map(_help_counts, pool.parts)))
    if ask.kind == "education" and asks_degree(ask):
        each = _by_degree(ask, pool, meanings)
    elif (ask.kind == "language" or asks_language(ask)) and names_of(ask.text):
        return languages_together(ask, pool.parts, pool.language), language_standings(ask, pool.parts)
    elif ask.kind == "soft_skill":
        each = _by_story(ask, pool, meanings)
        if asks_leading(ask.text):
            each = [_or_leading(one, ask, part) for one, part in zip(each, pool.parts, strict=True)]
    elif ask.kind == "eligibility" or asks_limit(ask.text):
        return _by_condition(ask, pool, meanings)
    elif asks_any_work(ask):
        any_will_do = any_work_will_do(ask)
        each = [_as_work(part) if any_will_do else as_work_of_the_job(part, ask, pool.career) for part in pool.parts]
        return best_of([limited_by_years(one, ask, each, pool.career) for one in each], titles=True), each
    else:
        return _by_what_is_asked(ask, pool, meanings)
    return best_of(each), each


def _by_degree(ask: Ask, pool: EvidencePool, meanings: Sequence[Meaning]) -> list[Standing]:
    """Every piece against the degree asked; and, where the ad takes it instead, as experience of its subject."""
    each = degree_standings(ask, pool.parts)
    if not experience_will_do(ask):
        return each
    worked = [standing.capped(0.82, _INSTEAD) for standing in _worked(ask, pool, meanings)]
    if pool.career:
        posts = (as_work_of_the_job(part, ask, pool.career).capped(_WORKED, _INSTEAD) for part in pool.parts)
        worked = [max(one, post if post.same else NOTHING, key=_near) for one, post in zip(worked, posts, strict=True)]
    return [max(pair, key=_near) for pair in zip(each, worked, strict=True)]


def _by_condition(ask: Ask, pool: EvidencePool, meanings: Sequence[Meaning]) -> _Decided:
    """A condition of the hire is met by what says so; what is only like it leaves it unstated."""
    least_age = age_asked(ask.text) if ask.kind == "eligibility" else None
    if least_age is not None:
        each = age_standings(least_age, pool.parts)
        return best_of(each), each
    each, whole = _by_parts(ask, pool, meanings)
    if asks_limit(ask.text):
        each = limit_standings(ask, each)
        return best_of(each), each
    *each, whole = met_or_silent([*each, whole])
    return best_of([*each, whole]), each


def _by_what_is_asked(ask: Ask, pool: EvidencePool, meanings: Sequence[Meaning]) -> _Decided:
    """Skills, experience and credentials: part by part, within years, amounts, dates and denials."""
    each, whole = _by_parts(ask, pool, meanings)
    if ask.kind in ("experience", "hard_skill") and _of_people(ask):
        told = [
            one if meaning.cosine is None or meaning.cosine >= _STORY_COSINE else NOTHING
            for one, meaning in zip(_by_story(ask, pool, meanings), meanings, strict=True)
        ]
        each = [max(pair, key=_near) for pair in zip(each, told, strict=True)]
    if asks_schooling(ask):
        each = [max(pair, key=_near) for pair in zip(each, degree_standings(ask, pool.parts), strict=True)]
    if asks_leading(ask.text):
        each = [_leading(one, ask, part) for one, part in zip(each, pool.parts, strict=True)]
        whole = whole if len(ask.branches) > 1 else NOTHING
    if pool.career:
        posts = (years_of_the_job(part, ask, pool.career) for part in pool.parts)
        each = [max(pair, key=_near) for pair in zip(each, posts, strict=True)]
    candidates = [_limited(one, ask, each, pool) for one in (*each, whole)]
    decided = _unless_denied(best_of(candidates, titles=ask.years is not None), ask, each, pool.links)
    if ask.kind == "certification":
        decided = replace(decided, near=max(decided.near, scoring().no_credential))
    return decided, [max(pair, key=_near) for pair in zip(each, candidates, strict=False)]


def _leading(standing: Standing, ask: Ask, part: EvidenceParts) -> Standing:
    """The standing, or that of leading people where the evidence shows it and the standing is not as near.

    Who shares only "manage" with the line, and names nobody, has managed something else.
    """
    if not standing.known and (ask.stems & part.stems) and speaks_of_no_people(ask, part):
        standing = standing.capped(scoring().denied_part, "It tells of something else.")
    elif standing.known and standing.same and _read_loosely(ask, part) and led_in(part) is None:
        standing = standing.capped(scoring().relations["weak"], "It speaks of a team, and not of leading it.")
    return _or_leading(standing, ask, part)


def _read_loosely(ask: Ask, part: EvidenceParts) -> bool:
    """Whether what is asked is named only by words that stand near each other: "managed the team's calendar"."""
    asked = {concept for branch in ask.branches for one in branch for concept in one.concepts}
    named = [one for one in part.named if one.concept_id in asked]
    return bool(named) and all(one.doubtful for one in named)


def _or_leading(standing: Standing, ask: Ask, part: EvidenceParts) -> Standing:
    return max((standing, leading_standing(ask, part)), key=_near)


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


def _limited(standing: Standing, ask: Ask, each: Sequence[Standing], pool: EvidencePool) -> Standing:
    """The standing within what its years, amounts, dates, rank and sector allow."""
    timely = limited_by_recency(decided_by_amount(standing, ask), ask, pool.as_of.year, pool.career)
    if pool.career:
        timely = within_rank_and_sector(timely, ask, pool.career)
    return limited_by_years(timely, ask, each, pool.career)


def _as_work(part: EvidenceParts) -> Standing:
    if not part.first_hand:
        return NOTHING
    return Standing(1.0, "demonstrated", "Work of any kind counts.", part, known=True, same=True)


def _help_counts(part: EvidenceParts) -> EvidenceParts:
    """The evidence where helping is what is asked: who helped has done it."""
    clauses = tuple(replace(one, status="demonstrated") if one.status == "assisted" else one for one in part.clauses)
    named = tuple(replace(one, status="demonstrated") if one.status == "assisted" else one for one in part.named)
    return replace(part, clauses=clauses, named=named)


def _near(standing: Standing) -> float:
    return standing.near


def _of_people(ask: Ask) -> bool:
    """Whether the experience asked is of leading or coaching people, which a story shows better than a keyword."""
    return asks_of_people(of_staff(ask.text))


def _by_story(ask: Ask, pool: EvidencePool, meanings: Sequence[Meaning]) -> list[Standing]:
    families = families_meant(ask.text, pool.encoder)
    like = story_likeness([one.name for one in families], pool.vectors, pool.stories) or [None] * len(pool.parts)
    each = [
        soft_standing(ask, families, evidence, meaning, near)
        for evidence, meaning, near in zip(pool.parts, meanings, like, strict=True)
    ]
    return each if pool.encoder else in_daily_work(ask, families, pool.parts, each)


def _worked(ask: Ask, pool: EvidencePool, meanings: Sequence[Meaning]) -> list[Standing]:
    """The work of the pool against the subject of a degree, where the ad takes experience instead."""
    subject = " ".join(fields_named(ask.text)).replace("_", " ")
    part = Part(subject, content_stems(subject), tuple(c for c, _ in named_by_stems(subject, pool.links.taxonomy)))
    return _by_parts(replace(ask, branches=((part,),), stems=part.stems), pool, meanings, by_work=True)[0]


def _by_parts(
    ask: Ask, pool: EvidencePool, meanings: Sequence[Meaning], *, by_work: bool = False
) -> tuple[list[Standing], Standing]:
    """Every piece of evidence against the whole ask, and all the evidence together."""
    per_branch = [
        [
            best_of([_judge_part(part, ask, evidence, pool.links, meaning, by_work=by_work) for part in branch])
            for evidence, meaning in zip(pool.parts, meanings, strict=True)
        ]
        for branch in ask.branches
    ]
    names = [" or ".join(part.text for part in branch) for branch in ask.branches]
    each = [all_of(list(row), names, strict=ask.strict) for row in zip(*per_branch, strict=True)]
    return each, all_of([best_of(row) for row in per_branch], names, strict=ask.strict)


def _judge_part(
    part: Part, ask: Ask, evidence: EvidenceParts, links: Links, meaning: Meaning, *, by_work: bool
) -> Standing:
    """A credential is met by credentials only, whatever kind of line asks for it; years of practice by the work."""
    by_name = bool(part.credentials) and not part.concepts and ask.kind not in ("experience", "soft_skill")
    if by_name and ask.kind == "hard_skill" and not is_credential_name(part.text):
        held = credential_standing(part, ask, evidence, links, meaning.cosine)
        return max((held, stand(replace(part, by_name=False), ask, evidence, links, meaning)), key=_near)
    if not by_work and (by_name or ask.kind in ("certification", "education")):
        return credential_standing(part, ask, evidence, links, meaning.cosine, meaning.with_job)
    found = stand(part, ask, evidence, links, meaning)
    return in_progress_taken(found) if ask.towards else found
