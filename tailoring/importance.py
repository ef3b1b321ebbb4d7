"""What a requirement counts by how firmly the ad asks it; one table for the score, the choice and the order."""

from __future__ import annotations

from functools import cache

from pydantic import PositiveFloat

from tailoring.data_files import DATA, load_yaml
from tailoring.model import Model
from tailoring.posting import Importance


class ImportanceWeights(Model):
    """The content of importance.yaml."""

    required: PositiveFloat
    preferred: PositiveFloat
    nice_to_have: PositiveFloat


@cache
def _weights() -> dict[str, float]:
    return load_yaml(DATA / "importance.yaml", ImportanceWeights).model_dump()


def importance_weight(importance: Importance) -> float:
    """How much a requirement of this importance counts beside the others. Raises InvalidData on a bad table."""
    return _weights()[importance]
