"""What stands around a figure: its unit, what it counts, its rate, and the kind that it numbers."""

from __future__ import annotations

import re
from functools import cache

from tailoring.confidence_rules.words import stem
from tailoring.truth.knowledge import knowledge
from tailoring.truth.passages import verb_forms
from tailoring.truth.quantity_words import Quantities
from tailoring.truth.relation_words import WordLists

_ADVERBS = {"hourly": "hour", "daily": "day", "weekly": "week", "monthly": "month", "yearly": "year"}
# A rate told by an adjective: an annual budget of, a monthly bill of.
_ADJECTIVES = {
    "annual": "year",
    "yearly": "year",
    "monthly": "month",
    "weekly": "week",
    "daily": "day",
    "quarterly": "quarter",
    "annually": "year",
}
_ADJECTIVE = re.compile(r"\b(?P<rate>annual(?:ly)?|yearly|monthly|weekly|daily|quarterly)\b", re.IGNORECASE)
_ADVERBIAL = re.compile(
    r"(?: [\w’'-]+){1,3} (?P<rate>annually|yearly|monthly|weekly|daily|quarterly)"
    r"(?=\s*(?:$|[.,;:)]|(?:and|or|for|in|at)\b))",
    re.IGNORECASE,
)
_RATE_REACH = 32
# What ends the phrase of such an adjective: "drives a truck daily and runs a team of 11".
_RATED = re.compile(
    r"(?: (?!(?:and|or|but|who|which|that|while|with|for|to|by|from|at|in|as|the|an?|my|our|its|their)\b)[\w’'-]+){1,5}"
    r"(?: about| around| over| some)? [£$€]?$"
)
# "Hourly checks of 60 pumps": how often the deed is done, no rate of the cows.
_OF_A_DEED = re.compile(r"(?:\w+[ -])?\w+ (?:\w+ )?\w+ing of ", re.IGNORECASE)
_RATE = re.compile(
    r"(?:[\s-]?(?!(?:once|twice|thrice|times)\b)[\w’'-]+){0,4}?\s(?:a|an|per|each|every)\s(?:[\w]+-day (?:working )?)?"
    r"(second|minute|shift|hour|day|night|week|fortnight|month|quarter|term|year|season|winter|summer|spring|autumn"
    r"|round|batch)\b"
)
_ON_A_DAY = re.compile(
    r"(?:[\s-]?[\w’'-]+){0,3}? on an? (?P<day>(?:mon|tues|wednes|thurs|fri|satur|sun|week)day|weekend)\b", re.IGNORECASE
)
_OF_LENGTH = re.compile(r"-(?:long|old|a|per|worth|high|wide|deep|thick|tall)\b")
# "£12,000 over a summer" tells of the whole of it.
_OVER_A = re.compile(r"\b(?:over|during|throughout|within|inside) an? \w+$", re.IGNORECASE)
_UP_TO_THE_SPELL = re.compile(r" (?:an?|per|each|every) \S+(?: working)?(?: \S+)?$")
_NO_NUMBER = frozenset({"a", "an", "one"})
_LEAST_UNIT = 4
_SPATIAL = re.compile(
    r"[\s-]?(?:(?P<kind>square|sq\.?|cubic|cu\.?)[ -](?P<of>met(?:re|er)|m|foot|feet|ft|yard|kilomet(?:re|er)|km|mile"
    r"|centimet(?:re|er)|cm)s?|(?P<short>m|km|cm|ft)(?P<power>[²³23]))(?!\w)",
    re.IGNORECASE,
)
_LENGTH_NAMES = {
    "m": "metre",
    "meter": "metre",
    "feet": "foot",
    "ft": "foot",
    "km": "kilometre",
    "kilometer": "kilometre",
    "cm": "centimetre",
    "centimeter": "centimetre",
}
_COUNTS_THINGS = re.compile(r"\d[\d,.]* [a-z]+s\b(?! and\b)")
_IN_FULL = {"wpm": "words", "bpm": "beats", "fps": "frames", "rpm": "revolutions"}
_BEHIND_A_DEED = frozenset(
    {"and", "but", "as", "in", "up", "out", "to", "at", "on", "by", "with", "from", "into", "off", "the"}
)
_COUNTED = 4
_PLURALS = frozenset({"people", "staff", "children", "men", "women", "crew"})
_PLACES = frozenset(
    {"upstairs", "downstairs", "outside", "inside", "elsewhere", "abroad", "overseas", "online", "indoors", "outdoors"}
)
# "Two fewer than planned" counts what was counted before it.
_COMPARED = frozenset({"fewer", "less", "higher", "lower", "ahead", "earlier", "later", "behind", "short", "clear"})
_DESCRIBED = re.compile(r"[\s-](?P<word>[a-z][a-z-]{2,}(?<!s))\s(?P<unit>[a-z]+)\b")
_NUMBERED_IN_WORDS = frozenset({"series", "phase", "stage", "tier", "level", "grade", "module", "season", "volume"})
# "118 care-home residents" counts residents.
_COMPOUND = re.compile(r" [a-z]{3,}-[a-z]{3,}(?<!ed)(?<!ing)(?= [a-z]+(?:s|people|children|staff)\b)")
_DETERMINED = re.compile(r"\b(?:the|that|this|each|every|an?|last|next|whole|same) $", re.IGNORECASE)
# A point in a course of weeks or days: by week eight, on day 3.
_NUMBERED_SPELL = re.compile(
    r"\b(?:by|until|till|from|since|after|before|in|at|on|of|end of) (?:week|day|month|session|lesson) $", re.IGNORECASE
)


