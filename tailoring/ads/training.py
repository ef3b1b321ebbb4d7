"""Fits the line model's weights to the example lines that lie in the data folder.

Run `python -m tailoring.ads.training` after a change of `example_lines.csv` or of the features.
"""

from __future__ import annotations

import csv
import json
from collections import Counter
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from tailoring.ads.features import features_of
from tailoring.errors import InvalidData

DATA = Path(__file__).parent / "data"
EXAMPLES = DATA / "example_lines.csv"
WEIGHTS = DATA / "line_weights.json"
LABELS = ("ask", "duty", "company", "culture", "benefits", "pay", "legal", "other")

_RIDGE = 0.35
_STEPS = 400
_RATE = 0.05
_LEAST_WEIGHT = 0.12

Examples = list[tuple[str, str]]
Weights = dict[str, list[float]]


def read_examples(path: Path = EXAMPLES) -> Examples:
    """(label, text) of every example line.

    Raises:
        InvalidData: a row has another label or no text; names file and line.
    """
    examples: Examples = []
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file)
        for row in rows:
            if row["label"] not in LABELS or not row["text"]:
                accepted = ", ".join(LABELS)
                problem = (
                    f"{path}:{rows.line_num} has the label {row['label']!r}; accepted are {accepted}, with a text."
                )
                raise InvalidData(problem, "Correct that line.")
            examples.append((row["label"], row["text"]))
    return examples


def fit(examples: Examples) -> Weights:
    """Weights per feature, one for each of LABELS, by logistic regression with a ridge; classes count alike."""
    lists = [features_of(text) for _, text in examples]
    counts = Counter(name for names in lists for name in names)
    columns = {name: i for i, name in enumerate(sorted(counts))}
    x = np.zeros((len(lists), len(columns) + 1), dtype=np.float64)
    x[:, -1] = 1
    for row, names in enumerate(lists):
        x[row, [columns[name] for name in names]] = 1
    y = np.array([LABELS.index(label) for label, _ in examples])
    found = _regress(x, y)
    names = [*columns, "bias"]
    return {
        name: [round(float(w), 2) for w in row]
        for name, row in zip(names, found, strict=True)
        if np.abs(row).max() >= _LEAST_WEIGHT
    }


def _regress(x: NDArray[np.float64], y: NDArray[np.intp]) -> NDArray[np.float64]:
    """Softmax regression by Adam; rows of rare classes weigh more (square root of balance)."""
    target = np.eye(len(LABELS))[y]
    weight = (len(y) / len(LABELS) / np.maximum(target.sum(0), 1))[y] ** 0.5
    w = np.zeros((x.shape[1], len(LABELS)))
    mean, square = np.zeros_like(w), np.zeros_like(w)
    for step in range(1, _STEPS + 1):
        scores = x @ w
        scores = np.exp(scores - scores.max(1, keepdims=True))
        chance = scores / scores.sum(1, keepdims=True)
        gradient = x.T @ ((chance - target) * weight[:, None]) + _RIDGE * w
        mean = 0.9 * mean + 0.1 * gradient
        square = 0.99 * square + 0.01 * gradient**2
        w -= _RATE * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.99**step)) + 1e-8)
    return w


def write_weights(weights: Weights, path: Path = WEIGHTS) -> None:
    """The weights as JSON, a feature a line."""
    body = ",\n".join(f"{json.dumps(name, ensure_ascii=False)}: {json.dumps(row)}" for name, row in weights.items())
    path.write_text("{\n" + body + "\n}\n", encoding="utf-8")


if __name__ == "__main__":
    write_weights(fit(read_examples()))
