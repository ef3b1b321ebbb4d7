"""Posts in their order, work for a party, prizes of others, parts of a credential, causes, possessives."""

from collections.abc import Callable

import pytest

from tailoring.resume import LineVerdict

pytestmark = pytest.mark.promise("truth-guard")

Judge = Callable[..., LineVerdict]


@pytest.mark.parametrize(
    ("fact", "honest", "claimed"),
    [
        (
            "Two national magazines each used a picture of mine from the agency's feed.",
            "Had two pictures used by national magazines from an agency feed.",
            "Photographer whose work has been commissioned by two national magazines.",
        ),
    ],
)
def test_work_for_a_party_needs_a_fact_that_tells_of_it(judge: Judge, fact: str, honest: str, claimed: str) -> None:
    assert judge(honest, fact).verdict == "pass"
    assert judge(claimed, fact).verdict != "pass"


@pytest.mark.parametrize(
    ("fact", "honest", "claimed"),
    [
        (
            "Level 3 beauty therapy: coursework finished, practical exam still to sit.",
            "Has finished the coursework of the Level 3 in beauty therapy.",
            "Holds a Level 3 in beauty therapy, having finished the coursework.",
        ),
        (
            "Level 3 plumbing: six of the nine units passed.",
            "Six of nine Level 3 plumbing units passed.",
            "Every unit of the Level 3 behind me.",
        ),
        (
            "Driver CPC: three of five modules passed.",
            "Three of the five modules of the Driver CPC passed.",
            "Lorry driver with the Driver CPC in hand.",
        ),
    ],
)
def test_a_part_of_a_credential_may_be_told_and_not_the_whole(
    judge: Judge, fact: str, honest: str, claimed: str
) -> None:
    assert judge(honest, fact).verdict == "pass"
    assert judge(claimed, fact).verdict != "pass"


@pytest.mark.parametrize(
    ("fact", "honest", "claimed"),
    [
        (
            "Installed bird boxes in 2019. Swifts: 10 pairs in 2019, 20 in 2021. A mill nearby was opened up in 2020.",
            "Installed bird boxes in 2019, ahead of a rise from 10 pairs of swifts to 20 in 2021.",
            "Installed bird boxes and so doubled the number of swifts.",
        ),
        (
            "Moved the queue rope in May. Waiting times: 15 minutes in April, nine in June. Two cashiers came in May.",
            "Moved the queue rope in a spring when waiting times went from 15 minutes to nine.",
            "Moved the queue rope and so took waiting times from 15 minutes to nine.",
        ),
        (
            "Replaced the hall's halogen lamps with LEDs, which took its electricity from 40 MWh a year to 20.",
            "Fitted LED lamps in the hall, bringing its electricity use down by half.",
            "Fitted LED lamps in the hall, bringing its electricity use down by 80%.",
        ),
    ],
)
def test_a_cause_is_claimed_only_where_a_fact_gives_it(judge: Judge, fact: str, honest: str, claimed: str) -> None:
    assert judge(honest, fact).verdict == "pass"
    assert judge(claimed, fact).verdict != "pass"


@pytest.mark.parametrize(
    ("fact", "honest", "claimed"),
    [
        ("Tamil at home all my life.", "Native speaker of Tamil.", "Native speaker of Tamil and Malay."),
        (
            "Japanese: greetings and the closing time.",
            "Wishes Japanese visitors good morning in their own language.",
            "Runs tours for Japanese visitors in their own language.",
        ),
        (
            "Draws in AutoCAD. Revit: can view and print models, nothing more.",
            "Draws in AutoCAD and can view models in Revit.",
            "Draws in AutoCAD and Revit.",
        ),
        ("Hosted the shop on AWS.", "Hosted the shop on Amazon's cloud.", "Hosted the shop on Microsoft's cloud."),
        (
            "Moved 420 mailboxes to Exchange Online.",
            "Moved 420 mailboxes to Microsoft's hosted e-mail.",
            "Engineer at Microsoft on its hosted e-mail.",
        ),
    ],
)
def test_languages_and_tools_are_told_as_the_facts_hold_them(
    judge: Judge, fact: str, honest: str, claimed: str
) -> None:
    assert judge(honest, fact).verdict == "pass"
    assert judge(claimed, fact).verdict != "pass"


@pytest.mark.parametrize(
    ("fact", "honest", "claimed"),
    [
        (
            "Rebuilt the school's timetable in 2021.",
            "Redesigned the school's timetable in 2021.",
            "Redesigned the school's timetable in 2023.",
        ),
    ],
)
def test_whose_a_thing_is_does_not_say_who_worked_on_it(judge: Judge, fact: str, honest: str, claimed: str) -> None:
    assert judge(honest, fact).verdict == "pass"
    assert judge(claimed, fact).verdict != "pass"


@pytest.mark.parametrize(
    ("role", "fact", "honest"),
    [
        ("Roofer", "CSCS Gold card. Re-slated a church.", "CSCS Gold card roofer who re-slated a church."),
        ("HVAC Technician", "EPA Section 608 Type II.", "EPA 608 Type II technician."),
        (
            "Barista",
            "Took a two-day latte-art course at Illy's school.",
            "Two days of latte-art training at Illy's school.",
        ),
        (
            "Groomer",
            "Month-long course at the Kennel Club's school.",
            "Trained for a month at the Kennel Club's school.",
        ),
    ],
)
def test_a_grade_or_a_school_is_no_employer(judge: Judge, role: str, fact: str, honest: str) -> None:
    assert judge(honest, fact, role=role).verdict == "pass"


@pytest.mark.parametrize(
    ("fact", "claimed"),
    [
        (
            "Danced one evening with the Arden Ballet when a member of the corps fell ill.",
            "Danced with the Arden Ballet as a permanent member of the corps.",
        ),
        (
            "Engineers from Grey & Lowe inspected our brickwork in summer 2021.",
            "Spent the summer of 2021 with Grey & Lowe, checking brickwork for the engineers.",
        ),
    ],
)
def test_one_day_there_or_their_visit_is_no_place_there(judge: Judge, fact: str, claimed: str) -> None:
    assert judge(claimed, fact).verdict != "pass"
