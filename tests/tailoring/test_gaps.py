"""Gaps: severity, mitigations that cite facts, and what the letter may say."""

from datetime import date

import pytest

from tailoring.facts import Document, Fact, Source
from tailoring.fit import GapReport
from tailoring.fit_report import assess_fit
from tailoring.gaps import analyze_gaps
from tailoring.model import Span
from tailoring.posting import Importance, KnockOut, Posting, Requirement, RequirementKind
from tailoring.profile import Bullet, DateRange, PartialDate, Position, Profile
from tailoring.skills.taxonomy import load_taxonomy

pytestmark = pytest.mark.promise("gaps")

AS_OF = date(2025, 6, 1)
SWARM = "Ran Docker Swarm in production: 60 containers, two data centres"


def profile() -> Profile:
    source = Source(document_id="d1", sha256="0" * 64, span=Span(start=0, end=len(SWARM)))
    dates = DateRange(start=PartialDate(year=2018), current=True)
    position = Position(
        id="p1", title="Systems Engineer", employer="Kestrel Freight", dates=dates,
        bullets=(Bullet(fact_id="b1", text=SWARM),),
    )  # fmt: skip
    return Profile(
        positions=(position,), facts=(Fact(id="b1", kind="bullet", text=SWARM, source=source, item_id="p1"),)
    )


def requirement(
    key: str, text: str, kind: RequirementKind, importance: Importance = "required", knock_out: KnockOut | None = None
) -> Requirement:
    return Requirement(
        id=key, text=text, line=text, span=Span(start=0, end=len(text)), importance=importance, kind=kind,
        knock_out=knock_out,
    )  # fmt: skip


def report(*requirements: Requirement, learning: bool = True, transferable: bool = True) -> GapReport:
    document = Document(id="ad", name="ad.txt", format="text", sha256="1" * 64, text="", lines=())
    posting = Posting(id="ad", document=document, title="DevOps Engineer", requirements=requirements)
    taxonomy = load_taxonomy()
    fit = assess_fit(posting, profile(), taxonomy, as_of=AS_OF)
    return analyze_gaps(
        posting, fit, profile(), taxonomy,
        include_transferable=transferable, include_learning_recommendations=learning,
    )  # fmt: skip


KUBERNETES = requirement("r1", "Kubernetes", "hard_skill")
OBOE = requirement("r2", "Oboe playing at concert level", "hard_skill", "preferred")
LICENCE = requirement("r3", "HGV Class 1 licence required", "certification", knock_out="licence")


def test_what_is_met_is_no_gap() -> None:
    assert report(requirement("r1", "Docker Swarm", "hard_skill")).gaps == ()
    assert report(requirement("r1", "Docker Swarm", "hard_skill")).mitigation_coverage == 100


def test_a_missing_knock_out_is_critical_and_comes_first() -> None:
    found = report(OBOE, KUBERNETES, LICENCE)
    assert found.gaps[0].requirement_id == "r3"
    assert found.gaps[0].severity == "critical"
    assert found.critical_gaps_count == 1


def test_a_gap_takes_the_kind_of_its_requirement() -> None:
    assert {gap.requirement_id: gap.gap_type for gap in report(OBOE, LICENCE).gaps} == {
        "r2": "hard_skill",
        "r3": "certification",
    }


def test_only_mitigations_that_cite_a_fact_count_towards_coverage() -> None:
    found = report(KUBERNETES, OBOE)
    assert found.mitigation_coverage == 50
    assert found.acknowledged_coverage == 50


def test_an_adjacent_match_is_reframed_with_the_fact_it_rests_on() -> None:
    (gap,) = report(KUBERNETES).gaps
    reframing = next(one for one in gap.mitigation_strategies if one.type == "reframe_adjacent")
    assert reframing.fact_ids == ("b1",)
    assert reframing.content == SWARM


def test_acknowledging_claims_no_fact() -> None:
    (gap,) = report(OBOE).gaps
    assert [one.type for one in gap.mitigation_strategies] == ["acknowledge_learning"]
    assert gap.mitigation_strategies[0].fact_ids == ()


def test_learning_and_transferable_advice_can_be_switched_off() -> None:
    assert report(OBOE, learning=False).gaps[0].mitigation_strategies == ()
    kinds = {one.type for one in report(KUBERNETES, transferable=False).gaps[0].mitigation_strategies}
    assert "highlight_transferable" not in kinds


def test_suggested_phrasing_quotes_the_ad_and_the_facts_and_nothing_else() -> None:
    advice = {one.gap_id: one for one in report(KUBERNETES, OBOE).cover_letter_recommendations}
    assert SWARM in advice["r1"].suggested_phrasing
    assert advice["r1"].fact_ids == ("b1",)
    assert "Oboe playing at concert level" in advice["r2"].suggested_phrasing
    assert advice["r2"].fact_ids == ()


def test_a_missing_condition_is_cleared_up_at_the_close_of_the_letter() -> None:
    advice = {one.gap_id: one for one in report(LICENCE).cover_letter_recommendations}
    assert advice["r3"].placement == "closing"


def test_silence_on_the_right_to_work_is_a_minor_point_to_state() -> None:
    permit = requirement("r4", "Right to work in Norway", "eligibility", knock_out="right_to_work")
    (gap,) = report(permit).gaps
    assert gap.severity == "minor"
    assert [one.type for one in gap.mitigation_strategies] == ["cover_letter"]


def test_a_soft_skill_that_no_story_shows_is_never_critical_and_needs_no_word_in_the_letter() -> None:
    found = report(requirement("r5", "Excellent negotiation skills", "soft_skill"))
    assert found.gaps[0].severity == "significant"
    assert found.cover_letter_recommendations == ()


def test_a_condition_that_no_document_states_is_asked_and_gets_no_letter_sentence() -> None:
    found = report(requirement("r6", "Willing to work every second weekend", "eligibility", knock_out="shift"))
    (gap,) = found.gaps
    assert "?" in gap.mitigation_strategies[0].description
    assert "learn" not in gap.mitigation_strategies[0].description
    assert found.cover_letter_recommendations == ()


def test_a_long_line_of_the_ad_is_quoted_in_at_most_fifteen_words() -> None:
    long = "Oboe playing " + "at concert level and on tour with a famous orchestra " * 4
    found = report(requirement("r7", long.strip(), "hard_skill", "preferred"))
    texts = [one.description for one in found.gaps[0].mitigation_strategies]
    texts += [one.suggested_phrasing for one in found.cover_letter_recommendations]
    quotes = [quote.split("”")[0] for text in texts for quote in text.split("“")[1:]]
    assert quotes
    assert all(len(quote.split()) <= 15 for quote in quotes)


def test_advice_names_the_thing_asked_without_the_opening_of_the_ads_sentence() -> None:
    found = report(requirement("r8", "You must be a chartered oboist", "hard_skill"))
    assert "“chartered oboist”" in found.gaps[0].mitigation_strategies[0].description
