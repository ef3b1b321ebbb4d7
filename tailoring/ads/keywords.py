"""The words an ad turns on: what it names in its requirements, its title and its duties, by weight."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from tailoring.importance import importance_weight
from tailoring.posting import Requirement
from tailoring.skills.mentions import find_mentions
from tailoring.skills.taxonomy import Taxonomy

_UNNAMED = ("eligibility", "soft_skill")
_IN_TITLE = 4.0
_IN_DUTIES = 1.0
_UNKNOWN = 0.3
_MOST = 25


def keywords_of(
    title: str, requirements: Iterable[Requirement], duties: Iterable[str], taxonomy: Taxonomy
) -> tuple[str, ...]:
    """At most 25 keywords as the ad writes them, weightiest first; each concept once."""
    weight: dict[str, float] = defaultdict(float)
    written: dict[str, str] = {}

    def add(concept_id: str, text: str, value: float) -> None:
        key = concept_id or text.lower()
        weight[key] += value
        written.setdefault(key, " ".join(text.split()))

    for requirement in requirements:
        for term in requirement.terms:
            if not term.concept_id and requirement.kind in _UNNAMED:
                continue
            known = 1.0 if term.concept_id else _UNKNOWN
            add(term.concept_id, term.text, known * importance_weight(requirement.importance))
    for source, value in [(title, _IN_TITLE), *((duty, _IN_DUTIES) for duty in duties)]:
        for mention in find_mentions(source, taxonomy, context=title):
            add(mention.concept_id, mention.text, value)
    order = {key: position for position, key in enumerate(weight)}
    best = sorted(weight, key=lambda key: (-weight[key], order[key]))
    return tuple(written[key] for key in best[:_MOST])
