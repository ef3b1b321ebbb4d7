"""Who holds a run: this process, told apart from every other, and whether another holder is still alive."""

from __future__ import annotations

import hashlib
import os
import platform
import sys
import uuid
from pathlib import Path

_PARTS = 4
_PROC = Path("/proc")
_STARTED = 19  # the place of a process's start time in /proc/<pid>/stat, counted after its name


def new_holder() -> str:
    """The name under which this process takes leases: machine, process id, its start, and a random part.

    It may stand in a file's name.
    """
    return "-".join((_machine(), str(os.getpid()), _started(os.getpid()), uuid.uuid4().hex[:8]))


def holder_is_gone(holder: str) -> bool:
    """Whether the process that took a lease is known to have ended: it ran on this machine and is no more.

    A holder elsewhere, or one that cannot be judged, counts as alive; its lease runs out by itself.
    """
    parts = holder.split("-")
    # On Windows signal 0 is no question: it would interrupt the process.
    if sys.platform == "win32" or len(parts) != _PARTS or parts[0] != _machine() or not parts[1].isdecimal():
        return False
    process = int(parts[1])
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return True
    except PermissionError:
        return False
    # The same number may have been given to a younger process.
    return _started(process) != parts[2]


def _machine() -> str:
    """This machine as booted now, and this view of its processes (a container has one of its own)."""
    parts = [platform.node()]
    boot, view = _PROC / "sys/kernel/random/boot_id", _PROC / "self/ns/pid"
    if boot.exists() and view.is_symlink():
        parts += [boot.read_text(encoding="ascii").strip(), str(view.readlink())]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:12]


def _started(process: int) -> str:
    """When a process started, in ticks since boot; "" where the system does not tell."""
    try:
        stat = (_PROC / str(process) / "stat").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
    return stat.rpartition(")")[2].split()[_STARTED]
