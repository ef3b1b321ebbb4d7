"""Finds what in a statement keeps that a thing was withheld: a reservation of its kind, or who did it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from tailoring.truth.clause_standing import CUT, Clause
from tailoring.truth.deeds import claimed_deeds
from tailoring.truth.denials import negates
from tailoring.truth.doers import DETERMINERS
from tailoring.truth.knowledge import knowledge
from tailoring.truth.limit_words import Withheld
from tailoring.truth.others import same_deed
from tailoring.truth.passages import Passage, Word, verb_forms

_TOGETHER = frozenset({"alongside", "beside", "jointly", "shared", "together", "joint"})
_WITH = frozenset({"with", "alongside", "beside"})
_BESIDE = 4
_SOMEONE = frozenset({"he", "she", "they"})
_BY_SOMEONE = re.compile(
    r"(?:[\w-]+,? )?[\w-]+(?:ed|en|wn|lt|nt|ne|ght|made|set|cut|run|put)(?: (?:off|out|up|down|over|in))?"
    r" by (?:the|an?|our|my|another|others|[A-Z][\w&]*) ?(?!hour\b|day\b|week\b|month\b|year\b)"
)
# What opens an apposition.
_APPOSED = DETERMINERS | {"itself", "themselves", "all"}


@dataclass(frozen=True, slots=True)
class Rests:
    """A word of the statement, and the clause of the facts on which it rests."""

    word: Word
    at: int
    clause: Clause
    fact_id: str
    mine: frozenset[str]

    def is_deed_of(self, bases: set[str]) -> bool:
        """Whether the word is a verb that means the same as one of these."""
        form = verb_forms().get(self.word.lower)
        return form is not None and any(same_deed(form[0], base) for base in bases)


def windows(statement: Passage) -> Iterator[tuple[int, int]]:
    """The parts of a statement, as word numbers: a piece without a deed of its own goes with the one before."""
    starts = sorted(
        {0, *(statement.word_at(m.end()) for m in CUT.finditer(statement.text) if m.end() < len(statement.text))}
    )
    for verb in statement.verbs:
        # "… and won", "a trial that won their approval"
        beside = verb.at > 1 and statement.words[verb.at - 2].lower.endswith("ed")
        if verb.at and statement.words[verb.at - 1].lower in {"and", "that"} and not beside:
            # Not "edited and narrated by the manager": who did the one did the other.
            starts.append(verb.at - 1)
    edges = sorted({*starts, len(statement.words)})
    for first, last in pairwise(edges):
        if last > first:
            yield first, last


def is_kept(statement: Passage, window: tuple[int, int], rests: Rests) -> bool:
    """Whether the part keeps that it was withheld: by a reservation, or by naming who did it."""
    data, clause = knowledge(Withheld), rests.clause
    # "Advised the owner, by letter, on strengthening it": the advice stands before.
    whole = clause.standing == "lapsed" or (clause.standing == "advised" and rests.word.lower.endswith("ing"))
    first, last = statement.sentence_of(rests.at) if whole else _told_together(statement, window, clause.standing)
    words = [word for word in statement.words[first:last] if word is not rests.word]
    keeping = data.keeping["met" if clause.standing == "unused" else clause.standing]
    if clause.standing == "another" and rests.at in set(claimed_deeds(statement)):
        # "Poured bronze with the caster": who did it stands beside, and the deed is told as the person's.
        keeping -= _TOGETHER
        words = [word for at, word in enumerate(statement.words) if word in words and not _is_beside(statement, at)]
    if any(word.lower in keeping or negates(word.lower) for word in words):
        return True
    if clause.standing in {"another", "reserved"} and by_someone(statement, rests.at):
        return True
    if rests.word.lower in data.outcomes and clause.standing == "reserved":
        return False
    return _names_whose(statement, window, words, clause, appended=last > window[1])


def by_someone(statement: Passage, at: int) -> bool:
    """Whether a word tells what someone did, in the passive, or the thing of it: "signed off by the inspector"."""
    return _BY_SOMEONE.match(statement.text, statement.words[at].start) is not None


def _names_whose(
    statement: Passage, window: tuple[int, int], words: Sequence[Word], clause: Clause, *, appended: bool
) -> bool:
    """Whether a part names who did it, or what the facts say it was; `appended` with an apposition behind it."""
    antecedent = _antecedent(statement, window)
    if clause.standing == "another" and antecedent and clause.people <= _SOMEONE:
        # "A trainee who passed", for "she passed".
        return True
    if ({word.stem for word in words} | antecedent) & clause.people:
        return True
    # "The churn model, the work of the data team": only in apposition does it stand whose it is.
    cue = clause.cue if clause.standing != "reserved" or appended else frozenset[str]()
    return any(word.stem in cue and (word.content or clause.standing == "unused") for word in words)


def _told_together(statement: Passage, window: tuple[int, int], standing: str) -> tuple[int, int]:
    """A part of a statement with what stands in apposition behind it; without a verb, with the part before it."""
    first, last = window
    pieces = list(windows(statement))
    at = pieces.index(window)
    if standing == "met" and not _has_deed(statement, window) and at:
        # "Tried Vue, on one internal page".
        first = pieces[at - 1][0]
    if standing in {"another", "reserved"} and at + 1 < len(pieces):
        behind = pieces[at + 1]
        if statement.words[behind[0]].lower in _APPOSED and not _has_deed(statement, behind):
            last = behind[1]
    return first, last


def _has_deed(statement: Passage, window: tuple[int, int]) -> bool:
    """Whether a part of a statement has a verb."""
    first, last = window
    return any(first <= verb.at < last for verb in statement.verbs)


def _is_beside(statement: Passage, at: int) -> bool:
    """Whether a word stands behind "with" or "alongside"."""
    return any(word.lower in _WITH for word in statement.words[max(0, at - _BESIDE) : at])


def _antecedent(statement: Passage, window: tuple[int, int]) -> set[str]:
    """The word before a part that opens with "who": "to Olga, who sorts the post"."""
    first = window[0]
    # "Year 4 teacher who …" is the person; "to a rider who …" is not.
    data = knowledge(Withheld)
    other = any(word.lower in data.behind | data.means for word in statement.words[:first]) or any(
        verb.at < first for verb in statement.verbs
    )
    named = first > 1 and other and statement.words[first].lower == "who"
    return {statement.words[first - 1].stem} if named else set[str]()
