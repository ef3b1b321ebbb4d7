"""Where refused files are kept: apart from everything, each with the reason, until the person deletes it."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path

from pydantic import ValidationError

from storage.scope import Scope
from tailoring.errors import NotFound
from tailoring.model import Model

_NUMBER = re.compile(r"q-(\d+)")
_ABOUT, _CONTENT = "about.json", "content"


class Kept(Model):
    """A refused file: whose it is, what it was called, why it was refused and when."""

    id: str
    owner: str
    person: str
    name: str
    sha256: str
    size: int
    reason: str
    at: str


class Quarantine:
    """The folder of refused files. Nothing in it is ever read as a document.

    `most_mb` is what it may hold in all; what would not fit is refused without being kept.
    """

    def __init__(self, folder: Path, now: Callable[[], str], most_mb: float) -> None:
        self.folder = folder
        self.now = now
        self.most = int(most_mb * 1e6)

    def keep(self, scope: Scope, data: bytes, name: str, reason: str) -> str:
        """Keep a file and return its id; the same file of the same person is kept once. "" when there is no room."""
        sha256 = hashlib.sha256(data).hexdigest()
        everything = self._all()
        for kept in everything:
            if (kept.owner, kept.person, kept.sha256) == (scope.owner, scope.person, sha256):
                return kept.id
        if sum(kept.size for kept in everything) + len(data) > self.most:
            return ""
        try:
            place = self._new_place()
            (place / _CONTENT).write_bytes(data)
            about = Kept(
                id=place.name, owner=scope.owner, person=scope.person, name=name, sha256=sha256, size=len(data),
                reason=reason, at=self.now(),
            )  # fmt: skip
            (place / _ABOUT).write_text(about.model_dump_json(indent=1), encoding="utf-8")
        except OSError:
            # The file was refused for a reason of its own; that the copy failed must not hide it.
            return ""
        return place.name

    def listed(self, scope: Scope) -> list[Kept]:
        """What is kept of one person's, the oldest first."""
        return [kept for kept in self._all() if (kept.owner, kept.person) == (scope.owner, scope.person)]

    def delete(self, scope: Scope, kept_id: str) -> None:
        """Delete a kept file. Raises NotFound."""
        if kept_id not in {kept.id for kept in self.listed(scope)}:
            raise NotFound(
                f"There is no {kept_id!r} in quarantine.", "`resumewright quarantine list` shows what there is."
            )
        shutil.rmtree(self.folder / kept_id)

    def _new_place(self) -> Path:
        """A folder with the next number; two processes never get the same."""
        self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        number = max(
            (int(found[1]) for path in self.folder.iterdir() if (found := _NUMBER.fullmatch(path.name))), default=0
        )
        while True:
            number += 1
            place = self.folder / f"q-{number}"
            try:
                place.mkdir(mode=0o700)
            except FileExistsError:
                continue
            return place

    def _all(self) -> list[Kept]:
        if not self.folder.is_dir():
            return []
        found = [kept for path in self.folder.iterdir() if (kept := _about(path / _ABOUT))]
        return sorted(found, key=lambda kept: int(kept.id.removeprefix("q-")))


def _about(path: Path) -> Kept | None:
    """What is said of a kept file; None for one that is half there."""
    try:
        return Kept.model_validate(json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, ValidationError):
        return None
