"""What the rewrites of one résumé share: what the ad asks, and what was taken over from it so far."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from tailoring.importance import importance_weight
from tailoring.posting import Requirement
from tailoring.skills.mentions import find_mentions
from tailoring.skills.taxonomy import Taxonomy
from tailoring.wording import writing_data


@dataclass(slots=True)
class Voice:
    """What has been taken over from the ad so far, so that no word is repeated until it rings hollow.

    `asked` is all that the ad asks: its names may be taken over in any line, not only in those that answer them.
    """

    asked: tuple[Requirement, ...] = ()
    used: Counter[str] = field(default_factory=Counter[str])


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a line is read for: the concepts that are asked, with the weight of each, and the ad's words for them."""

    weights: Mapping[str, float]
    taxonomy: Taxonomy
    said: str = ""

    @classmethod
    def by(cls, requirements: Iterable[Requirement], taxonomy: Taxonomy) -> Wanted:
        """What these requirements name."""
        weights: dict[str, float] = {}
        asked = tuple(requirements)
        for requirement in asked:
            if requirement.kind == "soft_skill":
                continue
            for term in requirement.terms:
                if term.concept_id:
                    weights[term.concept_id] = max(
                        weights.get(term.concept_id, 0), importance_weight(requirement.importance)
                    )
        return cls(weights, taxonomy, "\n".join(requirement.text.casefold() for requirement in asked))

    def in_text(self, text: str) -> float:
        """The weight of what is asked and named in a text."""
        return sum(map(self.of, {m.concept_id for m in find_mentions(text, self.taxonomy) if m.modality == "held"}))

    def by_name(self, text: str) -> float:
        """The weight of what is asked by the very name that the text is; kinds of it are not counted."""
        if text.casefold() in writing_data().common_words:
            return 0
        named = {mention.concept_id for mention in find_mentions(text, self.taxonomy)}
        known = sum(self.weights.get(concept, 0) for concept in named)
        said = re.search(rf"(?<![\w-]){re.escape(text.casefold())}(?![\w-])", self.said) is not None
        return known or (max(self.weights.values(), default=0) if said else 0)

    def of(self, concept_id: str) -> float:
        """The weight of a concept that is asked; half of it for one of a kind that is asked."""
        if concept_id in self.weights:
            return self.weights[concept_id]
        return max((self.weights.get(kind, 0) / 2 for kind in self.taxonomy.ancestors(concept_id)), default=0)
