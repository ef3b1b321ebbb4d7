"""A post of a section on work: its entry, what its header says, and which pieces name title and employer."""

from __future__ import annotations

from dataclasses import dataclass

from tailoring.profile import DateRange
from tailoring.reading.cues import SURE, title_score
from tailoring.reading.entry_headers import Entry
from tailoring.reading.header_pieces import Header
from tailoring.reading.rows import Piece


@dataclass(frozen=True, slots=True)
class Job:
    """An entry with what its header says. `also`: another title of the same post, told in a row of its own.

    `client`: for whom the work was done, where a sentence names the employer besides.
    """

    entry: Entry
    header: Header
    title: Piece | None = None
    employer: Piece | None = None
    also: Piece | None = None
    client: Piece | None = None


def job_dates(header: Header) -> DateRange:
    """From when until when a job went; a lone date is both."""
    return header.dates(alone="both")


def title_alone(piece: Piece) -> Piece:
    """The title that a labelled role begins with: "Business Analyst, testing and fixing" → "Business Analyst"."""
    name, _, rest = piece.text.partition(",")
    deeds = rest.lstrip()[:1].islower() and not name[:1].islower()  # set alike, the two are one
    return piece.cut(0, len(name)) if deeds and title_score(name) >= SURE else piece
