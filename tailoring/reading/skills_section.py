"""Skill lists: groups, single skills with their level, and the sentences that stand among them."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from tailoring.facts import Document
from tailoring.reading.dates import find_dates
from tailoring.reading.header_pieces import label_of as label_of_field
from tailoring.reading.paragraphs import Page, Paragraph, paragraphs_of
from tailoring.reading.places import is_mode, is_place
from tailoring.reading.rows import Piece, Row, without_mark
from tailoring.reading.skill_labels import (
    LABEL,
    begins_table_row,
    clauses,
    is_learning,
    is_table,
    is_tail,
    is_torn,
    label_of,
    labelled,
    labels_list,
    member_goes_on,
    names_duties,
    names_person,
    opens_group,
    table_label,
    unmarked_label,
)
from tailoring.reading.skill_levels import name_and_level
from tailoring.reading.skill_lists import MARKS, split_list
from tailoring.reading.skill_sentences import is_sentence
from tailoring.reading.vocabulary import fold, folded

_BETWEEN_DATES = re.compile(r"(?i)(?:\W|and|from|to|till|until|since|present)*")
_OF_A_JOB = frozenset({"title", "employer", "client", "project", "detail", "date"})  # fields of a post, no skills
_LONGEST_PRODUCT = 2  # words
_LONGEST_PAIR = 5  # words of two members that "and" joins


@dataclass(frozen=True, slots=True)
class ListedSkill:
    """A skill where it stands, with the group it stood under and the level written beside it."""

    piece: Piece
    name: str
    group: Piece | None
    level: str = ""


@dataclass(frozen=True, slots=True)
class SkillList:
    """What a skills section holds: skills, group labels, and sentences."""

    skills: tuple[ListedSkill, ...]
    labels: tuple[Piece, ...]
    sentences: tuple[Piece, ...]


def read_skill_list(document: Document, page: Page, rows: Sequence[Row], known: Collection[str] = ()) -> SkillList:
    """The skills of a section's rows; `known` are skills listed elsewhere, which may head a group without a mark."""
    reader = _Reader(document, page, known)
    flow: list[Row] = []
    for index, row in enumerate(rows):
        following = rows[index + 1] if index + 1 < len(rows) else None
        if _is_grid(row, following, reader.columns):
            reader.paragraphs(flow)
            flow = []
            reader.grid(row, following)
        else:
            flow.append(row)
    reader.paragraphs(flow)
    return SkillList(tuple(reader.skills), tuple(reader.labels), tuple(reader.sentences))


def _is_grid(row: Row, following: Row | None, columns: Sequence[tuple[float, Piece]]) -> bool:
    """Whether a row's fragments are things of their own: members side by side, or labels over columns."""
    if len(row.parts) < 2:
        return bool(columns) and not row.bold and row.word_count <= 6 and row.x0 > columns[0][0] + 20
    if len(row.parts) == 2 and (
        labels_list(row) or row.first.text.rstrip().endswith(":") or (row.first.bold and not row.parts[1].bold)
    ):
        return False
    return following is None or bool(row.parts)


