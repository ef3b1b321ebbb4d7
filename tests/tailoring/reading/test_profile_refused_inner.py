"""Roles inside an entry, lists of further information, clients and descriptions of projects, courses among deeds."""

import pytest

from tailoring.profile import Profile
from tailoring.reading.documents import read_document
from tailoring.reading.profile import read_profile

pytestmark = pytest.mark.promise("read-fields")

HEAD = ("Oona Brackley-Shaw", "oona.bs@example.org", "")
JOB = ("WORK EXPERIENCE", "", "Line Cook", "", "Copper Kettle - Leeds", "", "May 2010 to June 2014", "")
FURTHER = (*JOB, "• Cooked soup.", "", "ADDITIONAL INFORMATION", "")


def profile_of(*lines: str) -> Profile:
    return read_profile(read_document("\n".join([*HEAD, *lines]).encode(), "resume.txt"))


def skills_of(*lines: str) -> list[tuple[str, str]]:
    return [(skill.name, skill.group) for skill in profile_of(*FURTHER, *lines).skills]


def texts(item: object) -> list[str]:
    return [bullet.text for bullet in getattr(item, "bullets", ())]


def test_a_title_between_bullets_opens_a_further_undated_role_at_the_same_employer() -> None:
    read = profile_of(
        *JOB, "Line Cook - Cold Kitchen", "• Cooked soup.", "• Baked bread.", "",
        "Kitchen Supervisor - Night Shift", "• Ran the night shift.", "",
        "Highlights at Copper Kettle:", "• Winner of the cup for the cleanest kitchen",
    )  # fmt: skip
    first, second = read.positions
    assert (first.title, second.title) == ("Line Cook", "Kitchen Supervisor - Night Shift")
    assert (first.employer, second.employer) == ("Copper Kettle", "Copper Kettle")
    assert texts(first) == ["Cooked soup.", "Baked bread.", "Winner of the cup for the cleanest kitchen"]
    assert texts(second) == ["Ran the night shift."]
    facts = {fact.id: fact.text for fact in read.facts}
    assert "Copper Kettle - Leeds" in [facts[fact] for fact in second.fact_ids]  # what proves the employer
    assert (second.dates.start, second.dates.end, second.dates.current) == (None, None, False)


@pytest.mark.parametrize("line", ["Trained the junior cook", "Kitchen Supervisor.", "Role: Kitchen Supervisor"])
def test_what_is_a_deed_a_sentence_or_a_labelled_field_opens_no_role(line: str) -> None:
    read = profile_of(*JOB, "• Cooked soup.", line, "• Baked bread.")
    assert [post.title for post in read.positions] == ["Line Cook"]


def test_what_a_product_does_for_others_below_its_description_is_no_deed() -> None:
    read = profile_of(
        *JOB, "• Cooked soup.", "", "PROJECTS", "", "Project Larder Board", "Client Marl", "Description",
        "- This board acts as a screen for the cold room.",
        "- Helps the cooks to take stock of the shelves.",
        "- Night cooks can plan for the next day by it.",
        "Roles and Responsibility", "- Counted the shelves.",
    )  # fmt: skip
    (project,) = read.projects
    assert texts(project) == ["Counted the shelves."]
    assert [line.text for line in project.about][1:] == [
        "Helps the cooks to take stock of the shelves.",
        "Night cooks can plan for the next day by it.",
    ]


def test_the_firm_in_brackets_of_a_caption_employs_and_the_named_client_is_the_client() -> None:
    read = profile_of(
        "WORK EXPERIENCE", "", "Test Cook", "", "MARL FOODS INC -", "", "May 2010 to June 2014", "",
        "Duration: May 2010 - June 2014", "Work Experience (Larkfield Kitchens) Pie project", "PROJECT#5 Autumn Pies",
        "Client MARL FOODS INC.", "Role Test Cook", "", "EDUCATION", "", "BSc", "", "Leeds University",
    )  # fmt: skip
    (post,) = read.positions
    assert (post.employer, post.client) == ("Larkfield Kitchens", "MARL FOODS INC")
    (project,) = read.projects
    assert (project.name, project.client, project.employer) == ("Autumn Pies", "MARL FOODS INC", "")


def test_a_table_goes_on_below_a_list_that_runs_over_its_row() -> None:
    assert skills_of(
        "TECHNICAL SKILLS:", "", "Languages Java, PL/SQL,", "XSLT", "Application Servers Tomcat, JBoss", "",
        "IDE's/TOOLS Eclipse, Toad", "", "Protocols HTTP, Web", "Sockets, FTP",
    ) == [
        ("Java", "Languages"), ("PL/SQL", "Languages"), ("XSLT", "Languages"),
        ("Tomcat", "Application Servers"), ("JBoss", "Application Servers"),
        ("Eclipse", "IDE's/TOOLS"), ("Toad", "IDE's/TOOLS"),
        ("HTTP", "Protocols"), ("Web Sockets", "Protocols"), ("FTP", "Protocols"),
    ]  # fmt: skip


def test_a_heading_in_one_row_with_its_first_bullet_is_a_heading() -> None:
    read = profile_of(*FURTHER, "SKILLS • Knife work", "• Pastry")
    assert [skill.name for skill in read.skills] == ["Knife work", "Pastry"]
    assert not read.unplaced


def test_what_the_work_ran_on_is_no_skill_but_what_it_was_done_with_is() -> None:
    read = profile_of(*JOB, "• Cooked soup.", "Platform: Harbour Devices", "Tools: Thermomix, Pacojet")
    assert [skill.name for skill in read.skills] == ["Thermomix", "Pacojet"]


def test_a_public_body_before_a_university_stays_with_the_school() -> None:
    read = profile_of(
        *JOB, "• Cooked soup.", "", "EDUCATION", "", "B.com", "", "Leeds University - Leeds", "", "2012", "",
        "Ashby State Government, Leeds University - Leeds", "", "2013",
    )  # fmt: skip
    assert [(one.degree, one.area, one.school) for one in read.education] == [
        ("B.com", "", "Leeds University"), ("", "", "Ashby State Government, Leeds University"),
    ]  # fmt: skip


def test_a_certificate_and_a_diploma_among_the_lines_of_a_post_go_to_their_sections() -> None:
    read = profile_of(
        *JOB, "• Cooked soup.", "• Certification Done: Harbour certified Pastry Cook",
        "• Finished Diploma in Baking course from Larkfield", "", "EDUCATION", "", "BSc", "", "Leeds University",
    )  # fmt: skip
    assert texts(read.positions[0]) == ["Cooked soup."]
    assert [paper.name for paper in read.certifications] == ["Harbour certified Pastry Cook"]
    assert ("Diploma", "Baking", "Larkfield") in [(one.degree, one.area, one.school) for one in read.education]


def test_an_aim_under_areas_of_interest_is_no_pastime() -> None:
    read = profile_of(*FURTHER, "Areas of Interest", "", "• To set up kitchens for the army.", "• Chess")
    assert [interest.text for interest in read.interests] == ["Chess"]
