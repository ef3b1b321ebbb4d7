"""Titles that open with a verb form, figures reckoned from two values, and how often a count tells."""

from collections.abc import Callable

import pytest

from tailoring.resume import LineVerdict
from tailoring.truth.numbers import quantities

pytestmark = pytest.mark.promise("truth-guard")

Judge = Callable[..., LineVerdict]


@pytest.mark.parametrize(
    ("role", "fact", "honest", "claimed"),
    [
        (
            "Test Engineer",
            "Writes browser checks for the booking page.",
            "Test engineer who writes browser checks for the booking page.",
            "Test manager who writes browser checks for the booking page.",
        ),
        (
            "Ledger Clerk",
            "Does the monthly payroll for 130 crew.",
            "Ledger clerk who does the monthly payroll for 130 crew.",
            "Finance team leader who does the monthly payroll for 130 crew.",
        ),
        (
            "Class Teacher",
            "Ran the choir for two terms.",
            "Choir leader for two terms.",
            "Curriculum leader for two terms.",
        ),
    ],
)
def test_a_title_of_authority_is_seen_behind_a_word_that_may_be_a_verb(
    judge: Judge, role: str, fact: str, honest: str, claimed: str
) -> None:
    assert judge(honest, fact, role=role).verdict == "pass"
    assert judge(claimed, fact, role=role).verdict == "refuse"


def test_what_is_done_for_the_bearer_of_a_title_is_no_title(judge: Judge) -> None:
    fact = "Helps the chef with stock takes on Sundays."
    assert judge("Support chef with stock takes on Sundays.", fact, role="Kitchen Porter").verdict == "pass"


@pytest.mark.parametrize(
    ("facts", "honest", "claimed"),
    [
        (
            ("Glass waste fell from 80 kg a week to 60 kg.", "Food waste fell from 200 kg a week to 190 kg."),
            "Weekly glass waste fell by a quarter.",
            "Weekly food waste fell by a quarter.",
        ),
        (
            ("Ran the short suite in parallel: from 24 minutes to 6.", "Ran the full suite in parallel: 5 hours to 4."),
            "Ran the short suite in parallel, four times as fast as before.",
            "Ran the full suite in parallel, four times as fast as before.",
        ),
        (
            ("Open rate of the newsletter: 20% before, 30% after. Click rate: 4% before, 5% after.",),
            "Open rate of the newsletter up by half.",
            "Click rate of the newsletter up by half.",
        ),
    ],
)
def test_what_is_reckoned_from_two_values_stays_with_their_thing(
    judge: Judge, facts: tuple[str, ...], honest: str, claimed: str
) -> None:
    assert judge(honest, *facts).verdict == "pass"
    assert judge(claimed, *facts).verdict == "refuse"


@pytest.mark.parametrize(
    ("fact", "honest", "claimed"),
    [
        (
            "Put out 26 releases in 2021.",
            "Put out a release every two weeks on average in 2021.",
            "Put out a release every week on average in 2021.",
        ),
        ("Ran 12 tastings in 2021.", "Ran a tasting a month in 2021.", "Ran a tasting a week in 2021."),
        (
            "Opened the pool on all 52 Sundays of 2018.",
            "Opened the pool every single Sunday of 2018.",
            "Opened the pool every single day of 2018.",
        ),
        (
            "Tuned all 18 pianos of the college.",
            "Tuned the college's entire stock of 18 pianos.",
            "Tuned the college's entire stock of 25 pianos.",
        ),
    ],
)
def test_how_often_and_how_many_follow_from_a_count(judge: Judge, fact: str, honest: str, claimed: str) -> None:
    assert judge(honest, fact).verdict == "pass"
    assert judge(claimed, fact).verdict == "refuse"


def test_counted_spells_are_not_every_one_of_them(judge: Judge) -> None:
    assert judge("Opened the pool every Sunday of 2018.", "Opened the pool on 40 Sundays of 2018.").verdict == "refuse"


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("three and a half years", 3.5, "year"),
        ("a three-and-a-half-year post", 3.5, "year"),
        ("one and three quarter hours", 1.75, "hour"),
        ("2½ hours", 2.5, "hour"),
        ("two and a half million pounds", 2_500_000, "pound"),
        ("two-and-a-half times as fast", 2.5, "x"),
    ],
)
def test_a_number_with_a_part_behind_it_is_one_number(text: str, value: float, unit: str) -> None:
    assert [(one.value, one.unit) for one in quantities(text)] == [(value, unit)]
