"""Characters made plain: ligatures undone, odd spaces and invisible characters removed, bullets known."""

from __future__ import annotations

import html
import re
import unicodedata
from functools import cache

from tailoring.reading.layout_data import layout_cues

LIGATURES = {0xFB00 + i: text for i, text in enumerate(("ff", "fi", "fl", "ffi", "ffl", "st", "st"))}
SPACES = dict.fromkeys(
    map(ord, "\t\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"), " "
)
_UNSEEN_RANGES = (
    range(0x20), range(0x7F, 0xA0), range(0x200B, 0x2010), range(0x2028, 0x202F), range(0x2060, 0x2070),
    range(0xE000, 0xF900), range(0xFE00, 0xFE10), [0xFEFF, 0xFFFE, 0xFFFF],
)  # fmt: skip
INVISIBLE: dict[int, None] = {code: None for codes in _UNSEEN_RANGES for code in codes}
PLAIN: dict[int, str | None] = {**INVISIBLE, **LIGATURES, **SPACES}
SOFT_HYPHEN = "\u00ad"
_SPACE_RUN = re.compile(r" {2,}")
_NUMBERED = re.compile(r"^\(?(\d{1,2})[.)]\s+(?=\S)")
# What pages leave behind when their text is copied or exported without being read as a page.
_ENTITY = re.compile(r"&(?:amp|lt|gt|nbsp|quot|apos|#39|#x27|ndash|mdash|rsquo|lsquo|bull);")


def plain(text: str) -> str:
    """The text in composed form with single spaces and no invisible or private-use characters.

    Soft hyphens stay: only who knows the line ends can undo them.
    """
    if "&" in text:
        text = _ENTITY.sub(lambda found: html.unescape(found.group()), text)
    if text.isascii() and "  " not in text and text.isprintable():
        return text.strip()
    composed = unicodedata.normalize("NFC", text.translate(PLAIN))
    return _SPACE_RUN.sub(" ", composed).strip()


@cache
def _bullets() -> frozenset[str]:
    return frozenset(layout_cues().bullets)


@cache
def _dashes() -> frozenset[str]:
    return frozenset(layout_cues().dash_bullets)


def is_bullet(text: str) -> bool:
    """Whether a piece of text that stands alone is a bullet glyph."""
    return len(text) == 1 and (text in _bullets() or text in _dashes())


def without_bullet(text: str) -> tuple[str, bool]:
    """The text without a leading bullet glyph, and whether there was one."""
    if not text:
        return text, False
    first, rest = text[0], text[1:]
    if first in _bullets():
        return rest.lstrip(), bool(rest.strip())
    if first in _dashes() and rest.startswith((" ", "\t")):
        return rest.lstrip(), bool(rest.strip())
    return text, False


def list_number(text: str) -> tuple[int, int] | None:
    """Number and length of the marker of a numbered list item ("3. ", "(3) "), or None."""
    found = _NUMBERED.match(text)
    return (int(found[1]), found.end()) if found else None
