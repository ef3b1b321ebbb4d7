"""Knows an ad's headings and what kind of lines each of them announces."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
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
_INLINE = re.compile(r"^([^:–—]{3,48}?)(?::|\s[–—-])\s+(?=\S)")
_INLINE_SECTIONS = {"required", "preferred", "nice_to_have", "responsibility", "benefits", "pay"}


class Entry(Model):
    """One section and the phrases that announce it; `soft` ones only lean towards it."""

    label: Section
    soft: bool = False
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


def fold(text: str) -> str:
    """Lower-case words divided by single spaces; apostrophes divide words."""
    return _NOT_A_WORD.sub(" ", _APOSTROPHE.sub(" ", text.lower())).strip()


@cache
def _phrases() -> tuple[tuple[Entry, str, str], ...]:
    entries = load_yaml(VOCABULARY, Vocabulary).entries
    return tuple(
        (entry, how, phrase)
        for entry in entries
        for how in ("whole", "starts", "contains")
        for phrase in getattr(entry, how)
    )


def announced(heading: str, employer: str = "") -> Announcement | None:
    """What a heading announces, or None where its words are unknown."""
    padded = f" {fold(heading)} "
    name = fold(employer)
    for entry, how, phrase in _phrases():
        wanted = phrase.replace("{employer}", name).strip() if name else phrase
        if not wanted or "{" in wanted:
            continue
        padded_phrase = f" {wanted} "
        found = (
            padded == padded_phrase
            if how == "whole"
            else padded.startswith(padded_phrase)
            if how == "starts"
            else padded_phrase in padded
        )
        if found:
            return Announcement(entry.label, entry.soft, wanted)
    return None


def announced_inline(text: str) -> tuple[Announcement, int] | None:
    """A heading that stands at the beginning of a line ("Essential: …"), and where the rest begins."""
    head = _INLINE.match(text)
    if not head or len(head[1].split()) > 4:
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
    if not re.search(r"[^\W\d_]", text) or words > _MOST_WORDS or after is None:
        return False
    colon = text.endswith(":")
    capitals = text.isupper() and len(re.findall(r"[A-Z]", text)) > 3
    if line.bullet and not line.ordinal:
        return (colon or capitals or line.level > 0) and announced(text) is not None and words <= _MOST_WORDS_UNMARKED
    if line.level or colon or (capitals and not line.ordinal):
        return True
    if line.ordinal or re.search(r"[.,;]$", text) or re.search(r"[.!?]\s+\w", text):
        return False
    if line.bold and words <= _MOST_WORDS_UNMARKED:
        return True
    known = announced(text) is not None and (text[0].isupper() or line.gap > 0 or not text[0].isalpha())
    return words <= _MOST_WORDS_UNMARKED and (known or (after.bullet and not after.ordinal))
