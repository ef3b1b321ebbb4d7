"""Figures come with the number of items behind them and an interval that tells how far to trust them."""

import json
from pathlib import Path
from statistics import fmean
from typing import Any

import pytest

from tailoring.evals.figures import (
    confidence_figures,
    coverage_figures,
    mention_figures,
    reading_figures,
    requirement_figures,
)
from tailoring.evals.intervals import bootstrap
from tailoring.evals.table import as_row, heading
from tailoring.evals.worth import Seen, Worth

pytestmark = pytest.mark.promise("eval-table")


def test_an_interval_holds_the_figure_narrows_with_more_rows_and_is_the_same_each_time() -> None:
    few = [0.0, 1.0, 1.0, 0.0, 1.0, 1.0, 0.0, 1.0]
    low, high = bootstrap(few, fmean)
    assert low < fmean(few) < high
    assert bootstrap(few, fmean) == (low, high)
    closer = bootstrap(few * 20, fmean)
    assert closer[1] - closer[0] < (high - low) / 3


def test_rows_that_do_not_differ_leave_no_doubt() -> None:
    assert bootstrap([0.25] * 7, fmean) == (0.25, 0.25)


def _confidence_item(name: str, split: str, tier: str) -> dict[str, Any]:
    evidence = [{"id": "e1", "type": "experience", "text": "Python developer, six years of Django services."}]
    return {
        "id": name,
        "split": split,
        "requirement": "Python",
        "evidence": evidence,
        "best": "e1",
        "tier": tier,
        "score": 95 if tier == "direct" else 10,
        "also_accepted": [],
    }


def test_the_splits_of_one_file_are_counted_apart(tmp_path: Path) -> None:
    items = [_confidence_item("a", "dev", "direct"), _confidence_item("b", "held_out", "gap")]
    path = tmp_path / "items.jsonl"
    path.write_text("\n".join(json.dumps(item) for item in items), encoding="utf-8")
    figures = list(confidence_figures(path, {"dev": "mine", "held_out": "theirs"}))
    exact = {figure.items: (figure.value, figure.size) for figure in figures if figure.figure == "tier exact"}
    assert exact == {"mine": (1.0, 1), "theirs": (0.0, 1)}
    best = {figure.items: figure.size for figure in figures if figure.figure == "best evidence"}
    assert best == {"mine": 1, "theirs": 0}


def _pair(tailored: float, untailored: float) -> Worth:
    return Worth(
        name="one × other",
        tailored=Seen(tailored, 0.0),
        untailored=Seen(untailored, 0.0),
        reachable=Seen(1.0, 1.0),
        bullets=1,
        bullets_offered=1,
        bullets_moved=0,
        strategies={},
        lines=1,
        refused=0,
        same_as_input=False,
        same_bullets=False,
        pages=1,
    )


def test_worth_is_the_coverage_reached_and_what_tailoring_added_to_it() -> None:
    coverage, gain = coverage_figures("two pairs", [_pair(0.5, 0.25), _pair(0.75, 0.75)])
    assert (coverage.value, coverage.size) == (0.625, 2)
    assert (gain.value, gain.low, gain.high) == (0.125, 0.0, 0.25)


def test_ads_without_headings_are_scored_against_the_labels_of_the_same_ads_with_them(tmp_path: Path) -> None:
    ad = "About us\nWe bake.\n\nRequirements\n- Two years in a bakery\n\nNice to have\n- A driving licence\n"
    labels = {"required": ["Two years in a bakery"], "preferred": ["A driving licence"], "responsibility": []}
    headed, bare = tmp_path / "headed.jsonl", tmp_path / "bare.jsonl"
    headed.write_text(json.dumps({"id": "a", "text": ad, **labels}), encoding="utf-8")
    bare.write_text(json.dumps({"id": "a", "text": ad}), encoding="utf-8")
    (with_labels,), (without,) = requirement_figures(headed, "x"), requirement_figures(bare, "y", headed)
    assert with_labels.value == without.value == 1.0


def test_marks_and_themes_are_counted_in_the_sizes(shared_data: Path) -> None:
    (bundled,) = mention_figures("bundled")
    (outside,) = mention_figures("held out", shared_data, held_out=True)
    assert bundled.size > 500
    assert outside.size > 500
    themes = next(iter(reading_figures(shared_data / "resumes")))
    assert themes.size == len(list((shared_data / "resumes" / "pdf").glob("*.pdf")))
    assert themes.low <= themes.value <= themes.high


def test_the_columns_of_the_table_stand_under_their_names() -> None:
    row = as_row(coverage_figures("two pairs", [_pair(0.5, 0.25), _pair(0.75, 0.75)])[0])
    assert heading().index("figure  ") == row.index("coverage, tailored")
    assert heading().index("95 %") == row.index("0.500 – 0.750")
