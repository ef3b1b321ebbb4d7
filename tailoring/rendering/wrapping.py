"""How a text breaks into lines of a given width, from the advance widths of the family that ships."""

from __future__ import annotations

import re
from functools import lru_cache

from tailoring.rendering.fonts import advances

_AVERAGE = 560  # thousandths of the size, for a character the family lacks
_KERNING = 0.995  # of the widths without it, over running prose
# Where a line may end: after spaces, after a dash or slash that a letter follows.
_PIECES = re.compile(r"\S+?(?:[-‐–—/](?=[^\W\d])|(?=\s|$))\s*|\s+")


def text_width(text: str, size: float, face: str = "regular") -> float:
    """Points that a text takes on one line; kerning is taken at its mean."""
    table = advances(face)
    return sum(table.get(sign, _AVERAGE) for sign in text) * size * _KERNING / 1000


@lru_cache(maxsize=8192)
def wrapped_lines(text: str, width: float, size: float, face: str = "regular", start: float = 0) -> int:
    """How many lines a text takes; `start` points of the first line are taken already. At least 1."""
    lines, used = 1, start
    for piece in _PIECES.findall(text):
        word = text_width(piece.rstrip(), size, face)
        if used + word > width and used > 0:
            lines, used = lines + 1, 0.0
        if word > width:
            lines += int(word // width)
            used = word % width
            continue
        used += text_width(piece, size, face)
    return lines
