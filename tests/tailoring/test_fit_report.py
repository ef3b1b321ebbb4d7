"""A whole profile against a whole ad."""

from datetime import date

import pytest

from tailoring.evidence import evidence_of
from tailoring.experience import total_years
from tailoring.facts import Document, Fact, Source
from tailoring.fit_report import assess_fit
from tailoring.model import Span
from tailoring.posting import Importance, KnockOut, Posting, Requirement, RequirementKind
from tailoring.profile import (
    Bullet,
    Certification,
    DateRange,
    Education,
    PartialDate,
    Position,
    Profile,
    Skill,
)
from tailoring.skills.taxonomy import load_taxonomy

pytestmark = pytest.mark.promise("match-score")

AS_OF = date(2025, 6, 1)


def years(first: int, last: int | None) -> DateRange:
    end = PartialDate(year=last) if last else None
    return DateRange(start=PartialDate(year=first), end=end, current=last is None)


def fact(fact_id: str, text: str, status: str = "extracted") -> Fact:
    source = Source(document_id="d1", sha256="0" * 64, span=Span(start=0, end=len(text)))
    return Fact.model_validate({"id": fact_id, "kind": "bullet", "text": text, "source": source, "status": status})


@pytest.fixture
def nurse() -> Profile:
    texts = {
        "b1": "Nurse in charge of a 28-bed acute medical ward; shared out patients among five staff",
        "b2": "Gave intravenous medicines and watched post-operative patients",
        "b3": "Served lunches and cleared tables in the hospital canteen",
    }
    return Profile(
        name="Nell Marsh",
        positions=(
            Position(
                id="p1", title="Staff Nurse", employer="St Anne's Hospital", dates=years(2018, None), fact_ids=("h1",),
                bullets=(Bullet(fact_id="b1", text=texts["b1"]), Bullet(fact_id="b2", text=texts["b2"])),
            ),
            Position(
                id="p2", title="Canteen Assistant", employer="St Anne's Hospital", dates=years(2015, 2017),
                fact_ids=("h2",), bullets=(Bullet(fact_id="b3", text=texts["b3"]),),
            ),
        ),
        education=(Education(id="s1", school="University of York", degree="BSc", area="Nursing", fact_ids=("h3",)),),
        certifications=(Certification(id="c1", name="Advanced Life Support", fact_ids=("h4",)),),
        skills=(Skill(fact_id="k1", name="Venepuncture"), Skill(fact_id="k2", name="Origami")),
        facts=tuple(fact(key, text) for key, text in {**texts, "h1": "Staff Nurse", "h2": "Canteen Assistant",
                    "h3": "BSc Nursing", "h4": "Advanced Life Support", "k1": "Venepuncture", "k2": "Origami"}.items()),
    )  # fmt: skip


def requirement(
    key: str, text: str, kind: RequirementKind, importance: Importance = "required", knock_out: KnockOut | None = None
) -> Requirement:
    span = Span(start=0, end=len(text))
    return Requirement(id=key, text=text, line=text, span=span, importance=importance, kind=kind, knock_out=knock_out)


def posting(*requirements: Requirement) -> Posting:
    text = "\n".join(one.text for one in requirements)
    document = Document(id="ad", name="ad.txt", format="text", sha256="1" * 64, text=text, lines=())
    return Posting(
        id="ad", document=document, title="Staff Nurse, Acute Medicine", industry="health", requirements=requirements,
        keywords=("acute", "ward", "patients"),
    )  # fmt: skip


def test_the_match_score_weighs_required_above_preferred_above_nice_to_have(nurse: Profile) -> None:
    met, unmet = "Acute ward nursing", "Salesforce administration"
    heavy = posting(requirement("r1", met, "hard_skill"), requirement("r2", unmet, "hard_skill", "nice_to_have"))
    light = posting(requirement("r1", met, "hard_skill", "nice_to_have"), requirement("r2", unmet, "hard_skill"))
    taxonomy = load_taxonomy()
    assert (
        assess_fit(heavy, nurse, taxonomy, as_of=AS_OF).match_score
        > assess_fit(light, nurse, taxonomy, as_of=AS_OF).match_score
    )


def test_a_missing_licence_caps_the_score_at_59_and_is_named(nurse: Profile) -> None:
    met = [requirement(f"r{n}", "BSc in Nursing", "education") for n in range(8)]
    licence = requirement("r9", "HGV Class 1 licence required", "certification", knock_out="licence")
    report = assess_fit(posting(*met, licence), nurse, load_taxonomy(), as_of=AS_OF)
    assert report.match_score == 59
    assert report.capped_by == ("r9",)


