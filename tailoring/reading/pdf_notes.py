"""Notes beside running text (dates, places, labels): read with the title they belong to, never inside a bullet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from tailoring.reading.pdf_columns import known_heading
from tailoring.reading.pdf_fragments import Fragment

STACK_REACH = 1.9  # a stacked note's distance from the one above it, in font sizes
PARAGRAPH_WIDTH = 20  # what is narrower than so many font sizes is a cell, not a wrapped paragraph


def side_notes(rows: Sequence[Sequence[Fragment]]) -> dict[int, list[Fragment]]:
    """What stands beside running text, by the id() of the fragment above it, after which it is read."""
    notes: dict[int, list[Fragment]] = {}
    beside: dict[int, Fragment] = {}  # for each fragment of a row of several, the text it stands beside
    running: list[Fragment] = []
    limits, masses = _right_edges(rows), _masses(rows)
    for index, row in enumerate(rows):
        text = _running_text(row, running, limits)
        start = _paragraph_start(rows, index, limits) if text is None else None
        if len(row) > 1:
            main = text or max(row, key=lambda fragment: masses[round(fragment.text_x0)])
            beside.update((id(fragment), main) for fragment in row if fragment is not main)
        running = [found] if (found := text or start) is not None else list(row)
        for fragment in row:
            above = _stacked_on(rows, index, fragment)
            # What stands left of a paragraph's first line is read before it anyway and may be its label.
            beside_start = start is not None and fragment.x0 >= start.x1
            interrupts = fragment is not text if text is not None else beside_start
            if above is None or not (interrupts or (text is None and _lone_note(row, above, beside))):
                continue
            notes.setdefault(id(above), []).append(fragment)
            if id(above) in beside:
                beside[id(fragment)] = beside[id(above)]
            running = [other for other in running if other is not fragment] or running
    return notes


def _lone_note(row: Sequence[Fragment], above: Fragment, beside: Mapping[int, Fragment]) -> bool:
    """Whether a row's only fragment goes on a note that stands beside a text, without a line of text of its own."""
    text = beside.get(id(above))
    if len(row) > 1 or text is None or row[0].bullet:
        return False
    fragment = row[0]
    apart = fragment.x1 < text.x0 or (fragment.x0 > text.x1 and above.x0 > text.x1)
    alike = abs(fragment.size - above.size) <= 0.3 and _weight(fragment) == _weight(above)
    return apart and alike and not known_heading(fragment.text())


def _weight(fragment: Fragment) -> int:
    return fragment.glyphs[0].style.weight


def _masses(rows: Sequence[Sequence[Fragment]]) -> Counter[int]:
    """How much text begins at each left edge (rounded points): the most where the main text stands."""
    masses: Counter[int] = Counter()
    for row in rows:
        for fragment in row:
            for edge in (-1, 0, 1):
                masses[round(fragment.text_x0) + edge] += len(fragment.glyphs)
    return masses


def _right_edges(rows: Sequence[Sequence[Fragment]]) -> dict[int, float]:
    """How far to the right the lines go that begin at a left edge (in points, rounded)."""
    edges: dict[int, float] = {}
    for row in rows:
        for fragment in row:
            edge = round(fragment.text_x0)
            edges[edge] = max(edges.get(edge, 0.0), fragment.x1)
    return edges


def _running_text(row: Sequence[Fragment], running: Sequence[Fragment], limits: Mapping[int, float]) -> Fragment | None:
    """The row's fragment that is a bullet or goes on from the line above; None in a row of titles or cells."""
    for fragment in row:
        if fragment.bullet:
            return fragment
    for above in running:
        for fragment in row:
            close = 0 < fragment.base - above.base <= STACK_REACH * fragment.size
            aligned = abs(above.text_x0 - fragment.text_x0) <= 0.5 * fragment.size
            if close and aligned and (above.bullet or (len(row) > 1 and _wraps(above, fragment, limits))):
                return fragment
    return None


def _paragraph_start(rows: Sequence[Sequence[Fragment]], index: int, limits: Mapping[int, float]) -> Fragment | None:
    """The row's fragment that the next row goes on with, where notes stand beside a paragraph's first line."""
    if len(rows[index]) < 2 or index + 1 == len(rows):
        return None
    for fragment in rows[index]:
        for below in rows[index + 1]:
            close = 0 < below.base - fragment.base <= STACK_REACH * below.size
            aligned = abs(below.text_x0 - fragment.text_x0) <= 0.5 * below.size
            if close and aligned and not below.bullet and _wraps(fragment, below, limits):
                return fragment
    return None


def _wraps(above: Fragment, fragment: Fragment, limits: Mapping[int, float]) -> bool:
    """Whether the lower line's first word would not have fitted on the upper one."""
    first = next((index for index, spaced in enumerate(fragment.spaced) if spaced), len(fragment.glyphs)) - 1
    word = fragment.glyphs[first].x1 - fragment.text_x0
    limit = limits.get(round(above.text_x0), above.x1)
    if above.x1 - above.text_x0 < PARAGRAPH_WIDTH * above.size:
        return False
    return above.x1 + 0.25 * above.size + word > limit and _weight(above) == _weight(fragment)


def _stacked_on(rows: Sequence[Sequence[Fragment]], index: int, fragment: Fragment) -> Fragment | None:
    """The fragment right above this one, in one of the three rows before, that is no bullet."""
    if fragment.bullet:
        return None
    for row in reversed(rows[max(0, index - 3) : index]):
        for other in row:
            overlap = min(other.x1, fragment.x1) - max(other.x0, fragment.x0)
            close = 0 < fragment.base - other.base <= STACK_REACH * max(fragment.size, other.size)
            if overlap > 0 and close and not other.bullet:
                return other
    return None
