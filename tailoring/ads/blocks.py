"""Groups an ad's lines into headings and blocks: runs of bullets, runs of short lines, single paragraphs."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

from tailoring.ads.headings import is_heading
from tailoring.ads.lines import AdLine, split_sentences

_SHORT = 140
_MOST_WORDS = 14
_OPEN = re.compile(r"(?::|\.\.\.|…)$")


@dataclass(frozen=True, slots=True)
class Block:
    """Lines that belong together, under the headings that stand directly above them (outermost first).

    `gap` says that more empty rows than usual stand before it; `tied` that one run was cut before it.
    """

    headings: tuple[AdLine, ...]
    lines: tuple[AdLine, ...]
    gap: bool = False
    tied: bool = False

    @property
    def listed(self) -> bool:
        """Whether it is a list rather than text: bullets, or several short lines that end without a full stop."""
        if self.lines[0].bullet:
            return True
        open_ended = sum(not line.text.endswith((".", "!", "?")) for line in self.lines)
        return len(self.lines) > 1 and 2 * open_ended > len(self.lines)


def blocks_of(lines: tuple[AdLine, ...]) -> tuple[Block, ...]:
    """The ad's blocks in order; a heading with nothing under it is kept on top of the next block."""
    usual = _usual_gap(lines)
    blocks: list[Block] = []
    headings: list[AdLine] = []
    group: list[AdLine] = []
    wide = False

    def close() -> None:
        if group:
            blocks.append(Block(tuple(headings), tuple(group), wide))
            headings.clear()
            group.clear()

    for i, line in enumerate(lines):
        after = lines[i + 1] if i + 1 < len(lines) else None
        if is_heading(line, after):
            close()
            headings.append(line)
            continue
        if group and _breaks(group[-1], line, usual):
            close()
        if not group:
            wide = line.gap > usual
            if line.bullet and not headings and i and (lead := _lead_in(lines[i - 1])):
                headings.append(lead)
        group.append(line)
    close()
    return tuple(blocks)


def untied(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Every list cut into its lines: for an ad that shows neither by headings nor by empty rows where a list ends."""
    return tuple(
        Block(block.headings if first else (), (line,), gap=block.gap and first, tied=not first)
        if block.listed
        else block
        for block in blocks
        for first, line in _numbered(block)
    )


def _numbered(block: Block) -> list[tuple[bool, AdLine]]:
    lines = block.lines if block.listed else block.lines[:1]
    return [(i == 0, line) for i, line in enumerate(lines)]


def _lead_in(before: AdLine) -> AdLine | None:
    """The end of the paragraph above a list, if it announces the list: "You might be a fit if you …"."""
    sentence, span = (split_sentences(before.text, before.span.start) or (("", before.span),))[-1]
    if before.bullet or not _OPEN.search(sentence) or len(sentence.split()) > _MOST_WORDS:
        return None
    return AdLine(sentence, span)


def _usual_gap(lines: tuple[AdLine, ...]) -> int:
    """The number of empty rows that most often stands between two bullets, or between any lines."""
    bullets = [b.gap for a, b in pairwise(lines) if a.bullet and b.bullet]
    gaps = bullets or [line.gap for line in lines[1:]]
    return min(Counter(gaps).most_common(1)[0][0], 2) if gaps else 0


def _breaks(before: AdLine, line: AdLine, usual: int) -> bool:
    if line.gap > usual or before.bullet != line.bullet:
        return True
    if line.bullet:
        return False
    return len(before.text) > _SHORT or len(line.text) > _SHORT or line.gap > 0
