"""Part-finished courses, entries of one register, subjects of study, and stories handed on or told against oneself."""

from __future__ import annotations

from datetime import date

import pytest

from tailoring.confidence import requirement_from_text, score_confidence
from tailoring.confidence_rules.course_state import is_unfinished
from tailoring.embedding.minilm import load_embedder
from tailoring.fit import Evidence, EvidenceType
from tailoring.posting import RequirementKind
from tailoring.skills.taxonomy import load_taxonomy

pytestmark = pytest.mark.promise("confidence")


def tier(kind: RequirementKind, asked: str, told: str, type_: EvidenceType = "experience") -> str:
    return score_confidence(
        requirement_from_text(asked, kind),
        [Evidence(id="e1", type=type_, text=told)],
        load_taxonomy(),
        as_of=date(2025, 6, 1),
        embedder=load_embedder(),
    ).confidence.tier


@pytest.mark.parametrize(
    "told",
    [
        "AAT Level 4: two units in, four left",
        "CeMAP module 1 in the bag, 2 and 3 to sit",
        "Diploma in Counselling, on placement now, 40 of 100 hours logged",
        "BSc Nursing, currently in year two",
        "TESOL: handed in two of five assignments",
        "CIPD Level 5, a third of the way through",
        "LLB, two modules short of the award",
        "NVQ3 Electrical, only the practical to go",
    ],
)
def test_a_part_of_a_course_with_more_to_come_leaves_it_unfinished(told: str) -> None:
    assert is_unfinished(told)


@pytest.mark.parametrize(
    "told",
    [
        "PGCE, 2019; first placement in a special school",
        "Level 3 Food Safety, all units passed, certificate 2021",
        "First Aid at Work, renewed 2023, next due 2026",
        "Registered nurse, revalidation due in May",
        "MA Migration Studies, dissertation on those left behind",
        "MSc Data Science, part-time over two years, distinction",
        "IPAF 3a, theory and practical passed in May 2021",
        "Category D licence, renewed, four years left on it",
    ],
)
def test_a_finished_course_may_speak_of_its_parts_and_a_card_of_its_renewal(told: str) -> None:
    assert not is_unfinished(told)


@pytest.mark.parametrize(
    ("asked", "held"),
    [
        ("GDC registration as a dentist (essential)", "GDC registered dental nurse"),
        ("HCPC registration as a radiographer – essential", "HCPC registration as a physiotherapist"),
        ("NMC registration as a midwife is essential", "NMC registered adult nurse, PIN current"),
    ],
)
def test_an_entry_of_another_profession_on_the_register_is_not_the_one_required(asked: str, held: str) -> None:
    assert tier("certification", asked, held, "certification") == "gap"


def test_a_code_in_brackets_names_the_credential_as_well_as_its_title() -> None:
    asked = "Microsoft Azure Administrator Associate (AZ-104)"
    assert tier("certification", asked, "AZ-104, passed May 2024", "certification") == "direct"


@pytest.mark.parametrize(
    ("asked", "held", "expected"),
    [
        ("Degree in History", "BA (Hons) Archaeology, 2:1", "transferable"),
        ("BSc Physiotherapy", "BSc (Hons) Sports Therapy, 2:1", "transferable"),
        ("BSc Physiotherapy", "BSc (Hons) Diagnostic Radiography, 2:1", "adjacent"),
        ("Degree in German", "BA (Hons) French, 2:1", "weak"),
        ("Degree in modern languages", "BA (Hons) French, 2:1", "direct"),
        ("Master's in nursing leadership", "PgCert Nursing, 60 credits, 2022", "adjacent"),
        ("Postgraduate diploma in Clinical Pharmacy", "MPharm, 2:1", "adjacent"),
    ],
)
def test_a_degree_is_read_by_its_own_subject_and_not_by_the_faculty(asked: str, held: str, expected: str) -> None:
    assert tier("education", asked, held, "education") == expected


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (
            "Discreet with patients' records",
            "Reception, two years. Left the referral letters open on the counter and told the girls who had come in.",
        ),
        (
            "Good team player",
            "Cut keys in a booth, ten years. Had a lad one summer; sent him home. I don't need anyone in my way.",
        ),
    ],
)
def test_a_story_that_shows_the_want_of_the_skill_is_a_gap(asked: str, told: str) -> None:
    assert tier("soft_skill", asked, told) == "gap"


def test_a_story_that_began_badly_and_ended_well_still_shows_the_skill() -> None:
    told = (
        "I panicked in my first storm and left the line; the bosun walked me back, and from then on I took the "
        "helm in every gale for four winters and kept the crew calm until we were in."
    )
    assert tier("soft_skill", "Calm under pressure", told) in {"transferable", "direct"}


def test_what_a_person_did_before_another_took_over_shows_the_skill_in_part() -> None:
    told = (
        "Each new porter walked the first round with me and had my hand-drawn map of the lifts to keep for the week. "
        "After that the supervisor took them over."
    )
    assert tier("soft_skill", "Trains and develops new porters", told) == "adjacent"


def test_an_ask_in_words_of_its_own_is_read_by_what_it_means() -> None:
    told = (
        "Lighting desk, summer tour. The generator died in the second song; I called the crew over the headset, had "
        "the spare on in ninety seconds and the singer never looked up."
    )
    assert tier("soft_skill", "Keeps a clear head through a packed evening", told) in {"transferable", "direct"}
