"""The cues by which one thing asked is told: its kind, its importance, whether it knocks out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from pydantic import field_validator

from tailoring.data_files import load_yaml
from tailoring.model import Model
from tailoring.posting import Importance, KnockOut, RequirementKind

ASKS = Path(__file__).parent / "data" / "asks.yaml"

_ANYTHING = r"(?!)"


class KindCue(Model):
    """A pattern that tells the kind of a thing asked, and the knock-out it may be."""

    kind: RequirementKind
    pattern: str
    knock_out: KnockOut | None = None


class ImportanceCue(Model):
    """Patterns that tell the importance of a clause, at its beginning, at its end, or anywhere."""

    importance: Importance
    head: str = _ANYTHING
    tail: str = _ANYTHING
    any: str = _ANYTHING


class AskCues(Model):
    """The file of cues; see its comments."""

    kinds: tuple[KindCue, ...]
    fluency: str
    languages: tuple[str, ...]
    soft: str
    experience: str
    importance: tuple[ImportanceCue, ...]
    must: str
    demand: str
    profile: str
    person: str
    seeks: str
    not_asked: str
    of_employer: str
    turns_to_reader: str
    will_do: str
    substitute: str
    process: str
    heads: str

    @field_validator(
        "fluency",
        "soft",
        "experience",
        "must",
        "demand",
        "profile",
        "person",
        "seeks",
        "not_asked",
        "of_employer",
        "turns_to_reader",
        "will_do",
        "process",
        "heads",
    )
    @classmethod
    def _compiles(cls, pattern: str) -> str:
        re.compile(pattern)
        return pattern


@dataclass(frozen=True, slots=True)
class Patterns:
    """The cues, compiled; all match lower-case text with straight apostrophes."""

    kinds: tuple[tuple[KindCue, re.Pattern[str]], ...]
    importance: tuple[tuple[Importance, re.Pattern[str]], ...]
    language: re.Pattern[str]
    fluency: re.Pattern[str]
    soft: re.Pattern[str]
    experience: re.Pattern[str]
    must: re.Pattern[str]
    demand: re.Pattern[str]
    profile: re.Pattern[str]
    person: re.Pattern[str]
    seeks: re.Pattern[str]
    not_asked: re.Pattern[str]
    turns_to_reader: re.Pattern[str]
    will_do: re.Pattern[str]
    substitute: re.Pattern[str]
    process: re.Pattern[str]
    heads: str


@cache
def patterns() -> Patterns:
    """The compiled cues, read once."""
    cues = load_yaml(ASKS, AskCues)
    names = "|".join(map(re.escape, cues.languages))
    return Patterns(
        kinds=tuple((cue, re.compile(cue.pattern)) for cue in cues.kinds),
        importance=tuple((cue.importance, _importance(cue)) for cue in cues.importance),
        language=re.compile(rf"\b(?:{names})\b"),
        fluency=re.compile(cues.fluency),
        soft=re.compile(cues.soft),
        experience=re.compile(cues.experience),
        must=re.compile(cues.must),
        demand=re.compile(cues.demand),
        profile=re.compile(cues.profile),
        person=re.compile(cues.person),
        seeks=re.compile(cues.seeks),
        not_asked=re.compile(cues.not_asked),
        turns_to_reader=re.compile(cues.turns_to_reader),
        will_do=re.compile(cues.will_do),
        substitute=re.compile(cues.substitute),
        process=re.compile(cues.process),
        heads=cues.heads.replace(" ?", r"\s*").replace(" ", r"\s+"),
    )


@lru_cache(maxsize=64)
def _of_employer(employer: str) -> re.Pattern[str]:
    name = re.escape(folded(employer)) if employer else _ANYTHING
    return re.compile(load_yaml(ASKS, AskCues).of_employer.replace("EMPLOYER", name))


def tells_of_employer(text: str, employer: str) -> bool:
    """Whether a sentence tells who the employer is or what the product does, and turns to no reader."""
    lower = folded(text)
    found = _of_employer(employer).search(lower)
    return found is not None and not patterns().turns_to_reader.search(lower[found.end() :])


def _importance(cue: ImportanceCue) -> re.Pattern[str]:
    return re.compile(rf"^\W*(?:{cue.head})|(?<![a-z])(?:{cue.tail})\W*$|{cue.any}")


def folded(text: str) -> str:
    """Lower case, straight apostrophes, single spaces."""
    return " ".join(text.lower().replace("’", "'").replace("‘", "'").split())


def own_importance(text: str) -> Importance | None:
    """What a clause says of its own importance, if anything. "…, ideally in retail" says nothing of the whole."""
    lower = folded(text)
    return next((importance for importance, pattern in patterns().importance if pattern.search(lower)), None)


def says_must(text: str) -> bool:
    """Whether a clause insists, wherever it stands."""
    return bool(patterns().must.search(folded(text)))


def is_language(text: str) -> bool:
    """Whether a clause asks a human language: one is named together with a measure of it, or alone."""
    lower = folded(text)
    named = patterns().language.search(lower)
    if not named:
        return False
    if re.search(rf"{re.escape(named[0])} (?:degree|literature|teacher|cuisine|law|market|food|tax|gaap)", lower):
        return False
    return bool(patterns().fluency.search(lower)) or len(lower.split()) <= 4


def kind_of(text: str, *, years: bool) -> tuple[RequirementKind, KnockOut | None]:
    """The kind of a clause, and the knock-out that it is when it is required."""
    lower = folded(text)
    if is_language(text):
        return "language", "language"
    cue = next((cue for cue, pattern in patterns().kinds if pattern.search(lower)), None)
    if years and (cue is None or cue.kind in ("education", "eligibility")) and "experience" in lower.split("degree")[0]:
        return "experience", None
    if cue:
        return cue.kind, cue.knock_out
    if years or patterns().experience.search(lower):
        return "experience", None
    return ("soft_skill", None) if patterns().soft.search(lower) else ("hard_skill", None)
