"""Posts and projects as people really write them: in sentences, by client, with captions and lists between."""

import pytest

from tailoring.profile import Profile
from tailoring.reading.documents import read_document
from tailoring.reading.json_export import to_json_resume
from tailoring.reading.profile import read_profile

pytestmark = pytest.mark.promise("read-fields")

HEAD = ("Ottoline Vardy", "ottoline.vardy@example.org", "", "WORK EXPERIENCE", "")
JOB = ("Test Analyst", "", "Larkfield Systems -  Leeds", "", "March 2015 to June 2018", "")


def profile_of(*lines: str, head: tuple[str, ...] = HEAD) -> Profile:
    return read_profile(read_document("\n".join([*head, *lines, ""]).encode(), "resume.txt"))


def posts(read: Profile) -> list[tuple[str, str, str, str]]:
    return [(job.title, job.employer, job.dates.from_iso, job.dates.to_iso) for job in read.positions]


def deeds(read: Profile) -> list[list[str]]:
    return [[bullet.text for bullet in job.bullets] for job in read.positions]


def facts_of(read: Profile, fact_ids: tuple[str, ...]) -> str:
    return " | ".join(read.fact(fact_id).text for fact_id in fact_ids)


@pytest.mark.parametrize(
    "opening", ["Have worked as a Support Engineer", "Working as Support Engineer", "Worked as the Support Engineer"]
)
def test_a_title_that_is_told_in_a_sentence_is_the_title_alone(opening: str) -> None:
    read = profile_of(opening, "", "Larkfield Systems -  Leeds -", "", "May 2016 to June 2018", "", "• Mended pumps.")
    assert posts(read) == [("Support Engineer", "Larkfield Systems", "2016-05", "2018-06")]


def test_a_row_that_tells_title_firm_and_dates_in_a_sentence_heads_a_post() -> None:
    read = profile_of("Working as Senior Engineer with Larkfield Systems since May 2015", "• Mended pumps.")
    assert posts(read) == [("Senior Engineer", "Larkfield Systems", "2015-05", "present")]
    assert deeds(read) == [["Mended pumps."]]


def test_an_earlier_post_told_in_a_bullet_is_no_deed_at_the_firm_above_it() -> None:
    read = profile_of(
        *JOB, "• Wrote the test plan.",
        "• Worked as a Test Engineer with Marl Instruments Ltd from Oct 2011 to Feb 2015",
    )  # fmt: skip
    assert posts(read)[1:] == [("Test Engineer", "Marl Instruments Ltd", "2011-10", "2015-02")]
    assert deeds(read) == [["Wrote the test plan."], []]


def test_an_assignment_told_in_a_bullet_within_the_dates_of_a_post_stays_its_deed() -> None:
    read = profile_of(*JOB, "• Worked as a Test Engineer for Marl Instruments Ltd from Oct 2016 to Feb 2017")
    assert len(read.positions) == 1
    assert len(read.positions[0].bullets) == 1


def test_a_firm_without_a_title_takes_the_one_that_the_first_line_below_it_tells() -> None:
    read = profile_of(*JOB, "• Wrote the test plan.", "Company: Quayside Repairs", "Client: Marl",
                      "Worked as Service desk representative for laptop support.", "• Answered the phone.")  # fmt: skip
    assert posts(read)[1][:2] == ("Service desk representative", "Quayside Repairs")
    assert "Worked as Service desk representative" in facts_of(read, read.positions[1].fact_ids)


def test_a_second_client_of_a_post_is_a_project_with_its_own_deeds_role_and_employer() -> None:
    read = profile_of(
        *JOB, "Client: Marl", "Role: Test Analyst", "• Tested the pumps.", "",
        "Client: Quayside", "Role: Test Lead", "Team Size: 5", "• Led the testing of cranes.",
    )  # fmt: skip
    assert deeds(read) == [["Tested the pumps."]]
    (project,) = read.projects
    assert (project.name, project.role, project.employer) == ("Quayside", "Test Lead", "Larkfield Systems")
    assert [bullet.text for bullet in project.bullets] == ["Led the testing of cranes."]
    assert all(words in facts_of(read, project.fact_ids) for words in ("Team Size: 5", "Larkfield Systems"))


def test_the_firm_of_a_project_survives_the_way_through_a_json_resume() -> None:
    read = profile_of(*JOB, "• Wrote plans.", "", "Project: Quay", "Role: Test Lead", "• Led the testing of cranes.")
    exported = to_json_resume(read)
    assert [(one["name"], one["entity"]) for one in exported["projects"]] == [("Quay", "Larkfield Systems")]


def test_the_role_under_a_firm_without_a_title_is_its_title() -> None:
    read = profile_of("Larkfield Systems -", "", "March 2015 to June 2018", "", "Client: Marl",
                      "Role: Business Analyst, testing and fixing", "• Tested the pumps.")  # fmt: skip
    assert posts(read)[0][:2] == ("Business Analyst", "Larkfield Systems")
    assert deeds(read) == [["Tested the pumps."]]


