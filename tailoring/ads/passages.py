"""The pieces of an ad that are judged one by one: bullets, and the sentences of its paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tailoring.ads.asks import folded, patterns
from tailoring.ads.classify import ASKING, NamedLine
from tailoring.ads.headings import Section, announced_inline
from tailoring.ads.line_model import log_chances
from tailoring.ads.lines import AdLine, split_sentences
from tailoring.model import Span

_OR_AT_END = re.compile(r"(?:[;,]\s*|\s)or\s*$", re.IGNORECASE)
_OR_AT_START = re.compile(r"\s*or\b[\s,:]", re.IGNORECASE)
_SECTION: dict[str, Section] = {
    "duty": "responsibility", "company": "company", "culture": "culture", "benefits": "benefits", "pay": "pay",
    "legal": "legal", "other": "other",
}  # fmt: skip
_BLOCK_BONUS = 1.2
_BETWEEN_SECTIONS = 2.5


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece with its section. `line` is the whole line it stands in, `alternatives` how many numbered ones it joins."""

    span: Span
    line: str
    section: Section
    bullet: bool
    headed: bool
    alternatives: int = 1


def passages_of(named: tuple[NamedLine, ...], text: str) -> tuple[Passage, ...]:
    """All passages in order; lines that end or begin with "or" are joined with their alternative."""
    found: list[Passage] = []
    for item in named:
        found.extend(_of_line(item, text))
    return tuple(_with_alternatives(found, text))


def _of_line(item: NamedLine, text: str) -> Iterator[Passage]:
    line = item.line
    raw = text[line.span.start : line.span.end]
    if line.bullet:
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
            yield Passage(span, line.text, _sentence_section(sentence, item), False, item.headed)


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
    return "required" if patterns().profile.search(folded(sentence)) else item.section


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


def is_bare(line: AdLine) -> bool:
    """Whether a line has no words."""
    return not re.search(r"\w", line.text)
