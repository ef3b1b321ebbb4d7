"""Reads job ads into postings."""
