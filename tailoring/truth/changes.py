"""Two values of one measure: an earlier and a later one, and what follows from them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations, pairwise

from tailoring.truth.clause_cuts import MARK
from tailoring.truth.evidence import Evidence
from tailoring.truth.knowledge import any_word, knowledge
from tailoring.truth.numbers import Quantity, quantities
from tailoring.truth.quantity_words import Quantities
from tailoring.truth.units import measure

_CHANGE_SLACK = 0.06
_DOZEN = 12
_DOZENS = 6
_END = re.compile(
    r"\b(?:fell|fall\w*|drop\w*|rose|ris\w+|grew|grow\w*|cut|reduc\w+|went|came|down|up|brought|shorten\w*|rais\w+|got)\b"
    r"[^,;.]*? (?:to|from)(?: about| around| under| over| just| nearly| almost)* [£$€]?$",
    re.IGNORECASE,
)
# "An increase of a third", "a fall of a tenth": of what there was before.
_GAIN = re.compile(
    r"\b(?:increase|rise|growth|gain|uplift|jump|climb|improvement|leap|surge) of"
    r"(?: about| around| over| nearly| almost| some| more than)? $",
    re.IGNORECASE,
)
_FALL = re.compile(
    r"\b(?:decrease|fall|drop|reduction|cut|decline|saving|dip) of"
    r"(?: about| around| over| nearly| almost| some| more than)? $",
    re.IGNORECASE,
)
_TINY = 1e-9
_ROUNDED = 0.5
_THEN = re.compile(
    r"\b(?:when|now|later|then|before|after|previous\w*|old|new|first|last|earlier|until|since|instead|down|up)\b",
    re.IGNORECASE,
)
_IN = re.compile(r"\b(?:in|at|within|for|takes?|took)(?: \w+){0,2} $")
_MONTH_BEHIND = re.compile(
    r"\S*(?: \w+){0,2} (?:in|for|by|at|on) (?:early |late |mid-)?(?:the )?"
    r"(?P<when>january|february|march|april|may|june|july|august"
    r"|september|october|november|december|spring|summer|autumn|winter|start|outset|beginning|end|first|last|q[1-4])\b",
    re.IGNORECASE,
)
_LESS = re.compile(
    r"\S*(?: \w+)? (?:less|fewer|lower|below|cheaper|shorter|lighter|smaller|quicker|down on|short of)\b", re.IGNORECASE
)
_MORE = re.compile(
    r"\S*(?: \w+)? (?:more|higher|above|longer|greater|larger|bigger|better|ahead of|up on)\b", re.IGNORECASE
)
_SPEED = re.compile(
    r"\S* (?:the |its |their |our |my )?(?:[\w-]+ )?(?:speed|rate|pace|throughput|output|productivity|efficiency)\b",
    re.IGNORECASE,
)
_OF_WHOLE = re.compile(
    r"\S*(?: quarters| thirds)? of (?:all|the|my|our|its|their|those|these|them|whom|which|\d)"
    # "Four in five": a part, no change.
    r"|\S* (?:in|out of)(?: every)? (?:\d+|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|a hundred)\b",
    re.IGNORECASE,
)
_REMOVED = re.compile(
    r"\b(?:by|cut\w*|los[et]\w*|shed\w*|sav\w+|trim\w*|took|tak\w+|knock\w*|slash\w*|remov\w+|shav\w+|add\w*|gain\w*|fell|drop\w*"
    r"|reduc\w+|clear\w*|in|to|at)\b",
    re.IGNORECASE,
)
_BEAT = re.compile(
    r"\b(?:beat(?:s|en|ing)? (?=(?:the|an?|our|its|my|all|both|every|that|those|last)\b)|outperform\w*|outsold|outdid"
    r"|outdone|exceed\w*|surpass\w*|better(?:ed|ing)|top(?:ped|ping))"
    r"[^,;.]* by (?:an? |about |around |over |nearly |almost |some )*$",
    re.IGNORECASE,
)
_THAN = re.compile(r"\b(?:than|below|above|ahead of|short of)\b", re.IGNORECASE)
_EARLIER = re.compile(
    r"\S*(?: \w+)? (?:(?:in )?the (?:year|month|week|quarter|season|term) before|before (?:that|it)|the previous"
    r"|previously|earlier)\b"
)
_BECAME = re.compile(
    r"\b(?:later|now|then|since|and|went|came|cut|raised|reduced|dropped|fell|rose|grew|down|up|shrank|trimmed"
    r"|shortened|lengthened|extended|expanded)(?: (?:down|up|again|back|it|them))? (?:to|became|was|from)"
    r"(?: about| around| under| over| just)? [£$€]?$|\b(?:became|instead of) [£$€]?$",
    re.IGNORECASE,
)
# A loose figure holds for values from this share of it to that.
_LOOSE = {"over": (0.999999, 2.0), "under": (0.6, 1.0), "nearly": (0.86, 1.0), "about": (0.93, 1.07)}


def fits(said: Quantity, value: float, *, derived: bool) -> bool:
    """Whether a value is the one that is said, at the looseness and the precision it is said with."""
    if said.loose != "exact" and said.loose in _LOOSE:
        return _fits_loosely(said, value, derived=derived)
    low, high = said.value, said.high
    if said.unit in {"change", "x"}:
        return abs(value - low) <= _CHANGE_SLACK * low
    if low != high:
        slack = 0.5 if derived else 0.0
        return low - slack <= value <= high + slack
    tolerance = 1.0 if said.decimals < 0 else 0.5 * 10.0**-said.decimals if derived else 0.0
    return abs(value - low) <= tolerance + 1e-9 * max(1.0, abs(low))


def _fits_loosely(said: Quantity, value: float, *, derived: bool) -> bool:
    """Whether a value is over, under or about what is said."""
    low, high = said.value, said.high
    # A third of 900 are 300, whatever the digits of the third.
    value = float(f"{value:.6g}")
    least, most = _LOOSE[said.loose]
    if said.loose == "about":
        if derived and said.unit == "%" and abs(value - low) <= _ROUNDED:
            return True
        if said.decimals >= 0 and abs(value - low) > _TINY and _digits(low) >= _digits(value):
            # "About" rounds: the 63 of "about 63" is no rounding of 60.
            return False
    if said.unit == "change" and low < 1:
        # What is left is said: "more than halved" leaves less than half.
        return low / most <= value <= low / least
    return least * low <= value <= most * high


def is_an_end(said: Quantity, text: str) -> bool:
    """Whether the figure is where a change began or ended ("fell to five weeks"), so no difference of two."""
    return _END.search(text[: said.start]) is not None


def _digits(value: float) -> int:
    """How many digits a value is told with: one for 60 or three dozen, two for 63."""
    if value % _DOZEN == 0 and value / _DOZEN <= _DOZENS:
        return 1
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
    ends = {id(end): at for at, pair in enumerate(pairwise(countable)) if is_from_to(*pair, text) for end in pair}
    for before, after in combinations(countable, 2):
        # The ends of "from eleven to seven" are held against each other alone.
        if not _comparable(before, after) or ends.get(id(before)) != ends.get(id(after)):
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
    dated = all(_MONTH_BEHIND.match(evidence.text, one.end) for one in (before, after))
    return bool(
        moved or dated or _year_after(before, figures) or _year_after(after, figures) or _THEN.search(evidence.text)
    )


def is_from_to(before: Quantity, after: Quantity, text: str) -> bool:
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
    """The year right behind a figure ("30 in 2019"), or right before each ("the 2019 fair drew 30"); else 0."""
    before = [other for other in figures if other.start < one.start]
    leading = figures[0].unit == "year-name" and all(
        (q.unit == "year-name") != (after.unit == "year-name") for q, after in pairwise(figures)
    )
    if leading and before and len(figures) % 2 == 0:
        return before[-1].value
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
    quicker = measure(before.unit)[0] == "time" and bool(_SPEED.match(text, said.end))
    direction = -direction if quicker else direction
    ways: list[float] = []
    if said.unit == "%":
        ways = [_percentage(said, text, first, second)]
        behind_a_comma = _OF_WHOLE.match(text, said.end) and MARK.search(text[: said.start])
        # "Cut the list by 30, a third of its former length".
        ways += [100 * abs(second - first) / first] if behind_a_comma and _REMOVED.search(text[: said.start]) else []
    elif said.unit == "pt" and before.unit == after.unit == "%":
        ways = [abs(second - first)]
    elif said.unit in {"x", "change"}:
        ways = [second / first] + ([first / second] if (said.unit == "x" or quicker) and second else [])
    elif _counts_difference(said, text, before):
        ways = [abs(second - first) * measure(after.unit)[1] / measure(said.unit)[1]]
    return direction if any(fits(said, way, derived=True) for way in ways) else None


def _percentage(said: Quantity, text: str, first: float, second: float) -> float:
    """The per cent that stand between two values, as the words around the figure tell: to, of, less than, by."""
    before, behind = text[: said.start], text[said.end :]
    low, high = sorted((first, second))
    usual = re.match(r"\S*(?: of|\s?of) (?:the|what|its|a|my|our)\b", behind) and _IN.search(before)
    if usual or (_OF_WHOLE.match(behind) and not _REMOVED.search(MARK.split(before)[-1])):
        # "In two thirds of the usual time", "more than half of the questionnaires": a part, no change.
        return 100 * low / high
    if re.search(r"\bto (?:a |an |about |around |roughly )*$", before.lower()):
        return 100 * second / first
    if (_BEAT.search(before) or _GAIN.search(before)) and low:
        # "Beat the old one by a fifth": of the old one.
        return 100 * (high - low) / low
    if high and (_FALL.search(before) or (_THAN.search(behind) and _LESS.match(behind))):
        # A quarter less than 240 are 180, whichever of the two is told first.
        return 100 * (high - low) / high
    if _THAN.search(behind) and _MORE.match(behind) and low:
        return 100 * (high - low) / low
    return 100 * abs(second - first) / first


def _counts_difference(said: Quantity, text: str, before: Quantity) -> bool:
    same_unit = measure(said.unit)[0] == measure(before.unit)[0] and (
        bool(said.unit) or share_noun(said.noun, before.noun) or not before.noun
    )
    lead = re.search(
        r"\b(?:by|saving|saved|gained|gaining|added|adding|of)\b(?: \w+)?\s*[£$€]?$", text[: said.start].lower()
    )
    return same_unit and bool(lead or re.match(r"\S*\s?(?:\w+ )?(?:fewer|more|less|off)\b", text[said.end :].lower()))


def ends_of_a_change(text: str, first: Quantity, second: Quantity) -> bool:
    """Whether one figure became the other: from 24 pages to 16, 24 pages, later cut to 16."""
    a, b = sorted((first, second), key=lambda q: q.start)
    between = text[a.end : b.start]
    return is_from_to(a, b, text) or bool(_BECAME.search(between))
