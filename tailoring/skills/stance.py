"""Tells how a thing named in a sentence is held (held, learning, planned, negated) and by whom (self, team, other)."""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple, cast

from tailoring.errors import InvalidData
from tailoring.skills.concepts import Actor, Modality

CUES = Path(__file__).parent / "data" / "cues.toml"
_GROUPS = ("negated", "planned", "learning", "other", "team", "break", "literal")
_SIDES = ("before", "after", "")
_REACHES = ("clause", "phrase", "")
_WORD = re.compile(r"[^\W_](?:[\w'&+#-]*[\w+#])?|[,(:;!?•|\n]|\.(?=\s|$)")
_SENTENCE_ENDS = frozenset(".;!?•|\n")
_CLAUSE_STARTS = frozenset(",.;:•|\n(")
_PHRASE_END = re.compile(r"[,()–—;•|\n]|\s[-/]\s|[.!?](?=\s|$)")
_STAR_WORDS = 5


class Hit(NamedTuple):
    """A cue found in a text."""

    start: int
    end: int
    group: str
    side: str
    reach: str


class _Cue(NamedTuple):
    phrase: tuple[str, ...]
    opening: bool
    group: str
    side: str
    reach: str


class _Word(NamedTuple):
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Stances:
    """The cues of one text, ready to be asked about each mention in it."""

    text: str
    hits: tuple[Hit, ...]
    breaks: tuple[int, ...]

    def modality(self, start: int, end: int) -> Modality:
        """How the thing at these characters is held; the most cautious reading wins."""
        groups = self._groups(start, end)
        for group in ("negated", "planned", "learning"):
            if group in groups:
                return cast("Modality", group)
        return "held"

    def actor(self, start: int, end: int) -> Actor:
        """Who did the thing at these characters."""
        groups = self._groups(start, end)
        return "other" if "other" in groups else "team" if "team" in groups else "self"

    def _groups(self, start: int, end: int) -> set[str]:
        return {hit.group for hit in self.hits if self._reaches(hit, start, end)}

    def _reaches(self, hit: Hit, start: int, end: int) -> bool:
        low, high = (hit.end, start) if hit.side == "before" else (end, hit.start)
        if low > high:
            return False
        at = bisect_left(self.breaks, low)
        if at < len(self.breaks) and self.breaks[at] < high:
            return False
        between = self.text[low:high]
        if hit.side == "after":
            # What follows speaks of the nearest thing: "A+, CCNA (in progress)" leaves A+ held.
            between = between.rstrip(" (–—-:,")
        return hit.reach == "clause" or not _PHRASE_END.search(between)


def stances(text: str) -> Stances:
    """Finds the cues of a text once, so that each mention costs little."""
    lowered = text.lower().replace("’", "'")
    if len(lowered) != len(text):
        lowered = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    words = [_Word(match.group(), match.start(), match.end()) for match in _WORD.finditer(lowered)]
    hits: list[Hit] = []
    breaks: list[int] = []
    at = 0
    while at < len(words):
        found = _cues_at(words, at)
        if words[at].text in _SENTENCE_ENDS or any(cue.group == "break" for cue, _ in found):
            breaks.append(words[at].start)
        hits += [
            Hit(words[at].start, words[after - 1].end, cue.group, cue.side, cue.reach)
            for cue, after in found
            if cue.group not in {"break", "literal"}
        ]
        at = max([at + 1, *(after for _, after in found)])
    return Stances(lowered, tuple(hits), tuple(breaks))


def _cues_at(words: Sequence[_Word], at: int) -> list[tuple[_Cue, int]]:
    """The longest cue of each side that starts at a word, with the word after it; a longer literal hides them all."""
    found: dict[str, tuple[_Cue, int]] = {}
    for cue in _cues().get(words[at].text, ()):
        if cue.side in found or (cue.opening and at and words[at - 1].text not in _CLAUSE_STARTS):
            continue
        after = _match(cue.phrase, words, at)
        if after and cue.group == "literal" and not found:
            return [(cue, after)]
        if after:
            found[cue.side] = (cue, after)
    return list(found.values())


def _match(phrase: Sequence[str], words: Sequence[_Word], at: int) -> int:
    """The word after the phrase if it stands at `at`, else 0."""
    for number, wanted in enumerate(phrase):
        if wanted == "*":
            rest = phrase[number + 1 :]
            for skipped in range(_STAR_WORDS + 1):
                after = _match(rest, words, at + skipped)
                if after:
                    return after
                if at + skipped >= len(words) or not words[at + skipped].text[0].isalnum():
                    return 0
            return 0
        if at >= len(words):
            return 0
        word = words[at].text
        if word != wanted and not (wanted[-1] == "…" and word.startswith(wanted[:-1])):
            return 0
        at += 1
    return at


@cache
def _cues() -> dict[str, list[_Cue]]:
    """The cues of the data file by their first word, the longest first."""
    with CUES.open("rb") as file:
        entries = cast("list[dict[str, Any]]", tomllib.load(file).get("cue", []))
    by_first: dict[str, list[_Cue]] = {}
    for number, entry in enumerate(entries, start=1):
        for phrase in _checked(entry, number):
            words = re.findall(r"\*|\^|[,(:]|[^\s,(:^*]+", phrase.lower())
            opening = words[0] == "^"
            cue = _Cue(tuple(words[opening:]), opening, entry["group"], entry.get("side", ""), entry.get("reach", ""))
            by_first.setdefault(cue.phrase[0], []).append(cue)
    for cues in by_first.values():
        cues.sort(key=lambda cue: (len(cue.phrase), cue.opening), reverse=True)
    return by_first


def _checked(entry: dict[str, Any], number: int) -> list[str]:
    """The phrases of an entry of the data file.

    Raises:
        InvalidData: its group, side, reach or phrases are not of the accepted form.
    """
    kind = (entry.get("group", ""), entry.get("side", ""), entry.get("reach", ""))
    phrases = cast("list[str]", entry.get("phrases", []))
    if kind[0] not in _GROUPS or kind[1] not in _SIDES or kind[2] not in _REACHES or not phrases:
        problem = f"cues.toml: entry {number} {kind!r} is not a known kind of cue, or has no phrases."
        mend = f"Use a group of {_GROUPS}, a side of {_SIDES}, a reach of {_REACHES} and at least one phrase."
        raise InvalidData(problem, mend)
    wrong = next((phrase for phrase in phrases if not phrase.strip() or phrase.split()[0][-1] in "…*"), None)
    if wrong is not None:
        problem = f"cues.toml: entry {number} has the phrase {wrong!r}; the first word of a phrase must be whole."
        raise InvalidData(problem, "Write out the first word.")
    return phrases
