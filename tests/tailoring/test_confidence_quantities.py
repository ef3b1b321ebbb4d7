"""Amounts, unfinished credentials, smaller classes, titles and compounds."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tailoring.confidence import requirement_from_text, score_confidence
from tailoring.confidence_rules.amounts import amounts_in
from tailoring.confidence_rules.asks import read_ask
from tailoring.confidence_rules.conditions import is_formality
from tailoring.confidence_rules.named_patterns import read_named_patterns
from tailoring.errors import InvalidData
from tailoring.fit import Evidence, EvidenceType
from tailoring.posting import RequirementKind
from tailoring.skills.taxonomy import load_taxonomy

pytestmark = pytest.mark.promise("confidence")

AS_OF = date(2025, 6, 1)


def tier(kind: RequirementKind, asked: str, *offered: tuple[EvidenceType, str], context: str = "") -> str:
    evidence = [Evidence(id=f"e{n}", type=type_, text=text) for n, (type_, text) in enumerate(offered)]
    requirement = requirement_from_text(asked, kind)
    return score_confidence(requirement, evidence, load_taxonomy(), as_of=AS_OF, context=context).confidence.tier


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Sixty-five files at any one time", [65]),
        ("Sales of £3.4 million", [3_400_000]),
        ("Keeps the books in Sage 200 every day", []),
        ("Five years of it, 2015 to 2019, up 12%", []),
        ("A caseload of 40+ families", [40]),
    ],
)
def test_years_percentages_and_numbers_of_names_are_no_amounts(text: str, values: list[float]) -> None:
    assert [amount.value for amount in amounts_in(text)] == values


@pytest.mark.parametrize(
    ("herd", "expected"), [(260, "direct"), (170, "transferable"), (110, "adjacent"), (30, "weak")]
)
def test_an_amount_asked_is_met_in_full_by_four_fifths_by_half_or_less(herd: int, expected: str) -> None:
    asked = "Management of a dairy herd of 200 cows"
    assert tier("experience", asked, ("experience", f"Management of a dairy herd of {herd} cows")) == expected


def test_a_sum_a_year_asks_for_no_years_of_experience() -> None:
    requirement = requirement_from_text("Raises £500k a year from trusts", "experience")
    assert read_ask(requirement, load_taxonomy()).years is None


@pytest.mark.parametrize(
    "state",
    ["nine of fourteen units signed off", "started in September, first placement under way", "rest by June"],
)
def test_a_course_that_tells_how_far_it_has_come_is_not_held(state: str) -> None:
    held: tuple[EvidenceType, str] = ("certification", f"Level 3 NVQ in Hairdressing – {state}")
    assert tier("certification", "NVQ Level 3 in Hairdressing", held) == "weak"


def test_work_that_has_started_is_no_unfinished_course() -> None:
    assert tier("hard_skill", "Python", ("experience", "Started in March 2019: Python services for a bank")) == "direct"


def test_a_credential_that_was_given_up_is_not_held() -> None:
    given_up: tuple[EvidenceType, str] = ("certification", "CISSP, came off the register in 2015")
    assert tier("certification", "CISSP", given_up) in ("weak", "gap")


def test_a_ticket_for_the_smaller_machine_is_not_the_one_for_the_larger() -> None:
    asked = "CPCS ticket for cranes above 10 tonnes"
    assert tier("certification", asked, ("certification", "CPCS cranes, below 10 tonnes")) != "direct"
    assert tier("certification", asked, ("certification", "CPCS cranes, above 10 tonnes")) == "direct"


def test_a_level_below_the_vocational_one_asked_is_adjacent() -> None:
    asked = "Level 3 qualification in childcare"
    assert tier("education", asked, ("education", "Level 2 Certificate in Childcare")) == "adjacent"


def test_a_part_met_in_some_degree_counts_no_less_than_one_that_is_absent() -> None:
    asked = "Must have both Python and Scala"
    order = ("gap", "weak", "adjacent", "transferable", "direct")
    both = tier("hard_skill", asked, ("experience", "Python services"), ("education", "Evening course in Scala"))
    one = tier("hard_skill", asked, ("experience", "Python services"))
    assert order.index(both) >= order.index(one)


@pytest.mark.parametrize(
    ("text", "formality"),
    [
        ("This post is subject to an enhanced DBS check", True),
        ("Must pass a background check and drug test", True),
        ("Willing to undergo security vetting", True),
        ("You must hold a current enhanced DBS", False),
        ("Active SC clearance", False),
    ],
)
def test_a_check_that_the_employer_runs_is_a_formality_and_one_in_hand_is_not(text: str, formality: bool) -> None:
    assert is_formality(text) is formality


@pytest.mark.parametrize(
    ("rows", "place"),
    [("wrong,header\n", "line 1"), ("role,names,peers,near\ncook,(cook,,\n", "line 2"),
     ("role,names,peers,near\ncook,cook,baker,\n", "line 2")],
)  # fmt: skip
def test_an_error_in_a_table_of_patterns_names_file_and_line(tmp_path: Path, rows: str, place: str) -> None:
    path = tmp_path / "roles.csv"
    path.write_text(rows, encoding="utf-8")
    with pytest.raises(InvalidData, match=rf"roles\.csv {place}"):
        read_named_patterns(path, ("role", "names", "peers", "near"))
