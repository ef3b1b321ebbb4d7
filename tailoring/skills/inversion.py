"""Finds the same thing said with a verb or with a noun: "rotate the stock", "rotation of stock", "stock rotation".

The taxonomy writes each thing in one or two ways; the other ways follow from the verbs of verbs.csv, so that they
need not be written out for every row and cost nothing where a text has no such word.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

from tailoring.errors import InvalidData
from tailoring.skills.index import Entry
from tailoring.skills.normalise import Token, fold_word
from tailoring.skills.taxonomy import Taxonomy
from tailoring.skills.verbs import Verb, verbs_by_form, verbs_by_noun

_SMALL_WORDS = Path(__file__).parent / "data" / "small_words.csv"
_MOST_OBJECT_WORDS = 3
_MOST_LIGHT_WORDS = 3
_SHORTEST_OBJECT = 3
_SHORTEST_IN_ONE_WORD = 5  # "laying bricks" is bricklaying; "taking care" is no caretaking
_DOINGS = frozenset({"skill", "method"})
_JOINTS = frozenset({" ", "-"})
_LIST_SIGNS = frozenset({", ", "/", " / "})
_LIST_WORDS = frozenset({"and", "or"})


class Inverted(NamedTuple):
    """A thing found by an inversion at words `first` to `last` (included), or a further one of its list (`listed`)."""

    first: int
    last: int
    entry: Entry
    listed: bool = False


@cache
def _small_words() -> dict[str, frozenset[str]]:
    """Folded words by their role.

    light: between a verb and its object, changing nothing ("the", "daily"); boundary: no object goes on over it;
    before: a verb may stand behind it ("to", "have"); no_inversion: a verb that says too little by itself ("meet").
    """
    by_role: dict[str, set[str]] = {"light": set(), "boundary": set(), "before": set(), "no_inversion": set()}
    with _SMALL_WORDS.open(encoding="utf-8", newline="") as file:
        for line, row in enumerate(csv.DictReader(file), start=2):
            if row.get("role") not in by_role:
                problem = f"small_words.csv line {line} has the role {row.get('role')!r}."
                raise InvalidData(problem, f"Use one of {tuple(by_role)}.")
            by_role[row["role"]].add(fold_word(row["word"]))
    return {role: frozenset(words) for role, words in by_role.items()}


@dataclass(frozen=True, slots=True)
class _Reader:
    """A text cut into words, with what lies before each, and the taxonomy to look in."""

    words: Sequence[Token]
    gaps: Sequence[str]
    taxonomy: Taxonomy

    def objects(self, first: int, start: int, verbs: Sequence[Verb]) -> Iterator[Inverted]:
        """The objects of a verb, or of a noun with "of": the nearest, and those that follow it in a list."""
        opening: int | None = first
        begin: int | None = start
        while opening is not None and begin is not None:
            begin = self._past_light_words(begin)
            head = self._head(begin, listed=opening != first)
            if head is None:
                return
            if head - begin < _MOST_OBJECT_WORDS and not self._is_followed_by_of(head):
                entry = self._doing(self._key(begin, head), verbs)
                if entry:
                    yield Inverted(opening, head, entry, listed=opening != first)
            opening = begin = self._next_member(head)

    def thing_before(self, at: int, verbs: Sequence[Verb]) -> Iterator[Inverted]:
        """A noun behind its object where the taxonomy has the verb before it: "stock rotation" of "rotate stock"."""
        if self._goes_on(at + 1):
            return
        for first in range(max(0, at - _MOST_OBJECT_WORDS), at):
            if all(self.gaps[place] in _JOINTS for place in range(first + 1, at + 1)):
                thing = self._key(first, at - 1)
                entry = self._first_entry(_verb_phrases(thing, verbs), verb_first=True)
                if entry and len(thing) >= _SHORTEST_OBJECT:
                    yield Inverted(first, at, entry)
                    return

    def _is_light(self, at: int) -> bool:
        return at < len(self.words) and self.words[at].folded in _small_words()["light"]

    def _past_light_words(self, start: int) -> int:
        at, light = start, _small_words()["light"]
        while at + 1 < len(self.words) and at - start < _MOST_LIGHT_WORDS and self.words[at].folded in light:
            if self.gaps[at + 1] not in _JOINTS:
                break
            at += 1
        return at

    def _head(self, begin: int, *, listed: bool) -> int | None:
        """The last word of the object that begins here: its head, behind which no word of it comes."""
        gaps = _JOINTS | _LIST_SIGNS if listed else _JOINTS
        if begin >= len(self.words) or self.gaps[begin] not in gaps:
            return None
        if self.words[begin].folded in _small_words()["boundary"]:
            return None
        last = begin
        while self._goes_on(last + 1):
            last += 1
        return last

    def _goes_on(self, at: int) -> bool:
        """Whether a noun phrase goes on with this word."""
        if at >= len(self.words) or self.gaps[at] not in _JOINTS:
            return False
        folded = self.words[at].folded
        return folded not in _small_words()["boundary"] and not folded.endswith("ly")

    def opens(self, at: int, verb: Verb) -> bool:
        """Whether the word is the verb and not a noun or participle before one: "to test tools", not "test tools"."""
        if verb.base in _small_words()["no_inversion"]:
            return False
        first = at == 0 or self.gaps[at] not in _JOINTS
        before = "" if first else self.words[at - 1].folded
        if self.words[at].folded == verb.base and verb.base in verb.nouns:
            return before == "to" or self._is_light(at + 1)
        if first:
            return True
        if self.words[at].folded == verb.gerund:
            return before not in _small_words()["light"]
        return before in _small_words()["before"] or before.endswith("ly")

    def _next_member(self, head: int) -> int | None:
        """The first word of the next member of a list whose member ends here; a verb opens no member."""
        after = head + 1
        if after >= len(self.words):
            return None
        listed = self.gaps[after] in _LIST_SIGNS
        if self.words[after].folded in _LIST_WORDS and after + 1 < len(self.words):
            listed = (listed or self.gaps[after] == " ") and self.gaps[after + 1] == " "
            after += 1
        return after if listed and self.words[after].folded not in verbs_by_form() else None

    def _is_a_doing(self, entry: Entry, *, verb_first: bool) -> bool:
        """Whether a thing can be done at all: "operation of the system" is not the knowledge of operating systems.

        A word like a verb before the name of a thing only tells which thing: "operating manuals".
        """
        concept = None if entry.credential else self.taxonomy.concepts.get(entry.target)
        if concept is None or concept.kind not in _DOINGS:
            return False
        shared = self.taxonomy.classes.get(concept.class_id)
        return not (verb_first and shared and shared.peer_tier == "none")

    def _is_followed_by_of(self, head: int) -> bool:
        """Whether the object is of another kind than its head says: "our network of specialists"."""
        after = head + 1
        return after < len(self.words) and self.words[after].folded == "of" and self.gaps[after] == " "

    def _key(self, first: int, last: int) -> str:
        return "".join([word.folded for word in self.words[first : last + 1]])

    def _doing(self, thing: str, verbs: Sequence[Verb]) -> Entry | None:
        """What the taxonomy calls the doing of a thing: by a noun behind it, or by the verb before it."""
        if len(thing) < _SHORTEST_OBJECT:
            return None
        nouns = [noun for verb in verbs for noun in verb.nouns]
        behind = self._first_entry((thing + noun for noun in nouns), in_one_word=len(thing) >= _SHORTEST_IN_ONE_WORD)
        return behind or self._first_entry(_verb_phrases(thing, verbs), verb_first=True)

    def _first_entry(self, keys: Iterable[str], *, in_one_word: bool = False, verb_first: bool = False) -> Entry | None:
        index = self.taxonomy.index
        for key in keys:
            entry = index.entry(key)
            if not entry or not self._is_a_doing(entry, verb_first=verb_first) or key in self.taxonomy.senses:
                continue
            if in_one_word or not index.is_cut_so(key, 1):
                return entry
        return None


def _verb_phrases(thing: str, verbs: Sequence[Verb]) -> Iterator[str]:
    """The thing behind each verb, save where verb and noun are one word: "data testing" is not "test data"."""
    said_by_itself = _small_words()["no_inversion"]
    return (verb.base + thing for verb in verbs if verb.base not in verb.nouns and verb.base not in said_by_itself)


def inversions(words: Sequence[Token], gaps: Sequence[str], taxonomy: Taxonomy) -> Iterator[Inverted]:
    """Every thing that stands inverted, with the other members of its list: "manage budgets and suppliers"."""
    reader = _Reader(words, gaps, taxonomy)
    by_form, by_noun = verbs_by_form(), verbs_by_noun()
    for at, word in enumerate(words):
        verb = by_form.get(word.folded)
        if verb and reader.opens(at, verb):
            yield from reader.objects(at, at + 1, (verb,))
        made_of = by_noun.get(word.folded)
        if made_of is None:
            continue
        if at + 1 < len(words) and words[at + 1].folded == "of" and gaps[at + 1] == " ":
            yield from reader.objects(at, at + 2, made_of)
        yield from reader.thing_before(at, made_of)
