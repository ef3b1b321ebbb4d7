"""Lines of a career, read by their words alone: a shared name or word is not yet the whole of what is asked."""

from __future__ import annotations

from datetime import date

import pytest

from tailoring.confidence import requirement_from_text, score_confidence
from tailoring.fit import Assessment, Evidence
from tailoring.posting import RequirementKind
from tailoring.skills.taxonomy import load_taxonomy

pytestmark = pytest.mark.promise("confidence")

_TIERS = ("gap", "weak", "adjacent", "transferable", "direct")


def _judged(asked: str, *lines: str, kind: RequirementKind = "experience", job: str = "") -> Assessment:
    evidence = [
        Evidence(
            id=f"e{n}", type="experience", text=line, title="Co-ordinator", start="2021-03", end="2024-03", item_id="i"
        )
        for n, line in enumerate(lines)
    ]
    requirement = requirement_from_text(asked, kind)
    return score_confidence(requirement, evidence, load_taxonomy(), as_of=date(2026, 1, 1), context=job)


def _rank(asked: str, *lines: str, kind: RequirementKind = "experience", job: str = "") -> int:
    return _TIERS.index(_judged(asked, *lines, kind=kind, job=job).confidence.tier)


@pytest.mark.parametrize(
    "line",
    [
        "The module enables you to plan routes and to schedule warehouse management for your sites",
        "Warehouse management allows users to track every pallet and to bill it",
    ],
)
def test_what_a_product_lets_people_do_is_not_what_the_person_did(line: str) -> None:
    done = "Ran warehouse management for three sites"
    assert _rank("Experience of warehouse management", line) <= _TIERS.index("weak")
    assert _rank("Experience of warehouse management", done) > _rank("Experience of warehouse management", line)


def test_who_only_knows_of_a_thing_has_not_done_it_where_experience_is_asked() -> None:
    assert _rank("Experience of stock control", "Good understanding of stock control") <= _TIERS.index("adjacent")
    assert _rank("Experience of stock control", "Carried out stock control in two depots") == _TIERS.index("direct")


def test_knowledge_asked_is_met_by_knowledge_told() -> None:
    known = "Good understanding of stock control"
    assert _rank("Knowledge of stock control", known, kind="hard_skill") >= _TIERS.index("transferable")


def test_a_meeting_about_a_thing_is_not_the_thing() -> None:
    talked = "Attended regular budget planning meetings with the finance office"
    assert _rank("Experience of budget planning", talked) <= _TIERS.index("weak")


def test_the_number_of_a_record_is_no_deed_with_it() -> None:
    number = _judged("Experience in purchasing", "Sorted the crates by purchase order number")
    deed = _judged("Experience in purchasing", "Raised each purchase order for the crates")
    assert number.confidence.overall < deed.confidence.overall


def test_words_of_every_trade_show_nothing_alone() -> None:
    line = "Provided support to various teams on key business processes across several operations"
    assert _rank("Experience with key platform initiatives of strategic growth", line) == _TIERS.index("gap")


def test_the_rest_of_what_is_asked_counts_beside_a_shared_name() -> None:
    asked = "Experience building accessible museum booking websites for families with Python"
    alone = _judged(asked, "Wrote a Python script that renames photographs")
    whole = _judged(asked, "Built accessible museum booking websites for families in Python")
    assert whole.confidence.overall > alone.confidence.overall
    assert alone.confidence.tier != "direct"


def test_most_of_the_words_in_one_clause_settle_their_sense() -> None:
    line = "Created a detailed design document for every release"
    assert _rank("Ability to write design documentation", line, kind="hard_skill", job="Product Designer") >= 2


def test_of_equal_lines_the_newest_is_told_first() -> None:
    evidence = [
        Evidence(id=start, type="experience", text="Looked after bee hives", start=start, end=end, item_id="i")
        for start, end in (("2003-01", "2006-01"), ("2022-01", "2025-06"), ("2011-01", "2013-01"))
    ]
    requirement = requirement_from_text("Experience of bee hives", "experience")
    found = score_confidence(requirement, evidence, load_taxonomy(), as_of=date(2026, 1, 1))
    assert found.best_match is not None
    assert found.best_match.id == "2022-01"


def test_a_platform_of_security_orchestration_is_known_by_its_product() -> None:
    line = "Wrote Phantom playbooks that close phishing incidents raised by Splunk"
    assert _rank("Experience with a SOAR platform", line) >= _TIERS.index("transferable")


def test_the_lines_of_one_post_tell_together_what_is_asked() -> None:
    asked = "Ability to run project planning, with estimates, risk registers and permits"
    alone = _judged(asked, "Project planning for two bridges", kind="hard_skill")
    together = _judged(
        asked, "Project planning for two bridges", "Kept the risk registers", "Wrote estimates and obtained permits",
        kind="hard_skill",
    )  # fmt: skip
    assert together.confidence.overall > alone.confidence.overall


def test_what_the_work_is_for_is_no_more_to_be_shown() -> None:
    line = "Ran warehouse management for three sites"
    plain = _judged("Experience of warehouse management", line)
    flourished = _judged("Experience of warehouse management to drive lasting growth in a fast-paced setting", line)
    assert flourished.confidence.tier == plain.confidence.tier


def test_any_of_a_list_is_enough_where_the_ad_says_so() -> None:
    line = "Moved the stock tables to PostgreSQL"
    assert _rank("You know any part of our stack: React, PostgreSQL, and Kafka", line, kind="hard_skill") > _rank(
        "You know React, PostgreSQL, and Kafka", line, kind="hard_skill"
    )


def test_a_heading_of_praise_is_not_what_is_asked() -> None:
    line = "Ran warehouse management for three sites"
    asked = "A doer: you have hands-on experience of warehouse management"
    assert _rank(asked, line) == _rank("Hands-on experience of warehouse management", line)
