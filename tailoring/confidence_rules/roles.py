"""Roles by title: which titles name one role, which roles stand in for each other, which lie beside."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import cache, lru_cache

from tailoring.confidence_rules.knowledge import FOLDER
from tailoring.errors import InvalidData

_COLUMNS = ["role", "names", "peers", "near"]


@dataclass(frozen=True, slots=True)
class Role:
    """A role: the titles that name it, and the roles of its class and beside it."""

    name: str
    titles: re.Pattern[str]
    peers: frozenset[str]
    near: frozenset[str]


@cache
def roles() -> dict[str, Role]:
    """All roles by name. Raises InvalidData with the line that is wrong."""
    path = FOLDER / "roles.csv"
    found: dict[str, Role] = {}
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file)
        if next(rows) != _COLUMNS:
            raise InvalidData(f"{path.name} line 1 must be {','.join(_COLUMNS)}.", "Write that header.")
        for row in rows:
            try:
                name, titles, peers, near = row
                pattern = re.compile(rf"(?<![\w-])(?:{titles})s?(?![\w-])")
            except (ValueError, re.error) as error:
                problem = f"{path.name} line {rows.line_num} is not a role: {error}."
                raise InvalidData(problem, "Give role, names (a regular expression), peers, near.") from error
            found[name] = Role(name, pattern, _names(peers), _names(near))
    for role in found.values():
        unknown = (role.peers | role.near) - found.keys()
        if unknown:
            problem = f"{path.name}: {role.name} names {sorted(unknown)}, which no line defines."
            raise InvalidData(problem, "Name roles of the first column.")
    return found


def _names(cell: str) -> frozenset[str]:
    return frozenset(filter(None, cell.split("|")))


@lru_cache(maxsize=8192)
def roles_named(text: str) -> frozenset[str]:
    """The names of the roles whose titles stand in a text."""
    lowered = text.lower()
    return frozenset(name for name, role in roles().items() if role.titles.search(lowered))


def role_tier(asked: frozenset[str], offered: frozenset[str]) -> str | None:
    """The best tier between two sets of roles: direct, transferable (a peer), adjacent (beside), or None."""
    if asked & offered:
        return "direct"
    table = roles()
    if any(o in table[a].peers or a in table[o].peers for a in asked for o in offered):
        return "transferable"
    if any(o in table[a].near or a in table[o].near for a in asked for o in offered):
        return "adjacent"
    return None


def role_words(names: frozenset[str], text: str) -> tuple[str, ...]:
    """The titles in a text that name these roles, as written."""
    lowered = text.lower()
    return tuple(match.group() for name in sorted(names) if (match := roles()[name].titles.search(lowered)))
