"""Processes of our own that are spoken to in frames (see reading/worker.py)."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import IO

from tailoring.reading.worker import read_frame, write_frame

ROOT = Path(__file__).resolve().parents[1]


def usable_cores() -> int:
    """The cores that this process may use."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1


def module_path() -> list[str]:
    """The module search path a child of ours is given: the project's root first, nothing of the current folder."""
    return [str(ROOT), *(entry for entry in sys.path if entry and entry != str(ROOT))]


def start_child(arguments: Sequence[str], env: Mapping[str, str] | None = None) -> subprocess.Popen[bytes]:
    """A new process of this interpreter, apart from folder and user settings."""
    return subprocess.Popen(  # noqa: S603 - our own interpreter and our own code
        [sys.executable, "-I", *arguments], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=env
    )


def end_child(process: subprocess.Popen[bytes]) -> None:
    """End a process and close its pipes."""
    process.kill()
    process.wait()
    for pipe in (process.stdin, process.stdout):
        _closed(pipe)


def sent(process: subprocess.Popen[bytes], *frames: bytes) -> bool:
    """Whether the process took the frames."""
    if process.stdin is None:
        return False
    try:
        for frame in frames:
            write_frame(process.stdin, frame)
    except (BrokenPipeError, ConnectionResetError):
        return False
    return True


def received(process: subprocess.Popen[bytes]) -> bytes | None:
    """The next frame of the process, None when it has ended."""
    return None if process.stdout is None else read_frame(process.stdout)


def _closed(pipe: IO[bytes] | None) -> None:
    if pipe is None:
        return
    try:
        pipe.close()
    except BrokenPipeError:  # what was left to write has no reader any more
        return
