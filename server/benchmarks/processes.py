"""Our own command in a process of its own, and the memory that it and its children take."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
_START = "import sys; sys.path.insert(0, sys.argv.pop(1)); from server.__main__ import main; main()"
_SAMPLES_A_SECOND = 50


def command(*arguments: str) -> list[str]:
    """The command line that starts this product with these arguments."""
    return [sys.executable, "-c", _START, str(ROOT), *arguments]


class PeakMemory:
    """The most memory (MB, resident, summed) that a process and all its descendants held at one time."""

    def __init__(self) -> None:
        self.megabytes = 0.0


@contextmanager
def watched(process: subprocess.Popen[bytes]) -> Generator[PeakMemory]:
    """Samples the memory of a process tree until the block ends; stays at 0 where there is no /proc."""
    peak, done = PeakMemory(), threading.Event()

    def sample() -> None:
        while not done.wait(1 / _SAMPLES_A_SECOND):
            peak.megabytes = max(peak.megabytes, sum(map(_resident, _tree(process.pid))) / 1024)

    watcher = threading.Thread(target=sample, daemon=True)
    watcher.start()
    try:
        yield peak
    finally:
        done.set()
        watcher.join()


def _tree(root: int) -> list[int]:
    found: Sequence[int] = [root]
    everyone: list[int] = []
    while found:
        everyone.extend(found)
        found = [child for parent in found for child in _children(parent)]
    return everyone


def _children(process: int) -> list[int]:
    """The children that run a program of their own.

    One that has been split off but not started its program yet still shows its parent's memory.
    """
    try:
        tasks = list(Path(f"/proc/{process}/task").iterdir())
        found = [int(child) for task in tasks for child in (task / "children").read_text(encoding="ascii").split()]
    except OSError:  # it has ended, or there is no /proc
        return []
    return [child for child in found if _command(child) != _command(process)]


def _command(process: int) -> bytes:
    try:
        return Path(f"/proc/{process}/cmdline").read_bytes()
    except OSError:
        return b""


def _resident(process: int) -> int:
    """Resident kilobytes."""
    try:
        lines = Path(f"/proc/{process}/status").read_text(encoding="utf-8").splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("VmRSS:")), 0)
