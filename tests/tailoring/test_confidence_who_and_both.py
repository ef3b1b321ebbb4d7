"""Both halves asked, the deed given to others, a title's head alone, and work told at full length."""

from __future__ import annotations

from datetime import date

import pytest

from tailoring.confidence import requirement_from_text, score_confidence
from tailoring.confidence_rules.roles import roles_named
from tailoring.confidence_rules.trade import shares_a_name
from tailoring.embedding.minilm import load_embedder
from tailoring.fit import Evidence, EvidenceType
from tailoring.posting import RequirementKind
from tailoring.skills.taxonomy import load_taxonomy

pytestmark = pytest.mark.promise("confidence")


def tier(kind: RequirementKind, asked: str, told: str, *, job: str = "", of: EvidenceType = "experience") -> str:
    return score_confidence(
        requirement_from_text(asked, kind),
        [Evidence(id="e1", type=of, text=told)],
        load_taxonomy(),
        as_of=date(2025, 6, 1),
        embedder=load_embedder(),
        context=job,
    ).confidence.tier


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (
            "PostgreSQL and Elixir, both from the first week",
            "PostgreSQL for a parcel tracker, four years: 2 TB, 300 q/s",
        ),
        (
            "Windows Server and Linux administration in equal measure",
            "140 Windows Server hosts for a college: AD, patching, Hyper-V. Linux was another team's.",
        ),
        ("R and Shiny apps: both required", "R for trial statistics, five years: survival models, 40 reports a year"),
    ],
)
def test_one_half_of_what_is_asked_twice_over_is_never_the_whole(asked: str, told: str) -> None:
    assert tier("hard_skill", asked, told, job="Engineer") in ("weak", "adjacent")


@pytest.mark.parametrize(
    ("job", "asked", "told"),
    [
        (
            "Midwife",
            "Midwifery experience on a labour ward",
            "Porter on a labour ward, 2 years: cots, gas bottles, linen. The midwives did the births.",
        ),
        (
            "Dental Nurse",
            "Dental nursing experience",
            "Reception at a dental surgery for a year: phones, forms. The nurses did all the chairside work.",
        ),
        (
            "Software Developer",
            "Has built a booking site for hotels",
            "Copy for a booking site of 40 hotels: 300 pages typed in. The build was the developers' job.",
        ),
    ],
)
def test_who_gives_the_deed_to_the_people_of_the_trade_stood_beside_it(job: str, asked: str, told: str) -> None:
    assert tier("experience", asked, told, job=job) in ("gap", "weak")


def test_what_ones_own_trade_did_is_ones_own() -> None:
    told = "Midwife, labour ward, four years: 380 births; the midwives ran the birth pool between them."
    assert tier("experience", "Midwifery experience on a labour ward", told, job="Midwife") in (
        "transferable",
        "direct",
    )


def test_an_architect_of_houses_is_no_architect_of_data() -> None:
    assert roles_named("architect, a school and two clinics") == {"architect"}
    assert not roles_named("data architect")
    assert "technical architect" in roles_named("cloud architect")


def test_a_course_is_no_experience() -> None:
    told = "Diploma in event management: two mock conferences planned, one with 300 invented guests"
    assert tier("experience", "Has run conferences", told, job="Event Manager", of="education") in ("gap", "weak")


def test_letters_spelled_out_as_something_else_are_not_the_product() -> None:
    told = "Front desk of the SAS (Student Advice Service): rota for six volunteers, 40 housing queries a week"
    assert tier("hard_skill", "SAS programming (macros, PROC SQL)", told, job="SAS Programmer") == "gap"


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("Italian (C1), English", ("direct",)),
        ("Italian GCSE, grade A", ("weak", "adjacent")),
        ("French and English; none of us had Italian", ("gap",)),
    ],
)
def test_a_language_at_a_level_is_judged_as_a_language_among_skills_too(told: str, expected: tuple[str, ...]) -> None:
    assert tier("hard_skill", "Italian at C1, used on the phone", told, job="Guest Agent", of="skill") in expected


def test_a_name_of_two_words_settles_the_sense_unless_it_is_only_the_place() -> None:
    assert shares_a_name("An app on Google Play", "Bus times, on Google Play since 2020")
    assert not shares_a_name("Trading on the Corn Exchange", "Cook in the canteen of the Corn Exchange")


@pytest.mark.parametrize(
    ("asked", "held", "expected"),
    [
        ("Master's degree in Statistics", "Diplôme d'ingénieur statisticien (grade de master), Rennes", "direct"),
        ("BSc in Microbiology", "BSc Biotechnology, 2:1", "transferable"),
    ],
)
def test_degrees_under_their_foreign_and_neighbouring_names(asked: str, held: str, expected: str) -> None:
    assert tier("education", asked, held, of="education") == expected


def test_work_told_at_full_length_in_other_words_is_the_thing_itself() -> None:
    asked, job = "Fault finding on three-phase motor control circuits", "Maintenance Electrician"
    long = (
        "Night electrician at a biscuit works for 6 years. When a line stopped I followed it back through isolator, "
        "contactor, overload and star-delta timer to the motor windings; average stop went from 48 to 17 minutes."
    )
    assert tier("hard_skill", asked, long, job=job) == "direct"
    assert tier("hard_skill", asked, "Changed contactors and overloads, 3 lines", job=job) != "direct"
