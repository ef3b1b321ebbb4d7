from datetime import date

import pytest

from tailoring.ads.posting import posting_from_text
from tailoring.assembly import assemble
from tailoring.letter import set_phrases, write_letter
from tailoring.matching import matched_step
from tailoring.merging import merged_inputs
from tailoring.options import TailorOptions
from tailoring.profile import Profile, Project
from tailoring.reading.documents import read_document
from tailoring.reading.profile import read_profile
from tailoring.resume import Draft, DraftLine
from tailoring.skills.taxonomy import load_taxonomy
from tailoring.theme_meter import render_options, theme_meter
from tailoring.truth.guard import TruthGuard
from tailoring.writing import write_draft

pytestmark = pytest.mark.promise("own-account")

HEAD = "Ida Quayle\nida.quayle@example.org\n\n"
POST = (
    "EXPERIENCE\n\nStock Controller, Holm Parcels, Leeds\nMarch 2010 - Present\n- Counted the stock of 40 depots\n"
    "- Moved the stock of two halls in 2025\n"
)
EARLIER = "\nVan Driver, Bracken Dairy, Leeds\nMay 2006 - January 2010\n- Drove a milk round of 200 doors\n"
AD = "Stock Controller\n\nRequirements\n- Stock control\n- Excel"


def told(resume: str, ad: str = AD, projects: tuple[Project, ...] = ()) -> tuple[Draft, str]:
    """The résumé, and the letter's own sentences."""
    taxonomy, chosen = load_taxonomy(), TailorOptions(as_of=date(2026, 11, 1))
    document = read_document(f"{HEAD}{resume}".encode(), "resume.txt")
    profile: Profile = read_profile(document).model_copy(update={"projects": projects} if projects else {})
    inputs = merged_inputs([document], [profile], posting_from_text(ad), chosen)
    matched = matched_step(inputs, taxonomy)
    guard = TruthGuard.of(inputs, taxonomy, set_phrases())

    def passes(line: DraftLine) -> bool:
        return guard.judge(line).verdict == "pass"

    options = render_options(chosen)
    draft = write_draft(inputs, matched, assemble(inputs, matched, theme_meter(chosen)), taxonomy, options, passes)
    letter = write_letter(inputs, matched, draft, options, passes)
    return draft, " ".join(line.text for paragraph in letter.paragraphs for line in paragraph)


def profile_of(draft: Draft) -> str:
    return " ".join(line.text for section in draft.sections if section.name == "summary" for line in section.lines)


def test_years_of_the_title_are_told_where_nothing_says_otherwise() -> None:
    draft, letter = told(f"{POST}{EARLIER}")
    assert "16 years" in profile_of(draft)
    assert "16 years of experience at Holm Parcels" in profile_of(draft)
    assert "16 years" in letter


OLD = POST.replace("- Moved the stock of two halls in 2025\n", "")


def test_a_post_that_went_on_in_an_old_document_is_not_reckoned_to_today() -> None:
    draft, letter = told(f"{OLD}{EARLIER}")
    assert profile_of(draft) == "Stock Controller at Holm Parcels since 2010."
    assert "I have worked as a Stock Controller at Holm Parcels since 2010." in letter
    assert "16 years" not in letter


def test_since_when_somebody_is_with_an_employer_is_told_under_whatever_spelling_of_its_name() -> None:
    before = "\nStock Clerk, Holm Parcels Ltd, Leeds\nMay 2006 - February 2010\n- Kept the gate book\n"
    draft, letter = told(f"{OLD.replace('Holm Parcels', 'Holm Parcels Limited')}{before}")
    assert profile_of(draft) == "Stock Controller, at Holm Parcels Limited since 2006."
    assert "where I have been since 2006." in letter


def test_time_at_an_employer_is_not_told_across_a_break() -> None:
    before = "\nStock Clerk, Holm Parcels, Leeds\nMay 2003 - February 2006\n- Kept the gate book\n"
    assert profile_of(told(f"{OLD}{before}")[0]) == "Stock Controller at Holm Parcels since 2010."


def test_years_of_a_trade_with_another_between_are_told_as_a_total() -> None:
    first = "\nStock Controller, Quay Stores, Leeds\nMay 2000 - April 2006\n- Counted 12 halls\n"
    assert "with a total of 22 years" in profile_of(told(f"{POST}{EARLIER}{first}")[0])
    assert "with 22 years" in profile_of(told(f"{POST}{first}")[0])


def test_work_before_the_post_that_was_named_is_told_as_earlier() -> None:
    post = OLD.replace("- Counted the stock of 40 depots\n", "")
    letter = told(f"{post}{EARLIER}", "Harbour Pilot\n\nRequirements\n- Pilotage\n- Tides")[1]
    assert "Earlier, at Bracken Dairy, I drove a milk round of 200 doors." in letter


def test_the_title_that_the_profile_opens_with_stands_over_it() -> None:
    own = "PROFILE\nStock Controller: diploma in Excel and stock control with 3 years experience.\n\n"
    draft, _ = told(f"{own}EXPERIENCE\n{EARLIER}")
    assert draft.headline_line is not None
    assert draft.headline_line.text == "Stock Controller"


