"""The skills section: the chosen skills, what the ad asks first, under the person's groups or the taxonomy's kinds."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from tailoring.interchange import interchangeable
from tailoring.posting import Posting
from tailoring.profile import Profile, Skill
from tailoring.resume import DraftLine, SkillGroup
from tailoring.skills.normalise import fold_phrase
from tailoring.skills.taxonomy import Taxonomy
from tailoring.wording import capitalised, writing_data

# Behind all that the ad asks and all that is held.
_LAST = 100_000
_LONGEST_ABBREVIATION = 5
_LEARNING = re.compile(r"\b(?:learning|studying|in progress|in training|working towards?)\b", re.IGNORECASE)
_LEARNING_GROUP = re.compile(
    r"(?:(?:currently|now|still)\s+)?(?:learning|studying|in training|in progress)", re.IGNORECASE
)
_IN_PROGRESS = re.compile(
    r"[(\[–-]\s*(?:currently\s+)?(?:learning|studying|in progress|in training)\)?$", re.IGNORECASE
)
_LEARNING_NAME = re.compile(r"(?:currently\s+)?(?:learning|studying)\s+(?P<thing>.+)$", re.IGNORECASE)


def group_skills(
    profile: Profile, chosen: frozenset[str], posting: Posting, taxonomy: Taxonomy, serves: Mapping[str, Sequence[str]]
) -> tuple[SkillGroup, ...]:
    """The chosen skills in groups; a group that answers the ad comes before one that does not."""
    wanted = _ad_names(posting, taxonomy)
    groups: dict[str, list[tuple[int, DraftLine]]] = {}
    picked = [skill for skill in profile.skills if skill.fact_id in chosen]
    for place, skill in enumerate(picked):
        if _is_learning(skill, taxonomy):
            label = skill.group or writing_data().skill_kinds["learning"]
            groups.setdefault(label, []).append((_LAST + place, _line(skill, "", (), taxonomy)))
            continue
        concept = taxonomy.find(skill.name) or ""
        rank = wanted[concept][0] if concept in wanted else 1000 + place
        line = _line(skill, wanted[concept][1] if concept in wanted else "", serves.get(skill.fact_id, ()), taxonomy)
        groups.setdefault(_label(skill, concept, taxonomy, len(picked)), []).append((rank, line))
    groups = _without_small_ones(groups, {skill.group for skill in picked})
    ordered = sorted(groups.items(), key=lambda group: min(rank for rank, _ in group[1]))
    return tuple(
        SkillGroup(label=label, skills=tuple(line for _, line in sorted(lines, key=lambda row: row[0])))
        for label, lines in ordered
    )


def _without_small_ones(
    groups: dict[str, list[tuple[int, DraftLine]]], own: set[str]
) -> dict[str, list[tuple[int, DraftLine]]]:
    """The person's `own` groups, and those we made: of these, one of a single skill is joined to the further ones."""
    data = writing_data()
    learning = data.skill_kinds["learning"]
    kept = {
        label: lines
        for label, lines in groups.items()
        if len(lines) >= data.least_in_group or label == learning or label in own
    }
    rest = [line for label, lines in groups.items() if label not in kept for line in lines]
    if rest and kept.keys() - {learning}:
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


def _is_learning(skill: Skill, taxonomy: Taxonomy) -> bool:
    """Whether the skill is only being learned: "Rust (studying)", "learning Terraform"; machine learning is not."""
    if _LEARNING.search(skill.level) or _LEARNING_GROUP.fullmatch(skill.group) or _IN_PROGRESS.search(skill.name):
        return True
    found = _LEARNING_NAME.match(skill.name)
    return found is not None and not taxonomy.find(skill.name) and bool(taxonomy.find(found["thing"]))


def _name(skill: Skill, taxonomy: Taxonomy) -> str:
    """The skill's name; one that shouts is written as the taxonomy writes it."""
    concept = taxonomy.find(skill.name) if skill.name.isupper() else None
    if not concept:
        return skill.name
    names = [name for name in (taxonomy.name(concept), *taxonomy.aliases(concept)) if _same_letters(name, skill.name)]
    best = next((name for name in names if not name.islower()), names[0] if names else "")
    # A short one that the taxonomy writes small is an abbreviation all the same.
    return best if best and (not best.islower() or len(best) > _LONGEST_ABBREVIATION) else skill.name


def _same_letters(one: str, other: str) -> bool:
    return one.casefold() == other.casefold()


def _line(skill: Skill, ad_name: str, requirement_ids: Sequence[str], taxonomy: Taxonomy) -> DraftLine:
    aligned = bool(ad_name) and fold_phrase(ad_name) != fold_phrase(skill.name) and interchangeable(skill.name, ad_name)
    text = capitalised(ad_name if aligned else _name(skill, taxonomy))
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
