"""Bytes → text: the encoding is found, and what was broken on the way is mended or named."""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections import Counter

from tailoring.errors import UnreadableDocument

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# UTF-8 read as Windows-1252: "Ã©", "â€™", "Â·".
_MOJIBAKE = re.compile("[ÂÃÄÅâ][\u0080-\u00bf\u0152-\u0178\u02c6\u02dc\u2013-\u203a\u20ac\u2122]")
_BINARY_SHARE = 0.02
_SCATTERED_SHARE = 0.1
_ALPHABETS = 3
_SAMPLE = 4000
# The blocks of Chinese characters and Korean syllables.
_MANY_SIGNS = range(0x34, 0xD8)
_STRANGE_SHARE = 0.3
LOST = "\ufffd"


def decode_text(data: bytes, name: str) -> tuple[str, list[str]]:
    """The text, and warnings about what could not be read. Raises UnreadableDocument for binary data."""
    text, warnings = _decoded(data, name)
    nulls = text.count("\0")
    if nulls > _BINARY_SHARE * len(text):
        raise UnreadableDocument(
            f"{name} is not a text file: {nulls:,} of its {len(text):,} characters are NUL.",
            "Give a PDF, DOCX, HTML, Markdown or plain text file.",
        )
    if nulls:
        text = text.replace("\0", "")
        warnings.append(f"{name} held {nulls} NUL characters; they were left out.")
    mended = "\n".join(map(_without_mojibake, text.split("\n")))
    if mended != text:
        warnings.append(f"{name} held letters in a broken encoding (such as “Ã©” for “é”); they were mended.")
    lost = mended.count(LOST)
    if lost:
        warnings.append(f"{name} holds {lost} signs that could not be read; they show as {LOST}.")
    return mended, warnings


def _decoded(data: bytes, name: str) -> tuple[str, list[str]]:
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            text = data.decode(encoding, "replace")
            if encoding != "utf-8-sig":
                _refuse_rubbish(text, name, encoding)
            return text, []
    if guess := _utf16_without_bom(data):
        return data.decode(guess, "replace"), []
    try:
        return data.decode("utf-8"), []
    except UnicodeDecodeError:
        return _legacy(data, name)


def _refuse_rubbish(text: str, name: str, encoding: str) -> None:
    """Any bytes decode as UTF-16; what comes out is text only when its signs are in use and of few alphabets."""
    sample = text[:_SAMPLE]
    unused = sum(sign == LOST or unicodedata.category(sign) in ("Cn", "Co", "Cs") for sign in sample)
    blocks = Counter(ord(sign) >> 8 for sign in sample if sign.isalpha() and sign > "\u02ff")
    # Writing systems with many signs fill many blocks of 256; each is used often there, and once or twice in rubbish.
    strewn = [count for block, count in blocks.items() if block not in _MANY_SIGNS and count <= 2]
    scattered = len(strewn) > _ALPHABETS and sum(strewn) > _SCATTERED_SHARE * len(sample)
    if unused > _BINARY_SHARE * len(sample) or scattered:
        raise UnreadableDocument(
            f"{name} begins with the mark of {encoding.upper()} text, but what follows is not text.",
            "Give a PDF, DOCX, HTML, Markdown or plain text file.",
        )


def _utf16_without_bom(data: bytes) -> str:
    sample = data[:2000]
    half = len(sample) // 2
    if half < 2:
        return ""
    if sample[1::2].count(0) > 0.7 * half and sample[::2].count(0) < 0.1 * half:
        return "utf-16-le"
    if sample[::2].count(0) > 0.7 * half and sample[1::2].count(0) < 0.1 * half:
        return "utf-16-be"
    return ""


def _legacy(data: bytes, name: str) -> tuple[str, list[str]]:
    """Text that is no clean UTF-8: damaged UTF-8 where most of it still reads so, else Windows-1252."""
    damaged = data.decode("utf-8", "replace")
    good = sum(character > "\x7f" and character != LOST for character in damaged)
    if good > damaged.count(LOST):
        return damaged, []
    text = data.decode("cp1252", "replace").replace(LOST, "")
    strange = sum(character > "\x7f" for character in text)
    letters = sum(character.isalpha() for character in text)
    if strange > _STRANGE_SHARE * max(letters, 1):
        return text, [f"{name} is in an encoding that could not be told; save it as UTF-8 if its letters look wrong."]
    return text, []


def _without_mojibake(line: str) -> str:
    if not _MOJIBAKE.search(line):
        return line
    try:
        return line.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return line
