"""Counts what the taxonomy knows, so that thin spots are seen: per family, class, credential type and region."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from tailoring.skills.taxonomy import Taxonomy

_WHOLE_WORLD = "any"


@dataclass(frozen=True, slots=True)
class FamilyCount:
    """One occupation family: concepts and their aliases, and the concepts' share of all (0–1)."""

    family: str
    concepts: int
    aliases: int
    share: float


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much the taxonomy holds; families with the most concepts first."""

    families: tuple[FamilyCount, ...]
    concepts: int
    aliases: int
    classes: int
    credentials: int
    credentials_by_type: tuple[tuple[str, int], ...]
    credentials_by_region: tuple[tuple[str, int], ...]
    ambiguous_forms: int
    substitutions: int

    @property
    def largest_share(self) -> float:
        """The share of the largest family, 0–1."""
        return max((count.share for count in self.families), default=0.0)


def coverage(taxonomy: Taxonomy) -> Coverage:
    """Counts a taxonomy's concepts, aliases, classes, credentials, ambiguous forms and directed links."""
    concepts = taxonomy.concepts.values()
    by_family = Counter(concept.family for concept in concepts)
    aliases = Counter[str]()
    for concept in concepts:
        aliases[concept.family] += len(concept.aliases)
    total = len(taxonomy.concepts)
    credentials = taxonomy.credentials.values()
    return Coverage(
        families=tuple(
            FamilyCount(family, count, aliases[family], count / total) for family, count in _ordered(by_family)
        ),
        concepts=total,
        aliases=sum(aliases.values()),
        classes=len({concept.class_id for concept in concepts if concept.class_id}),
        credentials=len(taxonomy.credentials),
        credentials_by_type=_ordered(Counter(credential.type for credential in credentials)),
        credentials_by_region=_ordered(Counter(credential.region or _WHOLE_WORLD for credential in credentials)),
        ambiguous_forms=len(taxonomy.senses),
        substitutions=len(taxonomy.substitutions),
    )


def _ordered(counts: Counter[str]) -> tuple[tuple[str, int], ...]:
    """The counts from the largest, names that count alike in alphabetical order."""
    return tuple(sorted(counts.items(), key=lambda item: (-item[1], item[0])))
