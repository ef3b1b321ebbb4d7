"""The benchmark of a role: every item has a source, and nothing is invented."""

import pytest

from tailoring.benchmark import benchmark_role, market_position, success_profile
from tailoring.facts import Document
from tailoring.model import Span
from tailoring.posting import Importance, Pay, Posting, Requirement, Statement, Term
from tailoring.skills.taxonomy import Taxonomy, load_taxonomy

pytestmark = pytest.mark.promise("research")


def asks(
    key: str, text: str, skill: str, importance: Importance = "required", years: float | None = None
) -> Requirement:
    span = Span(start=0, end=len(text))
    term = Term(text=skill, span=span, concept_id=load_taxonomy().find(skill) or "")
    return Requirement(
        id=key, text=text, line=text, span=span, importance=importance, kind="hard_skill", terms=(term,), years=years,
        years_of=skill if years else "",
    )  # fmt: skip


def ad(key: str, title: str, *requirements: Requirement, pay: Pay | None = None) -> Posting:
    document = Document(id=key, name=f"{key}.txt", format="text", sha256="1" * 64, text="", lines=())
    duty = "Reduce the time to close the month"
    return Posting(
        id=key, document=document, title=title, requirements=requirements, pay=pay,
        responsibilities=(Statement(text=duty, span=Span(start=0, end=len(duty))),),
    )  # fmt: skip


def taxonomy() -> Taxonomy:
    return load_taxonomy()


THIS = ad(
    "a1",
    "Data Engineer",
    asks("r1", "Snowflake, 3+ years", "Snowflake", years=3),
    asks("r2", "Looker", "Looker", "preferred"),
)
POUNDS = Pay(text="£60k", minimum=60000, maximum=60000, currency="GBP", period="year")
DOLLARS = Pay(text="$90k", minimum=90000, currency="USD", period="year")
OTHERS = [
    ad("a2", "Data Engineer", asks("r1", "Snowflake", "Snowflake"), pay=POUNDS),
    ad("a3", "Data Engineer", asks("r1", "5 years of Snowflake", "Snowflake", years=5), pay=DOLLARS),
    ad("a4", "Senior Data Engineer", asks("r1", "Databricks", "Databricks")),
    ad("a5", "Pastry Chef"),
]  # fmt: skip


def test_required_and_preferred_skills_come_from_this_ad_with_their_lines() -> None:
    found = benchmark_role(THIS, OTHERS, taxonomy())
    assert [skill.name for skill in found.required_skills] == ["Snowflake"]
    assert [skill.name for skill in found.preferred_skills] == ["Looker"]
    assert found.required_skills[0].sources[0].detail == "Snowflake, 3+ years"


def test_demand_is_counted_over_ads_of_the_same_role_only() -> None:
    snowflake = benchmark_role(THIS, OTHERS, taxonomy()).required_skills[0]
    assert snowflake.market_demand == "high"
    counted = next(source for source in snowflake.sources if source.origin == "other_ads")
    assert set(counted.posting_ids) == {"a2", "a3"}


def test_too_few_ads_leave_demand_unknown() -> None:
    assert benchmark_role(THIS, [], taxonomy()).required_skills[0].market_demand == "unknown"
    assert market_position(THIS, []).demand_level == "unknown"


def test_pay_is_never_joined_across_currencies_and_never_invented() -> None:
    found = benchmark_role(THIS, OTHERS, taxonomy()).compensation_range
    assert found is not None
    assert (found.min, found.max, found.currency) == (60000, 60000, "GBP")
    assert benchmark_role(THIS, [], taxonomy()).compensation_range is None


def test_years_span_what_the_ads_ask() -> None:
    asked = benchmark_role(THIS, OTHERS, taxonomy()).typical_experience
    assert (asked.min_years, asked.max_years) == (3, 5)
    assert asked.key_areas == ("Snowflake",)


def test_the_next_step_is_a_title_that_a_stored_ad_really_bears() -> None:
    steps = benchmark_role(THIS, OTHERS, taxonomy()).career_progression
    assert [step.text for step in steps] == ["Senior Data Engineer"]
    assert steps[0].source.posting_ids == ("a4",)


def test_the_ideal_candidate_is_told_in_the_ads_own_lines() -> None:
    profile = success_profile(THIS, OTHERS, taxonomy())
    assert profile.target_role == "Data Engineer"
    assert [line.text for line in profile.ideal_candidate.achievements] == ["Reduce the time to close the month"]
    assert [line.text for line in profile.differentiators] == ["Looker"]


def test_competition_and_growth_stay_unknown_for_no_ad_tells_them() -> None:
    position = market_position(THIS, OTHERS)
    assert position.demand_level != "unknown"
    assert (position.competition_level, position.growth_trend) == ("unknown", "unknown")
