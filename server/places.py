"""Where the server's tools take files from and put them: the person's own machine, or one-time links."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Awaitable, Callable
from pathlib import Path

from server.intake import file_bytes
from server.links import Links
from server.outputs import write_files
from server.settings import HOME
from server.workbench import Workbench
from storage.scope import Scope
from tailoring.errors import InvalidOption, UnreadableDocument


class LocalIntake:
    """Files are opened here only: over stdio the person's own machine is meant."""

    def __init__(self, bench: Workbench) -> None:
        self.document = bench.intake.document
        self.posting = bench.intake.posting
        self.limits = bench.settings.limits
        self.home = bench.settings.home

    async def file(self, path: str) -> tuple[bytes, str]:
        """The bytes and the name of a file; what lies among our own is no document of the person's."""
        if not path:
            raise InvalidOption("Either `path` or `text` is needed, and not both.", "Give one of them.")
        named = Path(path).expanduser()
        if named.exists() and not (named.is_file() or named.is_dir()):
            raise UnreadableDocument(f"{named} is no file.", "Name a file.")
        if named.exists() and named.resolve().is_relative_to(self.home.expanduser().resolve()):
            raise InvalidOption(
                f"{named} lies in Resumewright's own data folder.",
                "Give the original document, from where the person keeps it.",
            )
        return await file_bytes(named, self.limits), named.name


class LinkedIntake:
    """Over HTTP no path is opened: a file comes by a one-time link."""

    def __init__(self, bench: Workbench, links: Links) -> None:
        self.document = bench.intake.document
        self.posting = bench.intake.posting
        self.file = links.file


def saver(folder: Path) -> Callable[[Scope, str, dict[str, bytes]], Awaitable[tuple[str, ...]]]:
    """Writes the files of a run below a folder, and answers where they lie."""

    async def save(scope: Scope, run_id: str, files: dict[str, bytes]) -> tuple[str, ...]:
        # Two people with the same documents have runs of the same name.
        place = folder / plain_name(scope.owner) / plain_name(scope.person) / run_id
        return tuple(str(path) for path in write_files(place, files, setting=HOME))

    return save


def plain_name(word: str) -> str:
    """A name that any file system takes; two words never share one."""
    if re.fullmatch(r"[a-z0-9][a-z0-9_-]{0,39}", word):
        return word
    return f"~{hashlib.sha256(word.encode()).hexdigest()[:16]}"
