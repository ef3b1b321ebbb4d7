"""The database: engine, rows, repositories, search and migrations."""