class _Reader:
    """Collects the skills of one section."""

    def __init__(self, document: Document, page: Page, known: Collection[str]) -> None:
        self.document = document
        self.known = known
        self.page = page
        self.skills: list[ListedSkill] = []
        self.labels: list[Piece] = []
        self.sentences: list[Piece] = []
        self.group: Piece | None = None
        self.columns: list[tuple[float, Piece]] = []
        self.table = False

    def grid(self, row: Row, following: Row | None) -> None:
        """A row of fragments: labels of columns when they alone are bold, else members."""
        below = following is not None and len(following.parts) >= 1 and not following.bold
        if row.bold and all(part.bold for part in row.parts) and below:
            self.columns = [(part.box.x0 if part.box else 0.0, Piece(part.text, part.span.start)) for part in row.parts]
            self.labels += [label for _, label in self.columns]
            return
        for part, piece in zip(row.parts, row.pieces(), strict=True):
            x0 = part.box.x0 if part.box else 0.0
            over = [label for edge, label in self.columns if edge <= x0 + 8]
            label = over[-1] if over else self.group
            self.skills += [_skill(member, label) for member in split_list(piece) if _names_thing(member.text)]

    def paragraphs(self, rows: Sequence[Row]) -> None:
        """Rows that read one after the other."""
        if not rows:
            return
        self.columns = []
        self.table = is_table(rows)
        found = _joined(self.page, rows, table=self.table)
        for index, paragraph in enumerate(found):
            before = found[index - 1] if index else None
            following = found[index + 1] if index + 1 < len(found) else None
            self.paragraph(paragraph, before, following)

    def paragraph(self, paragraph: Paragraph, before: Paragraph | None, following: Paragraph | None) -> None:
        """One paragraph: a label, a list with or without one, or a sentence."""
        piece = _whole(self.document, paragraph)
        pieces = clauses(piece)
        if any(is_torn(*labelled(one)) for one in pieces):
            self.sentences.append(piece)
            return
        if len(pieces) > 1:
            for one in pieces:
                self.clause(one, *labelled(one))
            return
        label, rest = label_of(paragraph, piece, grouped=self.group is not None)
        if label is None and _is_label_row(before, paragraph, following):
            if not self.labels and before is not None and is_tail(before, paragraph.rows[0]):
                return  # of which line it is the end is not told
            label, rest = piece.trimmed(), Piece("", piece.end)
        end = unmarked_label(piece.text, self.known) or (table_label(piece.text) if self.table else 0)
        if label is None and end:
            label, rest = piece.cut(0, end), piece.cut(end, len(piece.text)).trimmed(" \t\n-–—•·")
        if label is not None:
            self.labels.append(label)
            if not rest.text:
                self.group = label
                return
        elif self.group is not None and names_duties(self.group.text):
            self.sentences += [piece] if paragraph.bullet or is_sentence(piece.text) else []
            return
        self.clause(piece, label, rest)

    def clause(self, piece: Piece, label: Piece | None, rest: Piece) -> None:
        """A list with or without a label before it, or a sentence."""
        if label is not None:
            self.labels += [label] if label not in self.labels else []
        elif is_sentence(piece.text):
            self.sentences.append(piece)
            return
        group = label if label is not None else self.group
        if label is not None and (
            names_person(label.text) or label_of_field(f"{label.text.strip(' :')}: -") in _OF_A_JOB
        ):
            return  # "Client: Quay Ltd" among the skills tells of work, and what it is called is no group of them
        parts = [part for whole in split_list(rest) for part in _members(whole, group)]
        self.skills += [_skill(part, group) for part in parts if _names_thing(part.text) and not _names_site(part.text)]


def _names_thing(text: str) -> bool:
    """Whether a member of a list holds more than numbers and dates."""
    left = text
    for dates in reversed(find_dates(text)):
        left = left[: dates.span.start] + left[dates.span.end :]
    return any(sign.isalpha() for sign in left) and not _BETWEEN_DATES.fullmatch(left)


def _names_site(text: str) -> bool:
    """Whether a text is a firm's site rather than a skill: a name before a place in brackets."""
    found = re.fullmatch(r"(?P<name>[^()]+)\((?P<place>[^()]{3,})\)", text.strip())
    return found is not None and is_place(found["place"]) and not is_mode(found["place"])


def _joined(page: Page, rows: Sequence[Row], *, table: bool) -> list[Paragraph]:
    """Paragraphs, and lists that go on in the next row after a comma or in the middle of a bracket."""
    found: list[Paragraph] = []
    for paragraph in paragraphs_of(page, rows):
        above = found[-1] if found else None
        goes_on = above is not None and (
            _list_goes_on(above, paragraph.rows[0])
            or _sentence_goes_on(above, paragraph)
            or member_goes_on(page, above, paragraph.rows[0])
        )
        goes_on = goes_on or (table and above is not None and _cell_goes_on(above, paragraph.rows[0]))
        if above is not None and not paragraph.bullet and goes_on:
            above.rows.extend(paragraph.rows)
        else:
            found.append(paragraph)
    return [part for paragraph in found for part in _marked_rows(paragraph, table=table)]


def _cell_goes_on(above: Paragraph, row: Row) -> bool:
    """Whether a row goes on with the list above it in a table whose rows are set off by blank ones."""
    opened = len(above.rows) == 1 and above.rows[0].gap >= 1 and "," in above.rows[0].text and not above.bullet
    return opened and row.gap < 1 and not begins_table_row(row) and not opens_group(row)


