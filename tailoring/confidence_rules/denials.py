"""What a text denies, and what in it belongs to somebody else."""

from __future__ import annotations

import re
from functools import lru_cache

from tailoring.confidence_rules.knowledge import cue
from tailoring.confidence_rules.words import stems

_BESIDE = re.compile(
    r"\b(?:under|with|for|beside|alongside|by|to|from|assist\w*|support\w*|help\w*|shadow\w*|mate of|supervis\w+|"
    r"train\w*|mentor\w*|manag\w*|hired|recruit\w*|placed|between)\s+"
    r"(?:(?:an?|the|my|our|two|three|four|five|\d+|other|another|several|newly|qualified|fully|senior|lead)\s+)+$",
    re.IGNORECASE,
)
_GOES_ON = re.compile(r"\b(?:or|nor)\b")
_DENIAL_END = re.compile(r"[.;:!?–—|]|\s-\s|\b(?:but|however|although|though|except)\b")


@lru_cache(maxsize=8192)
def denied_stems(text: str) -> frozenset[str]:
    """The stems that the text denies: "no hands-on with Looker" denies Looker, "not a single complaint" nothing."""
    lowered = cue("praise").sub(lambda match: " " * len(match.group()), text.lower())
    denied: set[str] = set()
    for match in cue("denied_after").finditer(lowered):
        denied.update(stems(_denied_after(lowered, match.end())))
    for match in cue("denied_before").finditer(lowered):
        start = max((end.end() for end in _DENIAL_END.finditer(lowered, 0, match.start())), default=0)
        denied.update(stems(lowered[start : match.start()]))
    return frozenset(denied)


def _denied_after(lowered: str, start: int) -> str:
    """What a denial covers: up to the next comma, or to the end of the clause where it denies a list with "or"."""
    hard = _DENIAL_END.search(lowered, start)
    end = hard.start() if hard else len(lowered)
    comma = lowered.find(",", start, end)
    if comma >= 0 and not _GOES_ON.search(lowered, comma, end):
        end = comma
    return lowered[start:end]


def of_another(text: str, place: int) -> bool:
    """Whether what stands at this place in a text about work is somebody else: "under a …", "for two …"."""
    return bool(_BESIDE.search(text[:place]))
