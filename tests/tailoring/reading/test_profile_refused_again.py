"""What a sceptical reader refused a second time: posts, parts of posts and fields taken for something else."""

import pytest

from tailoring.profile import Profile
from tailoring.reading.documents import read_document
from tailoring.reading.profile import read_profile

pytestmark = pytest.mark.promise("read-fields")

HEAD = ("Ottoline Vardy", "ottoline.vardy@example.org", "")
WORK = (*HEAD, "WORK EXPERIENCE", "")
FIRM = ("Larkfield Systems -  Leeds -", "", "March 2015 to June 2018", "")
JOB = ("Test Analyst", "", *FIRM)
SCHOOL = ("", "EDUCATION", "", "BSc in Physics", "", "University of Leeds -  Leeds", "", "2012")
# A line as wide as the page of a text whose lines were wrapped.
WIDE = "• Checked the weighing of every crate of apples that left the yard of the northern depot at nights."


def profile_of(*lines: str, head: tuple[str, ...] = WORK) -> Profile:
    return read_profile(read_document("\n".join([*head, *lines, ""]).encode(), "resume.txt"))


def deeds(read: Profile) -> list[list[str]]:
    return [[line.text for line in job.bullets] for job in read.positions]


def posts(read: Profile) -> list[tuple[str, str]]:
    return [(job.title, job.employer) for job in read.positions]


def test_a_post_that_a_form_tells_twice_without_a_title_above_the_firm_is_one() -> None:
    read = profile_of(
        *FIRM,
        "under the payroll of Quayside Staffing",
        "",
        "Agile team Member, Baking, Oven safety",
        "",
        *FIRM,
        "Duration Mar 2015 - June 2018",
        "Team Size 15 Members",
        "Role Agile team Member, Baking, Oven safety",
        "Responsibilities:",
        "➢ Proved the dough",
        *SCHOOL,
    )
    firm = "Larkfield Systems (under the payroll of Quayside Staffing)"
    assert posts(read) == [("Agile team Member, Baking, Oven safety", firm)]
    assert deeds(read) == [["Proved the dough"]]


def test_the_last_word_of_a_title_that_spilled_over_with_the_dates_is_no_firm() -> None:
    read = profile_of("A. Stock management", "", *FIRM, "management Mar 2015 - Jun 2018", "", "Counted stock.", *SCHOOL)
    assert posts(read) == [("Stock management", "Larkfield Systems")]
    assert deeds(read) == [["Counted stock."]]


def test_parts_of_a_post_below_captions_with_letters_keep_them() -> None:
    read = profile_of(
        *JOB,
        "Following are my roles and responsibilities in the depot:",
        "A. Stock control:",
        "Counting the crates of both sheds.",
        "",
        "B. Cold store:",
        "This involves reading the gauges.",
        "- Ordering parts",
        *SCHOOL,
    )
    lines = ["Stock control: Counting the crates of both sheds.", "Cold store: This involves reading the gauges."]
    assert deeds(read) == [[*lines, "Ordering parts"]]
    assert not read.unplaced


@pytest.mark.parametrize("row", ["Hyderabad, India", "Larkfield - India", "Team size 20"])
def test_a_row_that_says_only_where_or_with_how_many_is_no_deed(row: str) -> None:
    read = profile_of(*JOB, "• Tested pumps.", "", row, *SCHOOL)
    assert deeds(read) == [["Tested pumps."]]
    assert not read.projects
    assert not read.unplaced


@pytest.mark.parametrize("caption", ["Project", "Achievements", "PROJECTS:"])
def test_a_caption_right_below_the_dates_of_a_post_opens_no_section(caption: str) -> None:
    read = profile_of(*JOB, caption, "• Led the move of the depot.", "• Trained six drivers.", *SCHOOL)
    assert deeds(read) == [["Led the move of the depot.", "Trained six drivers."]]
    assert not read.awards
    assert not read.projects


def test_achievements_among_the_lines_of_a_post_are_its_deeds_but_projects_may_be_anyones() -> None:
    read = profile_of(*JOB, "• Tested pumps.", "", "Achievements", "• Supervised the other testers.", *SCHOOL)
    assert deeds(read) == [["Tested pumps.", "Supervised the other testers."]]
    assert not read.awards
    read = profile_of(*JOB, "• Tested pumps.", "", "Projects", "Harbour Lights", "• Wired the quay.", *SCHOOL)
    assert deeds(read) == [["Tested pumps."]]
    assert [project.name for project in read.projects] == ["Harbour Lights"]


def test_a_firm_in_capitals_below_an_undated_title_is_no_heading() -> None:
    read = profile_of("Kitchen Manager", "", "QKB", "", "• Planned menus.", "", *JOB, "• Tested pumps.", *SCHOOL)
    assert posts(read) == [("Kitchen Manager", "QKB"), ("Test Analyst", "Larkfield Systems")]
    assert deeds(read) == [["Planned menus."], ["Tested pumps."]]


def test_projects_listed_by_name_under_a_post_are_told_of_their_clients() -> None:
    read = profile_of(
        *JOB,
        "PROJECTS:",
        "1. Cold Store Watch",
        "",
        "➢ Client: Quayside Foods.",
        "• Role: Reading the gauges of the cold stores at night and telling the engineers of every fault.",
        "2. Yard Support",
        "",
        "➢ Client: Marl Valley Fruit.",
        "• Role: Answering the drivers of both of the yards by telephone and writing down what they ask.",
        *SCHOOL,
    )
    told = [(project.name, project.employer, project.client, len(project.bullets)) for project in read.projects]
    assert told == [("Cold Store Watch", "", "Quayside Foods", 1), ("Yard Support", "", "Marl Valley Fruit", 1)]
    assert posts(read) == [("Test Analyst", "Larkfield Systems")]
    assert not read.positions[0].bullets


