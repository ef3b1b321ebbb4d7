"""Keeps what is made from data files beside the code's own compiled files, so that a start need not make it again.

The files are written by this program for itself, as Python writes its bytecode; one is used only while every data file
and every module it was made from is unchanged, and nothing is lost where it cannot be written.
"""

from __future__ import annotations

import gc
import hashlib
import os
import pickle
import sys
import tempfile
from collections.abc import Callable, Collection
from pathlib import Path
from typing import Any, TypeVar

PACKAGES = Path(__file__).parents[1]
CACHE = Path(__file__).parent / "__pycache__"
T = TypeVar("T")


def compiled(name: str, sources: Collection[Path], build: Callable[[], T], folder: Path = CACHE) -> T:
    """What `build` makes of the sources (data files and modules), kept in `folder` under `name` until one changes.

    Nothing is kept of a file that does not belong to the product.
    """
    if not all(path.is_relative_to(PACKAGES) for path in sources):
        return build()
    key = _fingerprint(sources)
    known = _kept(folder / f"{name}-{key}.bin")
    if known is not None:
        return known
    made = build()
    _keep(folder, name, key, made)
    return made


def _fingerprint(sources: Collection[Path]) -> str:
    """What a file was made from: the interpreter, and name, size and time of every source."""
    digest = hashlib.sha256(sys.version.encode())
    for path in sources:
        status = path.stat()
        digest.update(f"{path}:{status.st_size}:{status.st_mtime_ns}\n".encode())
    return digest.hexdigest()[:24]


def _kept(path: Path) -> Any:
    try:
        data = path.read_bytes()
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


def _keep(folder: Path, name: str, key: str, value: object) -> None:
    """Keep a value in place of older ones; a folder that cannot be written keeps nothing."""
    try:
        folder.mkdir(exist_ok=True)
        handle, written = tempfile.mkstemp(prefix=f".{name}-", dir=folder)
        with os.fdopen(handle, "wb") as file:
            pickle.dump(value, file, protocol=5)
        for old in folder.glob(f"{name}-*.bin"):
            old.unlink(missing_ok=True)
        Path(written).replace(folder / f"{name}-{key}.bin")
    except OSError:
        return
