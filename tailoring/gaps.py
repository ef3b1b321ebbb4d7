"""What the evidence does not meet, how grave that is, and what can honestly be done about it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from tailoring.confidence_rules.explain import short_quote
from tailoring.confidence_rules.words import words
from tailoring.data_files import DATA, load_yaml
from tailoring.fit import (
    CoverLetterRecommendation,
    FitReport,
    GapAnalysis,
    GapReport,
    GapSeverity,
    MatchedContent,
    MitigationStrategy,
    MitigationType,
    Placement,
)
from tailoring.fit_report import is_missing_knock_out, unstated
from tailoring.model import Model
from tailoring.posting import Posting, Requirement
from tailoring.profile import Profile
from tailoring.skills.taxonomy import Taxonomy

_GRAVEST_FIRST: Mapping[GapSeverity, int] = {"critical": 0, "significant": 1, "minor": 2}
_IMPORTANCE_ORDER = {"required": 0, "preferred": 1, "nice_to_have": 2}


class GapWords(Model):
    """Thresholds and sentences of gaps.yaml."""

    met_from: float
    severity: dict[str, dict[str, GapSeverity]]
    soft_skill_at_most: GapSeverity
    confidence_change: dict[MitigationType, float]
    descriptions: dict[str, str]
    phrasing: dict[str, str]
    letter_gaps: int
    opening: str


def gap_words() -> GapWords:
    """The checked content of gaps.yaml."""
    return load_yaml(DATA / "gaps.yaml", GapWords)


def analyze_gaps(
    posting: Posting,
    report: FitReport,
    profile: Profile,
    taxonomy: Taxonomy,
    *,
    include_transferable: bool = True,
    include_learning_recommendations: bool = True,
) -> GapReport:
    """Every requirement below transferable, with its severity and mitigations, the gravest first.

    A mitigation counts towards `mitigation_coverage` only when it cites a fact of the profile.
    """
    facts = {fact.id for fact in profile.facts}
    requirements = {requirement.id: requirement for requirement in posting.requirements}
    unmet = [match for match in report.matches if match.confidence.overall < gap_words().met_from]
    gaps = [
        _gap(
            match, requirements.get(match.requirement_id), facts, taxonomy,
            transferable=include_transferable, learning=include_learning_recommendations,
        )
        for match in unmet
    ]  # fmt: skip
    importance = {match.requirement_id: _IMPORTANCE_ORDER[match.importance] for match in unmet}
    gaps.sort(key=lambda gap: (_GRAVEST_FIRST[gap.severity], importance[gap.requirement_id]))
    by_id = {match.requirement_id: match for match in unmet}
    return GapReport(
        gaps=tuple(gaps),
        critical_gaps_count=sum(gap.severity == "critical" for gap in gaps),
        mitigation_coverage=_share(sum(cites_a_fact(gap) for gap in gaps), len(gaps), of_none=100),
        acknowledged_coverage=_share(sum(only_acknowledged(gap) for gap in gaps), len(gaps), of_none=0),
        cover_letter_recommendations=tuple(_letter(gaps, by_id, facts)),
    )


def cites_a_fact(gap: GapAnalysis) -> bool:
    """Whether a mitigation of this gap rests on something the person wrote."""
    return any(strategy.fact_ids for strategy in gap.mitigation_strategies if strategy.type != "acknowledge_learning")


def only_acknowledged(gap: GapAnalysis) -> bool:
    """Whether all that can be done is to say it openly."""
    kinds = {strategy.type for strategy in gap.mitigation_strategies}
    return "acknowledge_learning" in kinds and not cites_a_fact(gap)


def _share(part: int, whole: int, *, of_none: float) -> float:
    return round(100 * part / whole, 1) if whole else of_none


def _gap(
    match: MatchedContent,
    requirement: Requirement | None,
    facts: set[str],
    taxonomy: Taxonomy,
    *,
    transferable: bool,
    learning: bool,
) -> GapAnalysis:
    found = tuple(_mitigations(match, requirement, facts, taxonomy, transferable=transferable, learning=learning))
    return GapAnalysis(
        requirement_id=match.requirement_id,
        requirement=match.requirement,
        gap_type=match.kind,
        severity=_severity(match),
        knock_out=match.knock_out,
        mitigation_strategies=found,
    )


def _severity(match: MatchedContent) -> GapSeverity:
    if unstated(match):
        return "minor"
    if is_missing_knock_out(match):
        return "critical"
    table = gap_words()
    found = table.severity[match.importance].get(match.confidence.tier, "minor")
    if match.kind == "soft_skill":
        return max(found, table.soft_skill_at_most, key=lambda severity: _GRAVEST_FIRST[severity])
    return found


def _mitigations(
    match: MatchedContent,
    requirement: Requirement | None,
    facts: set[str],
    taxonomy: Taxonomy,
    *,
    transferable: bool,
    learning: bool,
) -> Iterator[MitigationStrategy]:
    cited = _cited(match, facts)
    tier = match.confidence.tier
    if unstated(match):
        yield _strategy("cover_letter", "cover_letter_state", match, None, ())
        return
    if cited and tier == "adjacent":
        yield _strategy("reframe_adjacent", "reframe_adjacent", match, cited, (cited.id,))
        if transferable and match.confidence.breakdown.transferable >= gap_words().met_from - 10:
            yield _strategy("highlight_transferable", "highlight_transferable", match, cited, (cited.id,))
        yield _strategy("cover_letter", "cover_letter", match, cited, (cited.id,))
    elif cited and tier == "weak":
        kind = "progress" if _of_a_credential(match, requirement, taxonomy) else "cover_letter"
        yield _strategy("cover_letter", kind, match, cited, (cited.id,))
    if learning and tier in ("weak", "gap") and not (cited and _of_a_credential(match, requirement, taxonomy)):
        yield _learning(match, requirement, cited, taxonomy)


class _Cited(Model):
    """The piece of evidence a mitigation rests on."""

    id: str
    text: str


def _cited(match: MatchedContent, facts: set[str]) -> _Cited | None:
    """The best evidence that is a fact of the profile and does not speak against the requirement."""
    if match.confidence.tier == "gap":
        return None
    best = next((source for source in match.source_content if source.id in facts), None)
    return _Cited(id=best.id, text=best.original_text) if best else None


def _strategy(
    kind: MitigationType, wording: str, match: MatchedContent, cited: _Cited | None, fact_ids: tuple[str, ...]
) -> MitigationStrategy:
    template = gap_words().descriptions[wording]
    return MitigationStrategy(
        type=kind,
        description=_filled(template, match, cited),
        content=cited.text if cited else None,
        confidence=_confidence(kind, match),
        fact_ids=fact_ids,
    )


def _learning(
    match: MatchedContent, requirement: Requirement | None, cited: _Cited | None, taxonomy: Taxonomy
) -> MitigationStrategy:
    template = gap_words().descriptions[_learning_words(match, cited, requirement, taxonomy)]
    names = [taxonomy.name(term.concept_id) for term in (requirement.terms if requirement else ()) if term.concept_id]
    return MitigationStrategy(
        type="acknowledge_learning",
        description=_filled(template, match, cited),
        content=", ".join(dict.fromkeys(names)) or None,
        confidence=_confidence("acknowledge_learning", match),
    )


def _of_a_credential(match: MatchedContent, requirement: Requirement | None, taxonomy: Taxonomy) -> bool:
    """Whether a degree, certificate or licence is asked, in whatever kind of line."""
    terms = requirement.terms if requirement else ()
    return match.kind in ("certification", "education") or any(one.concept_id in taxonomy.credentials for one in terms)


def _learning_words(
    match: MatchedContent, cited: _Cited | None, requirement: Requirement | None, taxonomy: Taxonomy
) -> str:
    """Which sentence says what can be done: a condition is asked about, a credential added, a story told."""
    if match.kind == "eligibility":
        return "acknowledge_condition"
    if _of_a_credential(match, requirement, taxonomy):
        return "acknowledge_credential"
    if match.kind == "soft_skill":
        return "tell_a_story"
    return "acknowledge_weak" if cited else "acknowledge_learning"


def _confidence(kind: MitigationType, match: MatchedContent) -> float:
    return round(max(0.0, min(100.0, match.confidence.overall + gap_words().confidence_change[kind])), 1)


def _filled(template: str, match: MatchedContent, cited: _Cited | None) -> str:
    why = match.explanation.split(":", 1)[-1].split(" – “", 1)[0].strip().rstrip(".")
    evidence = _plain(cited.text) if cited else ""
    return template.format(asked=_plain(_without_opening(match.requirement)), evidence=evidence, why=why)


def _without_opening(text: str) -> str:
    """The thing asked without "You must be a"; the whole line where nothing else would be left."""
    bare = re.sub(rf"^\W*{gap_words().opening}", "", text, flags=re.IGNORECASE)
    return bare if bare.strip() else text


def _plain(text: str) -> str:
    return short_quote(text).strip(" .;,")


def _letter(
    gaps: Sequence[GapAnalysis], matches: Mapping[str, MatchedContent], facts: set[str]
) -> Iterator[CoverLetterRecommendation]:
    worth_a_word = [
        gap
        for gap in gaps
        if (gap.gap_type != "soft_skill" or cites_a_fact(gap))
        and not unstated(matches[gap.requirement_id])  # the person is asked first
        and not _listed(gap, matches[gap.requirement_id])
    ]
    for gap in worth_a_word[: gap_words().letter_gaps]:
        match = matches[gap.requirement_id]
        cited = _cited(match, facts)
        advice = next((one for one in gap.mitigation_strategies if one.type == "cover_letter"), None)
        advice = advice or next(iter(gap.mitigation_strategies), None)
        if advice is None:
            continue
        yield CoverLetterRecommendation(
            gap_id=gap.requirement_id,
            recommendation=advice.description,
            suggested_phrasing=_filled(_phrasing(gap, match, cited), match, cited),
            placement=_placement(gap, match),
            fact_ids=(cited.id,) if cited else (),
        )


def _listed(gap: GapAnalysis, match: MatchedContent) -> bool:
    """Whether the person lists the very thing as a skill: the letter does not speak of it as missing."""
    asked = f" {' '.join(words(gap.requirement))} "
    listed = (source.original_text for source in match.source_content if source.type == "skill")
    return any(f" {' '.join(words(text))} " in asked for text in listed if words(text))


def _phrasing(gap: GapAnalysis, match: MatchedContent, cited: _Cited | None) -> str:
    phrasing = gap_words().phrasing
    if unstated(match) or (gap.severity == "critical" and gap.knock_out and cited is None):
        return phrasing["knock_out"]
    return phrasing[match.confidence.tier] if cited else phrasing["gap"]


def _placement(gap: GapAnalysis, match: MatchedContent) -> Placement:
    """What rests on evidence belongs in the body; a condition of the hire is cleared up at the close."""
    if gap.knock_out or match.confidence.tier == "gap":
        return "closing"
    return "opening" if gap.severity == "critical" else "body"
