"""Confidence of one requirement: the reference points, the rules of a strict recruiter, and what never happens."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tailoring.confidence import requirement_from_text, score_confidence
from tailoring.fit import Assessment, Evidence, EvidenceType
from tailoring.posting import RequirementKind
from tailoring.skills.taxonomy import load_taxonomy

pytestmark = pytest.mark.promise("confidence")

AS_OF = date(2025, 6, 1)
ORDER = ("gap", "weak", "adjacent", "transferable", "direct")


def score(kind: RequirementKind, asked: str, *offered: str | tuple[EvidenceType, str], context: str = "") -> Assessment:
    pairs: list[tuple[EvidenceType, str]] = [("experience", one) if isinstance(one, str) else one for one in offered]
    evidence = [Evidence(id=f"e{n}", type=kind_, text=text) for n, (kind_, text) in enumerate(pairs)]
    return score_confidence(requirement_from_text(asked, kind), evidence, load_taxonomy(), as_of=AS_OF, context=context)


def tier(kind: RequirementKind, asked: str, *offered: str | tuple[EvidenceType, str], context: str = "") -> str:
    return score(kind, asked, *offered, context=context).confidence.tier


@pytest.mark.parametrize(
    ("kind", "asked", "offered", "expected"),
    [
        ("hard_skill", "5+ years Python", "Senior Python developer for six years: services in production", 95),
        ("hard_skill", "AWS Lambda", "Built event-driven services on Google Cloud Functions", 82),
        ("hard_skill", "Kubernetes", "Ran Docker Swarm in production with 50+ containers", 68),
        ("hard_skill", "GraphQL", "Designed REST APIs documented with OpenAPI", 52),
    ],
)
def test_reference_points_land_within_five_points(
    kind: RequirementKind, asked: str, offered: str, expected: float
) -> None:
    assert score(kind, asked, offered).confidence.overall == pytest.approx(expected, abs=5)


def test_a_certificate_that_is_not_there_scores_about_twenty() -> None:
    assert score("certification", "AWS certificate").confidence.overall == pytest.approx(20, abs=5)


@pytest.mark.parametrize(
    ("shown", "expected"),
    [("Jan 2019 – Dec 2024", "direct"), ("Jan 2020 – Apr 2024", "transferable"), ("Jan 2021 – Dec 2023", "adjacent"),
     ("Jan 2023 – Dec 2023", "weak")],
)  # fmt: skip
def test_years_are_met_in_full_by_four_fifths_by_half_or_less(shown: str, expected: str) -> None:
    assert tier("experience", "5+ years' Linux systems administration", f"Linux administrator, {shown}") == expected


def test_overlapping_roles_count_once() -> None:
    both = score(
        "experience", "6 years of Python development",
        "Python developer, Jan 2019 – Dec 2021", "Python developer (evenings), Jan 2019 – Dec 2021",
    )  # fmt: skip
    assert both.confidence.tier == "adjacent"
    assert "3 of the 6 years" in both.explanation


def test_years_without_any_date_are_not_taken_for_granted() -> None:
    undated = score("hard_skill", "5+ years Python", "Wrote Python services for a bank")
    assert undated.confidence.tier == "adjacent"
    assert "no dates" in undated.explanation


def test_a_skill_that_is_only_listed_is_low_transferable() -> None:
    listed = score("hard_skill", "Wireshark", ("skill", "Wireshark, tcpdump, Nmap")).confidence
    assert 75 <= listed.overall < 80


@pytest.mark.parametrize(
    "offered",
    [
        ("education", "Two-day Tableau course, certificate of attendance"),
        "Watched a colleague build dashboards in Tableau",
        ("certification", "Tableau Desktop Specialist: studying, exam not yet taken"),
    ],
)
def test_what_was_only_studied_or_watched_is_weak(offered: str | tuple[EvidenceType, str]) -> None:
    assert tier("hard_skill", "Tableau dashboards", offered) == "weak"


def test_what_the_evidence_denies_is_a_gap() -> None:
    assert tier("hard_skill", "Terraform", "Cloud engineer; no experience with Terraform") == "gap"


def test_a_denied_tool_does_not_hide_another_of_its_class() -> None:
    offered = "Have not used Terraform; three years writing CloudFormation for 40 accounts"
    assert tier("hard_skill", "Terraform", offered) == "transferable"


def test_a_success_told_with_a_negative_word_is_no_denial() -> None:
    praised = score(
        "soft_skill", "Works accurately to deadlines", "Closed the ledgers every month for six years, never late"
    )
    assert praised.confidence.tier in ("direct", "transferable")


def test_the_weakest_part_decides_a_compound_and_an_absent_one_leaves_adjacent() -> None:
    assert tier("hard_skill", "Must have both Python and Scala", "Python services for four years") == "adjacent"
    assert tier("hard_skill", "Must have both Python and Scala", "Python and Scala services for four years") == "direct"


def test_parts_of_a_compound_may_be_shown_by_different_evidence() -> None:
    assert (
        tier("hard_skill", "Docker and Terraform", "Docker images for 12 services", "Terraform for 40 accounts")
        == "direct"
    )


def test_either_or_takes_the_best_branch() -> None:
    assert tier("hard_skill", "Jenkins or TeamCity", "Maintained Jenkins for 80 repositories") == "direct"


def test_a_degree_in_a_sister_subject_is_transferable_and_an_unrelated_one_a_gap() -> None:
    asked = "Bachelor's degree in Marketing"
    assert tier("education", asked, ("education", "BA Advertising and Public Relations")) == "transferable"
    assert tier("education", asked, ("education", "BSc Physics")) == "gap"


def test_a_foreign_degree_of_the_level_and_subject_asked_is_direct() -> None:
    offered: tuple[EvidenceType, str] = ("education", "Laurea in Economia Aziendale, Università di Pavia")
    assert tier("education", "Bachelor's degree in Business Economics", offered) == "direct"


def test_a_degree_that_was_never_finished_is_weak() -> None:
    offered: tuple[EvidenceType, str] = ("education", "BSc Biology, left without finishing")
    assert tier("education", "Bachelor's degree in Biology", offered) == "weak"


def test_work_however_near_is_no_certificate() -> None:
    assert tier("certification", "CISSP required", "Ran information security for a bank for ten years") == "gap"


@pytest.mark.parametrize("state", ["studying, exam not yet taken", "candidate, registered for June", "in progress"])
def test_a_credential_that_is_not_finished_is_weak(state: str) -> None:
    assert tier("certification", "ACCA qualification", ("certification", f"ACCA: {state}")) == "weak"


def test_a_lower_step_of_the_scheme_is_adjacent_where_the_credential_is_only_preferred() -> None:
    offered: tuple[EvidenceType, str] = ("certification", "Lean Six Sigma Yellow Belt")
    assert tier("certification", "Lean Six Sigma Green Belt preferred", offered) == "adjacent"


def test_a_soft_skill_is_shown_by_a_story_and_not_by_its_name() -> None:
    told = "Two cooks short on a full Saturday, 140 covers; I ran the pass and kept calm, and every plate went out"
    asked = "Stays calm under pressure in a busy service"
    shown = score("soft_skill", asked, told, context="Head Waiter hospitality").confidence.overall
    named = score("soft_skill", asked, ("skill", "Calm under pressure")).confidence.overall
    assert shown > named


def test_the_best_evidence_is_named_and_quoted() -> None:
    found = score("hard_skill", "PostgreSQL", "Planted trees", "Tuned PostgreSQL queries for a shop")
    assert found.best_match is not None
    assert found.best_match.id == "e1"
    assert "Tuned PostgreSQL" in found.explanation


def test_no_evidence_at_all_is_a_gap_with_a_reason() -> None:
    found = score("hard_skill", "Kubernetes")
    assert found.confidence.tier == "gap"
    assert found.best_match is None
    assert found.explanation


def test_thin_knowledge_of_what_is_asked_is_said() -> None:
    assert score("hard_skill", "Glorbling of quantic zindles", "Painted walls").low_coverage


def test_a_product_keeps_its_sense_in_another_industry() -> None:
    assert (
        tier("hard_skill", "Python", "Built a booking system in Python for a hotel chain", context="Software Engineer")
        == "direct"
    )


def test_a_word_of_another_sense_is_no_match() -> None:
    offered = "Zookeeper: two pandas and a python, feeding logs, enclosure checks"
    assert tier("hard_skill", "Python", offered, context="Data Analyst") in ("gap", "weak")


def test_years_of_any_work_are_counted_where_the_ad_names_no_kind() -> None:
    assert tier("experience", "5+ years of experience", "Baker, 2010 – 2018") == "direct"
    assert tier("experience", "5+ years of experience", ("education", "BA History, 2010 – 2018")) == "gap"


@pytest.mark.parametrize(
    ("held", "expected"), [("German (C1)", "direct"), ("German (B2)", "transferable"), ("German evening class", "weak"),
                           ("French (native)", "gap")],
)  # fmt: skip
def test_a_language_is_met_by_its_level(held: str, expected: str) -> None:
    assert tier("language", "Fluent German", ("skill", held)) == expected


def test_of_several_languages_asked_the_weakest_decides() -> None:
    assert tier("language", "Fluent German and Dutch", ("skill", "German (C2), Dutch (A2)")) == "weak"


def test_a_line_is_read_for_its_kind_importance_and_years() -> None:
    found = requirement_from_text("5+ years of experience with Kubernetes preferred")
    assert (found.kind, found.importance, found.years) == ("experience", "preferred", 5)


ASKED: list[tuple[RequirementKind, str]] = [
    ("hard_skill", "5+ years Python"),
    ("hard_skill", "Docker and Kubernetes"),
    ("hard_skill", "Power BI or Tableau"),
    ("experience", "3 years as a staff nurse"),
    ("soft_skill", "Calm under pressure"),
    ("education", "Bachelor's degree in Economics"),
    ("certification", "CISSP or CISM preferred"),
]
OFFERED: list[tuple[EvidenceType, str]] = [
    ("experience", "Python developer, Jan 2015 – Dec 2021: services for 2m customers, errors down 40%"),
    ("experience", "Wrote Python scripts, Mar 2022 – Jun 2022"),
    ("skill", "Python, Docker, Excel"),
    ("experience", "Docker images for 12 services; no Kubernetes"),
    ("project", "Kubernetes cluster at home from a tutorial"),
    ("experience", "Built 20 Tableau dashboards for ward managers"),
    ("experience", "Staff nurse, Royal Infirmary, 2019 – 2021"),
    ("experience", "When the power failed I bagged the patient by hand and nobody panicked"),
    ("education", "BSc Finance, University of Leeds"),
    ("education", "A-levels in History and French"),
    ("certification", "CISM, 2021"),
    ("certification", "CISSP: studying, exam booked"),
]


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(ASKED), st.sets(st.integers(0, len(OFFERED) - 1), min_size=1), st.data())
def test_a_score_never_rises_when_evidence_is_removed(
    asked: tuple[RequirementKind, str], chosen: set[int], data: st.DataObject
) -> None:
    kept = data.draw(st.sets(st.sampled_from(sorted(chosen))))
    everything = score(*asked, *(OFFERED[n] for n in sorted(chosen))).confidence.overall
    fewer = score(*asked, *(OFFERED[n] for n in sorted(kept))).confidence.overall
    assert fewer <= everything + 3.1  # the impact axis speaks of whichever evidence is best: a tenth of 31 points


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(ASKED), st.sets(st.integers(0, len(OFFERED) - 1)))
def test_the_axes_are_nested_and_make_up_the_overall(asked: tuple[RequirementKind, str], chosen: set[int]) -> None:
    confidence = score(*asked, *(OFFERED[n] for n in sorted(chosen))).confidence
    parts = confidence.breakdown
    assert parts.keyword <= parts.transferable <= parts.adjacent
    total = 0.4 * parts.keyword + 0.3 * parts.transferable + 0.2 * parts.adjacent + 0.1 * parts.impact
    assert confidence.overall == pytest.approx(total, abs=0.06)


@pytest.mark.parametrize("tool", ["Kubernetes", "Salesforce", "SolidWorks", "Xero", "Photoshop", "Tableau"])
def test_a_score_falls_when_the_evidence_is_negated(tool: str) -> None:
    used = score("hard_skill", tool, f"Used {tool} daily for three years").confidence
    never = score("hard_skill", tool, f"Never used {tool}, not even for a day").confidence
    assert never.overall < used.overall
    assert ORDER.index(never.tier) <= ORDER.index("weak")
