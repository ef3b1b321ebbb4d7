"""One person, many layouts: what is read does not depend on how it was set."""

from collections.abc import Callable

import pytest
from made_files import typst_pdf
from reading_people import COOK, TEACHER, Person
from resume_layouts import LAYOUTS, PEOPLE, employer_then_title, roles_under_employer, sidebar

from tailoring.facts import Document
from tailoring.profile import PartialDate, Profile
from tailoring.reading.documents import read_document
from tailoring.reading.profile import read_profile

pytestmark = pytest.mark.promise("read-pdf", "read-fields")


def made(layout: Callable[[Person], str], person: Person) -> Document:
    return read_document(typst_pdf(layout(person), setup=""), f"{layout.__name__}.pdf")


def text_profile(text: str) -> Profile:
    return read_profile(read_document(text.encode(), "resume.txt"))


def iso(date: PartialDate | None) -> str:
    return date.iso() if date else ""


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("person", PEOPLE, ids=lambda person: person.headline)
def test_every_layout_gives_back_the_same_jobs_and_bullets(layout: Callable[[Person], str], person: Person) -> None:
    profile = read_profile(made(layout, person))
    found = [
        (
            job.title,
            job.employer.casefold(),
            iso(job.dates.start),
            iso(job.dates.end),
            tuple(b.text for b in job.bullets),
        )
        for job in profile.positions
    ]
    assert found == [(job.title, job.employer.casefold(), job.start, job.end, job.bullets) for job in person.jobs]
    assert [job.dates.current for job in profile.positions] == [job.end == "" for job in person.jobs]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_layout_gives_back_name_contacts_school_and_skills(layout: Callable[[Person], str]) -> None:
    profile = read_profile(made(layout, COOK))
    assert profile.name == "Anneliese Dufour"
    contacts = {contact.kind: contact.value for contact in profile.contacts}
    assert contacts == {"email": COOK.email, "phone": COOK.phone, "place": COOK.place}
    assert [school.school for school in profile.education] == ["York College"]
    assert [skill.name for skill in profile.skills] == [name for group in COOK.skills.values() for name in group]


def test_roles_under_one_employer_share_its_id() -> None:
    first, second, third = read_profile(made(roles_under_employer, COOK)).positions
    assert second.employer_id == third.employer_id != first.employer_id
    assert {second.title, third.title} == {"Chef de Partie", "Commis Chef"}


def test_skill_groups_keep_their_labels_and_brackets_stay_whole() -> None:
    profile = read_profile(made(employer_then_title, PEOPLE[0]))
    assert [(skill.group, skill.name) for skill in profile.skills] == [
        ("Clinical", "telemetry"),
        ("Clinical", "IV insertion (adults, children)"),
        ("Systems", "Epic"),
        ("Systems", "Pyxis"),
    ]


def test_facts_of_a_pdf_say_where_on_the_page_they_stand() -> None:
    document = made(sidebar, TEACHER)
    profile = read_profile(document)
    bullet = profile.positions[0].bullets[0]
    box = profile.fact(bullet.fact_id).source.box
    assert box is not None
    assert box.page == 1
    contact = profile.fact(profile.contacts[0].fact_id).source.box
    assert contact is not None
    assert contact.x0 < box.x0


PLAIN = """Odalys Brennan
Licensed Electrician
odalys.brennan@example.com | 614-555-0117 | Dayton, OH

EXPERIENCE

Lead Electrician at Copperline Electric
March 2018 to present
- Wire panels and lighting controls for clinics
  and schools across three counties
- Train two apprentices

Electrician, Millrace Services LLC
2012 - 2018
- Pulled cable

EDUCATION
Sinclair Community College
Associate of Applied Science in Electrical Technology
2010 - 2012

VOLUNTEERING
Crew Leader, Habitat Homes
2016 - 2019
- Wired nine houses

LANGUAGES
English (native), Spanish - B2
"""


def test_plain_text_is_read_with_wrapped_bullets_joined() -> None:
    profile = text_profile(PLAIN)
    jobs = [job for job in profile.positions if not job.volunteering]
    assert [(job.title, job.employer) for job in jobs] == [
        ("Lead Electrician", "Copperline Electric"),
        ("Electrician", "Millrace Services LLC"),
    ]
    assert jobs[0].bullets[0].text == "Wire panels and lighting controls for clinics and schools across three counties"
    assert jobs[0].dates.current
    assert (jobs[1].dates.start, jobs[1].dates.end) == (PartialDate(year=2012), PartialDate(year=2018))


def test_volunteering_is_a_position_of_its_own_kind() -> None:
    volunteer = [job for job in text_profile(PLAIN).positions if job.volunteering]
    assert [(job.title, job.employer) for job in volunteer] == [("Crew Leader", "Habitat Homes")]


def test_languages_carry_their_level_as_written() -> None:
    assert [(one.language, one.level) for one in text_profile(PLAIN).languages] == [
        ("English", "native"),
        ("Spanish", "B2"),
    ]


def test_degree_and_field_are_told_apart() -> None:
    school = text_profile(PLAIN).education[0]
    assert (school.school, school.degree, school.area) == (
        "Sinclair Community College",
        "Associate of Applied Science",
        "Electrical Technology",
    )


def test_a_heading_written_with_spaces_between_letters_is_known() -> None:
    spaced = PLAIN.replace("EXPERIENCE", "E X P E R I E N C E", 1)
    assert len(text_profile(spaced).positions) == 3


def test_company_labels_settle_what_is_what() -> None:
    text = """Ruta Vaitkute
EXPERIENCE
Company: Parcelwise
Position: Delivery Driver
Duration: 03/2012 - 10/2017
Responsibilities:
- Delivered 120 parcels a day
"""
    (job,) = text_profile(text).positions
    assert (job.employer, job.title, iso(job.dates.end)) == ("Parcelwise", "Delivery Driver", "2017-10")
    assert [bullet.text for bullet in job.bullets] == ["Delivered 120 parcels a day"]


def test_a_date_broken_over_two_lines_is_one_range() -> None:
    text = (
        "Ada Nwosu\n\nEXPERIENCE\nWarehouse Supervisor, Northpoint Supply (Mar 2019 –\nPresent)\n- Led a shift of 14\n"
    )
    (job,) = text_profile(text).positions
    assert (job.title, job.employer, job.dates.current) == ("Warehouse Supervisor", "Northpoint Supply", True)


HTML = """<html><body><h1>Imani Castellanos</h1><p>Oakland, CA · imani@castellanos.example.dev</p>
<h2>Experience</h2><h3>Data Engineer</h3><p>Ferrolink, Oakland, CA</p><p>Jan 2019 – May 2021</p>
<ul><li>Built the warehouse<ul><li>in two years</li></ul></li></ul>
<h2>Selected talks</h2><p>“Streams for everyone”, Data Days, 2020</p>
<h2>Skills</h2><ul><li>Languages: Python, Go (4 years)</li></ul></body></html>"""


def test_headings_of_html_open_sections_and_entries() -> None:
    profile = read_profile(read_document(HTML.encode(), "resume.html"))
    (job,) = profile.positions
    assert (job.title, job.employer, job.place) == ("Data Engineer", "Ferrolink", "Oakland, CA")
    assert [work.title for work in profile.publications] == ["Streams for everyone"]
    assert [(skill.name, skill.level) for skill in profile.skills] == [("Python", ""), ("Go", "4 years")]
