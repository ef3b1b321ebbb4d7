"""The database: engine, rows, repositories, search and migrations."""

from storage.driver import use_complete_sqlite

use_complete_sqlite()
