"""What a sceptical reader refused a fourth time: whose a title, a client, a description or a line of a post is."""

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


def profile_of(*lines: str, head: tuple[str, ...] = WORK) -> Profile:
    return read_profile(read_document("\n".join([*head, *lines, *SCHOOL, ""]).encode(), "resume.txt"))


def deeds(read: Profile) -> list[list[str]]:
    return [[line.text for line in job.bullets] for job in read.positions]


def posts(read: Profile) -> list[tuple[str, str]]:
    return [(job.title, job.employer) for job in read.positions]


def test_a_numbered_heading_with_dates_among_the_lines_of_a_post_is_a_project_with_what_follows() -> None:
    read = profile_of(
        *JOB, "• Tested pumps.", "", "5. Cold Chain ( CC 7.1, CC 7.2) -Feb '2016-June 2017", "",
        "Client: Quayside Foods", "Role: Test Analyst", "", "Responsibilities:", "• Tested doors.",
    )  # fmt: skip
    assert deeds(read) == [["Tested pumps."]]
    (project,) = read.projects
    assert (project.name, project.client, project.employer) == ("Cold Chain ( CC 7.1, CC 7.2)", "Quayside Foods", "")
    assert (project.dates.from_iso, project.dates.to_iso) == ("2016-02", "2017-06")
    assert [line.text for line in project.bullets] == ["Tested doors."]


def test_a_heading_with_a_colon_above_further_duties_keeps_its_lines_together() -> None:
    read = profile_of(
        *JOB, "Responsibilities:", "• Tested pumps.", "", "Marl Valley Fruit (MVF):", "", "Watching the cold stores.",
        "", "Roles and Responsibilities:", "", "Read the gauges at night.",
    )  # fmt: skip
    assert deeds(read) == [["Tested pumps."]]
    told = [(project.name, [line.text for line in project.bullets]) for project in read.projects]
    assert told == [("Marl Valley Fruit (MVF)", ["Watching the cold stores.", "Read the gauges at night."])]


def test_what_the_client_is_above_the_duties_is_no_deed() -> None:
    read = profile_of(
        *JOB, "Marl Valley Fruit (Growers)", "",
        "Marl Valley Fruit is responsible for half of the cherries of the county. It exports to ten countries.", "",
        "Role and Responsibilities:", "", "• Tested pumps.",
    )  # fmt: skip
    assert deeds(read) == [["Tested pumps."]]
    assert [line.text[:12] for line in read.positions[0].about] == ["Marl Valley ", "Marl Valley "]


def test_bullets_below_a_description_describe_until_one_tells_a_deed() -> None:
    read = profile_of(
        *JOB, "DESCRIPTION", "• The store gate is a door that counts the crates. It gives these benefits:",
        "• Increase in throughput", "• Fewer thefts", "• Tested the gate at night.",
    )  # fmt: skip
    assert deeds(read) == [["Tested the gate at night."]]
    assert len(read.positions[0].about) == 3


def test_deeds_below_a_description_stay_deeds() -> None:
    read = profile_of(*JOB, "Description:", "• Tested pumps.", "• Mended doors.")
    assert deeds(read) == [["Tested pumps.", "Mended doors."]]


def test_labels_in_capitals_without_a_colon_are_fields() -> None:
    read = profile_of(
        *JOB, "• Tested pumps.", "", "TOOLS Winding gear, Python", "RELEASES Hornet, WASP", "", "PROJECT Cold Gate",
    )  # fmt: skip
    assert deeds(read) == [["Tested pumps."]]
    assert {"Winding gear", "Python"} <= {skill.name for skill in read.skills}
    assert not read.projects


def test_the_employer_in_the_last_field_of_a_post_is_not_that_of_the_next_one() -> None:
    read = profile_of(
        "Lead - Night Team", "", *FIRM, "• Tested pumps.", "", "CLIENT Quayside Foods",
        "ORGANISATION Harbour Staff Ltd", "",
        "Analyst - Night Team", "", "-", "", "June 2011 to December 2012", "", "• Mended doors.",
    )  # fmt: skip
    assert posts(read) == [("Lead - Night Team", "Larkfield Systems"), ("Analyst - Night Team", "")]


def test_a_title_above_its_firm_in_a_form_is_not_that_of_the_post_above() -> None:
    read = profile_of(
        "Harbour Foods Ltd -  Leeds -", "", "August 2015 to January 2017", "", "Kitchen Manager", "",
        "Quayside Foods -", "", "January 2014 to June 2015", "", "2013, Fresh.", "", "Responsibilities:",
        "• Planned menus.",
    )  # fmt: skip
    assert posts(read) == [("", "Harbour Foods Ltd"), ("Kitchen Manager", "Quayside Foods")]
    assert deeds(read) == [[], ["Planned menus."]]


def test_a_further_firm_with_its_place_below_the_lines_of_a_post_is_a_post_of_its_own() -> None:
    read = profile_of(*JOB, "• Tested pumps.", "", "Larkfield - India", "Chosen for a trial of new valves in Asia.")
    assert posts(read) == [("Test Analyst", "Larkfield Systems"), ("", "Larkfield")]
    assert deeds(read) == [["Tested pumps."], ["Chosen for a trial of new valves in Asia."]]


def test_lines_below_a_sentence_on_later_posts_belong_to_the_latest() -> None:
    read = profile_of(
        *JOB, "since July 2018 as a Subject Matter Expert to Jan 2019 and as Test Engineer since Feb",
        "2019 at Quayside Repairs Ltd. Leeds", "", "Roles and responsibilities:", "• Mended pumps.",
    )  # fmt: skip
    lines = {job.title: [line.text for line in job.bullets] for job in read.positions}
    assert lines == {"Test Analyst": [], "Subject Matter Expert": [], "Test Engineer": ["Mended pumps."]}


def test_a_row_below_column_headings_at_the_top_is_a_post() -> None:
    read = profile_of(
        "Organization Designation Duration",
        "Larkfield Systems Limited, Leeds, UK. Sr. Test Engineer May/2008 - May/2016",
        "", "WORK EXPERIENCE", "", *JOB, "• Tested pumps.", head=HEAD,
    )  # fmt: skip
    first = read.positions[0]
    assert (first.title, first.employer) == ("Sr. Test Engineer", "Larkfield Systems Limited")
    assert (first.dates.from_iso, first.dates.to_iso) == ("2008-05", "2016-05")


def test_who_paid_stays_with_the_firm() -> None:
    read = profile_of(*JOB, "• Worked for Harbour Council under several payrolls from Apr 2012 to Oct 2014")
    assert ("", "Harbour Council (under several payrolls)") in posts(read)


def test_a_post_in_a_form_without_a_firm_is_not_given_the_firm_above() -> None:
    read = profile_of(
        "Harbour Foods Ltd -  Leeds -", "", "February 1996 to January 1997", "",
        "Secretary", "", "York -", "", "December 1995 to February 1996",
    )  # fmt: skip
    assert ("Secretary", "Harbour Foods Ltd") not in posts(read)
