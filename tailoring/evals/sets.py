"""Reads the items of a set: JSON Lines, one object to a line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeVar, cast

from pydantic import ValidationError

from tailoring.errors import InvalidData
from tailoring.model import Model

M = TypeVar("M", bound=Model)


def items_of(path: Path, *needed: str) -> Iterator[dict[str, Any]]:
    """The items in their order. Raises InvalidData, naming file and line, for one that is no object or lacks a name."""
    return (item for _, item in numbered_items(path, *needed))


def numbered_items(path: Path, *needed: str) -> Iterator[tuple[int, dict[str, Any]]]:
    """The items with the numbers of their lines, from 1. Raises as `items_of`."""
    mend = f"Each line must be a JSON object{' with ' if needed else ''}{', '.join(needed)}."
    if not path.is_file():
        raise InvalidData(f"There is no set at {path}.", "Name the file, or the folder that holds it.")
    with path.open(encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            if line.strip():
                yield number, _item(line, f"{path}:{number}", needed, mend)


def valid(kind: type[M], value: object, path: Path, item: str) -> M:
    """A part of an item as its type. Raises InvalidData, naming file, item and field."""
    try:
        return kind.model_validate(value)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(map(str, first["loc"]))
        raise InvalidData(f"{path}, item {item}: {where}: {first['msg']}.", "Correct that item.") from error


def _item(line: str, place: str, needed: tuple[str, ...], mend: str) -> dict[str, Any]:
    try:
        item: object = json.loads(line)
    except json.JSONDecodeError as error:
        raise InvalidData(f"{place} is not JSON: {error.msg}.", mend) from error
    if not isinstance(item, dict):
        raise InvalidData(f"{place} is no JSON object.", mend)
    known = cast("dict[str, Any]", item)
    missing = [name for name in needed if name not in known]
    if missing:
        raise InvalidData(f"{place} has no {missing[0]}.", mend)
    return known
