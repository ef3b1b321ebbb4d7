"""Flat lists inside a line ("in JS, React and PHP"): what the ad asks of them comes first."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tailoring.verbs import verb_of
from tailoring.voice import Wanted
from tailoring.wording import limited

_PREPOSITION = (
    "in|of|with|using|for|on|from|including|via|by|to|into|like|as|at|about|between|against|across|under|within|during"
    "|through|over|per|that|which|who|where|while|when|after|before|so|until|up"
)
_JOINT = re.compile(r",\s+and\s+|,\s+|\s+and\s+")
# The list begins after a preposition, a bracket or the line's opening verb …
_HEAD = re.compile(rf"^(?P<head>.*(?:\b(?:{_PREPOSITION})\s|\())(?P<first>[^()]*)$", re.IGNORECASE)
# … and ends before the next.
_LAST = re.compile(rf"^(?P<last>.*?)(?P<tail>(?:\s(?:{_PREPOSITION})\b|[).;:]|$).*)$", re.IGNORECASE)
_DETERMINER = re.compile(r"^(?:an?|the|my|our|their|its|all|any|some|both|other|each|every)\s", re.IGNORECASE)
_COUNTED = re.compile(r"\d|\b(?:up|about|over|two|three|four|five|six|seven|eight|nine|ten)\b", re.IGNORECASE)
_LEAST = 3
_LONGEST_ITEM = 4
Shifted = tuple[str, list[str]]


def asked_first_in_list(text: str, wanted: Wanted) -> Shifted:
    """The line with the asked things of its list first; the line as it is where there is none or it says no more."""
    found = _list_in(text)
    if found is None:
        return text, []
    head, items, tail = found
    if _share_words(items, wanted):
        return text, []
    asked = [wanted.by_name(item) for item in items]
    best = asked.index(max(asked))
    if asked[best] <= asked[0]:
        return text, []
    order = sorted(range(len(items)), key=lambda place: (-asked[place], place))
    ordered = [items[place] for place in order]
    comma = "" if f", and {items[-1]}" not in text else ","
    return f"{head}{', '.join(ordered[:-1])}{comma} and {ordered[-1]}{tail}", [items[best]]


def _share_words(items: Sequence[str], wanted: Wanted) -> bool:
    """Whether the first or the last may lend the others a word: "unit, load and stress testing", "shop rent, tax".

    It may where it has more words than another and not every thing in the list is known by its whole name.
    """
    *before, last = (item.split() for item in items)
    if len(last) > 1 and any(wanted.taxonomy.find(" ".join((*words, last[-1]))) for words in before):
        return True
    fewest = min(map(len, (*before, last)))
    if len(before[0]) == len(last) == fewest:
        return False
    return before[0][0].islower() or last[-1].islower() or not all(wanted.taxonomy.find(item) for item in items)


def _list_in(text: str) -> tuple[str, list[str], str] | None:
    """What stands before a list, its things, and what stands after; None where it is not flat for certain."""
    parts = _JOINT.split(text)
    if len(parts) < _LEAST or limited(text) or len(re.findall(r"\band\b", text)) != 1:
        return None
    head, first = _head(parts[0])
    found = _LAST.match(parts[-1])
    if not head or found is None or not re.search(rf"\band\s+{re.escape(parts[-1])}$", text):
        return None
    items = [first, *parts[1:-1], found["last"]]
    return (head, items, found["tail"]) if _is_flat(items) else None


def _head(part: str) -> tuple[str, str]:
    """The part up to its last preposition, or its opening verb, and the list's first thing."""
    found = _HEAD.match(part)
    if found:
        return found["head"], found["first"]
    verb, _, rest = part.partition(" ")
    return (f"{verb} ", rest) if verb_of(verb) else ("", part)


def _is_flat(items: Sequence[str]) -> bool:
    """Whether the things can change places: short, uncounted, no acts, and none that lends the others its article."""
    if _DETERMINER.match(items[0]) and not all(_DETERMINER.match(item) for item in items):
        return False
    return all(_is_thing(item) for item in items)


def _is_thing(item: str) -> bool:
    words = item.split()
    if not 0 < len(words) <= _LONGEST_ITEM or _COUNTED.search(item) or not re.fullmatch(r"[\w\s&'’./+#-]+", item):
        return False
    verb = verb_of(words[0])
    acts = verb is not None and (verb.form in ("past", "third") or len(words) > 1)
    return not acts and not re.search(rf"\b(?:{_PREPOSITION})\b", item, re.IGNORECASE)
