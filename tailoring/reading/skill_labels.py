"""The names of groups of skills: where they stand, with a colon after them or without, and which say "learning"."""

from __future__ import annotations

import functools
import re
from collections.abc import Collection, Sequence
from itertools import pairwise

from tailoring.reading.cues import is_prose
from tailoring.reading.page import Page
from tailoring.reading.paragraphs import Paragraph
from tailoring.reading.rows import Piece, Row, without_mark
from tailoring.reading.skill_lists import outside_brackets, split_list
from tailoring.reading.vocabulary import any_of, fold, folded

LABEL = re.compile(r"^(?P<label>[^:;|•]{2,60}?)\s*(?::+|\s[–—-]{1,2}(?=\s)|\s*[–—](?=\s)|(?<=\w)-(?=\s+[A-Z\d]))\s*")


_NEXT_LABEL = re.compile(r"(?<=\S)\.\s+(?=[A-Z][\w &/-]{2,30}:\s)")


_SENTENCES = re.compile(r"[a-z)]\.\s+[A-Z][\w-]*\s+[a-z]")
_LONG_MEMBER = 8  # words between two commas of a sentence
_LONGEST_MEAN = 4.5  # words of the members of a list
_FEWEST_OF_PROSE = 3  # words
_COMMAS_OF_LIST = 3  # in a line that surely lists
_MOSTLY_SMALL = 0.75
_SHORTEST_DEED = 5  # words
_AFTER_DEED = frozenset({"with", "in", "by", "for", "at", "as", "on"})
_SMALL = frozenset({"and", "or", "of", "for", "with"})  # words that names are written with


@functools.cache
def learning() -> re.Pattern[str]:
    """Finds the words before skills that are only being learned: "Learning: SQL", "Currently learning SQL"."""
    plain, openers = any_of("labels.yaml", "learning"), any_of("labels.yaml", "learning_openers")
    now = r"(?:(?:i\s+am|i'm)\s+)?(?:currently|now|also|presently|still)\s+"
    colon = r"\s*(?::|\s[–—-]\s)\s*"
    forms = (rf"(?:{now})?(?:{plain}|{openers})(?={colon})", rf"{now}{plain}(?=\s)", rf"(?:{now})?{openers}(?=\s)")
    return re.compile(rf"(?i)(?:^|(?<=[.;,|•·\n])|(?<=[.;,|•·]\s))(?P<label>{'|'.join(forms)})(?:{colon}|\s+)(?=\S)")


def is_learning(label: str) -> bool:
    """Whether a group's label says that its skills are only being learned."""
    bare = label.strip(" :")
    found = learning().match(f"{bare}: -")
    return found is not None and found.end("label") == len(bare)


@functools.cache
def _group_name() -> re.Pattern[str]:
    """Finds a label that lost its colon: "Operating Systems Windows 7, Linux", "Platform - Windows"."""
    several, single = any_of("labels.yaml", "skill_groups"), any_of("labels.yaml", "skill_group")
    kinds = r"(?:[A-Z][\w/&-]*\s+){0,2}"
    return re.compile(
        rf"(?P<label>{kinds}(?i:{several})(?:\s(?i:used|known))?)\s+(?=[A-Z\d.])|(?P<dashed>(?i:{single}))\s*[–—-]\s*(?=\w)"
    )


def unmarked_label(text: str, known: Collection[str] = ()) -> int:
    """How long the label is that opens a list without a colon after it; 0 when none does."""
    found = _group_name().match(text)
    if found is None:
        heads = [len(name) for name in known if " " in name and text.casefold().startswith(f"{name.casefold()} ")]
        end = max(heads, default=0)
        return end if text[end + 1 : end + 2].isupper() and not is_prose(text) else 0
    if found["dashed"]:
        return found.end("dashed")
    first = next(split_list(Piece(text[found.end() :], 0)), None)
    named = first is not None and not any(word[0].islower() and word not in _SMALL for word in first.text.split())
    return found.end("label") if named else 0


