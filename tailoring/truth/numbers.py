"""Finds the quantities of a text: value or range, unit, looseness, denominator and rate, in digits and in words."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Literal

from tailoring.truth.knowledge import Quantities, any_word, knowledge
from tailoring.truth.units import label_before, noun_after, rate_around, unit_after, units

Looseness = Literal["exact", "about", "over", "under", "nearly", "up_to"]
_YEAR = re.compile(r"(?:19|20)\d\d")
_CLOCK = re.compile(r"\d{1,2}:\d\d")
_REACH_BACK = 28
_LIST_REACH = 9
_OR_MORE = re.compile(r"\S*(?: \w+){0,3},? (?:and|or) (?:more|better|then some)\b|\+|-plus\b| plus\b")
# "Six points in three years" tells of a spell, no whole.
_SPELL = re.compile(r"\S*\s(?:[\w-]+\s)?(?:in|from)\s")
_OR_LESS = re.compile(r"\S*(?: \w+){0,3},? (?:and|or) (?:under|less|fewer|below|smaller)\b")
_DECADES = re.compile(r"\b(?P<count>a|one|two|three|half a)\s(?P<unit>decade)s?\b", re.IGNORECASE)
_COUNTS = {"a": 1.0, "one": 1.0, "two": 2.0, "three": 3.0, "half a": 0.5}
# "twice a month" is a frequency, judged as one.
_HOW_OFTEN = re.compile(r"[ -](?:a|an|per|each|every|daily|weekly|monthly|yearly|annually)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure: `value` to `high` (the same unless it is a range).

    `unit` is a unit of measure, "%", "pt", "x" (times), "change", "year-name", a currency, or "" for a plain count;
    `noun` the stem of what is counted, `of` the total it is a part of, `per` the spell of a rate.
    """

    value: float
    high: float
    unit: str
    noun: str
    start: int
    end: int
    loose: Looseness
    decimals: int
    of: float | None = None
    per: str = ""
    label: str = ""
    ordinal: bool = False


@cache
def _pattern() -> re.Pattern[str]:
    data = knowledge(Quantities)
    names = "|".join(sorted(data.numbers, key=len, reverse=True))
    tens = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
    word = rf"(?:(?:{tens})-(?:one|two|three|four|five|six|seven|eight|nine)|{names})(?![a-z])"
    scale = r"(?:\s?(?:hundred|thousand|million|billion|bn|mn)\b|[kKmMbB]\b)"
    figure = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
    sign = r"(?:US\$|[$€£¥₹])"
    number = rf"(?:(?P<sign>{sign})\s?)?(?:(?P<figure>{figure})|(?P<word>{word}))(?P<scale>{scale})?"
    second = number.replace("?P<", "?P<high_")
    ordinal = r"(?P<ordinal>\d+(?:st|nd|rd|th)\b)"
    parts = r"half|halves|thirds?|quarters?|fifths?|tenths?"
    shares = "one|two|three|four|five|six|seven|eight|nine|a|an"
    fraction = rf"(?:(?P<share>(?:{shares})[ -])?(?P<fraction>{parts})\b(?! quarter|-))"
    range_ = rf"{number}(?:\s?(?:–|-|to|and)\s?{second})?"
    return re.compile(rf"(?<![\w.,$€£])(?:{ordinal}|{fraction}|{range_})(?![A-Za-z]*\d)", re.IGNORECASE)


@lru_cache(maxsize=8192)
def quantities(text: str) -> tuple[Quantity, ...]:
    """The quantities of a text in order; clock times, years and ordinals are marked as such or left out."""
    clocks = [match.span() for match in _CLOCK.finditer(text)]
    found: list[Quantity] = []
    for match in _pattern().finditer(text):
        if any(start <= match.start() < end for start, end in clocks) or _inside_name(text, match):
            continue
        found += _read(text, match)
    return tuple(_inherit(text, found) + list(_changes(text)) + list(_decades(text)))


def _inherit(text: str, found: list[Quantity]) -> list[Quantity]:
    """A bare figure after "to" or in a list takes the unit, or the noun, of the one before: "45 minutes to 30"."""
    known: list[Quantity] = []
    for one in found:
        last = next((other for other in reversed(known) if other.unit != "year-name" and not other.label), None)
        bare = not one.unit and not one.noun and not one.label and one.of is None and not one.ordinal
        part = re.match(r" (?:of|out of|from) (?:the|my|our|them|these|those)\b", text[one.end :])
        if last and bare and not part and _joined(text[last.end : one.start]):
            known.append(replace(one, unit=last.unit, noun=last.noun))
        else:
            known.append(one)
    return known


