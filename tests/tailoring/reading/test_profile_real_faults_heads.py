"""Faults found in pages made from real résumés: names, headings, page furniture, skills and papers."""

import pytest

from tailoring.profile import Profile
from tailoring.reading.documents import read_document
from tailoring.reading.profile import read_profile
from tailoring.understanding import reading_notes

pytestmark = pytest.mark.promise("read-fields")

HEAD = ("Ruta Galbraith-Moss", "ruta.gm@example.org", "")
JOB = (
    "WORK EXPERIENCE", "", "Line Cook", "", "Hotel Marlowe - Leeds", "", "May 2019 to June 2021", "",
    "• Cooked 300 meals of pastry a day with hgv drivers among the guests", "• Trained two porters", "",
)  # fmt: skip


def profile_of(*lines: str, head: tuple[str, ...] = HEAD) -> Profile:
    return read_profile(read_document("\n".join([*head, *lines]).encode(), "resume.txt"))


def statements_of(read: Profile) -> list[str]:
    return [bullet.text for job in read.positions for bullet in job.bullets]


@pytest.mark.parametrize(
    "name",
    ["Anna Baker", "Tom Cook", "Karen Carpenter", "Will Turner", "Grace Butler", "Mary Ann Weaver", "Adam Driver"],
)
def test_a_surname_that_is_a_trade_is_a_name_in_the_first_row(name: str) -> None:
    assert profile_of(*JOB, head=(name, "Leeds, UK | x91@example.org", "")).name == name


@pytest.mark.parametrize("title", ["Pastry Cook", "HGV Driver", "Master Carpenter", "Head Baker"])
def test_a_trade_in_the_first_row_that_is_meant_as_one_is_no_name(title: str) -> None:
    assert profile_of(*JOB, head=(title, "Leeds, UK | x91@example.org", "")).name == ""
    read = profile_of(*JOB, head=(title, "Anna Smith", "Leeds, UK | x91@example.org", ""))
    assert (read.name, read.headline) == ("Anna Smith", title)


def test_a_page_on_a_network_tells_which_row_is_the_name() -> None:
    page = "https://www.linkedin.com/in/posy-saddlewright"
    read = profile_of(*JOB, head=("Bread and Cakes", "Posy Saddlewright", "Leeds, UK", page, ""))
    assert read.name == "Posy Saddlewright"
    assert [contact.value for contact in read.contacts if contact.kind == "link"] == [page]


def test_a_person_whose_name_was_not_found_hears_of_it_first() -> None:
    nameless = profile_of(*JOB, head=("x91@example.org", ""))
    assert nameless.name == ""
    assert "No name was found" in reading_notes(nameless)[0]
    assert not any("No name was found" in note for note in reading_notes(profile_of(*JOB)))


def test_the_last_word_of_a_wrapped_statement_is_no_heading() -> None:
    read = profile_of(
        *JOB, "• Chosen for planning the kitchen along with the top management team of the", "project",
        "• Led the move to a new site", "", "EDUCATION", "", "BSc Catering, University of Leeds, 2015",
    )  # fmt: skip
    assert statements_of(read)[-2].endswith("team of the project")
    assert statements_of(read)[-1] == "Led the move to a new site"
    assert not read.projects


def test_headings_in_small_letters_are_believed_where_all_of_them_are() -> None:
    read = profile_of(
        "experience", "Line Cook, Hotel Marlowe, May 2019 - June 2021", "- Cooked 300 meals a day", "education",
        "BSc Catering, University of Leeds, 2015", "skills", "bread, sauces",
    )  # fmt: skip
    assert [course.school for course in read.education] == ["University of Leeds"]
    assert [skill.name for skill in read.skills] == ["bread", "sauces"]


def test_the_letters_of_a_school_board_among_the_courses_are_no_heading() -> None:
    read = profile_of(
        *JOB, "EDUCATION", "", "BSc Catering", "", "University of Leeds - Leeds", "", "2011 to 2015", "", "CBSE", "",
        "St. Bede School - Leeds", "", "2009 to 2010", "", "SKILLS", "", "Bread (7 years)",
    )  # fmt: skip
    assert [course.school for course in read.education] == ["University of Leeds", "St. Bede School"]
    assert [course.degree for course in read.education] == ["BSc", "CBSE"]


def test_an_undated_training_placement_is_a_training_with_its_firm_and_no_certificate_held() -> None:
    read = profile_of("INDUSTRIAL TRAINING", "", "• HARBOUR TURBINES, (HTW) LEEDS", "On lathes & drawings.", "", *JOB)
    (training,) = read.certifications
    assert (training.name, training.issuer) == (
        "Industrial training on lathes & drawings",
        "HARBOUR TURBINES, (HTW) LEEDS",
    )
    assert training.state == "unknown"
    words = {fact.text for fact in read.facts if fact.id in training.fact_ids}
    assert {"INDUSTRIAL TRAINING", "On lathes & drawings."} <= words
    assert [job.title for job in read.positions] == ["Line Cook"]


def test_a_dated_training_placement_is_experience() -> None:
    read = profile_of("SUMMER TRAINING", "", "Fitter, Harbour Turbines Ltd", "June 2014 - July 2014", "• Set lathes")
    assert [(job.title, job.employer) for job in read.positions] == [("Fitter", "Harbour Turbines Ltd")]


def test_a_list_of_subjects_that_opens_with_a_known_name_is_no_certificate() -> None:
    subjects = "• ITIL- Incident Management, Problem Management, Event Management, Change Management"
    assert not profile_of(*JOB, "ADDITIONAL INFORMATION", "", subjects).certifications


