"""Past applications with their outcomes, and the patterns learnt from them."""

from __future__ import annotations

from typing import Literal

from tailoring.fit import ConfidenceScore, Strategy
from tailoring.model import Model, Score

Response = Literal["interview", "rejection", "offer", "no_response"]
PatternType = Literal["skill_match", "reframing", "gap_mitigation", "structure"]


class Outcome(Model):
    """What became of an application. `updated_at` is an ISO date and time."""

    applied: bool
    response: Response | None = None
    feedback: str = ""
    updated_at: str = ""


class Pattern(Model):
    """Something that worked in past applications and applies here."""

    pattern_type: PatternType
    description: str
    confidence: Score
    entry_ids: tuple[str, ...] = ()


class LibraryEntry(Model):
    """A finished résumé kept for reuse; `resume_hash` removes duplicates."""

    id: str
    job_id: str | None = None
    resume_content: str
    resume_hash: str
    match_score: Score
    ats_score: Score
    confidence: ConfidenceScore | None = None
    matched_requirements: tuple[str, ...] = ()
    gaps: tuple[str, ...] = ()
    reframing_strategies: tuple[Strategy, ...] = ()
    section_order: tuple[str, ...] = ()
    skills: tuple[str, ...] = ()
    outcome: Outcome | None = None
    job_title: str = ""
    company: str = ""
    industry: str = ""
    created_at: str = ""


class LibraryHit(Model):
    """An entry found, how near it is (0–1), and what of it applies."""

    entry: LibraryEntry
    similarity: float
    applicable_patterns: tuple[Pattern, ...] = ()


class LibraryAnswer(Model):
    """The library's answer to one job. `warning`: why meaning could not be looked at."""

    results: tuple[LibraryHit, ...] = ()
    applicable_patterns: tuple[Pattern, ...] = ()
    recommended_strategies: tuple[Strategy, ...] = ()
    full_text_only: bool = False
    warning: str = ""
