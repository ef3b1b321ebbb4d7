"""Faults found in pages made from real résumés: jobs of a form, courses, labels that lost their colon, projects."""

import pytest

from tailoring.profile import Profile
from tailoring.reading.documents import read_document
from tailoring.reading.profile import read_profile

pytestmark = pytest.mark.promise("read-fields")

HEAD = ("Ruta Galbraith-Moss", "ruta.gm@example.org", "")
FIRST = (
    "WORK EXPERIENCE", "", "Pastry Cook", "", "Marlowe Foods Ltd -  Leeds -", "", "May 2019 to June 2021", "",
)  # fmt: skip
SECOND = ("Line Cook", "", "Harbour Hotel -", "", "March 2016 to April 2019", "")
STUDIED = ("EDUCATION", "", "Diploma in Baking", "", "Leeds City College -  Leeds", "", "2012 to 2014", "")


def profile_of(*lines: str, head: tuple[str, ...] = HEAD) -> Profile:
    return read_profile(read_document("\n".join([*head, *lines]).encode(), "resume.txt"))


def jobs_of(read: Profile) -> list[tuple[str, str]]:
    return [(job.title, job.employer) for job in read.positions]


def skills_of(read: Profile) -> list[tuple[str, str]]:
    return [(skill.name, skill.group) for skill in read.skills]


@pytest.mark.parametrize(
    "written",
    [
        ("PROJECT SUMMARY - MENUS", "Project Spring MS Menu", "Cakes and breads", ""),
        ("Skill Set", "Baking: bread, cakes", ""),
        ("Courses and Certifications", "• Food Hygiene Certificate Level 2", ""),
    ],
)
def test_a_job_of_the_form_below_a_heading_that_the_person_wrote_there_is_still_a_job(written: tuple[str, ...]) -> None:
    read = profile_of(*FIRST, *written, *SECOND, *STUDIED, "SKILLS", "", "baking, icing")
    assert jobs_of(read) == [("Pastry Cook", "Marlowe Foods Ltd"), ("Line Cook", "Harbour Hotel")]
    assert not any("2016" in skill.name or "Cook" in skill.name for skill in read.skills)


def test_awards_and_certificates_open_sections_of_their_own_below_skills_in_the_middle_of_a_form() -> None:
    read = profile_of(
        *FIRST, "Skill Set", "Baking: bread, cakes", "", "Courses and Certifications",
        "• Food Hygiene Certificate Level 2", "Awards and Recognitions", "• Golden Whisk, Oct 2017", "", *STUDIED,
    )  # fmt: skip
    assert [paper.name for paper in read.certifications] == ["Food Hygiene Certificate Level 2"]
    assert [award.title for award in read.awards] == ["Golden Whisk"]


def test_a_job_that_is_stated_again_below_its_header_is_one_job() -> None:
    read = profile_of(*FIRST, "Marlowe Foods Ltd Senior Pastry Cook 3rd May 2019 - June 2021", "", *SECOND)
    assert jobs_of(read) == [("Senior Pastry Cook", "Marlowe Foods Ltd"), ("Line Cook", "Harbour Hotel")]
    other = profile_of(*FIRST, "Marlowe Foods Ltd Head Baker 3rd May 2019 - June 2021", "", *SECOND)
    assert jobs_of(other)[0] == ("Pastry Cook / Head Baker", "Marlowe Foods Ltd")
    twice = profile_of(*FIRST, "Marlowe Foods Ltd Head Baker July 2021 - May 2023", "", *SECOND)
    assert len(twice.positions) == 3


def test_a_post_in_small_letters_above_the_firm_of_a_form_is_its_title() -> None:
    read = profile_of("WORK EXPERIENCE", "", "teachers", "", "Marlowe -  Leeds -", "", "May 2019 to June 2021", "",
                      "software", "", "Acme -", "", "May 2016 to April 2019", "")  # fmt: skip
    assert jobs_of(read) == [("teachers", "Marlowe"), ("software", "Acme")]


def test_an_undated_post_above_a_dated_one_keeps_its_firm() -> None:
    read = profile_of("WORK EXPERIENCE", "", "Technical Architect", "", "Marlowe Services -  Leeds", "",
                      "Software Engineer 2", "", "Acme -  York -", "", "May 2016 to April 2019", "")  # fmt: skip
    assert jobs_of(read) == [("Technical Architect", "Marlowe Services"), ("Software Engineer 2", "Acme")]


