"""What could be asked to close the gaps, the most winning question first."""

from __future__ import annotations

from functools import cache
from typing import Literal

from tailoring.data_files import DATA, load_yaml
from tailoring.fit import FitReport, GapReport
from tailoring.importance import importance_weight
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
    """The questions most worth asking about one job, the most winning first."""
    return questions_of(fit, gaps)[: discovery_data().most]


def questions_of(fit: FitReport, gaps: GapReport) -> tuple[OpenQuestion, ...]:
    """One question for each gap, ranked by the match score it could win."""
    by_id = {match.requirement_id: match for match in fit.matches}
    total = sum(importance_weight(match.importance) for match in fit.matches) or 1.0
    questions: list[OpenQuestion] = []
    for gap in gaps.gaps:
        match = by_id.get(gap.requirement_id)
        if match is None:
            continue
        questions.append(
            OpenQuestion(
                id=f"q-{gap.requirement_id}",
                requirement_id=gap.requirement_id,
                category=category_of(gap.requirement, gap.gap_type),
                question=discovery_data()
                .questions[gap.gap_type]
                .question.format(requirement=gap.requirement.strip().rstrip(".")),
                would_win=round(importance_weight(match.importance) * (90 - match.confidence.overall) / total, 2),
            )
        )
    return tuple(sorted(questions, key=lambda question: (-question.would_win, question.id)))


def category_of(requirement: str, kind: RequirementKind) -> Category:
    """What kind of story would meet this requirement: by its words where they are plain, else by its kind."""
    folded = requirement.casefold()
    for name, cues in discovery_data().cues.items():
        if any(cue in folded for cue in cues):
            return name
    return discovery_data().questions[kind].category
