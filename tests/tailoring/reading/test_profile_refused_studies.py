"""What a sceptical reader refused: degrees in small letters, a template's words, publications of a form, honours."""

import pytest

from tailoring.profile import Profile
from tailoring.reading.documents import read_document
from tailoring.reading.profile import read_profile

pytestmark = pytest.mark.promise("read-fields")

HEAD = ("Ottoline Vardy", "ottoline.vardy@example.org", "")
JOB = ("WORK EXPERIENCE", "", "Potter", "", "Larkfield Kilns -  Leeds -", "", "March 2015 to Present", "")
DONE = ("• Checked the drying of bowls.", "")
SITE = "https://www.larkfield-kilns.example"


def profile_of(*lines: str) -> Profile:
    return read_profile(read_document("\n".join([*HEAD, *lines, ""]).encode(), "resume.txt"))


def test_a_long_degree_in_small_letters_stands_in_its_slot_of_the_form() -> None:
    degree = "masters in ceramics and glass making in studio pottery and kiln building"
    (course,) = profile_of(
        *JOB, *DONE, "EDUCATION", "", degree, "", "harrow -  Leeds, UK", "", "2011 to 2013"
    ).education
    assert (course.degree, course.area) == ("masters", degree.removeprefix("masters in "))
    assert (course.school, course.place, course.dates.from_iso) == ("harrow", "Leeds, UK", "2011")


def test_a_year_belongs_to_the_school_below_it_where_the_form_has_it_above() -> None:
    rows = ("2015", "", "Leeds City College -  Leeds", "", "2012", "", "Hill Top School -  Leeds")
    read = profile_of(*JOB, *DONE, "EDUCATION", "", *rows)
    assert [(course.school, course.dates.text) for course in read.education] == [
        ("Leeds City College", "2015"),
        ("Hill Top School", "2012"),
    ]


def test_a_sentence_that_begins_with_a_degree_is_none() -> None:
    told = "masters of the guild taught me all that I know of glazing and of kilns."
    read = profile_of(*JOB, *DONE, "EDUCATION", "", told, "", "Diploma in Pottery", "", "Craft College -  Leeds")
    assert not any("guild" in f"{course.degree} {course.area} {course.school}" for course in read.education)


@pytest.mark.parametrize("asked", ["Name of the School", "Your Field of Study"])
def test_the_words_of_a_template_are_no_field(asked: str) -> None:
    rows = (f"Diploma in {asked}", "", "Bradford Craft College", "", "2009")
    (course,) = profile_of(*JOB, *DONE, "EDUCATION", "", *rows).education
    assert (course.degree, course.area, course.school) == ("Diploma", "", "Bradford Craft College")


def test_a_publication_of_a_form_keeps_its_title_date_and_lines_apart() -> None:
    first = (
        "Glazing Without Lead",
        "",
        SITE,
        "",
        "July 2017",
        "",
        "The guide tells how bowls are glazed at Larkfield.",
    )
    listed = ("- It compares nine glazes and the clays that they hold on.", "")
    second = ("Firing by Wood", "", "May 2018", "", SITE, "", "", "- The leaflet tells how long a kiln has to burn.")
    one, other = profile_of(*JOB, *DONE, "PUBLICATIONS", "", *first, *listed, *second).publications
    assert (one.title, one.text, one.url, one.dates.to_iso) == (first[0], first[0], SITE, "2017-07")
    assert [line.text for line in one.bullets] == [first[-1], listed[0].removeprefix("- ")]
    assert (other.title, other.text, other.dates.to_iso) == ("Firing by Wood", "Firing by Wood", "2018-05")
    assert other.url == ""  # the foot of a page repeats it


def test_a_citation_in_one_piece_stays_whole() -> None:
    told = "Vardy O., Holm P. Glazing without lead. Journal of Kilns, 2017."
    (one,) = profile_of(*JOB, *DONE, "PUBLICATIONS", "", told).publications
    assert (one.text.rstrip("."), one.bullets) == (told.rstrip("."), ())


@pytest.mark.parametrize(
    ("told", "named"),
    [
        ("Awarded as best potter of the month", "Best potter of the month"),
        ("Awarded the Silver Ladle", "Silver Ladle"),
        ("Awarded for the neatest kiln", "Awarded for the neatest kiln"),
        ("Awarded as best potter and made head of the kilns", "Awarded as best potter and made head of the kilns"),
    ],
)
def test_an_honour_taken_out_of_a_post_is_called_by_its_name_where_that_is_sure(told: str, named: str) -> None:
    (award,) = profile_of(*JOB, *DONE[:1], f"• {told}", "").awards
    assert (award.title, award.issuer) == (named, "Larkfield Kilns")


def test_training_in_a_firm_is_called_as_its_heading_calls_it() -> None:
    rows = ("• Larkfield Kilns Ltd", "On wheels & glazing.", "")
    (paper,) = profile_of("INDUSTRIAL TRAINING", "", *rows, *JOB, *DONE).certifications
    assert (paper.name, paper.issuer) == ("Industrial training on wheels & glazing", "Larkfield Kilns Ltd")


def test_a_dash_that_explains_one_product_of_a_list_makes_no_group() -> None:
    rows = ("Workshop Tools Used", "• Kick wheel", "• ROKA - Raku kiln adapters.", "• TONGS")
    skills = profile_of(*JOB, *DONE, "SKILLS", "", *rows).skills
    assert ("Workshop Tools Used", "ROKA - Raku kiln adapters") in [(skill.group, skill.name) for skill in skills]
