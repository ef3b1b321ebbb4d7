"""Which version this is."""

from __future__ import annotations

from functools import cache
from importlib.metadata import PackageNotFoundError, version


@cache
def product_version() -> str:
    """The installed version; "0" in a checkout that was not installed."""
    try:
        return version("resumewright")
    except PackageNotFoundError:
        return "0"
