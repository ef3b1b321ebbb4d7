"""Finds the quantities of a text: value or range, unit, looseness, denominator and rate, in digits and in words."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from functools import cache, lru_cache

from tailoring.truth.elliptical import LENGTHS, inherited, of_a_whole
from tailoring.truth.figure import Quantity, looseness
from tailoring.truth.knowledge import knowledge
from tailoring.truth.quantity_words import Quantities
from tailoring.truth.units import label_before, noun_after, rate_around, unit_after, units
from tailoring.truth.worded import changes_in_words, compounds_of, fraction, multiples_of, worded

__all__ = ["Quantity", "quantities"]

_YEAR = re.compile(r"(?:19|20)\d\d")
# The 23 of a school or business year: "2022–23", "2022/23".
_YEAR_END = re.compile(r"\b(?:19|20)\d\d ?[–/-] ?$")
# What a number may bear behind it: "and a half", "-and-a-half", "and three quarters", "½", " 1/2", with a scale.
_MIXED = re.compile(
    r"(?:[ -]and[ -](?:(?:an?|one)[ -](?P<part>half|quarter|third)\b(?! of\b)"
    r"|(?P<count>two|three)[ -](?P<parts>quarters?|thirds)\b)"
    r"|\s?(?P<sign>[½¼¾⅓⅔])| (?P<above>[13])/(?P<below>[24])(?!\d))(?: (?P<scale>hundred|thousand|million|billion)\b)?",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"\d{1,2}:\d\d")
_HOLDS = re.compile(r"\s[\w-]+s\sof\s")
# "Six points in three years" tells of a spell, no whole.
_SPELL = re.compile(r"\S*\s(?:[\w-]+\s)?(?:in|from)\s")
_MULTIPLIED = re.compile(r"\bmultipl(?:y|ied|ying|ies)\b[^,;.]* by (?:about |around |over |nearly )?$", re.IGNORECASE)
# "twice a month" is a frequency, judged as one.
_HOW_OFTEN = re.compile(r"[ -](?:a|an|per|each|every|daily|weekly|monthly|yearly|annually)\b", re.IGNORECASE)


@cache
def _pattern() -> re.Pattern[str]:
    data = knowledge(Quantities)
    names = "|".join(sorted(data.numbers, key=len, reverse=True))
    tens = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
    word = rf"(?:(?:{tens})-(?:one|two|three|four|five|six|seven|eight|nine)|{names})(?![a-z])"
    scale = r"(?:[\s-]?(?:hundred|thousand|million|billion|bn|mn|dozen)\b|\sscore\b(?= of\b)|[kKmMbB]\b)"
    figure = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
    sign = r"(?:US\$|[$€£¥₹])"
    number = rf"(?:(?P<sign>{sign})\s?)?(?:(?P<figure>{figure})|(?P<word>{word}))(?P<scale>{scale})?"
    second = number.replace("?P<", "?P<high_")
    ordinal = r"(?P<ordinal>\d+(?:st|nd|rd|th)\b)"
    parts = r"half|halves|thirds?|quarters?|fifths?|sixths?|sevenths?|eighths?|ninths?|tenths?|twelfths?"
    shares = "one|two|three|four|five|six|seven|eight|nine|a|an"
    fraction = rf"(?:(?P<share>(?:{shares})[ -])?(?P<fraction>{parts})\b(?! quarter|-))"
    # "One and three quarters" is one number, no list of two.
    range_ = rf"{number}(?:\s?(?:–|-|to|and)\s?{second}(?!\d|[ -](?:quarters?|thirds)\b))?"
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
    more = worded(text)
    found = [one for one in found if not any(o.start <= one.start < o.end for o in more)]
    # "Two-and-a-half": the half belongs to the two.
    found = [one for one in found if not any(o.start < one.start < o.end and o is not one for o in found)]
    return tuple(
        of_a_whole(text, multiples_of(text, compounds_of(text, inherited(text, found)))) + changes_in_words(text) + more
    )


def _inside_name(text: str, match: re.Match[str]) -> bool:
    """Digits glued to letters (A4, H2O, i18n) belong to a name."""
    before = text[match.start() - 1 : match.start()]
    after = text[match.end() : match.end() + 1]
    glued = re.match(r"[A-Za-z]+", text[match.end() :])
    unit = glued is not None and (glued.group() in units() or glued.group().lower() in units())
    if len(match.group("figure") or "") == len("23") and _YEAR_END.search(text[: match.start()]):
        return True
    return before.isalpha() or (after.isalpha() and bool(match.group("figure")) and not unit)


def _read(text: str, match: re.Match[str]) -> list[Quantity]:
    if match.group("ordinal"):
        value = float(re.sub(r"\D", "", match.group("ordinal")))
        return [Quantity(value, value, "", noun_after(text, match.end()), *match.span(), "exact", 0, ordinal=True)]
    if match.group("fraction"):
        return fraction(text, match)
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
    between = low.value < high.value and re.search(r"\bbetween [£$€]?$", text[: match.start()], re.IGNORECASE)
    if _YEAR_END.search(text[:second_start]) and len(match.group("high_figure") or "") == len("23"):
        return [low]
    if (re.match(r"\s?and", joint) and not between) or _two_years(match):
        # "series one and three": both are numbers of the kind; "12 and 15 pupils" are pupils.
        if not (low.unit or low.noun or low.label or high.unit) and low.of is None:
            low = replace(low, noun=high.noun)
        return [low, replace(high, label=low.label) if _numbers_too(low, high, text, match) else high]
    change = re.match(r"\s?to\b", joint) and re.search(r"\bfrom\s+\S{0,3}$", text[: match.start()])
    low = replace(low, unit=low.unit or high.unit, noun=low.noun or high.noun)
    if change or low.value > high.value or low.unit != high.unit:
        return [low, replace(high, label=low.label) if low.label and not high.unit else high]
    return [
        replace(high, value=low.value, start=match.start(), loose=low.loose, label=low.label if not high.unit else "")
    ]


def _numbers_too(low: Quantity, high: Quantity, text: str, match: re.Match[str]) -> bool:
    """Whether the second of two figures is the number of a kind as the first is, no count: Level 4 and 11 papers."""
    plural = text[: match.start()].rstrip(" -").endswith("s")
    return bool(low.label) and not high.unit and high.of is None and (plural or not high.noun)


def _two_years(match: re.Match[str]) -> bool:
    return bool(_YEAR.fullmatch(match.group("figure") or "") and _YEAR.fullmatch(match.group("high_figure") or ""))


def _start_of(match: re.Match[str], prefix: str) -> int:
    return match.start(prefix + ("figure" if match.group(prefix + "figure") else "word"))


def _single(text: str, match: re.Match[str], prefix: str, start: int, end: int) -> Quantity | None:
    data = knowledge(Quantities)
    figure, word = match.group(prefix + "figure"), match.group(prefix + "word")
    scale = (match.group(prefix + "scale") or "").strip(" -\n\t").lower()
    sign = match.group(prefix + "sign") or ""
    decimals = len(figure.partition(".")[2]) if figure else 0
    value = float(figure.replace(",", "")) if figure else _word_value(word)
    if figure and _YEAR.fullmatch(figure) and not scale and not sign and not re.match(r"\s?%", text[end:]):
        return Quantity(value, value, "year-name", "", start, end, "exact", 0)
    if word and word.lower() in {"twice", "thrice"}:
        if _HOW_OFTEN.match(text, end):
            return None
        unit = "x" if re.match(r" (?:as|the|its|my|our)\b", text[end:]) else ""
        return Quantity(value, value, unit, "", start, end, looseness(text, start), 0)
    half = _MIXED.match(text, end)
    if word and word.lower() == "one" and not (half or label_before(text, start) or _measured(text, end)):
        return _part(text, value, start, end)
    if scale in {"m", "b"} and not sign and figure and not match.group(prefix + "scale")[0].isupper():
        scale = ""
        end -= 1
    if half:
        value, end, decimals = value + _part_of_one(half), half.end(), 1
        scale, end = (half.group("scale").lower(), half.end("scale")) if half.group("scale") else (scale, end)
    value *= data.scales.get(scale, 1)
    unit, after = unit_after(text, end)
    unit = data.currencies[sign.upper() if sign.startswith("U") else sign] if sign else unit
    unit = unit or ("x" if _MULTIPLIED.search(text[:start]) else "")
    label = "" if unit else label_before(text, start)
    # The 4.9 of "4.9 stars from 512 reviews" is no part of them.
    total = None if label or decimals > 0 or (unit and _SPELL.match(text[after:])) else _total(text, after)
    total = None if total is not None and total < value else total
    loose = looseness(text, start, end)
    noun = noun_after(text, after)
    # A 90-minute class every month lasts 90 minutes, no 90 minutes a month.
    per = "" if unit and text[end : end + 1] == "-" else rate_around(text, start, after)
    return Quantity(value, value, unit, noun, start, end, loose, decimals, total, per, label)


def _part_of_one(mixed: re.Match[str]) -> float:
    """What stands behind a whole number: the half of "three and a half", the ¾ of "2¾"."""
    if mixed.group("sign"):
        return unicodedata.numeric(mixed.group("sign"))
    if mixed.group("above"):
        return int(mixed.group("above")) / int(mixed.group("below"))
    count = {"two": 2, "three": 3}.get((mixed.group("count") or "").lower(), 1)
    part = (mixed.group("part") or mixed.group("parts")).lower().removesuffix("s")
    return count * knowledge(Quantities).fractions[part]


def _measured(text: str, end: int) -> bool:
    """Whether "one" measures: one day, one a month. Before any other noun it says no more than "a"."""
    return bool(unit_after(text, end)[0] or _HOW_OFTEN.match(text, end))


def _part(text: str, value: float, start: int, end: int) -> Quantity | None:
    """The part in “one of the four”; any other “one” stands for a thing and counts nothing."""
    total = _total(text, end) or _total_behind(text, end)
    if total and re.search(r"\b(?:every|each|any)\s$", text[:start], re.IGNORECASE):
        # "Every one of the six" are the six.
        words = (text[end + m.start() : end + m.end()] for m in re.finditer(r"\b[\w,]+", text[end:]))
        nouns = (noun_after(text, text.index(word, end) + len(word)) for word in words if _names(word, total))
        return Quantity(total, total, "", next(nouns, ""), start, end, "exact", 0)
    return Quantity(value, value, "", "", start, end, "exact", 0, total) if total else None


_THING_IN = re.compile(r"(?: [\w-]+){2,3}(?= (?:in|out of) (?:every |each )?(?:\d|[a-z]+\b))")


def _total_behind(text: str, end: int) -> float | None:
    """The three of "one county swimmer in three"."""
    thing = _THING_IN.match(text, end)
    total = _total(text, thing.end()) if thing else None
    return total if total and total > 1 else None


def _names(word: str, value: float) -> bool:
    """Whether a word is the figure."""
    return word == f"{value:g}" or knowledge(Quantities).numbers.get(word.lower()) == value


def _word_value(word: str) -> float:
    numbers = knowledge(Quantities).numbers
    return float(sum(numbers[part] for part in word.lower().split("-")))


def _total(text: str, end: int) -> float | None:
    """The whole that a part is taken of: "three of the five depots"."""
    match = re.match(
        r"(?:\s(?:[\w-]+\s)?(?:of|out of|in|from)|\s(?:(?!and\b|or\b|but\b)[\w-]+\s){2,4}?out of)\s"
        r"(?:a possible |a total of |a maximum of )?"
        r"(?:the |our |my |its |their |every |each |all |an? (?=[£$€]))?(?:[\w-]+['’]s? )?(?:last |first |past )?",
        text[end:],
    )
    if not match:
        return None
    round_ = re.match(r"(?:an? )?(hundred|thousand|million)\b", text[end + match.end() :])
    if round_:
        return float(knowledge(Quantities).scales[round_.group(1)])
    after = _pattern().match(text, end + match.end())
    if not after or not (after.group("figure") or after.group("word")) or _YEAR.fullmatch(after.group("figure") or ""):
        return None
    if " of " not in match.group() and unit_after(text, after.end())[0] in LENGTHS:
        # "156 in three years" is a count over a spell.
        return None
    if _HOLDS.fullmatch(match.group()) or unit_after(text, after.end())[0] == "%":
        # "In six groups of eight": each holds so many; "five stars in 94% of the reviews".
        return None
    figure, word = after.group("figure"), after.group("word")
    return float(figure.replace(",", "")) if figure else _word_value(word)
