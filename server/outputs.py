"""Writes an application's files so that nothing half-written ever stands under a final name."""

from __future__ import annotations

import errno
import os
import re
import shutil
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath

from server.holding import holder_is_gone, new_holder
from tailoring.errors import CannotWrite
from tailoring.filing import FOR_YOU

SOURCES = f"{FOR_YOU}/sources"
_PARTIAL = ".partial-"
_MOST_CHARACTERS = 100
_REASONS = {
    errno.ENOSPC: ("the disk is full", "Free some space, or choose another folder"),
    errno.EDQUOT: ("your share of the disk is full", "Free some space, or choose another folder"),
    errno.EFBIG: ("a file may not grow that large here", "Raise the limit, or choose another folder"),
    errno.EACCES: ("it may not be written", "Change its permissions, or choose another folder"),
    errno.EPERM: ("it may not be written", "Change its permissions, or choose another folder"),
    errno.EROFS: ("the file system is read-only", "Choose another folder"),
    errno.ENOTDIR: ("a part of the path is a file", "Choose another folder"),
    errno.EEXIST: ("a file of that name stands there", "Choose another folder"),
    errno.EISDIR: ("a folder has the name of one of the files", "Rename it, or choose another folder"),
    errno.ENAMETOOLONG: ("its path is too long", "Choose a shorter one"),
}


def source_files(documents: Iterable[tuple[str, bytes]]) -> dict[str, bytes]:
    """Copies of the documents (name, bytes) by their place under the output folder, each under a name of its own.

    They make the receipts provable without the database. A name that came from elsewhere loses its folders.
    """
    files: dict[str, bytes] = {}
    for given, data in documents:
        name = re.sub(r'[\x00-\x1f<>:"/\\|?*]+', "-", PurePosixPath(given.replace("\\", "/")).name).strip(". ")
        stem, dot, ending = (name or "document").rpartition(".")
        stem, ending = (stem, f".{ending}") if dot else (ending, "")
        stem = stem[:_MOST_CHARACTERS]
        place, count = f"{SOURCES}/{stem}{ending}", 1
        while place in files and files[place] != data:
            count += 1
            place = f"{SOURCES}/{stem}-{count}{ending}"
        files[place] = data
    return files


def write_files(folder: Path, files: Mapping[str, bytes], *, setting: str = "--out") -> tuple[Path, ...]:
    """Write every file under `folder` (names may hold sub-folders) and return the paths in order.

    All contents reach the disk in a folder of their own first; only then are they renamed. Raises CannotWrite
    with the folder, the system's reason and the `setting` that names another folder; files that stood there before
    are then still there.
    """
    stage = folder / f"{_PARTIAL}{new_holder()}"
    targets = {name: folder / name for name in files}
    try:
        for target in targets.values():
            _make_way(target)
        _sweep(folder)
        for name, data in files.items():
            _stage(stage / name, data)
        for name, target in targets.items():
            (stage / name).replace(target)
    except OSError as error:
        raise _worded(folder, error, setting) from error
    finally:
        shutil.rmtree(stage, ignore_errors=True)
    return tuple(targets.values())


def check_writable(folder: Path, *, setting: str = "--out") -> None:
    """Raise CannotWrite now rather than after the work when `folder` cannot take files."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        raise _worded(folder, error, setting) from error


def _make_way(target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    if target.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(target))


def _sweep(folder: Path) -> None:
    """Remove what a process that was killed while it wrote has left behind."""
    for left in folder.glob(f"{_PARTIAL}*"):
        if holder_is_gone(left.name.removeprefix(_PARTIAL)):
            shutil.rmtree(left, ignore_errors=True)


def _stage(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())


def _worded(folder: Path, error: OSError, setting: str) -> CannotWrite:
    reason, mend = _REASONS.get(error.errno or 0, (error.strerror or "unknown reason", "Choose another folder"))
    return CannotWrite(f"The files could not be written to {folder}: {reason}.", f"{mend} with {setting}.")
