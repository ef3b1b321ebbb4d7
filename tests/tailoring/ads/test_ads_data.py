import csv
from pathlib import Path

import pytest

from tailoring.ads.headings import Vocabulary
from tailoring.ads.line_model import log_chances
from tailoring.ads.training import EXAMPLES, LABELS, fit, read_examples
from tailoring.data_files import load_yaml
from tailoring.errors import InvalidData

pytestmark = pytest.mark.promise("data-checked")


def test_the_line_model_knows_its_own_examples() -> None:
    examples = read_examples()
    right = sum(max(chances := log_chances(text), key=chances.__getitem__) == label for label, text in examples)
    assert right / len(examples) > 0.97


def test_a_model_fitted_to_a_few_lines_learns_them() -> None:
    weights = fit([("duty", "Clean the ovens"), ("ask", "Two years of baking"), ("pay", "£12 an hour")] * 3)
    assert len(weights["bias"]) == len(LABELS)
    assert weights["1=clean"][LABELS.index("duty")] > 0 > weights["1=clean"][LABELS.index("ask")]


def test_an_example_with_an_unknown_label_is_refused_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "lines.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([["label", "text"], ["ask", "Two years of baking"], ["wish", "Likes bread"]])
    with pytest.raises(InvalidData, match=r"lines\.csv:3 .*wish"):
        read_examples(path)


def test_no_example_line_is_given_twice() -> None:
    texts = [text for _, text in read_examples(EXAMPLES)]
    assert len(texts) == len(set(texts))


def test_a_heading_entry_with_an_unknown_section_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "headings.yaml"
    path.write_text("entries:\n  - label: wishes\n    contains: [dreams]\n", encoding="utf-8")
    with pytest.raises(InvalidData, match="wishes"):
        load_yaml(path, Vocabulary)
