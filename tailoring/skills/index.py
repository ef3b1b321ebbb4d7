"""Finds the phrases of the taxonomy in a run of folded words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from tailoring.skills.normalise import folded_words

_LONG_ENOUGH_TO_SPLIT = 6


class Entry(NamedTuple):
    """What a phrase names: the id of a concept or credential; an empty id where only its senses decide."""

    target: str
    credential: bool


@dataclass(slots=True)
class PhraseIndex:
    """Phrases by their folded key, with the ways in which they are cut into words."""

    longest: int = 1
    _entries: dict[str, Entry] = field(default_factory=dict[str, Entry])
    _cuts: dict[str, int] = field(default_factory=dict[str, int])
    _with_comma: set[str] = field(default_factory=set[str])
    _starts: set[str] = field(default_factory=set[str])

    def add(self, entry: Entry, phrases: Iterable[str]) -> None:
        """Makes every phrase name the entry; an earlier owner of the same key stays."""
        for phrase in phrases:
            words = folded_words(phrase)
            if not words:
                continue
            key = "".join(words)
            self._entries.setdefault(key, entry)
            self._cuts[key] = self._cuts.get(key, 0) | 1 << len(words)
            if "," in phrase:
                self._with_comma.add(key)
            self._starts.add(key[:2])
            self.longest = max(self.longest, len(words))

    def add_ambiguous(self, form: str) -> None:
        """Makes a form findable whose target only its senses decide."""
        self.add(Entry("", credential=False), (form,))

    def entry(self, key: str) -> Entry | None:
        """The entry of a folded key."""
        return self._entries.get(key)

    def may_start(self, word: str) -> bool:
        """Whether some phrase begins like this folded word."""
        return word[:2] in self._starts or len(word) < 2

    def fits(self, key: str, words: int, *, spaced: bool, comma: bool) -> Entry | None:
        """The entry of a key if it may be cut into so many words.

        A short key such as "rn" must be cut as in the data ("r n" is not it) unless dots or hyphens join the parts.
        """
        found = self._entries.get(key)
        if found is None or (comma and key not in self._with_comma):
            return None
        if spaced and len(key) < _LONG_ENOUGH_TO_SPLIT and not self._cuts[key] >> words & 1:
            return None
        return found
