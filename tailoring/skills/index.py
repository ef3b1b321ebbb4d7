"""Finds the phrases of the taxonomy in a run of folded words."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import NamedTuple

from tailoring.skills.normalise import fold_word, folded_words

_EVERYDAY = Path(__file__).parent / "data" / "everyday_words.csv"

_LONG_ENOUGH_TO_SPLIT = 6
_SHORT_PART = 3
_OPENING = 5  # letters by which keys are grouped, so that a search knows early that nothing longer can come
_PUNCTUATION = frozenset(",:()[]–—")


class Entry(NamedTuple):
    """What a phrase names: the id of a concept or credential; an empty id where only its senses decide."""

    target: str
    credential: bool


@cache
def _everyday_words() -> frozenset[str]:
    """Folded words of everyday English that are also somebody's abbreviation ("as", "march", "rest")."""
    with _EVERYDAY.open(encoding="utf-8", newline="") as file:
        return frozenset(fold_word(row["word"]) for row in csv.DictReader(file))


def _capitals(word: str) -> int:
    return sum(letter.isupper() for letter in word)


@dataclass(slots=True)
class PhraseIndex:
    """Phrases by their folded key, with the ways in which they are cut into words."""

    longest: int = 1
    _entries: dict[str, Entry] = field(default_factory=dict[str, Entry])
    _cuts: dict[str, int] = field(default_factory=dict[str, int])
    _punctuated: set[str] = field(default_factory=set[str])
    _as_cut: set[str] = field(default_factory=set[str])
    _in_capitals: set[str] = field(default_factory=set[str])
    _reach: dict[str, int] = field(default_factory=dict[str, int])

    def add(self, entry: Entry, phrase: str, words: Sequence[str]) -> None:
        """Makes a phrase, given with its folded words, name the entry; an earlier owner of the same key stays."""
        key = "".join(words)
        if not key:
            return
        count = len(words)
        self._entries.setdefault(key, entry)
        self._cuts[key] = self._cuts.get(key, 0) | 1 << count
        if " " in phrase and min(map(len, phrase.split(" "))) < _SHORT_PART:
            self._as_cut.add(key)
        if not _PUNCTUATION.isdisjoint(phrase):
            self._punctuated.add(key)
        if count == 1 and _capitals(phrase) > 1 and key in _everyday_words():
            self._in_capitals.add(key)
        self.longest = max(self.longest, count)
        opening = key[:_OPENING]
        self._reach[opening] = max(self._reach.get(opening, 0), len(key))

    def add_ambiguous(self, form: str) -> None:
        """Makes a form findable whose target only its senses decide."""
        self.add(Entry("", credential=False), form, folded_words(form))

    def entry(self, key: str) -> Entry | None:
        """The entry of a folded key."""
        return self._entries.get(key)

    def may_go_on(self, key: str) -> bool:
        """Whether some key may be longer than this one and begin as it does."""
        return len(key) < _OPENING or len(key) < self._reach.get(key[:_OPENING], 0)

    def just_a_word(self, key: str, written: str) -> bool:
        """Whether the form is an everyday word unless it stands in capitals: "as", "March" and "rest"."""
        return key in self._in_capitals and _capitals(written) < 2

    def fits(self, key: str, words: int, *, spaced: bool, punctuated: bool) -> Entry | None:
        """The entry of a key if it may be cut into so many words.

        `punctuated`: a comma, bracket or dash stands between the words, which a phrase must have itself. A short key
        such as "rn" must be cut as in the data ("r n" is not it) unless dots or hyphens join the parts, and so must
        a phrase with a short word ("prevent" is not "PR event").
        """
        found = self._entries.get(key)
        if found is None or (punctuated and key not in self._punctuated):
            return None
        must_be_as_cut = key in self._as_cut or (spaced and len(key) < _LONG_ENOUGH_TO_SPLIT)
        return None if must_be_as_cut and not self.is_cut_so(key, words) else found

    def is_cut_so(self, key: str, words: int) -> bool:
        """Whether the data write a key in so many words."""
        return bool(self._cuts.get(key, 0) >> words & 1)
