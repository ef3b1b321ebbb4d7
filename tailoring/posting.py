"""A job ad, read into what it asks for."""

from __future__ import annotations

from typing import Literal

from tailoring.facts import Document
from tailoring.model import Model, Span

Importance = Literal["required", "preferred", "nice_to_have"]
RequirementKind = Literal[
    "hard_skill", "soft_skill", "experience", "education", "certification", "language", "eligibility"
]
Logic = Literal["single", "all_of", "any_of", "or_equivalent"]
KnockOut = Literal["licence", "clearance", "right_to_work", "travel", "shift", "degree", "language", "age", "physical"]


class Term(Model):
    """One thing named inside a requirement: a skill, credential or other phrase, as it stands in the ad.

    `concept_id` is the taxonomy's id, "" when the taxonomy does not know it. Terms that share a `branch`
    number are alternatives to each other (a or b); different branches are all asked.
    """

    text: str
    span: Span
    concept_id: str = ""
    branch: int = 0


class Requirement(Model):
    """One thing an ad asks. `text` is the verbatim line or clause, `span` its place in the ad's text.

    `line` is the whole verbatim line it stands in. `years` is the least asked, `years_of` the skill or field
    the years belong to. `level` is the degree or proficiency asked, as written. `topic` is the noun phrase that reads
    after "You ask for", verbatim at `topic_span`; "" where none can be cut cleanly.
    """

    id: str
    text: str
    line: str
    span: Span
    importance: Importance
    kind: RequirementKind
    logic: Logic = "single"
    terms: tuple[Term, ...] = ()
    years: float | None = None
    years_max: float | None = None
    years_of: str = ""
    level: str = ""
    knock_out: KnockOut | None = None
    category: str = ""
    topic: str = ""
    topic_span: Span | None = None


class Statement(Model):
    """A line of the ad that is no requirement: a duty, a sign of culture, a line about the company."""

    text: str
    span: Span


class Pay(Model):
    """Pay as stated: amounts, currency (ISO code), per year, month, week, day or hour."""

    text: str
    minimum: float | None = None
    maximum: float | None = None
    currency: str = ""
    period: Literal["year", "month", "week", "day", "hour", ""] = ""


class Posting(Model):
    """A job ad. `requirements` is empty and `recognised` false when nothing was recognised."""

    id: str
    document: Document
    title: str = ""
    employer: str = ""
    place: str = ""
    country: str = ""
    seniority: str = ""
    pay: Pay | None = None
    employment_type: str = ""
    industry: str = ""
    role_type: str = ""
    requirements: tuple[Requirement, ...] = ()
    responsibilities: tuple[Statement, ...] = ()
    culture: tuple[Statement, ...] = ()
    company: tuple[Statement, ...] = ()
    keywords: tuple[str, ...] = ()
    language: str = "en"
    recognised: bool = True
    warnings: tuple[str, ...] = ()