def test_a_knock_out_that_is_met_caps_nothing(nurse: Profile) -> None:
    degree = requirement("r1", "BSc in Nursing", "education", knock_out="degree")
    report = assess_fit(posting(degree), nurse, load_taxonomy(), as_of=AS_OF)
    assert report.capped_by == ()
    assert report.match_score > 85


def test_silence_on_what_resumes_seldom_state_neither_caps_nor_counts(nurse: Profile) -> None:
    degree = requirement("r1", "BSc in Nursing", "education")
    permit = requirement("r2", "Right to work in Norway", "eligibility", knock_out="right_to_work")
    taxonomy = load_taxonomy()
    with_permit = assess_fit(posting(degree, permit), nurse, taxonomy, as_of=AS_OF)
    without = assess_fit(posting(degree), nurse, taxonomy, as_of=AS_OF)
    assert with_permit.match_score == without.match_score
    assert with_permit.capped_by == ()


def test_a_check_that_the_employer_runs_is_not_stated_and_caps_nothing(nurse: Profile) -> None:
    degree = requirement("r1", "BSc in Nursing", "education")
    check = requirement("r2", "Subject to an enhanced DBS check", "eligibility", knock_out="clearance")
    taxonomy = load_taxonomy()
    report = assess_fit(posting(degree, check), nurse, taxonomy, as_of=AS_OF)
    assert report.match_score == assess_fit(posting(degree), nurse, taxonomy, as_of=AS_OF).match_score
    assert report.capped_by == ()
    assert "Not stated" in report.matches[1].explanation


def test_a_clearance_that_must_be_in_hand_still_caps_the_score(nurse: Profile) -> None:
    held = requirement("r1", "Must hold active SC clearance", "eligibility", knock_out="clearance")
    degree = requirement("r2", "BSc in Nursing", "education")
    report = assess_fit(posting(held, degree), nurse, load_taxonomy(), as_of=AS_OF)
    assert report.capped_by == ("r1",)


def test_every_position_skill_school_and_certificate_gets_a_relevance(nurse: Profile) -> None:
    asked = posting(
        requirement("r1", "Acute ward nursing", "experience"), requirement("r2", "Venepuncture", "hard_skill")
    )
    relevance = {one.item_id: one for one in assess_fit(asked, nurse, load_taxonomy(), as_of=AS_OF).relevance}
    assert set(relevance) == {"p1", "p2", "s1", "c1", "k1", "k2"}
    assert relevance["p1"].score > relevance["p2"].score
    assert relevance["k1"].score > relevance["k2"].score
    for one in relevance.values():
        parts = 0.4 * one.keywords + 0.3 * one.skills + 0.2 * one.experience + 0.1 * one.industry_role
        assert one.score == pytest.approx(parts, abs=0.1)


def test_the_same_profile_and_ad_give_the_same_report(nurse: Profile) -> None:
    asked = posting(requirement("r1", "Acute ward nursing", "experience"))
    first, second = (assess_fit(asked, nurse, load_taxonomy(), as_of=AS_OF) for _ in range(2))
    assert first == second


def test_hidden_and_rejected_facts_are_no_evidence(nurse: Profile) -> None:
    hidden = nurse.model_copy(
        update={"facts": tuple(f.model_copy(update={"status": "hidden"}) if f.id == "b2" else f for f in nurse.facts)}
    )
    ids = {evidence.id for evidence in evidence_of(hidden, AS_OF)}
    assert "b1" in ids
    assert "b2" not in ids


def test_evidence_carries_its_role_dates_and_item(nurse: Profile) -> None:
    bullet = next(evidence for evidence in evidence_of(nurse, AS_OF) if evidence.id == "b3")
    assert (bullet.title, bullet.start, bullet.end, bullet.years) == ("Canteen Assistant", "2015", "2017", 2)
    assert bullet.item_id == "p2"


def test_a_certificate_in_progress_says_so_in_its_evidence(nurse: Profile) -> None:
    learning = Certification(id="c2", name="Mentor in Practice", state="in_progress", fact_ids=("h9",))
    evidence = evidence_of(nurse.model_copy(update={"certifications": (learning,)}), AS_OF)
    assert any("in progress" in one.text for one in evidence if one.item_id == "c2")


def test_years_of_work_leave_out_gaps_and_count_overlaps_once(nurse: Profile) -> None:
    assert total_years(nurse, AS_OF) == pytest.approx(2 + 7.5, abs=0.1)
    overlap = nurse.positions[1].model_copy(update={"id": "p3", "dates": years(2016, 2017)})
    more = nurse.model_copy(update={"positions": (*nurse.positions, overlap)})
    assert total_years(more, AS_OF) == pytest.approx(total_years(nurse, AS_OF))
