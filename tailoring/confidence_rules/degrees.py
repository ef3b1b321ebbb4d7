"""Degrees asked against degrees held: level by level, field by field, across countries."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from tailoring.confidence_rules.asks import Ask
from tailoring.confidence_rules.evidence_parts import EvidenceParts, Status
from tailoring.confidence_rules.knowledge import FOLDER, cue
from tailoring.confidence_rules.scoring_data import scoring
from tailoring.confidence_rules.standing import Standing
from tailoring.data_files import load_yaml
from tailoring.errors import InvalidData
from tailoring.model import Model

_COLUMNS = ["field", "words", "sisters", "cousins"]
_JOINT = re.compile(r"\b(?:and|with|joint|minor|combined)\b|&|/")
_EXPERIENCE_INSTEAD = re.compile(r"\bequivalent (?:\w+ ){0,2}experience|\bor (?:\w+ ){0,3}experience", re.IGNORECASE)
_SCHOOL = re.compile(r"\buniversi|\bhochschule\b|\bpolitecnico\b", re.IGNORECASE)
_BACHELOR = 4
_VAGUE = "management"


class Level(Model):
    """A level of education with the names it bears."""

    rank: int
    name: str
    patterns: str


class Levels(Model):
    """All levels, lowest first, and the words that say that any subject will do."""

    levels: tuple[Level, ...]
    some_degree: str
    any_field: str


@dataclass(frozen=True, slots=True)
class StudyField:
    """A field of study: the words that name it, its sisters and cousins."""

    name: str
    words: re.Pattern[str]
    sisters: frozenset[str]
    cousins: frozenset[str]


@dataclass(frozen=True, slots=True)
class Degree:
    """What a text says of a degree: lowest and highest level named (0 none), the fields, and whether any field does."""

    lowest: int
    highest: int
    fields: frozenset[str]
    any_field: bool
    joint: bool


@cache
def _levels() -> tuple[tuple[int, re.Pattern[str]], ...]:
    table = load_yaml(FOLDER / "degrees.yaml", Levels)
    return tuple((level.rank, _words("|".join(level.patterns.split("\n")).strip("|"))) for level in table.levels)


@cache
def _some_degree() -> re.Pattern[str]:
    return _words(load_yaml(FOLDER / "degrees.yaml", Levels).some_degree)


@cache
def _any_field() -> re.Pattern[str]:
    return _words(load_yaml(FOLDER / "degrees.yaml", Levels).any_field)


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{pattern})(?![\w])")


@cache
def study_fields() -> dict[str, StudyField]:
    """Fields of study by name. Raises InvalidData with the line that is wrong."""
    path = FOLDER / "study_fields.csv"
    found: dict[str, StudyField] = {}
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file)
        if next(rows) != _COLUMNS:
            raise InvalidData(f"{path.name} line 1 must be {','.join(_COLUMNS)}.", "Write that header.")
        for row in rows:
            try:
                name, words, sisters, cousins = row
                found[name] = StudyField(name, _words(words), _names(sisters), _names(cousins))
            except (ValueError, re.error) as error:
                problem = f"{path.name} line {rows.line_num} is not a field of study: {error}."
                raise InvalidData(problem, "Give field, words (a regular expression), sisters, cousins.") from error
    for field in found.values():
        unknown = (field.sisters | field.cousins) - found.keys()
        if unknown:
            problem = f"{path.name}: {field.name} names {sorted(unknown)}, which no line defines."
            raise InvalidData(problem, "Name fields of the first column.")
    return found


def _names(cell: str) -> frozenset[str]:
    return frozenset(filter(None, cell.split("|")))


@lru_cache(maxsize=4096)
def degree_of(text: str) -> Degree:
    """The levels and fields a text names."""
    lowered = text.lower()
    ranks = [rank for rank, pattern in _levels() if pattern.search(lowered)]
    if not any(rank >= _BACHELOR for rank in ranks) and _some_degree().search(lowered):
        ranks.append(_BACHELOR)
    fields = frozenset(name for name, field in study_fields().items() if field.words.search(lowered))
    if len(fields) > 1:
        fields -= {_VAGUE}  # "supply chain management" is of supply chains
    return Degree(
        lowest=min(ranks, default=0),
        highest=max(ranks, default=0),
        fields=fields,
        any_field=bool(_any_field().search(lowered)),
        joint=bool(_JOINT.search(lowered)),
    )


def degree_standings(ask: Ask, evidence: Sequence[EvidenceParts]) -> list[Standing]:
    """How each piece of evidence stands to the degree asked; only education and certificates can meet it."""
    asked = degree_of(ask.text)
    return [_stand(ask, asked, part) for part in evidence]


def asks_degree(ask: Ask) -> bool:
    """Whether a level of education is asked."""
    return degree_of(ask.text).lowest > 0


def experience_will_do(ask: Ask) -> bool:
    """Whether the ad takes experience in place of the degree."""
    return bool(_EXPERIENCE_INSTEAD.search(ask.text))


def _stand(ask: Ask, asked: Degree, part: EvidenceParts) -> Standing:
    if part.evidence.type not in ("education", "certification"):
        return Standing(0.1, "demonstrated", "Work is no degree.", part)
    offered = degree_of(part.evidence.text)
    if not offered.highest and part.evidence.type == "education" and _SCHOOL.search(part.evidence.text):
        offered = replace(offered, lowest=_BACHELOR, highest=_BACHELOR)
    if not offered.highest:
        return Standing(0.12, "studied", "It is a course or a certificate, not a degree.", part)
    near, why = _by_field(asked, offered)
    level = asked.lowest or _BACHELOR
    if offered.highest < level:
        near, why = _lower(near, level - offered.highest, ask, named=bool(asked.fields)), f"{why} at a lower level"
    status = _status(part)
    return Standing(near * scoring().statuses[status], status, f"{why}.", part, known=bool(offered.fields))


def _status(part: EvidenceParts) -> Status:
    unfinished = cue("in_progress").search(part.evidence.text.lower())
    return "in_progress" if unfinished else "demonstrated"


def _by_field(asked: Degree, offered: Degree) -> tuple[float, str]:
    """Nearness by field of study alone, and why."""
    relations = scoring().relations
    if not asked.fields:
        return relations["direct"], "The degree asked names no subject"
    shared = asked.fields & offered.fields
    if shared:
        whole = max(1, len(asked.fields & shared))
        strangers = offered.fields - asked.fields - {kin for name in asked.fields for kin in _kin(name)}
        if offered.joint and strangers and whole < len(offered.fields):
            return 0.78, "The subject asked is half of the degree"
        return relations["direct"], "The subject is the one asked"
    if asked.any_field and offered.fields:
        near = max((_relation(a, o) for a in asked.fields for o in offered.fields), default=0.0)
        return (relations["direct"], "It is a related subject") if near >= 0.6 else (0.3, "The subject is unrelated")
    near = max((_relation(a, o) for a in asked.fields for o in offered.fields), default=0.0)
    words = {0.8: "It is a sister subject", 0.6: "It is a neighbouring subject"}
    return (near, words[near]) if near in words else (0.2, "The subject is unrelated")


def _kin(name: str) -> frozenset[str]:
    fields = study_fields()
    return fields[name].sisters | {other for other, field in fields.items() if name in field.sisters}


def _relation(asked: str, offered: str) -> float:
    fields = study_fields()
    relations = scoring().relations
    if offered in _kin(asked):
        return relations["transferable"]
    if offered in fields[asked].cousins or asked in fields[offered].cousins:
        return relations["adjacent"]
    return 0.0


def _lower(near: float, steps: int, ask: Ask, *, named: bool) -> float:
    """What is left when the level is too low; a degree in any subject has nothing but its level to offer."""
    relations = scoring().relations
    if not named:
        return relations["weak"] if ask.preferred and steps == 1 else 0.25
    if near < relations["adjacent"]:
        return min(near, 0.15)
    if steps == 1:
        return relations["adjacent"] if near >= relations["transferable"] else relations["weak"]
    return relations["weak"] if near >= relations["transferable"] else 0.2


def fields_named(text: str) -> Iterator[str]:
    """The names of the fields of study in a text."""
    yield from sorted(degree_of(text).fields)
