"""Faults found in pages made from real résumés: schools of a form, skills that are none, lists torn at commas."""

import pytest

from tailoring.profile import Profile
from tailoring.reading.documents import read_document
from tailoring.reading.profile import read_profile

pytestmark = pytest.mark.promise("read-fields")

HEAD = ("Oona Brackley-Shaw", "oona.bs@example.org", "")


def profile_of(*lines: str) -> Profile:
    return read_profile(read_document("\n".join([*HEAD, *lines]).encode(), "resume.txt"))


def studied(*rows: str) -> list[tuple[str, str, str]]:
    """Degree with its field, school, and dates of the courses of a form: each row set off by a blank one."""
    lines = [line for row in rows for line in (*row.split("\n"), "")]
    read = profile_of("EDUCATION", "", *lines, "SKILLS", "", "Baking, Icing")
    return [(" ".join(filter(None, (one.degree, one.area))), one.school, one.dates.text) for one in read.education]


def skills_of(*lines: str) -> list[tuple[str, str, str]]:
    return [(skill.name, skill.group, skill.level) for skill in profile_of("SKILLS", "", *lines).skills]


def test_a_school_that_nothing_tells_keeps_its_own_year_in_a_form() -> None:
    assert studied(
        "BSc in Botany", "quayside womens", "2015", "marl jr.college", "2012", "SSC", "holm high school", "2010"
    ) == [
        ("BSc Botany", "quayside womens", "2015"),
        ("", "marl jr.college", "2012"),
        ("SSC", "holm high school", "2010"),
    ]


def test_a_course_without_dates_takes_neither_the_school_nor_the_year_of_its_neighbour() -> None:
    assert studied(
        "BSc", "Harbour University", "2007", "Board of Secondary Education -  Hull", "2004", "Diploma in Baking",
        "Marlowe Centre",
    ) == [
        ("BSc", "Harbour University", "2007"),
        ("", "Board of Secondary Education", "2004"),
        ("Diploma Baking", "Marlowe Centre", ""),
    ]  # fmt: skip


def test_courses_of_a_form_without_any_dates_stay_apart() -> None:
    assert studied(
        "MCA in Computing", "Quay School of Management -  Hull", "BSc", "Moor Institute -  Leeds"
    ) == [("MCA Computing", "Quay School of Management", ""), ("BSc", "Moor Institute", "")]  # fmt: skip


def test_a_wrapped_degree_does_not_lend_the_next_one_its_school() -> None:
    read = studied(
        "Post Graduate Diploma in Trade and Customs in\nTRADE", "Lakes Institute -  Hull", "2017 to 2018",
        "BACHELOR OF ENGINEERING in SHIPS &\nENGINES", "Moor College", "2001 to 2005",
    )  # fmt: skip
    assert [(school, dates) for _, school, dates in read] == [
        ("Lakes Institute", "2017 to 2018"),
        ("Moor College", "2001 to 2005"),
    ]


def test_a_school_named_before_its_degree_is_not_read_as_the_form() -> None:
    assert studied("University of Hull -  Hull", "BSc in Botany", "2012 to 2015") == [
        ("BSc Botany", "University of Hull", "2012 to 2015")
    ]


def test_a_field_of_study_above_an_unknown_school_is_the_field() -> None:
    assert studied("Electrical engineering", "VKLT,Holm") == [("Electrical engineering", "VKLT,Holm", "")]


def test_one_course_told_in_words_and_in_letters_is_one_course() -> None:
    assert studied(
        "Bachelor of Engineering", "Moor University (MU)", "2012 to 2016", "B.E", "Moor University", "2012 to 2016"
    ) == [("Bachelor of Engineering", "Moor University (MU)", "2012 to 2016")]


def test_two_degrees_of_one_school_in_the_same_years_stay_two() -> None:
    assert len(studied("BA in Law", "Moor University", "2012 to 2016", "BSc", "Moor University", "2012 to 2016")) == 2


def test_numbers_and_dates_are_no_skills() -> None:
    named = [name for name, _, _ in skills_of("Team Size: 4", "Period: May 2012 to June 2013", "Tools: Loom, 3, Press")]
    assert named == ["Loom", "Press"]


@pytest.mark.parametrize(
    ("written", "name", "level"),
    [
        ("loom. (4 years)", "loom", "4 years"),
        ("Windows […]", "Windows", ""),
        ("Carding etc.", "Carding", ""),
        ("Wool Marketing and", "Wool Marketing", ""),
        ("ASP.NET", "ASP.NET", ""),
    ],
)
def test_a_skill_is_named_without_what_hangs_loose_on_it(written: str, name: str, level: str) -> None:
    assert (name, "", level) in skills_of(f"Spinning, {written}, Dyeing")


def test_a_label_with_its_dash_close_to_it_is_a_label() -> None:
    assert skills_of("• Weaving platforms- Dobby, Jacquard", "• Front- and back-office work, Filing")[:2] == [
        ("Dobby", "Weaving platforms", ""),
        ("Jacquard", "Weaving platforms", ""),
    ]


def test_what_goes_on_behind_a_comma_is_no_skill_of_its_own() -> None:
    assert [name for name, _, _ in skills_of("Planning: Training, Templates, Metrics, for all of the mills")] == [
        "Training",
        "Templates",
        "Metrics, for all of the mills",
    ]


def test_a_certificate_is_named_without_the_word_that_leads_to_its_issuer() -> None:
    (one,) = profile_of("CERTIFICATIONS", "", "Food safety courses from", '"The Quay Foundation"', "").certifications
    assert one.name == "Food safety courses"


def test_the_headings_of_a_table_of_studies_are_no_certificate() -> None:
    read = profile_of("CERTIFICATIONS", "", "Institute/Board", "", "SKILLS", "", "Baking, Icing")
    assert not read.certifications


def test_a_certificate_listed_twice_is_held_once() -> None:
    read = profile_of(
        "CERTIFICATIONS", "", "Certified Loom Fitter", "", "Certified Loom Fitter", "", "Weaver Badge", ""
    )
    assert [one.name for one in read.certifications] == ["Certified Loom Fitter", "Weaver Badge"]


def test_the_fields_of_a_post_among_skills_name_no_skills() -> None:
    assert skills_of("Looms: Dobby, Jacquard", "Client: Quay Ltd", "Role: Shift Lead", "Presses: Hydraulic") == [
        ("Dobby", "Looms", ""),
        ("Jacquard", "Looms", ""),
        ("Hydraulic", "Presses", ""),
    ]


def test_a_kind_before_its_first_member_is_no_part_of_the_name() -> None:
    assert next(name for name, _, _ in skills_of("Weaving tools like Dobby, Jacquard, Rapier")) == "Dobby"


def test_a_school_with_the_name_of_its_kind_in_it_is_not_taken_for_the_degree() -> None:
    assert studied(
        "BSc in Botany", "Moor College -  Leeds", "2012", "Secondary Education", "Holm Higher Secondary School -  Hull"
    )[1] == ("Secondary Education", "Holm Higher Secondary School", "")
