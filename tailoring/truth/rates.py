"""What follows from a rate, a frequency or a count: per year, for each, in all."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tailoring.truth.knowledge import Frequency, Quantities, any_of, knowledge
from tailoring.truth.numbers import Quantity
from tailoring.truth.passages import canonical

_PARTNERS = re.compile(
    r"\b(?:I|me|myself) and (?P<count>\w+)|\bwith (?P<others>\w+) (?:colleague|other|class)", re.IGNORECASE
)


def times_each(one: Quantity, text: str, figures: Sequence[Quantity]) -> Iterator[float]:
    """How many of a thing there are that each take a length, a weight …: 48 episodes of 22 minutes each."""
    each = re.match(r"\S*(?: \w+)? (?:each|apiece|a piece|per)\b", text[one.end :])
    if not each and not re.search(r"\baverag\w+", text, re.IGNORECASE):
        return
    yield from (other.value for other in figures if other is not one and not other.unit and other.of is None)


def rates(said: Quantity, one: Quantity, text: str, figures: Sequence[Quantity]) -> Iterator[float]:
    """120 in a year are ten a month; 600 a month are 7,200 a year; 40 a day are 200 in a week of five days."""
    data = knowledge(Quantities)
    values = {one.value, one.high}
    if one.per and one.per != said.per:
        for table in (data.spells, data.working):
            longer, shorter = table.get(said.per, {}).get(one.per), table.get(one.per, {}).get(said.per)
            yield from (value * longer for value in values if longer)
            yield from (value / shorter for value in values if shorter)
    elif not one.per and not one.unit:
        yield from (one.value / spells for spells in _spells(said.per, text, figures))
        often = data.spells["year"].get(said.per, 1.0)
        yield from (one.value * times / often for times in _times_a_year(text))


def _times_a_year(text: str) -> Iterator[float]:
    """How often in a year a sentence says: quarterly returns for 26 traders are 104 a year."""
    classes = knowledge(Frequency).frequencies
    for name, times in knowledge(Quantities).a_year.items():
        if any_of(classes[name]).search(text):
            yield times


def counts(said_after: str, one: Quantity, text: str, figures: Sequence[Quantity]) -> Iterator[float]:
    """Three workshops for 12 people each; 22 less the 3 sent back; I and two colleagues."""
    others = [other.value for other in figures if other is not one and not other.unit and other.of is None]
    if re.search(r"\b(?:each|apiece|every|per)\b", text) and one.of is None:
        yield from (one.value * other for other in others)
    if re.match(r" of (?:which|whom|them|these)\b", said_after):
        yield from (one.value - other for other in others)
    partner = _PARTNERS.search(text)
    if partner:
        names = knowledge(Quantities).numbers
        yield names.get((partner.group("count") or partner.group("others")).lower(), -2) + 1.0


def _spells(per: str, text: str, figures: Sequence[Quantity]) -> Iterator[float]:
    """How many of the spells the sentence covers: the weeks of "over six weeks", a year's months for "in 2021"."""
    table = knowledge(Quantities).spells
    for one in figures:
        if one.unit == per or (not one.unit and one.noun.split()[:1] == [canonical(per)]):
            yield one.value
        elif per in table.get(one.unit, {}):
            yield one.value * table[one.unit][per]
    years = sum(one.unit == "year-name" for one in figures)
    if years == 1 or re.search(r"\ba year\b", text):
        yield table["year"].get(per, 0) or 1.0
