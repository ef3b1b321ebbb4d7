"""A whole career is read by its words alone; no line of it may pass for what a reader would never take it for."""

from __future__ import annotations

from datetime import date

import pytest

from tailoring.confidence import requirement_from_text, score_confidence
from tailoring.fit import Evidence, EvidenceType, Tier
from tailoring.posting import RequirementKind
from tailoring.skills.taxonomy import load_taxonomy

pytestmark = pytest.mark.promise("confidence")

_TIERS: tuple[Tier, ...] = ("gap", "weak", "adjacent", "transferable", "direct")


def rank(kind: RequirementKind, asked: str, told: str, *, type_: EvidenceType = "experience", job: str = "") -> int:
    assessment = score_confidence(
        requirement_from_text(asked, kind),
        [Evidence(id="e", type=type_, text=told)],
        load_taxonomy(),
        as_of=date(2025, 6, 1),
        context=job,
    )
    return _TIERS.index(assessment.confidence.tier)


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("Excellent communicator with strong writing", "Configured roles, clients and tasks in the build server"),
        ("Excellent customer care", "Tested the screens on which customers change their address"),
        ("Takes initiative", "Worked on system set up, quotation and order management"),
        ("Calm in conflict", "Ran the nightly build and resolved failing issues in the pipeline"),
        (
            "Takes initiative",
            "The mill's own expansion began in 1998, and since then it has won two more licences abroad",
        ),
    ],
)
def test_those_for_whom_work_is_done_or_a_thing_set_up_show_no_manner(asked: str, told: str) -> None:
    assert rank("soft_skill", asked, told) < _TIERS.index("adjacent")


def test_a_deed_done_for_those_people_shows_the_manner() -> None:
    told = "I rang each customer who had complained, put things right within the week, and most came back"
    assert rank("soft_skill", "Excellent customer care", told) >= _TIERS.index("transferable")


def test_a_list_names_a_manner_by_more_than_a_word_that_the_line_has_too() -> None:
    assert rank("soft_skill", "Passionate about mobile gaming", "Mobile applications", type_="skill") <= 1
    named = rank("soft_skill", "Excellent communication skills", "Good communication skill", type_="skill")
    assert named > rank("soft_skill", "Excellent communication skills", "Excellent welding", type_="skill")


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("Will drafting", "Wrote test plans and ran the tests for two releases"),
        ("Natural language processing", "Oracle retail screens for a business transformation programme"),
        ("Drywall installation", "Presented the figures to the board; the board met monthly"),
        ("Design systems", "Led the team that built the components of the pump"),
        ("Regression analysis", "Black box, functional and regression testing of the claims system"),
    ],
)
def test_a_word_of_a_trade_tells_it_only_as_that_very_word_and_only_once(asked: str, told: str) -> None:
    assert rank("hard_skill", asked, told) < _TIERS.index("transferable")


def test_the_words_of_a_trade_still_tell_it() -> None:
    assert rank("hard_skill", "Natural language processing", "Fine-tuned BERT to tag claims letters") >= 3


@pytest.mark.parametrize(
    "told",
    [
        "Created interfaces that import sales orders into the order module",
        "Configured the sales organization and its billing documents in SAP",
        "Kept the pages that raise book sales on the shop's website in step",
    ],
)
def test_the_sales_of_a_system_are_not_selling(told: str) -> None:
    assert rank("hard_skill", "Sales skills", told, job="Account Executive") < _TIERS.index("transferable")


def test_who_sells_has_done_sales() -> None:
    assert rank("hard_skill", "Sales skills", "Raised sales by a fifth in sixty shops", job="Account Executive") >= 3


def test_a_field_is_not_the_methods_or_tools_of_it() -> None:
    asked = "Familiarity with sales methodologies (SPIN, Challenger)"
    assert rank("hard_skill", asked, "Sales assistant in a shoe shop") < _TIERS.index("transferable")
    assert rank("hard_skill", asked, "Field sales of pumps to farms by the SPIN method") >= _TIERS.index("transferable")


def test_what_was_learnt_or_taught_for_weeks_is_no_experience() -> None:
    degree = "Master of Engineering, Tarn College"
    assert rank("experience", "Hands-on engineering experience", degree, type_="education") < 3
    assert rank("experience", "Software engineering experience", "Trained in Java for 3 months") < 3


def test_a_kind_of_thing_before_a_word_is_no_name() -> None:
    wish = "To work where I can enhance my skills and learning"
    assert rank("hard_skill", "AI / Machine Learning", wish) < _TIERS.index("adjacent")


def test_no_years_asked_are_no_years_wanting() -> None:
    assert rank("experience", "0-2 years of experience in welding", "Welder, Jan 2023 – Dec 2024") >= 3
