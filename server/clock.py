"""The one clock. Nothing below the server reads the time."""

from __future__ import annotations

import time
from datetime import UTC, date, datetime


def now_iso() -> str:
    """This moment, ISO 8601 in UTC."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def today() -> date:
    """Today, where this machine is."""
    return datetime.now().astimezone().date()


def seconds() -> float:
    """Seconds since the epoch, for leases that several processes compare."""
    return time.time()
