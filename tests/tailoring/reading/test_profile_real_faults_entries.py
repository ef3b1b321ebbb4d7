"""Layouts of real résumés in which jobs, schools and dates were mixed up; the people are invented."""

import pytest

from tailoring.profile import Profile
from tailoring.reading.documents import read_document
from tailoring.reading.profile import read_profile

pytestmark = pytest.mark.promise("read-fields")

HEAD = ("Ottoline Vardy", "o.vardy@example.org", "")


def profile_of(*lines: str) -> Profile:
    return read_profile(read_document("\n".join([*HEAD, *lines]).encode(), "resume.txt"))


def jobs(profile: Profile) -> list[tuple[str, str, str]]:
    return [(job.title, job.employer, job.dates.text) for job in profile.positions]


def bullets(profile: Profile) -> list[list[str]]:
    return [[bullet.text for bullet in job.bullets] for job in profile.positions]


DATED_JOB = ("WORK EXPERIENCE", "", "Shift Manager", "", "Larkfield Foods -", "", "June 2016 to Present", "",
             "• Ran the packing line of forty people.")  # fmt: skip


def test_a_job_headed_by_a_company_label_opens_below_the_lines_of_a_dated_one() -> None:
    read = profile_of(
        *DATED_JOB, "Company: Tern Logistics", "Client: Hollis Stores", "", "Depot Team - Dispatch Coordinator", "",
        "Responsibilities:", "• Sent out ninety vans a day.", "Company: Osprey Freight", "Client: Marl Ltd",
        "Warehouse Operative.", "• Counted the stock every week.",
    )  # fmt: skip
    assert jobs(read) == [
        ("Shift Manager", "Larkfield Foods", "June 2016 to Present"),
        ("Depot Team - Dispatch Coordinator", "Tern Logistics", ""),
        ("Warehouse Operative", "Osprey Freight", ""),
    ]
    assert bullets(read) == [
        ["Ran the packing line of forty people."],
        ["Sent out ninety vans a day."],
        ["Counted the stock every week."],
    ]


def test_dates_stay_with_their_own_job_when_the_first_firm_reads_like_a_deed() -> None:
    read = profile_of(
        "WORK EXPERIENCE", "", "French Tutor", "", "Aligned -  Leeds, West Yorkshire -", "", "2010 to 2012", "",
        "and worked with adult learners.", "", "Interpreter", "", "Reading, Berkshire -", "",
        "June 2008 to September 2010", "", "• Interpreted at the harbour.", "", "Court Translator", "", "-", "",
        "2006 to 2008",
    )  # fmt: skip
    assert jobs(read) == [
        ("French Tutor", "Aligned", "2010 to 2012"),
        ("Interpreter", "", "June 2008 to September 2010"),
        ("Court Translator", "", "2006 to 2008"),
    ]


def test_an_empty_row_parts_statements_even_where_most_rows_have_one_above() -> None:
    read = profile_of(
        "Support Agent", "Larkfield Foods", "", "WORK EXPERIENCE", "", "Support Agent", "", "Larkfield Foods -", "",
        "September 2017 to Present", "", "orders.", "", "EDUCATION", "",
        "Bachelor of Technology in Ceramics & metallurgical Engineering", "",
        "Wexcombe Institute of Technology -  Reading, Berkshire", "", "2008 to 2012", "", "A Levels", "",
        "Harrow Lane School -  Reading, Berkshire", "", "2007",
    )  # fmt: skip
    assert jobs(read) == [("Support Agent", "Larkfield Foods", "September 2017 to Present")]
    assert bullets(read) == [[]]  # the end of a sentence that is cut off tells no deed
    assert any(fact.text == "orders." for fact in read.facts)
    assert [(one.degree, one.school, one.dates.text) for one in read.education] == [
        ("Bachelor of Technology", "Wexcombe Institute of Technology", "2008 to 2012"),
        ("A Levels", "Harrow Lane School", "2007"),
    ]


def test_the_same_dates_twice_with_no_name_between_are_one_job() -> None:
    read = profile_of(*DATED_JOB[:7], "", "June 2016 - Till date", *DATED_JOB[7:])
    assert jobs(read) == [("Shift Manager", "Larkfield Foods", "June 2016 to Present")]
    assert bullets(read) == [["Ran the packing line of forty people."]]


def test_dates_of_an_assignment_below_those_of_the_job_open_no_job_at_the_client() -> None:
    read = profile_of(
        "WORK EXPERIENCE", "", "Site Engineer", "", "Larkfield Builders -", "", "April 2017 to Present", "",
        "Location: Hull", "Client: Harbour Board", "Duration: April 2017 - till date", "", "• Surveyed the quay.",
    )  # fmt: skip
    assert jobs(read) == [("Site Engineer", "Larkfield Builders", "April 2017 to Present")]


