"""Figures of a benchmark, from its predictions and the labels of its items; nothing where an item has no labels."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from math import sqrt
from pathlib import Path
from statistics import fmean
from typing import Any, NamedTuple

from tailoring.evals.sets import items_of

Row = Mapping[str, Any]
Figures = dict[str, Any]
TIERS = ("gap", "weak", "adjacent", "transferable", "direct")
LINE_KINDS = ("required", "preferred", "responsibility")
_GLYPH = re.compile(r"^[\s\-–—•*·▪◦●○]+")


def labelled(path: Path, label: str) -> dict[str, Row]:
    """The items of a JSON Lines file that carry a label, by id."""
    return {item["id"]: item for item in items_of(path, "id") if label in item}


def wilson(hits: int, total: int) -> tuple[float, float]:
    """The 95 % interval of a share (Wilson)."""
    if total == 0:
        return 0.0, 1.0
    share, z = hits / total, 1.96
    middle = share + z * z / (2 * total)
    half = z * sqrt(share * (1 - share) / total + z * z / (4 * total * total))
    return (middle - half) / (1 + z * z / total), (middle + half) / (1 + z * z / total)


Counts = Mapping[str, tuple[int, int, int]]


def mean_f1(rows: Iterable[Counts]) -> float:
    """Mean over the kinds of the F1 of their summed (hits, said, due)."""
    return fmean(f1_by_kind(rows).values())


def f1_by_kind(rows: Iterable[Counts]) -> dict[str, float]:
    """F1 of each kind over (hits, said, due) summed over the rows."""
    sums: dict[str, list[int]] = {}
    for row in rows:
        for kind, counts in row.items():
            sums[kind] = [a + b for a, b in zip(sums.get(kind, (0, 0, 0)), counts, strict=True)]
    return {kind: _f1(*counts) for kind, counts in sums.items()}


def score_requirements(path: Path, predictions: Sequence[Row]) -> Figures:
    """F1 of each kind of line and their mean, over lines whose label is known."""
    rows = line_counts(path, predictions)
    if not rows:
        return {}
    each = {f"{kind}_f1": value for kind, value in f1_by_kind(rows).items()}
    return {**{name: round(value, 3) for name, value in each.items()}, "macro_f1": round(fmean(each.values()), 3)}


def line_counts(path: Path, predictions: Sequence[Row]) -> list[Counts]:
    """(hits, said, due) by kind of line, for each labelled ad of the file."""
    by_id = {row["id"]: row for row in predictions}
    return [_line_counts(item, by_id.get(key, {})) for key, item in labelled(path, "required").items()]


def _line_counts(item: Row, guess: Row) -> Counts:
    due = {kind: _bare(item.get(kind, ())) for kind in LINE_KINDS}
    known = {line for lines in due.values() for line in lines}
    said = {kind: _bare(guess.get(kind, ())) & known for kind in LINE_KINDS}
    return {kind: (len(due[kind] & said[kind]), len(said[kind]), len(due[kind])) for kind in LINE_KINDS}


def _bare(lines: Iterable[str]) -> set[str]:
    return {" ".join(_GLYPH.sub("", line).split()) for line in lines}


def _f1(hits: int, said: int, due: int) -> float:
    return 2 * hits / (said + due) if said + due else 1.0


class TierHits(NamedTuple):
    """One judged item: whether its tier is right, within one, and its evidence the best (None where none is asked)."""

    exact: bool
    within_one: bool
    best: bool | None


def tier_hits(item: Row, guess: Row) -> TierHits:
    """What is right in a prediction for a labelled item; nothing is in an empty one."""
    tier, accepted = guess.get("tier"), _accepted(item)
    asked = item.get("best") is not None and item["tier"] != "gap"
    return TierHits(
        tier in accepted,
        any(_apart(tier, one) <= 1 for one in accepted),
        guess.get("best") == item["best"] if asked else None,
    )


def score_confidence_set(path: Path, predictions: Sequence[Row]) -> Figures:
    """Share of exact tiers and of those within one, with interval; rank correlation; best evidence."""
    gold, by_id = labelled(path, "tier"), {row["id"]: row for row in predictions}
    if not gold:
        return {}
    rows = [(item, by_id.get(key, {})) for key, item in gold.items()]
    hits = [tier_hits(item, guess) for item, guess in rows]
    chosen = [hit.best for hit in hits if hit.best is not None]
    exact = sum(hit.exact for hit in hits)
    low, high = wilson(exact, len(rows))
    return {
        "exact": round(exact / len(rows), 3),
        "exact_95": f"{low:.2f}–{high:.2f}",
        "within_one_tier": round(sum(hit.within_one for hit in hits) / len(rows), 3),
        "macro_f1": round(_tier_f1(rows), 3),
        "spearman": round(spearman([score_pair(item, guess) for item, guess in rows]), 3),
        "best_evidence": round(sum(chosen) / max(1, len(chosen)), 3),
    }


def score_pair(item: Row, guess: Row) -> tuple[float, float]:
    """The labelled score and the predicted one, 0 where there is none."""
    return float(item["score"]), float(guess.get("score") or 0)


def _tier_f1(rows: Sequence[tuple[Row, Row]]) -> float:
    """Mean F1 over the tiers; an accepted second reading counts as a hit for the item's own tier."""
    each: list[float] = []
    for tier in TIERS:
        due = [(item, guess) for item, guess in rows if item["tier"] == tier]
        hits = sum(guess.get("tier") in _accepted(item) for item, guess in due)
        said = sum(guess.get("tier") == tier for _, guess in rows)
        each.append(_f1(hits, said, len(due)))
    return fmean(each)


def _accepted(item: Row) -> list[str]:
    return [item["tier"], *item.get("also_accepted", ())]


def _apart(one: str | None, other: str) -> int:
    return abs(TIERS.index(one) - TIERS.index(other)) if one in TIERS else len(TIERS)


def spearman(pairs: Sequence[tuple[float, float]]) -> float:
    """Rank correlation of the two halves of the pairs, −1 to 1; 0 where one half does not vary."""
    first, second = _ranks([a for a, _ in pairs]), _ranks([b for _, b in pairs])
    mean_a, mean_b = fmean(first), fmean(second)
    covariance = sum((a - mean_a) * (b - mean_b) for a, b in zip(first, second, strict=True))
    spread = sqrt(sum((a - mean_a) ** 2 for a in first) * sum((b - mean_b) ** 2 for b in second))
    return covariance / spread if spread else 0.0


def _ranks(values: Sequence[float]) -> list[float]:
    places: dict[float, list[int]] = {}
    for place, value in enumerate(sorted(values)):
        places.setdefault(value, []).append(place)
    return [fmean(places[value]) for value in values]
