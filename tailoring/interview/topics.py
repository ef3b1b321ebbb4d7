"""What is worth asking: the gaps of all the person's open applications, each thing once, the most winning first."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import NamedTuple

from tailoring.discovery import OpenQuestion, category_of, questions_of
from tailoring.fit import FitReport, GapReport
from tailoring.interview.model import Asked, Place, Topic
from tailoring.interview.script import script
from tailoring.posting import Posting, Requirement, RequirementKind
from tailoring.profile import Profile

_CREDENTIAL = "credential-"
_WORD = re.compile(r"\w+")


class JobGaps(NamedTuple):
    """One open application: the ad, and how the person stands against it."""

    posting: Posting
    fit: FitReport
    gaps: GapReport


class _Found(NamedTuple):
    job_id: str
    requirement: Requirement
    question: OpenQuestion


def topics_of(jobs: Iterable[JobGaps], settled: Collection[str] = ()) -> tuple[Topic, ...]:
    """The topics of these jobs, without the `settled` keys: those were answered or declined before."""
    groups: defaultdict[str, list[_Found]] = defaultdict(list)
    for job in jobs:
        requirements = {requirement.id: requirement for requirement in job.posting.requirements}
        for question in questions_of(job.fit, job.gaps):
            requirement = requirements.get(question.requirement_id)
            if requirement is not None:
                groups[topic_key(requirement)].append(_Found(job.posting.id, requirement, question))
    topics = [_topic(key, found) for key, found in groups.items() if key not in settled]
    topics.sort(key=lambda topic: (-topic.would_win, topic.key))
    return tuple(topics[: script().most_topics])


def topic_key(requirement: Requirement) -> str:
    """The same for the same thing asked in any ad: its concepts where they are known, else its words."""
    concepts = sorted({term.concept_id for term in requirement.terms if term.concept_id})
    if concepts:
        years = f" {requirement.years:g}y" if requirement.years else ""
        return f"{requirement.kind}:{'+'.join(concepts)}{years}"
    asked = requirement.topic or requirement.text
    return f"{requirement.kind}:{' '.join(_WORD.findall(asked.casefold()))}"


def _topic(key: str, found: list[_Found]) -> Topic:
    first = max(found, key=lambda one: one.question.would_win)
    return Topic(
        key=key,
        requirement=(first.requirement.topic or first.requirement.text).strip().rstrip("."),
        kind=_kind(first.requirement),
        category=category_of(first.requirement.text, first.requirement.kind),
        would_win=round(sum(one.question.would_win for one in found), 2),
        asked_by=tuple(Asked(job_id=one.job_id, requirement_id=one.requirement.id) for one in found),
    )


def _kind(requirement: Requirement) -> RequirementKind:
    """A line that names nothing but credentials is asked about like one, whatever else it is counted as."""
    concepts = [term.concept_id for term in requirement.terms if term.concept_id]
    if requirement.kind == "hard_skill" and concepts and all(one.startswith(_CREDENTIAL) for one in concepts):
        return "certification"
    return requirement.kind


def places_of(profile: Profile) -> tuple[Place, ...]:
    """The person's jobs, as they may be pointed at in an answer."""
    return tuple(
        Place(
            id=f"p{number}",
            title=position.title,
            employer=position.employer,
            start=position.dates.from_iso,
            end="" if position.dates.current else position.dates.to_iso,
            volunteering=position.volunteering,
        )
        for number, position in enumerate(profile.positions, 1)
    )
