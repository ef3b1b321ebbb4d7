"""The checked content of data/interview.yaml: how the interview asks."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Literal

from pydantic import Field

from tailoring.data_files import load_yaml
from tailoring.discovery import Category
from tailoring.interview.model import Answer, FieldName, Round
from tailoring.model import Model
from tailoring.posting import RequirementKind

Kind = RequirementKind | Literal["usual"]


class Details(Model):
    """The second round after one kind of answer."""

    question: str
    fields: tuple[FieldName, ...]


class FollowUp(Model):
    """The third round, and when it is worth asking."""

    question: str
    when: Literal["no_number", "short"]


class FieldShape(Model):
    """A blank: its label and what it takes."""

    label: str
    kind: Literal["position", "text", "choice"]
    options: dict[str, str] = Field(default={})
    required: bool = False


class Script(Model):
    """Everything the interview says."""

    opening: dict[Kind, str]
    choices: dict[Kind, dict[Answer, str]]
    details: dict[Kind, dict[Answer, Details]]
    follow_ups: dict[Category, FollowUp]
    expected: dict[Category, tuple[str, ...]]
    fields: dict[FieldName, FieldShape]
    elsewhere: str
    minutes: dict[Round, float]
    most_topics: int
    short_answer_words: int

    def opening_of(self, kind: RequirementKind) -> str:
        """The wording of the first question."""
        return self.opening.get(kind, self.opening["usual"])

    def choices_of(self, kind: RequirementKind) -> dict[Answer, str]:
        """The answers offered to the first question."""
        return self.choices.get(kind, self.choices["usual"])

    def details_of(self, kind: RequirementKind, answer: Answer) -> Details | None:
        """The second round, or None when the answer ends the topic."""
        return self.details.get(kind, self.details["usual"]).get(answer)


@cache
def script() -> Script:
    """The script, read once. Raises InvalidData."""
    return load_yaml(Path(__file__).parent / "data" / "interview.yaml", Script)
