"""Writes an application's files so that nothing half-written ever stands under a final name."""

from __future__ import annotations

import errno
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

from tailoring.errors import CannotWrite


def write_files(folder: Path, files: Mapping[str, bytes]) -> tuple[Path, ...]:
    """Write every file under `folder` (names may hold one sub-folder) and return the paths in order.

    All contents reach the disk under temporary names first; only then are they renamed. Raises CannotWrite
    with the folder and the system's reason; files that stood there before are then still whole.
    """
    staged: list[tuple[Path, Path]] = []
    try:
        for name, data in files.items():
            target = folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            staged.append((_stage(target, data), target))
        for temporary, target in staged:
            temporary.replace(target)
    except OSError as error:
        for temporary, _ in staged:
            temporary.unlink(missing_ok=True)
        raise _worded(folder, error) from error
    return tuple(target for _, target in staged)


def check_writable(folder: Path) -> None:
    """Raise CannotWrite now rather than after the work when `folder` cannot take files."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        raise _worded(folder, error) from error


def _stage(target: Path, data: bytes) -> Path:
    handle, name = tempfile.mkstemp(prefix=".partial-", dir=target.parent)
    path = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        path.chmod(0o644)
    except OSError:
        path.unlink(missing_ok=True)
        raise
    return path


def _worded(folder: Path, error: OSError) -> CannotWrite:
    reasons = {
        errno.ENOSPC: ("the disk is full", "Free some space, or choose another folder with --out."),
        errno.EACCES: ("it may not be written", "Change its permissions, or choose another folder with --out."),
        errno.EPERM: ("it may not be written", "Change its permissions, or choose another folder with --out."),
        errno.EROFS: ("the file system is read-only", "Choose another folder with --out."),
        errno.ENOTDIR: ("a part of the path is a file", "Choose another folder with --out."),
        errno.EEXIST: ("a file of that name stands there", "Choose another folder with --out."),
    }
    unknown = (error.strerror or "unknown reason", "Choose another folder with --out.")
    reason, mend = reasons.get(error.errno or 0, unknown)
    return CannotWrite(f"The files could not be written to {folder}: {reason}.", mend)
