"""Cuts a line into the verb phrases it is made of: "Audited stores, trained six staff and wrote rotas"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tailoring.verbs import Form, VerbForm, in_form, verb_data, verb_of
from tailoring.wording import capitalised, uncapitalised

_COORDINATION = re.compile(r",\s+and\s+|,\s+|\s+and\s+")
_NO_PHRASES = re.compile(r"[;:()/“”\"]|\s[–—-]\s")
_DETERMINER = re.compile(
    r"^(?:an?|the|all|any|each|every|both|my|our|their|its|up|over|about|\d[\d,.]*%?)$", re.IGNORECASE
)


def verb_phrases(text: str) -> tuple[str, ...]:
    """The phrases in a row, or the whole text alone where they cannot be told apart for certain.

    All open with verbs in one form, and all have an object.
    """
    whole = (text,)
    if _NO_PHRASES.search(text):
        return whole
    parts = tuple(_COORDINATION.split(text.removesuffix(".")))
    if len(parts) < 2 or not all(" " in part for part in parts) or not of_one_form(parts):
        return whole
    return parts if all(map(_opens_for_certain, parts, parts[1:])) else whole


def form_of(phrase: str) -> Form | None:
    """The form of the verb that a phrase opens with."""
    found = opening_verb(phrase)
    return found.form if found else None


def opening_verb(phrase: str) -> VerbForm | None:
    """The verb that a phrase opens with; one in "-ed" need not be known."""
    word = phrase.split(" ", 1)[0]
    unknown = re.fullmatch(r"[A-Za-z]?[a-z]{3,}ed", word) is not None and word.casefold() not in verb_data().describing
    return verb_of(word) or (VerbForm(word.casefold(), "past") if unknown else None)


def of_one_form(parts: Sequence[str]) -> bool:
    """Whether all parts open with verbs in one form; "cut" and "set" are of the form that the others have."""
    verbs = [opening_verb(part) for part in parts]
    told = {verb.form for verb in verbs if verb and in_form(verb.plain, "past") != verb.plain}
    return None not in verbs and len(told) <= 1


def _opens_for_certain(before: str, part: str) -> bool:
    """Whether the part opens with a verb and not with a noun or a describing word that looks like one."""
    data = verb_data()
    first, second = part.casefold().split()[:2]
    last = before.casefold().split()[-1]
    if _DETERMINER.match(second):
        return True
    if first in data.describing:
        return False
    # "Process purchase and order forms": a bare noun before, and what may be one after.
    return first not in data.noun_like or not (last in data.noun_like or verb_of(last) is not None)


def joined_phrases(parts: Sequence[str]) -> str:
    """The phrases as one line: the first with a capital, "and" before the last."""
    first, *rest = [capitalised(parts[0]), *(uncapitalised(part) for part in parts[1:])]
    return f"{', '.join([first, *rest[:-1]])} and {rest[-1]}"
