"""Cursors of answers that come in pages."""

from __future__ import annotations

from tailoring.errors import InvalidOption

_MOST_DIGITS = 9


def offset_of(cursor: str) -> int:
    """Where a page begins. Raises InvalidOption for a cursor that was never given."""
    if not cursor:
        return 0
    if not (cursor.isascii() and cursor.isdecimal()) or len(cursor) > _MOST_DIGITS:
        raise InvalidOption(f"The cursor {cursor!r} was never given.", "Begin again without a cursor.")
    return int(cursor)
