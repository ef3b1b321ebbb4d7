"""Soft skills in a career read by its words alone: what plain lines of work show in part, and what shows nothing."""

from __future__ import annotations

from datetime import date

import pytest

from tailoring.confidence import requirement_from_text, score_confidence
from tailoring.fit import Evidence, EvidenceType, Tier
from tailoring.skills.taxonomy import load_taxonomy

pytestmark = pytest.mark.promise("confidence")

# Lines of work that deal with nobody.
_OTHER_WORK = (
    "Rewired three boiler rooms",
    "Stacked pallets in bay four",
    "Ironed four hundred shirts a day",
    "Painted the hull of a trawler",
)
_TIERS: tuple[Tier, ...] = ("gap", "weak", "adjacent", "transferable", "direct")


def tier(asked: str, *told: str, type_: EvidenceType = "experience") -> Tier:
    evidence = [Evidence(id=f"o{n}", type="experience", text=text) for n, text in enumerate(_OTHER_WORK)]
    evidence += [Evidence(id=f"e{n}", type=type_, text=text) for n, text in enumerate(told)]
    return score_confidence(
        requirement_from_text(asked, "soft_skill"), evidence, load_taxonomy(), as_of=date(2025, 6, 1)
    ).confidence.tier


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("Strong communication skills", "Weekly calls with the brewery's customers about late deliveries"),
        ("Strong communication skills", "Presented the harvest figures to the growers' committee"),
        ("Excellent communicator", "Gathered requirements from the wards before each release"),
        ("Good team player", "Coordinated with the onsite and night teams over shared repairs"),
        ("A collaborative mindset", "Worked closely with architects and surveyors on two schools"),
        ("Teamwork", "Member of a six-strong mountain rescue crew"),
        ("Customer focus", "Supported library users with the self-service kiosks"),
        ("Customer focus", "Handled guest complaints at the front desk"),
        ("Builds relationships", "Point of contact for forty letting agents"),
        ("Leadership skills", "Allocated jobs to the crew each morning"),
        ("Leadership skills", "Reviewed work prepared by juniors before filing"),
        ("Coaching others", "Trained new starters on the bottling line"),
        ("Coaching others", "Taught welding to second-year apprentices"),
        ("Negotiation skills", "Negotiated hire rates with plant suppliers"),
        ("Attention to detail", "Reconciled petty cash and checked invoices daily"),
        ("Time management", "Dispatched every order within the agreed turnaround"),
        ("Calm under pressure", "On call for burst mains at night"),
        ("Problem solving skills", "Traced faults in lift control panels"),
        ("Initiative", "Introduced a booking sheet for the shared van"),
        ("Adaptable", "Retrained on the laser cutter when the press closed"),
        ("Creative flair", "Designed the window displays for three florists"),
    ],
)
def test_an_everyday_dealing_shows_the_skill_in_part(asked: str, told: str) -> None:
    assert tier(asked, told) == "adjacent"


def test_a_dealing_told_in_the_summary_counts_as_one_told_in_a_post() -> None:
    assert tier("Good team player", "Worked with teams at three depots", type_="skill") == "adjacent"


def test_one_line_of_it_is_weak_where_more_is_asked_than_the_skill_alone() -> None:
    asked = "Communicates clearly with ministers, donors and reporters, and turns field data into briefing papers"
    assert tier(asked, "Presented the harvest figures to the growers' committee") == "weak"


def test_the_skill_alone_told_by_many_lines_is_more_than_adjacent() -> None:
    told = (
        "Weekly calls with the brewery's customers about late deliveries",
        "Presented the harvest figures to the growers' committee",
        "Wrote the newsletter for all members",
        "Answered enquiries by telephone",
    )
    assert tier("Strong communication skills", *told) == "transferable"
    assert tier("Strong communication skills", *told[:3]) == "adjacent"


def test_one_of_two_skills_told_often_is_not_both() -> None:
    told = (
        "Weekly calls with the brewery's customers about late deliveries",
        "Presented the harvest figures to the growers' committee",
        "Wrote letters to the members in arrears",
        "Answered enquiries by telephone",
    )
    assert tier("Creative and a strong communicator", *told) == "adjacent"


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("Excellent communication skills", "Soldered boards for satellite communication systems"),
        ("Strong communication skills", "Diploma project in electronics and communication on a radio mast"),
        ("Customer focus", "Migrated the customer master tables to the new client server"),
        ("Works with many cultures", "Wrote a command interpreter for the test bench"),
        ("Strong communication skills", "Keen to work with clients and present to boards"),
        ("Proven ability to shape our team culture", "Interpreter at the port hospital, in Polish and Arabic"),
    ],
)
def test_a_word_of_the_skill_in_a_things_name_or_in_a_wish_shows_nothing(asked: str, told: str) -> None:
    assert tier(asked, told) == "gap"


@pytest.mark.parametrize(
    "asked", ["A passion for online retail and helping small shops grow", "Excited about the future of space travel"]
)
def test_a_passion_is_shown_by_nothing_but_its_own_object(asked: str) -> None:
    told = "Moved thousands of members to the new lending system and cut queues by 40%. Built tools they still use."
    assert tier(asked, told) == "gap"


def test_praise_of_oneself_that_no_work_bears_out_is_weak() -> None:
    assert tier("Excellent communication skills", "Good communication skills", type_="skill") == "weak"


def test_praise_of_oneself_that_the_work_bears_out_counts_with_it() -> None:
    asked = "Excellent communication skills"
    told = (
        "Presented the harvest figures to the growers' committee",
        "Answered enquiries by telephone",
    )
    evidence = [Evidence(id=f"e{n}", type="experience", text=text) for n, text in enumerate((*_OTHER_WORK, *told))]
    praise = Evidence(id="p", type="skill", text="Good communication skills")
    found = [
        score_confidence(
            requirement_from_text(asked, "soft_skill"), each, load_taxonomy(), as_of=date(2025, 6, 1)
        ).confidence.tier
        for each in (evidence, [*evidence, praise])
    ]
    assert found == ["adjacent", "transferable"]


def test_a_long_line_on_a_system_is_no_scene_between_people() -> None:
    told = (
        "The ordering portal is a web application used by depots. It lets them set up quotes, who then print them, "
        "and each of them sees what they ordered. Screens were changed so that both groups got their own menus."
    )
    assert _TIERS.index(tier("Takes initiative and works independently", told)) < _TIERS.index("adjacent")


def test_a_story_told_by_the_person_still_shows_the_skill_whole() -> None:
    told = (
        "A lorry driver was shouting at the clerk about a lost slip. I took him aside, let him finish, and rang the "
        "depot while he listened. He shook hands with her before he left."
    )
    assert tier("Calms angry customers", told) == "direct"
