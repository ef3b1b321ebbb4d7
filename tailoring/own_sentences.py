"""Which of a person's own statements can stand by themselves: no wish, no tale of a product, no half of a sentence."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import Literal

from tailoring.announced import announces, loosely_announced
from tailoring.broken_text import breaks_off, opens_in_middle
from tailoring.data_files import one_of
from tailoring.profile import Profile
from tailoring.verbs import verb_of
from tailoring.wording import writing_data

_FIRST_PERSON = re.compile(r"\b(?:i am|i'm|my)\b", re.IGNORECASE)
_PROSE = ("headline", "summary", "unplaced", "bullet")
# Names in a row, with nothing that says what of them: "SOA, WebLogic and MFT".
_BARE_ROW = re.compile(r"(?!.*\b(?:with|of|in|for|who|to|at|by|on)\b)\S+(?: \S+)?,.*", re.IGNORECASE)


def wishes(text: str) -> bool:
    """Whether a statement says what one would like: "to work in a progressive firm"."""
    return _pattern("wishes").search(text) is not None


def addresses_reader(text: str) -> bool:
    """Objectives, wishes and what speaks of "me" belong in the letter."""
    return wishes(text) or _FIRST_PERSON.search(text) is not None


def never_shown(text: str) -> bool:
    """Whether a statement is for no résumé: "Willing to relocate", "contact me on …"."""
    return _pattern("never_shown").search(text) is not None


def of_product(text: str) -> bool:
    """Whether a statement tells of a product, system or project: "This application is used to …"."""
    return _pattern("of_products").search(text) is not None


def is_fragment(text: str) -> bool:
    """Whether a text is no statement: it breaks off, opens in the middle, announces others, or is a row of names."""
    if "•" in text[1:]:  # columns that were read across
        return True
    return (
        breaks_off(re.sub(r"\W*\betc\W*$", "", text))
        or opens_in_middle(text)
        or announces(text)
        or (verb_of(re.split(r"[\s,]", text, maxsplit=1)[0]) is None and _BARE_ROW.fullmatch(text) is not None)
    )


def halves(profile: Profile) -> frozenset[str]:
    """The facts that cannot stand alone for what is around them.

    They are one sentence with the next, as the first breaks off, hold another fact inside, or are parts of a list.
    """
    found = set(loosely_announced(profile))
    for first, second in pairwise(profile.facts):
        one, other = first.source, second.source
        if first.kind not in _PROSE or second.kind not in _PROSE or one.document_id != other.document_id:
            continue
        if one.span.start < other.span.start and other.span.end < one.span.end:
            found.add(first.id)
        elif breaks_off(first.text) and not first.text.endswith((":", ".")):
            found |= {first.id, second.id}
    return frozenset(found)


@cache
def _pattern(name: Literal["wishes", "never_shown", "of_products"]) -> re.Pattern[str]:
    return one_of(*getattr(writing_data(), name))
