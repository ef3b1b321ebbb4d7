"""Schools and degrees as real ads ask for them and real documents write them."""

from __future__ import annotations

from datetime import date

import pytest

from tailoring.confidence import requirement_from_text, score_confidence
from tailoring.fit import Evidence, EvidenceType
from tailoring.posting import RequirementKind
from tailoring.skills.taxonomy import load_taxonomy

pytestmark = pytest.mark.promise("confidence")
_TIERS = ("gap", "weak", "adjacent", "transferable", "direct")


def _piece(text: str, type_: EvidenceType, title: str = "") -> Evidence:
    start, end = ("2016-01", "2025-06") if title else ("", "")
    return Evidence(id=text, type=type_, text=text, title=title, item_id=text, start=start, end=end)


def _tier(asked: str, *held: str, job: str = "", kind: RequirementKind = "education", post: str = "") -> str:
    evidence = [_piece(text, "education") for text in held]
    evidence += [_piece(f"{post}, Ferrow & Sons", "experience", post)] if post else []
    requirement = requirement_from_text(asked, kind)
    return score_confidence(requirement, evidence, load_taxonomy(), as_of=date(2026, 1, 1), context=job).confidence.tier


@pytest.mark.parametrize(
    "asked", ["High School diploma or GED required", "High school diploma or general education degree (GED)"]
)
@pytest.mark.parametrize(
    "held",
    ["BSc Marine Biology, University of Tarn", "HND Hospitality, Oxmoor College", "BE in Civil Engineering, Ranpur"],
)
def test_any_higher_award_shows_that_school_was_finished(asked: str, held: str) -> None:
    assert _tier(asked, held) == "direct"


@pytest.mark.parametrize(
    "held",
    [
        "B Tech in Mechanical Engineering, Ranpur",
        "B. Tech in Mechanical, Ranpur",
        "BE in Mechanical Engineering, Ranpur",
        "B.E. in Mechanical, Ranpur",
    ],
)
def test_the_letters_of_a_degree_are_read_however_they_are_spaced(held: str) -> None:
    assert _tier("Bachelor's degree in Mechanical Engineering", held) == "direct"


def test_of_two_levels_the_lower_is_enough() -> None:
    assert _tier("B. S. or M.S. in Chemistry", "BSc Chemistry, University of Tarn") == "direct"


def test_engineering_in_a_list_of_subjects_is_any_engineering() -> None:
    asked = "BS/MS degree in statistics, economics, engineering, or a related field"
    assert _tier(asked, "B.Tech in Power Electronics, Ranpur") == "direct"
    assert _tier(asked, "BA Fine Art, University of Tarn") in ("gap", "weak")


def test_a_neighbouring_subject_is_not_wholly_a_related_one() -> None:
    asked = "Bachelor's degree in Information Technology, Computer Science or a related field"
    assert _tier(asked, "MSc Mathematics, University of Tarn") in ("adjacent", "transferable")
    assert _tier(asked, "BSc Software Engineering, University of Tarn") == "direct"


def test_a_degree_whose_subject_is_not_told_comes_near_a_subject_of_its_kind_only() -> None:
    held = "B.Tech, Ranpur Institute"
    assert _tier("Bachelor's degree in Computer Science, Software Engineering or a related field", held) in (
        "weak",
        "adjacent",
    )
    assert _tier("Bachelor's degree in Accounting", held) == "gap"


def test_a_related_degree_is_related_to_the_work_of_the_job() -> None:
    asked = "A relevant degree is required"
    assert _tier(asked, "BSc Accounting, University of Tarn", job="Management Accountant, Finance") == "direct"
    assert _tier(asked, "BA Dance, University of Tarn", job="Management Accountant, Finance") in ("gap", "weak")


def test_who_has_finished_is_no_student() -> None:
    asked = "Currently a final-year student of Computer Science or a related field"
    assert _tier(asked, "BSc Computer Science, University of Tarn, 2016") == "weak"
    assert _tier(asked, "BSc Computer Science, University of Tarn (in progress)") == "direct"


def test_work_of_the_job_counts_where_experience_is_taken_instead() -> None:
    job = "Software Engineer"
    assert _tier("Degree in Computer Science or equivalent practical experience", job=job, post=job) == "transferable"
    assert _tier("Degree in Computer Science", job=job, post=job) == "gap"


def test_a_background_in_a_subject_of_study_is_met_by_the_degree() -> None:
    held = "BSc Computer Science, University of Tarn"
    assert _tier("Background in computer science, engineering, or a related field", held, kind="experience") == "direct"
    assert _TIERS.index(_tier("Background in field sales", held, kind="experience")) < _TIERS.index("adjacent")


def test_a_degree_that_shares_a_word_with_a_certificate_is_not_that_certificate() -> None:
    held = "B.Tech in Information Technology, Ranpur"
    assert _tier("Certified Information Privacy Professional or equivalent", held, kind="certification") == "gap"
