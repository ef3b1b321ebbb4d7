"""The skills section: the chosen skills, what the ad asks first, under the person's groups or the taxonomy's kinds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tailoring.interchange import interchangeable
from tailoring.posting import Posting
from tailoring.profile import Profile, Skill
from tailoring.resume import DraftLine, SkillGroup
from tailoring.skills.normalise import fold_phrase
from tailoring.skills.taxonomy import Taxonomy
from tailoring.wording import capitalised, writing_data


def group_skills(
    profile: Profile, chosen: frozenset[str], posting: Posting, taxonomy: Taxonomy, serves: Mapping[str, Sequence[str]]
) -> tuple[SkillGroup, ...]:
    """The chosen skills in groups; a group that answers the ad comes before one that does not."""
    wanted = _ad_names(posting, taxonomy)
    groups: dict[str, list[tuple[int, DraftLine]]] = {}
    picked = [skill for skill in profile.skills if skill.fact_id in chosen]
    for place, skill in enumerate(picked):
        concept = taxonomy.find(skill.name) or ""
        rank = wanted[concept][0] if concept in wanted else 1000 + place
        line = _line(skill, wanted[concept][1] if concept in wanted else "", serves.get(skill.fact_id, ()))
        groups.setdefault(_label(skill, concept, taxonomy, len(picked)), []).append((rank, line))
    if not any(skill.group for skill in picked):
        groups = _without_small_ones(groups)
    ordered = sorted(groups.items(), key=lambda group: min(rank for rank, _ in group[1]))
    return tuple(
        SkillGroup(label=label, skills=tuple(line for _, line in sorted(lines, key=lambda row: row[0])))
        for label, lines in ordered
    )


def _without_small_ones(groups: dict[str, list[tuple[int, DraftLine]]]) -> dict[str, list[tuple[int, DraftLine]]]:
    """The groups we made, those of a single skill joined to the further ones."""
    data = writing_data()
    kept = {label: lines for label, lines in groups.items() if len(lines) >= data.least_in_group}
    rest = [line for label, lines in groups.items() if label not in kept for line in lines]
    if rest and kept:
        further = data.skill_kinds["other"]
        kept[further] = [*kept.get(further, []), *rest]
    return kept or groups


def _ad_names(posting: Posting, taxonomy: Taxonomy) -> dict[str, tuple[int, str]]:
    """Concept id → the place and the wording at which the ad first asks for it."""
    names: dict[str, tuple[int, str]] = {}
    order = {"required": 0, "preferred": 1, "nice_to_have": 2}
    for place, requirement in enumerate(sorted(posting.requirements, key=lambda r: order[r.importance])):
        for term in requirement.terms:
            listed = {fold_phrase(n) for n in (taxonomy.name(term.concept_id), *taxonomy.aliases(term.concept_id))}
            name = term.text if fold_phrase(term.text) in listed else ""
            names.setdefault(term.concept_id, (place, name))
    names.pop("", None)
    return names


def _line(skill: Skill, ad_name: str, requirement_ids: Sequence[str]) -> DraftLine:
    aligned = bool(ad_name) and fold_phrase(ad_name) != fold_phrase(skill.name) and interchangeable(skill.name, ad_name)
    text = capitalised(ad_name if aligned else skill.name)
    if skill.level and skill.level.casefold() not in text.casefold():
        text = f"{text} ({skill.level})"
    return DraftLine(
        id=f"skill-{skill.fact_id}",
        text=text,
        fact_ids=(skill.fact_id,),
        original=skill.name,
        strategy="keyword_alignment" if aligned else None,
        requirement_ids=tuple(requirement_ids),
    )


def _label(skill: Skill, concept_id: str, taxonomy: Taxonomy, count: int) -> str:
    if skill.group:
        return skill.group
    data = writing_data()
    if count < data.least_grouped:
        return ""
    concept = taxonomy.concepts.get(concept_id)
    if concept is None:
        return data.skill_kinds["other"]
    return data.skill_kinds["people" if concept.family == "people_skills" else concept.kind]
