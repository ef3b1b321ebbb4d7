"""What a sceptical reader refused a fourth time: broken lines, glued headings, tables of things, products as firms."""

import pytest

from tailoring.profile import Profile
from tailoring.reading.documents import read_document
from tailoring.reading.profile import read_profile

pytestmark = pytest.mark.promise("read-fields")

HEAD = ("Ottoline Vardy", "ottoline.vardy@example.org", "")
FORM = ("WORK EXPERIENCE", "", "Test Analyst", "")
DATES = ("", "March 2015 to Present", "")
JOB = (*FORM, "Larkfield Systems -  Leeds -", *DATES)
DONE = ("• Checked the weighing of crates.", "")
SCHOOL = ("", "EDUCATION", "", "BSc in Physics", "", "University of Leeds -  Leeds", "", "2012")
MORE = ("", "ADDITIONAL INFORMATION", "")


def profile_of(*lines: str) -> Profile:
    return read_profile(read_document("\n".join([*HEAD, *lines, ""]).encode(), "resume.txt"))


def skills(read: Profile) -> list[str]:
    return [skill.name for skill in read.skills]


def left(read: Profile) -> list[str]:
    return [line.text for line in read.unplaced]


def test_a_word_that_a_numbered_line_had_no_room_for_heads_no_section() -> None:
    told = "1. Selected by the town council to teach the first apprentices of the Finishing"
    read = profile_of(*JOB, *DONE, *SCHOOL, *MORE, told, "School", "Program (January 2017)", "2. County chess player.")
    assert [course.school for course in read.education] == ["University of Leeds"]
    assert "Selected by the town council to teach the first apprentices of the Finishing School" in left(read)


def test_what_stands_behind_a_label_as_a_sentence_is_no_list_of_skills() -> None:
    told = "Managerial Skills: Organiser and helper at many fairs and open days, shows"
    read = profile_of(*JOB, *DONE, *SCHOOL, *MORE, told, "etc. in", "town.", "Tools: Lathe, Loom")
    assert skills(read) == ["Lathe", "Loom"]
    assert f"{told} etc. in town." in [line.text for line in read.summary]


def test_a_marked_list_below_projects_under_a_heading_of_its_own_is_no_project() -> None:
    read = profile_of(
        *JOB, *DONE, *SCHOOL, *MORE, "Project Details", "", "UG PROJECT TITLE: Silo Watch", "",
        "➢ Measured the heat of forty silos.", "", "Technical and Co-Curricular activities", "",
        "➢ Star Baker at Larkfield in 2014.", "➢ Attended a workshop on kilns.",
    )  # fmt: skip
    assert [(one.name, [line.text for line in one.bullets]) for one in read.projects] == [
        ("Silo Watch", ["Measured the heat of forty silos."])
    ]
    assert {"Star Baker at Larkfield in 2014.", "Attended a workshop on kilns."} <= set(left(read))


def test_a_skill_that_the_end_of_a_line_cuts_is_one() -> None:
    first = "Milling, Weaving, Communication Skills, Cupping 2013, Hospitality, Sewing, Loom"
    read = profile_of(*JOB, *DONE, *SCHOOL, "", "SKILLS", "", first, "Operating, Sanding, Planing etc.")
    assert "Loom Operating" in skills(read)
    assert skills(read)[-1] == "Planing"


def test_what_a_table_of_things_lists_is_no_deed_and_each_title_stays_with_its_text() -> None:
    read = profile_of(
        *JOB, "Automating the sorting of crates for the harbour.", "", "Use Cases Description", "Crate Recall",
        "When a spoiled crate is found at the harbour the whole batch is held back until it was weighed again", "",
        "Raise a ticket from the scales", "Develop a script that takes the details of a crate and raises a ticket", "",
        *SCHOOL,
    )  # fmt: skip
    post = read.positions[0]
    assert [line.text for line in post.bullets] == ["Automating the sorting of crates for the harbour."]
    assert [line.text.split()[:3] for line in post.about] == [["Crate", "Recall", "When"], ["Raise", "a", "ticket"]]