def test_the_latest_of_the_employers_that_the_years_were_spent_at_is_told() -> None:
    earlier = EARLIER.replace("Van Driver", "Stock Controller")
    assert "most recently at Holm Parcels" in profile_of(told(f"{POST}{earlier}")[0])


def test_of_a_single_employer_nothing_is_the_most_recent() -> None:
    draft, letter = told(POST)
    assert profile_of(draft) == "Stock Controller with 16 years of experience at Holm Parcels."
    assert "most recently" not in letter


@pytest.mark.parametrize(
    "own",
    [
        "\nSKILLS\nStock control (7 years), Excel\n",
        "- 21 months of experience in the returns hall\n",
        "\nPROFILE\nOver 3.5 years of experience in warehouses.\n",
    ],
)
def test_no_years_are_reckoned_where_the_person_counts_fewer(own: str) -> None:
    draft, letter = told(f"{POST}{own}")
    assert "16 years" not in f"{profile_of(draft)} {letter}"


def test_no_years_are_reckoned_where_engagements_of_the_post_had_other_roles() -> None:
    project = Project(id="move", name="Depot move", role="Move Planner", employer="Holm Parcels")
    draft, letter = told(POST, projects=(project,))
    assert "16 years" not in f"{profile_of(draft)} {letter}"


def test_an_older_title_is_not_the_headline_where_the_newest_post_names_none() -> None:
    untitled = "EXPERIENCE\n\nHolm Parcels, Leeds\nMarch 2010 - Present\n- Counted the stock of 40 depots\n"
    draft, _ = told(f"{untitled}{EARLIER}")
    assert "Van Driver" not in f"{draft.headline} {profile_of(draft)}"


def test_a_sentence_of_ones_own_that_names_post_and_employer_stands_for_the_opening() -> None:
    own = "PROFILE\nWorking as Stock Controller with Holm Parcels in Leeds on stock control.\n\n"
    draft, _ = told(f"{own}{POST.replace('March 2010 - Present', '')}{EARLIER}")
    assert profile_of(draft).count("Holm Parcels") == 1


def test_of_ones_own_summary_amounts_are_told_first() -> None:
    plain = "".join(f"- Good knowledge of Excel and of stock control, part {n}\n" for n in range(12))
    draft, _ = told(f"PROFILE\n{plain}- Moved 25 million parcels through one hall\n\n{POST}")
    further = next(section for section in draft.sections if section.name == "additional")
    assert further.lines[0].text == "Moved 25 million parcels through one hall"


def test_the_letter_tells_first_what_comes_near_to_the_ad() -> None:
    lines = "- Painted 30 gates\n- Wrote the rota in Python\n"
    resume = f"EXPERIENCE\n\nHand, Holm Parcels, Leeds\nMarch 2010 - Present\n{lines}"
    _, letter = told(resume, "Developer\n\nRequirements\n- Java\n- Git\n- Docker")
    assert "Python" in letter
    assert letter.find("Python") < (letter.find("gates") if "gates" in letter else len(letter))


def test_a_project_that_the_ads_title_speaks_of_is_named_where_its_lines_cannot_be_told() -> None:
    projects = "\nPROJECTS\n\nFirmware Ledger\nClient: Moorgate Haulage\n- Serial to Ethernet bridge\n- Command table\n"
    _, letter = told(f"{POST}{projects}", "Firmware Engineer\n\nRequirements\n- Embedded C\n- Microcontrollers")
    assert "I worked on the Firmware Ledger project for Moorgate Haulage." in letter


def test_who_has_no_post_to_tell_of_sums_up_their_experience() -> None:
    own = "PROFILE\n- Having 4 years of work experience in drawing maps for walkers and farms\n\n"
    _, letter = told(f"{own}EDUCATION\nBA Geography, Leeds College, 2018\n")
    assert "I have 4 years of work experience in drawing maps for walkers and farms." in letter


def test_a_general_application_asks_to_talk_and_names_no_role() -> None:
    _, letter = told(POST, "General Application\n\nCompany: Orchard Works\n\nRequirements\n- Excel")
    assert "applying to join" in letter
    assert "talk with you" in letter
    assert "the role" not in letter


def test_a_project_without_dates_keeps_its_tense_and_its_duties() -> None:
    projects = "\nPROJECTS\n\nGate Watch\n- Defining scope of the move\n- Responsible for fixing the gate alarms\n"
    draft, _ = told(f"{POST}{projects}")
    lines = {line.text for section in draft.sections for item in section.items for line in item.lines}
    assert {"Defining scope of the move", "Responsible for fixing the gate alarms"} <= lines


def test_a_title_of_words_joined_by_a_stroke_is_told_whole() -> None:
    post = "EXPERIENCE\n\nDanish/Swedish teacher, Holm School, Leeds\nMarch 2010 - Present\n- Taught 40 adults\n"
    _, letter = told(post)
    assert "Danish/Swedish teacher" in letter
