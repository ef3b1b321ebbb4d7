"""The schema.org JobPosting that many pages carry for search engines, as lines."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from typing import Any, cast

from tailoring.reading.characters import plain
from tailoring.reading.drafts import DraftLine

MAX_DEPTH = 8
PRESENT_SHARE = 0.6
_WORD = re.compile(r"\w+")
_TAG = re.compile(r"</?[a-zA-Z][^>]*>")

Json = dict[str, Any]


def posting_lines(root: Any, visible: Sequence[DraftLine]) -> list[DraftLine]:
    """Lines for the parts of the page's JobPosting that its visible text lacks; `cell` is "JobPosting:<part>"."""
    posting = next(_postings(root), None)
    if posting is None:
        return []
    text = " ".join(line.text for line in visible).lower()
    words = set(_WORD.findall(text))
    lines: list[DraftLine] = []
    for part, values in (
        ("title", [_text(posting.get("title"))]),
        ("hiringOrganization", [_name(posting.get("hiringOrganization"))]),
        ("jobLocation", [_place(place) for place in _list(posting.get("jobLocation"))]),
        ("employmentType", [_text(value) for value in _list(posting.get("employmentType"))]),
        ("baseSalary", [_salary(posting.get("baseSalary"))]),
    ):
        missing = [value for value in values if value and value.lower() not in text]
        lines += [DraftLine(value, level=int(part == "title"), cell=f"JobPosting:{part}") for value in missing]
    return lines + _description(posting, words)


def _description(posting: Json, words: set[str]) -> list[DraftLine]:
    from tailoring.reading.html import html_lines, parsed
    from tailoring.reading.text import text_lines

    lines: list[DraftLine] = []
    for part in ("description", "responsibilities", "qualifications", "skills", "educationRequirements"):
        raw = posting.get(part)
        if not isinstance(raw, str) or not raw.strip():
            continue
        raw = raw.replace("&lt;", "<").replace("&gt;", ">").replace("&nbsp;", " ") if "&lt;" in raw else raw
        tree = parsed(raw) if _TAG.search(raw) else None
        found = html_lines(tree) if tree is not None else text_lines(raw)
        own = _WORD.findall(" ".join(line.text for line in found).lower())
        if own and sum(word in words for word in own) < PRESENT_SHARE * len(own) * 1.4:
            for line in found:
                line.cell = line.cell or f"JobPosting:{part}"
            lines += found
    return lines


def _postings(root: Any) -> Iterator[Json]:
    for script in root.iter("script"):
        if "ld+json" not in str(script.get("type") or ""):
            continue
        try:
            found: object = json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):
            continue
        yield from _of_type(found, 0)


def _of_type(value: object, depth: int) -> Iterator[Json]:
    if depth > MAX_DEPTH:
        return
    if isinstance(value, list):
        for inner in cast("list[object]", value):
            yield from _of_type(inner, depth + 1)
    elif isinstance(value, dict):
        found = cast("Json", value)
        if "JobPosting" in _list(found.get("@type")):
            yield found
        for key in ("@graph", "mainEntity", "itemListElement", "item"):
            yield from _of_type(found.get(key), depth + 1)


def _list(value: object) -> list[Any]:
    if value is None:
        return []
    return cast("list[Any]", value) if isinstance(value, list) else [value]


def _text(value: object) -> str:
    return plain(str(value)) if isinstance(value, (str, int, float)) else ""


def _name(value: object) -> str:
    return _text(cast("Json", value).get("name")) if isinstance(value, dict) else _text(value)


def _place(value: object) -> str:
    if not isinstance(value, dict):
        return _text(value)
    found = cast("Json", value)
    address: object = found.get("address")
    if not isinstance(address, dict):
        return _text(address) or _name(found)
    parts = cast("Json", address)
    names = [_name(parts.get(key)) for key in ("addressLocality", "addressRegion", "addressCountry")]
    return ", ".join(dict.fromkeys(name for name in names if name))


def _salary(value: object) -> str:
    if not isinstance(value, dict):
        return _text(value)
    found = cast("Json", value)
    amount: object = found.get("value")
    inner = cast("Json", amount) if isinstance(amount, dict) else {"value": amount}
    numbers = [_text(inner.get(key)) for key in ("minValue", "maxValue", "value")]
    range_ = "–".join(dict.fromkeys(number for number in numbers if number))
    unit = _text(inner.get("unitText")).lower()
    return " ".join(
        part for part in (range_, _text(found.get("currency")), f"per {unit}" if unit else "") if part and range_
    )
