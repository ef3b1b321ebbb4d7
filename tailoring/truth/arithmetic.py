"""What follows from the figures of the facts: equal values, changes, shares, sums, rates and conversions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, pairwise

from tailoring.truth.evidence import Evidence, Source
from tailoring.truth.knowledge import Quantities, any_word, knowledge
from tailoring.truth.numbers import Quantity, measure, quantities

_PARTNERS = re.compile(
    r"\b(?:I|me|myself) and (?P<count>\w+)|\bwith (?P<others>\w+) (?:colleague|other|class)", re.IGNORECASE
)
_HOURS_A_YEAR = 8760.0
_CHANGE_SLACK = 0.06
_NONE = re.compile(r"\b(?:no|none|nil|never|without|zero)\b", re.IGNORECASE)
# A loose figure holds for values from this share of it to that.
_LOOSE = {"over": (0.999999, 2.0), "under": (0.6, 1.0), "about": (0.93, 1.07)}


@dataclass(frozen=True, slots=True)
class Support:
    """A sentence from which a figure follows, the characters it rests on, and which way it changed (+1, −1, 0)."""

    evidence: Evidence
    start: int
    end: int
    derived: bool = False
    direction: int = 0


def supports(said: Quantity, text: str, source: Source) -> list[Support]:
    """Everything in the facts from which the figure follows."""
    said = _as_total(said, text)
    found = [support for one in source.evidence for support in _in_sentence(said, text, one)]
    return found or list(_across(said, text, source))


def _as_total(said: Quantity, text: str) -> Quantity:
    """The five of "two of the five": a whole that is named with its part."""
    totals = any(other.of == said.value and other.start < said.start for other in quantities(text))
    return replace(said, noun="", loose="exact") if totals else said


def _in_sentence(said: Quantity, text: str, evidence: Evidence) -> Iterator[Support]:
    figures = quantities(evidence.text)
    if said.value == said.high == 0 and _NONE.search(evidence.text):
        yield Support(evidence, 0, 0, derived=True)
    ends = {id(end) for pair in changes(evidence.text, figures) for end in pair}
    for one in figures:
        if _same(said, one, figures, text) and not (id(one) in ends and _is_a_difference(said, text)):
            yield Support(evidence, one.start, one.end)
    for before, after in changes(evidence.text, figures):
        direction = _follows_from_change(said, text, before, after)
        if direction is not None:
            yield Support(evidence, before.start, after.end, derived=True, direction=direction)
    for one in figures:
        if _follows_from_one(said, text[said.end : said.end + 12], one, evidence.text, figures):
            yield Support(evidence, one.start, one.end, derived=True)


def _same(said: Quantity, one: Quantity, figures: Sequence[Quantity], text: str) -> bool:
    """Whether the figure stands in the fact, in the same or a convertible unit."""
    if (said.unit == "year-name") != (one.unit == "year-name") or (said.label != one.label and said.label):
        return False
    kind, size = measure(said.unit)
    other_kind, other_size = measure(one.unit)
    if kind != other_kind and not _unnamed(said, one):
        return _same_change(said, one)
    factor = other_size / size if kind == other_kind else 1.0
    if one.loose in {"under", "up_to"} and said.loose in {"exact", "over"} and one.value == one.high:
        return False
    if (
        _is_a_total(one, figures)
        and said.of is None
        and _takes_the_whole(said)
        and not _part_is_said(one, figures, text)
    ):
        return False
    if said.of is not None and one.of is not None and said.of != one.of:
        return False
    return any(_fits(said, value * factor, derived=factor != 1.0) for value in {one.value, one.high})


def _unnamed(said: Quantity, one: Quantity) -> bool:
    """A bare figure ("14 months … in 10") may be any figure of the fact."""
    return not said.unit and not said.noun and said.value >= 2 and one.unit not in {"year-name", "change"}


def _same_change(said: Quantity, one: Quantity) -> bool:
    """Whether both tell one change: “halved” and “by half”, “doubled” and “by 100 %”."""
    change, percent = (said, one) if said.unit == "change" else (one, said)
    if change.unit != "change" or percent.unit != "%":
        return False
    return abs(abs(1 - change.value) * 100 - percent.value) < 1


def _is_a_difference(said: Quantity, text: str) -> bool:
    """Whether the figure is a difference (“by 40 %”), never the 40 % from which something fell."""
    return bool(
        re.search(
            r"\bby (?:a |an |about |around |roughly |almost |nearly |over |some |more than |up to )*[£$€]?$",
            text[: said.start].lower(),
        )
    )


def _is_a_total(one: Quantity, figures: Sequence[Quantity]) -> bool:
    """Whether the figure is the whole of which another is a part: the six of "one of our six vans"."""
    return any(other.of == one.value and other is not one for other in figures)


def _part_is_said(one: Quantity, figures: Sequence[Quantity], text: str) -> bool:
    """Whether the statement names the part too: "eight wines for a 40-bottle list"."""
    parts = {other.value for other in figures if other.of == one.value}
    return any(other.value in parts for other in quantities(text))


def _takes_the_whole(said: Quantity) -> bool:
    return said.unit == "" and said.noun != ""


def _fits(said: Quantity, value: float, *, derived: bool) -> bool:
    """Whether a value is the one that is said, at the looseness and the precision it is said with."""
    low, high = said.value, said.high
    loose = _LOOSE.get(said.loose)
    if loose:
        return loose[0] * low <= value <= loose[1] * high
    if said.unit in {"change", "x"}:
        return abs(value - low) <= _CHANGE_SLACK * low
    if low != high:
        slack = 0.5 if derived else 0.0
        return low - slack <= value <= high + slack
    tolerance = 1.0 if said.decimals < 0 else 0.5 * 10.0**-said.decimals if derived else 0.0
    return abs(value - low) <= tolerance + 1e-9 * max(1.0, abs(low))


def changes(text: str, figures: Sequence[Quantity]) -> Iterator[tuple[Quantity, Quantity]]:
    """The pairs of figures of one measure in a sentence, the earlier value first."""
    countable = [one for one in figures if one.unit not in {"year-name", "change"} and one.of is None and not one.label]
    for one in countable:
        if one.value != one.high and " to " in text[one.start : one.end]:
            yield replace(one, high=one.value), replace(one, value=one.high)
    for one, difference in pairwise(countable):
        less = _compared(one, difference, text)
        if less is not None:
            yield replace(one, value=one.value - less, high=one.value - less), one
    for before, after in combinations(countable, 2):
        if not _comparable(before, after):
            continue
        between = text[before.end : after.start]
        years = _year_after(before, figures), _year_after(after, figures)
        backwards = bool(any_word(knowledge(Quantities).backwards).search(between)) or (0 < years[1] < years[0])
        yield (after, before) if backwards else (before, after)


def _compared(one: Quantity, difference: Quantity, text: str) -> float | None:
    """By how much a figure is above the one before, as the words after it say: "£14,000, £3,000 more than in May"."""
    told = re.match(r"\S*(?: \w+)? (?P<way>more|up|higher|less|fewer|down|lower)\b", text[difference.end :])
    if not told or one.unit != difference.unit or one.value <= difference.value:
        return None
    return difference.value if told.group("way") in {"more", "up", "higher"} else -difference.value


def _year_after(one: Quantity, figures: Sequence[Quantity]) -> float:
    """The year that stands right behind a figure: "30 in 2019"; 0 where none does."""
    following = [other for other in figures if other.start > one.start]
    return following[0].value if following and following[0].unit == "year-name" else 0.0


def _comparable(before: Quantity, after: Quantity) -> bool:
    kind, other = measure(before.unit)[0], measure(after.unit)[0]
    return kind == other and (
        bool(before.unit) or not before.noun or not after.noun or _share_noun(before.noun, after.noun)
    )


def _share_noun(first: str, second: str) -> bool:
    return bool(set(first.split()) & set(second.split()))


def _follows_from_change(said: Quantity, text: str, before: Quantity, after: Quantity) -> int | None:
    """The direction of the change when the figure follows from it, else None."""
    size = measure(before.unit)[1] / (measure(after.unit)[1] if after.unit and before.unit else measure(before.unit)[1])
    first, second = before.value * size, after.value
    if not first:
        return None
    direction = (second > first) - (second < first)
    leads = re.search(r"\bto (?:a |an |about |around |roughly )*$", text[: said.start].lower())
    ways: list[float] = []
    if said.unit == "%" and leads:
        ways = [100 * second / first]
    elif said.unit == "%":
        ways = [100 * abs(second - first) / first]
    elif said.unit == "pt" and before.unit == after.unit == "%":
        ways = [abs(second - first)]
    elif said.unit in {"x", "change"}:
        ways = [second / first] + ([first / second] if said.unit == "x" and second else [])
    elif _counts_difference(said, text, before):
        ways = [abs(second - first)]
    return direction if any(_fits(said, way, derived=True) for way in ways) else None


def _counts_difference(said: Quantity, text: str, before: Quantity) -> bool:
    same_unit = said.unit == before.unit and (bool(said.unit) or _share_noun(said.noun, before.noun) or not before.noun)
    lead = re.search(
        r"\b(?:by|saving|saved|gained|gaining|added|adding|of)\b(?: \w+)?\s*[£$€]?$", text[: said.start].lower()
    )
    return same_unit and bool(lead or re.match(r"\S*\s?(?:\w+ )?(?:fewer|more|less|off)\b", text[said.end :].lower()))


def _follows_from_one(said: Quantity, said_after: str, one: Quantity, text: str, figures: Sequence[Quantity]) -> bool:
    """Whether the figure follows from one figure of a sentence and what stands around it."""
    if one.of and said.unit == "%":
        return _fits(said, 100 * one.value / one.of, derived=True)
    if one.unit == "%" and said.unit == "hour" and one.value > 50:
        return _fits(said, (100 - one.value) / 100 * _HOURS_A_YEAR, derived=True)
    if said.per and said.unit == one.unit:
        return any(_fits(said, value, derived=True) for value in _rates(said, one, text, figures))
    if said.unit or one.unit:
        return False
    return any(_fits(said, value, derived=False) for value in _counts(said_after, one, text, figures))


def _rates(said: Quantity, one: Quantity, text: str, figures: Sequence[Quantity]) -> Iterator[float]:
    """120 in a year are ten a month; 600 a month are 7,200 a year."""
    table = knowledge(Quantities).spells
    if one.per and one.per != said.per:
        yield one.value * (table.get(said.per, {}).get(one.per) or 1 / (table.get(one.per, {}).get(said.per) or 1e9))
    elif not one.per and not one.unit:
        yield from (one.value / spells for spells in _spells(said.per, text, figures))


def _counts(said_after: str, one: Quantity, text: str, figures: Sequence[Quantity]) -> Iterator[float]:
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
        if one.unit == per:
            yield one.value
        elif per in table.get(one.unit, {}):
            yield one.value * table[one.unit][per]
    years = sum(one.unit == "year-name" for one in figures)
    if years == 1 or re.search(r"\ba year\b", text):
        yield table["year"].get(per, 0) or 1.0


def _across(said: Quantity, text: str, source: Source) -> Iterator[Support]:
    """Sums of disjoint parts, and changes told in two sentences."""
    if said.unit == "year-name" or said.label or said.loose in {"under", "up_to"}:
        return
    yield from _share_of_a_fact(said, source)
    listed = [
        (one, q) for one in source.evidence for q in quantities(one.text) if q.unit != "year-name" and not q.label
    ]
    yield from _sums(said, text, listed)
    yield from _told_apart(said, listed)


def _sums(said: Quantity, text: str, listed: Sequence[tuple[Evidence, Quantity]]) -> Iterator[Support]:
    """Sums of two or three disjoint parts of which the statement names none by itself."""
    if said.unit in {"%", "pt", "change"}:
        return
    told = {other.value for other in quantities(text) if other.start != said.start}
    parts = [
        (one, q)
        for one, q in listed
        if q.unit == said.unit
        and q.of is None
        and q.value not in told
        and _counts_alike(said, q)
        and not _is_a_part(one, q)
    ]
    for size in (2, 3):
        for chosen in combinations(parts, size):
            if _fits(said, sum(q.value for _, q in chosen), derived=said.loose != "exact"):
                yield Support(chosen[0][0], chosen[0][1].start, chosen[0][1].end, derived=True)


def _is_a_part(one: Evidence, q: Quantity) -> bool:
    """Whether a figure is taken out of another ("9 of them") or is an end of a change ("from 90 to 75")."""
    before, after = one.text[: q.start], one.text[q.end :]
    ends = re.search(r"\b(?:from|to|instead of) [£$€]?$", before) or re.match(r"\S*(?: \w+)? to\b", after)
    return bool(ends or re.match(r" of (?:them|these|those|which|whom)\b", after))


def _share_of_a_fact(said: Quantity, source: Source) -> Iterator[Support]:
    """88 % of the money: the share of one amount in another that the same fact gives in the next sentence."""
    if said.unit != "%":
        return
    for (one, q), (other, r) in combinations([(e, q) for e in source.evidence for q in quantities(e.text)], 2):
        plain = q.unit == r.unit and q.unit not in {"year-name", "%", "change", "pt"} and not q.label and not r.label
        if one.fact is other.fact and one is not other and plain and (q.unit or not r.noun or q.noun == r.noun):
            low, high = sorted((q.value, r.value))
            if high and _fits(said, 100 * low / high, derived=True):
                yield Support(other, r.start, r.end, derived=True)


def _counts_alike(said: Quantity, one: Quantity) -> bool:
    return bool(said.unit) or bool(said.noun and _share_noun(said.noun, one.noun))


def _told_apart(said: Quantity, listed: Iterable[tuple[Evidence, Quantity]]) -> Iterator[Support]:
    pairs = [
        (one, q, r)
        for (one, q), (other, r) in combinations(listed, 2)
        if one is not other and q.unit == r.unit and q.noun and q.noun == r.noun and len(one.stems & other.stems) >= 2
    ]
    for one, before, after in pairs:
        direction = _follows_from_change(said, "", before, after) if said.unit in {"%", "x", "change"} else None
        if direction is not None:
            yield Support(one, before.start, before.end, derived=True, direction=direction)
