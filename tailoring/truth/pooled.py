"""What like figures of several sentences make together: three moved in 2019 and four more in 2020 are seven moved."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from tailoring.truth.alignment import shared_kin
from tailoring.truth.changes import fits
from tailoring.truth.evidence import Evidence, Source
from tailoring.truth.figure import THINGLESS, YEAR, Quantity
from tailoring.truth.likeness import (
    are_alike,
    goes_on,
    in_its_years,
    is_named_doers,
    places_of,
    resumes,
    together,
    undone,
    words_of,
)
from tailoring.truth.numbers import quantities
from tailoring.truth.others import others_deeds
from tailoring.truth.passages import Passage, canonical
from tailoring.truth.terms import is_anothers_figure
from tailoring.truth.units import counted_words, measure

_MOST = 8
_FEW = 6
_BEHIND = re.compile(
    r"(?: of (?:the|my|our|all|those|these))?"
    r"(?: (?!(?:in|of|on|at|for|to|from|with|over|by|off|and|across|between|through)\b)[\w’'-]+){1,4}"
)
_SPELLS = frozenset({"day", "week", "month", "quarter", "year"})
_ORDINAL = re.compile(r"\b(?:first|second|third|fourth|other|next)\b")
_SIZES = (2, 3, 4)
# "Six of which Nadia took", "of which a subcontractor fitted 9".
_ANOTHER = re.compile(r"\bof (?:which|whom) (?:[A-Z](?!\b)\w+|(?:the|an?|my|our|another) [\w-]+) \w+")
_OTHERS = re.compile(r" (?:others|more|further|additional|of them|in all)\b")
_OF_WHICH = re.compile(r"\bof (?:which|whom|them|these|those)\b")
_ENDS = re.compile(r"\b(?:from|to|instead of|than|by|over|under|within) (?:about )?[£$€]?$", re.IGNORECASE)
_UNTIL = re.compile(r"\S* ?(?:to|–|-) ?[£$€]?\d")


@dataclass(frozen=True, slots=True)
class Part:
    """A figure of a sentence: `value` in the base unit, less what someone else did of it."""

    evidence: Evidence
    figure: Quantity
    value: float


def pooled(said: Quantity, statement: Passage, source: Source) -> tuple[str, ...]:
    """The ids of the facts whose like figures make up what is said; () where none do."""
    if said.unit in THINGLESS or said.label or said.ordinal or said.of is not None:
        return ()
    parts = [one for one in _parts(said, statement, source) if _unit_fits(said, one.figure)][:_MOST]
    size = measure(said.unit)[1]
    for count in _SIZES:
        for chosen in combinations(parts, count):
            several = len({id(one.evidence) for one in chosen}) == count
            value = sum(one.value for one in chosen) / size
            if several and fits(said, value, derived=said.loose != "exact") and _belong(said, statement, chosen):
                return tuple(dict.fromkeys(one.evidence.fact.id for one in chosen))
    net = [one for one in parts if one.value != one.figure.value * measure(one.figure.unit)[1]]
    alone = next((one for one in net if fits(said, one.value / size, derived=False)), None)
    return (alone.evidence.fact.id,) if alone and _belong(said, statement, (alone,)) else ()


def counted_apart(said: Quantity, statement: Passage, source: Source) -> tuple[str, ...]:
    """The ids of the facts that tell of one thing each, by another year or name, where there are as many as is said."""
    nouns = frozenset({canonical(said.unit)} if said.unit in _SPELLS else _things_behind(statement.text, said.end))
    few = said.value == said.high and 2 <= said.value <= _FEW
    if said.unit not in {"", *_SPELLS} or said.label or said.per or said.of or not few or not nouns:
        return ()
    if any(nouns & set(q.noun.split()) for one in source.evidence for q in quantities(one.text) if not q.unit):
        return ()
    about, own = statement.stems(), frozenset[str]
    found = [
        one
        for one in source.evidence
        if (shared_kin(nouns, words_of(one.text)) and len(shared_kin(about, one.stems)) >= 2) or resumes(one.text)
        if not (
            any(one.text.startswith(deed.text) for deed in others_deeds(one))
            or is_named_doers(one.text)
            or undone(one, statement.text)
        )
    ]
    marks = [
        own(YEAR.findall(one.text)) or places_of(one.text) | own(_ORDINAL.findall(one.text.lower())) for one in found
    ]
    apart = all(a and b and a != b for a, b in combinations(marks, 2))
    if len(found) != said.value or not apart or not in_its_years(found, statement.text):
        return ()
    return tuple(dict.fromkeys(one.fact.id for one in found))


def _unit_fits(said: Quantity, q: Quantity) -> bool:
    return measure(q.unit)[0] == measure(said.unit)[0] and q.per == said.per and q.value == q.high


def _parts(said: Quantity, statement: Passage, source: Source) -> Iterator[Part]:
    """The figures that may be added: the person's own, done, of the thing that the statement counts."""
    about = statement.stems()
    things = frozenset(said.noun.split()) | _things_behind(statement.text, said.end)
    for one in source.evidence:
        if is_named_doers(one.text):
            continue
        figures = [q for q in quantities(one.text) if q.unit not in THINGLESS and not q.label and not q.ordinal]
        for at, q in enumerate(figures):
            plain = q.of is None and not _ENDS.search(one.text[: q.start]) and not _UNTIL.match(one.text, q.end)
            if not plain or is_anothers_figure(one, q) or _is_taken(one.text, q):
                continue
            if not said.unit and not (_counts(q, one, things) or shared_kin(about, one.stems) or goes_on(one.text)):
                continue
            less = _done_by_another(one, figures[at + 1 :])
            size = measure(q.unit)[1]
            yield Part(one, q, (q.value - less) * size)


