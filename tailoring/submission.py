"""Text that a writer outside hands in for one application, line by line with the facts it rests on."""

from __future__ import annotations

from pydantic import Field

from tailoring.model import Model

LONGEST_LINE = 600
MOST_LINES = 120


class SubmittedLine(Model):
    """One sentence or bullet, and the facts it rests on; of a bullet the first fact is the one it replaces."""

    text: str = Field(min_length=2, max_length=LONGEST_LINE)
    fact_ids: tuple[str, ...] = ()


class Submission(Model):
    """What a writer handed in. What is left empty stays as we wrote it. `writer` is a model's name or "host"."""

    summary: tuple[SubmittedLine, ...] = Field(default=(), max_length=8)
    bullets: tuple[SubmittedLine, ...] = Field(default=(), max_length=MOST_LINES)
    letter: tuple[tuple[SubmittedLine, ...], ...] = Field(default=(), max_length=8)
    writer: str = "host"
