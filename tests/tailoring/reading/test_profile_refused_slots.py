"""What a sceptical reader refused a third time: certificates of a form, bare labels, empty slots and brackets."""

import pytest

from tailoring.profile import Profile
from tailoring.reading.documents import read_document
from tailoring.reading.profile import read_profile

pytestmark = pytest.mark.promise("read-fields")

HEAD = ("Ottoline Vardy", "ottoline.vardy@example.org", "")
JOB = ("WORK EXPERIENCE", "", "Test Analyst", "", "Larkfield Systems -  Leeds -", "", "March 2015 to Present", "")
DONE = ("• Checked the weighing of crates.", "")
SCHOOL = ("", "EDUCATION", "", "BSc in Physics", "", "University of Leeds -  Leeds", "", "2012")


def profile_of(*lines: str) -> Profile:
    return read_profile(read_document("\n".join([*HEAD, *lines, ""]).encode(), "resume.txt"))


def posts(read: Profile) -> list[tuple[str, str]]:
    return [(job.title, job.employer) for job in read.positions]


def papers(read: Profile) -> list[tuple[str, str, str]]:
    return [(paper.name, paper.issuer, paper.dates.text) for paper in read.certifications]


def test_each_name_of_a_form_is_a_certificate_and_dates_belong_to_the_one_above_them() -> None:
    names = ("ISTQB", "", "Kiln Safety", "", "CXKA", "", "January 2016 to Present", "", "Product Owner", "", "CSM")
    read = profile_of(*JOB, *DONE, "CERTIFICATIONS/LICENSES", "", *names, "", "https://example.org/ottoline")
    assert papers(read) == [
        ("ISTQB", "", ""),
        ("Kiln Safety", "", ""),
        ("CXKA", "", "January 2016 to Present"),
        ("Product Owner", "", ""),
        ("CSM", "", ""),
    ]


def test_a_name_like_a_firm_between_two_dates_is_the_certificate_of_the_second() -> None:
    names = ("Oven Safety", "", "May 2016", "", "Larkfield Analytics", "", "June 2017", "", "Kiln Safety")
    read = profile_of(*JOB, *DONE, "CERTIFICATIONS", "", *names)
    assert papers(read) == [
        ("Oven Safety", "", "May 2016"),
        ("Larkfield Analytics", "", "June 2017"),
        ("Kiln Safety", "", ""),
    ]


def test_a_sentence_below_a_certificate_of_a_form_is_said_of_it() -> None:
    names = ("Oven Safety", "", "May 2016", "", "Learned to vent a kiln with care.", "", "Kiln Safety", "", "June 2017")
    read = profile_of(*JOB, *DONE, "CERTIFICATIONS", "", *names)
    assert papers(read) == [("Oven Safety", "", "May 2016"), ("Kiln Safety", "", "June 2017")]
    assert [line.text for line in read.certifications[0].bullets] == ["Learned to vent a kiln with care."]


def test_bare_labels_below_the_name_of_a_project_are_its_fields() -> None:
    block = (
        "Project Silo",
        "Client Quayside",
        "Description",
        "- Silo is a board on which crates are counted.",
        "",
    )
    told = ("Roles and Responsibility", "- Counted the crates of the yard.", "", "Tools Used Loomcraft, Tizzle, Weavix")
    read = profile_of(
        *JOB,
        *DONE,
        "PROJECTS",
        "",
        "Silo",
        *block,
        "Peak Team Size 6",
        *told,
        "Reporting Tools Used Crystalix, Graphor",
        "",
        "Barn",
        *(line.replace("Silo", "Barn") for line in block),
        "Peak Team Size 3",
        *told,
    )
    assert [project.name for project in read.projects] == ["Silo", "Barn"]
    assert [line.text for project in read.projects for line in project.bullets if "Used" in line.text] == []
    assert {"Tizzle", "Graphor"} <= {skill.name for skill in read.skills}