def _is_taken(text: str, q: Quantity) -> bool:
    return bool(_OF_WHICH.match(text, q.end + 1) or re.search(_OF_WHICH.pattern + r"[^;.]*$", text[: q.start]))


def _done_by_another(one: Evidence, later: Sequence[Quantity]) -> float:
    """How many of so many someone else did: "37, of which a subcontractor fitted 9"."""
    taken = later[:1] if later and not later[0].unit and _is_taken(one.text, later[0]) else ()
    return sum(q.value for q in taken if is_anothers_figure(one, q) or _ANOTHER.search(one.text))


def _counts(q: Quantity, one: Evidence, things: frozenset[str]) -> bool:
    """Whether a figure counts these things: by the words behind it, or, where it is bare, by those of its sentence."""
    named = frozenset(q.noun.split())
    if named:
        return bool(shared_kin(named, things) or shared_kin(_things_behind(one.text, q.end), things))
    return bool(shared_kin(one.stems, things))


def _things_behind(text: str, end: int) -> frozenset[str]:
    """The words behind a figure, up to one that places it or a comma."""
    match = _BEHIND.match(text, end)
    return counted_words(match.group(), 0) if match else frozenset()


def _belong(said: Quantity, statement: Passage, chosen: Sequence[Part]) -> bool:
    """Whether figures are like ones, of what the statement speaks of, in the years and at the places that it names."""
    things = frozenset(said.noun.split()) | _things_behind(statement.text, said.end)
    things = statement.stems() if _OTHERS.match(statement.text, said.end) else things
    counting = [one for one in chosen if said.unit or _counts(one.figure, one.evidence, things)]
    foreign = [one for one in chosen if one not in counting and one.figure.noun]
    if len(foreign) == len(chosen) and all(set(one.figure.noun.split()) & statement.stems() for one in foreign):
        # "Wills and leases, 130 documents": a name for both.
        counting, foreign = foreign, []
    return (
        bool(counting)
        and not foreign
        and are_alike([one.evidence for one in chosen], statement)
        and together([(one.evidence, one.figure) for one in chosen], statement)
    )