def test_the_firm_named_alone_below_the_dates_is_the_employer_where_the_slot_holds_a_listed_program() -> None:
    below = ("Quayside Grain - India", "", *DONE)
    read = profile_of(*FORM, "Loomcraft WM -", *DATES, *below, *SCHOOL, *MORE, "Software: Loomcraft WM, Tizzle")
    assert [(post.employer, post.place) for post in read.positions] == [("Quayside Grain", "India")]


def test_a_name_that_only_closes_a_bracket_is_no_deed() -> None:
    read = profile_of(*FORM, "Loomcraft -", *DATES, "Quayside Tech]", *DONE, *SCHOOL, "", "SKILLS", "", "Loomcraft, C")
    assert [line.text for line in read.positions[0].bullets] == ["Checked the weighing of crates."]
    assert read.positions[0].employer == "Quayside Tech"


def test_a_firm_that_is_no_listed_program_stays_the_employer() -> None:
    read = profile_of(*JOB, "Quayside Grain - India", "", *DONE, *SCHOOL, "", "SKILLS", "", "Loomcraft, Tizzle")
    assert read.positions[0].employer == "Larkfield Systems"


def test_a_heading_in_capitals_before_the_first_label_heads_the_groups_below_it() -> None:
    more = ("SKILLS Languages: Lathe C.", "Technologies/Frmwks: Loomcraft, Tizzle.", "Miscellaneous: Kiln.")
    read = profile_of(*JOB, *DONE, *SCHOOL, *MORE, *more)
    assert [(skill.group, skill.name) for skill in read.skills][1:] == [
        ("Technologies/Frmwks", "Loomcraft"), ("Technologies/Frmwks", "Tizzle"), ("Miscellaneous", "Kiln"),
    ]  # fmt: skip
    assert read.skills[0].group == "Languages"


def test_a_headline_that_breaks_off_at_a_stroke_goes_on_in_the_next_line() -> None:
    lines = ("Ottoline Vardy", "Works Manager, Product Manager, Product Owner, BI /", "Data Stores, Kilns, Looms", "")
    read = read_profile(read_document("\n".join([*lines, HEAD[1], "", *JOB, *DONE]).encode(), "resume.txt"))
    assert read.headline == "Works Manager, Product Manager, Product Owner, BI / Data Stores, Kilns, Looms"


def test_slots_of_a_form_that_hold_the_middle_of_a_sentence_are_no_course() -> None:
    torn = ("", "speaking and presentation skills", "", "(WAC) in the Harbour School football cup", "", "2012")
    read = profile_of(*JOB, *DONE, *SCHOOL, *torn)
    assert [course.degree for course in read.education] == ["BSc"]


def test_the_surroundings_of_one_project_in_a_table_are_no_skills() -> None:
    cell = ("Loom Server 2008, Weft Office 2010, Tizzle Vista,", "Environment Software Loom Server 2012, Weft Studio,")
    read = profile_of(*JOB, *cell, "Shuttle Studio.", "", "Responsibilities:", *DONE, *SCHOOL)
    assert skills(read) == []


def test_a_line_that_goes_over_to_what_one_is_strong_in_is_a_sentence() -> None:
    told = "Leadership, strong skills in Mentoring, Weaving, Team building"
    read = profile_of(*JOB, *DONE, *SCHOOL, "", "SKILLS", "", f"● {told}", "● Loom, Tizzle")
    assert skills(read) == ["Loom", "Tizzle"]
    assert told in [line.text for line in read.summary]


@pytest.mark.parametrize("line", ["Leeds, UK", "Leeds - UK"])
def test_a_place_alone_below_the_dates_is_no_firm(line: str) -> None:
    read = profile_of(*FORM, "Loomcraft -", *DATES, line, "", *DONE, *SCHOOL, "", "SKILLS", "", "Loomcraft, Tizzle")
    assert read.positions[0].employer == "Loomcraft"
