"""Predicts tier, score and best evidence for a file of requirement and evidence items."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, get_args

from tailoring.confidence import requirement_from_text, score_confidence
from tailoring.embedding.minilm import load_embedder
from tailoring.evals.sets import items_of, valid
from tailoring.fit import Evidence
from tailoring.posting import RequirementKind
from tailoring.skills.taxonomy import load_taxonomy

AS_OF = date(2025, 1, 1)
_INPUTS = ("requirement", "evidence", "job_title", "industry", "occupation", "kind")


def predict_confidence(path: Path, *, as_of: date = AS_OF, embed: bool = True) -> Iterator[dict[str, Any]]:
    """One {"id", "tier", "score", "best"} per line of the file; labels are never read."""
    taxonomy = load_taxonomy()
    embedder = load_embedder() if embed else None
    for item in items_of(path, "id", "requirement", "evidence"):
        given = {name: item.get(name) for name in _INPUTS}
        kind = given["kind"] if given["kind"] in get_args(RequirementKind) else None
        evidence = [valid(Evidence, one, path, item["id"]) for one in given["evidence"] or ()]
        context = " ".join(str(given[name]) for name in ("job_title", "occupation") if given[name])
        assessment = score_confidence(
            requirement_from_text(str(given["requirement"]), kind),
            evidence,
            taxonomy,
            as_of=as_of,
            embedder=embedder,
            context=context.replace("_", " "),
            industry=str(given["industry"] or ""),
        )
        yield {
            "id": item["id"],
            "tier": assessment.confidence.tier,
            "score": assessment.confidence.overall,
            "best": assessment.best_match.id if assessment.best_match else None,
        }
