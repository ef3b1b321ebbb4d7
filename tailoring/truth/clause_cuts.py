"""Where a text is cut: into sentences, at the marks between words, or between clauses."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

# "From 9 a.m. to 8 a.m." is one sentence.
SENTENCE = re.compile(r"(?<=[.!?;])(?<![ap]\.m\.)\s+(?=\S)|(?<=[ap]\.m\.)\s+(?=[A-Z])|\n+")
# The end of a sentence or of half a one; a list may go on behind a colon.
HALT = re.compile(r"[.;!?](?:\s+|$)")
# The words that join two clauses.
JOINTS = ("and", "but", "while", "whereas", "though", "although", "then")


@cache
def cut_at(*joints: str, marks: str = ",;:.!?", keep: bool = False) -> re.Pattern[str]:
    """A pattern of these marks, dashes and brackets between words, and of joining words, as regular expressions.

    Without a comma among the `marks` a comma cuts only together with a joint, and without a colon a label stays with
    what is said of it; with `keep` a joint stays with the piece behind it.
    """
    space, joint = (r"\s" if "," in marks else r",?\s"), "|".join(joints)
    cuts = [rf"[{marks}](?:\s+|$)", r"\s[–—-]\s", r"\s*[()]\s*"]
    if joints:
        cuts.append(rf"{space}(?=(?:{joint})\s)" if keep else rf"{space}(?:{joint})\s")
    return re.compile("|".join(cuts))


MARK = cut_at()
CLAUSE = cut_at(*JOINTS)


def spans_of(text: str, cut: re.Pattern[str] = CLAUSE) -> list[tuple[int, int]]:
    """The pieces of a text as (first, last + 1) character, each with the mark behind it."""
    edges = [0, *(match.end() for match in cut.finditer(text)), len(text)]
    return [(first, last) for first, last in pairwise(edges) if last > first]


def pieces_of(text: str, cut: re.Pattern[str] = CLAUSE) -> list[str]:
    """The pieces of a text without the marks between them; blank ones are dropped."""
    return [piece for piece in cut.split(text) if piece.strip()]


def opening_of(text: str, at: int, cut: re.Pattern[str] = CLAUSE) -> int:
    """The character at which the piece begins in which a place stands."""
    return max((match.end() for match in cut.finditer(text, 0, at)), default=0)


def ending_of(text: str, at: int, cut: re.Pattern[str] = CLAUSE) -> int:
    """The character behind the piece in which a place stands."""
    match = cut.search(text, at)
    return match.start() if match else len(text)
