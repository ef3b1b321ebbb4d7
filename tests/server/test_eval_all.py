"""`resumewright eval all`: one table of every benchmark."""

from pathlib import Path

import pytest
from command_line import Command

pytestmark = pytest.mark.promise("eval-table")


def test_one_table_shows_the_bundled_sets_with_dev_and_held_out_apart(resumewright: Command) -> None:
    answer = resumewright("eval", "all", "--no-worth", "--json")
    assert answer.code == 0, answer.err
    figures = answer.json["figures"]
    sets = {(figure["benchmark"], figure["set"]) for figure in figures}
    parts = {
        "confidence": ("dev", "dev, other half", "second dev", "third dev", "held out 2", "held out 3", "held out 4"),
        "truth": ("dev", "second dev", "third dev", "fourth dev", "held out", "held out 2", "held out 3"),
    }
    assert {(name, f"bundled, {part}") for name, each in parts.items() for part in each} <= sets
    for figure in figures:
        low, high = figure["interval_95"]
        assert low <= figure["value"] <= high, figure
        assert low < high, figure
        assert figure["size"] >= 30


def test_a_folder_that_lacks_a_set_is_refused_before_anything_is_measured(
    resumewright: Command, tmp_path: Path
) -> None:
    answer = resumewright("eval", "all", "--data", tmp_path)
    assert (answer.code, answer.out) == (2, "")
    assert "confidence_dev.jsonl" in answer.err
