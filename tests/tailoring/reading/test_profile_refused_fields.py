"""What a sceptical reader refused: courses, captions, titles and skills."""

import pytest

from tailoring.profile import Profile
from tailoring.reading.documents import read_document
from tailoring.reading.profile import read_profile

pytestmark = pytest.mark.promise("read-fields")

HEAD = ("Ottoline Vardy", "ottoline.vardy@example.org", "")
WORK = (*HEAD, "WORK EXPERIENCE", "")
JOB = ("Test Analyst", "", "Larkfield Systems -  Leeds", "", "March 2015 to June 2018", "")


def profile_of(*lines: str, head: tuple[str, ...] = WORK) -> Profile:
    return read_profile(read_document("\n".join([*head, *lines, ""]).encode(), "resume.txt"))


def deeds(read: Profile) -> list[list[str]]:
    return [[line.text for line in job.bullets] for job in read.positions]


def named(read: Profile) -> list[str]:
    return [skill.name for skill in read.skills]


def test_a_school_without_a_degree_leaves_the_next_degree_to_its_own_school() -> None:
    read = profile_of(
        "Govt. High School Marl",
        "",
        "B.E. in Electrical",
        "",
        "Larkfield University -  Leeds",
        head=(*HEAD, "EDUCATION", ""),
    )
    assert [(one.degree, one.school) for one in read.education] == [
        ("", "Govt. High School Marl"),
        ("B.E.", "Larkfield University"),
    ]


def test_tools_below_the_last_course_are_no_school() -> None:
    read = profile_of(
        "BSc in Botany",
        "",
        "Larkfield University -  Leeds",
        "",
        "2015",
        "",
        "Tizzle Loom",
        "",
        "Weave Center (WLM)",
        head=(*HEAD, "EDUCATION", ""),
    )
    assert [one.school for one in read.education] == ["Larkfield University"]


@pytest.mark.parametrize("note", ["2nd year completed", "3rd semester", "final year"])
def test_a_course_of_which_only_a_part_is_told_is_not_held(note: str) -> None:
    read = profile_of(
        f"BSc, {note} in Botany", "", "Larkfield University -  Leeds", "", "2015 to 2016", head=(*HEAD, "EDUCATION", "")
    )
    (course,) = read.education
    assert course.state == "unknown"
    assert "year" not in f"{course.degree} {course.area}"


def test_a_degree_among_the_licences_is_the_course_of_study() -> None:
    read = profile_of(
        "BSc in Botany",
        "",
        "Larkfield University -  Leeds",
        "",
        "May 2018 to June 2019",
        "",
        "CERTIFICATIONS/LICENSES",
        "",
        "Degree, BSc (Botany) 2nd year",
        "",
        "May 2018 to Present",
        head=(*HEAD, "EDUCATION", ""),
    )
    assert not read.certifications
    assert [(one.degree, one.state) for one in read.education] == [("BSc", "in_progress")]


def test_a_course_among_a_project_s_lines_is_a_course_with_its_topics_and_no_project() -> None:
    read = profile_of(
        "ADDITIONAL INFORMATION",
        "",
        "ACADEMIC PROJECT:",
        "",
        "Even speed of two looms by radio.",
        "",
        "➢ Aim: To find an even speed of two looms by radio.",
        "",
        "➢ TECHNICAL SKILLS: Diploma in Loom Control from Marl Looms which includes:",
        "",
        "Tizzle Micro 1000",
        "Weaver 3 Panel",
        "Omspan Reader",
        head=WORK[:3],
    )
    assert [project.name for project in read.projects] == ["Even speed of two looms by radio."]
    (course,) = read.education
    assert (course.degree, course.area, course.school) == ("Diploma", "Loom Control", "Marl Looms")
    assert [topic.text for topic in course.bullets] == ["Tizzle Micro 1000", "Weaver 3 Panel", "Omspan Reader"]
    assert not read.skills
    assert course.state == "unknown"


def test_labels_and_captions_of_a_post_open_no_post() -> None:
    read = profile_of(
        "Fitter",
        "",
        "Quayside",
        "",
        "Years of Experience: 2 Years and 4 Months",
        "",
        "Responsibilities",
        "",
        "• Mended pumps.",
        "",
        "Kiln Server Knowledge",
        "",
        "• Kiln Server 7",
        "",
        "UG PROJECT TITLE: Quiet Looms",
        "",
        "• It shows how looms are made quiet.",
        "",
        "Technical and Co-Curricular activities",
        "",
        "• Paper on looms.",
    )
    assert deeds(read) == [["Mended pumps."]]
    assert [job.employer for job in read.positions] == ["Quayside"]
    assert [project.name for project in read.projects] == ["Quiet Looms"]
    assert "Kiln Server 7" in named(read)


