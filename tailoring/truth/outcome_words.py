"""The word lists on what came of a deed: causes, and which way a figure went."""

from __future__ import annotations

from tailoring.model import Model
from tailoring.truth.knowledge import Cues, Words


class Causation(Model):
    """causation.yaml."""

    outcomes: tuple[str, ...]
    weak_outcomes: tuple[str, ...]
    happened: Words
    links: tuple[str, ...]
    causal: Cues
    came_of_it: Cues
    mending: Words
    sequence: Cues
    unexplained: Cues
    around: Words
    everyday: tuple[str, ...]
    driving: tuple[str, ...]
    gains: Cues


class Directions(Model):
    """directions.yaml."""

    up: tuple[str, ...]
    down: tuple[str, ...]
    better: tuple[str, ...]
    ended: tuple[str, ...]
    rises: Words
    falls: Words
    level: Cues
