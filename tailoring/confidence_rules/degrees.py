"""Degrees asked against degrees held: level by level, field by field, across countries."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from tailoring.confidence_rules.asks import Ask
from tailoring.confidence_rules.evidence_parts import EvidenceParts, Status
from tailoring.confidence_rules.knowledge import FOLDER, cue, filler
from tailoring.confidence_rules.scoring_data import scoring
from tailoring.confidence_rules.standing import Standing
from tailoring.confidence_rules.words import stems, words
from tailoring.data_files import load_yaml
from tailoring.errors import InvalidData
from tailoring.model import Model

_COLUMNS = ["field", "words", "sisters", "cousins"]
_JOINT = re.compile(r"\b(?:and|with|joint|minor|combined)\b|&|/")
_EXPERIENCE_INSTEAD = re.compile(r"\bequivalent (?:\w+ ){0,2}experience|\bor (?:\w+ ){0,3}experience", re.IGNORECASE)
_IN_SUBJECT = re.compile(
    r"\b(?:degree|bachelor\S*|master\S*|doctorate|phd|diploma|bsc|ba|beng|msc|ma|meng)\s+(?:degree\s+)?(?:\(hons\)\s+)?"
    r"(?:in|of)\s+(?:an?\s+|the\s+)?(?P<subject>(?:(?!\b(?:or|with|from|at|plus|is|are|preferred|required|desirable|essential)\b)"
    r"[^,;.():]){3,60})",
    re.IGNORECASE,
)
_ACT_ON_LEVEL = re.compile(
    r"\b(?:experience|track record|teach\w*|tutor\w*|rais\w+|improv\w+|deliver\w*|prepar\w+|mark(?:ing|ed)|attainment|"
    r"results|outcomes|lead(?:ing)?|coach\w*|assess\w+)\b(?:(?!\b(?:or|and|plus)\b)[^,;.]){0,60}$",
    re.IGNORECASE,
)
_SCHOOL = re.compile(r"\buniversi|\bhochschule\b|\bpolitecnico\b", re.IGNORECASE)
_BACHELOR = 4
_VAGUE = "management"


class Level(Model):
    """A level of education with the names it bears."""

    rank: int
    name: str
    patterns: str


class SubjectGroup(Model):
    """Words that ask for any of several fields of study, as "numerate" does; fields joined by |."""

    words: str
    fields: str


class Levels(Model):
    """All levels, lowest first, and what an ad says of subjects and awards; see degrees.yaml."""

    levels: tuple[Level, ...]
    some_degree: str
    any_field: str
    groups: tuple[SubjectGroup, ...]
    no_subject: str
    awards: tuple[str, ...]


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
    grouped: bool = False


@cache
def _levels() -> tuple[tuple[int, re.Pattern[str]], ...]:
    table = load_yaml(FOLDER / "degrees.yaml", Levels)
    return tuple((level.rank, _words("|".join(level.patterns.split("\n")).strip("|"))) for level in table.levels)


@cache
def _some_degree() -> re.Pattern[str]:
    return _words(load_yaml(FOLDER / "degrees.yaml", Levels).some_degree)


@cache
def _groups() -> tuple[tuple[re.Pattern[str], frozenset[str]], ...]:
    table = load_yaml(FOLDER / "degrees.yaml", Levels)
    unknown = {name for group in table.groups for name in _names(group.fields)} - study_fields().keys()
    if unknown:
        problem = f"degrees.yaml: a group names {sorted(unknown)}, which study_fields.csv does not define."
        raise InvalidData(problem, "Name fields of the first column of study_fields.csv.")
    return tuple((_words(group.words), _names(group.fields)) for group in table.groups)


@cache
def _no_subject() -> frozenset[str]:
    return frozenset(stems(load_yaml(FOLDER / "degrees.yaml", Levels).no_subject)) | filler()


@cache
def _awards() -> frozenset[str]:
    return frozenset(load_yaml(FOLDER / "degrees.yaml", Levels).awards)


def _awards_named(text: str) -> frozenset[str]:
    """The awards named by their letters: "BSc (Hons) Psychology" names the BSc."""
    return frozenset(word.replace(".", "") for word in words(text)) & _awards()


@lru_cache(maxsize=1024)
def _subject(text: str) -> frozenset[str]:
    """The stems of the subject that a degree is asked in, where the text says "in …"."""
    found = _IN_SUBJECT.search(text)
    return frozenset(one for one in stems(found["subject"]) if one not in _no_subject()) if found else frozenset()


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
                name, pattern, sisters, cousins = row
                found[name] = StudyField(name, _words(pattern), _names(sisters), _names(cousins))
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
    asked = _with_groups(degree_of(ask.text), ask.text)
    return [_stand(ask, asked, part) for part in evidence]


def _with_groups(asked: Degree, text: str) -> Degree:
    """The degree asked, with the fields of the groups that the text names: "numerate", "scientific"."""
    lowered = text.lower()
    group = frozenset(name for pattern, names in _groups() if pattern.search(lowered) for name in names)
    return replace(asked, fields=asked.fields | group, grouped=bool(group) and not asked.fields)


def asks_degree(ask: Ask) -> bool:
    """Whether a level of education is asked, and not work with those who go for it ("teaching A levels")."""
    return degree_of(ask.text).lowest > 0 and not asks_work_at_level(ask.text)


def asks_work_at_level(text: str) -> bool:
    """Whether a level is named only as what the work is about: "a record of raising attainment at GCSE"."""
    lowered = text.lower()
    places = [match.start() for _, pattern in _levels() for match in pattern.finditer(lowered)]
    return bool(places) and bool(_ACT_ON_LEVEL.search(text[: min(places)]))


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
    near, why = _by_subject(ask, asked, offered, part)
    if near >= scoring().relations["direct"] and _another_award(ask, asked, offered, part):
        near, why = scoring().relations["transferable"], "The subject is the one asked, the award another"
    level = asked.lowest or _BACHELOR
    if offered.highest < level:
        near, why = _lower(near, level - offered.highest, ask, named=bool(asked.fields)), f"{why} at a lower level"
    status = _status(part)
    share = 1.0 if status == "in_progress" and ask.towards else scoring().statuses[status]
    named = 1.0 if degree_of(part.evidence.text).highest == (asked.highest or _BACHELOR) else 0.5
    return Standing(near * share, status, f"{why}.", part, known=bool(offered.fields), likeness=named)


def _by_subject(ask: Ask, asked: Degree, offered: Degree, part: EvidenceParts) -> tuple[float, str]:
    """Nearness by a subject that no field of study knows, else by field."""
    subject = _subject(ask.text)
    if asked.fields or asked.any_field or not subject:
        return _by_field(asked, offered)
    shared = subject & part.stems
    if shared == subject:
        return scoring().relations["direct"], "The subject is the one asked"
    if shared:
        return scoring().relations["adjacent"], "It shares a part of the subject asked"
    return 0.2, "The subject is unrelated"


def _another_award(ask: Ask, asked: Degree, offered: Degree, part: EvidenceParts) -> bool:
    """Whether one award is asked by its letters and another of the same rank is held: a BA where a BSc is asked."""
    letters, held = _awards_named(ask.text), _awards_named(part.evidence.text)
    same_rank = offered.highest == (asked.lowest or _BACHELOR)
    return bool(letters) and bool(held) and same_rank and letters.isdisjoint(held) and not ask.or_similar


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
    if asked.grouped and not asked.any_field:
        near = max((_relation(a, o) for a in asked.fields for o in offered.fields), default=0.0)
        kin = near >= relations["transferable"]
        return (relations["adjacent"], "It is a neighbouring subject") if kin else (0.2, "The subject is unrelated")
    if asked.any_field and offered.fields:
        near = max((_relation(a, o) for a in asked.fields for o in offered.fields), default=0.0)
        return (relations["direct"], "It is a related subject") if near >= 0.6 else (0.3, "The subject is unrelated")
    near = max((_relation(a, o) for a in asked.fields for o in offered.fields), default=0.0)
    kin = {0.8: "It is a sister subject", 0.6: "It is a neighbouring subject"}
    return (near, kin[near]) if near in kin else (0.2, "The subject is unrelated")


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
