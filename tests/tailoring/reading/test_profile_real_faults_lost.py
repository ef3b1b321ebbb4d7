"""What real résumés lost on the way: titles told twice, clients, honours under posts, posts in a summary."""

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


def posts(read: Profile) -> list[tuple[str, str, str, str]]:
    return [(job.title, job.employer, job.dates.from_iso, job.dates.to_iso) for job in read.positions]


def facts_of(read: Profile, fact_ids: tuple[str, ...]) -> str:
    return " | ".join(read.fact(fact_id).text for fact_id in fact_ids)


def test_a_lone_client_below_a_post_belongs_to_the_post_and_its_role_is_a_duty() -> None:
    read = profile_of(*JOB, "The switch was replaced by a newer one.", "", "Client: Larkfield Systems", "Team Size: 4",
                      "Role: fetching data, mending pumps", "• Wrote the test plan.")  # fmt: skip
    assert not read.projects
    assert [line.text for line in read.positions[0].bullets][1:] == [
        "fetching data, mending pumps", "Wrote the test plan.",
    ]  # fmt: skip
    assert "Team Size: 4" in facts_of(read, read.positions[0].fact_ids)


def test_for_whom_a_post_was_done_is_kept_unless_it_is_the_employer() -> None:
    read = profile_of(*JOB, "• Wrote the test plan.", "Company: Quayside Repairs", "Client: Marl", "",
                      "Crane Team - Shift Coordinator", "", "• Led the night shift.")  # fmt: skip
    assert [(job.title, job.client) for job in read.positions] == [
        ("Test Analyst", ""), ("Crane Team - Shift Coordinator", "Marl"),
    ]  # fmt: skip


def test_a_role_whose_parts_are_set_alike_is_not_cut_at_its_comma() -> None:
    read = profile_of("Larkfield Systems -  Leeds", "", "March 2015 to June 2018", "", "Client: Marl",
                      "Role: Business Analyst, Testing and Repairs.", "• Wrote the test plan.")  # fmt: skip
    assert read.positions[0].title == "Business Analyst, Testing and Repairs"


def test_a_line_that_goes_on_with_later_posts_is_no_deed_and_dates_the_post_without_dates() -> None:
    read = profile_of(
        "Escalation Engineer", "", "Larkfield", "", "Mended what others could not.", "",
        "Have worked as a Support Engineer", "", "Larkfield -  Leeds -", "", "October 2015 to April 2017", "",
        "since May 2017 as a Subject Matter Expert to Jan 2018 and as Escalation Engineer since Feb",
        "2018 at Quayside Repairs Ltd. Leeds for LARKFIELD", "", "• Mended pumps.",
    )  # fmt: skip
    assert posts(read) == [
        ("Escalation Engineer", "Quayside Repairs Ltd.", "2018-02", "present"),
        ("Support Engineer", "Larkfield", "2015-10", "2017-04"),
        ("Subject Matter Expert", "Quayside Repairs Ltd.", "2017-05", "2018-01"),
    ]


@pytest.mark.parametrize(("current", "count"), [("June 2018", 2), ("Present", 1)])
def test_a_present_post_told_in_the_summary_is_a_post_where_no_other_is_current(current: str, count: int) -> None:
    read = profile_of(
        "• Six years of work with pumps.", "• Presently working at Harrow Lane School as a Maths teacher.", "",
        "WORK EXPERIENCE", "", *JOB[:-2], f"March 2015 to {current}", "", "• Wrote the test plan.", head=HEAD,
    )  # fmt: skip
    assert len(read.positions) == count
    if count > 1:
        assert posts(read)[0] == ("Maths teacher", "Harrow Lane School", "", "present")
        assert [line.text for line in read.summary] == ["Six years of work with pumps."]


def test_a_course_told_in_the_summary_names_the_school_of_the_degree_listed_below() -> None:
    read = profile_of(
        "• Done B.A. from Harrow Lane College of Arts, University of Leeds.", "", *WORK[-2:], *JOB, "• Wrote plans.",
        "", "EDUCATION", "", "B.A.", "", "University of Leeds", head=HEAD,
    )  # fmt: skip
    assert [(one.degree, one.school) for one in read.education] == [
        ("B.A.", "Harrow Lane College of Arts, University of Leeds")
    ]


