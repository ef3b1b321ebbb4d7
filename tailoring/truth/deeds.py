"""The deeds that a statement claims: each verb with the telling words it governs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tailoring.truth.deed_words import Titles, Verbs
from tailoring.truth.knowledge import knowledge
from tailoring.truth.passages import Passage, Verb, verb_forms

_OPENERS = frozenset(
    {"who", "that", "which", "while", "with", "as", "after", "before", "then", "where", "including", "plus"}
)
_DEED_LETTERS = 4
_OF_EACH = frozenset({"each", "all", "both", "none", "most", "some", "half"})
_ADVERBS = frozenset({"already", "since", "now", "later", "then", "still", "also", "newly", "previously", "formerly"})
ASSISTED, CONTRIBUTED, BUILT, RAN, OWNED, LED = 1, 2, 3, 4, 5, 6


@dataclass(frozen=True, slots=True)
class Deed:
    """A verb of the statement with the telling words it governs."""

    verb: Verb
    stems: frozenset[str]
    clause: tuple[int, int]


def deeds_of(statement: Passage) -> Iterator[Deed]:
    """The verbs of doing that the statement gives to its writer, each with its things and its clause."""
    for number, verb in enumerate(statement.verbs):
        if verb.level is None or verb.level < CONTRIBUTED or _is_passive(statement, verb) or _is_rank(statement, verb):
            continue
        clause = statement.clause_of(verb.at)
        last = list_end(statement, clause)
        following = [other.at for other in statement.verbs[number + 1 :] if other.at < last]
        end = following[0] if following else last
        stems = statement.stems((verb.at + 1, end)) or statement.stems((clause[0], verb.at))
        if not stems and following:
            stems = statement.stems((verb.at + 1, last))
        if not stems and clause[1] < len(statement.words) and statement.words[clause[1]].lower == "and":
            # "Rigged and bolted the frames": the things stand behind the second verb.
            stems = statement.stems(statement.clause_of(clause[1]))
        if stems:
            yield Deed(verb, stems, clause)


def _is_rank(statement: Passage, verb: Verb) -> bool:
    """Whether a plain form that opens the text is part of a title: "Head cook", "Lead nurse"."""
    behind = statement.words[1].lower if len(statement.words) > 1 else ""
    return verb.at == 0 and verb.form == "base" and behind in knowledge(Titles).heads


def _is_passive(statement: Passage, verb: Verb) -> bool:
    """Whether the thing was done, by nobody knows whom: "after the tests were introduced"."""
    at = verb.at - 1
    while at > 0 and statement.words[at].lower in _ADVERBS:
        at -= 1
    before = statement.words[at].lower if verb.at else ""
    behind = statement.words[verb.at + 1].lower if verb.at + 1 < len(statement.words) else ""
    if verb.at and verb.form == "past" and behind == "by" and statement.words[verb.at - 1].content:
        # "Lease negotiations led by the partner".
        return True
    if before in {"that", "which"} and at > 0 and not _is_group(statement, at - 1):
        # "A loaf that won a prize": the loaf did.
        return True
    # "An inquiry described as already planned".
    return verb.form == "past" and before in {"was", "were", "been", "being", "is", "are", "be", "get", "got", "as"}


def _is_group(statement: Passage, at: int) -> bool:
    """Whether a word names people of whom the writer may be one: "the team that built it"."""
    word, data = statement.words[at].lower, knowledge(Verbs)
    return word in data.own_people or word in data.others or word.removesuffix("s") in data.others


def list_end(statement: Passage, clause: tuple[int, int]) -> int:
    """Where the objects of a clause end: a list runs on over commas until another verb or opener."""
    last = clause[1]
    for first, end in statement.clauses:
        if (
            first == last
            and statement.words[first].lower not in _OPENERS
            and not any(first <= v.at < end for v in statement.verbs)
        ):
            if statement.words[first].lower in _OF_EACH and first + 1 < end:
                # "Five pumps, each passed at once": no further thing.
                break
            if "," not in statement.text[statement.words[first - 1].end : statement.words[first].start]:
                break
            last = end
    return last


def claimed_deeds(text: Passage) -> Iterator[int]:
    """The numbers of the verbs that a text gives to its writer: they open it or a part, or follow "and" or "I"."""
    for at, word in enumerate(text.words):
        form = verb_forms().get(word.lower)
        past = word.lower.endswith("ed") and len(word.lower) > _DEED_LETTERS
        if not past and (form is None or form[2] == "ing"):
            continue
        hyphened = at > 0 and text.text[text.words[at - 1].end : word.start] == "-"
        if _opens(text, at - 1 if hyphened else at):
            yield at


def _opens(text: Passage, at: int) -> bool:
    if at == 0:
        return True
    before = text.words[at - 1]
    gap = text.text[before.end : text.words[at].start].strip()
    joined = before.lower in {"and", "i", "who", "then", "also"} and not gap
    return joined or bool(gap and gap[-1] in ",.;:")
