"""The words for languages and for the ways of using them, and how well each says that it is done."""

from __future__ import annotations

import re
from functools import cache

from tailoring.truth.knowledge import any_of, any_word, knowledge
from tailoring.truth.qualification_words import Modes, Proficiency

WORKING, SIMPLE, SLIGHT, _FIRM = 3, 2, 1, 4
NOT = re.compile(r"\b(?:not|cannot|can['’]t|don['’]t|doesn['’]t|never|no|neither|nor|without)\b", re.IGNORECASE)
SIGNS = re.compile(r"\b(?:British|American|Irish|Auslan)? ?Sign Language\b", re.IGNORECASE)
NATIVE = 6
_HEARD = re.compile(r"\b(?:heard|hear|overheard|listened|understand|understood|a little|some|bits)\b", re.IGNORECASE)
# What tells of a language as one's first: "at home since childhood", "raised in Welsh".
FIRST_LANGUAGE = re.compile(
    r"\b(?:first (?:language|tongue)|mother tongue|native (?:language|tongue)|(?:language|tongue) of (?:my"
    r"|our) (?:home|family|childhood)"
    r"|(?:grew|grown|brought|bred|growing) up (?:with|in|on|speaking|bilingual)|(?:raised|bred|reared) (?:in|on|with"
    r"|speaking)"
    r"|(?:since|from) (?:early |earliest |my )?(?:birth|childhood|infancy|the cradle|boyhood|girlhood|I was (?:born"
    r"|small|a (?:child|baby|boy|girl)))"
    r"|(?:as|when) (?:I was )?an? (?:small )?(?:child|boy|girl|baby|toddler)|(?:at home|spoken|used) (?:for )?(?:all"
    r"|my whole) (?:of )?my life"
    r"|all my life|family language|home language|(?:only|main|first) (?:language|tongue) (?:spoken )?(?:at"
    r"|in) (?:home|the (?:house|family))|my parents['’] language)\b",
    re.IGNORECASE,
)


def signs_as_one_word(text: str) -> str:
    """The text with every name of a sign language as one word."""
    return SIGNS.sub("BSL", text)


@cache
def any_language() -> re.Pattern[str]:
    """The names of all languages."""
    return any_word(knowledge(Proficiency).languages - {"sign language"})


@cache
def way_of_word() -> dict[str, str]:
    """Each word that tells of a way, with the way."""
    return {word: way for way, words in knowledge(Modes).modes.items() for word in words}


def plain_words(text: str) -> list[str]:
    """The words of a text in lower case, without signs."""
    return re.findall(r"[^\W_]+", text.lower())


def in_another(language: str, part: str) -> bool:
    """Whether a part tells of doing it in another language: "answers in English"."""
    found = re.search(r"\bin (\w+)", part)
    other = found.group(1).lower() if found else ""
    return other != language and bool(other and any_language().fullmatch(other))


def level_of(part: str) -> int | None:
    """The level of what a part tells, None when it says nothing of it."""
    data = knowledge(Modes)
    if NOT.search(part):
        return 0
    if any_of(data.slight).search(part) and not FIRST_LANGUAGE.search(part):
        return SLIGHT
    if any_of(data.simple).search(part):
        return SIMPLE
    words = plain_words(part)
    rated = [data.well[word] for word in words if word in data.well]
    return max([*rated, *rated_words(part)], default=None)


def rated_words(part: str) -> list[int]:
    """The levels of the words in a part that rate; "some" rates only right before a name, as in "some French"."""
    scale = knowledge(Proficiency).words
    some = re.search(r"\bsome (?:[a-z]+ )?[A-Z]", part)
    rated = [scale[word] for word in plain_words(part) if word in scale and (word != "some" or some)]
    return [*rated, NATIVE] if FIRST_LANGUAGE.search(part) and not _HEARD.search(part) else rated
