"""Takes in files, pages and pasted text: read in a process apart, kept with their facts."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import TYPE_CHECKING

import anyio.to_thread

from storage.database import Database
from storage.scope import Scope
from tailoring.errors import InvalidOption, LimitExceeded, UnreadableDocument
from tailoring.facts import Document
from tailoring.posting import Posting
from tailoring.profile import Profile
from tailoring.reading.limits import Limits, size_words
from tailoring.reading.sandbox import ReadingWorker

if TYPE_CHECKING:
    from server.quarantine import Quarantine
    from tailoring.statements import Filing


class Intake:
    """Reads what a person gives and keeps it."""

    def __init__(self, database: Database, worker: ReadingWorker, quarantine: Quarantine | None = None) -> None:
        self.database = database
        self.worker = worker
        self.quarantine = quarantine

    async def document(
        self,
        scope: Scope,
        data: bytes,
        name: str,
        *,
        relayed: bool = False,
        statement: bool = False,
        filing: Filing | None = None,
    ) -> tuple[Document, Profile, bool]:
        """Read and keep a document; the last value says whether it is new. Raises UnreadableDocument or LimitExceeded.

        `statement`: it holds single statements, each judged by itself. `filing`: it is one statement, its bare words.
        What Resumewright made itself, and a job ad, is refused with InvalidOption; what repeats an unconfirmed pasted
        text is as relayed as that.
        """
        if filing is not None:
            from tailoring.statements import statement_bytes

            data = statement_bytes(data.decode(errors="replace"), filing)
        # First of all, so that what the rest needs is loaded and opened while another process reads.
        document = await self._read(scope, data, name, relayed=relayed)
        from tailoring.reading.profile import read_profile

        if filing is not None:
            from tailoring.statements import filed

            document, profile = filed(document, read_profile(document) if filing.stands_alone else None, filing)
        elif statement:
            document = document.model_copy(update={"statement": True})
            profile = read_profile(document)
        else:
            await self._refuse_own(scope, data, name)
            document, profile = await self._judged(scope, document, read_profile(document))
        async with self.database.writing(scope) as store:
            new = await store.documents.add(document, profile, data)
            if not new:
                warnings = document.warnings
                document, profile = await store.documents.get(document.id)
                document = document.model_copy(update={"warnings": warnings})
        return document, profile, new

    async def _refuse_own(self, scope: Scope, data: bytes, name: str) -> None:
        """Raise InvalidOption for a file that one of this person's runs made: it proves nothing but itself."""
        async with self.database.reading(scope) as store:
            made_by = await store.runs.that_made(data)
        if made_by:
            raise InvalidOption(
                f"{name!r} was made by Resumewright in {made_by}.", "Give the original document that it was made from."
            )

    async def _judged(self, scope: Scope, document: Document, profile: Profile) -> tuple[Document, Profile]:
        """What was read, relayed where it repeats a pasted text that nobody has confirmed. InvalidOption for an ad."""
        from tailoring.misplaced import reads_as_ad, repeated
        from tailoring.reading.profile import read_profile

        if reads_as_ad(document, profile):
            raise InvalidOption(
                f"{document.name!r} names nobody and reads like a job ad.",
                "Give it to add_job (--job on the command line), and the person's résumé here.",
            )
        if document.relayed:
            return document, profile
        async with self.database.reading(scope) as store:
            pasted = await store.documents.unconfirmed()
        source = repeated(document, profile, pasted)
        if source is None:
            return document, profile
        warning = (
            f"Most of it stands word for word in the pasted text {source.name} ({source.id}), which nobody has "
            "confirmed; so it counts as passed on, too."
        )
        document = document.model_copy(update={"relayed": True, "warnings": (*document.warnings, warning)})
        return document, read_profile(document)

    async def posting(
        self, scope: Scope, data: bytes, name: str, *, title: str = "", employer: str = "", relayed: bool = False
    ) -> Posting:
        """Read and keep a job ad. Raises UnreadableDocument."""
        from tailoring.ads.posting import read_posting

        document = await self._read(scope, data, name, relayed=relayed)
        posting = read_posting(document, title=title, employer=employer)
        async with self.database.writing(scope) as store:
            await store.postings.add(posting)
        return posting

    async def _read(self, scope: Scope, data: bytes, name: str, *, relayed: bool) -> Document:
        """The document; what is refused is kept in quarantine, and the error says where."""
        try:
            return await self.worker.read_async(data, name, relayed=relayed)
        except (UnreadableDocument, LimitExceeded) as error:
            if self.quarantine is None or not data.strip():
                raise
            kept = await anyio.to_thread.run_sync(self.quarantine.keep, scope, data, name, str(error))
            if not kept:
                raise
            problem = f"{error.problem} A copy of it is kept in quarantine as {kept}."
            raise type(error)(problem, error.mend) from error


async def file_bytes(path: Path, limits: Limits) -> bytes:
    """The content of a file. Raises UnreadableDocument naming path and reason, or LimitExceeded before reading on."""
    most = int(limits.file_mb * 1e6)
    try:
        data, size = await anyio.to_thread.run_sync(_beginning, path, most + 1)
    except ValueError as error:
        raise UnreadableDocument(f"{str(path)!r} is no path of a file.", "Check the name.") from error
    except OSError as error:
        reasons = {
            errno.ENOENT: ("there is no such file", "Check the name and the folder."),
            errno.EISDIR: ("it is a folder", "Name a file in it."),
            errno.EACCES: ("it may not be read", "Change its permissions."),
        }
        reason, mend = reasons.get(error.errno or 0, (error.strerror or "unknown reason", "Check the path."))
        raise UnreadableDocument(f"{path} cannot be read: {reason}.", mend) from error
    if len(data) > most:
        raise LimitExceeded(
            f"{path} has {size_words(max(size, len(data)))} (limit {limits.file_mb:g} MB). It was not read.",
            "Save it without pictures, or raise limits.file_mb.",
        )
    return data


def _beginning(path: Path, most: int) -> tuple[bytes, int]:
    """At most so many bytes, and the file's size; that of a pipe or a device is not known beforehand."""
    with path.open("rb") as stream:
        return stream.read(most), os.fstat(stream.fileno()).st_size


async def read_apart(path: Path, limits: Limits) -> Document:
    """One file read in a process of its own and kept nowhere. Raises UnreadableDocument or LimitExceeded."""
    with ReadingWorker(limits) as worker:
        return await worker.read_async(await file_bytes(path, limits), path.name)
