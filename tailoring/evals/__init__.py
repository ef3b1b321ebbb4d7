"""Benchmarks, and the items that ship with them."""
