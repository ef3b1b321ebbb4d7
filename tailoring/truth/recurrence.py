"""How often a text says that a thing is done: "every other Friday", "one weekend in five", "twice a shift"."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

from tailoring.truth.knowledge import knowledge
from tailoring.truth.quantity_words import Quantities, Recurrences

_CLOSE = 1.08
_FEW = (2.0, 5.0)
_SEVERAL = (3.0, 7.0)
_MOST = (0.52, 0.9)
_HALF = 0.5
_ORDINALS = ("other", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_PARTS = {"half": 2.0, "quarter": 4.0}
_TIMES = {"a": 1.0, "an": 1.0, "once": 1.0, "twice": 2.0, "thrice": 3.0, "half": _HALF, "couple of": 2.0}
_PAPER_BEFORE = re.compile(
    r"(?:\b(?:an?|this|another|the)|['’]s) (?:(?:listings|local|regional|national|village|town|city|county|trade|parish"
    r"|free|student|broadsheet|tabloid|news|business|community|consumer|specialist|industry|scientific|literary) )+$"
    r"|(?:\b(?:an?|this|another)|['’]s) $",
    re.IGNORECASE,
)
_PAPER_BEHIND = re.compile(
    r"\s*(?:$|[.,;:)]|(?:and|in|for|with|that|which|called|printed|published|of|by|on|read|whose|selling|where|as)\b)"
)
_CLOCK = (
    r"(?:\d{1,2}[:.]\d\d(?: ?[ap]\.?m\b\.?)?|\d{1,2} ?[ap]\.?m\b\.?|\d{1,2}(?= (?:and|o|every|each|daily)\b|,)"
    r"|noon|midday|midnight"
    r"|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)(?: o['’]clock)?"
    r"(?=,? (?:and|every|each|daily)\b|[.,;]|$))"
)
_PERIODICAL = re.compile(r"\b(?:daily|weekly|fortnightly|monthly|quarterly)\b", re.IGNORECASE)
_PUPILS = re.compile(r" (?:groups?|heads?|olds?|tutor)\b|['’-]")


@dataclass(frozen=True, slots=True)
class Recurrence:
    """So many times, from `low` to `high`, in a spell.

    A `weak` one is no more than the rate of a figure ("40 calls a week"); `apart` is every so manieth ("every other").
    """

    spell: str
    low: float
    high: float
    start: int
    end: int
    weak: bool = False
    apart: bool = False

    def agrees(self, other: Recurrence) -> bool:
        """Whether two may be the same: once a month and one weekend in four."""
        if self.spell == other.spell:
            return max(self.low, other.low) <= _CLOSE * min(self.high, other.high)
        (low, high), (least, most) = self.a_year(), other.a_year()
        return max(low, least) <= _CLOSE * min(high, most)

    def a_year(self) -> tuple[float, float]:
        """How many times a year, at least and at most."""
        least, most = knowledge(Recurrences).spells[self.spell]
        return self.low * least, self.high * most


Reading = tuple[str, float, float] | None


@lru_cache(maxsize=8192)
def recurrences(text: str) -> tuple[Recurrence, ...]:
    """The recurrences of a text in order; of two readings of one place the longer."""
    found: list[Recurrence] = []
    for pattern, read in _forms():
        for match in pattern.finditer(text):
            told = read(match)
            if told and not _is_thing(text, match):
                named = match.groupdict()
                found.append(
                    Recurrence(*told, *match.span(), weak=bool(named.get("weak")), apart=bool(named.get("apart")))
                )
    outer = [one for one in found if not any(_covers(other, one) for other in found)]
    return tuple(sorted({(one.start, one.end): one for one in reversed(outer)}.values(), key=lambda one: one.start))


def strong(text: str) -> tuple[Recurrence, ...]:
    """The recurrences of a text that are more than the rate of a figure."""
    return tuple(one for one in recurrences(text) if not one.weak)


def inside_recurrence(text: str, start: int) -> bool:
    """Whether a character belongs to a recurrence: the two of "every two weeks"."""
    return any(one.start <= start < one.end for one in strong(text))


def inside_interval(text: str, start: int) -> bool:
    """Whether a character belongs to every so manieth of a spell: the every of "every other week"."""
    return any(one.start <= start < one.end and one.apart for one in strong(text))


def _covers(one: Recurrence, other: Recurrence) -> bool:
    overlap = one.start < other.end and other.start < one.end
    return overlap and (one.end - one.start, not one.weak) > (other.end - other.start, not other.weak)


def named(adverb: str) -> Recurrence:
    """The recurrence that an adverb tells."""
    spell, times = knowledge(Recurrences).adverbs[adverb]
    return Recurrence(spell, times, times, 0, len(adverb))


@lru_cache(maxsize=8192)
def papers(text: str) -> frozenset[str]:
    """The papers that are called after how often they come out: a weekly, the county's daily."""
    return frozenset(match.group().lower() for match in _PERIODICAL.finditer(text) if _is_paper(text, match))


