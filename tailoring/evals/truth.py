"""Predicts for a file of statements whether their facts carry them, and scores the predictions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any, cast

from tailoring.evals.scoring import wilson
from tailoring.evals.sets import items_of, valid
from tailoring.skills.taxonomy import load_taxonomy
from tailoring.truth.evidence import SourceFact
from tailoring.truth.statement import verify_statement

AS_OF = date(2025, 1, 1)


def predict_truth(path: Path) -> Iterator[dict[str, Any]]:
    """One {"id", "verdict"} per line of the file; labels are never read. To ask counts as to refuse."""
    taxonomy = load_taxonomy()
    for item in items_of(path, "id", "rewrite", "source"):
        facts = [valid(SourceFact, _given(fact), path, item["id"]) for fact in item["source"]]
        verdict = verify_statement(str(item["rewrite"]), facts, taxonomy, as_of=AS_OF).verdict
        yield {"id": item["id"], "verdict": "pass" if verdict == "pass" else "refuse"}


def _given(fact: object) -> object:
    if not isinstance(fact, dict):
        return fact
    return {name: value for name, value in cast("dict[str, Any]", fact).items() if value is not None}


def score_truth(path: Path, predictions: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """The figures, where the items carry labels; shares come with their 95 % Wilson interval."""
    said = {str(row["id"]): row["verdict"] == "refuse" for row in predictions}
    items = [item for item in items_of(path, "id") if item.get("label")]
    if not items:
        return {}
    right = {item["id"]: item["id"] in said and said[item["id"]] == (item["label"] == "fabricated") for item in items}
    caught = [right[item["id"]] for item in items if item["label"] == "fabricated"]
    alarms = [not right[item["id"]] for item in items if item["label"] != "fabricated"]
    kinds: dict[str, list[bool]] = defaultdict(list)
    pairs: dict[str, list[bool]] = defaultdict(list)
    for item in items:
        if item["label"] == "fabricated":
            kinds[str(item.get("kind", ""))].append(right[item["id"]])
        if item.get("pair_id"):
            pairs[item["pair_id"]].append(right[item["id"]])
    both = [all(pair) for pair in pairs.values()]
    recall, false_alarms = _share(caught), _share(alarms)
    return {
        "fabricated": len(caught),
        "faithful": len(alarms),
        "pairs": len(both),
        "recall": recall,
        "recall_interval": _interval(caught),
        "false_alarms": false_alarms,
        "false_alarms_interval": _interval(alarms),
        "balanced_accuracy": round((recall + 1 - false_alarms) / 2, 3),
        "pairs_both_right": _share(both),
        "pairs_interval": _interval(both),
        "by_kind": {kind: f"{sum(hits)}/{len(hits)}" for kind, hits in sorted(kinds.items())},
    }


def _interval(hits: list[bool]) -> tuple[float, float]:
    low, high = wilson(sum(hits), len(hits))
    return round(low, 3), round(high, 3)


def _share(hits: list[bool]) -> float:
    return round(sum(hits) / len(hits), 3) if hits else 0.0