def test_a_degree_and_its_school_stay_together_over_the_end_of_a_page() -> None:
    read = profile_of(
        "EDUCATION", "", "MBA in Marketing", "", "Fernhill University -  Leeds, West Yorkshire", "", "BSc in Physics",
        "", "", "", "Marlow University -  Leeds, West Yorkshire",
    )  # fmt: skip
    assert [(one.degree, one.school) for one in read.education] == [
        ("MBA", "Fernhill University"),
        ("BSc", "Marlow University"),
    ]


def test_each_of_many_undated_degrees_keeps_its_own_school() -> None:
    read = profile_of(
        "EDUCATION", "PhD in Physics", "Fernhill University", "MSc in Physics", "Marlow University", "BSc in Physics",
        "Harrow University",
    )  # fmt: skip
    assert [(one.degree, one.school) for one in read.education] == [
        ("PhD", "Fernhill University"),
        ("MSc", "Marlow University"),
        ("BSc", "Harrow University"),
    ]


def test_a_bullet_that_breaks_off_before_a_date_goes_on_with_it() -> None:
    read = profile_of(
        *DATED_JOB, "• Working in the night team at the Hull depot of Larkfield Foods, from 5th October,",
        "2017 till date.", "since May 2017 as a trainer to January 2018 and as the lead trainer since Feb",
        "2018 at the Leeds depot and then at every other depot in the county of West Yorkshire",
    )  # fmt: skip
    assert [len(job.bullets) for job in read.positions] == [2]
    assert "October, 2017 till date." in " ".join(read.positions[0].bullets[1].text.split())


def test_two_labelled_fields_in_one_row_are_two_fields() -> None:
    read = profile_of("PROJECTS", "Title: Training Duration: Two months", "• Learned to run a store.")
    assert [project.name for project in read.projects] == ["Training"]


def test_the_labelled_head_of_a_project_gives_its_name_and_role() -> None:
    read = profile_of(
        "PROJECTS", "Phase: Roll-out", "Project: Quay Crane", "Role: Site Engineer", "Team Size: 5 Duration: Six weeks",
        "• Lifted the old crane.",
    )  # fmt: skip
    assert [(project.name, project.role) for project in read.projects] == [("Quay Crane", "Site Engineer")]
    assert [bullet.text for project in read.projects for bullet in project.bullets] == ["Lifted the old crane."]


def test_the_projects_inside_a_job_are_projects_and_their_heads_are_facts_and_no_bullets() -> None:
    read = profile_of(
        *DATED_JOB, "Phase: Support", "Project: Quay", "Role: Team Lead", "Team Size: 15 Duration: Twelve months",
        "• Moved the stock.", "", "PROJECT#5 Crane", "Client MARL LTD", "Role Shift Manager", "Cranes of every size",
    )  # fmt: skip
    assert bullets(read) == [["Ran the packing line of forty people."]]
    assert [(one.name, one.role, [bullet.text for bullet in one.bullets]) for one in read.projects] == [
        ("Quay", "Team Lead", ["Moved the stock."]),
        ("Crane", "Shift Manager", ["Cranes of every size"]),
    ]
    facts = " ".join(read.fact(fact_id).text for one in read.projects for fact_id in one.fact_ids)
    assert all(words in facts for words in ("Project: Quay", "Team Size: 15", "Client MARL LTD"))


def test_a_title_without_a_firm_takes_none_from_a_job_that_names_its_own_below_the_title() -> None:
    read = profile_of(
        "WORK EXPERIENCE", "2007 Summer Intern at Symondsbury Ltd", "Worked in the drawing office.", "",
        "2008 – 2013 Freelance illustrator", "Drew for many small magazines and for two large ones.",
    )  # fmt: skip
    assert [(job.title, job.employer) for job in read.positions][1] == ("Freelance illustrator", "")


def test_a_firm_above_its_first_title_heads_the_titles_that_follow() -> None:
    read = profile_of(
        "WORK EXPERIENCE", "", "Larkfield Foods Ltd", "Shift Manager, 2016 - 2020", "• Ran the packing line.", "",
        "Machine Operator, 2012 - 2016", "• Packed boxes.",
    )  # fmt: skip
    assert [job.employer for job in read.positions] == ["Larkfield Foods Ltd", "Larkfield Foods Ltd"]


def test_a_bare_web_address_between_the_lines_of_a_job_is_no_bullet() -> None:
    read = profile_of(*DATED_JOB, "", "https://jobs.example.org/r/ottoline-vardy", "", "• Packed boxes.")
    assert bullets(read) == [["Ran the packing line of forty people.", "Packed boxes."]]
