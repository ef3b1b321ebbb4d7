"""Reads what a text says of degrees: levels, fields of study, subjects and awards, in many countries' names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from tailoring.confidence_rules.knowledge import FOLDER, filler
from tailoring.confidence_rules.named_patterns import NamedPattern, read_named_patterns, split_names
from tailoring.confidence_rules.words import stems, words
from tailoring.data_files import load_yaml
from tailoring.errors import InvalidData
from tailoring.model import Model

_JOINT = re.compile(r"\b(?:and|with|joint|minor|combined)\b|&|/")
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
BACHELOR = 4
_VAGUE = frozenset({"management", "engineering"})
_ON_ITS_OWN = re.compile(
    r"(?:[,/(;]|\b(?:in|or|and|of|like)\b)\s*(?:an?\s+)?(engineering|management)(?=\s*(?:[,/);.]|$|\bor\b|\band\b))"
)


class Level(Model):
    """A level of education with the names it bears."""

    rank: int
    name: str
    patterns: str


class SubjectGroup(Model):
    """Words that ask for any of several fields of study, as "numerate" does; fields joined by |."""

    words: str
    fields: str


class Within(Model):
    """Fields of study that are parts of a wider one, joined by |, and how near two of them stand."""

    wider: str
    kin: str
    fields: str


class Spelling(Model):
    """A way of writing a degree's name, as an expression, and the way in which it is read."""

    written: str
    read: str


class Levels(Model):
    """All levels, lowest first, and what an ad says of subjects and awards; see degrees.yaml."""

    levels: tuple[Level, ...]
    some_degree: str
    any_field: str
    groups: tuple[SubjectGroup, ...]
    no_subject: str
    awards: tuple[str, ...]
    within: tuple[Within, ...]
    first_degrees: tuple[str, ...]
    spellings: tuple[Spelling, ...]
    general_school: str
    backgrounds: str
    students: str
    graduates: str


@dataclass(frozen=True, slots=True)
class Degree:
    """What a text says of a degree: lowest and highest level named (0 none), the fields, and whether any field does.

    `grouped`: the fields are those of a group of subjects, as of "numerate".
    """

    lowest: int
    highest: int
    fields: frozenset[str]
    any_field: bool
    joint: bool
    grouped: bool = False


@cache
def levels_table() -> Levels:
    """The checked content of degrees.yaml."""
    return load_yaml(FOLDER / "degrees.yaml", Levels)


@cache
def _levels() -> tuple[tuple[int, re.Pattern[str]], ...]:
    table = levels_table()
    return tuple((level.rank, _words("|".join(level.patterns.split("\n")).strip("|"))) for level in table.levels)


@cache
def _some_degree() -> re.Pattern[str]:
    return _words(levels_table().some_degree)


@cache
def _groups() -> tuple[tuple[re.Pattern[str], frozenset[str]], ...]:
    table = levels_table()
    unknown = {name for group in table.groups for name in split_names(group.fields)} - study_fields().keys()
    if unknown:
        problem = f"degrees.yaml: a group names {sorted(unknown)}, which study_fields.csv does not define."
        raise InvalidData(problem, "Name fields of the first column of study_fields.csv.")
    return tuple((_words(group.words), split_names(group.fields)) for group in table.groups)


@cache
def _no_subject() -> frozenset[str]:
    return frozenset(stems(levels_table().no_subject)) | filler()


@cache
def _awards() -> frozenset[str]:
    return frozenset(levels_table().awards)


def awards_named(text: str) -> frozenset[str]:
    """The awards named by their letters: "BSc (Hons) Psychology" names the BSc."""
    return frozenset(word.replace(".", "") for word in words(text)) & _awards()


def is_first_degree(text: str) -> bool:
    """Whether a master's is named that is a first degree all the same: an MPharm, an MEng."""
    return not frozenset(words(text)).isdisjoint(levels_table().first_degrees)


