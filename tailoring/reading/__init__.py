"""Reads a person's files: bytes to documents, documents to profiles."""
