"""What an ad asks as alternatives: names with a slash, lists that "or" closes, and examples of a kind."""

from __future__ import annotations

from datetime import date

import pytest

from tailoring.confidence import requirement_from_text, score_confidence
from tailoring.fit import Evidence
from tailoring.posting import RequirementKind
from tailoring.skills.taxonomy import load_taxonomy

pytestmark = pytest.mark.promise("confidence")
_TIERS = ("gap", "weak", "adjacent", "transferable", "direct")


def work(text: str) -> Evidence:
    return Evidence(id=text, type="experience", text=text, title="Assistant", employer="Ridge & Co", item_id="post")


def listed(text: str) -> Evidence:
    return Evidence(id=text, type="skill", text=text, item_id=text)


def rank(asked: str, *evidence: Evidence, kind: RequirementKind = "experience") -> int:
    requirement = requirement_from_text(asked, kind)
    found = score_confidence(requirement, evidence, load_taxonomy(), as_of=date(2026, 6, 1))
    return _TIERS.index(found.confidence.tier)


def test_a_name_with_a_slash_is_one_thing() -> None:
    told = work("Used Jenkins to implement continuous integration and deployment of the booking site")
    assert rank("Experience setting up and managing CI/CD pipelines", told) >= _TIERS.index("transferable")


def test_each_thing_of_a_list_that_or_closes_meets_it() -> None:
    told = work("Ran data engineering for three depots: loads, checks and the nightly runs")
    assert rank("Proven experience in data integration, data analysis, data engineering, or a related field", told) == 4


def test_a_related_field_is_no_thing_that_a_word_could_meet() -> None:
    told = work("Answered related field queries at the gate")
    asked = "A strong command of molecular biology, protein science, or a related field"
    assert rank(asked, told, kind="hard_skill") == 0


def test_the_end_of_a_phrase_does_not_stand_for_the_whole() -> None:
    told = work("Kept the diary of a SaaS startup")
    asked = "Experience in full-stack marketing at a high-growth B2B or SaaS startup"
    assert rank(asked, told) <= _TIERS.index("weak")


@pytest.mark.parametrize("name", ["Python", "JavaScript"])
def test_an_example_in_brackets_meets_the_kind_it_stands_for(name: str) -> None:
    asked = "Comfort with light scripting (e.g., Python, JavaScript, or SQL) is a plus."
    assert rank(asked, listed(name), kind="hard_skill") >= _TIERS.index("adjacent")


def test_one_of_the_examples_is_enough_and_something_else_is_none() -> None:
    asked = "Experience with agentic platforms such as Notion, Airtable and Coda"
    assert rank(asked, work("Built the intake boards in Airtable")) > rank(
        asked, work("Watered the boards in the hall")
    )
    assert rank(asked, work("Built the intake boards in Airtable")) >= _TIERS.index("transferable")


def test_where_somebody_would_move_to_is_no_product() -> None:
    asked = "Previous experience working with Automation Anywhere or Blue Prism"
    assert rank(asked, listed("Willing to relocate: Anywhere")) == 0


def test_command_of_tools_read_as_a_soft_skill_is_met_by_the_work() -> None:
    told = work("Developed web services and REST APIs for the ticket desk")
    asked = "Expertise in API design, delivering reliable web services"
    assert rank(asked, told, kind="soft_skill") >= _TIERS.index("transferable")
