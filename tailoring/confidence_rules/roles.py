"""Roles by title: which titles name one role, which roles stand in for each other, which lie beside."""

from __future__ import annotations

from functools import cache, lru_cache

from tailoring.confidence_rules.knowledge import FOLDER
from tailoring.confidence_rules.named_patterns import NamedPattern, read_named_patterns


@cache
def roles() -> dict[str, NamedPattern]:
    """All roles by name, linked closely to peers and loosely to those beside. Raises InvalidData with the line."""
    return read_named_patterns(FOLDER / "roles.csv", ("role", "names", "peers", "near"), ending="s?")


@lru_cache(maxsize=8192)
def roles_named(text: str) -> frozenset[str]:
    """The names of the roles whose titles stand in a text."""
    lowered = text.lower()
    return frozenset(name for name, role in roles().items() if role.pattern.search(lowered))


def role_tier(asked: frozenset[str], offered: frozenset[str]) -> str | None:
    """The best tier between two sets of roles: direct, transferable (a peer), adjacent (beside), or None."""
    if asked & offered:
        return "direct"
    table = roles()
    if any(o in table[a].close or a in table[o].close for a in asked for o in offered):
        return "transferable"
    if any(o in table[a].loose or a in table[o].loose for a in asked for o in offered):
        return "adjacent"
    return None


def role_words(names: frozenset[str], text: str) -> tuple[str, ...]:
    """The titles in a text that name these roles, as written."""
    lowered = text.lower()
    return tuple(match.group() for name in sorted(names) if (match := roles()[name].pattern.search(lowered)))
