"""Whether a text means much the same as a fact, for the rare line that shares no telling word with any."""

from __future__ import annotations

from functools import lru_cache

from tailoring.embedding.minilm import load_embedder
from tailoring.truth.evidence import Source

_NEAR = 0.45


def near_in_meaning(text: str, source: Source) -> bool:
    """Whether some fact is near in meaning; False where the embedder cannot run.

    It only spares a line the question whether any fact speaks of it. Figures, names, credentials, titles and the like
    are judged by their own checks, whatever this says.
    """
    return any(_nearness(text, fact.text) >= _NEAR for fact in source.facts)


@lru_cache(maxsize=4096)
def _nearness(first: str, second: str) -> float:
    """The cosine of two texts, 0 without an embedder."""
    embedder = load_embedder()
    if embedder is None:
        return 0.0
    vectors = embedder.encode([first, second])
    return float(vectors[0] @ vectors[1])
