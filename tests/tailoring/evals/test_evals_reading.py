"""The reading benchmark: what it opens, and the figures that must hold."""

import json
from pathlib import Path

import pytest

from tailoring.evals.reading import predict_reading, score_annotated, score_reading

pytestmark = pytest.mark.promise("eval")


def test_only_the_pdfs_of_a_folder_are_read(tmp_path: Path, shared_data: Path) -> None:
    source = shared_data / "resumes" / "pdf" / "rendercv_theme_Harvard.pdf"
    (tmp_path / "pdf").mkdir()
    (tmp_path / "pdf" / "one.pdf").write_bytes(source.read_bytes())
    (tmp_path / "pdf" / "two.pdf").write_bytes(b"%PDF-1.7 and then nothing")
    (tmp_path / "gold.jsonl").mkdir()
    first, second = predict_reading(tmp_path)
    assert (first["id"], first["resume"]["basics"]["email"]) == ("one", "john.doe@email.com")
    assert (second["id"], second["resume"]) == ("two", {})
    assert second["error"]
    assert score_reading(tmp_path, [first, second]) == {}


def test_employers_titles_and_schools_of_the_themes_come_back(shared_data: Path) -> None:
    rows = (shared_data / "resumes" / "gold.jsonl").read_text(encoding="utf-8").splitlines()
    gold = {row["id"]: row["gold"] for row in map(json.loads, rows)}
    right = 0
    for prediction in predict_reading(shared_data / "resumes"):
        wanted, resume = gold[prediction["id"]], prediction["resume"]
        jobs = [(job.get("name"), job.get("position")) for job in resume["work"]]
        schools = [school.get("institution") for school in resume["education"]]
        right += jobs == [(job["company"], job["title"]) for job in wanted["work"]]
        right += schools == [school["school"] for school in wanted["education"]]
    assert right >= 0.95 * 2 * len(gold)


def test_entities_of_annotated_texts_are_scored_by_type(tmp_path: Path) -> None:
    text = "Meda Cronin\nmeda@example.org\n\nEXPERIENCE\nLine Cook, Blue Door Inn\n2019 – 2021\n- Cooked\n"
    labels = [("Name", "Meda Cronin"), ("Designation", "Line Cook"), ("Companies worked at", "The Red Door")]
    row = {"id": "one", "text": text, "entities": [{"label": label, "text": word} for label, word in labels]}
    path = tmp_path / "annotated.jsonl"
    path.write_text(json.dumps(row) + "\n", encoding="utf-8")
    scores = score_annotated(path)
    assert (scores["name"]["f1"], scores["title"]["f1"], scores["employer"]["f1"]) == (1.0, 1.0, 0.0)
    assert score_reading(path, list(predict_reading(path)))["entity_f1_name"] == 1.0
