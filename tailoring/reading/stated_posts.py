"""Posts that are told in a sentence: "Worked as a Cook at Harbour Foods from May 2015 to June 2016"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from tailoring.profile import DateRange
from tailoring.reading.cues import SURE, employer_score, title_score
from tailoring.reading.dates import FoundDates, find_dates
from tailoring.reading.places import is_place
from tailoring.reading.rows import Piece

_OPENING = re.compile(
    r"(?i)\W*(?:(?:i|have|has|had|am|was|been|also|currently|presently|present|previously|earlier|now)\s+)*"
    r"(?:work(?:ed|ing)|employed|served|serving)(?=\s+(?:as|at|in|for|with|under)\b)"
)
_CLAUSE = re.compile(r"(?i)\s+(?P<lead>as|at|in|for|with|under)\s+(?:(?:an?|the)\s+)?")
_STOP = re.compile(
    r"(?i)\s+(?:as|at|in|for|with|under|from|since|during|between|through|via|where|who|which|on|till|until|to|and)\b"
    r"|[,;:(]|\.\s*$|\s[–—-]\s|(?<![.\s]\w\w)(?<!\bpvt)(?<!\bltd)(?<!\bdr)(?<!\bst)\.\s"
)
_AFTER = re.compile(r",\s*([^\W\d_]+)")
_PART_OF_FIRM = re.compile(r"(?i)(?:department|dept|division|section|unit|team|faculty|office|branch)\b")
_GOES_ON = re.compile(r"(?:since|from)\s")
_NEXT_SPELL = re.compile(r"(?<=\s)and\s+(?=(?:as|since|from)\s)")
_PAYROLL = re.compile(r"(?i)\s+(?:under|on|through|via|with)\s+(?:[\w-]+\s+){0,2}pay\s?rolls?\b(?!\s+of)")
_LONGEST_NAME = 7  # words
_FORMED = 2.5  # what the form of a firm ("Ltd") adds to how much a text sounds like one


@dataclass(frozen=True, slots=True)
class StatedPost:
    """What a sentence says of a post: the title, the firm, from when until when."""

    title: Piece | None
    employer: Piece | None
    dates: DateRange
    sited: bool = False  # "at" or "for" stands before the firm, or a place after it
    also: Piece | None = None  # what one was there besides: "as a Trainee … as a Baker"


def stated_post(piece: Piece) -> StatedPost | None:
    """The post that a sentence states by "worked as …"; None where it names neither a title nor a firm."""
    opening = _OPENING.match(piece.text)
    if not opening:
        return None
    # Whatever breaks the line is one sign, so that places in the text stay.
    flat = Piece(piece.text.replace("\n", " "), piece.start)
    dates = find_dates(flat.text)
    end = min((date.span.start for date in dates), default=len(flat.text))
    title: Piece | None = None
    also: Piece | None = None
    employer: Piece | None = None
    sited = False
    for lead, named in _clauses(flat.cut(0, end), opening.end()):
        if lead == "as":
            found = named if title_score(named.text) >= SURE else None
            also = also or (found if title else None)
            title = title or found
        elif _may_be_firm(named.text):
            sited = sited or lead in ("at", "for") or _place_follows(flat, named)
            employer = employer or _with_payroll(flat, named)
    ranges = [date.dates for date in dates if not date.single]
    spell = ranges[0] if ranges else DateRange()
    return StatedPost(title, employer, spell, sited, also) if title or employer else None


def stated_spells(piece: Piece) -> list[StatedPost]:
    """The posts that a line below a header goes on with ("since May 2017 as a Baker to June 2018 and as Cook since …").

    Empty where it is no such line.
    """
    flat = Piece(piece.text.replace("\n", " "), piece.start)
    if not _GOES_ON.match(flat.text):
        return []
    clauses = list(_clauses(flat, 0))
    employer = next((_unplaced(named) for lead, named in clauses if lead == "at" and _may_be_firm(named.text)), None)
    titles = [named for lead, named in clauses if lead == "as" and title_score(named.text) >= SURE]
    edges = [0, *(found.start() for found in _NEXT_SPELL.finditer(flat.text)), len(flat.text)]
    posts: list[StatedPost] = []
    for begin, end in pairwise(edges):
        title = next((one for one in titles if begin <= one.start - flat.start < end), None)
        dates = _spell(find_dates(flat.text[begin:end]))
        if title is None or dates is None:
            return []
        posts.append(StatedPost(title, employer, dates))
    return posts


def _unplaced(firm: Piece) -> Piece:
    """A firm without the place that follows it unmarked ("Acme Ltd. Leeds")."""
    name, _, last = firm.text.rpartition(" ")
    return firm.cut(0, len(name)) if is_place(last) and employer_score(name) >= _FORMED else firm


def _spell(found: Sequence[FoundDates]) -> DateRange | None:
    """From when until when, where the end may stand apart from the beginning ("since May … to June")."""
    if not found or found[0].single:
        return None
    first = found[0].dates
    if len(found) > 1 and found[1].single and first.current:
        return first.model_copy(update={"end": found[1].dates.end, "current": False})
    return first


def _may_be_firm(text: str) -> bool:
    named = text[:1].isupper() or text[:1].isdigit()
    return named and title_score(text) < SURE and not is_place(text) and not _PART_OF_FIRM.match(text)


def _with_payroll(piece: Piece, firm: Piece) -> Piece:
    """A firm with what says that others paid ("Harbour Council under several payrolls")."""
    found = _PAYROLL.match(piece.text, firm.end - piece.start)
    return piece.cut(firm.start - piece.start, found.end()) if found else firm


def _place_follows(piece: Piece, named: Piece) -> bool:
    after = _AFTER.match(piece.text, named.end - piece.start)
    return after is not None and is_place(after[1])


def stands_alone(post: StatedPost) -> bool:
    """Whether a sentence tells a whole post: a firm, from when until when, and a title or what only firms have."""
    if post.employer is None or post.dates.start is None:
        return False
    return post.title is not None or post.sited or employer_score(post.employer.text) >= 1


def _clauses(piece: Piece, at: int) -> Iterator[tuple[str, Piece]]:
    """What follows each "as", "at", "with" of a sentence, up to the next such word."""
    while found := _CLAUSE.search(piece.text, at):
        stop = _STOP.search(piece.text, found.end())
        at = max(stop.start() if stop else len(piece.text), found.end())
        named = piece.cut(found.end(), at)
        if named.text and len(named.text.split()) <= _LONGEST_NAME:
            yield found["lead"].lower(), named
