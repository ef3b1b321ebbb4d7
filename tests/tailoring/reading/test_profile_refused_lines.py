"""What a sceptical reader refused: torn sentences, and projects taken for posts."""

import pytest

from tailoring.profile import Profile
from tailoring.reading.documents import read_document
from tailoring.reading.profile import read_profile

pytestmark = pytest.mark.promise("read-fields")

HEAD = ("Ottoline Vardy", "ottoline.vardy@example.org", "")
WORK = (*HEAD, "WORK EXPERIENCE", "")
JOB = ("Test Analyst", "", "Larkfield Systems -  Leeds", "", "March 2015 to June 2018", "")
# A line as wide as the page of a text whose lines were wrapped.
WIDE = "• Checked the weighing of every crate of apples that left the yard of the northern depot at nights."


def profile_of(*lines: str, head: tuple[str, ...] = WORK) -> Profile:
    return read_profile(read_document("\n".join([*head, *lines, ""]).encode(), "resume.txt"))


def deeds(read: Profile) -> list[list[str]]:
    return [[line.text for line in job.bullets] for job in read.positions]


def test_a_word_that_spilled_over_its_line_takes_the_next_line_with_it() -> None:
    read = profile_of(
        *JOB,
        "Wrote the plans for the receiving, weighing, sorting and packing of all the fruit of the Marl",
        "Valley",
        "Orchards and for the cold stores of its two sites",
        "Trained new staff.",
        WIDE,
        WIDE,
    )
    assert deeds(read)[0][:2] == [
        (
            "Wrote the plans for the receiving, weighing, sorting and packing of all the fruit of the Marl Valley "
            "Orchards and for the cold stores of its two sites"
        ),
        "Trained new staff.",
    ]


def test_a_deed_below_a_word_that_spilled_over_stays_a_line_of_its_own() -> None:
    read = profile_of(
        *JOB,
        "Wrote the plans for the receiving, weighing, sorting and packing of all the fruit of the Marl",
        "Valley",
        "Trained new staff of both sites",
        "Mended pumps.",
        WIDE,
        WIDE,
    )
    assert deeds(read)[0][1:3] == ["Trained new staff of both sites", "Mended pumps."]


def test_a_bracket_that_is_open_at_the_end_of_a_page_goes_on_on_the_next_one() -> None:
    read = profile_of(
        *JOB,
        WIDE,
        WIDE,
        "• Set up the rooms for every kind of test of the plant (Pressure Testing, Leak Testing, Heat",
        "",
        "",
        "",
        "Testing, Noise Testing)",
    )
    assert deeds(read)[0][2].endswith("Leak Testing, Heat Testing, Noise Testing)")


def test_years_in_brackets_below_a_full_bullet_belong_to_it_and_open_no_post() -> None:
    read = profile_of(
        *JOB,
        WIDE,
        "• Winner of the Best Crew Award for the quickest loading of a ship in the whole of the harbour",
        "(2014 - 2015)",
    )
    assert len(read.positions) == 1
    assert deeds(read)[0][1].endswith("harbour (2014 - 2015)")


def test_a_block_set_narrower_is_joined_at_its_own_width() -> None:
    read = profile_of(
        "Careful and steady fitter with a long record of offering",
        "12 years of work on the pumps of Marl Waterworks and of",
        "Quayside Repairs in the northern harbours with the last",
        "three years spent on training new staff of both firms.",
        *WORK[2:],
        *JOB,
        WIDE,
        WIDE,
        head=HEAD,
    )
    assert [line.text for line in read.summary] == [
        (
            "Careful and steady fitter with a long record of offering 12 years of work on the pumps "
            "of Marl Waterworks and of Quayside Repairs in the northern harbours with the last three years "
            "spent on training new staff of both firms."
        ),
    ]


def test_what_has_no_place_keeps_its_whole_sentence() -> None:
    read = profile_of(
        *JOB,
        WIDE,
        "",
        "ADDITIONAL INFORMATION",
        "",
        "Attended a seminar of three days on the keeping of bees that was held by the Guild of Marl Valley",
        "and Quayside in the old town hall.",
        head=WORK,
    )
    assert [line.text for line in read.unplaced] == [
        (
            "Attended a seminar of three days on the keeping of bees that was held by the Guild of Marl Valley "
            "and Quayside in the old town hall."
        ),
    ]


def test_a_title_with_a_period_below_a_post_is_a_project_of_that_post() -> None:
    read = profile_of(
        *JOB,
        "• Wrote the test plan.",
        "Title: KXW, Period: May 2016 - June 2017",
        "Project Description: A chain of bakeries puts its ovens under one watch.",
        "Responsibilities:",
        "• Tried the sensors of the ovens.",
    )
    assert [(job.title, job.employer) for job in read.positions] == [("Test Analyst", "Larkfield Systems")]
    (project,) = read.projects
    assert (project.name, project.employer, project.dates.from_iso) == ("KXW", "Larkfield Systems", "2016-05")
    assert [line.text for line in project.about] == ["A chain of bakeries puts its ovens under one watch."]
    assert [line.text for line in project.bullets] == ["Tried the sensors of the ovens."]


@pytest.mark.parametrize("told", ["Developed the ovens' watch.", "It is new. Developed the ovens' watch.", "My ovens."])
def test_a_description_that_tells_a_deed_stays_among_the_deeds(told: str) -> None:
    read = profile_of(*JOB, "• Wrote the test plan.", f"Project Description: {told}")
    assert told in deeds(read)[0]
