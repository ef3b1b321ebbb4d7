"""What could be asked to close the gaps, the most winning question first."""

from __future__ import annotations

from functools import cache
from typing import Literal

from tailoring.data_files import DATA, load_yaml
from tailoring.fit import FitReport, GapReport
from tailoring.model import Model
from tailoring.posting import RequirementKind
from tailoring.run import OpenQuestion

Category = Literal[
    "leadership", "technical_depth", "cross_functional", "impact_metrics", "problem_solving", "innovation",
    "mentorship", "process_improvement",
]  # fmt: skip


class QuestionShape(Model):
    """A question's category and wording."""

    category: Category
    question: str


class DiscoveryData(Model):
    """The content of data/discovery.yaml."""

    questions: dict[RequirementKind, QuestionShape]
    cues: dict[Category, tuple[str, ...]]
    most: int


@cache
def discovery_data() -> DiscoveryData:
    """The questions, from the data file."""
    return load_yaml(DATA / "discovery.yaml", DiscoveryData)


def open_questions(fit: FitReport, gaps: GapReport) -> tuple[OpenQuestion, ...]:
    """One question for each gap, ranked by the match score it could win."""
    weights = {"required": 3.0, "preferred": 2.0, "nice_to_have": 1.0}
    by_id = {match.requirement_id: match for match in fit.matches}
    total = sum(weights[match.importance] for match in fit.matches) or 1.0
    questions: list[OpenQuestion] = []
    for gap in gaps.gaps:
        match = by_id.get(gap.requirement_id)
        if match is None:
            continue
        shape = discovery_data().questions[gap.gap_type]
        questions.append(
            OpenQuestion(
                id=f"q-{gap.requirement_id}",
                requirement_id=gap.requirement_id,
                category=_category(gap.requirement, shape.category),
                question=shape.question.format(requirement=gap.requirement.strip().rstrip(".")),
                would_win=round(weights[match.importance] * (90 - match.confidence.overall) / total, 2),
            )
        )
    ranked = sorted(questions, key=lambda question: (-question.would_win, question.id))
    return tuple(ranked[: discovery_data().most])


def _category(requirement: str, usual: Category) -> Category:
    folded = requirement.casefold()
    for name, cues in discovery_data().cues.items():
        if any(cue in folded for cue in cues):
            return name
    return usual
