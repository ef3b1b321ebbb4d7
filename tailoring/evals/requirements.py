"""Predictions for the requirements benchmark: the lines of each ad, by the section they stand in."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

from tailoring.ads.classify import classify
from tailoring.ads.lines import split_lines
from tailoring.ads.posting import text_document
from tailoring.errors import InvalidData

_NAMES = {
    "required": "required",
    "preferred": "preferred",
    "nice_to_have": "preferred",
    "responsibility": "responsibility",
}


def predict_requirements(path: Path) -> Iterator[dict[str, Any]]:
    """One item for each ad of a JSON Lines file: {"id", "required", "preferred", "responsibility"}.

    Only `id`, `text` and `company` of an input line are looked at. The lists hold the ad's own lines, without their
    bullet glyphs; a wish inside a section of musts counts to the section.

    Raises:
        InvalidData: a line is not JSON or has no id or text; names file and line.
    """
    with path.open(encoding="utf-8") as file:
        for number, row in enumerate(file, 1):
            if row.strip():
                item = _item(row, path, number)
                yield _predicted(item["id"], item["text"], item["company"])


def _item(row: str, path: Path, number: int) -> dict[str, str]:
    mend = 'Each line must be a JSON object with "id" and "text".'
    try:
        item: Any = json.loads(row)
    except json.JSONDecodeError as error:
        message = f"{path}:{number} is not JSON: {error.msg}."
        raise InvalidData(message, mend) from error
    if not isinstance(item, dict) or "id" not in item or "text" not in item:
        message = f"{path}:{number} has no id or no text."
        raise InvalidData(message, mend)
    known = cast("dict[str, Any]", item)
    return {name: str(known.get(name) or "") for name in ("id", "text", "company")}


def _predicted(ad_id: str, text: str, employer: str) -> dict[str, Any]:
    found: dict[str, Any] = {"id": ad_id, "required": [], "preferred": [], "responsibility": []}
    for named in classify(split_lines(text_document(text)), employer):
        if name := _NAMES.get(named.section):
            found[name].append(named.line.text)
    return found
