"""JSON Resume → draft: one line per leaf, whose `cell` is the leaf's JSON pointer."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import cast

from tailoring.errors import UnreadableDocument
from tailoring.reading.characters import plain
from tailoring.reading.drafts import Draft, DraftLine, Target
from tailoring.reading.encoding import decode_text

# About the file, not about the person.
_ABOUT_THE_FILE = ("$schema", "meta")
MAX_DEPTH = 20


def read_json_resume(data: bytes, name: str) -> Draft:
    """Lines in the file's order, such as "/work/0/highlights/1"; values of several lines give several lines."""
    text, warnings = decode_text(data, name)
    try:
        found: object = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise UnreadableDocument(
            f"{name} is not valid JSON: {error}.", "Mend the place named, or export it again."
        ) from error
    lines: list[DraftLine] = []
    for pointer, value in _leaves(found, ""):
        lines += _value_lines(pointer, value)
    if not lines:
        raise UnreadableDocument(f"{name} is a JSON Resume without any text.", "Give a file with text in it.")
    return Draft("json_resume", lines, warnings=warnings)


def _leaves(value: object, pointer: str, depth: int = 0) -> Iterator[tuple[str, object]]:
    if depth > MAX_DEPTH:
        return
    if isinstance(value, dict):
        for key, inner in cast("dict[str, object]", value).items():
            if depth or key not in _ABOUT_THE_FILE:
                yield from _leaves(inner, f"{pointer}/{key.replace('~', '~0').replace('/', '~1')}", depth + 1)
    elif isinstance(value, list):
        for index, inner in enumerate(cast("list[object]", value)):
            yield from _leaves(inner, f"{pointer}/{index}", depth + 1)
    elif value is not None and not isinstance(value, bool):
        yield pointer, value


def _value_lines(pointer: str, value: object) -> Iterator[DraftLine]:
    for raw in str(value).splitlines():
        text = plain(raw)
        if not text:
            continue
        line = DraftLine(text, cell=pointer, bullet="/highlights/" in pointer)
        if text.startswith(("http://", "https://")):
            line.targets = [Target(text, 0, len(text))]
        yield line
