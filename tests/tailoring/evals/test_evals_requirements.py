import json
from pathlib import Path

import pytest

from tailoring.errors import InvalidData
from tailoring.evals.requirements import predict_requirements

pytestmark = pytest.mark.promise("eval")

AD = (
    "Duties\n- Groom dogs\n- Book appointments\n\nRequirements\n- 1 year of grooming experience\n\nNice to have\n"
    "- Cat grooming certificate\n\nBenefits\n- Staff discount\n"
)


def test_predictions_are_the_lines_of_the_ad_by_section(tmp_path: Path) -> None:
    path = tmp_path / "ads.jsonl"
    path.write_text(json.dumps({"id": "a1", "text": AD, "required": ["a label that must not be read"]}) + "\n\n")
    assert list(predict_requirements(path)) == [
        {
            "id": "a1",
            "required": ["1 year of grooming experience"],
            "preferred": ["Cat grooming certificate"],
            "responsibility": ["Groom dogs", "Book appointments"],
        }
    ]


@pytest.mark.parametrize("row", ["{not json", '["a list"]', '{"id": "a1"}'])
def test_a_broken_line_is_refused_with_its_number(tmp_path: Path, row: str) -> None:
    path = tmp_path / "ads.jsonl"
    path.write_text(json.dumps({"id": "a0", "text": AD}) + "\n" + row + "\n")
    with pytest.raises(InvalidData, match=r"ads\.jsonl:2 "):
        list(predict_requirements(path))


def test_lines_of_real_ads_without_headings_are_told_apart(shared_data: Path) -> None:
    rows = (shared_data / "bench" / "requirements_dev.jsonl").read_text(encoding="utf-8").split("\n")
    gold = [json.loads(row) for row in rows if row]
    predicted = {
        item["id"]: item for item in predict_requirements(shared_data / "bench" / "requirements_dev_no_headings.jsonl")
    }
    right = due = 0
    for item in gold:
        for section in ("required", "preferred", "responsibility"):
            wanted = {" ".join(line.split()) for line in item[section]}
            right += len(wanted & set(predicted[item["id"]][section]))
            due += len(wanted)
    assert right / due > 0.93
