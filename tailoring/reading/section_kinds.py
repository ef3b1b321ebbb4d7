"""Sections and what kind of section the words of a heading open."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tailoring.reading.rows import Piece, Row, without_mark
from tailoring.reading.vocabulary import fold, headings

TOP = "top"
OTHER = "other"
LONGEST = 7  # words in a heading
_SIDES = re.compile(r"\s*(?:&|/|,|\+|\||\band\b|\bund\b|\bet\b|\by\b)\s*", re.IGNORECASE)
_ASIDE = re.compile(r"\s*[(\[][^)\]]*[)\]]\s*|\s*(?:\(?cont(?:inued|'d|d)?\.?\)?)\s*$", re.IGNORECASE)
_LETTER_SPACED = re.compile(r"^(?:[^\W\d_&] ){3,}[^\W\d_]|^(?:[A-Z] [A-Z]{2,}\s?)+$")
_LEADERS = re.compile(r"[\s_=.·•*#|:~\-–—]+$|^[\s_=*#|:~\-–—]+")


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch of rows under one heading. `kind` is a name of headings.yaml, "top" or "other"."""

    kind: str
    title: Piece | None
    rows: tuple[Row, ...]


def closed_up(text: str) -> str:
    """Letter-spaced words closed up: "E X P E R I E N C E" → "EXPERIENCE", "S KILLS" → "SKILLS"."""
    bare = text.strip()
    if not _LETTER_SPACED.match(bare):
        return bare
    if re.fullmatch(r"(?:[^\W\d_&] ?|\s{2,}|& ?)+", bare) and re.match(r"^(?:\S\s)+\S$", re.sub(r"\s{2,}", " ", bare)):
        return " ".join(part.replace(" ", "") for part in re.split(r"\s{2,}|\s(?=&)|(?<=&)\s", bare))
    return re.sub(r"\b([A-Z]) (?=[A-Z]{2,}\b)", r"\1", bare)


def kind_of(text: str) -> str:
    """The section a heading's words open, "" when they open none."""
    bare = _LEADERS.sub("", _ASIDE.sub("", closed_up(text))).strip()
    name = fold(without_mark(Piece(bare, 0)).text)
    if not name or len(name.split()) > LONGEST:
        return ""
    vocabulary = headings()
    if kind := vocabulary.names.get(name) or vocabulary.names.get(name.replace(" ", "")):
        return kind
    sides = [fold(side) for side in _SIDES.split(bare) if fold(side)]
    if len(sides) > 1 and all(side in vocabulary.names or _tail(side) for side in sides):
        return vocabulary.names.get(sides[0]) or _tail(sides[0])
    return _tail(name)


def _tail(name: str) -> str:
    parts = name.split()
    return headings().tails.get(parts[-1], "") if 1 <= len(parts) <= 5 else ""


def surely(text: str) -> bool:
    """Whether a heading stands in the list as a whole."""
    name = fold(_LEADERS.sub("", _ASIDE.sub("", closed_up(text))))
    return name in headings().names
