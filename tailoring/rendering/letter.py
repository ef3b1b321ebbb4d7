"""Cover letter → HTML, PDF, DOCX and Markdown, in the dress of the résumé."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from tailoring.rendering import weasy
from tailoring.rendering.geometry import theme
from tailoring.rendering.html import contact_rows, direction_of, prelude, style, template
from tailoring.rendering.options import RenderOptions
from tailoring.rendering.page import Contact, Field, contacts_of, tidy
from tailoring.resume import Letter


@dataclass(frozen=True, slots=True)
class LetterPage:
    """A letter as it stands on the page; each paragraph is its sentences."""

    name: str
    contacts: tuple[Contact, ...]
    date: str
    recipient: tuple[str, ...]
    salutation: str
    paragraphs: tuple[tuple[str, ...], ...]
    closing: str
    language: str
    title: str


def letter_page(letter: Letter, options: RenderOptions) -> LetterPage:
    """The letter with what is empty left out."""
    language = options.language_tag(options.language or "en")
    paragraphs = (tuple(tidy(line.text) for line in lines if tidy(line.text)) for lines in letter.paragraphs)
    kind = " – Cover letter" if language.startswith("en") else ""
    return LetterPage(
        name=tidy(letter.name),
        contacts=contacts_of(letter.contacts),
        date=tidy(letter.date),
        recipient=tuple(tidy(line) for line in letter.recipient if tidy(line)),
        salutation=tidy(letter.salutation),
        paragraphs=tuple(paragraph for paragraph in paragraphs if paragraph),
        closing=tidy(letter.closing),
        language=language,
        title=f"{tidy(letter.name)}{kind}",
    )


def letter_fields(page: LetterPage) -> tuple[Field, ...]:
    """Every piece of text of the letter, in reading order; the name stands at its head and under its closing."""
    found = [Field("name", page.name)]
    found += [Field(f"contact.{one.kind}", one.text, solid=" " not in one.text) for one in page.contacts]
    found += [Field("date", page.date), *(Field("recipient", line) for line in page.recipient)]
    found.append(Field("salutation", page.salutation))
    for at, paragraph in enumerate(page.paragraphs):
        found += [Field(f"paragraph[{at}].line[{which}]", text) for which, text in enumerate(paragraph)]
    found += [Field("closing", page.closing), Field("signature", page.name)]
    return tuple(field for field in found if field.text)


def render_letter_html(letter: Letter, options: RenderOptions) -> str:
    """The letter as one HTML file that needs nothing else."""
    page = letter_page(letter, options)
    measures = theme("letter")
    return _html(page, options, prelude(measures, measures.steps[0], options) + style("letter"))


def render_letter_pdf(letter: Letter, options: RenderOptions) -> bytes:
    """The letter as a tagged PDF, set tighter when it would not keep to one page."""
    page = letter_page(letter, options)
    if not weasy.pango_available():
        from tailoring.rendering.typst_pdf import typst_letter

        return typst_letter(page, options)
    measures = theme("letter")
    html = _html(page, options, "")
    sheets = [prelude(measures, step, options) + style("letter") for step in measures.steps]
    return weasy.fewest_pages(1, [partial(weasy.set_page, html, sheet) for sheet in sheets]).pdf()


def _html(page: LetterPage, options: RenderOptions, css: str) -> str:
    rows = contact_rows(page.contacts, "letter", options)
    return template("letter.html.j2").render(page=page, css=css, rows=rows, direction=direction_of(page.language))


def render_letter_markdown(letter: Letter, options: RenderOptions) -> str:
    """The letter as Markdown."""
    from tailoring.rendering.markdown import contact_line, escaped

    page = letter_page(letter, options)
    blocks = [f"# {escaped(page.name)}", contact_line(page.contacts), escaped(page.date)]
    blocks.append("  \n".join(escaped(line) for line in page.recipient))
    blocks.append(escaped(page.salutation))
    blocks += [" ".join(escaped(text) for text in paragraph) for paragraph in page.paragraphs]
    blocks += [escaped(page.closing), escaped(page.name)]
    return "\n\n".join(block for block in blocks if block) + "\n"


def render_letter_docx(letter: Letter, options: RenderOptions) -> bytes:
    """The letter as a Word document; the same letter and options give the same bytes."""
    from tailoring.rendering.docx import Sheet

    page = letter_page(letter, options)
    sheet = Sheet("letter", 0, options, page.language)
    sheet.paragraph(page.name, "Title")
    sheet.contacts(page.contacts)
    sheet.paragraph(page.date, "Letter Part")
    for at, line in enumerate(page.recipient):
        sheet.paragraph(line, "Letter Part" if at == 0 else "Letter Line")
    sheet.paragraph(page.salutation, "Letter Part")
    for paragraph in page.paragraphs:
        sheet.paragraph(" ".join(paragraph), "Letter Body")
    sheet.paragraph(page.closing, "Letter Part", keep_with_next=True)
    sheet.paragraph(page.name, "Letter Part")
    return sheet.saved(page.title, page.name)
