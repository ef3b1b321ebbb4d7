"""The template and the assembly plan: what goes where, and why."""

from __future__ import annotations

from typing import Literal

from tailoring.fit import CoverLetterRecommendation, GapAnalysis, MatchedContent, Strategy
from tailoring.model import Model, Score

SectionName = Literal[
    "summary", "experience", "education", "certifications", "skills", "projects", "publications", "languages",
    "awards", "volunteering", "interests", "additional",
]  # fmt: skip


class TemplateSection(Model):
    """One section of the résumé to be."""

    name: SectionName
    heading: str
    order: int
    required: bool
    max_bullets: int
    focus_areas: tuple[str, ...] = ()


class BulletAllocation(Model):
    """How many bullets of a section are meant for a requirement."""

    section_name: SectionName
    requirement_id: str
    allocated_bullets: int
    priority: int


class TitleReframing(Model):
    """A title shown with an explanation beside it; the true title is always part of the reframed one."""

    original_title: str
    reframed_title: str
    rationale: str
    target_role: str
    position_id: str


class RoleConsolidation(Model):
    """Several roles at one employer shown as one block; dates stay exact, employers are never merged."""

    experiences: tuple[str, ...]
    consolidated_role: str
    combined_achievements: tuple[str, ...] = ()
    relevant_skills: tuple[str, ...] = ()


class ResumeTemplate(Model):
    """The shape of the résumé for one role."""

    id: str
    name: str
    target_role: str
    sections: tuple[TemplateSection, ...]
    bullet_allocations: tuple[BulletAllocation, ...] = ()
    title_reframing: tuple[TitleReframing, ...] = ()
    consolidations: tuple[RoleConsolidation, ...] = ()
    created_at: str = ""
    success_rate: float | None = None


class PlannedReframing(Model):
    """A rewrite the plan asks for."""

    source_content_id: str
    target_requirement_id: str
    strategy: Strategy
    priority: int


class PlannedLine(Model):
    """A fact chosen for the résumé: which section and item, what it is worth, which requirements it serves."""

    fact_id: str
    item_id: str
    section: SectionName
    value: float
    lines: float
    requirement_ids: tuple[str, ...] = ()
    must_keep: bool = False


class LeftOut(Model):
    """A fact left out, and what it would have won."""

    fact_id: str
    text: str
    reason: str
    value: float
    requirement_ids: tuple[str, ...] = ()


class AssemblyPlan(Model):
    """What goes into the résumé under the page budget.

    `compact_items` are shown as one line without bullets. `lines_used` of `line_budget`; `optimal` is the
    solver's proof that no better choice exists, `gap_percent` its bound when it stopped early.
    """

    job_id: str
    matched_requirements: tuple[MatchedContent, ...] = ()
    gaps: tuple[GapAnalysis, ...] = ()
    reframing_plan: tuple[PlannedReframing, ...] = ()
    cover_letter_recommendations: tuple[CoverLetterRecommendation, ...] = ()
    chosen: tuple[PlannedLine, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    compact_items: tuple[str, ...] = ()
    pages: int = 1
    line_budget: float = 0
    lines_used: float = 0
    objective: float = 0
    optimal: bool = True
    gap_percent: Score = 0
