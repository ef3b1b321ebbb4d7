"""What follows from the figures of the facts: equal values, changes, shares, sums, rates and conversions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, pairwise

from tailoring.truth.evidence import Evidence, Source
from tailoring.truth.knowledge import Quantities, any_of, any_word, knowledge
from tailoring.truth.numbers import Quantity, quantities
from tailoring.truth.rates import counts, rates, times_each
from tailoring.truth.units import measure

_HOURS_A_YEAR = 8760.0
_CHANGE_SLACK = 0.06
_BELOW = frozenset({"under", "nearly", "up_to"})
_ALL = 100.0
_TINY = 1e-9
_THEN = re.compile(
    r"\b(?:when|now|later|then|before|after|previous\w*|old|new|first|last|earlier|until|since|instead|down|up)\b",
    re.IGNORECASE,
)
_OF = re.compile(r"\S*\s?of (?:the|what|its|a|my|our)\b")
_IN = re.compile(r"\b(?:in|at|within|for|takes?|took)(?: \w+){0,2} $")
_SPELL_UNITS = frozenset({"day", "week", "month", "quarter", "year"})
_WHOLE = re.compile(r"\b(?:all|every|each|both|none|no|never|without)\b", re.IGNORECASE)
_BROKEN = re.compile(r"\b(?:not all|all but|except|apart from|nearly all|almost all|but one|but two)\b", re.IGNORECASE)
_EARLIER = re.compile(
    r"\S*(?: \w+)? (?:(?:in )?the (?:year|month|week|quarter|season|term) before|before (?:that|it)|the previous"
    r"|previously|earlier)\b"
)
_NONE = re.compile(r"\b(?:no|none|nil|never|without|zero)\b", re.IGNORECASE)
# A loose figure holds for values from this share of it to that.
_LOOSE = {"over": (0.999999, 2.0), "under": (0.6, 1.0), "nearly": (0.88, 1.0), "about": (0.93, 1.07)}


@dataclass(frozen=True, slots=True)
class Support:
    """A sentence from which a figure follows, the characters it rests on, and which way it changed (+1, −1, 0)."""

    evidence: Evidence
    start: int
    end: int
    derived: bool = False
    direction: int = 0


def supports_in_sentences(said: Quantity, text: str, source: Source) -> list[Support]:
    """Every sentence of the facts from which the figure follows."""
    said = _as_total(said, text)
    return [support for one in source.evidence for support in in_sentence(said, text, one)]


def _as_total(said: Quantity, text: str) -> Quantity:
    """The five of "two of the five": a whole that is named with its part."""
    totals = any(other.of == said.value and other.start < said.start for other in quantities(text))
    return replace(said, noun="", loose="exact") if totals else said


def in_sentence(said: Quantity, text: str, evidence: Evidence) -> Iterator[Support]:
    """What of one sentence the figure follows from."""
    figures = quantities(evidence.text)
    if _in_words(said, evidence, figures):
        yield Support(evidence, 0, 0, derived=True)
    ends = {id(end) for pair in changes(evidence.text, figures) for end in pair}
    for one in figures:
        if _same(said, one, figures, text) and not (id(one) in ends and _is_a_difference(said, text)):
            yield Support(evidence, one.start, one.end)
    for before, after in changes(evidence.text, figures):
        direction = follows_from_change(said, text, before, after)
        if direction is not None:
            turned = direction if tells_a_change(evidence, before, after) else 0
            yield Support(evidence, before.start, after.end, derived=True, direction=turned)
    for one in figures:
        if _follows_from_one(said, text, text[said.end : said.end + 12], one, evidence.text, figures):
            yield Support(evidence, one.start, one.end, derived=True)


def _in_words(said: Quantity, evidence: Evidence, figures: Sequence[Quantity]) -> bool:
    """Whether words give the figure: all (100 %), none (0), one of those that are counted, "its first quarter"."""
    text = evidence.text
    if said.unit == "%" and said.value == _ALL:
        return bool(_WHOLE.search(text)) and not _BROKEN.search(text)
    if said.of is not None and said.value == 1:
        return any(one.value == said.of for one in figures)
    if said.value == said.high == 1 and said.unit in _SPELL_UNITS:
        single = rf"\b(?:first|a|an|one|that|each|its|the|last) (?:\w+ )?{said.unit}\b"
        return bool(re.search(single, text, re.IGNORECASE))
    return said.value == said.high == 0 and bool(_NONE.search(text))


def _same(said: Quantity, one: Quantity, figures: Sequence[Quantity], text: str) -> bool:
    """Whether the figure stands in the fact, in the same or a convertible unit."""
    if (said.unit == "year-name") != (one.unit == "year-name") or (said.label != one.label and said.label):
        return False
    kind, size = measure(said.unit)
    other_kind, other_size = measure(one.unit)
    if kind != other_kind and not _unnamed(said, one):
        return _same_change(said, one)
    factor = other_size / size if kind == other_kind else 1.0
    below = one.loose in _BELOW and said.loose in {"exact", "over"} and one.value == one.high
    total = _is_a_total(one, figures) and said.of is None and _takes_the_whole(said)
    if (below and not _is_ceiling(one, text)) or (total and not _part_is_said(one, figures, text)):
        return False
    if said.of is not None and one.of not in {None, said.of}:
        return False
    if said.value != said.high and said.loose == "exact":
        # A range is told by the same range alone.
        return said.value == one.value * factor and said.high == one.high * factor
    return any(fits(said, value * factor, derived=factor != 1.0) for value in {one.value, one.high})


def _is_ceiling(one: Quantity, text: str) -> bool:
    """Whether the statement speaks of a ceiling, so that "up to" is in the word: an authority of £250,000."""
    return one.loose == "up_to" and bool(any_word(tuple(sorted(knowledge(Quantities).ceilings))).search(text))


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
    return any(other.value in parts or other.unit == "%" for other in quantities(text))


def _takes_the_whole(said: Quantity) -> bool:
    return said.unit == "" and said.noun != ""


def fits(said: Quantity, value: float, *, derived: bool) -> bool:
    """Whether a value is the one that is said, at the looseness and the precision it is said with."""
    low, high = said.value, said.high
    loose = _LOOSE.get(said.loose)
    if said.loose == "about" and said.decimals >= 0 and abs(value - low) > _TINY and _digits(low) >= _digits(value):
        # "About" rounds: the 63 of "about 63" is no rounding of 60.
        return False
    if loose and said.unit == "change" and low < 1:
        # What is left is said: "more than halved" leaves less than half.
        return low / loose[1] <= value <= low / loose[0]
    if loose:
        return loose[0] * low <= value <= loose[1] * high
    if said.unit in {"change", "x"}:
        return abs(value - low) <= _CHANGE_SLACK * low
    if low != high:
        slack = 0.5 if derived else 0.0
        return low - slack <= value <= high + slack
    tolerance = 1.0 if said.decimals < 0 else 0.5 * 10.0**-said.decimals if derived else 0.0
    return abs(value - low) <= tolerance + 1e-9 * max(1.0, abs(low))


def _digits(value: float) -> int:
    """How many digits a value is told with: one for 60, two for 63."""
    return len(f"{value:.6g}".replace(".", "").strip("0"))


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
    ends = {id(end) for pair in pairwise(countable) if _is_from_to(*pair, text) for end in pair}
    for before, after in combinations(countable, 2):
        # The ends of "from eleven to seven" are held against each other alone.
        if not _comparable(before, after) or (id(before) in ends) != (id(after) in ends):
            continue
        between = text[before.end : after.start]
        years = _year_after(before, figures), _year_after(after, figures)
        earlier = _EARLIER.match(text[after.end :])
        backwards = (
            bool(earlier)
            or bool(any_word(knowledge(Quantities).backwards).search(between))
            or (0 < years[1] < years[0])
        )
        yield (after, before) if backwards else (before, after)


def tells_a_change(evidence: Evidence, before: Quantity, after: Quantity) -> bool:
    """Whether two figures are an earlier and a later one, not those of two places: "97 %, the branch 95 %"."""
    figures = quantities(evidence.text)
    data, first, last = knowledge(Quantities), min(before.start, after.start), max(before.end, after.end)
    between = evidence.text[first:last].lower()
    words = {word.lower for word in evidence.passage.words}
    moved = words & (data.up | data.down) or re.search(r"\bto\b", between)
    return bool(moved or _year_after(before, figures) or _year_after(after, figures) or _THEN.search(evidence.text))


def _is_from_to(before: Quantity, after: Quantity, text: str) -> bool:
    """Whether two figures are the ends of a change: "from 40 minutes to 25"."""
    lead, between = text[: before.start], text[before.end : after.start]
    return bool(re.search(r"\bfrom\s(?:\w+\s){0,2}\S{0,3}$", lead) and re.match(r"\S*(?: \w+){0,3} to\b", between))


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
        bool(before.unit) or not before.noun or not after.noun or share_noun(before.noun, after.noun)
    )


def share_noun(first: str, second: str) -> bool:
    """Whether two counted things have a word in common."""
    return bool(set(first.split()) & set(second.split()))


def follows_from_change(said: Quantity, text: str, before: Quantity, after: Quantity) -> int | None:
    """The direction of the change when the figure follows from it, else None."""
    size = measure(before.unit)[1] / (measure(after.unit)[1] if after.unit and before.unit else measure(before.unit)[1])
    first, second = before.value * size, after.value
    if not first:
        return None
    direction = (second > first) - (second < first)
    leads = re.search(r"\bto (?:a |an |about |around |roughly )*$", text[: said.start].lower())
    ways: list[float] = []
    share = re.match(r"\S*(?: of|\s?of) (?:the|what|its|a|my|our)\b", text[said.end :]) and _IN.search(
        text[: said.start]
    )
    if said.unit == "%" and share:
        # "in two thirds of the usual time"
        ways = [100 * min(first, second) / max(first, second)]
    elif said.unit == "%" and leads:
        ways = [100 * second / first]
    elif said.unit == "%":
        ways = [100 * abs(second - first) / first]
    elif said.unit == "pt" and before.unit == after.unit == "%":
        ways = [abs(second - first)]
    elif said.unit in {"x", "change"}:
        ways = [second / first] + ([first / second] if said.unit == "x" and second else [])
    elif _counts_difference(said, text, before):
        ways = [abs(second - first)]
    return direction if any(fits(said, way, derived=True) for way in ways) else None


def _counts_difference(said: Quantity, text: str, before: Quantity) -> bool:
    same_unit = said.unit == before.unit and (bool(said.unit) or share_noun(said.noun, before.noun) or not before.noun)
    lead = re.search(
        r"\b(?:by|saving|saved|gained|gaining|added|adding|of)\b(?: \w+)?\s*[£$€]?$", text[: said.start].lower()
    )
    return same_unit and bool(lead or re.match(r"\S*\s?(?:\w+ )?(?:fewer|more|less|off)\b", text[said.end :].lower()))


def _turned(told: str, said: str) -> bool:
    """Whether the facts tell the share that failed and the statement the rest: 2 % inadequate, 98 % adequate."""
    failing = any_of(knowledge(Quantities).failing)
    return bool(failing.search(told)) and not failing.search(said)


def _is_a_product(said: Quantity, one: Quantity, text: str, figures: Sequence[Quantity]) -> bool:
    """Whether so many of so much each give the figure: 48 episodes of 22 minutes each are 18 hours."""
    money = one.unit == said.unit and one.unit in knowledge(Quantities).currencies.values()
    measured = measure(one.unit)[0] == measure(said.unit)[0] != one.unit
    if not one.unit or said.per or not (money or measured):
        return False
    ratio = measure(one.unit)[1] / measure(said.unit)[1]
    return any(fits(said, one.value * count * ratio, derived=True) for count in times_each(one, text, figures))


def _follows_from_one(
    said: Quantity, said_before: str, said_after: str, one: Quantity, text: str, figures: Sequence[Quantity]
) -> bool:
    """Whether the figure follows from one figure of a sentence and what stands around it."""
    if _is_a_product(said, one, text, figures):
        return True
    if one.unit == said.unit == "%" and not _is_a_difference(said, said_before):
        # 2 % inadequate are 98 % adequate.
        return _turned(text, said_before) and fits(said, _ALL - one.value, derived=False)
    if (one.of and said.unit == "%") or (one.unit == "%" and said.unit == "hour" and one.value > _ALL / 2):
        share = 100 * one.value / one.of if one.of else (_ALL - one.value) / _ALL * _HOURS_A_YEAR
        return fits(said, share, derived=True)
    if said.per and said.unit == one.unit:
        return any(fits(said, value, derived=True) for value in rates(said, one, text, figures))
    if said.unit or one.unit:
        return False
    return any(fits(said, value, derived=False) for value in counts(said_after, one, text, figures))
