"""An ad's title as it reads inside a sentence: "HEAD CHEF - Marrowbone & Thyme" is "Head Chef"."""

from __future__ import annotations

import re

from tailoring.letter_words import letter_data
from tailoring.reading.cues import SURE, title_score
from tailoring.word_list import english_words

_SHORTEST_NAME = 2
_LONGEST_ABBREVIATION = 4
_SMALL = frozenset({"and", "of", "the", "for", "in", "to", "at", "with", "or", "a", "an"})
# A number by which an employer files the post: "Class Code: 2315".
_CODE = re.compile(
    r"[\s,(–-]*\b(?:(?:class|job|position|post|requisition|vacancy|ref(?:erence)?|req)\s*)"
    r"(?:code|no\.?|number|id|ref(?:erence)?|#)?\s*[:#]\s*[\w/-]*\d[\w/-]*\)?$",
    re.IGNORECASE,
)
_MARKS = re.compile(r"\s*\((?:[mfdwx]\s*/\s*){1,3}[mfdwx]\)", re.IGNORECASE)


def plain_title(title: str, employer: str = "", place: str = "") -> str:
    """The title less praise, marks of sex, terms, place and employer; one in capitals as names are written."""
    terms = "|".join(letter_data().title_terms)
    text = _CODE.sub("", _MARKS.sub("", " ".join(title.split())))
    text = re.sub(rf"\s*\([^()]*\b(?:{terms})\b[^()]*\)", "", text, flags=re.IGNORECASE)
    role, dash, rest = text.rpartition(" - ")
    if dash and place and rest.casefold() in place.casefold():
        text = role
    role, dash, rest = text.partition(" - ")
    # Nothing names the employer elsewhere, or it stands here again.
    if dash and text.isupper() is False and role.isupper() and not rest.isupper():
        text = role
    if employer and rest.casefold() == employer.casefold():
        text = role
    # A name before a dash or a stroke that no language knows is no part of the post: "Alderix - Stock Manager".
    text = _without_brand(text)
    text = re.sub(r"\s+(?:needed|wanted|required)$|\s+-\s+\([^()]*\)$", "", text, flags=re.IGNORECASE)
    praise = "|".join(letter_data().title_praise)
    text = re.sub(rf"^(?:(?:an?|our|highly)\s+)?(?:(?:{praise})\s+)+(?=\w)", "", text, flags=re.IGNORECASE)
    text = unshouted(text)
    return text[:1].upper() + text[1:] if text.islower() else text


def _without_brand(title: str) -> str:
    found = re.fullmatch(r"(?P<front>\S+)\s+[-–—|]\s+(?P<post>.+)", title)
    if found is None or found["front"].casefold() in english_words() or found["front"].isupper():
        return title
    is_brand = title_score(found["front"]) <= 0 and title_score(found["post"]) >= SURE
    return found["post"] if is_brand else title


def unshouted(title: str) -> str:
    """A title in capitals as names are written: "HEAD CHEF" is "Head Chef", "SAP CONSULTANT" keeps its SAP."""
    if not title.isupper() or len(title.split(maxsplit=1)[0]) < _SHORTEST_NAME:
        return title
    return " ".join(_named(word, first=place == 0) for place, word in enumerate(title.split()))


def _named(word: str, *, first: bool) -> str:
    bare = word.strip("(),/")
    # A short word that is none in English is an abbreviation.
    initials = len(bare) <= _LONGEST_ABBREVIATION and bare.isalpha() and bare.casefold() not in english_words()
    if initials or bare in letter_data().title_capitals or any(letter.isdigit() for letter in bare):
        return word
    if not first and bare.casefold() in _SMALL:
        return word.lower()
    return re.sub(r"[A-Z]+", lambda part: part.group().capitalize(), word)
