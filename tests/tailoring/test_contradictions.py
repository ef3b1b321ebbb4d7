"""What documents say differently is named and decided; two applications of one person tell one career."""

import pytest

from tailoring.contradictions import Decision, Shown, conflict_id, decided, inconsistencies, with_number_conflicts
from tailoring.profile import Profile
from tailoring.reading.documents import read_document
from tailoring.reading.merge import merge_profiles
from tailoring.reading.profile import read_profile
from tailoring.resume import Draft, DraftItem, DraftLine, DraftSection

pytestmark = pytest.mark.promise("contradictions")

RESUME = """Mara Okafor

Experience

Nurse, St Ann's Hospital, Leeds, Mar 2019 - present
- Cared for 12 patients a shift on an acute ward
- Taught new starters

Languages
French (B2)
"""


def profile(old: str = "", new: str = "") -> Profile:
    return read_profile(read_document(RESUME.replace(old, new).encode(), "cv.txt"))


def settled(first: Profile, second: Profile, right: str) -> Profile:
    """Both merged after the person decided for the value with these words."""
    found = with_number_conflicts(merge_profiles([first, second])).conflicts
    decisions = [
        Decision(
            id=conflict_id(one),
            field=one.field,
            value=next(value for value in one.values if right in value),
            fact_ids=one.fact_ids,
            question=one.question,
        )
        for one in found
    ]
    return with_number_conflicts(merge_profiles(decided([first, second], decisions)))


def test_statements_that_differ_in_a_number_alone_contradict_each_other_and_one_stands() -> None:
    merged = with_number_conflicts(merge_profiles([profile(), profile("12 patients", "18 patients")]))
    assert [one.field for one in merged.conflicts] == ["number"]
    assert "12 patients" in merged.conflicts[0].question
    assert "18 patients" in merged.conflicts[0].question
    assert sum("patients" in bullet.text for bullet in merged.positions[0].bullets) == 1


def test_statements_about_different_things_do_not_contradict_each_other() -> None:
    other = profile("Cared for 12 patients a shift on an acute ward", "Ordered stock for 3 wards every week")
    merged = with_number_conflicts(merge_profiles([profile(), other]))
    assert merged.conflicts == ()
    assert len(merged.positions[0].bullets) == 3


@pytest.mark.parametrize(
    ("old", "new", "right"),
    [
        ("12 patients", "18 patients", "12"),
        ("12 patients", "18 patients", "18"),
        ("Mar 2019", "Jan 2018", "2018-01"),
        ("Mar 2019", "Jan 2018", "2019-03"),
        ("present", "Jun 2024", "present"),
        ("present", "Jun 2024", "2024-06"),
        ("French (B2)", "French (C1)", "C1"),
    ],
)
def test_what_the_person_decides_stands_and_is_not_asked_again(old: str, new: str, right: str) -> None:
    first, second = profile(), profile(old, new)
    after = settled(first, second, right)
    job = after.positions[0]
    told = [job.dates.start.iso() if job.dates.start else "", *(bullet.text for bullet in job.bullets)]
    told += ["present" if job.dates.current else job.dates.end.iso() if job.dates.end else ""]
    told += [language.level for language in after.languages]
    assert after.conflicts == ()
    assert any(right in one for one in told)


def shown(
    run: str, *, employer: str = "Acme", month: str = "2026-03", title: str = "Nurse", start: str = "2019-03"
) -> Shown:
    line = DraftLine(id="l1", text="Taught new starters", fact_ids=("f2",))
    item = DraftItem(id="i1", title=title, organisation="St Ann's", start=start, fact_ids=("f1",), lines=(line,))
    section = DraftSection(name="experience", heading="Experience", items=(item,))
    return Shown(run_id=run, employer=employer, month=month, draft=Draft(name="Mara Okafor", sections=(section,)))


def test_two_explanations_of_one_title_to_one_employer_are_warned_of() -> None:
    told = inconsistencies(
        shown("b", title="Nurse (Ward Manager)"), [shown("a", title="Nurse (Case Manager)", month="2025-01")], ()
    )
    assert len(told) == 1
    assert "Case Manager" in told[0]
    assert "Acme" in told[0]


def test_the_true_title_beside_its_explanation_and_a_coarser_date_contradict_nothing() -> None:
    now = shown("b", title="Nurse (Ward Manager)", start="2019")
    assert inconsistencies(now, [shown("a")], ()) == ()


@pytest.mark.parametrize(
    ("employer", "month", "warned"), [("Acme Ltd", "2025-01", 1), ("Other", "2026-03", 1), ("Other", "2025-01", 0)]
)
def test_applications_to_one_employer_or_in_one_month_are_compared(employer: str, month: str, warned: int) -> None:
    before = shown("a", start="2017-01", employer=employer, month=month)
    assert len(inconsistencies(shown("b"), [before], ())) == warned
