"""The confidence benchmark reads inputs only and keeps its level."""

import json
from pathlib import Path

import pytest

from tailoring.evals.confidence import predict_confidence

pytestmark = pytest.mark.promise("eval")

LABELS = ("tier", "score", "best", "hard", "rationale", "also_accepted")


def test_predictions_do_not_change_when_the_labels_are_taken_away(shared_data: Path, tmp_path: Path) -> None:
    lines = (shared_data / "bench" / "confidence_dev.jsonl").read_text(encoding="utf-8").splitlines()[:20]
    items = [json.loads(line) for line in lines]
    with_labels, without = tmp_path / "with.jsonl", tmp_path / "without.jsonl"
    with_labels.write_text("\n".join(lines), encoding="utf-8")
    bare = [{key: value for key, value in item.items() if key not in LABELS} for item in items]
    without.write_text("\n".join(json.dumps(item) for item in bare), encoding="utf-8")
    assert list(predict_confidence(with_labels, embed=False)) == list(predict_confidence(without, embed=False))


def test_three_fifths_of_the_tiers_are_right_with_the_embedding(shared_data: Path) -> None:
    path = shared_data / "bench" / "confidence_dev.jsonl"
    gold = {item["id"]: item for item in map(json.loads, path.read_text(encoding="utf-8").splitlines())}
    right = sum(
        guess["tier"] in (gold[guess["id"]]["tier"], *gold[guess["id"]]["also_accepted"])
        for guess in predict_confidence(path)
    )
    assert right / len(gold) >= 0.6
