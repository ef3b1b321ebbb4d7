"""Lines of a plain text that belong to its pages: they go to the end, so that no sentence is cut by them.

A text has no places on a page: what tells is that a line says the same again and stands among others that go on.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from tailoring.reading.drafts import DraftLine

PAGE_MARK = re.compile(
    r"^\W*(?i:page|seite)\s*\d+(?:\s*(?i:of|/|von)\s*\d+)?\W*$|^\W*\d+\s*/\s*\d+\W*$"
    r"|^\W*\(?(?i:continued|cont'd|cont\.)\W*(?i:on next page|next page)?\W*$"
    r"|^\W*(?=[A-Z])(?i:résumé|resume|curriculum vitae|lebenslauf|bio-?data)\s*:?$"
)
_CAPITALISED = re.compile(
    r"[^\W\d_a-z][^\W\d_]*(?:[-'’.][^\W\d_]*)*(?:\s+[^\W\d_a-z][^\W\d_]*(?:[-'’.][^\W\d_]*)*){1,3}"
)
_HEAD = 8  # lines among which a name stands because it is the person's
_OFTEN = 3  # times that a name stands alone in a line before it is a running header


def with_furniture_last(lines: Sequence[DraftLine]) -> list[DraftLine]:
    """The lines, with what belongs to the page last; a sentence that it had cut closes up."""
    links = [line for line in lines if _is_link(line)]
    marks = [line for line in lines[1:] if _alone(line) and PAGE_MARK.match(line.text)]
    gone = {id(line) for line in [*links, *marks, *_running_names(lines)]}
    body: list[DraftLine] = []
    cut = False
    for line in lines:
        if id(line) in gone:
            cut = True
            continue
        if cut and line.text[:1].islower() and not line.bullet:
            line.gap = 0
        body.append(line)
        cut = False
    first = {line.text: id(line) for line in reversed(links)}
    moved = [line for line in lines if id(line) in gone]
    for line in moved:
        line.gap = 1
        line.region = "body" if id(line) in first.values() else "footer"
    return [*body, *sorted(moved, key=lambda line: line.region)]


def _alone(line: DraftLine) -> bool:
    return not line.cell and not line.bullet and not line.level


def _is_link(line: DraftLine) -> bool:
    if "/" not in line.text or len(line.text.split()) > 1:
        return False
    from tailoring.reading.contacts import is_profile_page

    return _alone(line) and is_profile_page(line.text)


def _running_names(lines: Sequence[DraftLine]) -> list[DraftLine]:
    """The lines with a name at the tops of pages; the one at the head of the document stays."""
    names = Counter(line.text for line in lines if _alone(line) and _CAPITALISED.fullmatch(line.text))
    found: list[DraftLine] = []
    for text, count in names.items():
        same = [index for index, line in enumerate(lines) if line.text == text]
        opens = all(PAGE_MARK.match(line.text) for line in lines[: same[0]])
        if count < (2 if opens else _OFTEN) or not _is_name(lines, text, same):
            continue
        if same[0] < _HEAD or not _has_a_word(text):
            found += [lines[index] for index in same if index >= _HEAD or index > same[0]]
    return found


def _has_a_word(text: str) -> bool:
    """Whether an English word stands in a text, so that it may be a firm or a label as well as a stranger's name."""
    from tailoring.word_list import english_words

    return any(word in english_words() for word in text.lower().split())


def _is_name(lines: Sequence[DraftLine], text: str, same: Sequence[int]) -> bool:
    """Whether a text that stands alone again and again is a person's: in no sentence, and no dates of an entry near."""
    from tailoring.reading.cues import employer_score, school_score, title_score
    from tailoring.reading.dates import find_dates
    from tailoring.reading.places import is_place
    from tailoring.reading.section_kinds import kind_of

    if title_score(text) >= 1 or employer_score(text) >= 1 or school_score(text) > 0 or kind_of(text) or is_place(text):
        return False
    near = [line for index in same if index >= _HEAD for line in lines[index - 2 : index + 3]]
    return sum(text in line.text for line in lines) == len(same) and not any(find_dates(line.text) for line in near)
