"""Zip archives opened with care: names, counts and sizes are checked before anything is unpacked."""

from __future__ import annotations

import io
import zipfile
import zlib

from tailoring.errors import LimitExceeded, UnreadableDocument
from tailoring.reading.limits import Limits, size_words

# Small archives may compress any amount without being a danger.
RATIO_FROM = 2_000_000
ENCRYPTED = 0x1


def opened_archive(data: bytes, name: str, limits: Limits) -> zipfile.ZipFile:
    """The archive, safe to read. Raises UnreadableDocument or LimitExceeded; nothing has been unpacked then."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        entries = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
        raise damaged_archive(name) from error
    if len(entries) > limits.archive_entries:
        raise LimitExceeded(
            f"{name} holds {len(entries):,} files (limit {limits.archive_entries:,}). It was not read.",
            "Save it again from your word processor, or raise limits.archive_entries.",
        )
    for entry in entries:
        _check_entry(entry, name)
    _check_size(sum(entry.file_size for entry in entries), len(data), name, limits)
    return archive


def damaged_archive(name: str) -> UnreadableDocument:
    """The refusal of an archive that is cut off or broken."""
    return UnreadableDocument(
        f"{name} is damaged or cut off: its contents cannot be unpacked.",
        "Save or download it again, or paste its text into a .txt file and give that.",
    )


def member(archive: zipfile.ZipFile, path: str, name: str) -> bytes | None:
    """The contents of one file of the archive, or None when it has no such file."""
    try:
        return archive.read(path)
    except KeyError:
        return None
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError) as error:
        raise damaged_archive(name) from error


def _check_entry(entry: zipfile.ZipInfo, name: str) -> None:
    path = entry.filename.replace("\\", "/")
    if path.startswith("/") or ":" in path.split("/")[0] or ".." in path.split("/"):
        raise UnreadableDocument(
            f'{name} holds a file named "{entry.filename[:80]}", which points outside the archive. It was not read.',
            "Save it again from the program that made it.",
        )
    if entry.flag_bits & ENCRYPTED:
        raise UnreadableDocument(
            f"{name} is protected with a password, so its text cannot be read.",
            "Save it without a password and give that file.",
        )


def _check_size(expanded: int, packed: int, name: str, limits: Limits) -> None:
    if expanded > limits.expanded_mb * 1e6:
        raise LimitExceeded(
            f"{name} unpacks to {size_words(expanded)} (limit {limits.expanded_mb:g} MB). It was not read.",
            "Save it again from your word processor, or raise limits.expanded_mb.",
        )
    ratio = expanded / max(packed, 1)
    if expanded > RATIO_FROM and ratio > limits.archive_ratio:
        raise LimitExceeded(
            f"{name} unpacks to {ratio:,.0f} times its size (limit {limits.archive_ratio:g}). It was not read.",
            "Save it again from your word processor, or raise limits.archive_ratio.",
        )