def test_a_department_after_a_title_is_no_firm() -> None:
    read = profile_of("WORK EXPERIENCE", "", "Specialist II, Marketing", "", "March 2017 to Present", "")
    assert jobs_of(read) == [("Specialist II, Marketing", "")]
    assert jobs_of(profile_of("WORK EXPERIENCE", "", "Baker, Marlowe Foods", "", "March 2017 to Present", "")) == [
        ("Baker", "Marlowe Foods")
    ]


def test_a_bullet_whose_last_dates_break_over_two_rows_is_one_bullet() -> None:
    read = profile_of(*FIRST, "• Worked as a trainee in the bakery of the Harbour Hotel in Leeds from Sept'",
                      "2013 to Apr' 2014", "")  # fmt: skip
    assert len(read.positions) == 1
    assert [bullet.text for bullet in read.positions[0].bullets] == [
        "Worked as a trainee in the bakery of the Harbour Hotel in Leeds from Sept' 2013 to Apr' 2014"
    ]


def test_a_labelled_row_is_never_the_rest_of_the_sentence_above_it() -> None:
    lines = (
        "• The scheme: it feeds every one of the hotels of the region and their four hundred guests, who",
        "may stay for dinner when other houses are not able to give similar benefits under the scheme",
        "Team Size: 4",
        "• Trained two porters of the hotel",
    )
    read = profile_of(*FIRST, *lines)
    assert len(read.positions[0].bullets) == 2
    assert not any("Team Size" in bullet.text for bullet in read.positions[0].bullets)


def test_a_course_without_dates_below_a_dated_one_is_a_course() -> None:
    read = profile_of(*STUDIED, "Web Design", "", "CDFT Leeds -  Leeds, UK", "", "SKILLS", "", "baking, icing")
    assert [(item.school, item.degree or item.area) for item in read.education] == [
        ("Leeds City College", "Diploma"),
        ("CDFT Leeds", "Web Design"),
    ]
    assert not read.education[0].bullets


def test_a_field_that_the_degree_already_names_is_not_said_twice() -> None:
    read = profile_of("EDUCATION", "", "Bachelor of Engineering in Engineering", "", "Leeds University", "", "2012")
    assert [(item.degree, item.area) for item in read.education] == [("Bachelor of Engineering", "")]


def test_a_bullet_or_a_row_that_breaks_off_is_no_headline() -> None:
    lines = ("• Hands-on cook with tools such as mixers, ovens, sheeters, and", "grills", "")
    assert profile_of(*lines, *FIRST).headline == ""
    assert profile_of("Pastry Cook", "", *FIRST).headline == "Pastry Cook"


def test_a_label_that_lost_its_colon_is_no_part_of_the_first_skill() -> None:
    read = profile_of("SKILLS", "", "Testing Tools Selenium, Wireshark", "Operating Systems Windows 7, Linux")
    assert skills_of(read) == [
        ("Selenium", "Testing Tools"),
        ("Wireshark", "Testing Tools"),
        ("Windows 7", "Operating Systems"),
        ("Linux", "Operating Systems"),
    ]
    assert skills_of(profile_of("SKILLS", "", "Hand tools, Build Tools")) == [
        ("Hand tools", ""),
        ("Build Tools", ""),
    ]


def test_lists_under_further_information_are_skills_where_their_labels_say_so() -> None:
    read = profile_of("SKILLS", "", "Configuration Management, baking", "", "ADDITIONAL INFORMATION", "",
                      "Configuration Management Git, svn", "Platform - Windows", "I am free to travel")  # fmt: skip
    assert skills_of(read)[2:] == [
        ("Git", "Configuration Management"),
        ("svn", "Configuration Management"),
        ("Windows", "Platform"),
    ]
    assert [item.text for item in read.unplaced] == ["I am free to travel"]


def test_a_bullet_above_its_client_or_surroundings_names_a_project() -> None:
    read = profile_of("PROJECTS", "", "• FieldLink", "Client: Marlowe Lifts Ltd", "Environment: Python, Linux",
                      "• Wrote the part that checks the doors", "• Door Firmware Client: Acme Lifts",
                      "Environment: C", "• Serial bridge", "")  # fmt: skip
    assert [project.name for project in read.projects] == ["FieldLink", "Door Firmware"]
    assert read.projects[1].bullets[-1].text == "Serial bridge"