def unit_after(text: str, end: int) -> tuple[str, int]:
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
    spatial = _SPATIAL.match(rest)
    if spatial:
        return _spatial(spatial), end + spatial.end()
    word = re.match(r"[\s-]?([A-Za-z]+)\b", rest)
    named = _named_unit(text, end, rest, word) if word else None
    return named or _unit_behind_a_word(text, end)


def _named_unit(text: str, end: int, rest: str, word: re.Match[str]) -> tuple[str, int] | None:
    """The unit that the next word is, and where it ends; None when it is none."""
    data = knowledge(Quantities)
    hyphen = rest.startswith("-")
    name = _ADVERBS.get(word.group(1).lower(), word.group(1)) if hyphen else word.group(1)
    key = name.lower() if name.lower() in units() else name.lower().removesuffix("s")
    if name.lower() == "x" or (name.lower() in {"times", "fold"} and _multiplies(text, end + word.end())):
        return "x", end + word.end()
    if key in data.currencies:
        return data.currencies[key], end + word.end()
    joined = re.match(r"-[a-z]", rest[word.end() :])
    if joined and (len(key) == 1 or not (hyphen or _OF_LENGTH.match(rest[word.end() :]))):
        # "40 t-shirts", "seven day-surgery patients".
        return None
    if key in units() and not (word.group(1)[0].isupper() and re.match(r" \d", rest[word.end() :])):
        # "Nine Year 2 children" lasts no nine years.
        return key, end + word.end()
    return None


def _spatial(match: re.Match[str]) -> str:
    """The unit of an area or a volume: square metre, cubic foot."""
    if match.group("power"):
        kind, of = "square" if match.group("power") in "2²" else "cubic", match.group("short").lower()
    else:
        kind, of = "square" if match.group("kind").lower().startswith("s") else "cubic", match.group("of").lower()
    return f"{kind} {_LENGTH_NAMES.get(of, of)}"


def _unit_behind_a_word(text: str, end: int) -> tuple[str, int]:
    """A unit behind a word that describes it: 210 logged hours, three full days."""
    match = _DESCRIBED.match(text, end)
    if match is None or match.group("word") in knowledge(WordLists).stop | knowledge(Quantities).numbers.keys():
        return "", end
    plural = match.group("unit").lower()
    known = len(plural) > _LEAST_UNIT and plural.endswith("s") and plural.removesuffix("s") in units()
    # Smart meters, gas meters: things.
    known = known and plural != "meters"
    return (plural.removesuffix("s"), match.end()) if known else ("", end)


def _multiplies(text: str, end: int) -> bool:
    """Whether "times" says how much more, not how often: three times faster, up three times."""
    before, behind = text[:end].lower(), text[end:].lower()
    return bool(
        re.match(
            r" (?:as|the|more|fewer|less|over|its|that|what|an? (?:equal|even|fair|average|typical)|\w+er)\b", behind
        )
        or re.search(r"\b(?:grew|grown|rose|rise|increased?|up|by|multiplied|to)(?: \w+){0,2} \S+[- ]\w+$", before)
    )


@cache
def units() -> dict[str, tuple[str, float]]:
    """Each unit with what it measures and its size."""
    return {
        unit: (kind, size) for kind, sizes in knowledge(Quantities).measures.items() for unit, size in sizes.items()
    }


