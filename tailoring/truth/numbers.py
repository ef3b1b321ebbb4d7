"""Finds the quantities of a text: value or range, unit, looseness, denominator and rate, in digits and in words."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Literal

from tailoring.confidence_rules.words import stem
from tailoring.truth.knowledge import Quantities, WordLists, any_word, knowledge
from tailoring.truth.passages import verb_forms

Looseness = Literal["exact", "about", "over", "under", "up_to"]
_YEAR = re.compile(r"(?:19|20)\d\d")
_CLOCK = re.compile(r"\d{1,2}:\d\d")
_REACH_BACK = 28


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
    fraction = rf"(?:(?P<share>(?:one|two|three|a|an)[ -])?(?P<fraction>{parts})\b(?! quarter))"
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
    return tuple(_inherit(text, found) + list(_changes(text)))


def _inherit(text: str, found: list[Quantity]) -> list[Quantity]:
    """A bare figure after "to" or in a list takes the unit, or the noun, of the one before: "45 minutes to 30"."""
    known: list[Quantity] = []
    for one in found:
        last = next((other for other in reversed(known) if other.unit != "year-name"), None)
        bare = not one.unit and not one.noun and not one.label and one.of is None and not one.ordinal
        if last and bare and not last.label and _joined(text[last.end : one.start]):
            known.append(replace(one, unit=last.unit, noun=last.noun))
        else:
            known.append(one)
    return known


def _joined(between: str) -> bool:
    """Whether two figures stand in one list or change: nothing but a few words between them and no full stop."""
    return len(between.split()) <= 7 and not re.search(r"[.;:](?:\s|$)", between) and not re.search(r"\bof\b", between)


def _inside_name(text: str, match: re.Match[str]) -> bool:
    """Digits glued to letters (A4, H2O, i18n) belong to a name."""
    before = text[match.start() - 1 : match.start()]
    after = text[match.end() : match.end() + 1]
    return before.isalpha() or (after.isalpha() and bool(match.group("figure")))


def _read(text: str, match: re.Match[str]) -> list[Quantity]:
    if match.group("ordinal"):
        value = float(re.sub(r"\D", "", match.group("ordinal")))
        return [Quantity(value, value, "", _noun(text, match.end()), *match.span(), "exact", 0, ordinal=True)]
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
        return [low, high]
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
    if word and word.lower() == "one" and not re.match(r"[ -](?!of|another|person|who|that|which|in\b)\w", text[end:]):
        return _part(text, value, start, end)
    if scale in {"m", "b"} and not sign and figure and not match.group(prefix + "scale")[0].isupper():
        scale = ""
        end -= 1
    half = re.match(r" and a (half|quarter)\b", text[end:])
    if half:
        value, end, decimals = value + data.fractions[half.group(1)], end + half.end(), 1
    value *= data.scales.get(scale, 1)
    unit, after = _unit(text, end)
    unit = data.currencies[sign.upper() if sign.startswith("U") else sign] if sign else unit
    label = _label(text, start)
    total = None if label else _total(text, after)
    loose = _looseness(text, start)
    noun = _noun(text, after)
    return Quantity(value, value, unit, noun, start, end, loose, decimals, total, _rate(text, after), label)


def _part(text: str, value: float, start: int, end: int) -> Quantity | None:
    """The part in “one of the four”; any other “one” stands for a thing and counts nothing."""
    total = _total(text, end)
    return Quantity(value, value, "", "", start, end, "exact", 0, total) if total else None


def _word_value(word: str) -> float:
    numbers = knowledge(Quantities).numbers
    return float(sum(numbers[part] for part in word.lower().split("-")))


def _unit(text: str, end: int) -> tuple[str, int]:
    """The unit that follows a figure, and where it ends."""
    data = knowledge(Quantities)
    rest = text[end : end + 24]
    points = re.match(
        r"[\s-]?(?:" + "|".join(map(re.escape, sorted(data.points, key=len, reverse=True))) + r")\b", rest
    )
    percent = re.match(r"\s?%|\s?per ?cent\b", rest)
    if percent:
        more = re.match(r"\s?(?:%|per ?cent|percent)(?:age)?[ -]points?\b", rest)
        return ("pt", end + more.end()) if more else ("%", end + percent.end())
    if points:
        return "pt", end + points.end()
    word = re.match(r"[\s-]?([A-Za-z]+)\b", rest)
    if word:
        name = word.group(1)
        key = name.lower() if name.lower() in _units() else name.lower().removesuffix("s")
        if name.lower() == "x" or (
            name.lower() == "times" and not re.match(r"[\s-]?times (?:a|an|per|each|every|in|over|last|this)\b", rest)
        ):
            return "x", end + word.end()
        if key in data.currencies:
            return data.currencies[key], end + word.end()
        if key in _units():
            return key, end + word.end()
    return "", end


@cache
def _units() -> dict[str, tuple[str, float]]:
    return {
        unit: (measure, size)
        for measure, units in knowledge(Quantities).measures.items()
        for unit, size in units.items()
    }


def measure(unit: str) -> tuple[str, float]:
    """What a unit measures, and its size; a unit of no measure measures itself."""
    return _units().get(unit, (unit, 1.0))


def _noun(text: str, end: int) -> str:
    """The stem of the next word or two that name what is counted."""
    match = re.match(r"[\s-]*((?:[A-Za-z’'-]+\s?){1,3})", text[end:])
    words = re.findall(r"[a-z]+", match.group(1).lower()) if match else []
    stop = knowledge(WordLists).stop
    if not words or words[0] in stop or verb_forms().get(words[0], ("", None, ""))[2] == "past":
        return ""
    return " ".join(stem(word) for word in words[:2] if word not in stop)


def _label(text: str, start: int) -> str:
    before = re.search(r"([A-Za-z]+)[ -]$", text[:start])
    if not before or not (before.group(1)[0].isupper() or text[start : start + 1].isdigit()):
        return ""
    label = before.group(1).lower()
    return label if label.removesuffix("s") in knowledge(Quantities).labels else ""


def _total(text: str, end: int) -> float | None:
    """The whole that a part is taken of: "three of the five depots"."""
    match = re.match(r"\s(?:\w+\s)?(?:of|out of|in|from)\s(?:the |our |my |its |their |every |all )?", text[end:])
    if not match:
        return None
    after = _pattern().match(text, end + match.end())
    if not after or not (after.group("figure") or after.group("word")) or _YEAR.fullmatch(after.group("figure") or ""):
        return None
    figure, word = after.group("figure"), after.group("word")
    return float(figure.replace(",", "")) if figure else _word_value(word)


def _looseness(text: str, start: int) -> Looseness:
    data = knowledge(Quantities)
    before = text[max(0, start - _REACH_BACK) : start].rstrip(" £$€")
    for kind, words in (("over", data.over), ("up_to", data.up_to), ("about", data.about), ("under", data.under)):
        found = [match for match in any_word(words).finditer(before) if match.end() == len(before)]
        if found:
            return kind  # type: ignore[return-value]
    return "exact"


def _rate(text: str, end: int) -> str:
    match = re.match(
        r"(?:[\s-]?[\w’'-]+){0,4}?\s(?:a|an|per|each|every)\s(shift|hour|day|night|week|fortnight|month|quarter|term|year)\b",
        text[end:],
    )
    return match.group(1) if match else ""


def _fraction(text: str, match: re.Match[str]) -> list[Quantity]:
    data = knowledge(Quantities)
    share = (match.group("share") or "").strip(" -").lower()
    times = data.numbers.get(share, 1)
    name = match.group("fraction").lower()
    before = text[: match.start()].rstrip().lower()
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
            value * 100, value * 100, "%", _noun(text, match.end()), *match.span(), _looseness(text, match.start()), -1
        )
    ]


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
            "exact",
            0,
        )
        for m in any_word(tuple(data.changes)).finditer(text)
        if not re.match(r"-", text[m.end() : m.end() + 1])
    ]
