"""Several documents of one person become one profile."""

import pytest

from tailoring.profile import Profile
from tailoring.reading.documents import read_document
from tailoring.reading.merge import merge_profiles
from tailoring.reading.profile import read_profile

pytestmark = pytest.mark.promise("merge")

FIRST = """Ruta Vaitkute
ruta@example.org | 07700 900123

EXPERIENCE
HGV Driver, Trent Valley Haulage Ltd
Nov 2017 – Mar 2021
- Trunked chilled goods on nights
- No at-fault incidents in 600,000 miles

SKILLS
Route planning, Load securing

CERTIFICATIONS
- Driver CPC, in progress
"""


def profile_of(text: str) -> Profile:
    return read_profile(read_document(text.encode(), "resume.txt"))


def merged(*changes: tuple[str, str]) -> Profile:
    second = FIRST
    for old, new in changes:
        second = second.replace(old, new)
    return merge_profiles([profile_of(FIRST), profile_of(second)])


def test_the_same_job_is_recognised_under_another_spelling_of_the_employer() -> None:
    profile = merged(("Trent Valley Haulage Ltd", "Trent Valley Haulage"), ("HGV Driver", "HGV driver"))
    (job,) = profile.positions
    assert len(job.bullets) == 2
    assert profile.conflicts == ()


def test_bullets_and_skills_of_both_documents_are_united() -> None:
    profile = merged(
        ("No at-fault incidents in 600,000 miles", "Mentored nine new drivers"), ("Load securing", "Tail-lifts")
    )
    assert [bullet.text for bullet in profile.positions[0].bullets] == [
        "Trunked chilled goods on nights",
        "No at-fault incidents in 600,000 miles",
        "Mentored nine new drivers",
    ]
    assert [skill.name for skill in profile.skills] == ["Route planning", "Load securing", "Tail-lifts"]
    known = {fact.id for fact in profile.facts}
    assert {bullet.fact_id for bullet in profile.positions[0].bullets} <= known


def test_two_end_dates_for_one_job_are_a_conflict() -> None:
    (conflict,) = merged(("Mar 2021", "Sep 2020")).conflicts
    assert (conflict.field, conflict.values) == ("end", ("2021-03", "2020-09"))
    assert conflict.question.startswith("HGV Driver at Trent Valley Haulage Ltd")


def test_a_coarser_date_contradicts_nothing_and_the_finer_one_is_kept() -> None:
    profile = merged(("Nov 2017 – Mar 2021", "2017 – 2021"))
    assert profile.conflicts == ()
    start = profile.positions[0].dates.start
    assert start is not None
    assert start.month == 11


def test_a_statement_with_another_number_is_another_statement() -> None:
    assert len(merged(("600,000", "900,000")).positions[0].bullets) == 3


def test_a_licence_held_in_one_document_and_in_progress_in_another_is_a_conflict() -> None:
    assert [conflict.field for conflict in merged(("Driver CPC, in progress", "Driver CPC")).conflicts] == ["state"]


def test_two_peoples_documents_are_a_conflict_of_names() -> None:
    conflicts = merged(("Ruta Vaitkute", "Tobias Okonjo")).conflicts
    assert [(conflict.field, conflict.values) for conflict in conflicts] == [
        ("name", ("Ruta Vaitkute", "Tobias Okonjo"))
    ]


def test_initials_and_missing_middle_names_are_the_same_person() -> None:
    assert merged(("Ruta Vaitkute", "R. Vaitkute")).conflicts == ()
    assert merged(("Ruta Vaitkute", "Ruta Ieva Vaitkute")).conflicts == ()


def test_two_spells_at_one_employer_stay_two_jobs() -> None:
    profile = merged(("Nov 2017 – Mar 2021", "Jan 2009 – Feb 2011"))
    assert len(profile.positions) == 2
    assert profile.positions[0].employer_id == profile.positions[1].employer_id
