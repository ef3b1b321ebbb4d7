"""The types of an interview: topics worth asking about, questions with their fields, and what was answered."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from tailoring.discovery import Category
from tailoring.model import Model, Score
from tailoring.posting import RequirementKind

Answer = Literal["yes", "indirect", "adjacent", "personal", "no"]
Round = Literal["opening", "details", "follow_up"]
FieldName = Literal[
    "choice", "where", "elsewhere", "what", "result", "course", "state", "title", "issuer", "date", "language", "level",
    "statement", "more",
]  # fmt: skip
InterviewStatus = Literal["pending", "in_progress", "completed"]


class Place(Model):
    """A job of the person's where something may have happened."""

    id: str
    title: str = ""
    employer: str = ""
    start: str = ""
    end: str = ""
    volunteering: bool = False

    @property
    def label(self) -> str:
        """What the person reads."""
        return ", ".join(part for part in (self.title, self.employer) if part) or self.id


class Asked(Model):
    """One requirement of one job that a topic stands for."""

    job_id: str
    requirement_id: str


class Topic(Model):
    """A gap, once for all the jobs that ask it. `would_win` sums the match points it could win in each.

    `key` is the same whenever the same thing is asked, in any job.
    """

    key: str
    requirement: str
    kind: RequirementKind
    category: Category
    would_win: float
    asked_by: tuple[Asked, ...]


class QuestionField(Model):
    """One blank of a form; `options` maps the value to what the person reads."""

    name: FieldName
    label: str
    kind: Literal["choice", "text"]
    options: dict[str, str] = Field(default={})
    required: bool = False


class DiscoveryQuestion(Model):
    """What to ask next, as one form. `id` is topic and round, such as "t2-details"."""

    id: str
    category: Category
    question: str
    fields: tuple[QuestionField, ...]
    follow_up_questions: tuple[str, ...] = ()
    expected_insights: tuple[str, ...] = ()
    would_win: float = 0


class Response(Model):
    """What was answered to one question, field by field. `declined` is a refusal to say, which is not asked again."""

    question_id: str
    response: dict[FieldName, str] = Field(default={})
    declined: bool = False
    relayed: bool = False
    extracted_insights: tuple[str, ...] = ()


class DiscoveredExperience(Model):
    """What an answer told: the person's own words, where, what came of it, and how near it comes to what is asked."""

    category: Category
    description: str
    context: str = ""
    impact: str | None = None
    skills: tuple[str, ...] = ()
    confidence: Score = 0


class Interview(Model):
    """One interview: its topics the most winning first, and what was answered so far. `stopped` is until it resumes.

    `filed` maps a topic's number to the document that its answer became.
    """

    id: str
    job_ids: tuple[str, ...]
    topics: tuple[Topic, ...]
    places: tuple[Place, ...] = ()
    responses: tuple[Response, ...] = ()
    stopped: bool = False
    started_at: str = ""
    completed_at: str = ""
    filed: dict[int, str] = Field(default={})
