"""What a text denies, and what in it belongs to somebody else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from tailoring.confidence_rules.knowledge import cue, people_words
from tailoring.confidence_rules.words import stems, words

_BESIDE = re.compile(
    r"\b(?:under|with|for|beside|alongside|by|to|from|assist\w*|support\w*|help\w*|shadow\w*|mate of|supervis\w+|"
    r"train\w*|mentor\w*|manag\w*|hired|recruit\w*|placed|between)\s+"
    r"(?:(?:an?|the|my|our|two|three|four|five|six|ten|twelve|twenty|\d+|other|another|several|newly|qualified|fully|senior|lead)\s+)+$",
    re.IGNORECASE,
)
_TO_ANOTHER = re.compile(
    r"\b(?:for|to|from|by|with|beside|told|asked|rang|called|phoned|messaged|informed|alerted|fetched|drove|paid|met|saw)\s+"
    r"(?:the|our|my|an?|their|his|her)\s+(?:\w+\s+)?$",
    re.IGNORECASE,
)
# "the chef held the …", "the boss is …", "colleagues with …", "checked visitors' …": somebody else holds it.
_HELD_BY_ANOTHER = re.compile(
    r"\b(?:check|verif|inspect|collect|record|track|chas|photocop|scan)\w*\s+(?:[\w-]+['’]?s?['’]?\s+){0,3}$|"
    r"\b(?:(?:the|our|my|his|her|their)\s+(?:[\w'’-]+\s+){1,3}?(?:held|holds?|has|had|is|are|was|were|carried|carries)"
    r"|(?:colleagues?|nurses|engineers|drivers|electricians|officers|teachers|staff|others|those|people|someone|somebody)"
    r"\s+(?:with|who (?:held|hold|had|have|were|are)|holding))"
    r"\s+(?:(?:the|an?|all|their|his|her|own|current|valid)\s+)*$",
    re.IGNORECASE,
)
_LICENCE_WORD = re.compile(r"\b(?:CDL|HGV|LGV|PCV|C ?\+ ?E|class|licen[cs]es?|drivers?)\b", re.IGNORECASE)
_TITLE = re.compile(r"(?:[\w'’-]+\s*){1,4}")
_GOES_ON = re.compile(r"\b(?:or|nor)\b")
_LINKING = re.compile(r"^[\s,;:.–—-]*(?:but|however|although|though)?\b\s*|\s+(?=[,;:.])", re.IGNORECASE)
_OPENING = 12  # characters: "I have never …"
_DENIAL_END = re.compile(r"[.;:!?–—|]|\s-\s|\b(?:but|however|although|though|except)\b")


@lru_cache(maxsize=8192)
def denied_stems(text: str) -> frozenset[str]:
    """The stems that the text denies: "no hands-on with Looker" denies Looker, "not a single complaint" nothing."""
    lowered = _without_praise(text)
    return frozenset(one for denial in _denials(lowered) for one in stems(lowered[denial.start : denial.end]))


@lru_cache(maxsize=8192)
def affirmed_text(text: str) -> str:
    """The text without what it denies: "No Figma, but five years of Sketch" is left with "five years of Sketch"."""
    lowered = _without_praise(text)
    kept = list(text if len(text) == len(lowered) else lowered)  # a few capitals have small forms of two letters
    for denial in _denials(lowered):
        for place in range(min(denial.cue_start, denial.start), max(denial.cue_end, denial.end)):
            kept[place] = " "
    return " ".join(_LINKING.sub(" ", "".join(kept)).split())


@lru_cache(maxsize=8192)
def told_after_denial(text: str) -> str:
    """What stands after the first denial and is not denied itself; "" where nothing is denied."""
    first = min((max(one.cue_end, one.end) for one in _denials(_without_praise(text))), default=len(text))
    return affirmed_text(text[first:])


@lru_cache(maxsize=8192)
def denied_text(text: str) -> str:
    """What the text denies, with the words that deny it; "" where nothing is denied."""
    found = _denials(_without_praise(text))
    spans = sorted((min(one.cue_start, one.start), max(one.cue_end, one.end)) for one in found)
    return " ".join(text[start:end].strip() for start, end in spans)


@lru_cache(maxsize=8192)
def opens_with_denial(text: str) -> bool:
    """Whether a text says first what was not done, and then what was: "Never used Figma; 40 screens in Sketch"."""
    first = min((one.cue_start for one in _denials(_without_praise(text))), default=len(text))
    return first <= _OPENING


class _Denial(NamedTuple):
    """Where the word that denies stands, and what it denies."""

    cue_start: int
    cue_end: int
    start: int
    end: int


def _without_praise(text: str) -> str:
    return cue("praise").sub(lambda match: " " * len(match.group()), text.lower())


def _denials(lowered: str) -> Iterator[_Denial]:
    for match in cue("denied_after").finditer(lowered):
        yield _Denial(match.start(), match.end(), match.end(), _end_of_denial(lowered, match.end()))
    for match in cue("denied_before").finditer(lowered):
        start = max((end.end() for end in _DENIAL_END.finditer(lowered, 0, match.start())), default=0)
        yield _Denial(match.start(), match.end(), start, match.start())


def _end_of_denial(lowered: str, start: int) -> int:
    """Where a denial ends: at the next comma, or with the clause where it denies a list with "or"."""
    hard = _DENIAL_END.search(lowered, start)
    end = hard.start() if hard else len(lowered)
    comma = lowered.find(",", start, end)
    if comma >= 0 and not _GOES_ON.search(lowered, comma, end):
        return comma
    return end


@lru_cache(maxsize=8192)
def in_anothers_title(text: str, start: int, end: int) -> bool:
    """Whether what stands there is, or begins, the title of one who was told or served: "told the payroll officer"."""
    if not _TO_ANOTHER.search(text[:start]):
        return False
    title = _TITLE.match(text, start)
    last = words(title[0]) if title else []
    told = len(words(text[start:end]))
    return not people_words().isdisjoint(last[max(0, told - 1) : told + 1])


def of_another(text: str, place: int) -> bool:
    """Whether what stands at this place in a text about work is somebody else: "under a …", "for two …"."""
    before = text[:place]
    return bool(_BESIDE.search(before) or _HELD_BY_ANOTHER.search(before))


def speaks_of_another(text: str) -> bool:
    """Whether a text about work speaks of a licence as somebody else's: "dispatched for twenty HGV drivers"."""
    return any(of_another(text, match.start()) for match in _LICENCE_WORD.finditer(text))
