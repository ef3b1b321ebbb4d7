from datetime import date

import pytest

from tailoring.ads.posting import posting_from_text
from tailoring.assembly import assemble
from tailoring.letter import set_phrases, write_letter
from tailoring.letter_places import places_of
from tailoring.matching import matched_step
from tailoring.merging import merged_inputs
from tailoring.options import TailorOptions
from tailoring.own_trade import core_title
from tailoring.reading.documents import read_document
from tailoring.reading.profile import read_profile
from tailoring.resume import DraftLine
from tailoring.skills.taxonomy import load_taxonomy
from tailoring.theme_meter import render_options, theme_meter
from tailoring.truth.guard import TruthGuard
from tailoring.writing import write_draft

pytestmark = pytest.mark.promise("letter-career")

HEAD = "Ida Quayle\nida.quayle@example.org\n\n"
AD = "Harbour Pilot\n\nRequirements\n- Pilotage\n- Tides"


def letter_of(resume: str, ad: str = AD) -> str:
    taxonomy, chosen = load_taxonomy(), TailorOptions(as_of=date(2026, 11, 1))
    document = read_document(f"{HEAD}{resume}".encode(), "resume.txt")
    inputs = merged_inputs([document], [read_profile(document)], posting_from_text(ad), chosen)
    matched = matched_step(inputs, taxonomy)
    guard = TruthGuard.of(inputs, taxonomy, set_phrases())

    def passes(line: DraftLine) -> bool:
        return guard.judge(line).verdict == "pass"

    options = render_options(chosen)
    draft = write_draft(inputs, matched, assemble(inputs, matched, theme_meter(chosen)), taxonomy, options, passes)
    return " ".join(
        line.text for part in write_letter(inputs, matched, draft, options, passes).paragraphs for line in part
    )


def test_who_has_no_story_is_told_to_have_been_with_their_employer_for_long() -> None:
    post = "EXPERIENCE\n\nBaker, Bracken Dairy Ltd, Leeds\nMarch 2010 - Present\n\n"
    own = "PROFILE\nBaker with 3 years of experience.\n\n"
    letter = letter_of(f"{own}{post}EDUCATION\nBA Geography, Leeds College, 2025\n")
    assert "I have been there since 2010. I took my BA" in letter
    assert "enclosed" not in letter


def test_a_duty_of_an_ended_post_that_would_claim_a_result_is_told_as_a_duty() -> None:
    post = "EXPERIENCE\n\nBaker, Bracken Dairy Ltd, Leeds\nMarch 2010 - May 2016\n"
    letter = letter_of(f"{post}- Reduce the waste of flour in two bakeries\n")
    assert "part of my work was to reduce the waste of flour in two bakeries" in letter
    assert "I reduced" not in letter


def test_an_earlier_post_without_an_employer_is_told_as_an_earlier_one() -> None:
    posts = "EXPERIENCE\n\nStock Controller\nMarch 2018 - Present\n\nVan Driver\nMay 2006 - January 2010\n"
    letter = letter_of(f"{posts}- Drove a milk round of 200 doors\n")
    assert "n an earlier post as a Van Driver, I drove a milk round" in letter


def test_years_that_the_dates_exceed_by_half_are_not_told() -> None:
    own = "PROFILE\n- Having 4 years of work experience in drawing maps for walkers and farms\n\n"
    letter = letter_of(f"{own}EXPERIENCE\n\nMap Maker, Bracken Dairy Ltd, Leeds\nMarch 2010 - Present\n")
    assert "I have work experience in drawing maps for walkers and farms." in letter
    assert "4 years" not in letter


def test_studies_are_told_behind_what_is_brought_from_work() -> None:
    own = "PROFILE\n- Having 4 years of work experience in drawing maps for walkers and farms\n\n"
    letter = letter_of(f"{own}EDUCATION\nBA Geography, Leeds College, 2018\n")
    assert letter.index("Here is what I would bring") < letter.index("I have 4 years") < letter.index("I took my BA")


def test_another_post_that_goes_on_is_told_in_the_present() -> None:
    posts = (
        "EXPERIENCE\n\nManager, Bracken Dairy Ltd, Leeds\nMay 2017 - Present\n\n"
        "Sales Manager, Holm Parcels Ltd, Leeds\nMay 2017 - Present\n"
    )
    letter = letter_of(f"{posts}\nEDUCATION\nBA Geography, Leeds College, 2009\n")
    assert "I also work as a Sales Manager at Holm Parcels Ltd." in letter


def test_also_is_not_said_of_the_first_post_that_is_named() -> None:
    posts = "EXPERIENCE\n\nHolm Parcels Ltd, Leeds\nMarch 2018 - Present\n\nVan Driver, Bracken Dairy Ltd, Leeds\n"
    letter = letter_of(f"{posts}May 2006 - January 2010\n\nEDUCATION\nBA Geography, Leeds College, 2005\n")
    assert "I have worked as a Van Driver" in letter


def test_a_project_named_alone_is_no_story() -> None:
    post = "EXPERIENCE\n\nBaker, Bracken Dairy Ltd, Leeds\nMarch 2010 - May 2016\n- Baked 400 loaves a day\n"
    letter = letter_of(f"{post}\nPROJECTS\n\nHarbour Ledger\n- Serial to Ethernet bridge\n- Command table\n")
    assert "Harbour Ledger" not in letter


def test_a_line_of_a_posts_trade_under_a_project_of_something_else_is_not_told_of_the_project() -> None:
    posts = "EXPERIENCE\n\nArabic Teacher, Bracken School, Leeds\nMarch 2018 - Present\n\nPROJECTS\n\nHandset Checks\n"
    lines = (
        "- Teaching students the Arabic language\n- Wrote cases for new handset menus\n- Logged the faults of calls\n"
    )
    profile = read_profile(read_document(f"{HEAD}{posts}{lines}".encode(), "resume.txt"))
    told = {bullet.text: place.slots.get("project") for bullet, place in places_of(profile)}
    assert told["Wrote cases for new handset menus"] == "Handset Checks"
    assert "Teaching students the Arabic language" not in told


def test_a_row_behind_a_title_stands_whole_or_not_at_all() -> None:
    assert core_title("Team Member, Testing, Security testing") == "Team Member (Testing, Security testing)"
    assert core_title("Team Member, Tills, Shelves and stock, Deliveries, Night opening") == "Team Member"
