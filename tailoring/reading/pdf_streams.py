"""Guards against PDFs whose compressed streams unpack to far more than the file."""

from __future__ import annotations

import re
import zlib

from tailoring.errors import LimitExceeded
from tailoring.reading.limits import Limits, size_words

_STREAM = re.compile(rb"stream\r?\n(?=[\x08\x18\x28\x38\x48\x58\x68\x78])")
_STEP = 1 << 20


def check_expansion(data: bytes, name: str, limits: Limits) -> None:
    """Raises LimitExceeded when the streams unpack to more than `limits.expanded_mb`, unpacking no more than that."""
    allowed = limit = int(limits.expanded_mb * 1e6)
    for found in _STREAM.finditer(data):
        allowed -= _unpacked(data, found.end(), allowed)
        if allowed <= 0:
            raise LimitExceeded(
                f"{name} unpacks to more than {size_words(limit)} (limit {limits.expanded_mb:g} MB). It was not read.",
                "Export it again from your word processor, or raise limits.expanded_mb.",
            )


def _unpacked(data: bytes, start: int, allowed: int) -> int:
    """How much one stream unpacks to, counted up to `allowed`."""
    unpacker = zlib.decompressobj()
    total = 0
    piece: bytes = data[start : start + _STEP]
    while piece and total < allowed and not unpacker.eof:
        try:
            total += len(unpacker.decompress(piece, _STEP))
        except zlib.error:
            break
        piece = unpacker.unconsumed_tail
        if not piece:
            start += _STEP
            piece = data[start : start + _STEP]
    return total