def measure(unit: str) -> tuple[str, float]:
    """What a unit measures, and its size; a unit of no measure measures itself."""
    return units().get(unit, (unit, 1.0))


def noun_after(text: str, end: int) -> str:
    """The stem of the next word or two that name what is counted."""
    end += len(" or so") if text.startswith(" or so ", end) else 0
    compound = _COMPOUND.match(text, end)
    end = compound.end() if compound else end
    match = re.match(r"[\s-]*((?:[A-Za-z’'-]+\s?){1,3})", text[end:])
    raw: list[str] = re.findall(r"[a-z]+", match.group(1).lower()) if match else []
    words = [_IN_FULL.get(word, word) for word in raw]
    stop = knowledge(WordLists).stop
    words = [word for word in words if word not in _ADJECTIVES and word not in _ADVERBS]
    if words and (words[0] in _PLACES or words[0] in _COMPARED):
        return ""
    if words and words[0].endswith("ed") and (len(words) == 1 or words[1] in _BEHIND_A_DEED):
        # "18 ended in an order" counts no thing that is named.
        return ""
    if not words or words[0] in stop or verb_forms().get(words[0], ("", None, ""))[2] == "past":
        return ""
    if words[0] in knowledge(Quantities).pasts:
        return ""
    if len(words) > 1 and _is_deed(words[0], words[1]):
        # "15 crew reported": they reported, they are no crew report.
        words = words[:1]
    return " ".join(stem(word) for word in words[:2] if word not in stop)


def _is_deed(counted: str, word: str) -> bool:
    """Whether the word behind what is counted tells what it did: crew reported, people reporting."""
    plural = counted.endswith("s") or counted in _PLURALS
    if word in knowledge(Quantities).pasts or verb_forms().get(word, ("", None, ""))[2] == "past":
        return True
    return plural and word.endswith("ing")


def counted_words(text: str, end: int) -> frozenset[str]:
    """The stems of the next few words behind a figure, any of which may name what is counted."""
    return frozenset(stem(word) for word in re.findall(r"[a-z]+", text[end : end + 48].lower())[:_COUNTED])


def label_before(text: str, start: int) -> str:
    """The kind of thing that the figure is the name of one of (Level 2, series three), "" when it counts."""
    before = re.search(r"([A-Za-z]+)[ -]$", text[:start])
    if not before:
        return ""
    label = before.group(1).lower()
    if label.endswith("s") and _COUNTS_THINGS.match(text, start):
        # "Types 85 words" numbers no type.
        return ""
    spelled = not (before.group(1)[0].isupper() or text[start : start + 1].isdigit())
    if not before.group(1)[0].isupper() and _DETERMINED.search(text[: before.start()]):
        # "By the end of the year 153 had finished".
        return ""
    if _NUMBERED_SPELL.search(text[:start]):
        return label
    if spelled and label not in _NUMBERED_IN_WORDS:
        return ""
    labels = knowledge(Quantities).labels
    return label if label in labels or label.removesuffix("s") in labels else ""


def _has_number(text: str) -> bool:
    """Whether another figure stands in a text: the week of "90 reports at ten a week" is the ten's."""
    numbers = knowledge(Quantities).numbers
    words = re.findall(r"[a-z]+|\d+", text.lower())
    return any(word.isdigit() or (word in numbers and word not in _NO_NUMBER) for word in words)


def rate_around(text: str, start: int, end: int) -> str:
    """The spell of a rate: the month of "40 a month" or of "a monthly bill of £40", "" without one."""
    match = _RATE.match(text[end:])
    if match and not _has_number(_UP_TO_THE_SPELL.sub("", match.group())) and not _OVER_A.search(match.group()):
        return match.group(1)
    weekday = _ON_A_DAY.match(text, end)
    if weekday:
        return weekday.group("day").lower()
    # "Five years of monthly returns": the returns were monthly, not the years.
    next_two = "" if text.startswith(" of ", end) else " ".join(text[end:].split()[:2])
    behind = _ADJECTIVE.search(next_two) or _ADVERBIAL.match(text, end)
    before = _ADJECTIVE.search(text[max(0, start - _RATE_REACH) : start])
    if before and _OF_A_DEED.search(text[max(0, start - _RATE_REACH) : start]):
        before = None
    of_it = before and re.search(r"\bof (?:about |around |over |some )?[£$€]?$", text[:start])
    near = text[max(0, start - _RATE_REACH) : start]
    told = behind or (before if before and of_it and _RATED.match(near, before.end()) else None)
    return _ADJECTIVES[told.group("rate").lower()] if told else ""