@functools.cache
def _table_label() -> re.Pattern[str]:
    """Finds the label that a row in a table of labels and lists begins with: "Concepts Weaving, …", "Tools • A, B"."""
    words = "|".join(any_of("labels.yaml", key) for key in ("skill_groups", "skill_group", "table_labels"))
    return re.compile(
        rf"(?P<label>(?:[A-Z][\w/&-]*\s+){{0,2}}?(?:[A-Z][\w'’]*/)?(?:[A-Z\d]+(?=[A-Z][a-z]))?(?i:{words})(?!\s+(?i:{words})\b)(?:\s*\([^()]*\))?)"
        r"(?P<mark>\s*[•·]\s*(?=\w)|\s+(?=[A-Z\d.]|[a-z]+[A-Z]))"
    )


def table_label(text: str) -> int:
    """How long the label is that a row of a table without colons begins with; 0 where no list or name follows."""
    found = _table_label().match(text)
    if found is None:
        return 0
    rest = text[found.end() :]
    listed = "," in rest or re.search(r"\d|[A-Z]{2}|[a-z][A-Z]", rest)
    return (
        found.end("label")
        if found["mark"].strip() or (listed and (len(rest.split()) < _FEWEST_OF_PROSE or not is_prose(rest)))
        else 0
    )


def ends_in_group(label: str) -> bool:
    """Whether a label's last words name a kind of skills: "Test Management Tool"."""
    found = re.search(
        rf"(?i)(?<!\w)(?:{any_of('labels.yaml', 'skill_groups')}|{any_of('labels.yaml', 'skill_group')})$",
        label.strip(),
    )
    return found is not None


def is_table(rows: Sequence[Row]) -> bool:
    """Whether several rows begin with the label of a group, one of them beyond doubt."""
    texts = [without_mark(row.pieces()[0]).text for row in rows if len(row.parts) == 1]
    sure = sum(map(_surely_labelled, texts))
    return sure > 0 and sure + sum(table_label(text) > 0 and not _surely_labelled(text) for text in texts) > 1


def begins_table_row(row: Row) -> bool:
    """Whether a row begins as the rows of such a table do."""
    return len(row.parts) == 1 and table_label(without_mark(row.pieces()[0]).text) > 0


def _surely_labelled(text: str) -> bool:
    """Whether a text begins with the name of a group, closed by a colon or a mark, or in the plural."""
    label, colon, _ = text.partition(":")
    marked = _table_label().match(text)
    dotted = marked is not None and bool(marked["mark"].strip())
    return dotted or (bool(colon) and ends_in_group(label)) or unmarked_label(text) > 0


def label_of(paragraph: Paragraph, piece: Piece, *, grouped: bool = False) -> tuple[Piece | None, Piece]:
    """The group label before a list, and the list. `grouped`: a label in a row of its own stands above it."""
    row = paragraph.rows[0]
    first = row.parts[0]
    if len(row.parts) > 1 and (
        (first.bold and not row.parts[1].bold) or first.text.rstrip().endswith(":") or labels_list(row)
    ):
        cut = row.parts[1].span.start - piece.start
        return piece.cut(0, cut).trimmed(), piece.cut(cut, len(piece.text)).trimmed(" \t\n:")
    for span in first.bold_spans[:1]:
        cut = span.end - piece.start
        if span.start <= piece.start + 1 and 1 < cut < len(piece.text) and len(piece.text[:cut].split()) <= 6:
            return piece.cut(0, cut).trimmed(), piece.cut(cut, len(piece.text)).trimmed(" \t\n:–—-,|")
    if found := learning().match(piece.text):
        return piece.cut(0, found.end("label")), piece.cut(found.end(), len(piece.text))
    found = LABEL.match(piece.text)
    if found and (piece.text[found.end() :].startswith("//") or (grouped and paragraph.bullet and _is_item(found))):
        return None, piece
    if found and len(found["label"].split()) <= 7 and "," not in found["label"] and not _balanced_later(found["label"]):
        return piece.cut(0, found.end("label")).trimmed(), piece.cut(found.end(), len(piece.text))
    return None, piece


def _is_item(found: re.Match[str]) -> bool:
    """Whether a dash only says what a product in capitals is ("LOOM - Weaving Adapters") and heads no list."""
    rest = found.string[found.end() :]
    named = found["label"].isupper() and found[0].strip().endswith(("-", "–", "—"))
    return named and len(rest.split()) > 1 and "," not in rest and not ends_in_group(found["label"])


