"""Captions among the lines under a post or project: letters before parts of the work, aims and the old state."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tailoring.reading.cues import heads_things
from tailoring.reading.ledger import Ledger
from tailoring.reading.paragraphs import Paragraph, is_label
from tailoring.reading.vocabulary import fold, folded

_LETTER = re.compile(r"[A-Z][.)]\s+(?=[A-Z])")
_OLD_STATE = re.compile(
    r"(?i)(?:existing|current|previous|old|as-is)\s+(?:[\w-]+\s+){1,3}[\w-]+$|(?:existing|old)\s+[\w-]+$"
)
_SEVERAL = 2
_LONGEST_TITLE = 9  # words


def listed_below(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """What stands below the head of a table of things and what each is ("Use Cases Description"): no deeds."""
    found: list[Paragraph] = []
    open_ = False
    for part in paragraphs:
        if is_label(part):
            open_ = heads_things(part.rows[0].text)
        elif open_ and not part.bullet:
            found.append(part)
        else:
            open_ = False
    return found


def _with_titles(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """The paragraphs, each title of a thing in such a table in one statement with what the thing is."""
    below = listed_below(paragraphs)
    found: list[Paragraph] = []
    for part in paragraphs:
        title = found[-1] if found and part in below and found[-1] in below else None
        if title is not None and _is_title(title) and not _is_title(part):
            found[-1] = Paragraph([*title.rows, *part.rows], bullet=False)
        else:
            found.append(part)
    return found


def _is_title(part: Paragraph) -> bool:
    row = part.rows[0]
    return len(part.rows) == 1 and row.word_count <= _LONGEST_TITLE and not row.text.rstrip().endswith((".", ",", ":"))


def with_captions(ledger: Ledger, paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """The paragraphs, each one below a caption with a letter ("B. Stock control:") in one statement with it."""
    paragraphs = _with_titles(paragraphs)
    lettered = [part for part in paragraphs if is_label(part) and _LETTER.match(part.rows[0].text)]
    if len(lettered) < _SEVERAL:
        return list(paragraphs)
    found: list[Paragraph] = []
    for part in paragraphs:
        caption = found[-1] if found and found[-1] in lettered else None
        if caption is None or part.bullet or is_label(part):
            found.append(part)
            continue
        row = caption.rows[0]
        mark = _LETTER.match(row.text)
        end = mark.end() if mark else 0
        ledger.add("heading", row.start, row.start + end)
        found[-1] = Paragraph([row.without_start(end), *part.rows], bullet=False)
    return found


def heads_duties(part: Paragraph) -> bool:
    """Whether a paragraph only announces what one did ("Roles and Responsibilities:")."""
    words = fold(part.rows[0].text).split()
    return is_label(part) and bool(words) and words[-1] in folded("labels.yaml", "duty_words")


def aimed_at(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """What stands behind or below a caption of aims or of the old state ("Objectives:"), and tells no deed."""
    found: list[Paragraph] = []
    below: list[Paragraph] | None = None  # what the open caption has below it
    for part in paragraphs:
        text = part.rows[0].pieces()[0].text
        label, colon, _ = text.partition(":")
        if is_label(part):
            below = [] if _is_aim(label) else None
        elif below is not None and (not below or (part.bullet and below[0].bullet)):
            below.append(part)
            found.append(part)
        else:
            below = None
            found += [part] if colon and _is_aim(label) else []
    return found


def _is_aim(label: str) -> bool:
    return fold(label) in folded("labels.yaml", "aims") or _OLD_STATE.fullmatch(label.strip()) is not None
