"""The words by which terms are cut out of a clause, compiled from the data folder."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tailoring.data_files import load_yaml
from tailoring.model import Model

TERMS = Path(__file__).parent / "data" / "terms.yaml"


class TermWords(Model):
    """The file; see its comments."""

    lead_in: str
    tail: str
    stop: str
    empty: str
    examples: str
    one_of: str
    equivalent: str
    level: str


@dataclass(frozen=True, slots=True)
class TermCues:
    """The compiled patterns. `examples` matches at the end of what stands before the first example."""

    lead_in: re.Pattern[str]
    tail: re.Pattern[str]
    stop: re.Pattern[str]
    empty: re.Pattern[str]
    examples: re.Pattern[str]
    one_of: re.Pattern[str]
    equivalent: re.Pattern[str]
    level: re.Pattern[str]


@cache
def term_cues() -> TermCues:
    """The patterns, read once."""
    words = load_yaml(TERMS, TermWords)
    return TermCues(
        lead_in=_compiled(rf"^(?:(?:{joined(words.lead_in)})\s+)+"),
        tail=_compiled(rf"\s*(?:{joined(words.tail)})[\s.!;:,)]*$"),
        stop=_compiled(rf"\s+(?:{joined(words.stop)})\b.*$"),
        empty=_compiled(rf"^(?:{joined(words.empty)})$"),
        examples=_compiled(rf"(?:\b(?:{joined(words.examples)})[\s:]*(?:the following[\s:]*)?|\()\s*$"),
        one_of=_compiled(rf"\b{joined(words.one_of)}\b"),
        equivalent=_compiled(joined(words.equivalent)),
        level=_compiled(rf"\b(?:{joined(words.level)})\b"),
    )


def joined(pattern: str) -> str:
    """A pattern that the file spreads over lines, in one piece."""
    return pattern.replace("| ", "|")


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)