def _is_paper(text: str, match: re.Match[str]) -> bool:
    return bool(_PAPER_BEFORE.search(text[: match.start()]) and _PAPER_BEHIND.match(text[match.end() :]))


def _is_thing(text: str, match: re.Match[str]) -> bool:
    """Whether a weekly is a paper, or a year a class of pupils."""
    paper = _PERIODICAL.fullmatch(match.group()) and _is_paper(text, match)
    return bool(paper or _PUPILS.match(text[match.end() :]))


def _count(word: str) -> tuple[float, float]:
    """The number that a word or figure tells; (0, 0) for no number."""
    word = re.sub(r"(?<=\d)(?:st|nd|rd|th)$", "", word.lower().strip())
    if word in {"several", "many"}:
        return _SEVERAL
    if word in {"a few", "few"}:
        return _FEW
    number = _TIMES.get(word) or (float(word) if word.isdigit() else knowledge(Quantities).numbers.get(word))
    if number is None and word in _ORDINALS:
        number = max(2, _ORDINALS.index(word) + 1)
    return (float(number or 0), float(number or 0))


def _spell(name: str) -> str:
    """The spell of a name: a week for Mondays, a day for mornings."""
    data = knowledge(Recurrences)
    name = name.lower().strip()
    name = name if name in data.spells or name in data.same else name.removesuffix("s")
    return data.same.get(name, name)


@cache
def _forms() -> tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Reading]], ...]:
    """Each way of saying how often, with how it is read."""
    data = knowledge(Recurrences)
    parts = {
        "SPELL": "(?P<spell>" + "|".join(sorted({*data.spells, *data.same}, key=len, reverse=True)) + ")",
        "DAYS": "(?:" + "|".join(data.weekdays) + ")",
        "SEASON": "(?:" + "|".join(data.seasons) + ")",
        "NUMBER": r"(?:\d{1,3}|" + "|".join(sorted(knowledge(Quantities).numbers, key=len, reverse=True)) + ")",
        "NTH": rf"(?:{'|'.join(_ORDINALS)}|\d+(?:st|nd|rd|th))",
        "CLOCK": _CLOCK,
        "ADVERB": "(?P<adverb>" + "|".join(sorted(data.adverbs, key=len, reverse=True)) + ")",
    }
    readers: dict[str, Callable[[re.Match[str]], Reading]] = {
        "every": _every,
        "turns": _turns,
        "share": _share,
        "nth": _nth,
        "once": lambda match: (_spell(match.group("spell")), 1.0, 1.0),
        "both": lambda _: ("day", 2.0, 2.0),
        "adverb": _adverb,
        "apart": _so_many_apart,
        "listed": _listed,
        "seasons": _seasons,
        "clock": _clock,
        "ends": lambda match: (_spell(match.group("spell")), 2.0, 2.0),
        "working": _working,
        "weekends": lambda _: ("week", 1.0, 2.0),
        "most": lambda match: (_spell(match.group("spell")), *_MOST),
        "rota": lambda match: ("week", 1 / n[1], 1 / n[0]) if (n := _count(match.group("nth")))[0] else None,
    }
    forms: list[tuple[re.Pattern[str], Callable[[re.Match[str]], Reading]]] = []
    for name, patterns in data.forms.items():
        for pattern in patterns:
            filled = re.sub("|".join(parts), lambda key: parts[key.group()], pattern)
            forms.append((re.compile(rf"(?<![\w'’-])(?:{filled})(?!\w)", re.IGNORECASE), readers[name]))
    return tuple(forms)


