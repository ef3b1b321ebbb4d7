"""Lists that a form's last field holds, tables without colons, and what a section's slot does not hold."""

import pytest

from tailoring.profile import Profile
from tailoring.reading.documents import read_document
from tailoring.reading.profile import read_profile

pytestmark = pytest.mark.promise("read-fields")

HEAD = ("Oona Brackley-Shaw", "oona.bs@example.org", "")
JOB = (
    "EXPERIENCE",
    "",
    "Line Cook",
    "",
    "Copper Kettle - Leeds",
    "",
    "May 2010 to June 2014",
    "",
    "• Cooked soup.",
    "",
)


def profile_of(*lines: str) -> Profile:
    return read_profile(read_document("\n".join([*HEAD, *lines]).encode(), "resume.txt"))


def skills_of(*lines: str) -> list[tuple[str, str]]:
    return [(skill.name, skill.group) for skill in profile_of(*JOB, *lines).skills]


def courses_of(*rows: str) -> list[tuple[str, str, str]]:
    read = profile_of("EDUCATION", "", *(line for row in rows for line in (row, "")), "SKILLS", "", "Baking, Icing")
    return [(one.degree, one.area, one.school) for one in read.education]


@pytest.mark.parametrize("heading", ["Loom Skills", "Loom Skills:", "Weaving Tools"])
def test_a_list_under_a_heading_of_skills_in_further_information_is_skills(heading: str) -> None:
    read = profile_of(
        *JOB, "ADDITIONAL INFORMATION", "", heading, "", "• Dobby looms, Jacquard looms", "• Warp beams",
        "• Worked on the sample frames.", "• Selvedges",
    )  # fmt: skip
    group = heading.rstrip(":")
    assert [(skill.name, skill.group) for skill in read.skills] == [
        ("Dobby looms", group), ("Jacquard looms", group), ("Warp beams", group), ("Selvedges", group),
    ]  # fmt: skip
    assert [line.text for line in read.unplaced] == ["Worked on the sample frames."]
    assert not read.summary


def test_a_heading_of_tools_above_what_was_done_in_further_information_makes_no_skills() -> None:
    read = profile_of(
        *JOB, "ADDITIONAL INFORMATION", "", "Loom/Tools", "• Wrote the plan of the new shed",
        "• Carried out the moves by hand as the hoist was out of use",
    )  # fmt: skip
    assert not read.skills
    assert "Wrote the plan of the new shed" in [line.text for line in read.unplaced]


def test_labels_without_colons_head_the_rows_of_a_table() -> None:
    assert skills_of(
        "SKILLS", "", "Operating Systems Windows XP, Linux", "Concepts Weaving, Carding (by hand), Dyeing,",
        "Database mySQL",
    ) == [
        ("Windows XP", "Operating Systems"), ("Linux", "Operating Systems"), ("Weaving", "Concepts"),
        ("Carding (by hand)", "Concepts"), ("Dyeing", "Concepts"), ("mySQL", "Database"),
    ]  # fmt: skip
    assert skills_of("SKILLS", "", "Programming • LOOMA, TIZZLE", "Operating System • Windows, Linux") == [
        ("LOOMA", "Programming"), ("TIZZLE", "Programming"),
        ("Windows", "Operating System"), ("Linux", "Operating System"),
    ]  # fmt: skip


def test_names_that_begin_as_labels_do_stay_whole_where_there_is_no_table() -> None:
    assert skills_of("SKILLS", "", "Database Administration", "Software Testing", "Hardware Repair") == [
        ("Database Administration", ""), ("Software Testing", ""), ("Hardware Repair", ""),
    ]  # fmt: skip


def test_a_wrapped_list_in_capitals_with_the_years_of_each_is_skills_and_the_briefest_come_last() -> None:
    read = profile_of(
        *JOB, "SKILLS", "", "RECIPE COSTING AND PLANNING (Less than 1 year), FOOD RESOURCE PLANNING (Less than",
        "1 year), BREAD (Less than 1 year), Stock counting (7 years), Menu writing",
    )  # fmt: skip
    assert not read.summary
    assert [(skill.name, skill.level) for skill in read.skills] == [
        ("Stock counting", "7 years"), ("Menu writing", ""), ("RECIPE COSTING AND PLANNING", "Less than 1 year"),
        ("FOOD RESOURCE PLANNING", "Less than 1 year"), ("BREAD", "Less than 1 year"),
    ]  # fmt: skip


def test_the_label_of_a_row_wins_over_a_heading_of_interests() -> None:
    read = profile_of(*JOB, "ADDITIONAL INFORMATION", "", "/INTERESTS", "", "* Computer skills - Calc, Tizzle")
    assert [(skill.name, skill.group) for skill in read.skills] == [
        ("Calc", "Computer skills"),
        ("Tizzle", "Computer skills"),
    ]
    assert not read.interests


def test_degrees_in_capitals_open_courses_of_their_own_in_a_form_without_dates() -> None:
    assert courses_of("B.COM", "LARKFIELD COLLEGE", "12TH", "HARROW ACADEMY PU COLLEGE", "QUAY PUBLIC SCHOOL") == [
        ("B.COM", "", "LARKFIELD COLLEGE"),
        ("12TH", "", "HARROW ACADEMY PU COLLEGE"),
        ("", "", "QUAY PUBLIC SCHOOL"),
    ]
    assert courses_of("B-TECH", "LARKFIELD UNIVERSITY", "2005") == [("B-TECH", "", "LARKFIELD UNIVERSITY")]


def test_honours_belong_to_the_degree_and_a_region_is_no_school() -> None:
    assert courses_of("B Tech Honors in Mining", "Larkfield College - Kochi, Kerala", "2011") == [
        ("B Tech Honors", "Mining", "Larkfield College")
    ]
    assert courses_of("B.E. in Mining", "Kerala State - Kochi, Kerala", "2011") == [("B.E.", "Mining", "")]


def test_a_sentence_on_courses_that_one_takes_keeps_its_words() -> None:
    read = profile_of(*JOB, "CERTIFICATIONS", "", "• Currently a member and pursuing courses on dyes from Harrow Board")
    (paper,) = read.certifications
    assert (paper.name, paper.issuer) == ("Currently a member and pursuing courses on dyes from Harrow Board", "")


@pytest.mark.parametrize("at", [0, 2, len(JOB)])
def test_how_long_one_has_worked_in_all_is_told_of_the_person_and_of_no_post(at: int) -> None:
    read = profile_of(*JOB[:at], "Total Experience: 12 years 6 months", "", *JOB[at:])
    assert [line.text for line in read.summary] == ["Total Experience: 12 years 6 months"]
    assert [(job.title, job.employer) for job in read.positions] == [("Line Cook", "Copper Kettle")]