@lru_cache(maxsize=1024)
def subject_of(text: str) -> frozenset[str]:
    """The stems of the subject that a degree is asked in, where the text says "in …"."""
    found = _IN_SUBJECT.search(text)
    return frozenset(one for one in stems(found["subject"]) if one not in _no_subject()) if found else frozenset()


@cache
def _any_field() -> re.Pattern[str]:
    return _words(levels_table().any_field)


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{pattern})(?![\w])")


@cache
def study_fields() -> dict[str, NamedPattern]:
    """Fields of study by name, linked closely to sisters and loosely to cousins. Raises InvalidData with the line."""
    return read_named_patterns(FOLDER / "study_fields.csv", ("field", "words", "sisters", "cousins"))


def _ranks(lowered: str) -> list[int]:
    """The levels that a text in small letters names."""
    ranks = [rank for rank, pattern in _levels() if pattern.search(lowered)]
    if not any(rank >= BACHELOR for rank in ranks) and _some_degree().search(lowered):
        ranks.append(BACHELOR)
    return ranks


@lru_cache(maxsize=4096)
def degree_of(text: str) -> Degree:
    """The levels and fields a text names."""
    lowered = _as_read(text)
    ranks = _ranks(lowered)
    told = lowered.replace("diplom-", "diplom ")  # "Diplom-Chemikerin"
    fields = frozenset(name for name, field in study_fields().items() if field.pattern.search(told))
    if len(fields) > 1:
        fields = fields - _VAGUE or fields  # "supply chain management" is of supply chains
    return Degree(
        lowest=min(ranks, default=0),
        highest=max(ranks, default=0),
        fields=fields,
        any_field=bool(_any_field().search(lowered)),
        joint=bool(_JOINT.search(lowered)),
    )


def _as_read(text: str) -> str:
    """The text in small letters, with the names of degrees spelled as the levels know them: "B. Tech" as "b.tech"."""
    lowered = text.lower()
    for pattern, read in _spellings():
        lowered = pattern.sub(read, lowered)
    return lowered


@cache
def _spellings() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(one.written), one.read) for one in levels_table().spellings)


def is_university_degree(text: str) -> bool:
    """Whether a text names a bachelor's degree or one above it."""
    return max(_ranks(_as_read(text)), default=0) >= BACHELOR


def with_groups(asked: Degree, text: str) -> Degree:
    """The degree asked, with the fields of the groups that the text names: "numerate", "scientific".

    A wide subject named on its own in a list is asked as such: "physics, engineering or a related field".
    """
    lowered = text.lower()
    wide = frozenset(match[1] for match in _ON_ITS_OWN.finditer(lowered))
    if asked.fields:
        asked = replace(asked, fields=asked.fields | wide)
    group = frozenset(name for pattern, names in _groups() if pattern.search(lowered) for name in names)
    return replace(asked, fields=asked.fields | group, grouped=bool(group) and not asked.fields)


def asks_general_school(text: str) -> bool:
    """Whether the certificate of a general school is asked, which any higher award shows: "high school diploma"."""
    return bool(_told_by("general_school").search(_as_read(text)))


def studied_background(text: str) -> bool:
    """Whether a text asks for a background in a subject of study, and not in a trade."""
    return bool(_told_by("backgrounds").search(text.lower()))


def asks_student(text: str) -> bool:
    """Whether somebody who still studies is asked, and no graduate will do as well."""
    lowered = text.lower()
    return bool(_told_by("students").search(lowered)) and not _told_by("graduates").search(lowered)


@cache
def _told_by(group: str) -> re.Pattern[str]:
    lines: str = getattr(levels_table(), group)
    return _words("|".join(lines.strip().split("\n")))


def asks_work_at_level(text: str) -> bool:
    """Whether a level is named only as what the work is about: "a record of raising attainment at GCSE"."""
    lowered = text.lower()
    places = [match.start() for _, pattern in _levels() for match in pattern.finditer(lowered)]
    return bool(places) and bool(_ACT_ON_LEVEL.search(text[: min(places)]))


def fields_named(text: str) -> Iterator[str]:
    """The names of the fields of study in a text."""
    yield from sorted(degree_of(text).fields)
