"""Certificates and licences: what is held, what is only under way, what has run out."""

import pytest

from tailoring.profile import Certification, PartialDate, Profile
from tailoring.reading.documents import read_document
from tailoring.reading.profile import read_profile
from tailoring.rendering.dates import show_worded_dates
from tailoring.rendering.options import RenderOptions

pytestmark = pytest.mark.promise("read-fields")


def profile_of(section: str, *lines: str) -> Profile:
    text = "\n".join(["Ada Nwosu", "ada@example.org", "", section, *lines])
    return read_profile(read_document(text.encode(), "resume.txt"))


def certified(line: str, section: str = "CERTIFICATIONS") -> Certification:
    (found,) = profile_of(section, f"- {line}").certifications
    return found


@pytest.mark.parametrize(
    ("line", "state"),
    [
        ("Registered Nurse, Texas Board of Nursing", "held"),
        ("PCCN, in progress, expected 2025", "in_progress"),
        ("CISSP candidate", "in_progress"),
        ("CCRN (expected May 2026)", "in_progress"),
        ("ACLS, expired 2019", "expired"),
        ("PMP, exam scheduled for 2026", "planned"),
    ],
)
def test_a_credential_that_is_only_in_progress_is_never_read_as_held(line: str, state: str) -> None:
    assert certified(line).state == state


def test_an_attended_course_is_not_a_certificate() -> None:
    assert certified("Advanced bread baking", "COURSES").state == "unknown"
    assert certified("Certificate in advanced bread baking", "COURSES").state == "held"


def test_a_day_of_expiry_is_an_end_and_a_day_of_issue_a_start() -> None:
    found = certified("Basic Life Support (BLS), American Heart Association, issued March 2024, expires March 2026")
    assert (found.name, found.issuer) == ("Basic Life Support (BLS)", "American Heart Association")
    assert (found.dates.start, found.dates.end) == (PartialDate(year=2024, month=3), PartialDate(year=2026, month=3))


def test_a_licence_number_is_kept_apart() -> None:
    assert certified("Ohio Electrical License, License # EL-47720").number == "EL-47720"


def test_awards_name_who_gave_them() -> None:
    (award,) = profile_of("AWARDS", "- Premier's Award for Teaching, Province of Ontario, 2022").awards
    assert award.dates.end == PartialDate(year=2022)
    assert award.title.startswith("Premier's Award")


def test_levels_beside_skills_are_no_part_of_their_names() -> None:
    skills = profile_of("SKILLS", "Java (5 years), Excel (Power Query, pivot tables), Welding - expert").skills
    assert [(skill.name, skill.level) for skill in skills] == [
        ("Java", "5 years"),
        ("Excel (Power Query, pivot tables)", ""),
        ("Welding", "expert"),
    ]


def test_human_languages_among_skills_are_languages() -> None:
    profile = profile_of("SKILLS", "Tools: Desmos, GeoGebra", "Languages: Swedish (fluent), Twi", "Interests: Chess")
    assert [(one.language, one.level) for one in profile.languages] == [("Swedish", "fluent"), ("Twi", "")]
    assert [skill.name for skill in profile.skills] == ["Desmos", "GeoGebra"]
    assert [interest.text for interest in profile.interests] == ["Chess"]


def test_programming_languages_among_skills_stay_skills() -> None:
    profile = profile_of("SKILLS", "Languages: Python, Go, SQL")
    assert [skill.name for skill in profile.skills] == ["Python", "Go", "SQL"]
    assert profile.languages == ()


@pytest.mark.parametrize(
    ("line", "name", "shown"),
    [
        ("Driver CPC valid until September 2029", "Driver CPC", "valid until Sep 2029"),
        ("ADR (packages), expires March 2028", "ADR (packages)", "expires Mar 2028"),
        (
            "Counterbalance licence (RTITB), 2021, refresher 2024",
            "Counterbalance licence (RTITB)",
            "2021, refresher 2024",
        ),
        ("Category C+E licence, held since 2019", "Category C+E licence", "held since 2019"),
        ("Category C+E licence held since 2019", "Category C+E licence", "held since 2019"),
        ("Forklift licence, refreshed 2022", "Forklift licence", "refreshed 2022"),
        ("Crane licence, next assessment May 2027", "Crane licence", "next assessment May 2027"),
        ("Door licence, issued May 2023, valid to May 2026", "Door licence", "issued May 2023, valid to May 2026"),
        ("First Aid Refresher 2024", "First Aid Refresher", "2024"),
        ("First Aid at Work, 2023", "First Aid at Work", "2023"),
        ("Solutions Architect certificate, 2022 - 2025", "Solutions Architect certificate", "2022 – 2025"),
    ],
)
def test_each_date_of_a_licence_keeps_the_word_that_says_what_it_dates(line: str, name: str, shown: str) -> None:
    found = certified(line, "LICENCES")
    assert (found.name, show_worded_dates(found.dates, RenderOptions())) == (name, shown)


def test_a_licence_whose_renewal_is_due_is_held_until_then() -> None:
    found = certified("Nursing registration, renewal due 03/2027")
    assert (found.state, found.dates.start, found.dates.end) == ("held", None, PartialDate(year=2027, month=3))


def test_a_refresher_is_not_the_day_of_the_award() -> None:
    assert certified("Forklift licence, refreshed 2022").dates.start is None
