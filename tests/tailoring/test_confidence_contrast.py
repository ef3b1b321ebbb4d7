"""What evidence tells of others, of the past, of another sense or in other words than the ad's."""

from __future__ import annotations

from datetime import date

import pytest

from tailoring.confidence import requirement_from_text, score_confidence
from tailoring.confidence_rules.acronyms import spells
from tailoring.confidence_rules.amounts import amounts_in
from tailoring.confidence_rules.timing import timing_of
from tailoring.embedding.minilm import load_embedder
from tailoring.fit import Evidence, EvidenceType
from tailoring.posting import RequirementKind
from tailoring.skills.taxonomy import load_taxonomy

pytestmark = pytest.mark.promise("confidence")

AS_OF = date(2025, 6, 1)
TIERS = ("gap", "weak", "adjacent", "transferable", "direct")


def tier(kind: RequirementKind, asked: str, offered: str, type_: EvidenceType = "experience", job: str = "") -> str:
    evidence = [Evidence(id="e1", type=type_, text=offered)]
    found = score_confidence(
        requirement_from_text(asked, kind),
        evidence,
        load_taxonomy(),
        as_of=AS_OF,
        embedder=load_embedder(),
        context=job,
    )
    return found.confidence.tier


@pytest.mark.parametrize(
    "state",
    [
        "enrolled as a student in March, first paper in December",
        "started last month, no module passed yet",
        "unit 1 passed, unit 2 assessment in autumn",
        "parts 1 and 2 passed, test date in May",
        "year two of four",
    ],
)
def test_a_credential_on_whose_way_one_stands_is_not_held(state: str) -> None:
    assert tier("certification", "IOSH Managing Safely", f"IOSH Managing Safely: {state}", "certification") == "weak"


def test_a_credential_whose_year_of_validity_is_over_is_a_gap_where_a_valid_one_is_asked() -> None:
    held = "Food Hygiene Level 2 (valid to 2019)"
    assert tier("certification", "Current Food Hygiene Level 2", held, "certification") == "gap"
    assert tier("certification", "Food Hygiene Level 2", held, "certification") == "weak"


def test_a_lower_level_of_the_same_scheme_is_adjacent_unless_the_higher_must_be_held() -> None:
    held = "CIPS Level 3 Advanced Certificate"
    assert tier("certification", "CIPS Level 4 Diploma", held, "certification") == "adjacent"
    assert tier("certification", "CIPS Level 4 Diploma, must be held", held, "certification") == "gap"


def test_letters_are_the_words_that_begin_with_them() -> None:
    assert spells("GDC", "On the General Dental Council register since 2012")
    assert not spells("GDC", "Grew dahlias and carnations")


@pytest.mark.parametrize(
    ("asked", "told", "job"),
    [
        (
            "Handles clients' money",
            "Clerk at a letting agent's. Never touched the clients' account and had no access to the bank.",
            "Property Accountant",
        ),
        ("Forklift driving", "Packing hall. We were not allowed on the trucks and I have never driven one.", "Driver"),
    ],
)
def test_what_is_denied_at_the_end_in_other_words_is_a_gap(asked: str, told: str, job: str) -> None:
    assert tier("experience", asked, told, job=job) == "gap"


def test_a_tool_denied_first_and_another_told_at_length_is_its_like() -> None:
    told = "Never used Revit – eight years of hospital plans, sections and door schedules in Vectorworks"
    assert tier("hard_skill", "Revit", told, job="Architectural Technician") == "transferable"


def test_the_work_of_another_is_not_the_persons_own() -> None:
    told = "Took the blood-pressure readings down and passed them to the practice nurse, who decided on the treatment"
    assert tier("experience", "Runs hypertension clinics", told, job="Practice Nurse") in ("gap", "weak")


@pytest.mark.parametrize(
    ("told", "count", "people"),
    [("A team of 14", 14, True), ("Nine waiters and a barman", 9, True), ("Nine ovens", 9, False)],
)
def test_people_are_counted_apart_from_things(told: str, count: int, people: bool) -> None:
    assert [(amount.value, amount.people) for amount in amounts_in(told)] == [(count, people)]


def test_heads_are_compared_with_heads_and_not_with_other_numbers() -> None:
    assert tier("experience", "Manages 20 or more drivers", "Managed eleven drivers and 140 drops a day") == "adjacent"


def test_a_span_is_read_though_words_stand_between_its_ends() -> None:
    years = timing_of("Joined in April 2016 as a fitter on the same line, to October 2019", AS_OF).years
    assert years is not None
    assert years == pytest.approx(3.6, abs=0.1)


def test_work_told_to_have_been_done_years_ago_is_dated_by_it() -> None:
    assert timing_of("Wrote Perl at a printer's, twelve years ago", AS_OF).last_year == AS_OF.year - 12


def test_a_skill_left_a_decade_ago_has_faded_where_no_recency_is_asked() -> None:
    assert tier("hard_skill", "AutoCAD", "Drew 200 plans in AutoCAD, 2001 – 2009") == "transferable"
    assert tier("hard_skill", "AutoCAD", "Drew 200 plans in AutoCAD, 2018 – 2024") == "direct"


def test_a_least_amount_is_no_alternative() -> None:
    assert tier("experience", "Milking 200 cows or more", "Milked 110 cows twice a day, three winters") == "adjacent"


def test_a_soft_skill_is_direct_in_its_own_setting_and_transferable_in_another() -> None:
    asked = "Patient with anxious patients"
    ward = "A man on my ward would not take his tablets. I sat with him each morning for a week until he trusted me."
    depot = (
        "A new driver at the warehouse dreaded the forklift. "
        "I sat with him each morning among the pallets for a week until he trusted me."
    )
    assert tier("soft_skill", asked, ward, job="Staff Nurse") == "direct"
    assert TIERS.index(tier("soft_skill", asked, depot, job="Staff Nurse")) < TIERS.index("direct")


def test_a_story_of_keeping_out_of_the_thing_is_a_gap() -> None:
    told = "I asked to be excused from client calls for the whole of my time there; my manager took them for me."
    assert tier("soft_skill", "Communicates confidently with clients", told) == "gap"


def test_helping_counts_where_helping_is_asked() -> None:
    told = "Assisted two dentists at the chair, thirty patients a day"
    assert tier("experience", "Assisting a dentist at the chair", told, job="Dental Nurse") in (
        "transferable",
        "direct",
    )


def test_a_foreign_degree_is_read_in_its_own_language() -> None:
    asked = "Bachelor's degree in Nursing"
    assert tier("education", asked, "Grado en Enfermería, Universidad de Sevilla, 2016", "education") == "direct"
    assert tier("education", asked, "Laurea in Ingegneria civile, Bari, 2016", "education") == "gap"


def test_the_architecture_of_computers_is_no_degree_in_architecture() -> None:
    assert tier("education", "Degree in Architecture", "MSc Software Architecture, 2019", "education") == "gap"


def test_work_near_the_job_is_not_near_everything_the_ad_asks() -> None:
    told = "Welded 40 pressure vessels a month with MIG and TIG, scrap down from 6% to 2%"
    assert TIERS.index(tier("hard_skill", "Kubernetes", told, job="Welder")) <= TIERS.index("weak")
