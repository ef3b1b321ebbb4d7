"""What follows from several figures of one fact, whatever the words: parts and wholes, sums, times, spells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from tailoring.truth.arithmetic import Support, fits, share_noun
from tailoring.truth.binding import taken_out
from tailoring.truth.evidence import Evidence, Source, SourceFact
from tailoring.truth.knowledge import Frequency, Quantities, any_of, knowledge
from tailoring.truth.numbers import Quantity, quantities
from tailoring.truth.others import others_deeds
from tailoring.truth.units import measure

_HUNDRED = 100.0
_EXCEPTED = re.compile(r"\b(?:but|except|bar|save|other than)(?: for)? $", re.IGNORECASE)
_ONE_OF_THEM = re.compile(r"\bone of (?:them|these|those|which|whom)\b", re.IGNORECASE)
_REST = re.compile(r"\b(?:the|an?)? ?(?:other|further|remaining|rest|another|more) (?:\w+ )?$", re.IGNORECASE)
_SINGLE = re.compile(r"\b(?:a|an|one|another) (?P<unit>hour|day|week|fortnight|month|quarter|year)\b(?!['’-])", re.IGNORECASE)
_EACH = re.compile(r"\b(?:each|apiece|every time|at a time|per)\b", re.IGNORECASE)
_MATES = re.compile(
    r"\b(?:with|and) (?P<count>an|a|one|two|three|four|five|six) (?:other|more|fellow|colleague|helper|assistant"
    r"|apprentice|mate|labourer|junior)s?\b",
    re.IGNORECASE,
)
_TIMES = re.compile(r"[\s-](?:times|occasions)\b")
_COMPARED = re.compile(
    r"\b(?:than|by|beat|beating|below|under|above|over|ahead|short|gap|difference|off|extra|additional"
    r"|fewer|less|more|faster|slower|quicker|sooner|later|saving|saved|gained|lost|rest|remaining|fell)\b",
    re.IGNORECASE,
)
_PLAIN = frozenset({"year-name", "change", "x", "pt"})


@dataclass(frozen=True)
class Term:
    """A figure of a fact. `part` says that it is taken out of the count before it."""

    evidence: Evidence
    figure: Quantity
    part: bool = False
    rest: bool = False

    @property
    def unstated(self) -> bool:
        """Whether neither a unit nor a counted thing is said: "the branch 41"."""
        return not self.figure.unit and not self.figure.noun and not self.figure.label


def derived(said: Quantity, text: str, source: Source) -> list[Support]:
    """The sentences from whose figures, taken together, a figure follows."""
    found: list[Support] = []
    for fact in source.facts:
        terms = terms_of(fact, source)
        found += _unstated(said, terms)
        found += _often(said, text, fact, source)
        found += _mates(said, text, fact, source)
        found += _each(said, terms)
        found += _whole_and_part(said, text, terms)
        found += _together(said, text, terms)
        found += _apart(said, text, terms)
        found += _so_many_times(said, text, terms)
    return found


def as_ratio(said: Quantity) -> Quantity | None:
    """The share that "nine in ten" tells, as a percentage as coarse as it is; None for any other figure."""
    if said.of is None or not 1 < said.of or said.value > said.of:
        return None
    share, slack = _HUNDRED * said.value / said.of, _HUNDRED * 0.5 / said.of
    return replace(said, value=share - slack, high=share + slack, unit="%", of=None, noun="", loose="exact")


def terms_of(fact: SourceFact, source: Source) -> list[Term]:
    terms: list[Term] = []
    for one in source.evidence:
        if one.fact is not fact:
            continue
        for q in quantities(one.text):
            if q.unit == "year-name" or q.label or q.ordinal:
                continue
            before = one.text[: q.start]
            part = taken_out(one.text, q)
            terms.append(Term(one, q, part, bool(_REST.search(before))))
        for match in _ONE_OF_THEM.finditer(one.text):
            terms.append(Term(one, _plain(1.0, "", match), part=True))
        for match in _SINGLE.finditer(one.text):
            if not any(match.start() <= t.figure.start < match.end() for t in terms if t.evidence is one):
                terms.append(Term(one, _plain(1.0, match.group("unit").lower(), match)))
    return terms


def _plain(value: float, unit: str, match: re.Match[str]) -> Quantity:
    return Quantity(value, value, unit, "", match.start(), match.end(), "exact", 0)


def _support(term: Term) -> Support:
    return Support(term.evidence, term.figure.start, term.figure.end, derived=True)


def _unstated(said: Quantity, terms: Sequence[Term]) -> Iterator[Support]:
    """A figure without unit or thing takes those of another one of its fact: "31 minutes, station average 44"."""
    for term in terms:
        beside = any(other is not term and _alike(said, other) for other in terms)
        if term.unstated and not term.part and beside and fits(said, term.figure.value, derived=False):
            yield Support(term.evidence, term.figure.start, term.figure.end)


def _alike(said: Quantity, term: Term) -> bool:
    q = term.figure
    if measure(said.unit)[0] != measure(q.unit)[0]:
        return False
    return bool(said.unit) or not said.noun or not q.noun or share_noun(said.noun, q.noun)


def _often(said: Quantity, text: str, fact: SourceFact, source: Source) -> Iterator[Support]:
    """Four times a year is each quarter."""
    data = knowledge(Quantities)
    if not _TIMES.match(text, said.end) or not said.per:
        return
    yearly = said.value * data.spells["year"].get(said.per, 1.0)
    for one in source.evidence:
        for name, times in data.a_year.items():
            if one.fact is fact and abs(times - yearly) < 0.5 and any_of(knowledge(Frequency).frequencies[name]).search(one.text):
                yield Support(one, 0, 0, derived=True)


def _mates(said: Quantity, text: str, fact: SourceFact, source: Source) -> Iterator[Support]:
    """With one other baker is one of two, half of a pair."""
    numbers = knowledge(Quantities).numbers
    for one in source.evidence:
        for match in _MATES.finditer(one.text) if one.fact is fact else ():
            people = numbers.get(match.group("count").lower(), 1) + 1.0
            share = said.unit == "%" and _names(people, text) and fits(said, _HUNDRED / people, derived=True)
            whole = not said.unit and said.value == people
            if share or whole:
                yield Support(one, match.start(), match.end(), derived=True)


def _names(value: float, text: str) -> bool:
    return any(q.value == value and not q.unit for q in quantities(text)) or (value == 2 and "pair" in text.lower())  # noqa: PLR2004


def _each(said: Quantity, terms: Sequence[Term]) -> Iterator[Support]:
    """Twice, a fortnight each: four weeks."""
    for count, length in ((a, b) for a in terms for b in terms if a is not b):
        q, size = count.figure, measure(length.figure.unit)
        if q.unit or not length.figure.unit or size[0] != measure(said.unit)[0] or said.unit == "%":
            continue
        if _EACH.search(length.evidence.text[length.figure.end :]):
            value = q.value * length.figure.value * size[1] / measure(said.unit)[1]
            if fits(said, value, derived=True):
                yield _support(count)


def _whole_and_part(said: Quantity, text: str, terms: Sequence[Term]) -> Iterator[Support]:
    """280 of 310: a share, and the thirty that are left; "all but 14"."""
    for whole, part in parts_of(terms):
        taken, total = part.figure.value, whole.figure.value
        kept = total - taken if excepted(part) else taken
        shares = (kept, total - kept) if _COMPARED.search(text) or _turned(text) else (kept,)
        if said.unit == "%" and total and any(fits(said, _HUNDRED * one / total, derived=True) for one in shares):
            yield _support(part)
        elif not said.unit and said.of in {None, total} and fits(said, total - taken, derived=False):
            yield _support(part)


def excepted(part: Term) -> bool:
    """Whether a part is told as the exception: "all but 14"."""
    return bool(_EXCEPTED.search(part.evidence.text[: part.figure.start]))


def _turned(text: str) -> bool:
    """Whether the statement tells of the part that is missing."""
    return any_of(knowledge(Quantities).failing).search(text) is not None


def parts_of(terms: Sequence[Term]) -> Iterator[tuple[Term, Term]]:
    """Each count with a part taken of it."""
    for at, term in enumerate(terms):
        q = term.figure
        if q.of is not None and not q.unit:
            yield Term(term.evidence, replace(q, value=q.of, high=q.of, of=None)), term
        elif term.part:
            wholes = [t for t in terms[:at] if not t.part and t.figure.unit == q.unit and t.figure.value > q.value]
            if wholes:
                yield wholes[-1], term


def _together(said: Quantity, text: str, terms: Sequence[Term]) -> Iterator[Support]:
    """62 here and the other 20 there are 82; rates of one spell alone are summed."""
    told = {q.of for q in quantities(text)}
    for first, second in combinations(terms, 2):
        a, b = first.figure, second.figure
        rates = {a.per, b.per}
        if said.value not in told and any(_is_anothers(term) for term in (first, second)):
            continue
        joined = said.unit == a.unit and (b.unit == a.unit or second.unstated) and a.of is None and b.of is None
        if not joined or first.part or second.part or said.unit in _PLAIN | {"%"} or a.noun and b.noun and not second.rest and not share_noun(a.noun, b.noun) and not said.unit:
            continue
        if said.per and rates != {said.per}:
            continue
        alike = said.unit or second.rest or said.value in told or not said.noun or share_noun(said.noun, f"{a.noun} {b.noun}")
        if alike and fits(said, a.value + b.value, derived=False):
            yield _support(first)


def _is_anothers(term: Term) -> bool:
    """Whether the figure stands in what someone else did."""
    return any(
        term.evidence.text.find(deed.text) <= term.figure.start < term.evidence.text.find(deed.text) + len(deed.text)
        for deed in others_deeds(term.evidence)
    )


def _apart(said: Quantity, text: str, terms: Sequence[Term]) -> Iterator[Support]:
    """13 minutes under an average of 44: the difference of two figures, where the statement compares."""
    if said.unit in {"x", "change"} or not (_COMPARED.search(text) or _moves(text)):
        return
    for first, second in combinations(terms, 2):
        a, b = first.figure, second.figure
        same = measure(a.unit)[0] == measure(b.unit)[0] or first.unstated or second.unstated
        units = {q.unit for q in (a, b) if q.unit} or {""}
        kinds = {"%", "pt"} if "%" in units else {"", "pt"} if units == {""} else {said.unit}
        if not same or not units & kinds or said.unit not in kinds or a.of or b.of or not _comparable(first, second):
            continue
        if fits(said, abs(a.value - b.value), derived=False) and not (said.unit == "%" and "%" in units):
            yield _support(first)


def _so_many_times(said: Quantity, text: str, terms: Sequence[Term]) -> Iterator[Support]:
    """Two and a half times, from 2,400 to 6,000."""
    if not _TIMES.match(text, said.end) or said.unit or said.per:
        return
    for first, second in combinations(terms, 2):
        low, high = sorted((first.figure.value, second.figure.value))
        same = measure(first.figure.unit)[0] == measure(second.figure.unit)[0]
        if same and low and not first.part and not second.part and fits(replace(said, unit="x"), high / low, derived=True):
            yield _support(first)


def _moves(text: str) -> bool:
    """Whether a text tells of a change."""
    data = knowledge(Quantities)
    return bool(set(re.findall(r"[a-z]+", text.lower())) & (data.up | data.down)) or " went " in text.lower()


def _comparable(first: Term, second: Term) -> bool:
    return first.unstated or second.unstated or bool(first.figure.unit) or first.figure.noun == second.figure.noun or share_noun(first.figure.noun, second.figure.noun)
