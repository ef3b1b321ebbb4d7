"""Puts a complete SQLite in place of the interpreter's own where that one cannot load extensions or is too old.

To be called before anything imports `sqlite3`.
"""

import importlib
import sqlite3
import sys

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
