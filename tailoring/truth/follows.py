"""Whether a figure of a statement is what follows from the figures of a fact by a step or two."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations, permutations

from tailoring.truth.additive import told_of_one
from tailoring.truth.alignment import shared_kin
from tailoring.truth.arithmetic import Support
from tailoring.truth.binding import year_behind
from tailoring.truth.changes import fits, is_an_end
from tailoring.truth.derivation import ANY, Result, before_and_after, results, seconds_of
from tailoring.truth.evidence import Source, SourceFact
from tailoring.truth.figure import Quantity
from tailoring.truth.numbers import quantities
from tailoring.truth.operands import Operand, operands
from tailoring.truth.passages import canonical
from tailoring.truth.units import measure

_MOST = 14
_SMALL = 7
_NEAR = 0.8
_HUNDRED = 100.0
_EACH = re.compile(
    r"\S*(?: [\w-]+){0,3}? (?:each|apiece|per|an?|every|a head|on average|in each|for each|to an?)\b", re.IGNORECASE
)
_MEAN = re.compile(r"\b(?:averag\w+|mean|typical\w*)\b", re.IGNORECASE)
_MULTIPLIED = re.compile(r"\b(?:each|every|per|all)(?: of)?(?: the| my| our| its| their)? $", re.IGNORECASE)
_FOR_EACH = re.compile(r"\b(?:each|every|per)(?: of)?(?: the| my| our)? (?P<thing>[a-z]+)", re.IGNORECASE)
_ADJECTIVE = re.compile(r" (?:annual|yearly|monthly|weekly|daily|quarterly) \w")
_WHOLE_OF_ALL = re.compile(r"(?:of|out of) (?:the |all |all the |some |about )?[£$€]?$", re.IGNORECASE)
_OF_THEM = re.compile(r"\S*(?: \w+)? of (?:them|these|those|which|whom)\b")
_OF_WHAT = re.compile(r"\S*(?: quarters| thirds| fifths)? of (?:the|its|their|what|my|our)\b")
_RATE = re.compile(r"\b(?:rate|ratio|proportion|share|percentage)\b", re.IGNORECASE)
_COMPARES = re.compile(
    r"\b(?:than|by|sav\w+|cut\w*|gain\w*|fewer|less|more|reduc\w*|trim\w*|drop\w*|fell|fall\w*|ris\w+|rose|add\w*|extra"
    r"|off|between|apart|remov\w+|shed|free\w*|increas\w*|decreas\w*|difference|lower\w*|lost|left|leav\w+|remain\w*"
    r"|rest|others?|short\w*|ahead|behind|early|earlier|sooner|late\w*|under\w*|over\w*|unspent|grew|grow\w*|to go"
    r"|faster|slower|quicker|forward|bring\w*|brought|lift\w*|down|up)\b",
    re.IGNORECASE,
)


def follows(said: Quantity, text: str, about: frozenset[str], source: Source) -> list[Support]:
    """The sentences from whose figures a figure follows; `about` are the words of the statement."""
    if said.label or said.ordinal or said.vague or said.unit in {"year-name", "pt", "x", "change"}:
        return []
    found: list[Support] = []
    for fact in _spoken_of(about, source):
        terms = operands(fact, source)[:_MOST]
        if said.unit == "%":
            found += _shares(said, text, terms)
            continue
        readings = [said] if not _ADJECTIVE.match(text, said.end) else [said, replace(said, per="")]
        if not _of_whole(said, terms):
            continue
        for result in results(terms):
            if any(_is_said(one, text, result, source) for one in readings):
                found.append(_support(result.made_of[0]))
    return found


def _support(term: Operand, direction: int = 0) -> Support:
    return Support(term.evidence, term.figure.start, term.figure.end, derived=True, direction=direction)


def _spoken_of(about: frozenset[str], source: Source) -> Iterator[SourceFact]:
    """The facts of which a statement speaks at all."""
    for fact in source.facts:
        stems = frozenset[str]().union(*(one.stems for one in source.evidence if one.fact is fact))
        if shared_kin(about, stems):
            yield fact


def _of_whole(said: Quantity, terms: Sequence[Operand]) -> bool:
    """Whether the whole that a part is told of stands in the fact, or is a sum of it."""
    counts = [t.low for t in terms if not t.kind]
    return said.of is None or said.of in counts or said.of in {a + b for a, b in combinations(counts, 2)}


def _shares(said: Quantity, text: str, terms: Sequence[Operand]) -> Iterator[Support]:
    """What per cent one figure is of those that make up a whole; by how much a value changed that left out its unit."""
    for one in results(terms):
        for term in one.made_of if one.way == "sum" and one.low else ():
            if fits(said, _HUNDRED * term.low / one.low, derived=True) and _names(one, text):
                yield _support(term)
    for a, b in permutations([t for t in terms if not (t.kind or t.implied)], 2) if _RATE.search(text) else ():
        if a.low < b.low and fits(said, _HUNDRED * a.low / b.low, derived=True):
            yield _support(a)
    for a, b in before_and_after(terms):
        way = (b.low > a.low) - (b.low < a.low)
        left = _OF_WHAT.match(text, said.end) and fits(said, _HUNDRED * b.low / a.low, derived=True)
        if left or (_COMPARES.search(text) and fits(said, _HUNDRED * abs(b.low - a.low) / a.low, derived=True)):
            yield _support(a, way)


def _names(whole: Result, text: str) -> bool:
    """Whether a text tells the whole itself."""
    size = measure(whole.made_of[0].figure.unit)[1]
    return any(q.value == whole.low / size for q in quantities(text))


def _is_said(said: Quantity, text: str, result: Result, source: Source) -> bool:
    """Whether a result is what a statement says."""
    kind, size = measure(said.unit)
    if kind != result.kind:
        if said.unit or said.noun or result.way not in {"apart", "left", "before"}:
            return False
        # "Fell by 12": minutes, or whatever was measured.
        size = measure(result.made_of[0].figure.unit)[1]
    factor = _spell(said, text, result) / size
    low, high = result.low * factor, result.high * factor
    close = said.loose == "exact" or result.way == "same" or _NEAR * high <= said.value <= (2 - _NEAR) * high
    rounded = result.way in {"each", "rate", "taken"}
    same = (said.value, said.high) == (low, high) or any(fits(said, one, derived=rounded) for one in {low, high})
    if not factor or not close or not same:
        return False
    if result.way == "sum" and told_of_one([(t.evidence, t.figure) for t in result.made_of], said, text):
        return False
    return _told_so(said, text, result) and _of_its_things(said, result, source) and _of_its_time(said, text, result)


def _spell(said: Quantity, text: str, result: Result) -> float:
    """The factor that takes a result to the spell that is said; 0 where the spells do not fit."""
    if result.per == ANY:
        if said.per:
            return seconds_of(said.per)
        last = result.made_of[-1].figure
        return measure(last.unit)[1] if _EACH.match(text, said.end) or _MEAN.search(text) else 0.0
    if said.per == result.per or not said.per:
        return 1.0
    return 1.0 if result.way == "each" and not result.per else 0.0


def _told_so(said: Quantity, text: str, result: Result) -> bool:
    """Whether the words of the statement tell the kind of result: each, than, by, the rest; and whose it is."""
    mine = result.way in {"apart", "same"} or (result.way == "sum" and _WHOLE_OF_ALL.search(text[: said.start]))
    if result.has("theirs") and not mine:
        return False
    if result.way == "each":
        return bool(_EACH.match(text, said.end) or _MEAN.search(text))
    if result.way == "left":
        return bool(said.of or _OF_THEM.match(text, said.end) or _COMPARES.search(text) or is_an_end(said, text))
    if result.way == "apart":
        return bool(_COMPARES.search(text)) and not is_an_end(said, text)
    if result.way == "listed":
        return bool(said.noun) and said.value == said.high <= _SMALL and said.of is None
    return True


def _of_its_things(said: Quantity, result: Result, source: Source) -> bool:
    """Whether a count is of what its figures count, or bears a name that no figure of the facts has."""
    nouns = frozenset(said.noun.split())
    told = [q for one in source.evidence for q in quantities(one.text) if not q.unit and not q.label]
    counted = frozenset(noun for q in told for noun in q.noun.split())
    each = {stem for t in result.made_of for stem in _apiece(t.evidence.text)}
    if result.kind and result.way == "product":
        # Five sacks of 40 kg are no sacks of 200 kg.
        return not any(t.kind and nouns & set(t.figure.noun.split()) for t in result.made_of)
    if result.kind or not nouns:
        return True
    if not shared_kin(nouns, counted):
        return result.way not in {"product", "each"} or not shared_kin(nouns, frozenset(each))
    return _named_as(nouns, result)


def _named_as(nouns: frozenset[str], result: Result) -> bool:
    """Whether a name of the facts is that of the figures; what several have so much of is not what is counted."""
    own = [t for t in result.made_of if t.nouns]
    if result.way == "listed" or not own:
        return False
    if result.way in {"product", "each"}:
        counts = [t for t in result.made_of if not t.kind]
        own.sort(key=lambda t: t.figure.start)
        times = [t for t in own if _MULTIPLIED.search(t.evidence.text[: t.figure.start])]
        times = times or [t for t in own if shared_kin(_apiece(t.evidence.text), t.nouns)]
        times = times or (own[:1] if len(counts) > 1 else [])
        return any(shared_kin(nouns, t.nouns) for t in own if t not in times)
    return all(shared_kin(nouns, t.nouns) for t in own)


def _apiece(text: str) -> frozenset[str]:
    """What a sentence gives so much for each of."""
    return frozenset(canonical(m.group("thing").lower()) for m in _FOR_EACH.finditer(text))


def _of_its_time(said: Quantity, text: str, result: Result) -> bool:
    """Whether what follows from figures of several years is told of none of them alone."""
    year = year_behind(text, said.end)
    told = {year_behind(t.evidence.text, t.figure.end) for t in result.made_of} - {""}
    return not year or not told or told == {year}
