"""Leading people: shown by a group or a count of people who were led, in whatever trade, and by nothing else."""

from datetime import date

import pytest

from tailoring.confidence import requirement_from_text, score_confidence
from tailoring.fit import Evidence
from tailoring.posting import RequirementKind
from tailoring.skills.taxonomy import load_taxonomy

pytestmark = pytest.mark.promise("confidence")


def tier(asked: str, told: str, *, kind: RequirementKind = "experience", title: str = "", context: str = "") -> str:
    evidence = [Evidence(id="e1", type="experience", text=told, title=title)]
    found = score_confidence(
        requirement_from_text(asked, kind), evidence, load_taxonomy(), as_of=date(2026, 1, 1), context=context
    )
    return found.confidence.tier


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("Ability to lead a shift", "Lead a team of six bakers through the night"),
        ("Experience of managing a small team", "Run the bar of seven on the landlord's free weekends"),
        ("Experience of supervising staff", "Supervised four apprentices and two fitters"),
        ("Team leadership", "In charge of the night crew of eleven on two ferries"),
        ("Lead a team", "Oversaw the work of eight porters"),
        ("Line management experience", "Line-managed three caseworkers"),
    ],
)
def test_who_led_a_group_or_a_count_of_people_has_led_people(asked: str, told: str) -> None:
    assert tier(asked, told) in ("direct", "transferable")
    assert tier(asked, told, kind="hard_skill") in ("direct", "transferable")


@pytest.mark.parametrize(
    "told",
    [
        "Led breakfast and banqueting for up to 300 guests",
        "Led the migration project from March to June",
        "Managed the team's calendar",
        "Ran a department store window display",
        "Ran the team meeting and wrote the notes",
        "Managed 40 customer accounts",
        "Prepare monthly management accounts for two sites",
        "Ran the front desk alone on nights",
        "Worked in a team of nine under the head gardener",
    ],
)
def test_a_project_a_meal_or_a_place_among_others_is_no_leading_of_people(told: str) -> None:
    assert tier("Experience of managing a small team", told) in ("gap", "weak", "adjacent")


def test_people_led_in_another_trade_are_worth_less_where_the_place_is_named() -> None:
    told = "Lead a team of five bricklayers on two building sites"
    assert tier("Experience of taking charge of a ward", told, context="Staff nurse") in ("transferable", "adjacent")
    assert tier("Leading a small team", told, title="Site foreman", context="Site foreman") == "direct"


def test_a_denied_team_is_no_team() -> None:
    assert tier("Experience of managing a small team", "Have never managed a team of any size") == "gap"


def test_training_the_people_of_any_trade_is_training_staff() -> None:
    told = "Induct new porters in their first week"
    assert tier("Experience of inducting new staff", told) in ("direct", "transferable")
    assert tier("Experience of inducting new staff", "Induct the new boiler's sensors") not in (
        "direct",
        "transferable",
    )


def test_a_degree_of_the_subject_is_not_the_professional_qualification() -> None:
    evidence = [Evidence(id="e1", type="education", text="BSc in Accounting and Finance, University of Thornby")]
    asked = requirement_from_text("Qualified accountant (ACCA, CIMA or ACA)", "certification")
    found = score_confidence(asked, evidence, load_taxonomy(), as_of=date(2026, 1, 1))
    assert found.confidence.tier not in ("direct", "transferable")


def test_a_foundation_degree_is_below_a_bachelors() -> None:
    evidence = [Evidence(id="e1", type="education", text="Foundation Degree in Education, Weirbridge College")]
    asked = requirement_from_text("Bachelor's degree in Education", "education")
    assert score_confidence(asked, evidence, load_taxonomy(), as_of=date(2026, 1, 1)).confidence.tier == "adjacent"


def test_a_higher_grade_of_one_scheme_meets_the_lower_and_not_the_other_way_round() -> None:
    def held(asked: str, paper: str) -> str:
        evidence = [Evidence(id="e1", type="certification", text=paper)]
        wanted = requirement_from_text(asked, "certification")
        return score_confidence(wanted, evidence, load_taxonomy(), as_of=date(2026, 1, 1)).confidence.tier

    assert held("BGAS 2.1 Coating Inspector or above", "BGAS 2.2 Coating Inspector") == "direct"
    assert held("BGAS 2.2 Coating Inspector required", "BGAS 2.1 Coating Inspector") in ("gap", "weak", "adjacent")
