"""What follows from how many share a task: three of us are two colleagues and I, each with a third of it."""

from __future__ import annotations

import re

from tailoring.confidence_rules.words import stem
from tailoring.truth.alignment import shared_kin
from tailoring.truth.changes import fits
from tailoring.truth.evidence import Source
from tailoring.truth.figure import Quantity
from tailoring.truth.knowledge import any_of, knowledge
from tailoring.truth.passages import Passage, passage
from tailoring.truth.quantity_words import Quantities
from tailoring.truth.units import counted_words

_HUNDRED = 100.0
_OF_US = re.compile(r"\b(?P<count>[a-z]+) of us\b", re.IGNORECASE)
_WITH = re.compile(
    r"\b(?:with|and) (?P<count>an|a|another|one|two|three|four|five|six) (?:other |fellow )?(?P<who>[a-z-]+)",
    re.IGNORECASE,
)
_AND_I = re.compile(
    r"\b(?:an?|another|one other|my) (?:[\w-]+ )?[\w-]+ and I\b|\bI and (?:an?|another|my) ", re.IGNORECASE
)
# Who leads four has them below, not beside.
_OVER = re.compile(
    r"\b(?:led|leading|leads? (?=the|an?|my|\w+ colleagues)"
    r"|(?:manag|supervis|overse|mentor|coach|direct|train|head)(?:ing|e?s|ed|e)"
    r"|oversaw|team of|in charge of|hired|recruit\w*|responsible for)\b[^,;]*$",
    re.IGNORECASE,
)

_BESIDE = re.compile(r"\b(?:with|alongside|beside|among|and) (?:the |my |our |his |her )?$", re.IGNORECASE)


def among_sharers(said: Quantity, statement: Passage, source: Source) -> tuple[str, ...]:
    """The id of the fact whose people share a task as is said: the others of them, or the person's equal part."""
    if said.unit not in {"", "%"} or said.label or said.per:
        return ()
    about = statement.stems()
    for fact in source.facts:
        people = _sharers(fact.text)
        if not people or not shared_kin(about, passage(fact.text).stems()):
            continue
        if said.unit == "%":
            held = bool(any_of(knowledge(Quantities).evenly).search(fact.text))
            held = held and fits(said, _HUNDRED / people, derived=True)
        else:
            beside = said.of is None and said.value == said.high == people - 1 and _are_beside(said, statement.text)
            held = beside or (said.value == 1 and said.of == people)
        if held:
            return (fact.id,)
    return ()


def _sharers(text: str) -> float:
    """How many share a task, the person among them; 0 where nobody does or it is not told."""
    numbers = knowledge(Quantities).numbers
    of_us = _OF_US.search(text)
    if of_us:
        return float(numbers.get(of_us.group("count").lower(), 0))
    beside = _WITH.search(text)
    if beside and (stem(beside.group("who").lower()) in _companions() or " other " in beside.group()):
        return numbers.get(beside.group("count").lower(), 1) + 1.0
    return 2.0 if _AND_I.search(text) else 0.0


def _companions() -> frozenset[str]:
    return frozenset(stem(word) for word in knowledge(Quantities).companions)


def _are_beside(said: Quantity, text: str) -> bool:
    """Whether a figure counts those who stand beside the person."""
    named = {word for word in counted_words(text, said.end) if word in _companions() or word.endswith("mat")}
    return bool(named) and bool(_BESIDE.search(text[: said.start]) or not _OVER.search(text[: said.start]))
