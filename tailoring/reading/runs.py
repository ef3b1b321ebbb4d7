"""Styled runs of text → draft lines, for the formats that know runs (DOCX, HTML, Markdown)."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from tailoring.reading.characters import PLAIN, list_number, without_bullet
from tailoring.reading.drafts import DraftLine, Region, Target

MOSTLY = 0.6
# Soft hyphens are for line ends that are not here; the other two look like the usual one.
_SIGNS = {0xAD: None, 0x2010: "-", 0x2011: "-"}
_CELL_GAP = re.compile(r"\t+| {3,}")


@dataclass(slots=True, frozen=True)
class Run:
    """A stretch of text of one look. A newline in `text` ends the line, a tab the cell."""

    text: str
    bold: bool = False
    italic: bool = False
    size: float = 0
    url: str = ""


@dataclass(slots=True)
class Lines:
    """Collects the lines of a document and numbers the rows whose parts stand side by side."""

    found: list[DraftLine] = field(default_factory=list[DraftLine])
    rows: int = 0

    def next_row(self) -> str:
        """The `cell` of a new row."""
        self.rows += 1
        return f"row:{self.rows}"

    def add(
        self,
        runs: Sequence[Run],
        *,
        bullet: bool = False,
        level: int = 0,
        region: Region = "body",
        column: int = 0,
        cell: str = "",
    ) -> list[DraftLine]:
        """Adds a paragraph: a line for each line break, one for each tab stop, these sharing a `cell`."""
        added: list[DraftLine] = []
        for line in _split(runs, "\n"):
            parts = [made for part in _split_cells(line) if (made := _line(part)).text]
            row = cell or (self.next_row() if len(parts) > 1 else "")
            for part in parts:
                part.level, part.region, part.column, part.cell = level, region, column, row
                part.bullet = part.bullet and part is parts[0]
            added += parts
        if bullet and added:
            added[0].bullet = True
        self.found += added
        return added


def _split(runs: Iterable[Run], sign: str) -> list[list[Run]]:
    result: list[list[Run]] = [[]]
    for run in runs:
        for index, piece in enumerate(run.text.split(sign)):
            if index:
                result.append([])
            if piece:
                result[-1].append(Run(piece, run.bold, run.italic, run.size, run.url))
    return result


def _split_cells(runs: Sequence[Run]) -> list[list[Run]]:
    """Parts between tabs and wide gaps; the gap behind a list's bullet parts nothing."""
    whole = "".join(run.text for run in runs)
    lead = len(whole) - len(whole.lstrip())
    after_bullet = len(whole) - len(without_bullet(whole.strip())[0]) if without_bullet(whole.strip())[1] else lead
    if (number := list_number(whole.strip())) is not None:
        after_bullet = lead + number[1]
    cuts = [found.span() for found in _CELL_GAP.finditer(whole, after_bullet)]
    if not cuts:
        return [list(runs)]
    edges = [0, *(edge for cut in cuts for edge in cut), len(whole)]
    return [_slice(runs, start, end) for start, end in zip(edges[::2], edges[1::2], strict=True)]


def _slice(runs: Sequence[Run], start: int, end: int) -> list[Run]:
    result: list[Run] = []
    place = 0
    for run in runs:
        piece = run.text[max(start - place, 0) : max(end - place, 0)]
        if piece:
            result.append(Run(piece, run.bold, run.italic, run.size, run.url))
        place += len(run.text)
    return result


def _line(runs: Sequence[Run]) -> DraftLine:
    text, owners = _clean(runs)
    stripped, bullet = without_bullet(text)
    owners = owners[len(text) - len(stripped) :]
    text = stripped
    bold = [runs[owner].bold for owner in owners]
    share = _share(bold, text)
    line = DraftLine(
        text,
        bullet=bullet,
        bold=share >= MOSTLY,
        italic=_share([runs[owner].italic for owner in owners], text) >= MOSTLY,
        size=_size(runs, owners),
    )
    if 0 < share < 1:
        line.bold_ranges = stretches(bold, text)
    line.targets = _targets([runs[owner].url for owner in owners])
    return line


def _clean(runs: Sequence[Run]) -> tuple[str, list[int]]:
    """The text with single spaces and plain characters, and the run of each character."""
    characters: list[str] = []
    owners: list[int] = []
    for index, run in enumerate(runs):
        piece = unicodedata.normalize("NFC", run.text.translate(_SIGNS).translate(PLAIN))
        for character in piece:
            if character == " " and (not characters or characters[-1] == " "):
                continue
            characters.append(character)
            owners.append(index)
    if characters and characters[-1] == " ":
        characters.pop()
        owners.pop()
    return "".join(characters), owners


def _share(flags: Sequence[bool], text: str) -> float:
    letters = [flag for flag, character in zip(flags, text, strict=True) if character.isalnum()]
    return sum(letters) / len(letters) if letters else 0.0


def _size(runs: Sequence[Run], owners: Sequence[int]) -> float:
    sizes = Counter(runs[owner].size for owner in owners)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def stretches(flags: Sequence[bool], text: str) -> list[tuple[int, int]]:
    """The stretches of the text whose flags are set, without the spaces at their ends."""
    found: list[tuple[int, int]] = []
    start: int | None = None
    for place, flag in enumerate([*flags, False]):
        if flag and start is None:
            start = place
        elif not flag and start is not None:
            piece = text[start:place]
            lead = len(piece) - len(piece.lstrip())
            if piece.strip():
                found.append((start + lead, start + lead + len(piece.strip())))
            start = None
    return found


def _targets(urls: Sequence[str]) -> list[Target]:
    targets: list[Target] = []
    for place, url in enumerate(urls):
        if not url:
            continue
        if targets and targets[-1].url == url and targets[-1].end == place:
            targets[-1].end = place + 1
        else:
            targets.append(Target(url, place, place + 1))
    return targets
