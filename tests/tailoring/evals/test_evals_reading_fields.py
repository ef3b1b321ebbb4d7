"""A read résumé is marked field by field against the source it was made from."""

from copy import deepcopy
from typing import Any

import pytest

from tailoring.evals.reading_fields import field_marks, mean_marks

pytestmark = pytest.mark.promise("eval-table")

GOLD: dict[str, Any] = {
    "name": "Ines Falk",
    "email": "ines@example.org",
    "phone": None,
    "work": [
        {
            "company": "Quay Bakery",
            "title": "Baker",
            "start": "2019-03",
            "end": "2021-05",
            "bullets": ["Shaped loaves"],
        },
        {"company": "Mill Hotel", "title": "Pastry Chef", "start": "2021-06", "end": "present", "bullets": ["Tarts"]},
    ],
    "education": [{"school": "Harbour College"}],
    "skills": ["Sourdough", "Lamination"],
}
READ: dict[str, Any] = {
    "basics": {"name": "Ines Falk", "email": "ines@example.org"},
    "work": [
        {
            "name": "Quay Bakery",
            "position": "Baker",
            "startDate": "2019-03",
            "endDate": "2021-05",
            "highlights": ["Shaped loaves."],
        },
        {"name": "Mill Hotel", "position": "Pastry Chef", "startDate": "2021-06", "highlights": ["Tarts"]},
    ],
    "education": [{"institution": "Harbour College"}],
    "skills": [{"name": "Baking", "keywords": ["Sourdough", "Lamination"]}],
}


def test_a_resume_read_without_fault_has_every_mark() -> None:
    marks = field_marks(GOLD, READ)
    assert set(marks.values()) == {1.0}
    assert "phone" not in marks


def test_a_lost_employer_costs_its_job_and_its_dates() -> None:
    read = deepcopy(READ)
    read["work"][0]["name"] = "Ines Falk"
    marks = field_marks(GOLD, read)
    assert marks["employer_title"] == marks["dates"] == 0.5
    assert marks["bullets"] == 1.0


def test_a_year_is_not_the_month_that_the_source_names() -> None:
    read = deepcopy(READ)
    read["work"][0]["startDate"] = "2019"
    marks = field_marks(GOLD, read)
    assert (marks["employer_title"], marks["dates"]) == (1.0, 0.5)


def test_a_job_that_is_over_is_not_one_that_goes_on() -> None:
    read = deepcopy(READ)
    read["work"][1]["endDate"] = "2023-01"
    assert field_marks(GOLD, read)["dates"] == 0.5


def test_lines_that_are_not_in_the_source_cost_as_lines_that_are_lost() -> None:
    more, fewer = deepcopy(READ), deepcopy(READ)
    more["work"][0]["highlights"] += ["Page 1 of 2", "ines@example.org"]
    fewer["work"][0]["highlights"] = []
    assert field_marks(GOLD, more)["bullets"] == pytest.approx(2 / 3)
    assert field_marks(GOLD, fewer)["bullets"] == pytest.approx(2 / 3)


def test_a_resume_that_was_not_read_has_no_mark_at_all() -> None:
    marks = field_marks(GOLD, {})
    assert set(marks.values()) == {0.0}
    assert mean_marks([marks, field_marks(GOLD, READ)]) == 0.5
