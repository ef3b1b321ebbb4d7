"""The weights of the decoder that names an ad's blocks, from the data folder."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from pydantic import field_validator

from tailoring.ads.headings import Section
from tailoring.data_files import load_yaml
from tailoring.model import Model

STRUCTURE = Path(__file__).parent / "data" / "structure.yaml"


class Cue(Model):
    """A pattern in a line that asks, and how much it leans to preferred (positive) or required."""

    weight: float
    pattern: str

    @field_validator("pattern")
    @classmethod
    def _compiles(cls, pattern: str) -> str:
        re.compile(pattern)
        return pattern


class Structure(Model):
    """See the comments in the file."""

    size_power: float
    line_cap: float
    heading: float
    contrary_heading: float
    soft_heading: float
    inline_heading: float
    same_section: float
    subheading: float
    headed_ad: float
    break_in_list: float
    unknown_wish: float
    bulleted: dict[Section, float]
    paragraph: dict[Section, float]
    elsewhere: float
    start: dict[Section, float]
    follows: dict[Section, dict[Section, float]]
    wish_weight: float
    wish_cap: float
    wish_bias: float
    shorter: float
    wishes: tuple[Cue, ...]


@cache
def load_structure() -> Structure:
    """The weights, read once."""
    return load_yaml(STRUCTURE, Structure)


@cache
def _compiled_wishes() -> tuple[tuple[re.Pattern[str], float], ...]:
    return tuple((re.compile(cue.pattern), cue.weight) for cue in load_structure().wishes)


def wish_of(text: str) -> float:
    """How much a line that asks sounds like a wish (positive) rather than a must."""
    cap = load_structure().wish_cap
    lower = text.lower()
    total = sum(weight for pattern, weight in _compiled_wishes() if pattern.search(lower))
    return max(-cap, min(cap, total))
