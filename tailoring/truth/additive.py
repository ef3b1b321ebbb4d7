"""Whether figures of a fact may be added up, and whether a statement tells their sum of all of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import combinations

from tailoring.truth.changes import ends_of_a_change
from tailoring.truth.clause_cuts import MARK, ending_of, opening_of
from tailoring.truth.evidence import Evidence
from tailoring.truth.numbers import Quantity, quantities

Part = tuple[Evidence, Quantity]

# What one figure is held against is not added to it: "a rota meant for 15", "the show before had 12,000".
_HELD_AGAINST = re.compile(
    r"\b(?:meant for|intended|planned|target|goal|budget\w*|quota|limit|allowed|capacity|average|norm|usual\w*|guide"
    r"|than|instead|against|versus|compared|previous\w*|former\w*|earlier|the (?:\w+ )?before|last time|used to|out of"
    r"|of (?:which|whom|these|those|them)|(?:the|an?|my|our) old)\b",
    re.IGNORECASE,
)
_PLACE = re.compile(r"\b(?P<by>on|in|at|for|to|from|with|by) (?:the |an? |my |our )?(?P<where>[\w’'-]+)", re.IGNORECASE)
_REACH = 60


def adds_up(parts: Sequence[Part]) -> bool:
    """Whether no figure became another, or is what another is held against."""
    return not any(_one_measure(*first, *second) for first, second in combinations(parts, 2))


def _one_measure(one: Evidence, a: Quantity, other: Evidence, b: Quantity) -> bool:
    if one is other:
        first, last = sorted((a, b), key=lambda q: q.start)
        between = one.text[first.end : last.start]
        return ends_of_a_change(one.text, a, b) or _HELD_AGAINST.search(between) is not None
    return other.fact is one.fact and _HELD_AGAINST.search(other.text[: b.start]) is not None


def told_of_one(parts: Sequence[Part], said: Quantity, text: str) -> bool:
    """Whether a sum is told with the place or the day of one of its parts alone: 14 here and 6 there, all 20 there."""
    near = set(
        re.findall(r"[\w’'-]+", text[opening_of(text, said.start, MARK) : ending_of(text, said.end, MARK)].lower())
    )
    places = [_places(one, q) for one, q in parts]
    for by in set[str]().union(*places):
        names = [place.get(by, "") for place in places]
        if all(names) and len(set(names)) == len(names):
            hit = [name for name in names if name in near]
            if len(hit) == 1:
                return True
    return False


def _places(one: Evidence, q: Quantity) -> dict[str, str]:
    """What stands behind each preposition after a figure, up to the next figure: at the library, on Monday."""
    later = [o.start for o in quantities(one.text) if o.start > q.end and o.unit != "year-name"]
    behind = one.text[q.end : min([*later, q.end + _REACH])]
    return {m.group("by").lower(): m.group("where").lower() for m in reversed(list(_PLACE.finditer(behind)))}
