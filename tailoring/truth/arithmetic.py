"""What follows from the figures of the facts: equal values, changes, shares, sums, rates and conversions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from tailoring.truth.changes import changes, fits, follows_from_change, is_from_to, share_noun, tells_a_change
from tailoring.truth.evidence import Evidence, Source
from tailoring.truth.knowledge import any_of, any_word, knowledge
from tailoring.truth.numbers import Quantity, quantities
from tailoring.truth.quantity_words import Quantities, Recurrences
from tailoring.truth.rates import counts, how_often, rates, times_each
from tailoring.truth.recurrence import Recurrence, recurrences
from tailoring.truth.units import counted_words, measure

_HOURS_A_YEAR = 8760.0
_CONVERSION_SLACK = 0.08
_BELOW = frozenset({"under", "nearly", "up_to"})
_ALL = 100.0
# "22 shows, 5 of them …": the five are shows too.
_OF_THEM = re.compile(r" of (?:them|these|those|which|whom)\b")
OF_WHICH = re.compile(r"\bof (?:them|these|those|which|whom),? (?:about |some |only )?$")
# "Four shops each quarter" tells how often.
_EACH = re.compile(
    r"\S*(?: [\w-]+){0,2} (?:each|apiece)\b"
    r"(?! (?:\w+ )?(?:hour|day|night|shift|week|weekend|fortnight|month|quarter|term|season|year|spring|summer|autumn"
    r"|winter|morning|afternoon|evening|time|\w+day|January|February|March|April|May|June|July|August|September"
    r"|October|November|December|Christmas|Easter)\b)",
    re.IGNORECASE,
)
# "On each shift", "on a shift".
_AT_EACH = re.compile(r"\S*(?: [\w-]+){0,2} (?:in|on|at|per|for|to) (?:each|every|an?)\b", re.IGNORECASE)
_PER_THING = re.compile(r"\b(?:each|every) [a-z]+\b", re.IGNORECASE)
_IN_ALL = re.compile(
    r"\S*(?: [\w-]+){0,2} (?:in all|in total|altogether|all told|between them|overall)\b", re.IGNORECASE
)
_ADDED = re.compile(
    r"\b(?:add(?:ed|ing)|gain(?:ed|ing)|sav(?:ed|ing)|attract(?:ed|ing)|recruit(?:ed|ing)|extra)"
    r"(?: an?| some| over| about)? [£$€]?$",
    re.IGNORECASE,
)
_SHARE_TOLD = re.compile(
    r"\b(?:all but|all except|most of|majority|almost all|nearly all|virtually all|nearly every|almost every)\b",
    re.IGNORECASE,
)
_BY_SO_MUCH = re.compile(
    r"\S*(?: \w+)? (?:faster|quicker|slower|shorter|longer|sooner|earlier|later|higher|lower|cheaper|fewer|lighter"
    r"|heavier)\b",
    re.IGNORECASE,
)
_SPELL_UNITS = frozenset({"day", "week", "month", "quarter", "year"})
_WHOLE = re.compile(r"\b(?:all|every|each|both|none|no|never|without)\b", re.IGNORECASE)
_BROKEN = re.compile(r"\b(?:not all|all but|except|apart from|nearly all|almost all|but one|but two)\b", re.IGNORECASE)
_NONE = re.compile(r"\b(?:no|none|nil|never|without|zero)\b", re.IGNORECASE)


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
    often = any(fits(said, value, derived=True) for value in how_often(said, evidence.text))
    if often or _in_words(said, evidence, figures):
        yield Support(evidence, 0, 0, derived=True)
    ends = {id(end) for pair in changes(evidence.text, figures) for end in pair}
    told_ends = {id(end) for pair in pairwise(figures) if is_from_to(*pair, evidence.text) for end in pair}
    added = _ADDED.search(text[: said.start]) is not None
    for one in figures:
        compared = _BY_SO_MUCH.match(text, said.end) and not _BY_SO_MUCH.match(evidence.text, one.end)
        difference = (id(one) in ends and (compared or is_a_difference(said, text))) or (id(one) in told_ends and added)
        if not difference and _same(said, one, figures, text, evidence.text):
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
        parts = {value for one in figures if one.of == said.of for value in (one.value, said.of - one.value)}
        return any(one.value == said.of for one in figures) and (not parts or 1 in parts)
    if said.value == said.high == 1 and said.unit in _SPELL_UNITS:
        single = rf"\b(?:first|a|an|one|that|each|its|the|last) (?:\w+ )?{said.unit}\b"
        return bool(re.search(single, text, re.IGNORECASE))
    return said.value == said.high == 0 and bool(_NONE.search(text))


def _is_of_them(one: Quantity, told: str) -> bool:
    return bool(_OF_THEM.match(told, one.end) or OF_WHICH.search(told[: one.start]))


def _counts_other(said: Quantity, one: Quantity, figures: Sequence[Quantity], text: str) -> bool:
    """Whether the sentence counts what is said by another figure: 1,204 tickets for a hall of 1,400."""
    if said.unit or one.unit or not said.noun or share_noun(said.noun, one.noun):
        return False
    if not one.noun and any(other.value == one.of and share_noun(said.noun, other.noun) for other in figures):
        # The three of "three of the five depots" are depots.
        return False
    if one.noun and counted_words(text, said.end) & set(one.noun.split()):
        return False
    return any(share_noun(said.noun, other.noun) and not other.unit for other in figures if other is not one)


def _of_another_make(said: Quantity, one: Quantity) -> bool:
    """Whether one figure is a year, the number of a kind, or a part of another whole, and the other is not."""
    years = (said.unit == "year-name") != (one.unit == "year-name")
    return years or said.label != one.label or (said.of is not None and one.of not in {None, said.of})


def _may_be_rate(said: Quantity, one: Quantity, told: str, factor: float) -> bool:
    """Whether a figure without a rate may be meant for the spell that is said: "each day … 40"."""
    if factor != 1.0:
        return False
    if said.loose == "up_to" and (one.per.endswith("day") or not one.per):
        return True
    if not one.per and _OF_THEM.match(told, one.end):
        # "24 assays a day, eight of them": eight a day.
        before = [other for other in quantities(told) if other.end <= one.start and other.value > one.value]
        return bool(before) and before[-1].per in {"", said.per}
    if one.per or said.per not in knowledge(Recurrences).spells:
        return not one.per or {one.per, said.per} == {"day", "weekday"}
    rated = any(other.per and measure(other.unit)[0] == measure(one.unit)[0] for other in quantities(told))
    often = [other for other in recurrences(told) if not (other.weak and rated)]
    return any(other.agrees(Recurrence(said.per, 1.0, 1.0, 0, 0)) for other in often)


def _same(said: Quantity, one: Quantity, figures: Sequence[Quantity], text: str, told: str) -> bool:
    """Whether the figure stands in the fact, in the same or a convertible unit."""
    kind, size = measure(said.unit)
    other_kind, other_size = measure(one.unit)
    if kind != other_kind and not _unnamed(said, one):
        return _same_change(said, one)
    factor = other_size / size if kind == other_kind else 1.0
    if (
        (_counts_other(said, one, figures, text) and not _is_of_them(one, told))
        or _of_another_make(said, one)
        or (said.per and said.per != one.per and not _may_be_rate(said, one, told, factor))
    ):
        return False
    below = one.loose in _BELOW and said.loose in {"exact", "over"} and one.value == one.high
    total = _is_a_total(one, figures) and said.of is None and _takes_the_whole(said)
    below = below and not (one.loose == "up_to" and text[: said.start].lower().endswith(" to "))
    both = _AT_EACH.match(text, said.end) and (_AT_EACH.match(told, one.end) or _PER_THING.search(told[: one.start]))
    if (
        not both
        and _shared_out(said, text) != _shared_out(one, told)
        and (_shared_out(said, text) or _IN_ALL.match(text, said.end))
    ):
        return False
    if (below and not _is_ceiling(one, text)) or (total and not _part_is_said(one, figures, text)):
        return False
    if said.value != said.high and said.loose == "exact" and not said.vague:
        # A range is told by the same range alone.
        return said.value == one.value * factor and said.high == one.high * factor
    ends = {one.value} if said.loose == "over" else {one.high} if said.loose in _BELOW else {one.value, one.high}
    if said.loose == "about":
        # Between 30 and 34 is about 32.
        ends.add((one.value + one.high) / 2)
    near = [value * factor for value in ends if factor == 1.0 or _converts(said, value * factor)]
    return any(fits(said, value, derived=factor != 1.0) for value in near)


def _shared_out(one: Quantity, text: str) -> bool:
    """Whether a figure is told of each of several: 15 pupils each."""
    return _EACH.match(text, one.end) is not None


def _converts(said: Quantity, value: float) -> bool:
    """Whether a converted value is as large as what is said: 23 months are two years, 18 months are not."""
    return said.loose != "exact" or abs(value - said.value) <= _CONVERSION_SLACK * said.value


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


def is_a_difference(said: Quantity, text: str) -> bool:
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
    return _SHARE_TOLD.search(text) is not None or any(
        other.value in parts or one.value - other.value in parts or other.unit == "%" or other.of is not None
        for other in quantities(text)
    )


def _takes_the_whole(said: Quantity) -> bool:
    return said.unit == "" and said.noun != ""


def _turned(told: str, said: str) -> bool:
    """Whether the facts tell the share that failed and the statement the rest: 2 % inadequate, 98 % adequate."""
    failing = any_of(knowledge(Quantities).failing)
    return bool(failing.search(told)) != bool(failing.search(said))


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
    if one.unit == said.unit == "%" and not is_a_difference(said, said_before):
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
