"""Whose work a line tells, in which trade, and of which part of a thing: what a reader takes in without being told."""

from __future__ import annotations

from datetime import date

import pytest

from tailoring.confidence import requirement_from_text, score_confidence
from tailoring.confidence_rules.denials import in_anothers_title
from tailoring.confidence_rules.leading import asks_leading
from tailoring.confidence_rules.timing import timing_of
from tailoring.embedding.minilm import load_embedder
from tailoring.fit import Evidence, EvidenceType
from tailoring.posting import RequirementKind
from tailoring.skills.taxonomy import load_taxonomy

pytestmark = pytest.mark.promise("confidence")

AS_OF = date(2025, 6, 1)
LOW = ("gap", "weak")
HIGH = ("transferable", "direct")


def tier(kind: RequirementKind, asked: str, told: str, job: str, type_: EvidenceType = "experience") -> str:
    return score_confidence(
        requirement_from_text(asked, kind),
        [Evidence(id="e1", type=type_, text=told)],
        load_taxonomy(),
        as_of=AS_OF,
        embedder=load_embedder(),
        context=job,
    ).confidence.tier


@pytest.mark.parametrize(
    ("asked", "told", "job"),
    [
        (
            "Thermal imaging surveys of buildings",
            "Housing office: ordered the thermal imaging surveys from a contractor and filed his reports by address",
            "Building Surveyor",
        ),
        (
            "Mediates between separating parents",
            "Court volunteer: made the coffee and listened while the mediator and the parents drew up the plan",
            "Family Mediator",
        ),
        (
            "Month-end accounts",
            "Office junior: matched the delivery notes each Friday; the accountant prepared the month-end herself",
            "Assistant Accountant",
        ),
    ],
)
def test_what_was_bought_in_listened_to_or_done_by_another_herself_is_not_ones_own(
    asked: str, told: str, job: str
) -> None:
    assert tier("hard_skill", asked, told, job) in LOW


def test_a_skill_in_the_title_of_the_person_who_was_told_is_that_persons() -> None:
    text = "rang the payroll officer about a wrong address"
    assert in_anothers_title(text, text.index("payroll"), text.index("payroll") + len("payroll"))
    text = "worked with the payroll system of two firms"
    assert not in_anothers_title(text, text.index("payroll"), text.index("payroll") + len("payroll"))


def test_people_who_are_served_and_coaches_that_are_driven_are_no_staff_to_be_led() -> None:
    assert asks_leading("Experience of supervising people in a busy kitchen")
    assert not asks_leading("Experience of supervising older people in their own homes")
    story = "Delivered parcels in a seven-tonne van round the islands for six years, two ferries a day, never late."
    assert tier("experience", "Experience of driving coach tours abroad", story, "Coach Driver") != "direct"


def test_an_order_makes_no_orderly_and_an_assistant_archivist_is_of_the_trade() -> None:
    asked = "Message brokers such as RabbitMQ in live systems"
    told = "Order intake over RabbitMQ for a bakery chain: dead-letter queues, retries, 4m messages a day, three years."
    assert tier("hard_skill", asked, told, "Backend Engineer") in HIGH
    inside = tier(
        "experience",
        "Experience of listing estate papers",
        "Assistant archivist, shipping archive, 2018 to 2023: listed 4,000 estate papers and maps, piece by piece",
        "Archivist",
    )
    beside = tier(
        "experience",
        "Experience of listing estate papers",
        "Archive porter, shipping archive, 2018 to 2023: fetched 4,000 estate papers and maps, piece by piece",
        "Archivist",
    )
    assert inside in HIGH
    assert beside not in HIGH


def test_days_of_the_month_do_not_hide_the_years() -> None:
    years = timing_of("Ferry mate, 3 March 2016 – 28 Feb 2019", AS_OF).years
    assert years is not None
    assert 2.9 < years < 3.1


def test_the_product_without_the_part_of_it_asked_is_beside_it() -> None:
    job = "SAP Consultant"
    told = "Four years of SAP for a paper mill: sales orders, pricing conditions, 60 users trained"
    assert tier("hard_skill", "SAP EWM in daily use", told, job) != "direct"
    assert tier("hard_skill", "SAP in daily use", told, job) == "direct"


def test_letters_are_met_by_the_words_they_stand_for_and_by_no_others() -> None:
    job = "Eye Clinic Technician"
    asked = "Reads OCT scans of the eye"
    full = "Optical coherence tomography of 30 eyes a week at the retina clinic, flagged fluid to the consultant's list"
    assert tier("hard_skill", asked, full, job) in HIGH
    other = "Crew resource management, two courses a year for captains and first officers of a charter airline"
    assert tier("hard_skill", "Confident with CRM", other, "Account Executive") in LOW


def test_a_list_need_not_say_what_the_job_says_already() -> None:
    told = "Root canal, crown preparation, whitening"
    assert tier("hard_skill", "Root canal and crown dental work", told, "Dental Surgeon", "skill") == "transferable"


def test_time_in_a_place_is_the_jobs_own_work_there() -> None:
    job = "Staff Nurse"
    there = tier("experience", "3 years in a hospice", "Staff nurse, St Bride's Hospice, 2016 to 2022", job)
    elsewhere = tier("experience", "3 years in a hospice", "Staff nurse, day surgery, 2016 to 2022", job)
    assert there == "direct"
    assert elsewhere == "adjacent"


def test_the_words_of_a_trade_tell_its_walk_of_life() -> None:
    told = (
        "Breakdown calls all winter: combis with no heat, kettling, sooted flues. "
        "Swapped fans, PCBs and diverter valves, nine calls a day, 94% put right at the first visit"
    )
    assert tier("hard_skill", "Fault-finding on condensing boilers", told, "Gas Engineer") in HIGH


def test_work_under_the_title_of_another_role_only_comes_near() -> None:
    told = "Nursery nurse, six years: key person for five toddlers, kept their learning diaries, met parents each term"
    assert tier("experience", "Manages a caseload of families with babies", told, "Health Visitor") not in HIGH
