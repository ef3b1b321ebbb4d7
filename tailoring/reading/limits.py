"""How much of a file is read before it is refused."""

from __future__ import annotations

from pydantic import Field

from tailoring.errors import LimitExceeded
from tailoring.model import Model


class Limits(Model):
    """Bounds on one document. Each is a setting `limits.<name>`; sizes in MB are 1,000,000 bytes.

    `expanded_mb` bounds what an archive or a compressed PDF stream unpacks to, `archive_ratio` the unpacked
    size against the packed one, `seconds` and `memory_mb` what the reading process may use.
    """

    file_mb: float = Field(default=20, gt=0)
    pages: int = Field(default=30, ge=1)
    expanded_mb: float = Field(default=50, gt=0)
    archive_ratio: float = Field(default=200, gt=1)
    archive_entries: int = Field(default=2000, ge=1)
    text_characters: int = Field(default=400_000, ge=1)
    seconds: float = Field(default=20, gt=0)
    memory_mb: int = Field(default=1000, ge=100)


def size_words(count: float) -> str:
    """A number of bytes as people say it: "870 bytes", "12 kB", "3.4 MB", "1.2 GB"."""
    for unit, step in (("GB", 1e9), ("MB", 1e6), ("kB", 1e3)):
        if count >= step:
            return f"{count / step:.3g} {unit}"
    return f"{count:.0f} bytes"


def check_file_size(data: bytes, name: str, limits: Limits) -> None:
    """Raises LimitExceeded when the file itself is larger than `limits.file_mb`."""
    if len(data) > limits.file_mb * 1e6:
        raise LimitExceeded(
            f"{name} has {size_words(len(data))} (limit {limits.file_mb:g} MB). It was not read.",
            "Save it without pictures, or raise limits.file_mb.",
        )


def check_text_length(length: int, name: str, limits: Limits) -> None:
    """Raises LimitExceeded when the text is longer than `limits.text_characters`."""
    if length > limits.text_characters:
        raise LimitExceeded(
            f"{name} has {length:,} characters of text (limit {limits.text_characters:,}). It was not read.",
            "Give only the résumé or the posting itself, or raise limits.text_characters.",
        )