def test_a_level_in_brackets_that_wraps_belongs_to_the_skill_above() -> None:
    read = profile_of("SKILLS", "", "FORK LIFT (2 years), STOCK CONTROL", "(3 years), PACKING (less than 1", "year)")
    assert [(skill.name, skill.level) for skill in read.skills] == [
        ("FORK LIFT", "2 years"),
        ("STOCK CONTROL", "3 years"),
        ("PACKING", "less than 1 year"),
    ]


@pytest.mark.parametrize(
    ("line", "name", "level"),
    [
        ("Knowledge of HACCP", "HACCP", "knowledge"),
        ("Basic knowledge of Sage", "Sage", "basic"),
        ("Familiar with Excel", "Excel", "familiar"),
        ("Good understanding of Menu Costing", "Menu Costing", "good"),
        ("Customer experience", "Customer experience", ""),
    ],
)
def test_what_says_how_well_a_skill_is_known_is_no_part_of_its_name(line: str, name: str, level: str) -> None:
    (skill,) = profile_of("SKILLS", "", f"• {line}").skills
    assert (skill.name, skill.level) == (name, level)


def test_a_firm_with_its_place_is_no_skill() -> None:
    read = profile_of(*JOB, "ADDITIONAL INFORMATION", "", "Technical Skills: Copper Kettle soft (Bangalore)")
    assert not read.skills
    assert "Copper Kettle soft (Bangalore)" in [line.text for line in read.unplaced]


def test_a_headline_keeps_both_its_brackets() -> None:
    read = profile_of(
        *JOB, head=("Ruta Galbraith-Moss", "Pastry Cook (Wedding Baker)", "Leeds, UK | ruta.gm@example.org", "")
    )
    assert read.headline == "Pastry Cook (Wedding Baker)"


@pytest.mark.parametrize(
    "between",
    [
        ("https://www.indeed.com/r/ruta-galbraith-moss", "https://www.indeed.com/r/ruta-galbraith-moss", "", ""),
        ("Ruta Galbraith-Moss",),
        ("Resume",),
        ("Page 2 of 3",),
    ],
)
def test_what_belongs_to_the_page_does_not_cut_a_sentence(between: tuple[str, ...]) -> None:
    read = profile_of(*JOB[:-1], "• Wrote the menus for the winter and sent them to all", "", *between, "kitchens")
    assert statements_of(read)[-1] == "Wrote the menus for the winter and sent them to all kitchens"
    assert read.name == "Ruta Galbraith-Moss"
    assert [job.title for job in read.positions] == ["Line Cook"]
    assert not read.unplaced


def test_a_page_on_a_network_that_ends_every_page_is_one_contact() -> None:
    page = "https://www.linkedin.com/in/ruta-galbraith-moss"
    read = profile_of(*JOB, page, page, "", "", "• Wrote the menus", "", page)
    assert [contact.value for contact in read.contacts if contact.kind == "link"] == [page]


def test_the_address_by_which_a_job_site_ends_every_page_is_no_contact_and_no_statement() -> None:
    page = "https://www.indeed.com/r/ruta-galbraith-moss/1a2b3c4d5e6f"
    read = profile_of(*JOB, page, page, "", "", "• Wrote the menus", "", page)
    assert [contact.kind for contact in read.contacts if contact.kind == "link"] == []
    assert not read.unplaced


def test_two_addresses_in_a_row_and_the_heading_below_are_three_rows() -> None:
    pages = ("http://ruta-bakes.wordpress.com/", "", "https://www.linkedin.com/in/ruta-gm")
    read = profile_of(*JOB, "LINKS", "", *pages, "", "CERTIFICATIONS/LICENSES", "", "Food Hygiene Level 2")
    assert {contact.value for contact in read.contacts if contact.kind == "link"} == {pages[0].rstrip("/"), pages[2]}
    assert [item.name for item in read.certifications] == ["Food Hygiene Level 2"]


def test_a_name_on_every_page_that_is_not_the_head_s_is_no_entry() -> None:
    name = "Syamdas Prasadlal Devindla"
    read = profile_of(
        *JOB[:-1], name, "• Wrote the menus", "", "PROJECTS", "", "• Bread Line", "Used: ovens, scales", "",
        name, "• Cut the waste by half", "", name, "• Trained the team",
    )  # fmt: skip
    assert name not in [project.name for project in read.projects]
    assert name not in [bullet.text for project in read.projects for bullet in project.bullets]
    assert not read.conflicts


def test_the_details_of_a_project_without_a_name_are_no_projects() -> None:
    read = profile_of(
        *JOB, "PROJECT DETAILS", "", "Platform: Deck Ovens", "Domain: Bread", "", "Resume", "Responsibilities:", "",
        "• Wrote the plan for new ovens.", "• Conducted tests in three bakeries.",
    )  # fmt: skip
    assert not read.projects
    assert "Wrote the plan for new ovens." in [line.text for line in read.unplaced]


def test_an_employer_of_three_jobs_is_no_running_header() -> None:
    jobs = [
        line
        for year in ("2015", "2017", "2019")
        for line in ("Line Cook", "Tavolia Kembero", f"May {year} to June {year}", "• Cooked 300 meals a day", "")
    ]
    assert [job.employer for job in profile_of("EXPERIENCE", "", *jobs).positions] == ["Tavolia Kembero"] * 3
