"""A set with a wrong line is refused, and the line is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from tailoring.errors import InvalidData
from tailoring.evals.confidence import predict_confidence
from tailoring.evals.sets import items_of
from tailoring.evals.truth import predict_truth

pytestmark = pytest.mark.promise("eval-sets")
GOOD = '{"id": "a", "rewrite": "Cooked.", "source": []}'


def written(folder: Path, *lines: str) -> Path:
    path = folder / "set.jsonl"
    path.write_text("\n".join(lines))
    return path


@pytest.mark.parametrize(
    ("line", "problem"),
    [("{", "is not JSON"), ("[]", "is no JSON object"), ('{"id": "b", "source": []}', "has no rewrite")],
)
def test_a_wrong_line_is_named_with_its_number(tmp_path: Path, line: str, problem: str) -> None:
    path = written(tmp_path, GOOD, "", line)
    with pytest.raises(InvalidData, match=rf"set\.jsonl:3 {problem}"):
        list(items_of(path, "id", "rewrite"))


def test_a_fact_of_another_shape_is_named_with_its_item(tmp_path: Path) -> None:
    path = written(tmp_path, '{"id": "b", "rewrite": "Cooked.", "source": ["Cooked."]}')
    with pytest.raises(InvalidData, match="item b"):
        list(predict_truth(path))


def test_evidence_without_a_text_is_named_with_its_item(tmp_path: Path) -> None:
    path = written(tmp_path, '{"id": "c", "requirement": "Cooking", "evidence": [{"id": "e1", "type": "experience"}]}')
    with pytest.raises(InvalidData, match=r"item c: text"):
        list(predict_confidence(path, embed=False))


def test_a_set_that_is_not_there_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(InvalidData, match="There is no set"):
        list(items_of(tmp_path / "none.jsonl"))
