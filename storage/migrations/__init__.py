"""Changes of the database's shape, oldest first."""