def test_deeds_behind_the_label_of_a_role_stay_deeds() -> None:
    read = profile_of(*JOB, "Role: Collecting samples, weighing them, writing the reports and filing the sheets")
    assert deeds(read) == [["Collecting samples, weighing them, writing the reports and filing the sheets"]]


@pytest.mark.parametrize("line", ["Environment: Jenkins, Oracle 9i", "Equipment used: Jenkins, Oracle 9i"])
def test_a_list_of_what_the_work_was_done_with_is_skills_and_no_deed(line: str) -> None:
    read = profile_of(*JOB, "• Wrote the test plan.", line)
    assert deeds(read) == [["Wrote the test plan."]]
    assert [skill.name for skill in read.skills] == ["Jenkins", "Oracle 9i"]
    assert line in facts_of(read, read.positions[0].fact_ids)


def test_two_lists_in_one_line_are_two_lists() -> None:
    read = profile_of(*JOB, "• Wrote the test plan.", "Environment: Linux, Oracle BI Languages: C++")
    assert [skill.name for skill in read.skills] == ["Linux", "Oracle BI", "C++"]


def test_a_tool_used_for_a_deed_is_a_deed() -> None:
    line = "Tools: used a lathe to make the shafts of every pump that the yard sold"
    assert deeds(profile_of(*JOB, line)) == [[line]]


@pytest.mark.parametrize("caption", ["Major Development", "Roles & Responsibilities:", "Key achievements: -"])
def test_a_caption_in_a_post_is_a_heading_and_neither_a_deed_nor_left_over(caption: str) -> None:
    school = ("", "EDUCATION", "", "BSc Physics, University of Leeds, 2014")
    read = profile_of(*JOB, "• Tested pumps.", caption, "• Wrote the test plan.", *school)
    assert deeds(read) == [["Tested pumps.", "Wrote the test plan."]]
    assert not read.unplaced
    assert any(
        fact.kind == "heading" and fact.text.startswith(caption.split(":", maxsplit=1)[0]) for fact in read.facts
    )


def test_what_a_product_is_tells_no_deed_and_is_kept_as_a_fact() -> None:
    said = "Tidewatch is a tool that warns the yard of floods."
    read = profile_of(*JOB, said, "", "• Wrote the test plan.")
    assert deeds(read) == [["Wrote the test plan."]]
    assert [bullet.text for bullet in read.positions[0].about] == [said]
    assert to_json_resume(read)["work"][0]["summary"] == said


@pytest.mark.parametrize(
    "deed",
    [
        "My role is a mix of sales and repairs",
        "Building is a passion of mine",
        "Sold Tidewatch, which is a tool",
        "Tidewatch is a tool that warns of floods. Designed and built its alarm",
    ],
)
def test_what_tells_of_the_person_or_a_deed_is_no_description(deed: str) -> None:
    assert deeds(profile_of(*JOB, f"• {deed}")) == [[deed]]


def test_a_short_line_inside_a_sentence_does_not_break_it() -> None:
    read = profile_of(
        *JOB, "Tested every pump that left the yard in the years of the great flood and wrote", "reports that",
        "showed the weak parts.",
    )  # fmt: skip
    (deed,) = deeds(read)[0]
    assert deed.endswith("wrote reports that showed the weak parts.")


def test_a_title_above_its_dates_begins_a_post_where_the_line_before_it_is_full() -> None:
    full = "Participated in the training of the new staff and in the events that the yard held each May"
    read = profile_of("Larkfield Ltd, Leeds, UK", "Crane Driver", "May 2016 - June 2018", full, "Deck Hand",
                      "May 2014 - May 2016", full)  # fmt: skip
    assert [job.title for job in read.positions] == ["Crane Driver", "Deck Hand"]


def test_the_labelled_lines_below_a_numbered_project_are_no_projects() -> None:
    read = profile_of(
        *JOB, "• Wrote plans.", "", "PROJECTS:", "1. Pump Watch", "", "• Client: Marl Instruments.",
        "• Responsibilities: Testing pumps, writing reports and training two colleagues in the yard.",
        "2. Crane Watch", "", "• Client: Quayside.",
    )  # fmt: skip
    assert [project.name for project in read.projects] == ["Pump Watch", "Crane Watch"]
    assert [bullet.text for bullet in read.projects[0].bullets] == [
        "Testing pumps, writing reports and training two colleagues in the yard."
    ]


def test_a_title_and_a_firm_without_dates_head_a_post_in_a_form_that_sets_them_so() -> None:
    read = profile_of("Test Analyst", "", "Larkfield Systems -", "", "March 2015 to June 2018", "", "• Wrote plans.",
                      "", "Test Engineer", "", "Marl Instruments", "", "• Tested pumps.")  # fmt: skip
    assert [job[:2] for job in posts(read)] == [
        ("Test Analyst", "Larkfield Systems"),
        ("Test Engineer", "Marl Instruments"),
    ]
    assert deeds(read) == [["Wrote plans."], ["Tested pumps."]]


def test_that_references_can_be_had_is_no_employer() -> None:
    read = profile_of(*JOB, "• Wrote plans.", "", "References Available Upon Request")
    assert len(read.positions) == 1
