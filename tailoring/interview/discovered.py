"""What interviews brought to light, judged against what was asked."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from tailoring.confidence import requirement_from_text, score_confidence
from tailoring.interview.model import DiscoveredExperience, Interview
from tailoring.interview.statements import discovered_experiences, evidence_of, told_topics
from tailoring.skills.mentions import find_mentions
from tailoring.skills.taxonomy import Taxonomy


def judged_experiences(interview: Interview, taxonomy: Taxonomy, as_of: date) -> Iterator[DiscoveredExperience]:
    """What was discovered, with the skills it names and how near it comes to what was asked."""
    found = discovered_experiences(interview)
    for number, (told, experience) in enumerate(zip(told_topics(interview), found, strict=True), 1):
        names = (taxonomy.name(one.concept_id) for one in find_mentions(experience.description, taxonomy))
        asked = requirement_from_text(told.topic.requirement, told.topic.kind)
        judged = score_confidence(asked, [evidence_of(experience, number)], taxonomy, as_of=as_of)
        yield experience.model_copy(
            update={"skills": tuple(dict.fromkeys(names)), "confidence": judged.confidence.overall}
        )
