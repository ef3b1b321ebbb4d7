"""Tells rows that the page's edge has broken from rows that their author ended."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

_ENDED = re.compile(r"[.!?:;…][\"”’)]*$")
_WIDEST = 120
_NARROWEST = 45  # no author wraps text at fewer characters; shorter rows are a list
_NEARLY_FULL = 0.82
_FEWEST_FULL = 2
_ONE_FULL_IN = 8
_LEAST_LOWER = 0.5
_TOLERANCE = 0.97
_FEWEST_WORDS_LEFT = 3


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the document before joining, with its place in the text.

    `right` is where it ends on the page, in characters, or in points where it was laid out.
    """

    start: int
    end: int
    gap: int
    bullet: bool = False
    level: int = 0
    bold: bool = False
    right: float = 0
    indent: int = 0


@dataclass(frozen=True, slots=True)
class Page:
    """How wide the rows of a wrapped text are; `flows` says that broken rows go on in lower case as prose does."""

    widest: float
    flows: bool
    wrapped: bool

    def runs_on(self, text: str, before: Row, row: Row, *, hanging: bool, under_bullet: bool, last: bool) -> bool:
        """Whether `row` goes on with the sentence of `before`, which the page's edge broke.

        `hanging`: it is set in under a bullet; `under_bullet`: it follows a bullet's row; `last`: its
        paragraph ends with it.
        """
        head, tail = text[row.start : row.end], text[before.start : before.end]
        ended = bool(_ENDED.search(tail))
        lower = head[0].islower() or head[0] in "(&/"
        if lower and (hanging or (under_bullet and not ended and before.end - before.start >= _NARROWEST)):
            return True
        if not self.wrapped and not hanging:
            return False
        full = _is_full(before, self.widest)
        if lower:
            return full and (self.flows or not ended)
        if ended or tail.isupper() or not self.flows or not _had_no_room(text, before, row, self.widest):
            return False
        heading = last and not hanging and len(head.split()) <= _FEWEST_WORDS_LEFT and not _ENDED.search(head)
        return full and not heading


def page_of(text: str, rows: list[Row]) -> Page:
    """The measures of a document's rows."""
    widest = max((row.right for row in rows), default=0)
    longest = max((row.end - row.start for row in rows), default=0)
    full = sum(_is_full(row, widest) for row in rows)
    wrapped = _NARROWEST <= longest <= _WIDEST and full >= max(_FEWEST_FULL, len(rows) // _ONE_FULL_IN)
    return Page(widest, _flows(text, rows, widest), wrapped)


def _flows(text: str, rows: list[Row], widest: float) -> bool:
    """Whether rows after a full one that ends no sentence mostly begin in lower case: the rows of a list do not."""
    heads = [
        text[row.start]
        for before, row in pairwise(rows)
        if not (row.gap or row.bullet or row.level)
        and _is_full(before, widest)
        and not _ENDED.search(text[before.start : before.end])
    ]
    return bool(heads) and sum(head.islower() for head in heads) >= _LEAST_LOWER * len(heads)


def _is_full(row: Row, widest: float) -> bool:
    return row.right >= _NEARLY_FULL * widest and row.end - row.start >= _NARROWEST * _NEARLY_FULL


def _had_no_room(text: str, before: Row, row: Row, widest: float) -> bool:
    """Whether the first word of a row would not have fitted at the end of the row before it."""
    words = text[row.start : row.end].split()
    unit = before.right / max(before.indent + before.end - before.start, 1)
    return before.right + unit * (1 + len(words[0])) > _TOLERANCE * widest
