"""Whose rows a query may see: an account and the person whose career it is."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Scope:
    """An owner (account) and one of the owner's persons. Every query is bound to both."""

    owner: str
    person: str

    @property
    def key(self) -> str:
        """One word for indexes that take a single key; the length keeps two scopes from ever colliding."""
        return f"s{len(self.owner)}x{self.owner}{self.person}".encode().hex()
