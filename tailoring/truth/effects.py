"""The words by which a statement claims that something was brought about: "cutting costs", "which led to"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from tailoring.truth.doers import is_person
from tailoring.truth.knowledge import any_of, any_word, knowledge
from tailoring.truth.numbers import quantities
from tailoring.truth.outcome_words import Causation, Directions
from tailoring.truth.passages import Passage, inflected, verb_forms
from tailoring.truth.quantity_words import Quantities
from tailoring.truth.units import measure

_TOWARDS = frozenset({"in", "on", "to", "at", "from", "for", "through"})
_TIME_OF = re.compile(r"\b(?:in|during|over|through|for) (?:which|whose)\b[^,;.]*$")
_OWNED = frozenset({"the", "a", "an", "our", "its", "their", "my"})
_AROUND = 5
_BESIDE = re.compile(
    r"\b(?:when|while|during|amid|as)\b|\b(?:in|over) (?:a|the) (?:period|time|year|season|month|week|quarter|spell)\b"
)
# "Drove the lorry on a tenth less fuel": what it ran on, not what was driven.
_ON_SO_MUCH = re.compile(r"\bon (?:[\w%.-]+ ){1,3}?(?:less|fewer|more)\b", re.IGNORECASE)
# "From 15 minutes to nine".
_FROM_TO = re.compile(
    r"\bfrom [£$€]?(?:\d[\d.,]*|an?|half|\w+) (?:[\w%-]+ ){0,3}?(?:down |up )?to [£$€]?(?:\d[\d.,]*|one|two|three"
    r"|four|five|six|seven|eight"
    r"|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty"
    r"|fifty|sixty|half|under|over)\b",
    re.IGNORECASE,
)
_REACHED = frozenset({"finalist", "winner", "success"})


def claimed_effects(statement: Passage) -> Iterator[tuple[int, int, int]]:
    """The words that claim an effect: outright links, participles, "that halved", and outcome verbs of the person."""
    for match in any_word(knowledge(Causation).links).finditer(statement.text):
        if match.group().lower() == "due to" and _is_to_come(statement, statement.word_at(match.end())):
            continue
        yield statement.word_at(match.start()), *match.span()
    for match in any_of(knowledge(Causation).gains).finditer(statement.text):
        yield statement.word_at(match.start()), *match.span()
    for at, word in enumerate(statement.words):
        strong, weak = outcome_forms("outcomes").get(word.lower), outcome_forms("weak_outcomes").get(word.lower)
        if (strong and is_transitive(statement, at, strong)) or (
            weak and is_transitive(statement, at, weak) and _speaks_of_change(statement, at)
        ):
            yield at, word.start, word.end


@cache
def outcome_forms(strength: str) -> dict[str, str]:
    """Each form of the outcome verbs (`outcomes`, `weak_outcomes`) with its kind (base, s, past, ing)."""
    bases: tuple[str, ...] = getattr(knowledge(Causation), strength)
    return {form: kind for base in bases for kind, forms in inflected(base).items() for form in forms}


@cache
def _forms_of(group: str) -> frozenset[str]:
    bases: tuple[str, ...] = getattr(knowledge(Causation), group)
    return frozenset(form for base in bases for forms in inflected(base).values() for form in forms)


def _is_to_come(statement: Passage, at: int) -> bool:
    """Whether a plain verb stands there: "due to begin in May" tells of what is planned, not of a cause."""
    data = knowledge(Directions)
    word = statement.words[at].lower
    known = verb_forms().get(word)
    noun = word in data.rises | data.falls or word in outcome_forms("outcomes")
    behind = statement.words[at + 1] if at + 1 < len(statement.words) else None
    return bool(known and known[2] == "base" and not noun and behind and behind.lower != "of")


def _speaks_of_change(statement: Passage, at: int) -> bool:
    """Whether what stands behind a verb is a change: a word of more or less, a share, from one figure to another."""
    data = knowledge(Quantities)
    first, last = at + 1, statement.clause_of(at)[1]
    beside = _BESIDE.search(statement.part((at, last))) or _ON_SO_MUCH.search(statement.part((at, last)))
    if beside:
        # What happened "in a period when …" is not the object of the verb.
        last = statement.word_at(statement.words[at].start + beside.start())
    words = statement.words[first:last]
    if not words:
        return False
    start, end = statement.words[at].end, words[-1].end
    figures = [q for q in quantities(statement.text) if start <= q.start < end and q.unit != "year-name"]
    if any(word.lower in data.up | data.down or word.lower in _REACHED for word in words):
        return True
    # "Drove in the pilot", "drove 300 km a week" goes somewhere and brings nothing about.
    far = words[0].lower in _TOWARDS or any(measure(q.unit)[0] == "length" for q in figures)
    drives = statement.words[at].lower in _forms_of("driving") and not far and bool(figures)
    shares = any(q.unit in {"%", "pt", "change", "x"} for q in figures)
    return drives or shares or _FROM_TO.search(statement.text[start:end]) is not None


def is_transitive(statement: Passage, at: int, kind: str) -> bool:
    """Whether an outcome has a doer: “reduced waste”, “cutting costs”; “the rate fell” has none."""
    before = statement.words[at - 1].lower if at else ""
    gap = statement.text[statement.words[at - 1].end : statement.words[at].start] if at else ""
    if "-" in gap:
        return False
    opens = at == 0 or any(sign in gap for sign in ",;:.—–")
    if _is_plain_deed(statement, at) or _has_another_doer(statement, at):
        return False
    if kind == "ing":
        return (
            opens
            or before in {"and", "so", "while", "thereby", "thus", "significantly", "dramatically", "steadily", "by"}
            or before.endswith("ly")
        )
    if kind == "base":
        return before in {"to", "helped", "and"}
    if opens or before in {"that", "which", "and", "so", "i", "who", "we", "successfully"} or before.endswith("ly"):
        return True
    return kind == "past" and _has_subject_and_object(statement, at) and not _of_its_own(statement, at)


def _has_another_doer(statement: Passage, at: int) -> bool:
    """Whether the place or the time is the doer: "when sales doubled", "a firm that halved its costs"."""
    clause = statement.part(statement.clause_of(at)).lower()
    if _TIME_OF.search(statement.text[: statement.words[at].start].lower()) or clause.startswith(("when ", "where ")):
        return True
    before = statement.words[at - 1].lower if at else ""
    return before in {"that", "which"} and _happened_around(statement, at - 1)


def _has_subject_and_object(statement: Passage, at: int) -> bool:
    """Whether a noun stands before and a thing right after: "the pack doubled sales", not "sales doubled in May"."""
    words = statement.words
    if not 0 < at < len(words) - 1:
        return False
    # "A poster I designed brought 300 visitors": the verb before is that of a clause about the doer.
    about = at > 1 and words[at - 2].lower in {"i", "we"}
    if not about and (not words[at - 1].content or any(v.at == at - 1 for v in statement.verbs)):
        return False
    behind = words[at + 1]
    joined = statement.text[words[at].end : behind.start] == " "
    return joined and (behind.content or behind.lower in _OWNED) and behind.lower not in _amounts()


def _of_its_own(statement: Passage, at: int) -> bool:
    """Whether a thing is told by a measure of its own: "whose book improved its loss ratio" names no doer."""
    return statement.words[at + 1].lower in {"its", "their"} and not is_person(statement.words[at - 1].lower)


@cache
def _amounts() -> frozenset[str]:
    return frozenset(knowledge(Quantities).numbers)


def _is_plain_deed(statement: Passage, at: int) -> bool:
    """Whether the verb is an everyday deed to a thing, not a change of a measure: cut a trailer, raised a flock."""
    word = statement.words[at].lower
    following = statement.words[at + 1].lower if at + 1 < len(statement.words) else ""
    return word in _forms_of("everyday") and following in {"a", "an"} and not _speaks_of_change(statement, at)


def _happened_around(statement: Passage, at: int) -> bool:
    """Whether the doer is the place or the time, not the person: "worked in a service that doubled its checks"."""
    before = statement.words[max(0, at - _AROUND) : at]
    around = knowledge(Causation).around
    return (
        bool(before)
        and any(word.lower in {"in", "at", "for", "through", "during", "within", "of"} for word in before)
        and before[-1].lower in around
    )
