"""How likely one line of an ad is of each sort, by itself, from the weights in the data folder."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache, lru_cache
from math import exp, log
from typing import Any

from tailoring.ads.features import features_of
from tailoring.ads.training import LABELS, WEIGHTS
from tailoring.errors import InvalidData


@cache
def _weights() -> dict[str, list[float]]:
    content: Any = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    for name, row in content.items():
        if len(row) != len(LABELS):
            problem = f"{WEIGHTS}: {name!r} has {len(row)} weights; {len(LABELS)} are needed."
            raise InvalidData(problem, "Run python -m tailoring.ads.training again.")
    return content


@lru_cache(maxsize=4096)
def log_chances(text: str) -> Mapping[str, float]:
    """The log probability of each label of LABELS."""
    weights = _weights()
    totals = list(weights["bias"])
    for name in features_of(text):
        if row := weights.get(name):
            totals = [a + b for a, b in zip(totals, row, strict=True)]
    most = max(totals)
    norm = most + log(sum(exp(total - most) for total in totals))
    return {label: total - norm for label, total in zip(LABELS, totals, strict=True)}
