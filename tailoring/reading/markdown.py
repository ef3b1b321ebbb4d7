"""Markdown → draft."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from tailoring.reading.drafts import Draft, DraftLine
from tailoring.reading.encoding import decode_text
from tailoring.reading.html import html_lines, parsed
from tailoring.reading.runs import Lines, Run
from tailoring.reading.tables import place_row

if TYPE_CHECKING:
    from markdown_it.token import Token

_INLINE_BREAK = ("<br>", "<br/>", "<br />")


def read_markdown(data: bytes, name: str) -> Draft:
    """The lines of a Markdown file, its marks turned into levels, bullets, bold stretches and links."""
    from markdown_it import MarkdownIt

    text, warnings = decode_text(data, name)
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    lines = _Reader().read(parser.parse(text))
    return Draft("markdown", lines, warnings=warnings)


class _Reader:
    """Follows the parser's tokens."""

    def __init__(self) -> None:
        self.lines = Lines()
        self.level = 0
        self.bullet = False
        self.cells: list[list[DraftLine]] | None = None

    def read(self, tokens: Sequence[Token]) -> list[DraftLine]:
        """All lines of the tokens."""
        for token in tokens:
            self._block(token)
        return self.lines.found

    def _block(self, token: Token) -> None:
        kind = token.type
        if kind == "heading_open":
            self.level = int(token.tag[1:])
        elif kind == "heading_close":
            self.level = 0
        elif kind == "list_item_open":
            self.bullet = True
        elif kind == "list_item_close":
            self.bullet = False
        elif kind == "tr_open":
            self.cells = []
        elif kind == "tr_close":
            cells, self.cells = self.cells or [], None
            self.lines.found += place_row([cell for cell in cells if cell], self.lines, 0)
        elif kind in ("inline", "fence", "code_block"):
            self._text(token)
        elif kind == "html_block":
            tree = parsed(token.content)
            self.lines.found += html_lines(tree) if tree is not None else []

    def _text(self, token: Token) -> None:
        runs = list(_runs(token.children or [])) if token.type == "inline" else [Run(token.content)]
        start = len(self.lines.found)
        self.lines.add(runs, bullet=self.bullet, level=self.level)
        self.bullet = False
        if self.cells is not None:
            self.cells.append(self.lines.found[start:])
            del self.lines.found[start:]


def _runs(tokens: Sequence[Token]) -> Iterator[Run]:
    bold = italic = 0
    url = ""
    for token in tokens:
        kind = token.type
        if kind in ("strong_open", "strong_close"):
            bold += 1 if kind == "strong_open" else -1
        elif kind in ("em_open", "em_close"):
            italic += 1 if kind == "em_open" else -1
        elif kind == "link_open":
            url = str(token.attrGet("href") or "")
        elif kind == "link_close":
            url = ""
        elif kind in ("softbreak", "hardbreak"):
            yield Run("\n")
        elif kind == "html_inline":
            yield Run("\n" if token.content.lower() in _INLINE_BREAK else "")
        elif kind == "image":
            continue
        elif token.content:
            yield Run(token.content, bold > 0, italic > 0, 0, url)
