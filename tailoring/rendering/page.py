"""The draft as it will stand on the page: one structure that every renderer follows, so that all agree on the order."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Literal

from tailoring.plan import SectionName
from tailoring.rendering.dates import show_range
from tailoring.rendering.options import RenderOptions
from tailoring.resume import Draft, DraftContact, DraftItem, DraftLine, DraftSection

Run = Literal["paragraph", "inline", "bullets"]
_RUN_OF: dict[SectionName, Run] = {"summary": "paragraph", "languages": "inline", "interests": "inline"}
_ONE_LINE: set[SectionName] = {"certifications", "awards", "languages", "interests", "publications", "additional"}
_SAFE_ADDRESS = re.compile(r"(https?://|mailto:|tel:)\S+", re.IGNORECASE)
_JOINERS = "\u200c\u200d"  # they shape Persian and Indic words
_BARE_ADDRESS = re.compile(r"[\w.-]+\.[a-z]{2,}(/\S*)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Contact:
    """A contact as shown; `href` is "" where it leads nowhere that is safe to link."""

    text: str
    href: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """A job, a school, a project. `where` is organisation and place as one phrase."""

    title: str = ""
    organisation: str = ""
    place: str = ""
    dates: str = ""
    detail: str = ""
    url: str = ""
    href: str = ""
    bullets: tuple[str, ...] = ()

    @property
    def where(self) -> str:
        """Organisation and place, joined by a comma."""
        return ", ".join(part for part in (self.organisation, self.place) if part)


@dataclass(frozen=True, slots=True)
class Block:
    """Entries under one employer's heading (`organisation`, `place`), or a single entry with no such heading."""

    entries: tuple[Entry, ...]
    organisation: str = ""
    place: str = ""

    @property
    def where(self) -> str:
        """Organisation and place of the heading, joined by a comma."""
        return ", ".join(part for part in (self.organisation, self.place) if part)


@dataclass(frozen=True, slots=True)
class SkillRow:
    """Skills under a label ("" for none)."""

    label: str
    skills: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A section: free lines shown as `run` says, then blocks, then skills.

    `one_line`: its entries stand on one line (a certificate), not on two (a job).
    """

    name: SectionName
    heading: str
    run: Run = "bullets"
    lines: tuple[str, ...] = ()
    blocks: tuple[Block, ...] = ()
    skills: tuple[SkillRow, ...] = ()
    one_line: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """A résumé as it stands: header, then the sidebar's sections (empty with one column), then the main ones."""

    name: str
    headline: str
    contacts: tuple[Contact, ...]
    main: tuple[Section, ...]
    side: tuple[Section, ...] = ()
    language: str = "en"
    title: str = ""

    @property
    def sections(self) -> tuple[Section, ...]:
        """All sections in reading order."""
        return self.side + self.main


@dataclass(frozen=True, slots=True)
class Field:
    """One piece of text that must come back from a file. `solid`: an address, which may be broken anywhere."""

    name: str
    text: str
    solid: bool = False


def page_of(draft: Draft, options: RenderOptions) -> Page:
    """The draft on one column; empty sections vanish."""
    language = options.language_tag(draft.language)
    sections = tuple(_section(section, options, draft.language) for section in draft.sections)
    headline = draft.headline_line.text if draft.headline_line else draft.headline
    return Page(
        name=tidy(draft.name),
        headline=tidy(headline),
        contacts=contacts_of(draft.contacts),
        main=tuple(section for section in sections if section.lines or section.blocks or section.skills),
        language=language,
        title=f"{tidy(draft.name)} – {tidy(headline)}" if headline.strip() else tidy(draft.name),
    )


def contacts_of(contacts: Iterable[DraftContact]) -> tuple[Contact, ...]:
    """Contacts with anything to show."""
    return tuple(Contact(tidy(one.text), safe_address(one.url), one.kind) for one in contacts if one.text.strip())


def safe_address(url: str) -> str:
    """An address that may stand behind text (web, mail or telephone), else ""; a bare domain becomes https."""
    url = url.strip()
    if _SAFE_ADDRESS.fullmatch(url):
        return url
    return f"https://{url}" if _BARE_ADDRESS.fullmatch(url) else ""


def tidy(text: str) -> str:
    """The text on one line, without the characters that show nothing and would come back as noise."""
    return " ".join("".join(sign for sign in text if sign.isspace() or sign.isprintable() or sign in _JOINERS).split())


def _texts(lines: Iterable[DraftLine]) -> tuple[str, ...]:
    return tuple(text for line in lines if (text := tidy(line.text)))


