"""Draft → Word document, with real heading and list styles and dates at a right tab stop."""

from __future__ import annotations

import io
import zipfile
from typing import Any

from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.shared import Pt

from tailoring.rendering.docx_styles import styled_document, word_element
from tailoring.rendering.html import contact_rows
from tailoring.rendering.measure import fitting_step
from tailoring.rendering.options import RenderOptions
from tailoring.rendering.page import Block, Contact, Entry, Section, page_of
from tailoring.resume import Draft

_EPOCH = (1980, 1, 1, 0, 0, 0)
_SMALL_GAP = 2


def render_docx(draft: Draft, options: RenderOptions) -> bytes:
    """The résumé as a Word document; the same draft and options give the same bytes."""
    page = page_of(draft, options)
    sheet = Sheet("ats", fitting_step(page, options), options, page.language)
    sheet.paragraph(page.name, "Title")
    sheet.paragraph(page.headline, "Subtitle")
    sheet.contacts(page.contacts)
    for section in page.main:
        _section(sheet, section)
    return sheet.saved(page.title, page.name)


def _section(sheet: Sheet, section: Section) -> None:
    sheet.paragraph(section.heading, "Heading 1")
    if section.run == "bullets":
        sheet.bullets(section.lines)
    else:
        sheet.paragraph((" " if section.run == "paragraph" else " · ").join(section.lines), "Body Text")
    for block in section.blocks:
        _block(sheet, block, section.one_line)
    for row in section.skills:
        sheet.labelled(row.label, ", ".join(row.skills))


def _block(sheet: Sheet, block: Block, one_line: bool) -> None:
    sheet.paragraph(block.where if block.organisation else "", "Employer")
    for entry in block.entries:
        _entry(sheet, entry, one_line, "Heading 3" if block.organisation else "Heading 2")


def _entry(sheet: Sheet, entry: Entry, one_line: bool, style: str) -> None:
    if one_line or not entry.where or not entry.title:
        sheet.heading(entry, style, close=one_line)
    else:
        sheet.paragraph(entry.title, style)
        sheet.paragraph("\t".join(part for part in (entry.where, entry.dates) if part), "Entry Line")
    sheet.link(entry.url, entry.href, "Entry Line")
    sheet.paragraph(entry.detail, "Entry Line")
    sheet.bullets(entry.bullets)


class Sheet:
    """A document being written, paragraph by paragraph; what is empty is left out."""

    def __init__(self, theme_name: str, tighter: int, options: RenderOptions, language: str) -> None:
        base = styled_document(theme_name, tighter, options.sheet, options.accent, language)
        self._theme, self._options = theme_name, options
        self._document: Any = Document(io.BytesIO(base))
        self._ids: dict[str, str] = {style.name: style.style_id for style in self._document.styles}

    def _add(self, style: str) -> Any:
        paragraph = self._document.add_paragraph()
        paragraph._p.style = self._ids[style]  # noqa: SLF001 - by id: by object it looks through all styles each time
        return paragraph

    def _add_run(self, paragraph: Any, text: str, style: str) -> None:
        paragraph.add_run(text)._r.style = self._ids[style]  # noqa: SLF001

    def paragraph(self, text: str, style: str, keep_with_next: bool = False) -> None:
        """A paragraph in a style."""
        if text:
            paragraph = self._add(style)
            paragraph.add_run(text)
            if keep_with_next:
                paragraph.paragraph_format.keep_with_next = True

    def heading(self, entry: Entry, style: str, close: bool) -> None:
        """An entry's heading on one line: title, where, dates; `close` to the one above."""
        paragraph = self._add(style)
        if close:
            paragraph.paragraph_format.space_before = Pt(_SMALL_GAP)
            paragraph.paragraph_format.keep_with_next = bool(entry.bullets or entry.detail)
        paragraph.add_run(entry.title or entry.where)
        if entry.title and entry.where:
            self._add_run(paragraph, f", {entry.where}", "Plain")
        if entry.dates:
            self._add_run(paragraph, f"\t{entry.dates}", "Dates")

    def labelled(self, label: str, text: str) -> None:
        """A paragraph that opens with a label in bold."""
        paragraph = self._add("Skills")
        if label:
            self._add_run(paragraph, f"{label}: ", "Strong Label")
        paragraph.add_run(text)

    def bullets(self, texts: tuple[str, ...]) -> None:
        """A bulleted list."""
        for text in texts:
            self.paragraph(text, "List Bullet")

    def contacts(self, contacts: tuple[Contact, ...]) -> None:
        """The contacts, on as many lines as they need."""
        self._links(contact_rows(contacts, self._theme, self._options), "Contacts")

    def link(self, text: str, address: str, style: str) -> None:
        """An address on a line of its own."""
        self._links([[Contact(text, address)]] if text else [], style)

    def _links(self, rows: list[list[Contact]], style: str) -> None:
        if not rows:
            return
        paragraph = self._add(style)
        for at, row in enumerate(rows):
            if at:
                paragraph.add_run().add_break()
            for which, one in enumerate(row):
                if which:
                    paragraph.add_run(" · ")
                run = paragraph.add_run(one.text)
                if one.href:
                    _put_behind(paragraph, run, one.href)

    def saved(self, title: str, author: str) -> bytes:
        """The file's bytes, with title and author as its only metadata and no clock in it."""
        core = self._document.core_properties
        core.title, core.author = title[:255], author[:255]
        raw = io.BytesIO()
        self._document.save(raw)
        return _without_clock(raw.getvalue())


def _put_behind(paragraph: Any, run: Any, address: str) -> None:
    """Makes a run a link; python-docx has no public way to do it."""
    link = word_element("w:hyperlink")
    link.set(qn("r:id"), paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    link.append(run._r)  # noqa: SLF001
    paragraph._p.append(link)  # noqa: SLF001


def _without_clock(data: bytes) -> bytes:
    """The same archive with one fixed date on every member."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            member = zipfile.ZipInfo(name, _EPOCH)
            member.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(member, source.read(name), compresslevel=6)
    return out.getvalue()
