"""What a file is, told by its content and never by its name."""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Iterable
from io import BytesIO
from pathlib import PurePath
from typing import cast

from tailoring.errors import UnreadableDocument
from tailoring.facts import Format
from tailoring.reading.archive import damaged_archive
from tailoring.reading.linkedin import is_linkedin_export

PDF_HEADER_WITHIN = 1024
_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"II*\0", "a TIFF picture"),
    (b"MM\0*", "a TIFF picture"),
    (b"BM", "a BMP picture"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"Rar!", "a RAR archive"),
    (b"%!PS", "a PostScript file"),
    (b"bplist", "a Safari web archive"),
    (b"\x7fELF", "a program"),
    (b"MZ", "a program"),
)
_HTML = re.compile(
    rb"^(?:<\?xml[^>]*>)?\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|main|article|section|div|table|ul|ol|p|h[1-6]|span|meta)\b",
    re.IGNORECASE | re.DOTALL,
)
_CLOSING = re.compile(rb"</(?:p|div|li|ul|h[1-6]|td|span|section|article|b|strong)>", re.IGNORECASE)
_MARKDOWN_HEADING = re.compile(r"^ {0,3}#{1,6} +\S", re.MULTILINE)
_MARKDOWN_INLINE = re.compile(
    r"\*\*[^\s*][^*\n]*\*\*|(?<!\w)__[^\s_][^_\n]*__(?!\w)|\[[^\]\n]+\]\([^)\s]+\)|^\|(?: *:?-+:? *\|)+ *$",
    re.MULTILINE,
)
_EXTENSIONS: dict[Format, tuple[str, ...]] = {
    "pdf": (".pdf",),
    "docx": (".docx", ".docm", ".dotx"),
    "html": (".html", ".htm", ".xhtml", ".mhtml", ".mht"),
    "markdown": (".md", ".markdown", ".txt", ".text", ""),
    "text": (".txt", ".text", ".md", ".markdown", ".csv", ".json", ""),
    "json_resume": (".json",),
    "linkedin_zip": (".zip",),
}
NAMES: dict[Format, str] = {
    "pdf": "a PDF",
    "docx": "a Word document (DOCX)",
    "html": "a web page (HTML)",
    "markdown": "Markdown text",
    "text": "plain text",
    "json_resume": "JSON Resume",
    "linkedin_zip": "a LinkedIn export",
}
ACCEPTED = "Give a PDF, DOCX, HTML, Markdown, plain text, JSON Resume or LinkedIn export (ZIP) file."


def sniff(data: bytes, name: str) -> Format:
    """The format of a file. Raises UnreadableDocument for an empty file and for formats that are not read."""
    if not data.strip(b"\0 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise UnreadableDocument(f"{name} is empty ({len(data)} bytes).", "Give a file with text in it.")
    if b"%PDF-" in data[:PDF_HEADER_WITHIN]:
        return "pdf"
    if data[:4] in (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08"):
        return _zip_format(data, name)
    _refuse_binary(data, name)
    return _text_format(data)


def mismatch(format_: Format, name: str) -> str:
    """A warning when the name's ending promises another format, else ""."""
    ending = PurePath(name).suffix.lower()
    if not ending or ending in _EXTENSIONS[format_]:
        return ""
    return f"{name} is {NAMES[format_]} in spite of its ending {ending}; it was read as that."


def _zip_format(data: bytes, name: str) -> Format:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            paths = archive.namelist()
            kind = archive.read("mimetype")[:80] if "mimetype" in paths else b""
    except (zipfile.BadZipFile, ValueError, RuntimeError, OSError, NotImplementedError) as error:
        raise damaged_archive(name) from error
    if "word/document.xml" in paths or ("[Content_Types].xml" in paths and _has(paths, r"word/document\d*\.xml")):
        return "docx"
    if is_linkedin_export(paths):
        return "linkedin_zip"
    raise _refused_zip(paths, kind, name)


def _refused_zip(paths: list[str], kind: bytes, name: str) -> UnreadableDocument:
    for what, fits in (
        ("an OpenDocument text (ODT)", b"opendocument.text" in kind),
        ("an EPUB book", b"epub" in kind),
        ("an OpenDocument file", b"opendocument" in kind),
        ("an Excel workbook", _has(paths, r"xl/workbook\.")),
        ("a PowerPoint file", _has(paths, r"ppt/presentation\.")),
        ("an Apple Pages document", _has(paths, r"Index/Document\.iwa|index\.xml$")),
    ):
        if fits:
            return UnreadableDocument(
                f"{name} is {what}, which is not read.", "Open it and save it as DOCX or PDF, then give that file."
            )
    listing = ", ".join(path for path in paths[:4]) + (", …" if len(paths) > 4 else "")
    return UnreadableDocument(
        f"{name} is a ZIP archive ({listing or 'empty'}) and neither a DOCX nor a LinkedIn export.",
        "Unpack it and give the files inside one by one.",
    )


def _has(paths: Iterable[str], pattern: str) -> bool:
    return any(re.match(pattern, path) for path in paths)


def _refuse_binary(data: bytes, name: str) -> None:
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise UnreadableDocument(
                f"{name} is protected with a password, so its text cannot be read.",
                "Save it without a password and give that file.",
            )
        raise UnreadableDocument(
            f"{name} is an old Word document (.doc), which is not read.", "Open it and save it as DOCX or PDF."
        )
    if data.lstrip().startswith(b"{\\rtf"):
        raise UnreadableDocument(f"{name} is an RTF file, which is not read.", "Open it and save it as DOCX or PDF.")
    what = next((what for magic, what in _MAGIC if data.startswith(magic)), "")
    if data[4:12] in (b"ftypheic", b"ftypheix", b"ftypmif1", b"ftypavif"):
        what = "a HEIC picture"
    elif data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        what = "a WebP picture"
    if what == "a BMP picture" and data.isascii():
        return
    if what == "a program" and data[:400].isascii() and b"\0" not in data[:400]:
        return
    if what.endswith("picture"):
        raise UnreadableDocument(
            f"{name} is {what}; the letters in it are not text.",
            "Run text recognition (OCR) on it and give the result, or paste the text into a .txt file and give that.",
        )
    if what:
        raise UnreadableDocument(f"{name} is {what}, which is not read.", ACCEPTED)


def _text_format(data: bytes) -> Format:
    head = data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    if head.startswith(b"{") and _is_json_resume(data):
        return "json_resume"
    if _HTML.match(head) or b"<html" in head.lower() or len(_CLOSING.findall(data[:20000])) >= 3 or _is_mhtml(head):
        return "html"
    text = data[:50000].decode("utf-8", "replace")
    headings, inline = len(_MARKDOWN_HEADING.findall(text)), len(_MARKDOWN_INLINE.findall(text))
    return "markdown" if headings + inline >= 2 else "text"


def _is_mhtml(head: bytes) -> bool:
    start = head[:2000].lower()
    return b"mime-version:" in start and b"multipart/related" in start


def _is_json_resume(data: bytes) -> bool:
    try:
        found: object = json.loads(data.decode("utf-8-sig", "replace"))
    except (ValueError, RecursionError):
        return False
    return isinstance(found, dict) and bool({"basics", "work", "education"} & set(cast("dict[str, object]", found)))