def test_a_numbered_firm_is_the_one_that_a_line_below_gives_and_its_fields_open_no_post() -> None:
    read = profile_of(
        *JOB[:4],
        "Company 1 -  Leeds -",
        *JOB[5:],
        "Total Experience: 12 years 6 months.",
        "Met clients on site.",
        "",
        "Company 1: Larkfield Systems Private Limited, Leeds",
        "Designation: Test Analyst",
        "Duration: March 2015 - till date",
        *SCHOOL,
    )
    assert posts(read) == [("Test Analyst", "Larkfield Systems Private Limited")]
    assert [line.text for line in read.positions[0].bullets] == ["Met clients on site."]


def test_the_headings_of_a_table_are_no_post_and_its_rows_are() -> None:
    table = ("No. Company Role Duration", "1. Quayside Foods Ltd Baker 5 Years 11 Months")
    read = profile_of(*JOB, *DONE, *SCHOOL, "", "TOTAL EXPERIENCE", "", *table)
    assert posts(read) == [("Test Analyst", "Larkfield Systems"), ("Baker", "Quayside Foods Ltd")]


def test_a_row_of_a_table_that_may_be_cut_in_two_places_names_no_post() -> None:
    read = profile_of(*JOB, *DONE, *SCHOOL, "", "TOTAL EXPERIENCE", "", "No. Company Role Duration", "1. Quay Baker")
    assert ("Baker", "Quay") not in posts(read)


def test_what_a_form_names_without_a_firm_inside_another_post_is_no_post() -> None:
    empty = ("Weighing Team", "", "-", "", "November 2017 to November 2017", "")
    told = profile_of(*JOB, *DONE, *empty, "COURSES AND CERTIFICATIONS", "", "Oven Safety")
    assert posts(told) == [("Test Analyst", "Larkfield Systems")]
    assert "Weighing Team" in [line.text for line in told.unplaced]


def test_a_firm_of_a_form_without_a_title_stays_a_post() -> None:
    read = profile_of(*JOB, *DONE, "Quayside Foods Ltd -  Leeds -", "", "November 2017 to December 2017", *SCHOOL)
    assert ("", "Quayside Foods Ltd") in posts(read)


@pytest.mark.parametrize(
    ("course", "degree", "area"),
    [
        ("B.Tech(Computer Science) in CSE", "B.Tech(Computer Science)", "CSE"),
        ("Bachelor of Engineering (Baking) in Baking", "Bachelor of Engineering", "Baking"),
        ("B.Tech (Computer Science)", "B.Tech", "Computer Science"),
    ],
)
def test_the_brackets_of_a_degree_stay_balanced(course: str, degree: str, area: str) -> None:
    read = profile_of(*JOB, *DONE, "EDUCATION", "", course, "", "University of Leeds -  Leeds", "", "2012")
    assert [(study.degree, study.area) for study in read.education] == [(degree, area)]


def test_the_end_of_a_broken_line_heads_no_group_of_skills() -> None:
    told = ("• Weighing, counting", "•Kiln Management, Oven Professional", "Media Crates (Content Bucketing)")
    read = profile_of(*JOB, *DONE, "TECHNICAL SKILLS", *told, "• Loomcraft, Tizzle, Weavix")
    assert {skill.group for skill in read.skills} == {""}
    assert {"Loomcraft", "Kiln Management"} <= {skill.name for skill in read.skills}


def test_an_undated_second_telling_of_a_post_is_no_line_of_the_first() -> None:
    again = ("Development, testing", "", "Senior system engineer", "", "Larkfield limited", "", "Development, testing")
    head = ("WORK EXPERIENCE", "", "Senior Systems Engineer", "", "Larkfield Limited -  Leeds -", "", *JOB[6:])
    read = profile_of(*head, *again, *SCHOOL)
    assert posts(read) == [("Senior Systems Engineer", "Larkfield Limited")]
    assert "Larkfield limited" not in [line.text for line in read.positions[0].bullets]
