"""Bytes → documents: the type is told by content, the reader chosen, the limits kept."""

from __future__ import annotations

from collections.abc import Sequence
from typing import assert_never

from tailoring.errors import UnreadableDocument
from tailoring.facts import Document, Format
from tailoring.reading.drafts import Draft, finish
from tailoring.reading.limits import Limits, check_file_size, check_text_length
from tailoring.reading.sniffing import mismatch, sniff

DEFAULTS = Limits()
BYTES_A_CHARACTER = 4  # at most, in every encoding that is read


def read_document(data: bytes, name: str, limits: Limits = DEFAULTS, *, relayed: bool = False) -> Document:
    """The document that a file's bytes hold. `name` serves messages only; the type is told by content.

    `relayed`: the bytes reached us through a model's argument. Raises UnreadableDocument for what cannot be read
    and LimitExceeded for what is too large; both name the value and what to do.
    """
    check_file_size(data, name, limits)
    format_ = sniff(data, name)
    if format_ in ("text", "markdown"):
        check_text_length(len(data) // BYTES_A_CHARACTER, name, limits)  # before work is spent on it
    try:
        draft = _read(format_, data, name, limits)
    except RecursionError as error:
        raise UnreadableDocument(
            f"{name} is nested so deeply that it cannot be read.", "Save it again from your word processor."
        ) from error
    if warning := mismatch(draft.format, name):
        draft.warnings.insert(0, warning)
    return finish(draft, data, name, limits, relayed=relayed)


def read_documents(
    files: Sequence[tuple[bytes, str]], limits: Limits = DEFAULTS, *, relayed: bool = False
) -> tuple[Document, ...]:
    """The documents of several files (bytes, name), in order; the same bytes given twice are one document."""
    documents: dict[str, Document] = {}
    for data, name in files:
        document = read_document(data, name, limits, relayed=relayed)
        documents.setdefault(document.id, document)
    return tuple(documents.values())


def _read(format_: Format, data: bytes, name: str, limits: Limits) -> Draft:
    # Each reader is imported when its format turns up: together they take longer to load than to run.
    match format_:
        case "pdf":
            from tailoring.reading.pdf import read_pdf

            draft = read_pdf(data, name, limits)
        case "docx":
            from tailoring.reading.docx import read_docx

            draft = read_docx(data, name, limits)
        case "html":
            from tailoring.reading.html import read_html

            draft = read_html(data, name)
        case "markdown":
            from tailoring.reading.markdown import read_markdown

            draft = read_markdown(data, name)
        case "text":
            from tailoring.reading.text import read_text

            draft = read_text(data, name)
        case "json_resume":
            from tailoring.reading.json_resume import read_json_resume

            draft = read_json_resume(data, name)
        case "linkedin_zip":
            from tailoring.reading.linkedin import read_linkedin

            draft = read_linkedin(data, name, limits)
        case _:
            assert_never(format_)
    return draft
