"""A whole career: years, rank and sector asked are held against the dated posts, not against single words."""

from __future__ import annotations

from datetime import date

import pytest

from tailoring.confidence import requirement_from_text, score_confidence
from tailoring.fit import Assessment, Evidence
from tailoring.skills.taxonomy import load_taxonomy

pytestmark = pytest.mark.promise("confidence")
_TIERS = ("gap", "weak", "adjacent", "transferable", "direct")


def post(title: str, employer: str, start: str, end: str, *lines: str) -> list[Evidence]:
    """The header and the lines of one post; undated with an empty start."""
    texts = (f"{title}, {employer}", *lines)
    return [
        Evidence(
            id=f"{title}{start}{place}", type="experience", text=text, title=title, employer=employer,
            start=start, end=end, item_id=f"{title}{start}",
        )
        for place, text in enumerate(texts)
    ]  # fmt: skip


def said(text: str) -> Evidence:
    return Evidence(id=text, type="skill", text=text, item_id=text)


def judged(asked: str, job: str, *evidence: Evidence) -> Assessment:
    requirement = requirement_from_text(asked, "experience")
    return score_confidence(requirement, evidence, load_taxonomy(), as_of=date(2026, 6, 1), context=job)


def tier(asked: str, job: str, *evidence: Evidence) -> str:
    return judged(asked, job, *evidence).confidence.tier


def test_years_of_nothing_in_particular_are_of_the_trade_of_the_job() -> None:
    baker = post("Baker", "Crumb & Daughters", "2015-01", "2025-12", "Mixed and proved sourdough for two shops")
    assert tier("At least 4 years of experience", "Baker", *baker) == "direct"
    assert tier("At least 4 years of experience", "Physiotherapist", *baker) in ("gap", "weak")


def test_years_of_whatever_work_will_do_for_a_first_job() -> None:
    baker = post("Baker", "Crumb & Daughters", "2015-01", "2025-12", "Mixed and proved sourdough for two shops")
    assert tier("At least 1 year of work experience", "Warehouse Operative", *baker) == "direct"


def test_what_is_only_listed_shows_no_years_where_the_posts_are_of_another_trade() -> None:
    waiter = post("Waiter", "Hotel Alma", "2021-01", "2026-01", "Served forty covers a night")
    assert tier("5+ years of welding experience", "Welder", *waiter, said("Welding")) == "weak"


def test_the_years_that_a_resume_gives_for_the_whole_go_before_a_post_without_an_end() -> None:
    lines = ("Reconciled the bank accounts of nine clients each month", "Posted the purchase ledger in Xero")
    bookkeeper = post("Bookkeeper", "Tally Partners", "2016-01", "present", *lines)
    assert tier("8+ years of bookkeeping experience", "Bookkeeper", *bookkeeper) == "direct"
    total = said("Total work experience of 2 years")
    assert tier("8+ years of bookkeeping experience", "Bookkeeper", *bookkeeper, total) == "weak"


def test_years_of_selling_a_thing_are_no_years_of_making_it() -> None:
    seller = post("Sales Executive", "Volt Trading", "2019-01", "2025-12", "Closed 40 contracts a year")
    summary = said("7 years of experience in accounting software sales")
    assert tier("5+ years in software engineering", "Software Engineer", *seller, summary) == "gap"


_CAMPAIGNS = "Planned and ran the e-mail marketing campaigns for forty shops"


def test_a_sector_and_a_post_of_rank_that_no_work_tells_lower_the_tier() -> None:
    executive = post("Marketing Executive", "Bluebell Foods", "2012-01", "2025-12", _CAMPAIGNS)
    job = "Marketing Manager"
    assert tier("5+ years of marketing experience", job, *executive) == "direct"
    assert tier("5+ years of marketing experience in the defence industry", job, *executive) == "transferable"
    assert tier("5+ years in marketing leadership roles in the defence industry", job, *executive) == "adjacent"


def test_a_sector_that_is_only_preferred_lowers_nothing() -> None:
    executive = post("Marketing Executive", "Bluebell Foods", "2012-01", "2025-12", _CAMPAIGNS)
    asked = "5+ years of marketing experience, preferably in the defence industry"
    assert tier(asked, "Marketing Manager", *executive) == "direct"


def test_years_under_the_jobs_own_title_are_years_of_its_work() -> None:
    nurse = post("Ward Nurse", "St Brigid's", "2012-01", "2025-12", "Twelve patients a shift on a surgical ward")
    assert tier("5+ years of nursing experience", "Nurse", *nurse) == "direct"


def test_an_undated_post_leaves_the_length_of_the_career_open() -> None:
    early = post("Gardener", "Fern Hall", "", "", "Pruned the orchard")
    late = post("Gardener", "Moss Park", "2024-01", "2024-12", "Laid out the rose beds")
    asked = "6+ years of gardening experience"
    assert tier(asked, "Gardener", *late) == "weak"
    assert tier(asked, "Gardener", *late, *early, said("Gardening (8 years)")) in ("adjacent", "transferable")


def test_work_has_faded_by_the_work_that_came_after_it() -> None:
    early = post("Baker", "Crumb & Daughters", "2009-01", "2013-12", "Ran sourdough baking for two shops")
    later = post("Van Driver", "Ferrow & Sons", "2014-01", "2025-12", "Drove two rounds a day")
    assert "ago" not in judged("Experience of sourdough baking", "Baker", *early).explanation
    assert "ago" in judged("Experience of sourdough baking", "Baker", *early, *later).explanation
