"""How a credential or course is held, by the words beside it; those words are no part of its name."""

from __future__ import annotations

import functools
import re

from tailoring.profile import CredentialState
from tailoring.reading.dates import find_dates
from tailoring.reading.rows import Piece
from tailoring.reading.vocabulary import any_of, fold, folded, phrases

CREDENTIALS = "credentials.yaml"
_KINDS = ("in_progress", "planned", "expired", "stopped", "absent", "status_words")
_BEFORE_NOTE = re.compile(r"\s*(?:[,;:(\[|]|\s[–—-]\s|[–—])\s*")
_LONGEST_NOTE = 12  # words


def says(key: str, text: str) -> bool:
    """Whether a text holds one of the words of a list of credentials.yaml."""
    return bool(phrases(CREDENTIALS, key).search(fold(text)))


def state_in(text: str, *, expected: bool = False, course: bool = False) -> CredentialState:
    """How a credential is held, by the words that stand with it. `course`: a mere course is not a credential held."""
    if says("stopped", text):
        return "unknown"
    if says("expired", text):
        return "expired"
    if says("planned", text):
        return "planned"
    if says("in_progress", text) or expected:
        return "in_progress"
    return "unknown" if course and not says("earned", text) else "held"


def is_absent(text: str) -> bool:
    """Whether a text names a credential only to say that it is not held ("ADR: not held")."""
    return says("absent", text)


@functools.cache
def _note_words() -> frozenset[str]:
    entries = folded(CREDENTIALS, "note_words").union(*(folded(CREDENTIALS, kind) for kind in _KINDS))
    return frozenset(word for entry in entries for word in entry.split())


def is_state_note(text: str) -> bool:
    """Whether a text says nothing but how a thing is held ("studying, two of four units passed")."""
    if fold(_without_dates(text)) in folded(CREDENTIALS, "attendance"):
        return True
    return _speaks_of_state(text) and all(word in _note_words() for word in fold(_without_dates(text)).split())


def _speaks_of_state(text: str) -> bool:
    count = len(text.split())
    if not 0 < count <= _LONGEST_NOTE:
        return False
    return any(says(kind, text) for kind in _KINDS) or any(
        found.dates.current or found.cue for found in find_dates(text)
    )


def _without_dates(text: str) -> str:
    for found in reversed(find_dates(text)):
        text = f"{text[: found.span.start]} {text[found.span.end :]}"
    return re.sub(r"\b(?:19|20)?\d{1,2}\b", " ", text)


def without_state(text: str) -> str:
    """A name without the words at its ends that only say how the thing is held.

    "Level 3 Food Safety, currently studying" → "Level 3 Food Safety"; "PhD candidate" → "PhD".
    """
    for found in _BEFORE_NOTE.finditer(text):
        tail = text[found.end() :].strip(" )]")
        if found.start() and is_state_note(tail):
            return _without_edges(text[: found.start()])
    return _without_edges(text)


@functools.cache
def _edges() -> tuple[re.Pattern[str], re.Pattern[str]]:
    entries = folded(CREDENTIALS, "in_progress") | folded(CREDENTIALS, "planned") | folded(CREDENTIALS, "stopped")
    words = "|".join(
        re.escape(entry).replace(r"\ ", r"[\s-]+") for entry in sorted(entries, key=lambda entry: (-len(entry), entry))
    )
    now = r"(?:(?:i\s+am\s+)?(?:currently|now|still|presently)\s+)?"
    start = rf"(?i)^\s*{now}(?:{words})(?:\s+(?:my|for|towards?|the|a|an|of))*\s*[:–—-]?\s+(?=\S)"
    return re.compile(start), re.compile(rf"(?i)\s+[(\[]?{now}(?:{words})[)\]]?\s*$")


def _without_edges(text: str) -> str:
    """Without a state word right before or after the name."""
    opening, closing = _edges()
    bare = opening.sub("", closing.sub("", text))
    return bare if fold(bare) else text


def piece_without_state(piece: Piece) -> Piece:
    """A piece without the words at its ends that only say how the thing is held; empty when it says no more."""
    if is_state_note(piece.text):
        return Piece("", piece.end)
    bare = without_state(piece.text)
    at = piece.text.find(bare)
    return piece.cut(at, at + len(bare)) if at >= 0 else piece


@functools.cache
def part_done() -> re.Pattern[str]:
    """Finds the words by which only part of a course is told ("2nd year completed"), with the separator before them."""
    which, what = any_of(CREDENTIALS, "ordinals"), any_of(CREDENTIALS, "parts_of_courses")
    done = r"(?:\s+(?:completed|passed|cleared|done|student|studying|running|appearing))?"
    return re.compile(rf"(?i)[\s,;(–-]*(?<![\w.]){which}[\s-]+{what}{done}\b(?!\s*(?:project|paper|result|thesis))\)?")


def course_state(*texts: str, expected: bool = False, current: bool = False) -> CredentialState:
    """Whether a course of study is finished, by its own words and dates."""
    whole = " ".join(texts)
    state = state_in(whole, expected=expected)
    if is_absent(whole):
        return "unknown"
    if state == "held" and current:
        return "in_progress"
    if state == "held" and any(map(part_done().search, texts)):
        return "unknown"
    return "held" if state == "expired" else state
