"""Emphasis: the part of a line that answers what the ad asks comes first; the rest keeps its order."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from tailoring.lists import asked_first_in_list
from tailoring.verb_phrases import form_of, joined_phrases, opening_verb, verb_phrases
from tailoring.verbs import verb_data, verb_of
from tailoring.voice import Wanted
from tailoring.wording import limited, writing_data

SENTENCE = re.compile(r"(?<=[.;])\s+(?=[A-Z])")
_TAIL = re.compile(r",\s+(?:\w+ing|which|thereby|thus|so that|resulting)\b", re.IGNORECASE)
# What may bear on all that was told before it: "… in three shops", "… to keep costs down".
_LOOSE_TAIL = re.compile(
    r"\s(?:during|across|throughout|within|under|while|as|if|when|before|after|until|by|regarding|about|concerning"
    r"|for|through|via|using|with|between)\s",
    re.IGNORECASE,
)
_PURPOSE = re.compile(r"\sto\s+([a-z]+)")

Value = Callable[[str], float]
Shifted = tuple[str, list[str]]


def answer_first(text: str, wanted: Wanted) -> Shifted:
    """The sentence, verb phrase or listed thing that is asked most moved to the front."""
    if not wanted.weights:
        return text, []

    def value(part: str) -> float:
        return 0 if part.split(" ", 1)[0].casefold() in writing_data().learning else wanted.in_text(part)

    moved = reordered(text, value)
    return moved if moved[0] != text else asked_first_in_list(text, wanted)


def reordered(text: str, value: Value) -> Shifted:
    """Sentences, or verb phrases in a row, with the most valuable first; the rest keep their order."""
    parts = _sentences(text)
    if len(parts) > 1:
        return _best_first(text, parts, value, _join_sentences)
    phrases = verb_phrases(text)
    if len(phrases) > 1 and not limited(text) and not _TAIL.search(text):
        return _best_first(text, phrases, value, joined_phrases)
    return text, []


def _sentences(text: str) -> Sequence[str]:
    """The sentences where each tells of an act of its own and none points back; [text] otherwise."""
    parts = SENTENCE.split(text)
    free = all(form_of(part) and not _points_back(part) for part in parts)
    return parts if free else [text]


def _best_first(text: str, parts: Sequence[str], value: Value, join: Callable[[Sequence[str]], str]) -> Shifted:
    values = [value(part) for part in parts]
    best = values.index(max(values))
    if best == 0 or values[best] <= values[0] or not _may_lead(parts, best):
        return text, []
    ordered = [parts[best], *parts[:best], *parts[best + 1 :]]
    return join(ordered), [parts[best]]


def _may_lead(parts: Sequence[str], best: int) -> bool:
    """Whether the part can be told first: it follows from nothing before it and its end bears on itself alone."""
    part = parts[best]
    verb = opening_verb(part)
    if verb is None or verb.plain in verb_data().follows_on or _points_back(part):
        return False
    purpose = any(verb_of(word) for word in _PURPOSE.findall(part))
    return best < len(parts) - 1 or not (purpose or _LOOSE_TAIL.search(part))


def _points_back(part: str) -> bool:
    return any(word in verb_data().points_back for word in re.findall(r"[a-z]+", part.casefold()))


def _join_sentences(parts: Sequence[str]) -> str:
    return " ".join(part if part.endswith((".", ";")) else f"{part}." for part in parts).replace(";.", ".").rstrip(";")
