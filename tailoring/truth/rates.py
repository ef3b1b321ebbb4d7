"""What follows from a rate, a frequency or a count: per year, for each, in all."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tailoring.truth.evidence import Source
from tailoring.truth.figure import ORDINALS
from tailoring.truth.knowledge import knowledge
from tailoring.truth.numbers import Quantity
from tailoring.truth.passages import canonical
from tailoring.truth.quantity_words import Quantities, Recurrences
from tailoring.truth.recurrence import strong
from tailoring.truth.spells import named_spans
from tailoring.truth.units import measure

_OPEN = re.compile(r"\b(?:since|from|until|till|after|before|by)(?: [A-Z][a-z]+)? $")
_TOP = re.compile(r"\btop[ -]$", re.IGNORECASE)
_PLACE = re.compile(
    rf"\b(?P<place>\d+(?:st|nd|rd|th)|{'|'.join(ORDINALS)})\b"
    r"(?:-\w+)?(?: (?:place )?(?:of|out of|among|from|in a field of) (?:the |some |about |over )?(?P<field>\d[\d,]*))?",
    re.IGNORECASE,
)
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
            if (said.per, one.per) == ("week", "day") and (days := _days_a_week(figures)):
                longer = days
            yield from (value * longer for value in values if longer)
            yield from (value / shorter for value in values if shorter)
    elif not one.per and (not one.unit or measure(one.unit)[0] != "time"):
        if any(other.of == one.value for other in figures):
            # "Twelve of the 18 firms": what is told of the twelve is not told of the 18.
            return
        yield from (one.value / spells for spells in _spells(said.per, text, figures))
        often = data.spells["year"].get(said.per, 1.0)
        yield from (one.value * times / often for times in _times_a_year(text))


def _days_a_week(figures: Sequence[Quantity]) -> float:
    """On how many days of a week, where the sentence says it: "three lessons a day, four days a week"."""
    return next((q.value for q in figures if q.unit == "day" and q.per == "week"), 0.0)


def _times_a_year(text: str) -> Iterator[float]:
    """How often in a year a sentence says: quarterly returns for 26 traders are 104 a year."""
    yield from (one.a_year()[1] for one in strong(text) if one.low == one.high)


def how_often(said: Quantity, text: str) -> Iterator[float]:
    """So many in a spell, as a sentence says how often: a newsletter every month is twelve newsletters a year."""
    spells = knowledge(Recurrences).spells
    for one in strong(text) if not said.unit and said.per in spells else ():
        yield from (value / spells[said.per][1] for value in one.a_year())


def counts(said_after: str, one: Quantity, text: str, figures: Sequence[Quantity]) -> Iterator[float]:
    """22 less the 3 sent back; I and two colleagues."""
    others = [other.value for other in figures if other is not one and not other.unit and other.of is None]
    if re.match(r" of (?:which|whom|them|these)\b", said_after):
        yield from (one.value - other for other in others)
    partner = _PARTNERS.search(text)
    if partner:
        names = knowledge(Quantities).numbers
        yield names.get((partner.group("count") or partner.group("others")).lower(), -2) + 1.0


def ranked(said: Quantity, text: str, source: Source) -> tuple[bool, tuple[str, ...]] | None:
    """Whether a place of the facts is in the top so many (per cent), with its fact; None where none is told."""
    if not _TOP.search(text[: said.start]) or said.unit not in {"", "%"}:
        return None
    for one in source.evidence:
        for place in _PLACE.finditer(one.text):
            first = re.sub(r"\D", "", place.group("place"))
            rank = int(first) if first else ORDINALS.index(place.group("place").lower()) + 1
            field = int((place.group("field") or "0").replace(",", ""))
            if said.unit == "%" and not field:
                continue
            reached = 100 * rank / field if said.unit == "%" else rank
            return reached <= said.value + 1e-9, (one.fact.id,)
    return None


def _spells(per: str, text: str, figures: Sequence[Quantity]) -> Iterator[float]:
    """How many of the spells the sentence covers: the weeks of "over six weeks", a year's months for "in 2021"."""
    table = knowledge(Quantities).spells
    for one in figures:
        if one.unit == per or (not one.unit and one.noun.split()[:1] == [canonical(per)]):
            yield one.value
        elif per in table.get(one.unit, {}):
            yield one.value * table[one.unit][per]
    yield from (span for span in named_spans(text, per) if span)
    years = sum(one.unit == "year-name" and not _OPEN.search(text[: one.start]) for one in figures)
    if years == 1 or re.search(r"\ba year\b", text):
        yield table["year"].get(per, 0) or 1.0
