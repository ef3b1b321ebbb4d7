"""The machine that figures were measured on, and how figures are summed up."""

from __future__ import annotations

import math
import platform
import statistics
from collections.abc import Sequence
from pathlib import Path

from tailoring.child import usable_cores

Figures = dict[str, float | int | str]


def machine() -> Figures:
    """Cores, processor, system and Python."""
    return {
        "machine": f"{usable_cores()} cores, {processor()}, {platform.system()}, Python {platform.python_version()}"
    }


def processor() -> str:
    """The processor's model as the system names it."""
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        lines = []
    named = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(named, "") or platform.processor() or platform.machine()


def median(values: Sequence[float], digits: int = 3) -> float:
    """The median, rounded."""
    return round(statistics.median(values), digits)


def p95(values: Sequence[float], digits: int = 3) -> float:
    """The least value that 95 % of all do not exceed, rounded."""
    return round(sorted(values)[math.ceil(0.95 * len(values)) - 1], digits)
