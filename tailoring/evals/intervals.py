"""95 % intervals of figures that are no plain shares; a share's is `scoring.wilson`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random
from typing import TypeVar

T = TypeVar("T")
DRAWS = 1000
SEED = 20250101


def bootstrap(
    rows: Sequence[T], statistic: Callable[[Sequence[T]], float], *, draws: int = DRAWS, seed: int = SEED
) -> tuple[float, float]:
    """The middle 95 % of the statistic over rows drawn with replacement; the same on every machine.

    The rows are what was sampled when the set was made (items, ads, résumés), not the lines within them.
    """
    chance = Random(seed)  # noqa: S311 (draws rows, keeps no secret)
    values = sorted(statistic(chance.choices(rows, k=len(rows))) for _ in range(draws))
    tail = round(0.025 * (draws - 1))
    return values[tail], values[-1 - tail]
