"""Draft → Markdown (CommonMark): the plainest form, for pasting into web forms."""

from __future__ import annotations

import re
from collections.abc import Iterable

from tailoring.rendering.options import RenderOptions
from tailoring.rendering.page import Block, Contact, Entry, Section, page_of
from tailoring.resume import Draft

_MARKS = re.compile(r"([\\`*_\[\]<>&|~#])")
_LEADING = re.compile(r"^(\d+)([.)])|^([-+=])")


def escaped(text: str) -> str:
    """The text with every character escaped that Markdown would read as a mark."""
    text = _MARKS.sub(r"\\\1", text)
    return _LEADING.sub(lambda found: f"{found[1] or ''}\\{found[2] or found[3]}", text)


def contact_line(contacts: Iterable[Contact]) -> str:
    """Contacts on one line, linked where they lead somewhere."""
    return " · ".join(_link(one.text, one.href) for one in contacts)


def _link(text: str, href: str) -> str:
    return f"[{escaped(text)}](<{href}>)" if href and not re.search(r"[<>\s]", href) else escaped(text)


def render_markdown(draft: Draft, options: RenderOptions) -> str:
    """The résumé as Markdown, in the reading order of the one-column page."""
    page = page_of(draft, options)
    blocks = [f"# {escaped(page.name)}", escaped(page.headline), contact_line(page.contacts)]
    for section in page.main:
        blocks += _section(section)
    return "\n\n".join(block for block in blocks if block) + "\n"


def _section(section: Section) -> list[str]:
    blocks = [f"## {escaped(section.heading)}" if section.heading else ""]
    if section.run == "bullets":
        blocks.append(_bullets(section.lines))
    else:
        blocks.append((" " if section.run == "paragraph" else " · ").join(escaped(text) for text in section.lines))
    for block in section.blocks:
        blocks += _block(block)
    for row in section.skills:
        label = f"**{escaped(row.label)}:** " if row.label else ""
        blocks.append(label + ", ".join(escaped(text) for text in row.skills))
    return blocks


def _block(block: Block) -> list[str]:
    if not block.organisation:
        return _entry(block.entries[0], "###")
    return [f"### {escaped(block.where)}", *(part for entry in block.entries for part in _entry(entry, "####"))]


def _entry(entry: Entry, mark: str) -> list[str]:
    under = " · ".join(escaped(text) for text in (entry.where, entry.dates) if text)
    title = f"{mark} {escaped(entry.title)}" if entry.title else ""
    url = _link(entry.url, entry.href) if entry.url else ""
    return [title, under, url, escaped(entry.detail), _bullets(entry.bullets)]


def _bullets(texts: tuple[str, ...]) -> str:
    return "\n".join(f"- {escaped(text)}" for text in texts)
