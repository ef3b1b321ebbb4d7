"""The skills section: the chosen skills, what the ad asks first, under the person's groups or the taxonomy's kinds."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence

from tailoring.interchange import interchangeable
from tailoring.posting import Posting
from tailoring.profile import Profile, Skill
from tailoring.resume import DraftLine, SkillGroup
from tailoring.skill_names import (
    alike,
    cut_from_sentences,
    held_titles,
    is_plain,
    is_statement,
    level_of,
    names_skill,
    shown_name,
    with_shared_levels,
)
from tailoring.skills.normalise import fold_phrase
from tailoring.skills.taxonomy import Taxonomy
from tailoring.word_list import english_words
from tailoring.wording import capitalised, writing_data

# Behind all that the ad asks and all that is held.
_LAST = 100_000
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
    said = " ".join(requirement.text for requirement in posting.requirements).casefold()
    groups: dict[str, list[tuple[int, DraftLine]]] = {}
    titles = held_titles(profile)
    skills, lent = with_shared_levels(profile)
    cut = cut_from_sentences(profile, taxonomy)
    chosen_ones = [one for one in skills if one.fact_id in chosen - cut and not is_statement(one.name, taxonomy)]
    named = [one for one in chosen_ones if serves.get(one.fact_id) or names_skill(one.name, titles, taxonomy)]
    picked = named or chosen_ones
    levels = {fold_phrase(one.name): one for one in skills if level_of(one)}
    grouped = {fold_phrase(one.name): one.group for one in skills if one.group}
    shouted = frozenset(one.name for one in skills if one.name.isupper() and is_plain(one.name))
    learned = [skill for skill in picked if _is_learning(skill, taxonomy)]
    for place, (skill, *same) in enumerate(alike((one for one in picked if one not in learned), taxonomy)):
        concept = taxonomy.find(skill.name) or ""
        rank, ad_name = wanted.get(concept, (1000 + place, ""))
        # What the ad writes as the person does stays as it is.
        ad_name = "" if re.search(rf"(?<!\w){re.escape(skill.name.casefold())}(?!\w)", said) else ad_name
        served = dict.fromkeys(one for known in (skill, *same) for one in serves.get(known.fact_id, ()))
        lender = [one for one in skills if one.fact_id == lent.get(skill.fact_id)]
        told = None if level_of(skill) else levels.get(fold_phrase(skill.name))
        lender += [told] if told else []
        levelled = skill.model_copy(update={"level": told.level}) if told else skill
        line = _line(levelled, ad_name, tuple(served), taxonomy, (*same, *lender), shouted)
        own = next((one.group for one in (skill, *same) if one.group), "") or grouped.get(fold_phrase(skill.name), "")
        groups.setdefault(own or _label(concept, taxonomy, len(picked)), []).append((rank, line))
    for place, skill in enumerate(learned):
        label = skill.group or writing_data().skill_kinds["learning"]
        groups.setdefault(label, []).append((_LAST + place, _line(skill, "", (), taxonomy)))
    groups = _without_small_ones(_without_labels(groups), {skill.group for skill in picked})
    ordered = sorted(groups.items(), key=lambda group: min(rank for rank, _ in group[1]))
    # What stands first is further to nothing.
    further = writing_data().skill_kinds["other"]
    return tuple(
        SkillGroup(
            label="" if label == further and place == 0 else label,
            skills=tuple(line for _, line in sorted(lines, key=lambda row: row[0])),
        )
        for place, (label, lines) in enumerate(ordered)
    )


def _without_labels(groups: dict[str, list[tuple[int, DraftLine]]]) -> dict[str, list[tuple[int, DraftLine]]]:
    """The groups without skills that only repeat the label of another, where the ad does not ask for them."""
    labels = {fold_phrase(label) for label in groups}
    kept = {
        label: [row for row in rows if row[1].requirement_ids or fold_phrase(row[1].text) not in labels]
        for label, rows in groups.items()
    }
    return {label: rows for label, rows in kept.items() if rows}


def _without_small_ones(
    groups: dict[str, list[tuple[int, DraftLine]]], own: set[str]
) -> dict[str, list[tuple[int, DraftLine]]]:
    """The person's `own` groups, and those we made: of these, one of a single skill is joined to the further ones."""
    data = writing_data()
    learning = data.skill_kinds["learning"]
    kept = {
        label: lines
        for label, lines in groups.items()
        if len(lines) >= data.least_in_group or label == learning or (label in own and not _shouts(lines[0][1]))
    }
    rest = [line for label, lines in groups.items() if label not in kept for line in lines]
    # A common word alone ("Security") tells nothing under a label of its own.
    if len(rest) == 1 and kept and not rest[0][1].requirement_ids and rest[0][1].text.casefold() in english_words():
        return kept
    if rest and kept.keys() - {learning}:
        further = data.skill_kinds["other"]
        kept[further] = [*kept.get(further, []), *rest]
    return kept or groups


def _shouts(line: DraftLine) -> bool:
    """Whether a skill is one plain word that was shouted, which makes no group by itself: "SECURITY"."""
    return line.original.isupper() and " " not in line.original and is_plain(line.original)


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


def _line(
    skill: Skill,
    ad_name: str,
    requirement_ids: Sequence[str],
    taxonomy: Taxonomy,
    same: Sequence[Skill] = (),
    shouted: Collection[str] = (),
) -> DraftLine:
    """The line of a skill; `same` are other names of it that the person lists, and what lends it its level."""
    aligned = bool(ad_name) and fold_phrase(ad_name) != fold_phrase(skill.name) and interchangeable(skill.name, ad_name)
    text = capitalised(ad_name if aligned else shown_name(skill.name, taxonomy, shouted))
    level = level_of(skill)
    if level and level.casefold() not in text.casefold():
        text = f"{text} ({level})"
    return DraftLine(
        id=f"skill-{skill.fact_id}",
        text=text,
        fact_ids=(skill.fact_id, *(one.fact_id for one in same)),
        original=skill.name,
        strategy="keyword_alignment" if aligned else None,
        requirement_ids=tuple(requirement_ids),
    )


def _label(concept_id: str, taxonomy: Taxonomy, count: int) -> str:
    data = writing_data()
    if count < data.least_grouped:
        return ""
    concept = taxonomy.concepts.get(concept_id)
    if concept is None:
        return data.skill_kinds["other"]
    return data.skill_kinds["people" if concept.family == "people_skills" else concept.kind]