def clauses(piece: Piece) -> list[Piece]:
    """A list cut where a new group begins inside it: at words for learning, and at a label after a full stop."""
    starts = {found.start("label") for found in learning().finditer(piece.text)}
    starts |= {found.end() for found in _NEXT_LABEL.finditer(piece.text)}
    outside = outside_brackets(piece.text)
    edges = [0, *sorted(at for at in starts if at and outside[at]), len(piece.text)]
    parts = [piece.cut(a, b).trimmed(" \t\n,;|·•") for a, b in pairwise(edges)]
    return [part for part in parts if part.text]


def labelled(piece: Piece) -> tuple[Piece | None, Piece]:
    """A clause of a list: its label, if it has one, and what is listed."""
    if found := learning().match(piece.text):
        return piece.cut(0, found.end("label")), piece.cut(found.end(), len(piece.text))
    found = LABEL.match(piece.text)
    if found and ":" in found[0] and len(found["label"].split()) <= 5 and "," not in found["label"]:
        return piece.cut(0, found.end("label")).trimmed(), piece.cut(found.end(), len(piece.text))
    return None, piece


def is_torn(label: Piece | None, rest: Piece) -> bool:
    """Whether what stands behind a label is prose that a list's commas would tear, and no list."""
    if label is None or is_learning(label.text):
        return False
    members = [len(part.text.split()) for part in split_list(rest)]
    sentences = _SENTENCES.search(rest.text) is not None and max(members, default=0) >= _LONG_MEMBER
    told = any(_is_told(part.text.split(), first=not at) for at, part in enumerate(split_list(rest)))
    return sentences or told or (len(members) > 2 and sum(members) > _LONGEST_MEAN * len(members))


def _is_told(words: Sequence[str], *, first: bool) -> bool:
    """Whether a member of a list tells of the person: long and in small letters at the opening, or a deed.

    So are "Organiser of many fairs in and around the town", "associated with many clubs".
    """
    small = sum(word[:1].islower() for word in words)
    opened = first and len(words) >= _LONG_MEMBER and small >= _MOSTLY_SMALL * len(words)
    deed = len(words) >= _SHORTEST_DEED and words[0].islower() and words[0].endswith("ed")
    return opened or (deed and words[1] in _AFTER_DEED)


def is_tail(before: Paragraph, row: Row) -> bool:
    """Whether a row with brackets, right below a bullet that lists things, is as likely the end of a broken line."""
    plain = not (row.bold or row.upper or row.first.level or row.text.rstrip().endswith(":"))
    return before.bullet and "," in before.rows[-1].text and row.gap < 1 and plain and "(" in row.text


def member_goes_on(page: Page, above: Paragraph, row: Row) -> bool:
    """Whether a full line of a list breaks off inside a member, which the row right below goes on with."""
    last = above.rows[-1]
    listed = min(last.text.count(","), row.text.count(",")) >= 1 and last.text.count(",") >= _COMMAS_OF_LIST
    plain = not row.first.box and row.gap < 1 and ":" not in row.text and len(row.parts) == len(last.parts) == 1
    return listed and plain and last.text.rstrip()[-1:].isalnum() and page.full(last, row) and not opens_group(row)


def names_duties(label: str) -> bool:
    """Whether a label stands above what one did ("Key Responsibilities"), so that nothing below it lists skills."""
    return bool(folded("labels.yaml", "duty_words").intersection(fold(label).split()))


def names_person(label: str) -> bool:
    """Whether a label stands before what only tells who one is ("Date of Birth")."""
    return fold(label) in folded("labels.yaml", "personal_fields")


def labels_list(row: Row) -> bool:
    """Whether a row is a short name at the left and a list at the right."""
    first, second = row.parts[0].text, row.parts[1].text
    return len(row.parts) == 2 and "," in second and "," not in first and len(first.split()) <= 5


def _balanced_later(label: str) -> bool:
    return label.count("(") != label.count(")")


def opens_group(row: Row) -> bool:
    """Whether a row begins with the label of a group: in bold, or closed by a colon."""
    first = row.first
    if any(span.start <= first.span.start + 1 and span.end < first.span.end for span in first.bold_spans):
        return True
    found = LABEL.match(row.text)
    return (
        bool(found)
        and ":" in found[0]
        and len(found["label"].split()) <= 5
        and "," not in found["label"]
        and found["label"][:1].isupper()
    )
