"""What a bare figure takes from the ones before it: a unit, a thing, a label, the whole or the length it is part of."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from tailoring.truth.clause_cuts import HALT, ending_of, opening_of
from tailoring.truth.figure import Quantity

LENGTHS = frozenset({"minute", "hour", "day", "week", "fortnight", "month", "quarter", "year"})
_LIST_REACH = 9
_LISTED = re.compile(r", |,? (?:and|or) |/")
_PLURAL = re.compile(r" (?:[a-z-]+ )?[a-z]+s\b")
OF_THEM = re.compile(r" of (?:them|these|those|which)\b")
_PERCENT_REACH = 3
_OF_FIRST = re.compile(r"(?:^|(?<=[.;:,]\s))(?:of|out of) (?:the |my |our |all |its |their )?(?=\w)", re.IGNORECASE)
_YEARS_OF = re.compile(r"^[ -](?:years?|months?|weeks?|days?|hours?)['’]? of\b")
# "Eight years at the yard: three as a fitter, then five running the shop": a part of a length, at the head of an item.
_ITEM = re.compile(
    r"(?:[:,(–—]|\b(?:and|then|by|plus|on top of|besides|including|first|last|latest|earlier|initial))"
    r"(?: (?:the|just|over|under|about|around|more than|nearly|almost|some|a|further|another|first|last))* $",
    re.IGNORECASE,
)
_SPENT = re.compile(r" (?:of them |of those |of it )?(?:as|at|in|with|for|under|on|there|here|[a-z]+ing)\b")
_DATED = re.compile(r" in (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\b")
_IN_ALL = re.compile(r",? (?:in all|in total|altogether|all told|overall)\b")
_BY = re.compile(r"\bby (?:an? |about |around |over |nearly |almost |some )*$")


def inherited(text: str, found: list[Quantity]) -> list[Quantity]:
    """A bare figure after "to" or in a list takes the unit, or the noun, of the one before: "45 minutes to 30"."""
    known: list[Quantity] = []
    for one in found:
        last = next((other for other in reversed(known) if _gives_its_unit(text, other, one)), None)
        bare = not one.unit and not one.noun and not one.label and one.of is None and not one.ordinal
        part = re.match(r" (?:of|out of|from) (?:the|my|our|them|these|those|whom|which)\b", text[one.end :])
        if last and bare and last.unit in LENGTHS and OF_THEM.match(text, one.end) and one.value < last.value:
            # "Twelve years' driving, eight of them without an accident".
            known.append(replace(one, unit=last.unit, noun=last.noun))
            continue
        spell = _part_of_a_length(text, one, known)
        if spell:
            known.append(replace(one, unit=spell.unit, noun=""))
            continue
        named = _last_label(known)
        counts = one.of is not None or (one.noun and not text[one.start].isdigit())
        plain = not (one.unit or one.label or one.ordinal or counts or _PLURAL.match(text, one.end))
        if named and plain and _LISTED.fullmatch(text[named.end : one.start]):
            # "Class 158, 170 and 68".
            known.append(replace(one, label=named.label, noun=""))
            continue
        far = last is not None and last.unit == "%" and len(text[last.end : one.start].split()) > _PERCENT_REACH
        if last and bare and not part and not far and _joined(text[last.end : one.start]):
            known.append(replace(one, unit=last.unit, noun=last.noun))
        else:
            known.append(one)
    return known


def _gives_its_unit(text: str, other: Quantity, one: Quantity) -> bool:
    """Whether a figure behind another may have its unit: no year's, no label's, none of "per 100 km" or "by five"."""
    if other.unit == "year-name" or other.label or text[: other.start].endswith("per "):
        return False
    return not (_IN_ALL.match(text, one.end) or (_BY.search(text[: other.start]) and text[: one.start].endswith("to ")))


def _part_of_a_length(text: str, one: Quantity, known: list[Quantity]) -> Quantity | None:
    """The length of which a bare figure is a part: the eight years of "three as a fitter, then five running it"."""
    bare = not (one.unit or one.label or one.ordinal or one.of)
    if not bare or not _SPENT.match(text, one.end) or not _ITEM.search(text[: one.start]):
        return None
    opened = opening_of(text, one.start, HALT)
    whole = next((q for q in known if q.start >= opened and q.unit in LENGTHS and not q.per), None)
    if _DATED.match(text, one.end):
        # "Open over 30 days: 64 in January, 16 in December".
        return None
    if whole is None:
        return None
    parts = sum(q.value for q in known[known.index(whole) + 1 :] if q.unit == whole.unit)
    return whole if one.value + parts <= whole.value + 1 else None


def _last_label(known: list[Quantity]) -> Quantity | None:
    """The last figure, where it is the number of a kind."""
    return known[-1] if known and known[-1].label else None


def of_a_whole(text: str, found: list[Quantity]) -> list[Quantity]:
    """The figures behind "Of the 50 …," are parts of the fifty; from 50 in every 10,000 to 35: of 10,000 too."""
    for at, (first, second) in enumerate(pairwise(found), start=1):
        ratio = (
            found[at - 2] if at > 1 and found[at - 2].of == first.value and found[at - 2].end < first.start else None
        )
        told = ratio is not None and re.search(r"\bto $", text[first.end : second.start])
        if (
            ratio
            and told
            and second.of is None
            and re.search(r"\bfrom \S{0,3}$", text[: ratio.start])
            and second.value < first.value
        ):
            found[at] = replace(second, of=ratio.of, noun="", unit="")
    for opening in _OF_FIRST.finditer(text):
        whole = next((one for one in found if one.start == opening.end() and not one.unit and not one.label), None)
        stop = ending_of(text, opening.end(), HALT)
        comma = text.find(",", opening.end())
        if whole and 0 <= comma < stop:
            found = [
                replace(one, of=whole.value, noun="")
                if comma < one.start < stop and not (one.unit or one.label or one.of) and one.value < whole.value
                else one
                for one in found
            ]
    return found


def _joined(between: str) -> bool:
    """Whether two figures stand in one list or change: nothing but a few words between them and no full stop."""
    # "Four years of nursing, and two in …": the years are not part of anything.
    between = _YEARS_OF.sub(" ", between)
    return (
        len(between.split()) <= _LIST_REACH
        and not re.search(r"[.;:](?:\s|$)", between)
        and not re.search(r"(?<!instead )(?<!out )(?<!ahead )\bof\b", between)
    )