def _joined(between: str) -> bool:
    """Whether two figures stand in one list or change: nothing but a few words between them and no full stop."""
    return (
        len(between.split()) <= _LIST_REACH
        and not re.search(r"[.;:](?:\s|$)", between)
        and not re.search(r"(?<!instead )(?<!out )(?<!ahead )\bof\b", between)
    )


def _inside_name(text: str, match: re.Match[str]) -> bool:
    """Digits glued to letters (A4, H2O, i18n) belong to a name."""
    before = text[match.start() - 1 : match.start()]
    after = text[match.end() : match.end() + 1]
    glued = re.match(r"[A-Za-z]+", text[match.end() :])
    unit = glued is not None and (glued.group() in units() or glued.group().lower() in units())
    return before.isalpha() or (after.isalpha() and bool(match.group("figure")) and not unit)


def _read(text: str, match: re.Match[str]) -> list[Quantity]:
    if match.group("ordinal"):
        value = float(re.sub(r"\D", "", match.group("ordinal")))
        return [Quantity(value, value, "", noun_after(text, match.end()), *match.span(), "exact", 0, ordinal=True)]
    if match.group("fraction"):
        return _fraction(text, match)
    if match.group("high_figure") or match.group("high_word"):
        return _pair(text, match)
    one = _single(text, match, "", match.start(), match.end())
    return [one] if one else []


def _pair(text: str, match: re.Match[str]) -> list[Quantity]:
    """Two figures joined by a dash, "to" or "and": a range, a change from one to the other, or a list."""
    first_end = max(match.end(name) for name in ("figure", "word", "scale") if match.group(name))
    second_start = match.start("high_sign") if match.group("high_sign") else _start_of(match, "high_")
    low = _single(text, match, "", match.start(), first_end)
    high = _single(text, match, "high_", second_start, match.end())
    if low is None or high is None:
        return [one for one in (low, high) if one]
    joint = text[first_end : first_end + 5]
    if re.match(r"\s?and", joint) or _two_years(match):
        # "series one and three": both are numbers of the kind.
        return [low, replace(high, label=low.label) if low.label and not high.unit else high]
    change = re.match(r"\s?to\b", joint) and re.search(r"\bfrom\s+\S{0,3}$", text[: match.start()])
    low = replace(low, unit=low.unit or high.unit, noun=low.noun or high.noun)
    if change or low.value > high.value or low.unit != high.unit:
        return [low, high]
    return [replace(high, value=low.value, start=match.start(), loose=low.loose)]


def _two_years(match: re.Match[str]) -> bool:
    return bool(_YEAR.fullmatch(match.group("figure") or "") and _YEAR.fullmatch(match.group("high_figure") or ""))


def _start_of(match: re.Match[str], prefix: str) -> int:
    return match.start(prefix + ("figure" if match.group(prefix + "figure") else "word"))


def _single(text: str, match: re.Match[str], prefix: str, start: int, end: int) -> Quantity | None:
    data = knowledge(Quantities)
    figure, word = match.group(prefix + "figure"), match.group(prefix + "word")
    scale = (match.group(prefix + "scale") or "").strip().lower()
    sign = match.group(prefix + "sign") or ""
    decimals = len(figure.partition(".")[2]) if figure else 0
    value = float(figure.replace(",", "")) if figure else _word_value(word)
    if figure and _YEAR.fullmatch(figure) and not scale and not sign and not re.match(r"\s?%", text[end:]):
        return Quantity(value, value, "year-name", "", start, end, "exact", 0)
    if word and word.lower() in {"twice", "thrice"}:
        if _HOW_OFTEN.match(text, end):
            return None
        unit = "x" if re.match(r" (?:as|the|its|my|our)\b", text[end:]) else ""
        return Quantity(value, value, unit, "", start, end, _looseness(text, start), 0)
    if word and word.lower() == "one" and not label_before(text, start) and not _measured(text, end):
        return _part(text, value, start, end)
    if scale in {"m", "b"} and not sign and figure and not match.group(prefix + "scale")[0].isupper():
        scale = ""
        end -= 1
    half = re.match(r" and a (half|quarter)\b", text[end:])
    if half:
        value, end, decimals = value + data.fractions[half.group(1)], end + half.end(), 1
    value *= data.scales.get(scale, 1)
    unit, after = unit_after(text, end)
    unit = data.currencies[sign.upper() if sign.startswith("U") else sign] if sign else unit
    label = "" if unit else label_before(text, start)
    total = None if label or (unit and _SPELL.match(text[after:])) else _total(text, after)
    loose = _looseness(text, start, end)
    noun = noun_after(text, after)
    return Quantity(
        value, value, unit, noun, start, end, loose, decimals, total, rate_around(text, start, after), label
    )


