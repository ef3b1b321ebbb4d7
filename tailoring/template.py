"""The shape of the résumé for one role: the order of sections, roles shown together, titles explained."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Sequence
from functools import cache
from itertools import groupby

from tailoring.data_files import DATA, load_yaml
from tailoring.experience import total_years
from tailoring.fit import FitReport
from tailoring.model import Model
from tailoring.options import TailorOptions
from tailoring.plan import (
    BulletAllocation,
    ResumeTemplate,
    RoleConsolidation,
    SectionName,
    TemplateSection,
    TitleReframing,
)
from tailoring.posting import Posting
from tailoring.profile import Position, Profile
from tailoring.skills.taxonomy import Taxonomy


class TemplateData(Model):
    """The content of data/templates.yaml."""

    orders: dict[str, tuple[SectionName, ...]]
    headings: dict[SectionName, str]
    american_headings: dict[SectionName, str]
    training_heading: str
    training_words: frozenset[str]
    families: dict[str, str]
    early_below_years: float
    allocation: dict[str, int]
    titles: dict[str, str]


@cache
def template_data() -> TemplateData:
    """Orders, headings and titles, from the data file."""
    return load_yaml(DATA / "templates.yaml", TemplateData)


def choose_template(
    posting: Posting, profile: Profile, fit: FitReport, taxonomy: Taxonomy, options: TailorOptions
) -> ResumeTemplate:
    """The template for this ad and this career; the id is the same for the same order of sections."""
    kind = _kind(posting, profile, taxonomy, options)
    sections = _sections(_order(kind, profile, fit), posting, profile, options)
    digest = hashlib.sha256("|".join(section.name for section in sections).encode()).hexdigest()[:8]
    return ResumeTemplate(
        id=f"template-{kind}-{digest}",
        name=kind,
        target_role=posting.title,
        sections=sections,
        bullet_allocations=_allocations(fit),
        title_reframing=tuple(_titles(posting, profile)),
        consolidations=tuple(_consolidations(profile)),
        created_at=options.as_of.isoformat(),
    )


def _kind(posting: Posting, profile: Profile, taxonomy: Taxonomy, options: TailorOptions) -> str:
    data = template_data()
    years = total_years(profile, options.as_of)
    # Of a career without dates nobody can say that it is short.
    dated = all(position.dates.start for position in profile.positions if not position.volunteering)
    if years < data.early_below_years and dated and profile.education:
        return "early"
    families = Counter(
        taxonomy.family(term.concept_id)
        for requirement in posting.requirements
        for term in requirement.terms
        if term.concept_id in taxonomy.concepts and requirement.kind != "soft_skill"
    )
    if not families:
        return "general"
    # The most frequent family; the name decides between equals so that the choice is stable.
    family = min(families, key=lambda name: (-families[name], name))
    return data.families.get(family, "general")


def _order(kind: str, profile: Profile, fit: FitReport) -> list[SectionName]:
    """The order of this kind; what was done in posts stands with them, and skills that answer nothing behind them."""
    order: list[SectionName] = list(template_data().orders[kind])
    listed = {skill.fact_id for skill in profile.skills}
    asked = any(
        source.id in listed
        for match in fit.matches
        if match.confidence.tier in ("direct", "transferable")
        for source in match.source_content
    )
    behind: dict[SectionName, bool] = {
        "skills": not asked and order.index("skills") < order.index("experience"),
        "projects": any(project.employer for project in profile.projects),
    }
    for name, moves in behind.items():
        if moves:
            order.remove(name)
            order.insert(order.index("experience") + 1, name)
    return order


def _sections(
    order: Sequence[SectionName], posting: Posting, profile: Profile, options: TailorOptions
) -> tuple[TemplateSection, ...]:
    american = options.spelling == "american"
    focus = tuple(posting.keywords[:5])
    present: list[SectionName] = [name for name in order if name == "summary" or _has(profile, name)]
    return tuple(
        TemplateSection(
            name=name,
            heading=_heading(name, profile, american=american),
            order=place,
            required=name in ("experience", "education"),
            max_bullets=7 if name == "experience" else 3,
            focus_areas=focus if name in ("experience", "summary") else (),
        )
        for place, name in enumerate(present)
    )


def _heading(name: SectionName, profile: Profile, *, american: bool) -> str:
    """What stands above a section; mere training is neither licence nor certificate."""
    data = template_data()
    papers = profile.certifications if name == "certifications" else ()
    if papers and all(
        one.state == "unknown" and data.training_words.intersection(one.name.casefold().split()) for one in papers
    ):
        return data.training_heading
    return (data.american_headings.get(name) if american else None) or data.headings[name]


def _has(profile: Profile, section: SectionName) -> bool:
    held: dict[SectionName, object] = {
        "experience": [p for p in profile.positions if not p.volunteering],
        "volunteering": [p for p in profile.positions if p.volunteering],
        "education": profile.education,
        "certifications": profile.certifications,
        "skills": profile.skills,
        "projects": profile.projects,
        "publications": profile.publications,
        "languages": profile.languages,
        "awards": profile.awards,
        "interests": profile.interests,
        "additional": [*profile.unplaced, *profile.summary],
    }
    return bool(held.get(section))


def _allocations(fit: FitReport) -> tuple[BulletAllocation, ...]:
    ordered = sorted(fit.matches, key=lambda m: (_RANK[m.importance], -m.confidence.overall, m.requirement_id))
    served = [match for match in ordered if match.source_content and match.confidence.tier != "gap"]
    return tuple(
        BulletAllocation(
            section_name=_home(match.source_content[0].type),
            requirement_id=match.requirement_id,
            allocated_bullets=min(template_data().allocation[match.importance], len(match.source_content)),
            priority=place,
        )
        for place, match in enumerate(served, start=1)
    )


_RANK = {"required": 0, "preferred": 1, "nice_to_have": 2}


def _home(evidence_type: str) -> SectionName:
    homes: dict[str, SectionName] = {
        "skill": "skills",
        "project": "projects",
        "education": "education",
        "certification": "certifications",
    }
    return homes.get(evidence_type, "experience")


def _titles(posting: Posting, profile: Profile) -> list[TitleReframing]:
    """Short titles with their long form beside them, and only where the ad uses the long form."""
    reframed: list[TitleReframing] = []
    text = f"{posting.title}\n{posting.document.text}".casefold()
    for position in profile.positions:
        for short, long in template_data().titles.items():
            found = re.search(rf"(?<!\w){re.escape(short)}(?!\w)", position.title)
            if found and long.casefold() in text and long.casefold() not in position.title.casefold():
                reframed.append(
                    TitleReframing(
                        original_title=position.title,
                        reframed_title=f"{position.title} ({long})",
                        rationale=f"The ad writes {long!r}; {short} is its short form.",
                        target_role=posting.title,
                        position_id=position.id,
                    )
                )
                break
    return reframed


def _consolidations(profile: Profile) -> list[RoleConsolidation]:
    """Neighbouring roles at one employer are shown under one heading; dates and titles stay as they are."""
    together: list[RoleConsolidation] = []
    for employer_id, group in groupby(profile.positions, key=lambda position: position.employer_id or position.id):
        roles: list[Position] = list(group)
        if len(roles) > 1 and employer_id:
            together.append(
                RoleConsolidation(
                    experiences=tuple(role.id for role in roles),
                    consolidated_role=" → ".join(role.title for role in reversed(roles)),
                    combined_achievements=tuple(b.fact_id for role in roles for b in role.bullets),
                )
            )
    return together
