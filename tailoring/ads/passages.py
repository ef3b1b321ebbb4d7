"""The pieces of an ad that are judged one by one: bullets, and the sentences of its paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest

from tailoring.ads.asks import folded, own_importance, patterns
from tailoring.ads.classify import ASKING, NamedLine
from tailoring.ads.headings import Section, announced_inline
from tailoring.ads.line_model import log_chances
from tailoring.ads.lines import split_sentences
from tailoring.model import Span

_OR_AT_END = re.compile(r"(?:[;,]\s*|\s)or\s*$", re.IGNORECASE)
_OR_AT_START = re.compile(r"\s*or\b[\s,:]", re.IGNORECASE)
_SECTION: dict[str, Section] = {
    "duty": "responsibility", "company": "company", "culture": "culture", "benefits": "benefits", "pay": "pay",
    "legal": "legal", "other": "other",
}  # fmt: skip
_MOST_OPENING_WORDS = 4
_BLOCK_BONUS = 1.2
_BETWEEN_SECTIONS = 2.5


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece with its section.

    `line` is the whole line it stands in, `alternatives` the number of lines that "or" joins in it.
    """

    span: Span
    line: str
    section: Section
    bullet: bool
    headed: bool
    alternatives: int = 1


def passages_of(named: tuple[NamedLine, ...], text: str) -> tuple[Passage, ...]:
    """All passages in order; lines that end or begin with "or" are joined with their alternative."""
    found: list[Passage] = []
    for item, after in zip_longest(named, named[1:]):
        if not _opens_list(item, after):
            found.extend(_of_line(item, text))
    return tuple(_with_alternatives(found, text))


def _opens_list(item: NamedLine, after: NamedLine | None) -> bool:
    """Whether a list item only announces those below it: "Databases and tools:"."""
    words = item.line.text.split()
    if after is None or not item.listed or not item.line.text.endswith(":"):
        return False
    return len(words) <= _MOST_OPENING_WORDS or words[-1].lower() == "following:"


def _of_line(item: NamedLine, text: str) -> Iterator[Passage]:
    line = item.line
    raw = text[line.span.start : line.span.end]
    if item.listed:
        yield Passage(line.span, line.text, item.section, True, item.headed)
        return
    section = item.section
    for sentence, span in split_sentences(raw, line.span.start):
        inline = announced_inline(sentence)
        if inline:
            section = inline[0].section
            rest = Span(start=span.start + inline[1], end=span.end)
            yield Passage(rest, line.text, section, False, True)
        elif section != item.section:
            yield Passage(span, line.text, section, False, True)
        else:
            own = _sentence_section(sentence, item)
            yield Passage(span, line.text, own, False, item.headed and own == item.section)


def _sentence_section(sentence: str, item: NamedLine) -> Section:
    """A sentence's own section: its look and the paragraph's section decide together."""
    chances = log_chances(sentence)
    own = "ask" if item.section in ASKING else "duty" if item.section == "responsibility" else item.section
    bonus = _BETWEEN_SECTIONS if item.headed else _BLOCK_BONUS
    best = max(chances, key=lambda label: chances[label] + (bonus if label == own else 0))
    if best == own:
        return item.section
    if best != "ask":
        return _SECTION[best]
    own_ask = not item.headed and (patterns().profile.search(folded(sentence)) or own_importance(sentence))
    return "required" if own_ask else item.section


def _with_alternatives(passages: list[Passage], text: str) -> Iterator[Passage]:
    held: Passage | None = None
    for passage in passages:
        if held and held.section == passage.section and _are_alternatives(held, passage, text):
            span = Span(start=held.span.start, end=passage.span.end)
            line = held.line if held.line == passage.line else f"{held.line}\n{passage.line}"
            held = Passage(span, line, held.section, held.bullet, held.headed, held.alternatives + 1)
            continue
        if held:
            yield held
        held = passage
    if held:
        yield held


def _are_alternatives(before: Passage, passage: Passage, text: str) -> bool:
    ended = text[before.span.start : before.span.end]
    begun = text[passage.span.start : passage.span.end]
    return bool(_OR_AT_END.search(ended) or (_OR_AT_START.match(begun) and before.section in ASKING))