def _measured(text: str, end: int) -> bool:
    """Whether "one" measures: one day, one a month. Before any other noun it says no more than "a"."""
    return bool(unit_after(text, end)[0] or _HOW_OFTEN.match(text, end))


def _part(text: str, value: float, start: int, end: int) -> Quantity | None:
    """The part in “one of the four”; any other “one” stands for a thing and counts nothing."""
    total = _total(text, end)
    return Quantity(value, value, "", "", start, end, "exact", 0, total) if total else None


def _word_value(word: str) -> float:
    numbers = knowledge(Quantities).numbers
    return float(sum(numbers[part] for part in word.lower().split("-")))


def _total(text: str, end: int) -> float | None:
    """The whole that a part is taken of: "three of the five depots"."""
    match = re.match(
        r"\s(?:[\w-]+\s)?(?:of|out of|in|from)\s(?:the |our |my |its |their |every |all )?"
        r"(?:[\w-]+['’]s? )?(?:last |first |past )?",
        text[end:],
    )
    if not match:
        return None
    after = _pattern().match(text, end + match.end())
    if not after or not (after.group("figure") or after.group("word")) or _YEAR.fullmatch(after.group("figure") or ""):
        return None
    figure, word = after.group("figure"), after.group("word")
    return float(figure.replace(",", "")) if figure else _word_value(word)


def _looseness(text: str, start: int, end: int | None = None) -> Looseness:
    data = knowledge(Quantities)
    if end is not None and _OR_MORE.match(text[end:]):
        return "over"
    if end is not None and _OR_LESS.match(text[end:]):
        return "up_to"
    before = text[max(0, start - _REACH_BACK) : start].rstrip(" £$€")
    for kind, words in (
        ("over", data.over),
        ("up_to", data.up_to),
        ("about", data.about),
        ("nearly", data.nearly),
        ("under", data.under),
    ):
        found = [match for match in any_word(words).finditer(before) if match.end() == len(before)]
        if found:
            return kind  # type: ignore[return-value]
    return "exact"


def _fraction(text: str, match: re.Match[str]) -> list[Quantity]:
    data = knowledge(Quantities)
    share = (match.group("share") or "").strip(" -").lower()
    times = data.numbers.get(share, 1)
    name = match.group("fraction").lower()
    before = text[: match.start()].rstrip().lower()
    if (
        name == "quarter"
        and before.endswith((" in", " within", " over", " per"))
        and not text[match.end() :].startswith(" of")
    ):
        return []
    if re.search(r"\b\w+ and$", before) and share in {"a", "an"}:
        return []
    wanted = (
        share
        or before.endswith((" by", "about", "almost", "nearly", "over", "than", "roughly"))
        or re.match(r" (?:of|the|in)\b", text[match.end() :].lower())
    )
    if not wanted or (name in {"third", "fifth", "tenth", "quarter"} and not share and not before.endswith(" by")):
        return []
    if (
        name == "third"
        and share
        and re.match(r" (?:place|party|year|time|person|term|quarter|floor|one|member|prize)", text[match.end() :])
    ):
        return []
    if name.startswith("quarter") and re.match(r"s? of (?:19|20)\d\d", text[match.end() - 1 :]):
        return []
    value = times * data.fractions[name]
    return [
        Quantity(
            value * 100,
            value * 100,
            "%",
            noun_after(text, match.end()),
            *match.span(),
            _looseness(text, match.start()),
            -1,
        )
    ]


def _decades(text: str) -> list[Quantity]:
    """A decade, half a decade: in years."""
    found: list[Quantity] = []
    for m in _DECADES.finditer(text):
        years = 10 * _COUNTS[m.group("count").lower()]
        found.append(Quantity(years, years, "year", "", *m.span(), _looseness(text, m.start()), 0))
    return found


def _changes(text: str) -> list[Quantity]:
    data = knowledge(Quantities)
    return [
        Quantity(
            data.changes[m.group().lower()],
            data.changes[m.group().lower()],
            "change",
            "",
            m.start(),
            m.end(),
            _looseness(text, m.start(), m.end()),
            0,
        )
        for m in any_word(tuple(data.changes)).finditer(text)
        if not re.match(r"-", text[m.end() : m.end() + 1])
    ]