def _section(section: DraftSection, options: RenderOptions, language: str) -> Section:
    rows = (SkillRow(tidy(group.label), _texts(group.skills)) for group in section.groups)
    return Section(
        name=section.name,
        heading=tidy(section.heading),
        run=_RUN_OF.get(section.name, "bullets"),
        lines=_texts(section.lines),
        blocks=tuple(_blocks(section.items, options, language)),
        skills=tuple(row for row in rows if row.skills),
        one_line=section.name in _ONE_LINE,
    )


def _blocks(items: Iterable[DraftItem], options: RenderOptions, language: str) -> Iterator[Block]:
    """Neighbours of one group and employer become one block; beside one, a post alone is headed by its employer too.

    None do where a post names no employer: below an employer's it would read as one more of theirs.
    """
    runs = groupby(enumerate(items), key=lambda at: (at[1].group, at[1].organisation) if at[1].group else at[0])
    blocks = [(isinstance(key, tuple), tuple(_entry(item, options, language) for _, item in run)) for key, run in runs]
    shown = [(grouped, tuple(entry for entry in entries if _says(entry))) for grouped, entries in blocks]
    # One order all through: a title first, below an employer's titles, would read as one more of that employer's.
    joined = any(grouped and len(entries) > 1 and _may_join(entries) for grouped, entries in shown)
    joined = joined and all(entry.organisation for _, entries in shown for entry in entries)
    for grouped, entries in shown:
        if joined and grouped and _may_join(entries):
            yield _joined(entries)
        else:
            yield from (Block((entry,)) for entry in entries)


def _says(entry: Entry) -> bool:
    return any((entry.title, entry.where, entry.detail, entry.bullets))


def _may_join(entries: Sequence[Entry]) -> bool:
    """Whether an employer can head the roles; one without a title would be headed by its place or its dates alone."""
    return bool(entries) and bool(entries[0].organisation) and all(entry.title for entry in entries)


def _joined(entries: Sequence[Entry]) -> Block:
    place = entries[0].place if len({entry.place for entry in entries}) == 1 else ""
    roles = tuple(replace(entry, organisation="", place="" if place else entry.place) for entry in entries)
    return Block(roles, entries[0].organisation, place)


def _entry(item: DraftItem, options: RenderOptions, language: str) -> Entry:
    title, dates = tidy(item.title), tidy(item.dates) or show_range(item.start, item.end, options, language)
    # "Player of the year 2011" needs no second 2011 beside it.
    told = dates.isdigit() and dates in re.findall(r"\w+", title)
    return Entry(
        title=title,
        organisation=tidy(item.organisation),
        place=tidy(item.place),
        dates="" if told else dates,
        detail=tidy(item.detail),
        url=tidy(item.url),
        href=safe_address(item.url),
        bullets=_texts(item.lines),
    )


def fields(page: Page) -> tuple[Field, ...]:
    """Every piece of text of the page, in reading order."""
    with_header = [Field("name", page.name), Field("headline", page.headline)]
    with_header += [Field(f"contact.{one.kind}", one.text, solid=" " not in one.text) for one in page.contacts]
    for section in page.sections:
        with_header += _section_fields(section)
    return tuple(field for field in with_header if field.text)


def _section_fields(section: Section) -> Iterator[Field]:
    yield Field(f"{section.name}.heading", section.heading)
    yield from (Field(f"{section.name}.line[{at}]", line) for at, line in enumerate(section.lines))
    for at, block in enumerate(section.blocks):
        yield from _block_fields(f"{section.name}[{at}]", block)
    for at, row in enumerate(section.skills):
        yield Field(f"{section.name}.group[{at}].label", row.label)
        yield from (Field(f"{section.name}.group[{at}].skill[{which}]", text) for which, text in enumerate(row.skills))


def _block_fields(name: str, block: Block) -> Iterator[Field]:
    yield Field(f"{name}.organisation", block.organisation)
    yield Field(f"{name}.place", block.place)
    for at, entry in enumerate(block.entries):
        prefix = f"{name}.role[{at}]" if block.organisation else name
        yield Field(f"{prefix}.title", entry.title)
        yield Field(f"{prefix}.organisation", entry.organisation)
        yield Field(f"{prefix}.place", entry.place)
        yield Field(f"{prefix}.dates", entry.dates)
        yield Field(f"{prefix}.url", entry.url, solid=True)
        yield Field(f"{prefix}.detail", entry.detail)
        yield from (Field(f"{prefix}.bullet[{which}]", text) for which, text in enumerate(entry.bullets))
