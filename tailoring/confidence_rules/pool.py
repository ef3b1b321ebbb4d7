"""Evidence read once, to be held against many requirements."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tailoring.confidence_rules.career import Career, career_of
from tailoring.confidence_rules.denials import affirmed_text
from tailoring.confidence_rules.evidence_parts import EvidenceParts, read_evidence
from tailoring.confidence_rules.linked import Links, links_of
from tailoring.confidence_rules.meaning import Encoder
from tailoring.confidence_rules.soft_skills import (
    Stories,
    prototype_vectors,
)
from tailoring.fit import Evidence
from tailoring.services import Embedder, Vectors
from tailoring.skills.taxonomy import Taxonomy

_LEAST_TOLD = 4  # words: fewer say nothing of what was done


@dataclass(frozen=True, slots=True)
class EvidencePool:
    """Evidence read once, to be held against many requirements.

    `vectors` has one row per piece, or is None. `language` is the résumé's own (ISO code), "" where unknown.
    `career` is what the dated posts make together; None where none is dated.
    """

    parts: tuple[EvidenceParts, ...]
    links: Links
    as_of: date
    vectors: Vectors | None = None
    stories: Stories | None = None
    language: str = ""
    encoder: Encoder | None = None
    career: Career | None = None


def pool_evidence(
    evidence: Sequence[Evidence],
    taxonomy: Taxonomy,
    *,
    as_of: date,
    embedder: Embedder | None = None,
    language: str = "",
) -> EvidencePool:
    """The evidence taken apart, and embedded when an embedder is given."""
    vectors = embedder.encode([_told(one.text) for one in evidence]) if embedder and evidence else None
    stories = prototype_vectors(embedder) if embedder and evidence else None
    parts = read_evidence(evidence, taxonomy, as_of)
    return EvidencePool(
        parts,
        links_of(taxonomy),
        as_of,
        vectors,
        stories,
        language,
        Encoder(embedder) if embedder else None,
        career_of(parts),
    )


def _told(text: str) -> str:
    """What the embedding is given: it cannot tell a denial, so what is denied is left out where enough remains."""
    affirmed = affirmed_text(text)
    return affirmed if len(affirmed.split()) >= _LEAST_TOLD else text
