"""Parts of a section that tell something else: a form's last field with headings, captions and projects in work."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Sequence

from tailoring.reading.cues import SURE, employer_score, is_announcement, title_score
from tailoring.reading.form_entries import is_firm
from tailoring.reading.header_pieces import label_of
from tailoring.reading.paragraphs import dated
from tailoring.reading.rows import Piece, Row
from tailoring.reading.section_kinds import OTHER, Section, kind_of, surely
from tailoring.reading.vocabulary import any_of

Split = Callable[[Sequence[Row]], tuple[Section, ...]]
_OF_CAPTIONS = frozenset({"skills", "volunteering", "awards", "training", "interests", "publications"})
_BESIDE_PROJECTS = frozenset({"volunteering", "awards"})
_OF_BLOCKS = frozenset({"skills", "additional", OTHER, "summary", "projects"})
_LONGEST_CAPTION = 6  # words
_FEWEST_FIELDS = 3  # labelled rows that make a block
_FIELD = re.compile(r"[A-Z][\w /&.]{1,28}:\s*\S")
_GLUED = re.compile(r"(?P<heading>[A-Z]{4,}(?: [A-Z]{3,}){0,2})\s+(?=[A-Z][A-Za-z/& ]{1,28}:\s*\S)")
_NUMBERED = re.compile(r"(?i)\W*project\b\s*(?:\([^)]*\))?\s*[:#.–-]*\s*\d{0,2}\s*[:.)–-]*$")


def opened(section: Section, split: Split) -> list[Section]:
    """A section cut where a part of it tells something else."""
    return [
        part
        for unglued in _unglued(section)
        for headed in _headed(unglued, split)
        for one in _captioned(headed)
        for part in _blocked(one)
    ]


def _unglued(section: Section) -> list[Section]:
    """Further information cut where a heading in capitals stands before the first label ("SKILLS Languages: …")."""
    at, found = next(((at, found) for at, row in enumerate(section.rows) if (found := _glued(row))), (0, None))
    if section.kind != "additional" or found is None:
        return [section]
    row, rest = section.rows[at], section.rows[at + 1 :]
    headed = Section(
        kind_of(found["heading"]), Piece(found["heading"], row.start), (row.without_start(found.end()), *rest)
    )
    return [Section(section.kind, section.title, section.rows[:at]), headed]


def _glued(row: Row) -> re.Match[str] | None:
    found = _GLUED.match(row.text) if len(row.parts) == 1 and not row.bullet and row.gap >= 1 else None
    return found if found and surely(found["heading"]) else None


def _headed(section: Section, split: Split) -> list[Section]:
    """Further information cut at the headings inside it: some forms put all that a person wrote freely there.

    Those headings look weaker than the form's own, so they are looked for among themselves.
    """
    if section.kind != "additional" or not section.rows:
        return [section]
    parts = split(section.rows)
    free, headed = (parts[0].rows, parts[1:]) if parts[0].title is None else ((), parts)
    if not all(part.title and (part.rows or part.kind == "projects") for part in headed):
        return [section]
    return [Section(section.kind, section.title, free), *headed]


def _captioned(section: Section) -> list[Section]:
    """A section on work cut at the captions of lists below its last dated row, and at projects of one's studies."""
    if section.kind == "projects":
        return _beside_projects(section)
    if section.kind != "experience":
        return [section]
    rows = section.rows
    last = max((at for at, row in enumerate(rows) if dated(row) or is_firm(rows, at)), default=-1)
    found: list[Section] = []
    begin, kind, title = 0, section.kind, section.title
    for at, row in enumerate(rows):
        studies = _of_studies().match(row.text) if at > last and not row.bullet else None
        below = rows[at + 1] if at + 1 < len(rows) else None
        inner = "projects" if studies else _caption(row, below) if at > last else ""
        if inner and below is not None:
            found.append(Section(kind, title, rows[begin:at]))
            begin, kind, title = at + (studies is None), inner, Piece(row.text, row.start)
            if studies:
                title = Piece(row.text[: studies.end()], row.start)
                rows = (*rows[:at], row.without_start(studies.end()), *rows[at + 1 :])
    return [*found, Section(kind, title, rows[begin:])]


