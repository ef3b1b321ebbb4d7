"""A document that is a job ad → a posting."""

from __future__ import annotations

import hashlib
import re
from urllib.parse import unquote

from tailoring.ads.classify import classify
from tailoring.ads.head import read_head
from tailoring.ads.headings import Section
from tailoring.ads.keywords import keywords_of
from tailoring.ads.lines import AdLine, split_lines
from tailoring.ads.metadata import (
    country_in,
    employment_type_of,
    industry_of,
    place_said,
    role_type_of,
    seniority_of,
    town_in,
)
from tailoring.ads.naming import employer_of, spelled_as_in, title_of, without_head
from tailoring.ads.passages import Passage, passages_of
from tailoring.ads.pay import pay_of
from tailoring.ads.requirements import find_requirements
from tailoring.facts import Document, Line
from tailoring.model import Span
from tailoring.orders import gives_orders
from tailoring.posting import Posting, Statement
from tailoring.reading.language import detect_language
from tailoring.skills.taxonomy import load_taxonomy

_JUDGED = "en"
_FEWEST_WORDS = 8
_LEAST_WORDS_OF_STATEMENT = 3
_IMPRINT = re.compile(r"\W*(?:©|\(c\)\s|copyright\b)", re.IGNORECASE)
_OTHER_SCRIPT = re.compile(r"[\u0370-\u1dff\u2c00-\ufdff]")


def posting_from_text(text: str, *, title: str = "", employer: str = "") -> Posting:
    """The posting in a plain text; see `read_posting`."""
    return read_posting(text_document(text), title=title, employer=employer)


def text_document(text: str, name: str = "ad.txt") -> Document:
    """A text as a document that keeps its empty lines, which part an ad's blocks."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    lines: list[Line] = []
    position = 0
    for raw in text.split("\n"):
        if raw.strip():
            start = position + len(raw) - len(raw.lstrip())
            span = Span(start=start, end=start + len(raw.strip()))
            lines.append(Line(text=raw.strip(), span=span))
        position += len(raw) + 1
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    language = detect_language(text)
    return Document(
        id=f"doc-{digest[:16]}",
        name=name,
        format="text",
        sha256=digest,
        text=text,
        lines=tuple(lines),
        language=language,
    )


def read_posting(document: Document, *, title: str = "", employer: str = "") -> Posting:
    """What an ad says and asks. `title` and `employer`, where given, stand for what the ad says of them.

    An ad in another language than English passes through: nothing of it is judged. `recognised` is false, and
    a warning says so, where nothing was found that is asked; such an ad never counts as one without gaps.
    """
    posting_id = _id_of(document, title, employer)
    if document.language != _JUDGED:
        return _not_judged(document, posting_id, title, employer)
    lines, foreign = _readable(split_lines(document))
    head = read_head(lines)
    employer = spelled_as_in(document.text, unquote(employer)) or employer_of(lines, head.employer)
    title = title or title_of(lines, head.title)
    body = tuple(line for line in without_head(lines, title, employer) if not _IMPRINT.match(line.text))
    passages, orders = _without_orders(passages_of(classify(body, employer), document.text), document.text)
    taxonomy = load_taxonomy()
    requirements = find_requirements(passages, document.text, taxonomy, title, employer)
    duties = _statements(passages, "responsibility", document.text)
    place = place_said(lines, head.place)
    return Posting(
        id=posting_id,
        document=document,
        title=title,
        employer=employer,
        place=town_in(place),
        country=country_in(place),
        seniority=seniority_of(title, document.text),
        pay=pay_of(lines),
        employment_type=employment_type_of(lines, title),
        industry=industry_of(document.text, title),
        role_type=role_type_of(title, " ".join(duty.text for duty in duties[:3])),
        requirements=requirements,
        responsibilities=duties,
        culture=_statements(passages, "culture", document.text),
        company=_statements(passages, "company", document.text),
        keywords=keywords_of(title, requirements, (duty.text for duty in duties), taxonomy),
        language=document.language,
        recognised=bool(requirements),
        warnings=(*_warnings(document, lines, foreign, asks=bool(requirements), duties=bool(duties)), *orders),
    )


def _id_of(document: Document, title: str, employer: str) -> str:
    """The same document under the same title is the same posting."""
    digest = hashlib.sha256(f"{document.sha256}\x1f{title}\x1f{employer}".encode()).hexdigest()
    return f"job-{digest[:16]}"


def _not_judged(document: Document, posting_id: str, title: str, employer: str) -> Posting:
    warning = (
        f"The ad is in the language {document.language!r}, which is not judged: its text was kept, nothing in it was "
        "scored. Give an English version of the ad to have it matched."
    )
    return Posting(
        id=posting_id,
        document=document,
        title=title,
        employer=employer,
        language=document.language,
        recognised=False,
        warnings=(*document.warnings, warning),
    )


def _statements(passages: tuple[Passage, ...], section: Section, text: str) -> tuple[Statement, ...]:
    chosen: list[Statement] = []
    for passage in passages:
        words = text[passage.span.start : passage.span.end].split()
        if passage.section == section and (len(words) >= _LEAST_WORDS_OF_STATEMENT or passage.bullet):
            chosen.append(Statement(text=" ".join(words), span=passage.span))
    return tuple(chosen)


def _without_orders(passages: tuple[Passage, ...], text: str) -> tuple[tuple[Passage, ...], tuple[str, ...]]:
    """The passages that speak of the job, and a warning for each that orders a machine about."""
    kept: list[Passage] = []
    warnings: list[str] = []
    for passage in passages:
        said = " ".join(text[passage.span.start : passage.span.end].split())
        if gives_orders(said):
            warnings.append(f"Left out, because it gives orders to whoever reads it and asks nothing: “{said}”")
        else:
            kept.append(passage)
    return tuple(kept), tuple(warnings)


def _readable(lines: tuple[AdLine, ...]) -> tuple[tuple[AdLine, ...], int]:
    """The lines in Latin letters, and how many are in another script, in which nothing is judged."""
    readable = tuple(line for line in lines if 2 * len(_OTHER_SCRIPT.findall(line.text)) <= len(line.text))
    return readable, len(lines) - len(readable)


def _warnings(
    document: Document, lines: tuple[AdLine, ...], foreign: int, *, asks: bool, duties: bool
) -> tuple[str, ...]:
    words = sum(len(line.text.split()) for line in lines)
    found = list(document.warnings)
    if foreign:
        found.append(f"{foreign} lines of the ad are in another script and were not judged. Give them in English.")
    if words < _FEWEST_WORDS:
        found.append(f"The ad has only {words} words; a match against it says little. Give the ad's full text.")
    if not asks:
        seen = "duties but nothing that is asked was" if duties else "nothing that is asked was"
        found.append(
            f"In this ad {seen} recognised. That does not mean that there are no gaps: "
            "no match can be judged. Give the full text of the ad, with its requirements."
        )
    return tuple(found)
