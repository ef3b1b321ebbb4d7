"""Further information: lists under a heading, and rows behind a label, that belong to a section of their own."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from tailoring.reading.cues import is_prose
from tailoring.reading.paragraphs import dated
from tailoring.reading.rows import Piece, Row, without_mark
from tailoring.reading.section_kinds import kind_of
from tailoring.reading.skill_labels import begins_table_row, ends_in_group, is_table, unmarked_label
from tailoring.reading.skill_levels import grade_in

_LONGEST_HEADING = 4  # words
_LONGEST_LABEL = 4  # words
_KINDS = frozenset({"skills", "languages", "interests", "certifications"})
Filed = list[tuple[str, list[Row]]]


def filed_rows(rows: Sequence[Row], known: Collection[str] = ()) -> Filed:
    """The rows that tell something with a section of its own, with its kind; `known` are skills listed elsewhere."""
    found: Filed = []
    at = begin = 0
    while at < len(rows):
        if listed := _headed_list(rows, at):
            found += _labelled_rows(rows[begin:at], known)
            found.append(("skills", [row for item in listed if not _told(item) for row in item]))
            begin = at = at + sum(map(len, listed))
        else:
            at += 1
    return [*found, *_labelled_rows(rows[begin:], known)]


def labelled_kind(text: str) -> str:
    """The section that the label of a row belongs to ("Computer skills - …", "Test Tool: …"); "" for none."""
    bare = without_mark(Piece(text, 0)).text
    for sign in (":", " - ", " – "):
        label, mark, rest = bare.partition(sign)
        if mark and rest.strip() and len(label.split()) <= _LONGEST_LABEL:
            kind = kind_of(label) or ("skills" if ends_in_group(label) else "")
            return kind if kind in _KINDS else ""
    return ""


def _labelled_rows(rows: Sequence[Row], known: Collection[str]) -> Filed:
    """Rows behind labels; those of one table, and what goes on behind a comma, stay together."""
    found: Filed = []
    table, filed = is_table(rows), -2
    for at, row in enumerate(rows):
        kind = _kind(row, known, table=table)
        beside = filed == at - 1
        open_ = beside and (found[-1][1][-1].text.rstrip().endswith((",", ";")) or row.text[:1].islower())
        goes_on = open_ and row.gap < 1 and not row.bullet
        if kind and not (beside and kind == found[-1][0] == "skills"):
            found.append((kind, [row]))
        elif kind or goes_on:
            found[-1][1].append(row)
        else:
            continue
        filed = at
    return [(kind, part) for kind, part in found if len(part) > 1 or _kind(part[0], known, table=False)]


def _kind(row: Row, known: Collection[str], *, table: bool) -> str:
    label, colon, rest = row.first.text.partition(":")
    if colon and rest.strip() and len(label.split()) <= _LONGEST_LABEL:
        return labelled_kind(row.first.text)
    unmarked = unmarked_label(row.text, known) or (table and begins_table_row(row))
    return "skills" if len(row.parts) == 1 and unmarked else ""


def _headed_list(rows: Sequence[Row], at: int) -> list[list[Row]]:
    """A heading that names skills and the items of the list below it, each with its rows; [] where most are told."""
    if not _heads_skills(rows[at], rows[at + 1] if at + 1 < len(rows) else None):
        return []
    items = [[rows[at]]]
    for row in rows[at + 1 :]:
        if row.bullet:
            items.append([row])
        elif row.gap < 1:
            items[-1].append(row)
        else:
            break
    told = sum(map(_told, items[1:]))
    return items if 2 * told < len(items) - 1 else []


def _told(item: Sequence[Row]) -> bool:
    """Whether an item of a list is a sentence; it stays with what has no place."""
    return is_prose(" ".join(piece.text for row in item for piece in row.pieces()))


def _heads_skills(row: Row, below: Row | None) -> bool:
    """Whether a row names skills and a list with marks stands below it ("Loom Skills", "Loom Skills:")."""
    if row.bullet or below is None or not below.bullet or len(row.parts) > 1 or dated(row) or "," in row.text:
        return False
    text = row.text.strip().rstrip(":")
    short = row.word_count <= _LONGEST_HEADING and text[:1].isupper() and not text.endswith(".")
    return short and kind_of(text) == "skills" and not grade_in(text)