def _beside_projects(section: Section) -> list[Section]:
    """A section of projects without the label of the first, cut where what was done beside them is headed."""
    rows = section.rows
    found, title = list[Section](), section.title
    if rows and (studies := _of_studies().match(rows[0].text)):
        found.append(Section(section.kind, title, ()))
        title = Piece(rows[0].text[: studies.end()], rows[0].start)
        rows = (rows[0].without_start(studies.end()), *rows[1:])
    at = next((at for at in range(1, len(rows) - 1) if _beside(rows[at], rows[at + 1])), len(rows))
    found.append(Section(section.kind, title, rows[:at]))
    if at == len(rows):
        return found
    return [*found, Section("additional", Piece(rows[at].text, rows[at].start), rows[at + 1 :])]


def _beside(row: Row, below: Row) -> bool:
    """Whether a row heads a marked list of activities or honours."""
    return kind_of(row.text) in _BESIDE_PROJECTS and bool(_caption(row, below))


def _caption(row: Row, below: Row | None) -> str:
    """The kind of list that a row heads which names neither post nor firm ("Kiln Knowledge"), "" for none."""
    kind = kind_of(row.text)
    if kind not in _OF_CAPTIONS or below is None or not below.bullet or row.bullet or row.gap < 1:
        return ""
    if row.word_count > _LONGEST_CAPTION or not row.text[:1].isupper() or is_announcement(row.text):
        return ""
    named = title_score(row.text) >= SURE or employer_score(row.text) >= SURE
    return "" if named else kind if kind == "skills" else OTHER


@functools.cache
def _of_studies() -> re.Pattern[str]:
    kinds = any_of("labels.yaml", "projects_of_studies")
    return re.compile(rf"(?i)(?:{kinds})\s+project(?:\s+(?:title|name))?\s*:\s*(?=\S)")


def _blocked(section: Section) -> list[Section]:
    """A section cut where projects begin that are told in blocks of fields ("Organization: …", "Role: …")."""
    if section.kind not in _OF_BLOCKS:
        return [section]
    rows = section.rows
    begin = next((at for at in range(len(rows)) if begins_block(rows, at)), None)
    if begin is None or section.kind == "projects":
        return [section]
    end = next((at for at in range(begin + 1, len(rows)) if _ends_blocks(rows[at])), len(rows))
    parts = [Section(section.kind, section.title, rows[:begin]), Section("projects", None, rows[begin:end])]
    rest = rows[end:]
    return (
        [*parts, Section(kind_of(rest[0].text) or OTHER, Piece(rest[0].text, rest[0].start), rest[1:])]
        if rest
        else parts
    )


def begins_block(rows: Sequence[Row], at: int) -> bool:
    """Whether fields of a project begin at a row, its firm or client and what the person was in it among them."""
    above = rows[at - 1] if at else None
    if above is not None and not above.bullet and (_FIELD.match(above.text) or heads_block(above)):
        return False
    begin = at + bool(heads_block(rows[at]))
    fields: list[str] = []
    for row in rows[begin:]:
        if row.bullet or not _FIELD.match(row.text):
            break
        fields.append(label_of(row.text))
    named = "title" in fields and ("employer" in fields or "client" in fields)
    return len(fields) >= _FEWEST_FIELDS and named and (begin > at or bool(label_of(rows[at].text)))


def heads_block(row: Row) -> bool:
    """Whether a row only counts a project ("PROJECT (Support): 2")."""
    return _NUMBERED.fullmatch(row.text.strip()) is not None


def _ends_blocks(row: Row) -> bool:
    """Whether a row in capitals with a colon at its end heads something else."""
    return row.upper and row.text.rstrip().endswith(":") and row.gap >= 1 and not is_announcement(row.text.rstrip(" :"))
