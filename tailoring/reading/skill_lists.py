"""The members of a list in one text: cut at marks, semicolons or commas, never inside brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from tailoring.reading.rows import Piece
from tailoring.reading.vocabulary import fold

MARKS = "|•·●◦∙⋅‖¦▪■◆○❖➢➤✓✔"

_ETC = re.compile(r"(?i),?\s+etc\.*$")
# What goes on in the same breath behind a comma: "processes, tools and metrics, for all of the sites".
_GOES_ON = re.compile(r"(?:for|to|of|with|by|from|while|which|that|through|across|within|so)\s")


# Several kinds of work on one thing: "Installation, set-up and testing of pumps".
_WORK = r"[A-Za-z-]+(?:tion|sion|ment|ing|ance|sis|up|gn|port)"
_SHARED = re.compile(rf"(?:{_WORK},\s*)*{_WORK}\s*,?\s*(?:and|&)\s+{_WORK}\s+of\s+[^,;|•]+")


def split_list(piece: Piece) -> Iterator[Piece]:
    """The members of a list: cut at marks, else at semicolons, else at commas; never inside brackets."""
    text = piece.text
    outside = outside_brackets(text)
    if _SHARED.fullmatch(text.strip()):
        yield piece.trimmed(" \t\n.")
        return
    for marks in (MARKS, ";", ","):
        cuts = [at for at, sign in enumerate(text) if sign in marks and outside[at] and not _inside_number(text, at)]
        if cuts:
            parts = _between(piece, cuts)
            if marks == ",":
                yield from _without_and(parts)
            else:
                for part in parts:
                    yield from split_list(part)
            return
    for part in re.finditer(r"(?:(?!\s{3,}|\t).)+(?:\n(?:(?!\s{3,}|\t).)+)*", text):
        cut = _without_etc(piece.cut(part.start(), part.end()).trimmed(" \t\n,;|·•.:"))
        if cut.text:
            yield cut


def outside_brackets(text: str) -> list[bool]:
    """For each sign of a text, whether it stands outside brackets; all do where one is never closed."""
    depth = 0
    outside: list[bool] = []
    for sign in text:
        if sign in "([{":
            depth += 1
        outside.append(depth == 0)
        if sign in ")]}":
            depth = max(0, depth - 1)
    return outside if depth == 0 else [True] * len(text)


def _inside_number(text: str, at: int) -> bool:
    return text[at] == "," and text[max(0, at - 1) : at].isdigit() and text[at + 1 : at + 2].isdigit()


def _between(piece: Piece, cuts: Sequence[int]) -> list[Piece]:
    edges = [-1, *cuts, len(piece.text)]
    edges = [
        at
        for at in edges
        if at < 0 or not (piece.text[at : at + 1] == "," and _GOES_ON.match(piece.text[at + 1 :].lstrip()))
    ]
    parts = [piece.cut(a + 1, b).trimmed(" \t\n,;|·•") for a, b in pairwise(edges)]
    return [part for part in parts if part.text]


def _without_and(parts: Sequence[Piece]) -> Iterator[Piece]:
    """The members of a list with commas; the last one loses its "and"."""
    for index, part in enumerate(parts):
        cut = part
        if index and (found := re.match(r"(?:and|und|et|y|&|or)\s+", part.text)):
            cut = part.cut(found.end(), len(part.text))
        if index == len(parts) - 1:
            cut = cut.trimmed(" \t\n.") if not re.search(r"\b[A-Za-z]\.[A-Za-z]\.$", cut.text) else cut
            cut = _without_etc(cut)
        if fold(cut.text) not in {"etc", "and more", ""}:
            yield cut


def _without_etc(piece: Piece) -> Piece:
    """The last member of a list without what only says that there are more ("Jigs etc.")."""
    found = _ETC.search(piece.text)
    return piece.cut(0, found.start()) if found else piece
