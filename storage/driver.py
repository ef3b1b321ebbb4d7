"""Puts a complete SQLite in place of the interpreter's own where that one cannot load extensions or is too old.

`use_complete_sqlite` is to be called before anything imports `sqlite3`.
"""

import importlib
import importlib.util
import sqlite3
import sys
from functools import cache
from pathlib import Path

_LEAST = (3, 42)


def can_load_extensions() -> bool:
    """Whether the SQLite in use can load sqlite-vec."""
    return hasattr(sys.modules["sqlite3"].Connection, "enable_load_extension")


def use_complete_sqlite() -> None:
    """Swap in pysqlite3 when needed; the interpreter's own stays where it is good enough or nothing else is there."""
    able = hasattr(sqlite3.Connection, "enable_load_extension")
    if able and sqlite3.sqlite_version_info >= _LEAST:
        return
    try:
        complete = importlib.import_module("pysqlite3")
    except ImportError:
        return
    sys.modules["sqlite3"] = complete
    sys.modules["sqlite3.dbapi2"] = importlib.import_module("pysqlite3.dbapi2")


@cache
def vector_extension() -> Path | None:
    """The file of sqlite-vec, None where it is not installed. Its package is not imported: that would load numpy."""
    package = importlib.util.find_spec("sqlite_vec")
    return Path(package.origin).with_name("vec0") if package and package.origin else None
