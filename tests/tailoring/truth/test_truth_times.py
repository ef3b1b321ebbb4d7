"""How often, in what order and for how long: told another way it passes, told higher it does not."""

from collections.abc import Callable

import pytest

from tailoring.resume import LineVerdict
from tailoring.truth.recurrence import recurrences

pytestmark = pytest.mark.promise("truth-guard")

Judge = Callable[..., LineVerdict]
POST = {"role": "", "employer": "", "dates": ""}
HOW_OFTEN = [
    (
        "On the flood rota one weekend in four.",
        "Covers the flood rota every fourth weekend.",
        "Covers the flood rota on alternate weekends.",
    ),
    (
        "Ran a repair café on the last Saturday of each month.",
        "Ran a monthly repair café.",
        "Ran a repair café every Saturday.",
    ),
    ("Inspected the lifts every six months.", "Inspected the lifts twice a year.", "Inspected the lifts quarterly."),
    ("Reviewed the fire plan every two years.", "Reviewed the fire plan biennially.", "Reviewed the fire plan yearly."),
    ("Logs the pressure every four hours.", "Logs the pressure four-hourly.", "Logs the pressure hourly."),
    ("Washes the filters on Mondays and Thursdays.", "Washes the filters twice a week.", "Washes the filters daily."),
    (
        "Edits a village quarterly with a print run of 900.",
        "Edits a quarterly for the village.",
        "Edits a village weekly with a print run of 900.",
    ),
    (
        "Guest speaker at one planning conference, 2022.",
        "Guest speaker at a planning conference in 2022.",
        "A frequent speaker at planning conferences.",
    ),
    (
        "Led snowshoe walks in January and February.",
        "Led winter snowshoe walks.",
        "Led snowshoe walks throughout the year.",
    ),
]
TIME = [
    (
        "I ran the gallery's pilot, which opened in January 2019, and the full opening in October 2019.",
        "Took the gallery from pilot to full opening in nine months.",
        "Took the gallery from pilot to full opening in under six months.",
    ),
    (
        "Qualified as a driver in 2014. Moved to trams in 2017.",
        "Moved to trams three years after qualifying as a driver.",
        "Moved to trams within a year of qualifying as a driver.",
    ),
    (
        "Began the loft survey in April 2021; finished it in June 2021.",
        "Completed the loft survey in two months.",
        "Completed the loft survey within a month.",
    ),
    (
        "Kept bees from spring 2016 to autumn 2019.",
        "Kept bees for over three years.",
        "Kept bees for five years.",
    ),
    ("First aider from 2016 to 2018.", "First aider between 2016 and 2018.", "First aider since 2016."),
]


@pytest.mark.parametrize(("fact", "follows", "wrong"), HOW_OFTEN)
def test_a_frequency_may_be_worded_anew_but_not_raised(fact: str, follows: str, wrong: str, judge: Judge) -> None:
    assert judge(follows, fact).verdict == "pass"
    assert judge(wrong, fact).verdict != "pass"


@pytest.mark.parametrize(("fact", "follows", "wrong"), TIME)
def test_the_order_of_events_and_the_time_between_them_follow_from_the_dates(
    fact: str, follows: str, wrong: str, judge: Judge
) -> None:
    assert judge(follows, fact).verdict == "pass"
    assert judge(wrong, fact).verdict != "pass"


def test_the_months_of_one_year_are_counted_from_the_first_to_the_last(judge: Judge) -> None:
    fact, dates = "Bring-up of a metering board.", "Mar–Dec 2019"
    assert judge("Brought up a metering board on a ten-month contract.", fact, dates=dates).verdict == "pass"
    assert judge("Brought up a metering board on a two-year contract.", fact, dates=dates).verdict != "pass"


def test_a_time_that_something_took_is_no_shorter_than_the_facts_tell(judge: Judge) -> None:
    fact = "The refit took from May to November 2020."
    assert judge("Completed the refit in six months.", fact).verdict == "pass"
    assert judge("Completed the refit in three months.", fact).verdict != "pass"


@pytest.mark.parametrize(
    ("text", "spell", "times"),
    [
        ("every other Friday", "week", 0.5),
        ("the first and third Tuesday of the month", "month", 2.0),
        ("six-monthly", "month", 1 / 6),
        ("Tuesdays to Thursdays", "week", 3.0),
        ("two days out of five", "day", 0.4),
        ("each spring and autumn", "year", 2.0),
        ("three times a shift", "shift", 3.0),
    ],
)
def test_each_way_of_saying_how_often_is_so_many_times_in_a_spell(text: str, spell: str, times: float) -> None:
    (found,) = recurrences(text)
    assert (found.spell, found.low) == (spell, pytest.approx(times))


def test_a_weekly_that_is_a_paper_says_nothing_of_how_often() -> None:
    assert not recurrences("Laid out a listings weekly.")
    assert recurrences("Fed the hens weekly.")
