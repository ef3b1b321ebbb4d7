"""The data behind the rules: cue words, thresholds and lists, read once and checked."""

from __future__ import annotations

import re
from functools import cache

from pydantic import field_validator

from tailoring.confidence_rules.words import stems
from tailoring.data_files import DATA, load_yaml
from tailoring.model import Model

FOLDER = DATA / "confidence"


class Cues(Model):
    """Regular expressions per group, one a line; see cues.yaml for what each group means."""

    studied: str
    given: str
    in_progress: str
    unfinished: str
    observed: str
    assisted: str
    supervised: str
    occasional: str
    trivial: str
    praise: str
    denied_after: str
    denied_before: str
    denied_back: str
    expired: str
    outcome: str
    own_part: str

    @field_validator("*")
    @classmethod
    def each_line_compiles(cls, value: str) -> str:
        """Refuse a line that is no regular expression."""
        for line in value.splitlines():
            try:
                re.compile(line)
            except re.error as error:
                message = f"the line {line!r} is not a regular expression ({error})"
                raise ValueError(message) from error
        return value


@cache
def cue(group: str) -> re.Pattern[str]:
    """One pattern for a group of cues.yaml."""
    lines: str = getattr(load_yaml(FOLDER / "cues.yaml", Cues), group)
    return re.compile(r"(?<![\w'-])(?:" + "|".join(f"(?:{line})" for line in lines.splitlines()) + r")(?![\w-])")


class Verbs(Model):
    """Verbs by responsibility, lowest first."""

    exposed: tuple[str, ...]
    assisted: tuple[str, ...]
    contributed: tuple[str, ...]
    built: tuple[str, ...]
    ran: tuple[str, ...]
    owned: tuple[str, ...]
    led: tuple[str, ...]
    headed: tuple[str, ...]


@cache
def verb_levels() -> dict[str, int]:
    """Responsibility of a verb's stem: 0 exposed, 1 assisted, 2 contributed, 3 built … 7 headed."""
    table = load_yaml(FOLDER / "verbs.yaml", Verbs)
    return {
        stem: level
        for level, group in enumerate(
            (
                table.exposed,
                table.assisted,
                table.contributed,
                table.built,
                table.ran,
                table.owned,
                table.led,
                table.headed,
            )
        )
        for verb in group
        for stem in stems(verb)
    }


class _Filler(Model):
    words: str
    product_kinds: str
    plain_titles: str
    lower_titles: str
    people: str
    teams: str
    headings: str
    outsider_titles: str
    same: str
    anybody: str
    helper_titles: str
    dealing_heads: str
    record_heads: str


@cache
def product_kinds() -> frozenset[str]:
    """Stems that say only of what kind a named thing is: software, system, platform."""
    return frozenset(stems(load_yaml(FOLDER / "filler.yaml", _Filler).product_kinds))


@cache
def plain_titles() -> frozenset[str]:
    """Stems of titles that tell no trade: manager, assistant, senior."""
    return frozenset(stems(load_yaml(FOLDER / "filler.yaml", _Filler).plain_titles))


@cache
def lower_titles() -> frozenset[str]:
    """Stems of titles below those who do the work on their own: assistant, trainee."""
    return frozenset(stems(load_yaml(FOLDER / "filler.yaml", _Filler).lower_titles))


@cache
def filler() -> frozenset[str]:
    """Stems that ask for nothing in themselves."""
    return frozenset(stems(load_yaml(FOLDER / "filler.yaml", _Filler).words))


@cache
def people() -> frozenset[str]:
    """Stems of words for people who are counted: staff, agents, caseworkers."""
    return frozenset(stems(load_yaml(FOLDER / "filler.yaml", _Filler).people))


@cache
def people_words() -> frozenset[str]:
    """The words for people who are counted, as written: stems would take accounts for accountants."""
    return frozenset(load_yaml(FOLDER / "filler.yaml", _Filler).people.split())


@cache
def outsider_titles() -> frozenset[str]:
    """Stems of titles of those who stand outside a trade and handle its papers or tools: clerk, mate."""
    return frozenset(stems(load_yaml(FOLDER / "filler.yaml", _Filler).outsider_titles))


@cache
def same_stems() -> dict[str, str]:
    """The first of the stems that mean one thing, per stem of them."""
    lines = load_yaml(FOLDER / "filler.yaml", _Filler).same.splitlines()
    return {one: first for line in lines for first in stems(line)[:1] for one in stems(line)}


@cache
def anybody() -> frozenset[str]:
    """Words for the people of a workplace, whatever their trade, as written."""
    return frozenset(load_yaml(FOLDER / "filler.yaml", _Filler).anybody.split())


@cache
def teams() -> frozenset[str]:
    """Stems of words for groups of people: "a team of 20"."""
    return frozenset(stems(load_yaml(FOLDER / "filler.yaml", _Filler).teams))


@cache
def headings() -> frozenset[str]:
    """Stems of words that head a line and ask for nothing alone: "Qualifications: ACA or ACCA"."""
    return frozenset(stems(load_yaml(FOLDER / "filler.yaml", _Filler).headings))


@cache
def helper_titles() -> frozenset[str]:
    """Titles of those who work beside the people of a trade, as written, for an order is no orderly."""
    return frozenset(load_yaml(FOLDER / "filler.yaml", _Filler).helper_titles.split())


@cache
def dealing_heads() -> frozenset[str]:
    """Stems of words that say, behind a name, that it was dealt in and not done: "software sales"."""
    return frozenset(stems(load_yaml(FOLDER / "filler.yaml", _Filler).dealing_heads))


@cache
def record_heads() -> frozenset[str]:
    """Words, as written, that say behind a name that only its number in a record is meant: "service order number"."""
    return frozenset(load_yaml(FOLDER / "filler.yaml", _Filler).record_heads.split())