def _marked_rows(paragraph: Paragraph, *, table: bool) -> list[Paragraph]:
    """Rows of a list set off by marks ("A • B") end with a member each, unless the next begins in lower case."""
    parts: list[Paragraph] = []
    for row in paragraph.rows:
        above = parts[-1].rows[-1].text.rstrip() if parts else ""
        ends = any(mark in above for mark in MARKS) and above[-1:] not in MARKS and not row.text[:1].islower()
        opens = opens_group(row) or (table and begins_table_row(row))
        if parts and not (ends and "," not in above) and not opens:
            parts[-1].rows.append(row)
        else:
            parts.append(Paragraph([row], paragraph.bullet, paragraph.sub))
    return parts


def _sentence_goes_on(above: Paragraph, paragraph: Paragraph) -> bool:
    """Whether a row without a mark ends, with a full stop, the list that the bullet above it breaks off before."""
    told = " ".join(row.text for row in above.rows)
    row = paragraph.rows[0]
    open_ = above.bullet and told[-1:].isalnum() and ":" not in told and is_sentence(told)
    return open_ and row.gap < 1 and "," in row.text and row.text.rstrip().endswith(".") and ":" not in row.text


def _list_goes_on(above: Paragraph, row: Row) -> bool:
    text = above.rows[-1].text.rstrip()
    if row.gap < 1 and (row.text.startswith("(") or (len(above.rows) > 1 and row.text[:1].islower())):
        return True
    opened = sum(r.text.count("(") - r.text.count(")") for r in above.rows) > 0
    return (
        (text.endswith((",", ";", "&", "/", " and")) or opened)
        and not LABEL.match(row.text)
        and row.bold == above.rows[-1].bold
    )


def _whole(document: Document, paragraph: Paragraph) -> Piece:
    start, end = paragraph.piece
    piece = Piece(document.text[start:end], start)
    return without_mark(piece)


def _members(piece: Piece, group: Piece | None) -> list[Piece]:
    """A member of a list; "SQL and Python" after words for learning is two."""
    joint = re.search(r"\s+(?:and|&)\s+", piece.text)
    if group is None or joint is None or len(piece.text.split()) > _LONGEST_PAIR:
        return [piece]
    if not is_learning(group.text) and not _are_products(
        group.text, piece.text[: joint.start()], piece.text[joint.end() :]
    ):
        return [piece]
    return [piece.cut(0, joint.start()), piece.cut(joint.end(), len(piece.text))]


def _are_products(group: str, first: str, second: str) -> bool:
    """Whether two short names under a label of technologies are a product each ("Loomcraft and Tizzle")."""
    labels, label = folded("labels.yaml", "technology_fields"), fold(group)
    technical = label in labels or label.rpartition(" ")[2] in labels
    words, further = first.split(), second.split()
    # "Loomcraft Weave and Stitch" may be two of one maker, "Shell and Weave scripting" two of one kind.
    named = not any(word[0].islower() for word in (*words, *further))
    return technical and named and len(words) <= len(further) <= _LONGEST_PRODUCT


def _is_label_row(before: Paragraph | None, paragraph: Paragraph, following: Paragraph | None) -> bool:
    """A row of its own that names the group of the rows below it: in other type, short, no list."""
    row = paragraph.rows[0]
    if following is None or len(paragraph.rows) > 1 or paragraph.bullet or len(row.parts) > 1 or row.word_count > 6:
        return False
    if re.search(r"[,;|•·]|\.\s*$", row.text):
        return False
    below = following.rows[0]
    capitals = row.upper and not below.upper and len(row.text) > 5 and bool(re.search(r"[,;|•·]", below.text))
    other_type = (row.bold and not below.bold) or row.first.size > below.first.size + 0.6 or capitals
    other_type = (
        other_type or bool(row.first.level and not below.first.level) or (row.first.italic and not below.first.italic)
    )
    listed = re.sub(r"\([^)]*\)?", "", below.text).count(",") >= 2 and row.word_count <= 4 and not following.bullet
    return (
        other_type
        or (listed and (before is None or before.bullet or "," in before.rows[0].text))
        or (following.bullet and not paragraph.bullet and row.word_count <= 4)
    )


def _skill(piece: Piece, group: Piece | None) -> ListedSkill:
    text = " ".join(piece.text.split())
    if group is not None and is_learning(group.text):
        return ListedSkill(piece, text, group, "learning")
    name, level = name_and_level(text)
    return ListedSkill(piece, name, group, level)