def test_a_title_with_its_team_above_the_firm_of_a_form_is_whole_and_told_once() -> None:
    read = profile_of("Lead Baker - Night & Dawn", "", *FIRM, "Lead Baker - Night & Dawn", "• Baked.", *SCHOOL)
    assert posts(read) == [("Lead Baker - Night & Dawn", "Larkfield Systems")]
    assert deeds(read) == [["Baked."]]


def test_a_bracket_left_open_in_a_title_takes_no_firm_with_it() -> None:
    read = profile_of("(Quayside Operations Manager (North)", "", "Quayside GPS -", "", *FIRM[2:], *SCHOOL)
    assert posts(read) == [("Quayside Operations Manager (North)", "Quayside GPS")]


def test_a_list_of_numbers_and_words_in_capitals_go_on_below() -> None:
    read = profile_of(
        *JOB,
        WIDE,
        WIDE,
        "• Kept the whole of the support knowledge of the crate scanners of the Larkfield yards version",
        "4, 6, 7.1 and 7.6.",
        "• Larkfield Certified CRATE AND PALLET WEIGHING, COLD STORE KEEPING, YARD, FORKLIFT",
        "SUPERVISION Instructor",
        *SCHOOL,
    )
    assert [line.split()[-3:] for line in deeds(read)[0][2:]] == [
        ["7.1", "and", "7.6."],
        ["FORKLIFT", "SUPERVISION", "Instructor"],
    ]


def test_a_number_in_the_middle_of_a_sentence_is_no_new_line_and_a_hyphen_stays() -> None:
    read = profile_of(
        *JOB,
        "1. Checked gauges.",
        "2. Worked closely with the Tele-",
        "engine",
        "3. to keep it vice-",
        "versa.",
        *SCHOOL,
    )
    assert deeds(read) == [["Checked gauges.", "Worked closely with the Tele-engine to keep it vice-versa."]]


def test_what_stands_below_an_aim_or_the_old_state_is_no_deed() -> None:
    read = profile_of(
        *JOB,
        "Existing report functionality:",
        "• The driver fills in a card.",
        "Objectives:",
        "• To have the cards read by machine",
        "Responsibilities:",
        "• Built the reader.",
        "Use Cases Description",
        *SCHOOL,
    )
    assert deeds(read) == [["Built the reader."]]
    about = [line.text for line in read.positions[0].about]
    assert about == ["The driver fills in a card.", "To have the cards read by machine"]


def test_what_a_thing_in_the_us_is_tells_no_deed() -> None:
    read = profile_of(*JOB, "US Crate Book (CB) application is designed to count crates. It is a list.", *SCHOOL)
    assert deeds(read) == [[]]
    assert len(read.positions[0].about) == 1


def test_a_group_one_is_in_is_no_licence() -> None:
    read = profile_of(*JOB, "• Tested pumps.", *SCHOOL, "", "GROUPS", "", "AKWA", "", "May 2015 to Present")
    assert not read.certifications


def test_a_town_before_its_district_is_no_field_of_study_and_small_letters_are_a_course() -> None:
    read = profile_of(
        *JOB,
        "EDUCATION",
        "",
        "b.tech in food science",
        "",
        "marl group of institution for baking -  Leeds, UK",
        "",
        "2012",
        "",
        "Secondary Education",
        "",
        "Government Boys School -  Ashbywick, Leicester, UK",
        "",
        "2008",
    )
    told = [(course.area, course.place) for course in read.education]
    assert told == [("food science", "Leeds, UK"), ("", "Ashbywick, Leicester, UK")]


def test_an_undated_post_takes_the_dates_of_the_only_statement_that_names_it_with_its_firm() -> None:
    top = ("Careful and calm. Shift Lead, Quayside Foods Ltd, kept two lines going, May 2009 - June 2012.", "")
    read = profile_of(
        *JOB,
        "• Tested pumps.",
        "",
        "Shift Lead",
        "",
        "Quayside Foods Ltd",
        "",
        "• Kept lines.",
        *SCHOOL,
        head=(*HEAD, *top, *WORK[3:]),
    )
    assert [(job.title, job.dates.from_iso[:7], job.dates.to_iso[:7]) for job in read.positions][1:] == [
        ("Shift Lead", "2009-05", "2012-06")
    ]


def test_a_headline_that_goes_on_in_the_next_row_is_none() -> None:
    top = ("Bread decision maker, creative Baker,", "problem solver and a calm negotiator with a wide view.", "")
    assert profile_of(*JOB, head=(*HEAD, *top, *WORK[3:])).headline == ""


def test_a_field_of_study_that_a_form_says_twice_is_told_once() -> None:
    read = profile_of(
        "EDUCATION", "", "BSc in Art and Design in Art and Design", "", "Leeds College -  Leeds, UK", "", "2012"
    )
    assert [course.area for course in read.education] == ["Art and Design"]


def test_a_text_without_line_ends_is_read_in_no_time() -> None:
    line = "OTTOLINE VARDY OVEN BAKER - " + "QA-BB/CC-DD " * 40 + "and more of it"
    assert profile_of(line, head=()).facts
