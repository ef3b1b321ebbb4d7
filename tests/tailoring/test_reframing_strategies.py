import pytest

from tailoring.ads.posting import posting_from_text
from tailoring.fit import Strategy
from tailoring.posting import Requirement
from tailoring.reframing import Voice, reframe
from tailoring.skills.taxonomy import Taxonomy

pytestmark = pytest.mark.promise("reframing")


def requirement(text: str) -> list[Requirement]:
    return list(posting_from_text(f"What you need\n- {text}\n- Able to lift 20 kg").requirements[:1])


def rewritten(source: str, asked: str, taxonomy: Taxonomy, only: Strategy | None = None) -> str | None:
    made = reframe(source, requirement(asked), taxonomy, Voice(), only=only)
    return made.reframed_text if made else None


@pytest.mark.parametrize(
    ("source", "written"),
    [
        (
            "Moved reporting from spreadsheets to Power BI, saving two days a month",
            "Saved two days a month by moving reporting from spreadsheets to Power BI",
        ),
        (
            "Redesign the packing line and retrain the crew, saving £4,000 a month",
            "Save £4,000 a month by redesigning the packing line and retraining the crew",
        ),
        ("Redesigned the packing line, cutting waste by 12%", None),
        ("Assisted with the move to Power BI, saving two days a month", None),
        ("Moved reporting to Power BI, improving morale", None),
        ("Chased debtors and cut overdue balances from £310,000 to £120,000", None),
    ],
)
def test_a_result_with_an_amount_is_told_before_what_brought_it_about(
    source: str, written: str | None, taxonomy: Taxonomy
) -> None:
    assert rewritten(source, "First aid", taxonomy, only="scale_emphasis") == written


@pytest.mark.parametrize(
    ("source", "written"),
    [
        ("Looked after up to eight patients", "Looked after up to 8 patients"),
        ("Cut stoppages from nine a month to four", "Cut stoppages from 9 a month to 4"),
        ("Lead a team of four and plan the rota", "Lead a team of 4 and plan the rota"),
        ("Cared for two people at the end of their lives", None),
        ("Worked on call one week in five", None),
        ("Covered for the chef during a five-month illness", None),
        ("Taught Key Stage three and Year seven", None),
        ("Works four on four off", None),
        ("Eight GCSEs including mathematics", None),
    ],
)
def test_amounts_are_written_in_figures_and_idioms_are_left(
    source: str, written: str | None, taxonomy: Taxonomy
) -> None:
    assert rewritten(source, "First aid", taxonomy, only="scale_emphasis") == written


@pytest.mark.parametrize(
    ("source", "asked", "written"),
    [
        (
            "Built shops in JS, React and PHP for 12 firms",
            "React",
            "Built shops in React, JS and PHP for 12 firms",
        ),
        ("Worked with doctors, carers and the pharmacy", "First aid", None),
        ("Taught the basics of JS, React and PHP, and more", "React", None),
        ("Built 12 JS, React and PHP sites", "React", None),
        ("Never used JS, React or PHP", "React", None),
        # What the first or the last thing may lend the others: "shop", "sales".
        ("Worked in PHP, JS and React Sales in the north", "React", None),
        ("Trained six cooks in shop onboarding, React and PHP", "React", None),
    ],
)
def test_what_is_asked_leads_a_flat_list(source: str, asked: str, written: str | None, taxonomy: Taxonomy) -> None:
    assert rewritten(source, asked, taxonomy, only="emphasis_shift") == written


@pytest.mark.parametrize(
    "source",
    [
        "Process purchase and order forms and provide wound care forms",
        "Handled complaints and returned wound care supplies",
        "Audited the ward and resolved the wound care findings",
        "Trained staff and provided wound care to reduce infections",
    ],
)
def test_a_part_that_may_be_a_noun_or_leans_on_another_is_not_moved(source: str, taxonomy: Taxonomy) -> None:
    assert rewritten(source, "Wound care", taxonomy, only="emphasis_shift") is None


def test_a_step_that_is_refused_is_not_taken_and_the_next_still_is(taxonomy: Taxonomy) -> None:
    source = "Audited stores, cared for eight patients and provided wound care"
    made = reframe(
        source, requirement("Wound care"), taxonomy, Voice(), passes=lambda text: not text.startswith("Provided")
    )
    assert made is not None
    assert made.reframed_text == "Audited stores, cared for 8 patients and provided wound care"


def test_technical_detail_in_parentheses_stays(taxonomy: Taxonomy) -> None:
    source = (
        "Developed and deployed the interfaces that carry all orders and their lines from external sources "
        "(DB Adapter, File Adapter and JMS Adapter) into the orchestration module"
    )
    assert rewritten(source, "Wound care", taxonomy, only="abstraction_adjust") is None
