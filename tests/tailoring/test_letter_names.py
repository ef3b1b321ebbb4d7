"""Names in a letter: of employers, degrees, towns and posts, as they are written and only where they are such."""

from datetime import date

import pytest

from tailoring.ads.naming import spelled_as_in
from tailoring.ads.posting import posting_from_text
from tailoring.assembly import assemble
from tailoring.letter import write_letter
from tailoring.letter_lines import LetterLines
from tailoring.letter_training import studies
from tailoring.matching import matched_step
from tailoring.merging import merged_inputs
from tailoring.options import TailorOptions
from tailoring.own_trade import core_title, names_employer, spoken_employer
from tailoring.posting_title import plain_title
from tailoring.profile import Education, Position, Profile
from tailoring.reading.documents import read_document
from tailoring.reading.profile import read_profile
from tailoring.resume import Letter
from tailoring.skills.taxonomy import load_taxonomy
from tailoring.stories import idle
from tailoring.story_leads import led
from tailoring.theme_meter import render_options, theme_meter
from tailoring.truth.guard import TruthGuard
from tailoring.writing import write_draft

pytestmark = pytest.mark.promise("letter-sure")

RESUME = """Ann Fox
ann.fox@example.org

EXPERIENCE

Warehouse Supervisor
Lumen Ltd, Leeds
March 2022 to Present
- Counted 40 pallets a day and kept the stock records
"""
AD = "Requirements\n- Stock records\n\n{about}"


def letter_to(title: str, employer: str, about: str = "", place: str = "") -> Letter:
    chosen = TailorOptions(as_of=date(2026, 11, 1))
    document = read_document(RESUME.encode(), "resume.txt")
    posting = posting_from_text(AD.format(about=about), title=title, employer=employer)
    posting = posting.model_copy(update={"place": place})
    inputs = merged_inputs([document], [read_profile(document)], posting, chosen)
    matched = matched_step(inputs, load_taxonomy())
    plan, options = assemble(inputs, matched, theme_meter(chosen)), render_options(chosen)
    guard = TruthGuard.of(inputs, load_taxonomy())
    draft = write_draft(inputs, matched, plan, load_taxonomy(), options)
    return write_letter(inputs, matched, draft, options, lambda line: guard.judge(line).verdict == "pass")


@pytest.mark.parametrize(
    ("did", "lead"),
    [
        ("Recruited as Payroll Clerk for the northern region", "I was"),
        ("Hired by the board to close the depot", "I was"),
        ("Deputed to the London office for six weeks", "I was"),
        ("Recruited 12 drivers for the night run", "I"),
        ("Attached to the surgical ward for two summers", "I was"),
        ("Associated with the design of the new ward", "I was"),
        ("Associated with Holm Group on the roll of Moor Staffing Pvt. Ltd", ""),
        ("Posted at Moor Hospital by the county", ""),
        ("Posted 40 parcels a day to the islands", "I"),
        ("Trained for the northern and the southern regions", ""),
        ("Awarded for the best stall of the fair", ""),
        ("Automated the stock checks and executing weekly counts for the depot", ""),
        ("Automated the the stock checks of the depot", ""),
        ("Counting the stock daily and clearly communicate the result", ""),
    ],
)
def test_what_was_done_to_somebody_is_never_told_as_their_act(did: str, lead: str) -> None:
    assert led(did, did, ended=True, done=False)[0] == lead


@pytest.mark.parametrize("name", ["Microsoft SharePoint", "SQL Server", "Java", "Pune", "Karnataka State"])
def test_a_product_or_a_place_is_no_employer(name: str) -> None:
    assert not names_employer(name)


@pytest.mark.parametrize("name", ["Microsoft", "SAP", "Oracle", "Salesforce", "Lumen Ltd", "Leeds City Council"])
def test_a_firm_that_is_named_as_its_product_is_one(name: str) -> None:
    assert names_employer(name)


def test_a_name_in_small_letters_is_written_as_names_are() -> None:
    post = Position(id="p", employer="lumen bakers of leeds", title="Baker", fact_ids=("h",))
    assert spoken_employer(post) == "Lumen Bakers of Leeds"


@pytest.mark.parametrize(
    ("degree", "area", "school", "told"),
    [
        ("b.tech", "physics", "holm college", "I took my B.Tech in physics at Holm College."),
        ("PGDM", "Marketing", "Holm Institute", "I took my PGDM in Marketing at Holm Institute."),
        ("B.E.", "Mining", "Karnataka State", "I took my B.E. in Mining."),
        ("12TH", "", "Holm College", ""),
        ("Higher Secondary", "", "Holm School", ""),
    ],
)
def test_a_course_is_told_as_it_is_written_and_no_school_year(degree: str, area: str, school: str, told: str) -> None:
    one = Education(id="e", degree=degree, area=area, school=school, fact_ids=("e",))
    lines = studies(Profile(education=(one,)), LetterLines(lambda _: True))
    assert [line.text for line in lines] == ([told] if told else [])


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("Lead Engineer - Automation & Testing", "Lead Engineer, Automation & Testing"),
        ("Staff Nurse - Acute Unit", "Staff Nurse"),
        ("Engineer - Holm Services Ltd", "Engineer"),
    ],
)
def test_a_title_keeps_what_is_behind_its_dash_where_that_says_the_trade(title: str, told: str) -> None:
    assert core_title(title) == told


@pytest.mark.parametrize(
    ("slug", "text", "told"),
    [
        ("holm-and-fell", "At Holm & Fell we bake.", "Holm & Fell"),
        ("holmbakery.com.au", "Holm Bakery is hiring.", "Holm Bakery"),
        ("holmbakery", "We bake; our holm bakery grows.", "holmbakery"),
    ],
)
def test_an_employer_given_as_a_slug_is_spelled_as_the_ad_spells_it(slug: str, text: str, told: str) -> None:
    assert spelled_as_in(text, slug) == told


def test_a_slug_that_the_ad_never_writes_is_greeted_as_no_team() -> None:
    assert "holmbakery" not in letter_to("Baker", "holmbakery").salutation
    assert letter_to("Baker", "holmbakery", "Holm Bakery is a shop.").salutation == "Dear Holm Bakery team,"


@pytest.mark.parametrize(
    ("place", "on_envelope"),
    [("EMEA", False), ("Remote", False), ("In-home", False), ("Bay Area, NYC", False), ("Leeds, UK", True)],
)
def test_only_a_town_stands_on_the_envelope(place: str, on_envelope: bool) -> None:
    assert (place in letter_to("Baker", "Holm Ltd", place=place).recipient) is on_envelope


def test_the_title_applied_for_is_whole_where_what_is_behind_its_comma_names_the_trade() -> None:
    opening = letter_to("Member of Technical Staff, Training Performance Engineer", "Holm Ltd").paragraphs[0][0].text
    assert "Member of Technical Staff, Training Performance Engineer" in opening


def test_a_field_is_no_post_to_apply_for() -> None:
    opening = letter_to("Startup Partnerships", "Holm Ltd").paragraphs[0][0].text
    assert opening == "I am applying for the Startup Partnerships position at Holm Ltd."


def test_a_filing_number_is_no_part_of_a_title() -> None:
    assert plain_title("SENIOR WARD NURSE   Class Code:    2315") == "Senior Ward Nurse"
    assert plain_title("Position 3: Cook") == "Position 3: Cook"


def test_an_act_tells_more_than_having_been_somewhere() -> None:
    assert idle("worked onshore and offshore for the projects")
    assert idle("held weekly meetings with the crew")
    assert not idle("worked the night shift at the depot")
