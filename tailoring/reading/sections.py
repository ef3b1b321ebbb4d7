"""Section headings found by their words and by how they look, and the rows under each."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from tailoring.reading.cues import SURE, degree_score, employer_score, is_announcement, school_score, title_score
from tailoring.reading.form_entries import heads_job, is_small_title
from tailoring.reading.heading_looks import (
    CORE,
    body_row,
    could_be_heading,
    heading_looks,
    is_promotable,
    look_of,
    set_off_below,
    stands_out,
)
from tailoring.reading.inner_sections import opened
from tailoring.reading.paragraphs import only_dates
from tailoring.reading.places import is_place
from tailoring.reading.rows import Piece, Row, without_mark
from tailoring.reading.section_kinds import LONGEST, OTHER, TOP, Section, kind_of, surely
from tailoring.reading.vocabulary import fold, folded

_INLINE = re.compile(r"^([^:]{3,40}?)\s*[:]\s+(?=\S)")
_BEFORE_BULLET = re.compile(r"^([A-Z][A-Z &/]{3,40}?)\s+(?=[•●▪➢➤]\s*\S)")
# In lower case only: "IN" at a row's end is Indiana.
_OPEN_END = re.compile(
    r"(?:&|\b(?:and|or|of|the|a|an|to|for|with|in|on|by|from|at|as|that|which|our|their|und|der|die|et|de|y))$"
)
_CLOSED_END = re.compile(r"[.!?:;)]$")
_ACRONYM = re.compile(r"(?:[A-Z]\.?){3,5}")
_OF_PAPERS = frozenset({"certifications", "awards"})  # kinds that no label inside a list of skills has
_OF_JOBS = frozenset({"experience", "volunteering", "projects"})  # where a caption may read like a heading of papers
_OF_POSTS = frozenset({"awards", "projects"})  # kinds of captions that stand inside posts, too
_LONGEST_TITLE = 5  # words
_SURE_TITLE = 2.0
_LONG_LINE = 60  # characters of a line that was wrapped
_DASHED = re.compile(r"\s+[–—-]\s+")
_OF_ENTRIES = frozenset({TOP, "experience", "volunteering", "education"})
# A label such as "Languages" may stand inside these without opening a section of its own.
_LABELS_INSIDE = frozenset({"skills", "contact", "additional", "languages"})


class _Finder:
    """Finds the heading, if any, that a row opens."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self.body = body_row(rows)
        looks = heading_looks(rows)
        self.look = looks.most_common(1)[0][0] if looks else None
        self.known = looks
        self.promoted = bool(self.look and is_promotable(rows, self.look, self.body))
        titles = Counter(fold(row.text) for row in rows if could_be_heading(row))
        self.repeated = {title for title, count in titles.items() if count > 1 and is_announcement(title)}
        sure = [row for row in rows if could_be_heading(row) and surely(row.text)]
        gaps = sorted(row.gap for row in sure if 0 < row.gap < 9)
        self.gap = gaps[len(gaps) // 2] if gaps else 0
        self.small = not any(row.text[:1].isupper() and CORE.search(fold(row.text)) for row in sure)
        self.levels = {row.first.level for row in rows if row.first.level and surely(row.text)}
        self.blank_below = set_off_below(rows, sure)

    def heading(self, row: Row, current: str, before: Row | None, after: Row | None) -> str:
        """The kind of section a row opens, "" for none."""
        if not could_be_heading(row) or fold(row.text) in self.repeated or self._ends_sentence(row, before):
            return ""
        kind = kind_of(row.text)
        if _is_spilled(row, before, after):
            return ""
        if current in _OF_JOBS and self._of_post(row, kind, before, after):
            return ""
        if self.look and look_of(row) == self.look and self.promoted and row.word_count <= LONGEST:
            return kind or kind_of(_DASHED.split(row.text)[0]) or self._unknown(row, current, before)
        if row.first.level and row.first.level in self.levels:
            return kind or (OTHER if current != TOP else "")
        return kind if kind and self._believed(row, current, kind, before, after) else ""

    def _of_post(self, row: Row, kind: str, before: Row | None, after: Row | None) -> bool:
        """Whether a row heads lines of the post above it ("Achievements"), or names the firm below a title.

        Where blank rows stand below the headings, one with none stands inside an entry.
        """
        if before is None or after is None or not self.blank_below:
            return False
        if kind in _OF_POSTS and fold(row.text) in folded("labels.yaml", "labels"):
            below_dates = only_dates(before) and any(before.dates)
            return after.gap < 1 and (below_dates or (kind == "awards" and self._weaker(row)))
        titled = title_score(before.text) >= _SURE_TITLE and before.word_count <= _LONGEST_TITLE
        return not kind and titled and not before.bullet and min(before.gap, row.gap) >= 1

    def _ends_sentence(self, row: Row, before: Row | None) -> bool:
        """Whether a row is the last word of the statement above it: "… with the", below it "project"."""
        if (
            before is None
            or row.first.level
            or row.gap >= (0.75 * self.gap or 1)
            or row.first.column != before.first.column
        ):
            return False
        if row.bold != before.bold or abs(row.first.size - before.first.size) > 0.6 or kind_of(before.text):
            return False
        above = before.text.rstrip()
        if _OPEN_END.search(above):
            return not row.upper
        return row.text[:1].islower() and not self.small and not _CLOSED_END.search(above)

    def _believed(self, row: Row, current: str, kind: str, before: Row | None, after: Row | None) -> bool:
        """Whether a row whose words are a heading's is one: by its look where the words leave a doubt."""
        if surely(row.text):
            return self._fits(row, current, kind)
        return not self.levels and self._clear(row, before, after)

    def _unknown(self, row: Row, current: str, before: Row | None) -> str:
        """A heading of unknown words: it looks like the others, stands as free, and names no post, firm or place."""
        named = title_score(row.text) >= SURE or employer_score(row.text) >= 2 or school_score(row.text) > 0
        board = current == "education" and _ACRONYM.fullmatch(row.text.strip())
        named = named or degree_score(row.text) > 0 or bool(board)
        named = named or (row.gap < 1 and before is not None and before.text.rstrip().endswith(","))  # its list goes on
        free = row.gap == 0 or row.gap >= 0.75 * self.gap
        return OTHER if before is not None and free and not named and not is_place(row.text) else ""

    def _fits(self, row: Row, current: str, kind: str) -> bool:
        """A sure heading counts unless it looks weaker than the document's other headings."""
        if self.look is None or sum(self.known.values()) < 2 or look_of(row) == self.look:
            return True
        weaker, smaller = self._weaker(row), row.first.size < self.look[0] - 1.2
        if weaker and self.known[look_of(row)] >= 2:
            return True
        if weaker and ((current in _LABELS_INSIDE and kind not in _OF_PAPERS) or smaller):
            return False
        close = row.gap < (0.75 * self.gap or 1)
        if weaker and close and current in _OF_JOBS and kind in _OF_PAPERS and is_announcement(row.text):
            return False
        return not (weaker and kind == current) and not (self.look[3] and not row.first.level)

    def _weaker(self, row: Row) -> bool:
        """Whether a row stands out less than the headings known so far."""
        size, bold, upper, _ = self.look or (0, False, False, 0)
        larger = self.body is not None and row.first.size > self.body.first.size + 1 and row.first.size >= size - 0.6
        in_capitals = row.upper or not upper or larger
        return row.first.size < size - 1.2 or not in_capitals or (bold and not row.bold)

    def _clear(self, row: Row, before: Row | None, after: Row | None) -> bool:
        """A heading known by its last word only must look like one."""
        if before is None or after is None or row.word_count > 5:
            return False
        if self.look is not None:
            return look_of(row) == self.look
        return stands_out(row, self.body) and (row.upper or row.text.istitle() or row.text.rstrip().endswith(":"))


def _is_spilled(row: Row, before: Row | None, after: Row | None) -> bool:
    """Whether a lone word amid lines of plain text is what had no room in the marked line above ("School")."""
    if before is None or after is None or row.first.box or row.upper or row.word_count > 1:
        return False
    amid = max(row.gap, after.gap) < 1 and before.bullet and len(before.text) >= _LONG_LINE
    return amid and not row.first.level and not _CLOSED_END.search(before.text.rstrip() + row.text.rstrip()[-1:])


def _inline_heading(row: Row, current: str, finder: _Finder) -> tuple[str, Piece, Row] | None:
    """A heading with its content in one row: "SKILLS: Python, Java", or a heading in the left margin."""
    first = row.first
    if len(row.parts) > 1 and not any(row.dates[:1][0]):
        return _margin_heading(row, current, finder)
    marked = _BEFORE_BULLET.match(first.text) if current not in _LABELS_INSIDE - {"additional"} else None
    if marked and surely(marked[1]):
        return kind_of(marked[1]), Piece(marked[1], first.span.start), row.without_start(marked.end())
    found = _INLINE.match(first.text)
    if not found or current in _LABELS_INSIDE:
        return None
    label = without_mark(Piece(found[1], 0)).text
    kind = kind_of(label) if surely(label) else ""
    if first.bullet:  # among the lines of a project a further heading in capitals may bear their mark
        headed = kind and kind != current == "projects" and label.isupper() and " " in label
        return (
            (kind, Piece(label, first.span.start + first.text.index(label)), row.without_start(found.end()))
            if headed
            else None
        )
    standing = finder.look is not None and sum(finder.known.values()) >= 2
    if not kind or (standing and not (label.isupper() and first.bold)) or not (label.isupper() or finder.look is None):
        return None
    return kind, Piece(label, first.span.start), row.without_start(found.end())


def _margin_heading(row: Row, current: str, finder: _Finder) -> tuple[str, Piece, Row] | None:
    """A heading that stands left of its section's first row, perhaps in two lines."""
    first, stacked = row.first, f"{row.first.text} {row.parts[1].text}"
    if not (first.bold or row.upper) or first.bullet:
        return None
    known = finder.look is not None and look_of(row) == finder.look
    smaller = finder.look is not None and first.size < finder.look[0] - 0.6
    if not known and (current in _LABELS_INSIDE or smaller):
        return None
    if len(row.parts) > 2 and surely(stacked) and row.parts[1].bold == first.bold:
        return kind_of(stacked), Piece(stacked, first.span.start), Row(row.parts[2:], row.gap, row.dates[2:])
    if surely(first.text):
        return kind_of(first.text), Piece(first.text, first.span.start), Row(row.parts[1:], row.gap, row.dates[1:])
    return None


def _stacked_heading(row: Row, after: Row | None) -> str:
    """The kind of a heading that is set in two lines ("EDUCATION AND" / "TRAINING")."""
    if after is None or not (could_be_heading(row) and could_be_heading(after)) or look_of(row) != look_of(after):
        return ""
    joined = f"{row.text} {after.text}"
    broken = re.search(r"(?i)(?:\band|&|\bof|,)$", row.text.rstrip()) or not kind_of(row.text)
    return kind_of(joined) if broken and (row.upper or row.bold) and surely(joined) else ""


def split_sections(rows: Sequence[Row]) -> tuple[Section, ...]:
    """The document's sections in reading order; what stands before the first heading is "top".

    A section that is cut by the other column of a page goes on where its own column does.
    """
    finder = _Finder(rows)
    sections: list[tuple[str, Piece | None, list[Row]]] = [(TOP, None, [])]
    open_in: dict[int, int] = {}
    column = rows[0].first.column if rows else 0
    skipped = False
    for index, row in enumerate(rows):
        if skipped:
            skipped = False
            continue
        if row.first.column != column:
            open_in[column] = len(sections) - 1
            column = row.first.column
            if column in open_in:
                sections.append((sections[open_in[column]][0], None, []))
            elif not _beside(sections[-1][2], row):
                sections.append((TOP, None, []))
        before = rows[index - 1] if index else None
        after = rows[index + 1] if index + 1 < len(rows) else None
        current = sections[-1][0]
        back = current not in _OF_ENTRIES and not kind_of(row.text)
        if back and heads_job(rows, index, [kind for kind, _, _ in sections]):
            sections.append(("experience", None, [row]))
        elif kind := _stacked_heading(row, after):
            sections.append((kind, Piece(f"{row.text}\n{after.text if after else ''}", row.start), []))
            skipped = True
        elif (kind := finder.heading(row, current, before, after)) and not (
            kind != "experience" and is_small_title(rows, index)
        ):
            sections.append((kind, Piece(row.text, row.start), []))
        elif inline := _inline_heading(row, current, finder):
            sections.append((inline[0], inline[1], [inline[2]]))
        else:
            sections[-1][2].append(row)
    return tuple(
        part
        for kind, title, found in sections
        if title or found
        for part in opened(Section(kind, title, tuple(found)), split_sections)
    )


def _beside(rows: Sequence[Row], row: Row) -> bool:
    """Whether a row in a new column starts beside the rows of the section that is open: a list set in columns."""
    above, box = rows[0].first.box if rows else None, row.first.box
    return (
        above is None
        or box is None
        or (above.page == box.page and abs(above.top - box.top) < 1.5 * (box.bottom - box.top))
    )