def test_a_post_that_is_told_twice_is_one_with_the_lines_of_both() -> None:
    read = profile_of(
        "night guard",
        "",
        "The Larkfield of Marl",
        "",
        "• Kept the gate of the northern yard",
        "",
        "Night Guard",
        "",
        "Larkfield of Marl -  Leeds",
        "",
        "April 2010 to May 2018",
        "",
        "• Kept the gate of the northern yard and its lamps.",
        "• Logged visitors.",
    )
    assert [(job.title, job.dates.from_iso) for job in read.positions] == [("Night Guard", "2010-04")]
    assert deeds(read) == [["Kept the gate of the northern yard and its lamps.", "Logged visitors."]]
    assert {fact.item_id for fact in read.facts if fact.kind in ("position", "bullet")} == {read.positions[0].id}


def test_one_title_at_one_firm_in_two_spells_is_two_posts() -> None:
    read = profile_of(
        "Night Guard",
        "",
        "Larkfield -  Leeds",
        "",
        "April 2010 to May 2012",
        "",
        "• Kept the gate.",
        "",
        "Night Guard",
        "",
        "Larkfield -  Leeds",
        "",
        "June 2015 to May 2018",
        "",
        "• Kept it.",
    )
    assert [job.dates.from_iso for job in read.positions] == ["2010-04", "2015-06"]


def test_a_program_is_no_title_and_the_label_of_the_next_field_no_part_of_one() -> None:
    read = profile_of(
        "tizzle office",
        "",
        "Larkfield -  Leeds -",
        "",
        "May 2018 to Present",
        "",
        "Test Manager, Client",
        "",
        "Quayside -  Leeds -",
        "",
        "May 2015 to May 2018",
        "",
        "SKILLS",
        "",
        "tizzle office, java",
    )
    assert [job.title for job in read.positions] == ["", "Test Manager"]


def test_projects_in_blocks_of_fields_are_no_skills_and_tell_the_firm_of_the_post() -> None:
    block = ("Organization: Marl India PVT LTD", "Role: Kiln Basis Consultant", "Database: Tizzle 11g")
    read = profile_of(
        "Kiln as a Consultant",
        "",
        "Kiln Basis -",
        "",
        "May 2012 to Present",
        "",
        "ADDITIONAL INFORMATION",
        "",
        "TECHNICAL EXPERTISE",
        "",
        "Third Party Tools Worked",
        "• Open weave.",
        "• Vertex.",
        "Programming Knowledge",
        "C, C++, Core Weave, Struts",
        "PROJECT (Support): 1",
        *block,
        "Client: Larkfield Line",
        "Period: April 2015 to September 2016 and from August 2017 on",
        "Responsibilities:",
        "• Watching of BX, CX, and DX kilns.",
        "PROJECT (Support): 2",
        *block,
        "Client: Quayside",
        "Period: July 2013 to November 2014.",
        "Responsibilities:",
        "• Setting of printers.",
        "",
        "PERSONAL DETAILS:",
        "Name: Ottoline Vardy",
    )
    assert [(one.name, one.role, one.employer, one.dates.from_iso) for one in read.projects] == [
        ("Larkfield Line", "Kiln Basis Consultant", "Marl India PVT LTD", "2017-08"),
        ("Quayside", "Kiln Basis Consultant", "Marl India PVT LTD", "2013-07"),
    ]
    assert [(job.title, job.employer) for job in read.positions] == [("Kiln Basis Consultant", "Marl India PVT LTD")]
    groups = {skill.name: skill.group for skill in read.skills}
    assert groups["Core Weave"] == "Programming Knowledge"
    assert not {"CX", "Programming Knowledge", "Ottoline Vardy"} & set(groups)


def test_prose_behind_a_label_is_not_torn_into_skills() -> None:
    read = profile_of(
        "Account Care: Understanding the linked services of a whole organization; speaking for it within "
        "an account; strategy to action by suggesting right processes, skills, culture (people); "
        "rivals within the same account",
        "Tools: Tizzle, Weaver",
        head=(*HEAD, "SKILLS", ""),
    )
    assert named(read) == ["Tizzle", "Weaver"]
    assert read.summary[0].text.startswith("Account Care: Understanding")


def test_what_stands_below_duties_among_the_skills_lists_no_skills() -> None:
    read = profile_of(
        "Tools: Tizzle, Weaver", "Responsibilities:", "• Watching of BX, CX, and DX kilns.", head=(*HEAD, "SKILLS", "")
    )
    assert named(read) == ["Tizzle", "Weaver"]


def test_a_row_that_breaks_off_is_no_headline() -> None:
    read = profile_of(
        "Have a total experience of 4 years on Tizzle Looms -",
        "Weaver and Spinner Module.",
        *WORK[2:],
        *JOB,
        head=("Ottoline Vardy",),
    )
    assert read.headline == ""
