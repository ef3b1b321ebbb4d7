"""Keeps the checked taxonomy beside the code's own compiled files, so that a start need not read and check it again.

The file is written by this program for itself, as Python writes its bytecode; it is used only while every data file
and every module it was made from is unchanged, and nothing is lost where it cannot be written.
"""

from __future__ import annotations

import gc
import hashlib
import os
import pickle
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent
CACHE = FOLDER / "__pycache__"


def fingerprint(data: Path) -> str:
    """What the compiled file was made from: the interpreter, and name, size and time of every file."""
    digest = hashlib.sha256(sys.version.encode())
    for path in _sources(data):
        status = path.stat()
        digest.update(f"{path.name}:{status.st_size}:{status.st_mtime_ns}\n".encode())
    return digest.hexdigest()[:24]


def _sources(data: Path) -> Iterator[Path]:
    yield from sorted(path for path in data.rglob("*") if path.is_file())
    yield from sorted(FOLDER.glob("*.py"))


def kept(key: str) -> Any:
    """What was kept under this fingerprint, or None."""
    try:
        data = (CACHE / f"taxonomy-{key}.bin").read_bytes()
    except OSError:
        return None
    collecting = gc.isenabled()
    gc.disable()  # a hundred thousand new objects, none of them garbage
    try:
        return pickle.loads(data)  # noqa: S301  # our own file, beside our own bytecode
    except (pickle.UnpicklingError, EOFError, AttributeError, ImportError, IndexError):
        return None
    finally:
        if collecting:
            gc.enable()


def keep(key: str, value: Any) -> None:
    """Keep a value under its fingerprint in place of older ones; a folder that cannot be written keeps nothing."""
    try:
        CACHE.mkdir(exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=".taxonomy-", dir=CACHE)
        with os.fdopen(handle, "wb") as file:
            pickle.dump(value, file, protocol=5)
        for old in CACHE.glob("taxonomy-*.bin"):
            old.unlink(missing_ok=True)
        Path(name).replace(CACHE / f"taxonomy-{key}.bin")
    except OSError:
        return
