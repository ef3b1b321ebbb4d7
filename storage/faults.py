"""What the database says when it cannot go on, in words a person can act on."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager

from sqlalchemy import URL
from sqlalchemy.exc import DatabaseError

from tailoring.errors import CannotWrite

_FREE = "Free some space and start it again; what was finished is kept."
_HOME = "Set RESUMEWRIGHT_HOME to a folder that can be written."
_BACKUP = "Put back a copy of the file, or move it away and give your documents again."
# SQLite's own fixed sentences → what they mean, what to do.
_MEANINGS = (
    ("database or disk is full", "the disk is full", _FREE),
    ("disk I/O error", "the disk failed or is full", _FREE),
    ("attempt to write a readonly database", "it may not be written", _HOME),
    ("unable to open database file", "it cannot be opened or made", _HOME),
    ("database is locked", "another process has kept it busy for too long", "End that process, or try again."),
    ("database disk image is malformed", "the file is damaged", _BACKUP),
    ("file is not a database", "the file is no database", _BACKUP),
)


@contextmanager
def worded_errors(url: URL) -> Generator[None, None, None]:
    """Turn what is the disk's or the file's fault into CannotWrite; every other error is ours and passes."""
    try:
        yield
    except DatabaseError as error:
        said = str(error.orig)
        for sentence, meaning, mend in _MEANINGS:
            if sentence in said:
                raise CannotWrite(f"The database {url.database} cannot be used: {meaning}.", mend) from error
        raise
