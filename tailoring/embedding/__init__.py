"""The embedding that ships with the package: similar meaning becomes near vectors."""
