"""How near two fields of study stand: the same, one within the other, sisters, cousins, or strangers."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from tailoring.confidence_rules.degree_names import levels_table, study_fields
from tailoring.confidence_rules.named_patterns import split_names
from tailoring.confidence_rules.scoring_data import scoring
from tailoring.errors import InvalidData


@cache
def _wider() -> dict[str, tuple[str, float]]:
    """Per field the one that it is a part of, and how near two parts of that one stand."""
    found: dict[str, tuple[str, float]] = {}
    for group in levels_table().within:
        names = split_names(group.fields)
        unknown = {group.wider, *names} - study_fields().keys()
        if unknown or group.kin not in scoring().relations:
            problem = f"degrees.yaml: within {group.wider}, {sorted(unknown) or group.kin} is not known."
            raise InvalidData(problem, "Name fields of study_fields.csv, and one of the relations of scoring.yaml.")
        found |= {name: (group.wider, scoring().relations[group.kin]) for name in names}
    return found


def with_wider(fields: frozenset[str]) -> frozenset[str]:
    """The fields and those that they are parts of: French is a language."""
    return fields | {_wider()[name][0] for name in fields if name in _wider()}


def kin(name: str) -> frozenset[str]:
    """The sisters of a field, whichever of the two names the other."""
    fields = study_fields()
    return fields[name].close | {other for other, field in fields.items() if name in field.close}


def nearest_relation(asked: Iterable[str], offered: Iterable[str]) -> float:
    """How near the nearest of the offered fields stands to one asked."""
    known = tuple(offered)
    return max((_relation(one, other) for one in asked for other in known), default=0.0)


def _relation(asked: str, offered: str) -> float:
    """Sisters and cousins by name; parts of one field by its rule; else cousins where the wider fields are linked."""
    relations = scoring().relations
    direct = _linked(asked, offered)
    if direct:
        return direct
    ours, theirs = _wider().get(asked), _wider().get(offered)
    if ours and theirs and ours[0] == theirs[0]:
        return ours[1]
    if (ours and ours[0] == offered) or (theirs and theirs[0] == asked):
        return relations["adjacent"]
    if ours is None and theirs is None:
        return 0.0
    linked = _linked(ours[0] if ours else asked, theirs[0] if theirs else offered)
    return relations["adjacent"] if linked >= relations["transferable"] else 0.0


def _linked(asked: str, offered: str) -> float:
    fields, relations = study_fields(), scoring().relations
    if offered in kin(asked):
        return relations["transferable"]
    if offered in fields[asked].loose or asked in fields[offered].loose:
        return relations["adjacent"]
    return 0.0
