"""The word lists on what a person holds and can do: credentials, awards, proficiency, ways of use, tools."""

from __future__ import annotations

from tailoring.model import Model
from tailoring.truth.knowledge import Cues, Words


class Credentials(Model):
    """credentials.yaml."""

    states: dict[str, Cues]
    grades: tuple[tuple[str, ...], ...]
    standing: tuple[str, ...]
    keeping: Words
    alone: Words
    claiming: Words
    levels: Words
    generic: Words
    ordinary: Words
    open_forms: Words


class Awards(Model):
    """awards.yaml."""

    ranks: dict[str, Cues]
    weak: Cues
    running: Cues
    groups: Words
    outside: Cues
    lost: Cues
    anothers: Cues
    names: Cues


class Proficiency(Model):
    """proficiency.yaml."""

    words: dict[str, int]
    first_steps: Cues
    denials: Words
    uses: Words
    languages: Words
    met: Cues
    met_said: Words


class Modes(Model):
    """modes.yaml."""

    modes: dict[str, Words]
    using: Words
    unused: Cues
    well: dict[str, int]
    slight: Cues
    simple: Cues
    through: Cues
    unaided: Cues


class ToolStanding(Model):
    """A way in which a tool was not the writer's own, its cues in a fact, and the words of a rewrite that keep it."""

    reason: str
    cues: Cues
    keeping: Words
    outright: bool = False


class Tools(Model):
    """tools.yaml."""

    standings: tuple[ToolStanding, ...]
    taken_up: tuple[str, ...]
    using: Words
