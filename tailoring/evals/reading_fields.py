"""Marks for read résumés against their structured sources: field by field, as a person would fill in a form."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from pathlib import Path
from statistics import fmean
from typing import Any

from tailoring.evals.sets import items_of

Json = Mapping[str, Any]
Marks = Mapping[str, float]
_NOW = ("", "present", "current", "now")
# So alike must two names be to count as the same one, and two lines or skills.
_SAME_NAME, _SAME_LINE = 0.85, 0.9
_PHONE_DIGITS = 9


def mean_marks(rows: Iterable[Marks]) -> float:
    """Mean over the fields of their means over the résumés that have the field."""
    fields: dict[str, list[float]] = defaultdict(list)
    for row in rows:
        for name, mark in row.items():
            fields[name].append(mark)
    return fmean(fmean(marks) for marks in fields.values())


def marked_folder(folder: Path, predictions: Sequence[Json]) -> list[Marks]:
    """The marks of each résumé of a folder with gold.jsonl; one that was not predicted has 0 in every field."""
    by_id: dict[str, Json] = {row["id"]: row.get("resume") or {} for row in predictions}
    items = items_of(folder / "gold.jsonl", "id", "gold")
    return [field_marks(item["gold"], by_id.get(item["id"], {})) for item in items]


def field_marks(gold: Json, resume: Json) -> Marks:
    """0–1 for each field that the source has: name, contacts, jobs, their dates, schools, bullets and skills.

    `resume` is JSON Resume. A list's mark is the F1 of its entries, paired one to one.
    """
    basics: Json = resume.get("basics") or {}
    return {**_contacts(gold, basics), **dict(_lists(gold, resume))}


def _contacts(gold: Json, basics: Json) -> dict[str, float]:
    marks = {"name": float(_plain(basics.get("name")) == _plain(gold["name"]))}
    if gold.get("email"):
        marks["email"] = float(_plain(basics.get("email")) == _plain(gold["email"]))
    if gold.get("phone"):
        marks["phone"] = float(_digits(basics.get("phone")) == _digits(gold["phone"]))
    return marks


def _lists(gold: Json, resume: Json) -> Iterator[tuple[str, float]]:
    due, work = _rows(gold, "work"), _rows(resume, "work")
    if due:
        jobs = _paired(due, work, _same_job)
        yield "employer_title", _f1(len(jobs), len(work), len(due))
        yield "dates", _f1(sum(_same_dates(*job) for job in jobs), len(work), len(due))
    lists: dict[str, tuple[list[str], list[str], float]] = {
        "schools": (
            _all(_rows(gold, "education"), "school"),
            _all(_rows(resume, "education"), "institution"),
            _SAME_NAME,
        ),
        "bullets": (_each(due, "bullets"), _each(work, "highlights"), _SAME_LINE),
        "skills": (list(gold["skills"]), _skills(_rows(resume, "skills")), _SAME_LINE),
    }
    for name, (wanted, given, least) in lists.items():
        if wanted:
            pairs = _paired(wanted, given, lambda one, other, least=least: _alike(one, other, least))
            yield name, _f1(len(pairs), len(given), len(wanted))


def _rows(entry: Json, name: str) -> list[Json]:
    rows: list[Json] = entry.get(name) or []
    return rows


def _all(rows: Iterable[Json], name: str) -> list[str]:
    return [str(row.get(name) or "") for row in rows]


def _each(rows: Iterable[Json], name: str) -> list[str]:
    return [line for row in rows for line in row.get(name) or ()]


def _skills(groups: Iterable[Json]) -> list[str]:
    return [str(skill) for group in groups for skill in group.get("keywords") or (group.get("name") or "",)]


def _paired(wanted: Sequence[Any], given: Sequence[Any], same: Callable[[Any, Any], bool]) -> list[tuple[Any, Any]]:
    """One to one, each wanted entry with the first free one that is the same."""
    free = list(given)
    pairs: list[tuple[Any, Any]] = []
    for one in wanted:
        place = next((place for place, other in enumerate(free) if same(one, other)), None)
        if place is not None:
            pairs.append((one, free.pop(place)))
    return pairs


def _same_job(gold: Json, job: Json) -> bool:
    return _alike(gold["company"], job.get("name"), _SAME_NAME) and _alike(
        gold["title"], job.get("position"), _SAME_NAME
    )


def _same_dates(gold: Json, job: Json) -> bool:
    return _same_date(gold["start"], job.get("startDate")) and _same_date(gold["end"], job.get("endDate"))


def _same_date(gold: str | None, date: str | None) -> bool:
    """Equal as far as the coarser of the two says; at least to the month where the source has days."""
    said = date or ""
    if (gold or "") in ("", "present"):
        return _plain(said) in _NOW
    return said.startswith(gold or "") or (len(said) >= len("2024-01") and (gold or "").startswith(said[:7]))


def _alike(one: str | None, other: str | None, least: float) -> bool:
    first, second = _plain(one), _plain(other)
    if not first or not second:
        return False
    return first == second or SequenceMatcher(None, first, second, autojunk=False).ratio() >= least


def _plain(text: str | None) -> str:
    return " ".join(re.sub(r"[^\w+#.%$€£ ]", " ", (text or "").lower()).split())


def _digits(text: str | None) -> str:
    return re.sub(r"\D", "", text or "")[-_PHONE_DIGITS:]


def _f1(hits: int, said: int, due: int) -> float:
    return 2 * hits / (said + due)
