"""What a line is worth and what it costs, from the data file."""

from __future__ import annotations

from functools import cache

from tailoring.data_files import DATA, load_yaml
from tailoring.model import Model


class Intrinsic(Model):
    """What a line is worth apart from any requirement."""

    bullet: float
    number: float
    skill: float
    certification: float
    award: float
    publication: float
    project: float
    language: float
    interest: float
    education_detail: float
    volunteering: float
    loose: float
    summary: float
    detail: float
    about: float
    skills: float


class Costs(Model):
    """Room taken, in body lines."""

    heading: float
    header: float
    same_employer: float
    compact: float
    contact_block: float
    summary: float
    slack: float


class PositionRules(Model):
    """Which positions keep their bullets, which may shrink or go."""

    always_full: int
    full_within_years: float
    may_drop_after_years: float
    least_bullets: tuple[int, ...]
    most_bullets: tuple[int, ...]
    more_with_room: int
    most_together: int


class AgeRules(Model):
    """What age takes from the worth of a line of work."""

    fall_a_year: float
    least_share: float
    undated_years: float


class SaidRules(Model):
    """What a line of work is worth for what it says."""

    act: float
    leads: float
    result: float
    honour: float
    named: float
    manner: float


class SkillRules(Model):
    """What a skill is worth besides, and how many are shown."""

    asked: float
    of_field: float
    used: float
    most: int
    most_with_room: int


class PageRules(Model):
    """When a second page is worth it."""

    two_from_years: float
    least_gain: float
    least_second_page: float


class AssemblyWeights(Model):
    """The content of data/assembly.yaml."""

    evidence_ranks: tuple[float, ...]
    least_relevance: float
    intrinsic: Intrinsic
    costs: Costs
    positions: PositionRules
    age: AgeRules
    said: SaidRules
    skills: SkillRules
    details: tuple[str, ...]
    manners: frozenset[str]
    honours: tuple[str, ...]
    idle: tuple[str, ...]
    longest_detail: int
    much_white: float
    choose_pages: PageRules


@cache
def assembly_weights() -> AssemblyWeights:
    """The weights of the assembly, from the data file."""
    return load_yaml(DATA / "assembly.yaml", AssemblyWeights)