def test_honours_and_certificates_told_below_a_post_go_to_their_sections_with_their_facts() -> None:
    read = profile_of(*JOB, "• Wrote the test plan.", "• Spot Award for the fastest repair of the year",
                      "• Successfully completed Pump Safety Certification by Harrow Board")  # fmt: skip
    (award,), (paper,) = read.awards, read.certifications
    assert (award.title, award.issuer) == ("Spot Award for the fastest repair of the year", "Larkfield Systems")
    assert (paper.name, paper.issuer) == ("Pump Safety Certification", "Harrow Board")
    assert [line.text for line in read.positions[0].bullets] == ["Wrote the test plan."]
    assert {read.fact(one.fact_ids[0]).kind for one in (award, paper)} == {"award", "certification"}


def test_the_training_that_a_firm_gave_is_no_project_and_no_licence_and_stays_whole() -> None:
    read = profile_of(
        *JOB, "• Mended pumps.", "", "Project: Quayside", "Role: Test Lead", "• Led the tests.", "",
        "Title: Training Duration: Two months", "Scope: Pumps and cranes", "• Took part in drills.",
    )  # fmt: skip
    assert [one.name for one in read.projects] == ["Quayside"]
    assert not read.certifications
    assert [line.text for line in read.unplaced] == [
        "Title: Training Duration: Two months Scope: Pumps and cranes Took part in drills."
    ]


def test_a_sentence_that_ends_in_a_list_of_languages_tells_each_of_them_and_rates_none() -> None:
    read = profile_of(*JOB, "• Mended pumps.", "", "ADDITIONAL INFORMATION", "",
                      "Good command of the languages Arabic, Urdu & Farsi")  # fmt: skip
    assert [(one.language, one.level) for one in read.languages] == [
        ("Arabic", ""), ("Urdu", ""), ("Farsi", ""),
    ]  # fmt: skip


def test_a_project_whose_rows_lost_their_colons_keeps_its_technologies_and_employer() -> None:
    read = profile_of(
        *JOB, "• Mended pumps.", "", "PROJECT SUMMARY", "Project Name Tidewatch", "Client MARL",
        "Employer Larkfield Ltd", "Role Developer", "Team Size 3 members", "Technologies Groovy, Weave",
        "Duration 2 years", "", "• Drew the plan.", "", "EDUCATION", "", "B.A.", "", "University of Leeds",
    )  # fmt: skip
    (project,) = read.projects
    assert (project.name, project.employer) == ("Tidewatch", "Larkfield Ltd")
    assert {"Groovy", "Weave"} <= {skill.name for skill in read.skills}
    assert "Duration 2 years" in facts_of(read, project.fact_ids)


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Tools: Loomcraft, Weavely and Tizzle", ["Loomcraft", "Weavely", "Tizzle"]),
        ("Databases: Loomcraft and MS Weave", ["Loomcraft", "MS Weave"]),
        ("Tools: Shell and Weave scripting", ["Shell and Weave scripting"]),
        ("Care: Health and Safety", ["Health and Safety"]),
        ("Tools: Loomcraft […] R2, Weavely", ["Loomcraft", "Weavely"]),
        ("Installation, mending and testing of Tide Pumps", ["Installation, mending and testing of Tide Pumps"]),
    ],
)
def test_members_of_a_list_are_what_the_person_named(line: str, names: list[str]) -> None:
    assert [skill.name for skill in profile_of("SKILLS", "", f"• {line}", head=HEAD).skills] == names


def test_the_caption_of_a_list_of_skills_in_a_form_is_no_post() -> None:
    read = profile_of(*JOB, "• Mended pumps.", "", "Stock Control Tool", "", "Tallymark -", "", "2010 to 2010", "",
                      "Web Technologies: HTML, CSS")  # fmt: skip
    assert [job.title for job in read.positions] == ["Test Analyst"]
    assert {"Tallymark", "HTML", "CSS"} <= {skill.name for skill in read.skills}


def test_two_titles_joined_by_a_stroke_make_one_headline() -> None:
    read = profile_of("Duty Manager / Night Manager - Larkfield", "", "Leeds", head=("Ottoline Vardy",))
    assert read.headline == "Duty Manager / Night Manager"
