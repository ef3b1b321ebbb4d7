"""HTML (and saved web pages) → draft: visible text without navigation, scripts and banners."""

from __future__ import annotations

import email
import email.policy
import importlib
import re
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from tailoring.errors import UnreadableDocument
from tailoring.reading.drafts import Draft, DraftLine, Region
from tailoring.reading.encoding import decode_text
from tailoring.reading.job_postings import posting_lines
from tailoring.reading.layout_data import page_cues
from tailoring.reading.runs import Lines, Run
from tailoring.reading.tables import place_row

MAX_DEPTH = 200
_CHARSET = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w-]+)""", re.IGNORECASE)
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_CHANGES: dict[str, dict[str, Any]] = {
    "li": {"bullet": True, "level": 0},
    "b": {"bold": True},
    "strong": {"bold": True},
    "th": {"bold": True},
    "i": {"italic": True},
    "em": {"italic": True},
    "cite": {"italic": True},
    "pre": {"keeps_white": True},
    "footer": {"region": "footer"},
}
_UNSEEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_SPREAD = re.compile(r"flex|row\b|between|justify|grid|float\s*:\s*right|pull-right", re.IGNORECASE)
_WHITE = re.compile(r"[ \t\r\n\f]+")


@dataclass(slots=True, frozen=True)
class _Look:
    """What an element hands down to its text."""

    bold: bool = False
    italic: bool = False
    url: str = ""
    level: int = 0
    bullet: bool = False
    region: Region = "body"
    keeps_white: bool = False


def read_html(data: bytes, name: str) -> Draft:
    """The lines of a web page; a schema.org JobPosting's parts stand first where the page itself lacks them."""
    text, warnings = _decoded(data, name)
    root = parsed(text)
    if root is None:
        raise UnreadableDocument(f"{name} is a web page without text.", "Save the page again when it has fully loaded.")
    lines = html_lines(root)
    lines = [*posting_lines(root, lines), *lines]
    if not any(line.text for line in lines):
        raise UnreadableDocument(
            f"{name} is a web page without text (its contents may be loaded by a script).",
            "Save it as a complete page from the browser, or paste its text into a .txt file and give that.",
        )
    return Draft("html", lines, author=_author(root), warnings=warnings)


def parsed(text: str) -> Any | None:
    """The element tree of an HTML text, or None when there is none."""
    # lxml has no types; everything it gives is Any here.
    lxml_html: Any = importlib.import_module("lxml.html")
    etree: Any = importlib.import_module("lxml.etree")
    parser = lxml_html.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        return lxml_html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None


def html_lines(root: Any) -> list[DraftLine]:
    """The visible lines below an element."""
    reader = _Reader()
    reader.read(root, _Look(), 0)
    reader.flush()
    return [line for line in reader.lines.found if line.text]


def _decoded(data: bytes, name: str) -> tuple[str, list[str]]:
    if b"multipart/related" in data[:4096].lower():
        data = _page_of_archive(data) or data
    found = _CHARSET.search(data[:4096])
    if found and found[1].lower() not in (b"utf-8", b"utf8", b"utf-16"):
        try:
            return data.decode(found[1].decode("ascii")), []
        except (LookupError, UnicodeDecodeError):
            pass
    return decode_text(data, name)


def _page_of_archive(data: bytes) -> bytes:
    """The HTML part of a page saved as MHTML."""
    message = email.message_from_bytes(data, policy=email.policy.default)
    for part in message.walk():
        if part.get_content_type() == "text/html":
            content = part.get_payload(decode=True)
            return content if isinstance(content, bytes) else b""
    return b""


def _author(root: Any) -> str:
    for element in root.iter("meta"):
        if str(element.get("name", "")).lower() == "author":
            return str(element.get("content", "")).strip()
    return ""


@cache
def _boilerplate() -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in page_cues().boilerplate)
    return re.compile(rf"(?:^|[\s_-])(?:{words})(?:$|[\s_-])", re.IGNORECASE)


class _Reader:
    """Walks the tree and gathers runs until a block ends."""

    def __init__(self) -> None:
        self.lines = Lines()
        self.runs: list[Run] = []
        self.look = _Look()

    def flush(self) -> None:
        """Ends the line that is being gathered."""
        if any(run.text.strip() for run in self.runs):
            self.lines.add(self.runs, bullet=self.look.bullet, level=self.look.level, region=self.look.region)
            self.look = replace(self.look, bullet=False)
        self.runs = []

    def read(self, element: Any, look: _Look, depth: int) -> None:
        """An element with all it holds, without the text behind it."""
        tag = element.tag if isinstance(element.tag, str) else ""
        if not tag or _is_dropped(element, tag):
            return
        if depth > MAX_DEPTH:
            self._add(" ".join(element.itertext()), look)
            return
        if tag == "br":
            self._add("\n", look, keep=True)
        elif tag == "tr":
            self._row(element, look, depth)
        elif tag in page_cues().blocks:
            self.flush()
            inner = _inner(element, tag, look)
            self.look = inner
            self._children(element, inner, depth)
            self.flush()
            self.look = look if not look.bullet else replace(look, bullet=False)
        else:
            self._children(element, _inner(element, tag, look), depth)

    def _children(self, element: Any, look: _Look, depth: int) -> None:
        spread = _is_spread(element)
        self._add(element.text, look)
        for index, child in enumerate(element):
            if spread and index and self.runs:
                self._add("\t", look, keep=True)
            self.read(child, look, depth + 1)
            self._add(child.tail, look)

    def _add(self, text: str | None, look: _Look, *, keep: bool = False) -> None:
        if text:
            shown = text if keep or look.keeps_white else _WHITE.sub(" ", text)
            self.runs.append(Run(shown, look.bold, look.italic, 0, look.url))

    def _row(self, row: Any, look: _Look, depth: int) -> None:
        self.flush()
        start = len(self.lines.found)
        cells: list[list[DraftLine]] = []
        for cell in row:
            if cell.tag not in ("td", "th"):
                continue
            self.read(cell, look, depth + 1)
            self.flush()
            cells.append(self.lines.found[start:])
            del self.lines.found[start:]
        self.lines.found += place_row([cell for cell in cells if cell], self.lines, 0)


def _is_dropped(element: Any, tag: str) -> bool:
    if (
        tag in page_cues().dropped_elements
        or element.get("hidden") is not None
        or _UNSEEN.search(element.get("style") or "")
    ):
        return True
    names = f"{element.get('id') or ''} {element.get('class') or ''}"
    if tag in ("html", "body", "main", "article") or not names.strip():
        return False
    return bool(_boilerplate().search(names))


def _inner(element: Any, tag: str, look: _Look) -> _Look:
    """The look of what an element holds."""
    if tag in _HEADINGS:
        return replace(look, level=_HEADINGS[tag], bullet=False)
    if tag == "a":
        url = str(element.get("href") or "").strip()
        return replace(look, url=url) if url and not url.startswith(("#", "javascript:")) else look
    return replace(look, **_CHANGES.get(tag, {}))


def _is_spread(element: Any) -> bool:
    """Whether an element sets its inline children apart, as a title and its dates."""
    names = f"{element.get('class') or ''} {element.get('style') or ''}"
    return len(element) > 1 and bool(_SPREAD.search(names)) and not any(_is_block(child) for child in element)


def _is_block(element: Any) -> bool:
    return element.tag in page_cues().blocks or element.tag == "br"
