"""What a sceptical reader refused a fourth time: undated posts, captions as titles, broken years, two periods."""

import pytest

from tailoring.profile import Position, Profile
from tailoring.reading.documents import read_document
from tailoring.reading.profile import read_profile

pytestmark = pytest.mark.promise("read-fields")

HEAD = ("Ottoline Vardy", "ottoline.vardy@example.org", "")
WORK = ("WORK EXPERIENCE", "")
DATED = ("Test Analyst", "", "Larkfield Systems -  Leeds -", "", "March 2015 to June 2018", "")
DONE = ("• Checked the weighing of crates.", "• Counted the crates of the yard.", "")
SCHOOL = ("EDUCATION", "", "BSc in Physics", "", "University of Leeds -  Leeds", "", "2012")
# A line as wide as the page, so that the lines above and below are read as wrapped.
WIDE = "• Weighed every crate that came in by road or by rail and wrote down what was in it, day by day, for the"


def profile_of(*lines: str) -> Profile:
    return read_profile(read_document("\n".join([*HEAD, *WORK, *lines, *SCHOOL, ""]).encode(), "resume.txt"))


def posts(read: Profile) -> list[tuple[str, str]]:
    return [(job.title, job.employer) for job in read.positions]


def deeds(job: Position) -> list[str]:
    return [line.text for line in job.bullets]


@pytest.mark.parametrize("caption", ["Projects done during Placement", "Activities during the Placement"])
def test_a_caption_of_work_is_no_title_and_what_stands_above_it_belongs_to_the_post(caption: str) -> None:
    told = "Interned at Larkfield Orchards for 6 months 2017"
    read = profile_of("Fruit Technician", "", "Larkfield", "", told, "", caption, "", *DONE)
    assert posts(read) == [("Fruit Technician", "Larkfield")]
    assert deeds(read.positions[0]) == [told, "Checked the weighing of crates.", "Counted the crates of the yard."]


def test_a_title_that_opens_with_projects_stays_a_title() -> None:
    read = profile_of("Projects Manager", "", "Larkfield Orchards Ltd", "", *DONE)
    assert posts(read) == [("Projects Manager", "Larkfield Orchards Ltd")]


def test_a_word_in_small_letters_alone_between_a_title_and_its_bullets_is_the_firm() -> None:
    read = profile_of("Fruit Technician", "", "larkfield", "", *DONE)
    assert posts(read) == [("Fruit Technician", "larkfield")]


def test_a_word_above_plain_lines_is_no_firm() -> None:
    read = profile_of("Fruit Technician", "", "weighing", "", "Checked the weighing of crates.", "")
    assert [job.employer for job in read.positions] == [""]


def test_an_undated_post_above_the_first_dated_one_of_a_form_is_a_post_of_its_own() -> None:
    now = ("Consultant", "", "Osmund (Vendor @ Larkfield)", "", "Working as Fruit Technician.", "")
    read = profile_of(*now, *DATED, *DONE)
    assert posts(read) == [("Consultant", "Osmund (Vendor @ Larkfield)"), ("Test Analyst", "Larkfield Systems")]
    assert deeds(read.positions[0]) == ["Working as Fruit Technician."]
    assert not read.positions[0].dates.text


def test_the_rest_of_a_broken_sentence_with_a_year_is_neither_title_nor_deed() -> None:
    spell = ("Osmund Ltd -", "", "January 1998 to March 2015", "", "98 with Osmund Ltd.", "Growth Path:", "")
    read = profile_of(*spell, *DATED, *DONE)
    assert posts(read) == [("", "Osmund Ltd"), ("Test Analyst", "Larkfield Systems")]
    assert deeds(read.positions[0]) == []


def test_where_all_others_name_the_firm_below_the_dates_so_does_the_one_whose_slot_names_a_client() -> None:
    slots = (("Loomcraft", "2015 to Present", "OSMUND]"), ("OSMUND", "2013 to May 2015", "Larkfield Tech]"))
    more = (
        ("Weavix", "2011 to May 2013", "Quayside Ltd -  Leeds -"),
        ("Loomcraft", "2009 to May 2011", "Barn Ltd -  Leeds -"),
    )
    rows = [
        row
        for slot, dates, firm in (*slots, *more)
        for row in (
            "Fruit Technician",
            "",
            f"{slot} -",
            "",
            f"March {dates.replace('to 2', 'to May 2')}",
            "",
            firm,
            *DONE,
        )
    ]
    read = profile_of(*rows, "SKILLS", "", "Loomcraft, Weavix, Tizzle", "")
    assert [(job.employer, job.client) for job in read.positions] == [
        ("OSMUND", ""),
        ("Larkfield Tech", "OSMUND"),
        ("Quayside Ltd", ""),
        ("Barn Ltd", ""),
    ]


def test_a_heading_of_knowledge_between_posts_heads_skills_and_the_next_post_is_read() -> None:
    known = ("KNOWLEDGE PURVIEW", "• Loomcraft, Tizzle, Weavix", "• Graphor, Crystalix, Kilnware", "")
    later = ("Porter", "", "Osmund Ltd -", "", "April 2010 to January 2015", "")
    read = profile_of(*DATED, *DONE, *known, *later, "• Carried crates.", "")
    assert posts(read) == [("Test Analyst", "Larkfield Systems"), ("Porter", "Osmund Ltd")]
    assert [skill.name for skill in read.skills] == [
        "Loomcraft",
        "Tizzle",
        "Weavix",
        "Graphor",
        "Crystalix",
        "Kilnware",
    ]
    assert deeds(read.positions[0]) == ["Checked the weighing of crates.", "Counted the crates of the yard."]


def test_a_sentence_that_begins_with_these_is_not_joined_to_a_line_without_a_stop() -> None:
    line = "Organizer of the games of the harbour and of the yard, of the orchard fair and of the great crate races"
    these = "These races were held by the orchard."
    read = profile_of(*DATED, WIDE, "• yard of the orchard.", "", line, these, "")
    assert deeds(read.positions[0])[-2:] == [line, these]
