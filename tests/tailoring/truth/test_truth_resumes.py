"""What holds of every line of the bundled résumés: whatever changes a checked word is refused, the rest passes."""

import re
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tailoring.skills.taxonomy import load_taxonomy
from tailoring.truth.evidence import SourceFact
from tailoring.truth.statement import verify_statement

pytestmark = pytest.mark.promise("truth-guard")

RESUMES = Path(__file__).resolve().parents[3] / "tailoring" / "evals" / "items" / "resumes"
few = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@cache
def lines() -> tuple[str, ...]:
    texts = (path.read_text(encoding="utf-8") for path in sorted(RESUMES.glob("*.txt")))
    return tuple(line[2:].strip() for text in texts for line in text.splitlines() if line.startswith("- "))


def with_figures() -> tuple[str, ...]:
    return tuple(line for line in lines() if re.search(r"\d", line))


def of_clauses() -> tuple[str, ...]:
    return tuple(line for line in lines() if re.search(r"; |, and ", line))


def verdict(text: str, *facts: str) -> str:
    home = {"role": "Clerk", "employer": "Aldway Stores", "dates": "2019–2022"}
    sources = [SourceFact(id=f"f{number}", text=fact, **home) for number, fact in enumerate(facts)]
    return verify_statement(text, sources, load_taxonomy()).verdict


@few
@given(st.sampled_from(lines()))
def test_a_line_of_a_resume_passes_as_it_stands(line: str) -> None:
    assert verdict(line, line, "Keeps the key cabinet.") == "pass"


@few
@given(st.sampled_from(with_figures()), st.data())
def test_a_line_of_a_resume_with_any_one_digit_changed_is_refused(line: str, data: st.DataObject) -> None:
    place = data.draw(st.sampled_from([match.start() for match in re.finditer(r"\d", line)]))
    digit = data.draw(st.sampled_from([one for one in "123456789" if one != line[place]]))
    assert verdict(line[:place] + digit + line[place + 1 :], line) != "pass"


@few
@given(st.sampled_from(lines()))
def test_a_line_whose_fact_says_never_is_refused(line: str) -> None:
    assert verdict(line, f"Never {line[0].lower()}{line[1:]}") != "pass"


@few
@given(st.sampled_from(of_clauses()), st.data())
def test_the_clauses_of_a_line_may_be_left_out_and_change_places(line: str, data: st.DataObject) -> None:
    parts = [part.removeprefix("and ") for part in re.split(r"; |, (?=and )", line)]
    one = data.draw(st.sampled_from(parts))
    assert verdict(one[0].upper() + one[1:], line) == "pass"
    assert verdict("; ".join(reversed(parts)), line) == "pass"


@few
@given(st.sampled_from(lines()), st.sampled_from(("Kestrel Foods", "Northgate Trust", "Vale Analytical")))
def test_a_line_that_names_an_employer_no_fact_names_is_refused(line: str, employer: str) -> None:
    plain = line.rstrip(".")
    assert verdict(f"{plain} at {employer}", line) != "pass"
    assert verdict(f"{plain} at {employer}", f"{plain} at {employer}") == "pass"
