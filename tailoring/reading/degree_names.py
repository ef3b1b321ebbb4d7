"""A degree and its field of study taken apart, and the grade beside them."""

from __future__ import annotations

import functools
import re

from tailoring.reading.cues import degree_pattern
from tailoring.reading.rows import Piece
from tailoring.reading.states import part_done
from tailoring.reading.vocabulary import any_of, fold, folded

_CELLS = re.compile(r"\s{2,}|\t|\s*[/|,&]\s*|\s+(?:and|or)\s+")
_HONS = r"(?:\((?:hons?|honou?rs)\.?\)|hons?\.?|honou?rs)"


_CONNECTOR = re.compile(
    rf"(?i)^\s*(?:degree|diploma|qualification|program(?:me)?)?\s*{_HONS}?\s*(?:in|of|im|in der|en|de|,|:|–|—|-|\("
    r"|majoring in|major in|major:|with a major in|specializ(?:ing|ation) in)\s+|^\s*\("
)


_NAMED_DEGREE = re.compile(r"\s+[^\W\d_][\w'’&-]*(?:\s+(?:and|&)\s+[^\W\d_]\w+|\s+(?!in\b|with\b|at\b)[A-Z]\w+){0,3}")


_BRACKETED = re.compile(r"(?P<aside>\s*\((?P<field>[^()]+)\))\s*(?:in|of)\s+(?P<rest>[^()]+)$", re.IGNORECASE)


# "BSc (Hons)", "B Tech Honors in Mining"; an honours college or thesis is another thing.
_ASIDE = re.compile(
    r"\s*\((?:hons?\.?|honou?rs)\)|\s+(?:hons?\.?|honou?rs)(?=\W|$)(?!\s+(?:thesis|program|programme|college|school)\b)",
    re.IGNORECASE,
)


@functools.cache
def grade_pattern() -> re.Pattern[str]:
    """Finds a grade: labelled ("GPA: 3.9/4.0"), or in words of honour."""
    value = r"[\d.,]+\s*(?:/\s*[\d.]+|%|out of [\d.]+)?|[A-F][+*-]?\b(?:\s*\w+)?|distinction|merit|2:[12]"
    classes = r"first class[^,;|]*|upper second[^,;|]*"
    alone = r"[1-4]\.\d{1,2}\s*/\s*[45](?:\.0{1,2})?|\d{2}(?:\.\d+)?\s?%"
    label, honours = any_of("degrees.yaml", "grade_words"), any_of("degrees.yaml", "honours")
    return re.compile(
        rf"(?i)\b{label}\b[^,;|\n]*?[:\s(-]\s*(?P<value>{value}|{classes})|(?<![\w.])(?P<honours>{honours}(?!\w)|{alone})"
    )


@functools.cache
def _degree_name_end() -> re.Pattern[str]:
    """Finds the end of a degree's own name: "of Science" before " in Physics"."""
    names = any_of("degrees.yaml", "named_after")
    return re.compile(rf"(?i)^(?:of\s+)?{names}(?=\s+(?:in|with|-|–|—)\s|\s*[,:(–—-]|\s*\(|\s*$)")


def degree_and_area(piece: Piece) -> tuple[str, str]:
    """Degree and field: "BSc (Hons) in Physics" → "BSc (Hons)", "Physics"."""
    text = re.sub(r"\s*\(\s*\)", "", grade_pattern().sub("", part_done().sub("", piece.text))).strip(" ,;|–—-(")
    found = degree_pattern().search(text)
    if not found:
        return text, ""
    end = found.end()
    if tail := _degree_name_end().match(text[end:].lstrip()):
        end += len(text[end:]) - len(text[end:].lstrip()) + tail.end()
    elif found[0].casefold().endswith(" of") and (match := _NAMED_DEGREE.match(text[end:])):
        end += match.end()
    if match := _ASIDE.match(text[end:]):
        end += match.end()
    if found[0].casefold().endswith((" in", " of")) and end == found.end():
        return text[: end - 3].strip() or text, _balanced(text[end:])
    rest = text[end:]
    joint = _CONNECTOR.match(rest)
    if joint and joint[0].rstrip().endswith("(") and (aside := _BRACKETED.match(rest)):
        # "BSc (Physics) in Physics" says its field twice; else the bracket is the degree's own.
        same = fold(aside["field"]) == fold(aside["rest"])
        return text[: end if same else end + aside.end("aside")].strip(), aside["rest"].strip(" ,;–—-")
    if joint:
        head = re.match(r"(?i)\s*(?:degree|diploma|program(?:me)?)?\s*(?:\((?:hons?|honou?rs)\.?\))?", rest)
        kept = end + (head.end() if head else 0)
        return text[:kept].strip(" ,;–—-("), _balanced(rest[joint.end() :])
    return (text[:end].strip(), _balanced(rest)) if rest.strip() and found["letters"] else (text, "")


def _balanced(text: str) -> str:
    """A text without separators at its ends, and without a bracket that lost its other half."""
    bare = text.strip(" ,;–—-")
    if bare.count(")") > bare.count("("):
        bare = bare.rstrip(" )") if bare.endswith(")") else bare
    if bare.startswith("(") and bare.endswith(")") and bare.count("(") == 1:
        bare = bare[1:-1]
    return bare.removeprefix("(") if bare.count("(") > bare.count(")") else bare


def heads_table(text: str) -> bool:
    """Whether a row holds nothing but headings of a table of studies: "Degree   Board/University   Passing year"."""
    cells = [fold(cell) for cell in _CELLS.split(text) if cell.strip(" .:|")]
    return len(cells) > 1 and all(cell in folded("degrees.yaml", "table_headings") for cell in cells)
