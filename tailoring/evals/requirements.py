"""Predictions for the requirements benchmark: the lines of each ad, by the section they stand in."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tailoring.ads.classify import classify
from tailoring.ads.lines import split_lines
from tailoring.ads.posting import text_document
from tailoring.evals.sets import items_of

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
    for item in items_of(path, "id", "text"):
        yield _predicted(str(item["id"]), str(item["text"]), str(item.get("company") or ""))


def _predicted(ad_id: str, text: str, employer: str) -> dict[str, Any]:
    found: dict[str, Any] = {"id": ad_id, "required": [], "preferred": [], "responsibility": []}
    for named in classify(split_lines(text_document(text)), employer):
        if name := _NAMES.get(named.section):
            found[name].append(named.line.text)
    return found
