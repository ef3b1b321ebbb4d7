"""Whether the ad's name for a thing may stand where the person wrote another name of it.

Two names of one concept are not always one word for another: "hand balling" is loading without a truck, and a
"forklift licence" is more than a forklift. So beyond the taxonomy's word a name must be the short form of the other,
or name the same kind of thing by the same last word.
"""

from __future__ import annotations

import re

from tailoring.wording import writing_data

_WORD = re.compile(r"[^\W_]+")
_LEAST_PREFIX = 5


def interchangeable(old: str, new: str) -> bool:
    """Whether `new` says neither more nor less than `old`, both being names of one concept."""
    if _short_form(old, new) or _short_form(new, old):
        return True
    ours, theirs = _words(old), _words(new)
    if min(len(ours), len(theirs)) < 2 or _singular(ours[-1]) != _singular(theirs[-1]):
        return False
    # "Agile methods" is no "agile software methods": a word more says more.
    if set(map(_singular, ours)) < set(map(_singular, theirs)):
        return False
    return not (set(ours) ^ set(theirs)) & set(writing_data().never_exchanged)


def _words(phrase: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(phrase)]


def _singular(word: str) -> str:
    return word.removesuffix("s")


def _short_form(short: str, long: str) -> bool:
    """Initials (FLT), capitals (JS for JavaScript), a counted middle (k8s) or a beginning (Postgres)."""
    letters = "".join(_words(short))
    if not letters or len(letters) >= len(long):
        return False
    words = [word for word in _words(long) if word not in {"and", "of", "the", "for", "in"}]
    initials = "".join(word[0] for word in words)
    capitals = "".join(letter for letter in long if letter.isupper()).casefold()
    return (
        letters.removesuffix("s") in (initials, capitals)
        or letters in (initials, capitals)
        or bool(_numeronym(letters, words))
        or (len(words) == 1 and len(letters) >= _LEAST_PREFIX and words[0].startswith(letters))
    )


def _numeronym(letters: str, words: list[str]) -> bool:
    found = re.fullmatch(r"([a-z])(\d+)([a-z])", letters)
    word = words[0] if len(words) == 1 else ""
    return bool(found and word and word[0] == found[1] and word[-1] == found[3] and len(word) == int(found[2]) + 2)