def _every(match: re.Match[str]) -> Reading:
    nth = match.groupdict().get("apart")
    count = (2.0, 2.0) if match.group().lower().startswith("alternate") else _count(nth) if nth else (1.0, 1.0)
    return (_spell(match.group("spell")), 1 / count[1], 1 / count[0]) if count[0] else None


def _turns(match: re.Match[str]) -> Reading:
    low, high = _count(re.sub(r" (?:times|occasions)$", "", match.group("count").lower()))
    adverb = knowledge(Recurrences).adverbs.get((match.groupdict().get("adverb") or "").lower())
    if adverb:
        return adverb[0], low * adverb[1], high * adverb[1]
    return (_spell(match.group("spell")), low, high) if low else None


def _share(match: re.Match[str]) -> Reading:
    part, whole = (
        _count(match.group("part"))[0],
        _PARTS.get(match.group("whole").lower(), _count(match.group("whole"))[0]),
    )
    return (_spell(match.group("spell")), part / whole, part / whole) if part and whole > part else None


def _nth(match: re.Match[str]) -> Reading:
    times = float(len(re.split(r", | and ", match.group("which"))))
    return _spell(match.group("spell")), times, times


def _adverb(match: re.Match[str]) -> Reading:
    spell, times = knowledge(Recurrences).adverbs[match.group("adverb").lower()]
    return spell, times, times


def _so_many_apart(match: re.Match[str]) -> Reading:
    low, high = _count(match.group("apart"))
    return (_spell(match.group("spell").lower().replace("dai", "day")), 1 / high, 1 / low) if low else None


def _working(match: re.Match[str]) -> Reading:
    days = knowledge(Recurrences).weekdays
    named = [days.index(day) for day in re.findall("|".join(days), match.group().lower())]
    if len(named) != 2 or named == [0, 4]:
        return "weekday", 1.0, 1.0
    count = float((named[1] - named[0]) % 7 + 1)
    return "week", count, count


def _seasons(match: re.Match[str]) -> Reading:
    times = float(len(re.split(r",? and |, ", match.group("days"))))
    return "year", times, times


def _clock(match: re.Match[str]) -> Reading:
    """So many times of the day, on each day or in each other spell that is named beside them."""
    times = float(len(re.split(r",? and |, ", match.group("times"))))
    adverb = knowledge(Recurrences).adverbs.get((match.groupdict().get("adverb") or "").lower())
    spell, often = adverb or (_spell(match.groupdict().get("spell") or "day"), 1.0)
    return spell, times * often, times * often


def _listed(match: re.Match[str]) -> Reading:
    listed = match.group("days").lower()
    if match.group().lower().startswith("on ") and not listed.endswith("s"):
        return None
    times = float(len(re.split(r", and |, | and | & ", listed)))
    return "week", times, times


def same_move(text: str, told: str) -> bool | None:
    """Whether both tell one move from one rate to another the same way round, None where they do not both tell it.

    "From monthly to weekly" is "to weekly from monthly", and not "from weekly to monthly".
    """
    said, given = _move(text), _move(told)
    if said is None or given is None:
        return None
    same = all(a.agrees(b) for a, b in zip(said, given, strict=True))
    turned = all(a.agrees(b) for a, b in zip(said, reversed(given), strict=True))
    return same if same != turned else None


def _move(text: str) -> tuple[Recurrence, Recurrence] | None:
    """The two rates of a move, the earlier first."""
    for first, second in pairwise(strong(text)):
        between = text[first.end : second.start].strip()
        if between in {"to", "from"}:
            return (first, second) if between == "to" else (second, first)
    return None
