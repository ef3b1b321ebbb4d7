"""The figures that words alone tell: fractions, decades, dozens, half an hour, a month, threefold, halved."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from tailoring.truth.clause_cuts import HALT
from tailoring.truth.figure import Quantity, looseness
from tailoring.truth.knowledge import any_word, knowledge
from tailoring.truth.quantity_words import Quantities
from tailoring.truth.units import measure, noun_after, rate_around, unit_after, units

_COUNTS = {"a": 1.0, "one": 1.0, "two": 2.0, "three": 3.0, "half a": 0.5}
_DECADES = re.compile(r"\b(?P<count>a|one|two|three|half a)\s(?P<unit>decade)s?\b", re.IGNORECASE)
_PARTS = {"half": 0.5, "a quarter of": 0.25, "quarter of": 0.25, "three quarters of": 0.75, "three-quarters of": 0.75}
_LOTS = re.compile(
    r"\b(?P<lot>(?:tens|hundreds) of thousands|dozens|scores|hundreds|thousands|millions)\b(?= of\b)", re.IGNORECASE
)
_NUMBER = r"two|three|four|five|six|seven|eight|nine|ten|twenty|\d+(?:\.\d+)?"
_FOLD = re.compile(
    rf"(?<![\w.])(?P<count>{_NUMBER})(?P<half>[ -]and[ -]a[ -]half)?[ -]?fold\b"
    rf"|\ba factor of (?:about |almost |nearly |over |some )?(?P<factor>{_NUMBER})\b(?P<more>[ -]and[ -]a[ -]half)?",
    re.IGNORECASE,
)
_ORDINAL_PARTS = frozenset({"third", "quarter", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "twelfth"})
_TIMES_THAT = {
    "half": 0.5,
    "twice": 2.0,
    "double": 2.0,
    "three times": 3.0,
    "treble": 3.0,
    "triple": 3.0,
    "four times": 4.0,
}
_MULTIPLE = re.compile(
    rf"\b(?P<times>{'|'.join(_TIMES_THAT)}) (?:that(?: (?:number|amount|sum|many|much))?|as (?:many|much))"
    r"(?=\s*(?:$|[.,;]|in\b|on\b|the (?:next|following)|a year later|later))",
    re.IGNORECASE,
)
_KINDS = frozenset({"double", "doubles"})
_CHANGED = re.compile(r" (?:the|its|our|my|their|his|her|your|that|this|those|these|what|in|between|over|by|from|as)\b")
_CHANGING = re.compile(
    r"(?:\bto|\b(?:would|will|could|can|did|might|may|should|must|saw|see|made|helped|helping|let|than|almost|nearly|about"
    r"|is|was|were|are|be|now)|\b(?:and|which|that|who)(?: (?:now|then))?)(?: (?:almost|nearly|more than))? $",
    re.IGNORECASE,
)
_NEXT_UNIT = re.compile(r"[ -]?[a-z]+\.?,?(?: and)? ?", re.IGNORECASE)
_LETTERS = frozenset("smgpvhwkb")
_SPAN_UNITS = r"hour|day|week|fortnight|month|year"
_ONE_SPELL = re.compile(
    rf"\b(?:for|within|under|inside|in|over|spent|spend|took|takes|lasting|lasted|nearly|almost|than)(?: only| just)? "
    rf"(?P<spell>an?(?: whole| full)? (?P<unit>{_SPAN_UNITS}))\b(?!['’-])(?P<half> and a half)?"
    rf"|\b(?:within|inside) (?P<the>the (?P<whole>{_SPAN_UNITS}))\b(?!['’-]| (?:of|that|when|in which)\b)"
    rf"|\b(?P<full>(?:an?|one) (?P<unit_too>{_SPAN_UNITS}))\b(?P<more> and a half)"
    rf"|\b(?P<apart>an? (?P<length>{_SPAN_UNITS}))(?= (?:before|after|later|earlier|ahead|prior|early|late)\b)",
    re.IGNORECASE,
)
# "A year-long contract", "a half-day course", "a year's cover"; a "six-month contract" is read with its number.
_LONG = re.compile(
    rf"(?<![\w-])(?:(?P<half>half)[- ](?P<part>day|hour|year|morning)(?![- ]?(?:term|an?)\b)"
    rf"|(?P<unit>{_SPAN_UNITS})-long|(?:an?|one|the) (?P<own>{_SPAN_UNITS})['’]s(?= [a-z]+)(?! (?:end|time|start)\b))"
    r"(?!-)",
    re.IGNORECASE,
)
_HUNDREDS = re.compile(
    r"(?<!half )\b(?:an?|one) (?P<scale>hundred|thousand|million|billion)\b(?: and (?P<rest>[a-z]+(?:-[a-z]+)?)\b)?",
    re.IGNORECASE,
)


def worded(text: str) -> list[Quantity]:
    """The figures of a text that words alone tell, without fractions and changes."""
    lower = text.lower()
    found: list[Quantity] = []
    if "decade" in lower:
        found += _decades(text)
    if "half" in lower or "quarter" in lower:
        found += _shares_of_one(text)
    if "s of " in lower:
        found += _lots(text)
    if "fold" in lower or "factor of" in lower:
        found += _folds(text)
    if "hundred" in lower or "illion" in lower or "thousand" in lower:
        found += _hundreds(text)
    if "-figure" in lower:
        found += _figures_long(text)
    if " in the " in lower:
        found += _pence_in_the_pound(text)
    return found + list(_one_spell(text)) + list(_long(text))


_FIGURES = re.compile(r"\b(?P<count>four|five|six|seven|eight|nine|[4-9])-figure\b", re.IGNORECASE)


def _figures_long(text: str) -> Iterator[Quantity]:
    """A six-figure budget: from 100,000 to 999,999."""
    for m in _FIGURES.finditer(text):
        word = m.group("count").lower()
        digits = int(word) if word.isdigit() else round(knowledge(Quantities).numbers[word])
        low = 10.0 ** (digits - 1)
        yield Quantity(low, 10 * low - 1, "", "", *m.span(), "exact", 0, vague=True)


_IN_THE_POUND = re.compile(
    r"\b(?P<count>\d+|[a-z]+(?:-[a-z]+)?) ?(?:p|pence|c|cents) in the (?:pound|euro|dollar)\b"
    r"|\b(?P<round>\d+)p in the £",
    re.IGNORECASE,
)


def _pence_in_the_pound(text: str) -> Iterator[Quantity]:
    """Eighty pence in the pound: four fifths."""
    numbers = knowledge(Quantities).numbers
    for m in _IN_THE_POUND.finditer(text):
        word = (m.group("count") or m.group("round")).lower()
        values = [float(part) if part.isdigit() else numbers.get(part) for part in word.split("-")]
        known = [value for value in values if value is not None]
        if len(known) == len(values):
            yield Quantity(sum(known), sum(known), "%", "", *m.span(), looseness(text, m.start()), 0)


def fraction(text: str, match: re.Match[str]) -> list[Quantity]:
    """The share that a fraction tells, where it is no name, no date and no place."""
    data = knowledge(Quantities)
    share = (match.group("share") or "").strip(" -").lower()
    name = match.group("fraction").lower()
    before, behind = text[: match.start()].rstrip().lower(), text[match.end() :]
    spell = name == "quarter" and before.endswith((" in", " within", " over", " per")) and not behind.startswith(" of")
    if spell or (share in {"a", "an"} and re.search(r"\b\w+ and$", before)):
        return []
    if name == "quarter" and share == "a" and _COUNTED.search(before) and _RATE_ENDS.match(behind):
        # "48 care plans a quarter".
        return []
    wanted = (
        share
        or before.endswith((" by", "about", "almost", "nearly", "over", "than", "roughly"))
        or re.match(r" (?:of|the|in)\b", behind.lower())
    )
    place = name == "third" and share and _THIRD.match(behind)
    dated = name.startswith("quarter") and re.match(r"s? of (?:19|20)\d\d", text[match.end() - 1 :])
    if not wanted or (name in _ORDINAL_PARTS and not share and not before.endswith(" by")) or place or dated:
        return []
    value = data.numbers.get(share, 1) * data.fractions[name] * 100
    loose = looseness(text, match.start())
    if name == "half" and not share and _A_POINT.match(behind):
        return [Quantity(0.5, 0.5, "pt", "", *match.span(), loose, 1)]
    return [Quantity(value, value, "%", noun_after(text, match.end()), *match.span(), loose, -1)]


_COUNTED = re.compile(
    r"(?:\d[\d,.]*|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty))"
    r"(?: [a-z-]+){0,3}$"
)
_RATE_ENDS = re.compile(r" ?(?:$|[,.;:]|(?:and|in|at|for|on|with|to|from|across)\b)")
_A_POINT = re.compile(r" an? (?:percentage )?point\b")
_THIRD = re.compile(r" (?:place|party|year|time|person|term|quarter|floor|one|member|prize)")


def changes_in_words(text: str) -> list[Quantity]:
    """Halved, doubled, trebled."""
    data = knowledge(Quantities)
    return [
        Quantity(value, value, "change", "", *m.span(), looseness(text, *m.span()), 0)
        for m in any_word(tuple(data.changes)).finditer(text)
        if (value := data.changes[m.group().lower()]) and not text.startswith("-", m.end()) and not _is_a_kind(text, m)
    ]


def _is_a_kind(text: str, match: re.Match[str]) -> bool:
    """Whether "double" says of what kind a thing is, and changes nothing: double payments, a double shift."""
    if match.group().lower() not in _KINDS:
        return False
    return not (_CHANGED.match(text, match.end()) or _CHANGING.search(text[: match.start()]))


def compounds_of(text: str, found: Sequence[Quantity]) -> list[Quantity]:
    """The figures with those that tell one amount in two units made one: 2 minutes 30 seconds, 5 feet 6 inches."""
    known: list[Quantity] = []
    for one in found:
        last = known[-1] if known else None
        (kind, size), (other, smaller) = measure(last.unit if last else ""), measure(one.unit)
        joined = (
            last is not None and bool(last.unit) and kind == other and _NEXT_UNIT.fullmatch(text[last.end : one.start])
        )
        if last and joined and size > smaller and one.value * smaller < size and last.value == last.high:
            value = last.value * size / smaller + one.value
            known[-1] = replace(one, value=value, high=value, start=last.start, loose=last.loose)
        else:
            known.append(one)
    return known


def multiples_of(text: str, found: list[Quantity]) -> list[Quantity]:
    """The figures with those told as so many times the one before: £12,000 in 2020 and twice that in 2021."""
    for match in _MULTIPLE.finditer(text):
        before = [q for q in found if q.end <= match.start() and q.unit not in {"year-name", "%"} and not q.label]
        if before and not HALT.search(text[before[-1].end : match.start()]):
            last, times = before[-1], _TIMES_THAT[match.group("times").lower()]
            value = replace(last, value=last.value * times, high=last.high * times, of=None, start=match.start())
            kept = [q for q in found if not match.start() <= q.start < match.end()]
            found = sorted([*kept, replace(value, end=match.end())], key=lambda q: q.start)
    return found


def _decades(text: str) -> Iterator[Quantity]:
    """A decade, half a decade: in years."""
    for m in _DECADES.finditer(text):
        years = 10 * _COUNTS[m.group("count").lower()]
        yield Quantity(years, years, "year", "", *m.span(), looseness(text, m.start()), 0)


@cache
def _part_of_one() -> re.Pattern[str]:
    data = knowledge(Quantities)
    wholes = "|".join(sorted({*units(), *data.scales, "dozen"} - _LETTERS, key=len, reverse=True))
    parts = "|".join(sorted(_PARTS, key=len, reverse=True))
    return re.compile(rf"\b(?P<part>{parts})[ -]an? (?P<whole>{wholes})\b", re.IGNORECASE)


def _shares_of_one(text: str) -> Iterator[Quantity]:
    """Half an hour, half a dozen, three quarters of a million."""
    data = knowledge(Quantities)
    for m in _part_of_one().finditer(text):
        part, whole = _PARTS[m.group("part").lower()], m.group("whole").lower()
        scale = data.scales.get(whole) or (data.numbers.get(whole) if whole not in units() else None)
        value, unit, end = (part * scale, "", m.end()) if scale else (part, whole, m.end())
        if scale and (after := unit_after(text, end))[0]:
            unit, end = after
        loose = looseness(text, m.start(), end)
        yield Quantity(value, value, unit, noun_after(text, end), m.start(), m.end(), loose, 2)


def _lots(text: str) -> Iterator[Quantity]:
    """Dozens, hundreds, tens of thousands of a thing: from twice that to twenty times that."""
    for m in _LOTS.finditer(text):
        low, high = knowledge(Quantities).lots[m.group("lot").lower()]
        noun = noun_after(text, m.end() + len(" of"))
        yield Quantity(low, high, "", noun, *m.span(), "exact", 0, vague=True)


def _hundreds(text: str) -> Iterator[Quantity]:
    """A hundred, one thousand, a hundred and twenty."""
    data = knowledge(Quantities)
    for m in _HUNDREDS.finditer(text):
        more = [data.numbers.get(part) for part in (m.group("rest") or "").lower().split("-") if part]
        known = [number for number in more if number is not None]
        end = m.end() if known and len(known) == len(more) else m.end("scale")
        value = data.scales[m.group("scale").lower()] + (sum(known) if end == m.end() else 0)
        unit, after = unit_after(text, end)
        if re.match(r"(?:st|nd|rd|th)\b", text[end:]) or text.startswith("-", end) or value == 1:
            continue
        if re.search(
            r"\b(?:in|out of|(?:half|quarters?|thirds?|fifths?) of) (?:every )?$", text[: m.start()], re.IGNORECASE
        ):
            # "One in a hundred", "three quarters of a million": no hundred and no million.
            continue
        loose = looseness(text, m.start(), end)
        per = rate_around(text, m.start(), after)
        yield Quantity(value, value, unit, noun_after(text, after), m.start(), end, loose, 0, per=per)


def _one_spell(text: str) -> Iterator[Quantity]:
    """For a month, within the hour, over a year and a half."""
    for m in _ONE_SPELL.finditer(text):
        value = 1.5 if m.group("half") or m.group("more") else 1.0
        start = next(m.start(name) for name in ("spell", "the", "apart", "full") if m.group(name))
        unit = (m.group("unit") or m.group("whole") or m.group("length") or m.group("unit_too")).lower()
        loose = looseness(text, start, m.end())
        yield Quantity(value, value, unit, "", start, m.end(), loose, int(value % 1 > 0))


def _long(text: str) -> Iterator[Quantity]:
    """Half-day, year-long, a year's."""
    for m in _LONG.finditer(text):
        value = 0.5 if m.group("half") else 1.0
        unit = (m.group("part") or m.group("unit") or m.group("own")).lower()
        if unit in units() and not re.search(
            r"(?:two|three|half|quarters?|and an?|\d)[ -]$", text[: m.start()].lower()
        ):
            end = m.end("own") if m.group("own") else m.end()
            yield Quantity(value, value, unit, "", m.start(), end, looseness(text, m.start()), int(value % 1 > 0))


def _folds(text: str) -> Iterator[Quantity]:
    """Threefold, two-and-a-half-fold, by a factor of ten: so many times."""
    numbers = knowledge(Quantities).numbers
    for m in _FOLD.finditer(text):
        word = (m.group("count") or m.group("factor")).lower()
        value = float(numbers.get(word) or word) + (0.5 if m.group("half") or m.group("more") else 0)
        decimals = 1 if value % 1 else 0
        yield Quantity(value, value, "x", "", *m.span(), looseness(text, m.start()), decimals)
