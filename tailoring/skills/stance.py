"""Tells how a thing named in a sentence is held (held, learning, planned, negated) and by whom (self, team, other)."""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
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
_WORD = re.compile(r"[^\W_](?:[\w'&+#-]*[\w+#])?|[,():;!?•|\n]|\.(?=\s|$)")
_SENTENCE_ENDS = frozenset(".;!?•|\n")
_CLAUSE_STARTS = frozenset(",.;:•|\n(")
_PHRASE_END = re.compile(r"[,()–—;•|\n]|\s[-/]\s|[.!?](?=\s|$)")
_PHRASE_CLOSERS = frozenset(".;!?•|\n,)")
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


class _Openers(NamedTuple):
    """The cues with one first word: those that can go on with each second word, and those that go on with any."""

    by_second: Mapping[str, Sequence[_Cue]]
    any_second: Sequence[_Cue]

    def before(self, words: Sequence[str], second: int) -> Sequence[_Cue]:
        """The cues that may stand where the word at `second` comes next, the longest first."""
        return self.by_second.get(words[second], self.any_second) if second < len(words) else self.any_second


@dataclass(frozen=True, slots=True)
class Stances:
    """The cues of one text, ready to be asked about each mention in it.

    `before` are the cues that speak of what follows them, `after` the others, both by the break before their end that
    looks at the mention.
    """

    text: str
    before: Mapping[int, Sequence[Hit]]
    after: Mapping[int, Sequence[Hit]]
    breaks: Sequence[int]

    def modality(self, start: int, end: int) -> Modality:
        """How the thing at these characters is held; the most cautious reading wins."""
        return self.of(start, end)[0]

    def actor(self, start: int, end: int) -> Actor:
        """Who did the thing at these characters."""
        return self.of(start, end)[1]

    def of(self, start: int, end: int) -> tuple[Modality, Actor]:
        """How the thing at these characters is held, and who did it."""
        groups = self._groups(start, end)
        if not groups:
            return "held", "self"
        held = next((group for group in ("negated", "planned", "learning") if group in groups), "held")
        actor: Actor = "other" if "other" in groups else "team" if "team" in groups else "self"
        return cast("Modality", held), actor

    def _groups(self, start: int, end: int) -> set[str]:
        """The groups of the cues that reach these characters; only cues between the same two breaks can."""
        before = self.before.get(bisect_left(self.breaks, start), ())
        after = self.after.get(bisect_left(self.breaks, end), ())
        return {hit.group for hits in (before, after) for hit in hits if self._reaches(hit, start, end)}

    def _reaches(self, hit: Hit, start: int, end: int) -> bool:
        low, high = (hit.end, start) if hit.side == "before" else (end, hit.start)
        if low > high:
            return False
        between = self.text[low:high]
        if hit.side == "before" and between.count(")") > between.count("("):
            return False  # what is said in brackets speaks of what stands before them
        if hit.side == "after":
            # What follows speaks of the nearest thing: "A+, CCNA (in progress)" leaves A+ held.
            between = between.rstrip(" (–—-:,")
        return hit.reach == "clause" or not _PHRASE_END.search(between)


def stances(text: str) -> Stances:
    """Finds the cues of a text once, so that each mention costs little."""
    lowered = text.lower().replace("’", "'")
    if len(lowered) != len(text):
        lowered = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    found = list(_WORD.finditer(lowered))
    words = [match.group() for match in found]
    hits: list[Hit] = []
    breaks: list[int] = []
    cues, at = _cues(), 0
    while at < len(words):
        word = words[at]
        openers = cues.get(word)
        here = _cues_at(words, at, openers.before(words, at + 1)) if openers else []
        if word in _SENTENCE_ENDS or any(cue.group == "break" for cue, _ in here):
            breaks.append(found[at].start())
        hits += [
            Hit(found[at].start(), found[after - 1].end(), cue.group, cue.side, cue.reach)
            for cue, after in here
            if cue.group not in {"break", "literal"}
        ]
        at = max([at + 1, *(after for _, after in here)]) if here else at + 1
    return Stances(
        lowered,
        before=_by_break(breaks, ((hit.end, hit) for hit in hits if hit.side == "before")),
        after=_by_break(breaks, ((hit.start, hit) for hit in hits if hit.side != "before")),
        breaks=breaks,
    )


def _by_break(breaks: Sequence[int], placed: Iterable[tuple[int, Hit]]) -> dict[int, list[Hit]]:
    """Hits by how many breaks stand before the side of them that looks at the mention."""
    found: dict[int, list[Hit]] = {}
    for place, hit in placed:
        found.setdefault(bisect_left(breaks, place), []).append(hit)
    return found


def _cues_at(words: Sequence[str], at: int, cues: Sequence[_Cue]) -> list[tuple[_Cue, int]]:
    """The longest cue of each side that starts at a word, with the word after it; a longer literal hides them all."""
    found: dict[str, tuple[_Cue, int]] = {}
    for cue in cues:
        if cue.side in found or (cue.opening and at and words[at - 1] not in _CLAUSE_STARTS):
            continue
        after = _match(cue.phrase, words, at)
        if after and cue.group == "literal" and not found:
            return [(cue, after)]
        if after:
            found[cue.side] = (cue, after)
    return list(found.values())


def _match(phrase: Sequence[str], words: Sequence[str], at: int) -> int:
    """The word after the phrase if it stands at `at`, else 0."""
    for number, wanted in enumerate(phrase):
        if wanted == "*":
            rest = phrase[number + 1 :]
            for skipped in range(_STAR_WORDS + 1):
                after = _match(rest, words, at + skipped)
                if after:
                    return after
                if at + skipped >= len(words) or not words[at + skipped][0].isalnum():
                    return 0
            return 0
        word = words[at] if at < len(words) else ""
        if wanted == "$":
            return at if not word or word in _PHRASE_CLOSERS else 0
        if not word or (word != wanted and not (wanted[-1] == "…" and word.startswith(wanted[:-1]))):
            return 0
        at += 1
    return at


@cache
def _cues() -> dict[str, _Openers]:
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
    return {first: _openers(cues) for first, cues in by_first.items()}


def _openers(cues: Sequence[_Cue]) -> _Openers:
    plain = {cue.phrase[1] for cue in cues if _has_plain_second(cue)}
    by_second = {word: [cue for cue in cues if not _has_plain_second(cue) or cue.phrase[1] == word] for word in plain}
    return _Openers(by_second, [cue for cue in cues if not _has_plain_second(cue)])


def _has_plain_second(cue: _Cue) -> bool:
    return len(cue.phrase) > 1 and cue.phrase[1] not in {"*", "$"} and cue.phrase[1][-1] != "…"


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
