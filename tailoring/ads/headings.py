"""Knows an ad's headings and what kind of lines each of them announces."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Literal

from tailoring.ads.lines import AdLine
from tailoring.data_files import load_yaml
from tailoring.model import Model

Section = Literal[
    "required", "preferred", "nice_to_have", "responsibility", "company", "culture", "benefits", "pay", "legal", "other"
]

VOCABULARY = Path(__file__).parent / "data" / "headings.yaml"

_APOSTROPHE = re.compile(r"['’‘`´]")
_NOT_A_WORD = re.compile(r"[^a-z0-9à-ÿ]+")
_MOST_WORDS = 14
_MOST_WORDS_UNMARKED = 8
_DATA = re.compile(r",\s|[$£€]\s?\d|\d{3}|\b\d+\s?(?:hours|hrs|%|k)\b", re.IGNORECASE)
_ASKS = re.compile(
    r"\d|\b(?:experience|knowledge|understanding|ability|familiarity|proficiency|background|degree|certificate|skills|"
    r"licen[cs]e)\s(?:of|with|in|to|on|as|for)\b|\b(?:is|are|would be)\s(?:an?|required|preferred|desirable)\b|"
    r"^(?:able|strong|good|excellent|proven|valid|current|full|fluent|willing)",
    re.IGNORECASE,
)
_FACT = re.compile(r"[A-Za-z /]{2,24}:\s+\S")
# "Sourdough knowledge" is asked; "Professional experience" announces what is.
_THING = re.compile(
    r"\S\s(?:experience|knowledge|skills?|training|certificate|qualification|degree|licen[cs]e)$", re.IGNORECASE
)
_MODIFIED = re.compile(
    r"\W*(?:(?:required|requisite|desired|desirable|essential|key|core|your|our|the|relevant|professional|technical|work|"
    r"previous|minimum|additional|preferred|necessary|needed|personal|soft|hard|other|general|specific|basic|and|or|&|"
    r"skills?|education|experience|qualifications?|knowledge|job|role|critical|main|important|must[- ]have|ideal|"
    r"nice[- ]to[- ]have|optional|mandatory|special|abilities)[\s,/]+)+\w+$",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[.,;]$|[.!?]\s+\w")
_FEWEST_CAPITALS = 3
_MOST_INLINE_WORDS = 4
_INLINE = re.compile(r"^([^:–—]{3,48}?)(?::|\s[–—-])\s+(?=\S)")
_INLINE_SECTIONS = {"required", "preferred", "nice_to_have", "responsibility", "benefits", "pay"}


class Entry(Model):
    """One section and the phrases that announce it.

    `soft` ones only lean towards it; `contrary` ones tell who had better not apply, in lines that look like asks.
    """

    label: Section
    soft: bool = False
    contrary: bool = False
    whole: tuple[str, ...] = ()
    starts: tuple[str, ...] = ()
    contains: tuple[str, ...] = ()


class Vocabulary(Model):
    """The heading vocabulary in order of precedence."""

    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Announcement:
    """What a heading announces; `phrase` is the entry's phrase that was found in it."""

    section: Section
    soft: bool
    phrase: str
    contrary: bool = False


def fold(text: str) -> str:
    """Lower-case words divided by single spaces; apostrophes divide words."""
    return _NOT_A_WORD.sub(" ", _APOSTROPHE.sub(" ", text.lower())).strip()


@lru_cache(maxsize=4096)
def announced(heading: str, employer: str = "") -> Announcement | None:
    """What a heading announces, or None where its words are unknown.

    In a long one, which may be a sentence that happens to hold such a word, the phrase must stand at an end to be
    more than a lean.
    """
    words = fold(heading)
    padded, name = f" {words} ", fold(employer)
    for entry, how, phrase in _phrases():
        wanted = phrase.replace("{employer}", name).strip() if name else phrase
        if not wanted or "{" in wanted or not _matches(padded, f" {wanted} ", how):
            continue
        at_an_end = words.startswith(wanted) or words.endswith(wanted)
        stray = len(words.split()) > _MOST_WORDS_UNMARKED and not at_an_end
        return Announcement(entry.label, entry.soft or stray, wanted, entry.contrary)
    return None


@cache
def _phrases() -> tuple[tuple[Entry, str, str], ...]:
    entries = load_yaml(VOCABULARY, Vocabulary).entries
    return tuple(
        (entry, how, phrase)
        for entry in entries
        for how in ("whole", "starts", "contains")
        for phrase in getattr(entry, how)
    )


def _matches(heading: str, phrase: str, how: str) -> bool:
    if how == "whole":
        return heading == phrase
    return heading.startswith(phrase) if how == "starts" else phrase in heading


def announced_inline(text: str) -> tuple[Announcement, int] | None:
    """A heading that stands at the beginning of a line ("Essential: …"), and where the rest begins."""
    head = _INLINE.match(text)
    if not head or len(head[1].split()) > _MOST_INLINE_WORDS:
        return None
    found = announced(head[1])
    if found is None or found.soft or found.section not in _INLINE_SECTIONS:
        return None
    spare = len(fold(head[1]).split()) - len(found.phrase.split())
    return (found, head.end()) if spare <= 1 else None


def is_heading(line: AdLine, after: AdLine | None) -> bool:
    """Whether a line is a heading by its look, its words and what follows it."""
    text = line.text.strip()
    words = len(text.split())
    if after is None or words > _MOST_WORDS or not re.search(r"[^\W\d_]", text):
        return False
    marked = text.endswith(":") or line.level > 0 or _in_capitals(text)
    if line.bullet:
        return marked and not line.ordinal and words <= _MOST_WORDS_UNMARKED and announced(text) is not None
    return marked or (words <= _MOST_WORDS_UNMARKED and _reads_as_heading(line, text, after))


def _in_capitals(text: str) -> bool:
    return text.isupper() and len(re.findall(r"[A-Z]", text)) > _FEWEST_CAPITALS


def _reads_as_heading(line: AdLine, text: str, after: AdLine) -> bool:
    """Whether an unmarked short line is a heading: bold, of known words, or right above a list."""
    if _SENTENCE.search(text) or _DATA.search(text):
        return False
    if not line.bold and not after.bullet and _ASKS.search(text):
        return False
    if _FACT.match(text) and (found := announced(text)) and found.section in ("other", "pay"):
        return False
    if not line.bold and not line.gap and not after.bullet and _THING.search(text) and not _MODIFIED.match(text):
        return False
    known = announced(text) is not None and (text[0].isupper() or line.gap > 0 or not text[0].isalpha())
    return line.bold or known or (after.bullet and not after.ordinal)
