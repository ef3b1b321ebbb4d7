"""The dates of a credential, each with the word that says what it dates: "valid until September 2029"."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from typing import NamedTuple

from tailoring.reading.dates import find_dates
from tailoring.reading.vocabulary import any_of, fold

# A few small words between a separator and a date say what the date means, whatever they are.
_SAID = re.compile(r"(?:^|[,;:(|·•–—]|\s-)\s*(?P<words>[a-z][a-z'’-]*(?:\s+[a-z][a-z'’-]*){0,3}):?\s*$")
_EDGES = " ,;:|·•–—-()"


class DateNote(NamedTuple):
    """A date as written; `words` stand before it in the text and say what it dates ("refresher"), "" for none."""

    words: str
    text: str


@functools.cache
def _dated_by() -> re.Pattern[str]:
    return re.compile(rf"(?i)(?<![\w-])(?P<words>{any_of('credentials.yaml', 'dated_by')}):?\s*$")


def date_notes(text: str) -> tuple[DateNote, ...]:
    """The dates of a credential's text in order, each with its own word: "2021", "refresher 2024"."""
    notes: list[DateNote] = []
    at = 0
    for found in find_dates(text):
        before = " ".join(text[at : found.span.start].split())
        said = _SAID.search(before) or _dated_by().search(before)
        words = said["words"] if said else ""
        shown = " ".join(text[found.span.start : found.span.end].split()).strip(_EDGES)
        notes.append(DateNote(words, f"{words} {shown}".strip()))
        at = found.span.end
    return tuple(notes)


def undated_name(name: str, issuer: str, notes: Sequence[DateNote]) -> tuple[str, str]:
    """Name and issuer without the words that only say what a date means ("…, refreshed")."""
    for words in (note.words for note in notes if note.words):
        if fold(issuer) == fold(words):
            issuer = ""
        end = re.search(rf"(?<=\S)\s*[\s,;:(|·•–—-]\s*{re.escape(words)}[\s)]*$", name, re.IGNORECASE)
        name = name[: end.start()].rstrip(_EDGES.replace(")", "")) if end else name
    return name, issuer
