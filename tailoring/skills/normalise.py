"""Folds the many spellings of a phrase into one key: case, plural, hyphen, slash, accent, British and American."""

from __future__ import annotations

import csv
import re
import unicodedata
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from tailoring.errors import InvalidData

_SPELLING = Path(__file__).parent / "data" / "spelling.csv"
_TOKEN = re.compile(
    r"(?<!\w)\.net\b"
    r"|[^\W_]+(?:['’](?:s|t|re|ll|ve|d)\b)?(?:\+\+|\+(?![^\W_])|#(?![^\W_]))?"
    r"|&",
    re.IGNORECASE,
)
_PLURAL_ACRONYM = re.compile(r"(?:[A-Z0-9]{2,}|[A-Z]&[A-Z])['’]?s")
_LONGEST_ACRONYM = 6
_KEPT_ENDINGS = ("ss", "us", "is", "js")
_ES_ENDINGS = ("ches", "shes", "sses", "xes", "zes")
_SIS_ENDINGS = ("lyses", "theses", "crises")  # not "diagnoses", which ads write as a verb


class Token(NamedTuple):
    """A word of a text: its characters from `start` up to `end`, as written and folded."""

    start: int
    end: int
    raw: str
    folded: str


@cache
def _spelling() -> tuple[re.Pattern[str], dict[str, str]]:
    """Word parts that are written in two ways, joined in one pattern so that a word is scanned once."""
    parts: dict[str, str] = {}
    with _SPELLING.open(encoding="utf-8", newline="") as file:
        for line, row in enumerate(csv.DictReader(file), start=2):
            written, folded = (row.get("written") or "").strip(), (row.get("folded") or "").strip()
            if not written or not folded:
                problem = f"spelling.csv line {line} has an empty column; both `written` and `folded` are needed."
                raise InvalidData(problem, "Fill both columns or remove the line.")
            parts[written] = folded
    longest_first = sorted(parts, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest_first))), parts


@lru_cache(maxsize=65_536)
def fold_word(word: str) -> str:
    """The key of one word: "APIs" → "api", "Organisation's" → "organization", ".NET" → "dotnet"."""
    if word in {"&", ".net", ".NET", ".Net"}:
        return "and" if word == "&" else "dotnet"
    acronym = word.isupper() and len(word) <= _LONGEST_ACRONYM
    if _PLURAL_ACRONYM.fullmatch(word):
        word = word[:-1]
        acronym = True
    folded = word.lower()
    if not folded.isascii():
        folded = "".join(c for c in unicodedata.normalize("NFKD", folded) if not unicodedata.combining(c))
        folded = folded.replace("’", "'")
    folded = folded.removesuffix("'s")
    pattern, parts = _spelling()
    return pattern.sub(lambda match: parts[match.group()], folded if acronym else _singular(folded))


def _singular(word: str) -> str:
    if len(word) <= 3 or not word.endswith("s") or word.endswith(_KEPT_ENDINGS):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(_SIS_ENDINGS):
        return word[:-2] + "is"
    if word.endswith(_ES_ENDINGS):
        return word[:-2]
    return word[:-1]


def tokens(text: str) -> list[Token]:
    """The words of a text in order, each with its place and folded form."""
    return [Token(match.start(), match.end(), raw := match.group(), fold_word(raw)) for match in _TOKEN.finditer(text)]


def folded_words(phrase: str) -> list[str]:
    """The folded words of a phrase, without their places."""
    spaced = phrase.replace("-", " ")
    if spaced.replace(" ", "").isalnum():
        # Most phrases of the taxonomy are plain; splitting is several times faster than the pattern.
        return [fold_word(word) for word in spaced.split()]
    return [fold_word(raw) for raw in _TOKEN.findall(phrase)]


def fold_phrase(phrase: str) -> str:
    """One key for all spellings of a phrase: "Wound-Care", "wound care" and "woundcare" fold to one."""
    return "".join(folded_words(phrase))


@lru_cache(maxsize=65_536)
def slug(name: str) -> str:
    """The id of a concept from its name: "C++" → "c-plus-plus", "C#" → "c-sharp", ".NET" → "dot-net"."""
    lowered = name.strip().lower()
    if lowered.isascii() and lowered.replace(" ", "").replace("-", "").isalnum():
        return lowered.replace(" ", "-")
    spelled = lowered.replace("++", " plus plus").replace("+", " plus").replace("#", " sharp")
    spelled = re.sub(r"(?<!\w)\.(?=\w)", "dot ", spelled).replace("&", " and ")
    plain = "".join(c for c in unicodedata.normalize("NFKD", spelled) if not unicodedata.combining(c))
    return re.sub(r"[^a-z0-9]+", "-", plain.replace("'", "").replace("’", "")).strip("-")
