"""Figures that follow by what they measure and count, whatever the words; and sums told of one part alone."""

from collections.abc import Callable

import pytest

from tailoring.resume import LineVerdict
from tailoring.truth.numbers import quantities

pytestmark = pytest.mark.promise("truth-guard")

Judge = Callable[..., LineVerdict]

# A fact, a line that follows from it, and one that does not.
Case = tuple[str, str, str]
SUMS: list[Case] = [
    (
        "Leads eight permanent drivers, and at harvest five agency drivers on top of them.",
        "Led up to 13 drivers at harvest.",
        "Led up to 17 drivers at harvest.",
    ),
    (
        "Held 14 tastings at the library and 6 at the mosque.",
        "Held 20 tastings at two venues.",
        "Held 20 tastings at the mosque.",
    ),
    (
        "Took on five trainees in 2018 and four in 2020; all but two stayed.",
        "Took on nine trainees, seven of whom stayed.",
        "Took on nine trainees, eight of whom stayed.",
    ),
    (
        "Sewed 35 costumes for the spring show and as many again for the autumn one.",
        "Sewed 70 costumes for two shows.",
        "Sewed 105 costumes for two shows.",
    ),
]
DIFFERENCES: list[Case] = [
    (
        "Spent £640 of the £1,000 prize fund.",
        "Left £360 of the prize fund unspent.",
        "Left £460 of the prize fund unspent.",
    ),
    (
        "The herd that I looked after grew by 40 to 220.",
        "Looked after a herd of 220.",
        "Looked after a herd of 260.",
    ),
    (
        "The kiln load took 80 minutes; I rebuilt the racks and it takes 20.",
        "Rebuilt the kiln racks, so that a load takes 75% less time.",
        "Rebuilt the kiln racks, so that a load takes 60% less time.",
    ),
]
PRODUCTS: list[Case] = [
    ("Supervised two shifts of nine.", "Supervised eighteen people over two shifts.", "Supervised eighteen shifts."),
    (
        "Milked 180 cows twice a day.",
        "Carried out 360 milkings a day of 180 cows.",
        "Carried out 540 milkings a day of 180 cows.",
    ),
    (
        "Filed the fuel return every quarter for four years.",
        "Filed 16 quarterly fuel returns over four years.",
        "Filed 24 quarterly fuel returns over four years.",
    ),
    (
        "Checks 3 fire doors on the ground floor and 8 upstairs.",
        "Checks 11 fire doors.",
        "Checks 24 fire doors.",
    ),
]
QUOTIENTS: list[Case] = [
    (
        "Sorted 3 tonnes of donated clothes in twelve weeks.",
        "Sorted 250 kg of donated clothes a week.",
        "Sorted 350 kg of donated clothes a week.",
    ),
    (
        "Cleared a backlog of 90 reports at ten a week.",
        "Cleared a 90-report backlog in nine weeks.",
        "Cleared a 90-report backlog in four weeks.",
    ),
]


@pytest.mark.parametrize(
    ("fact", "follows", "wrong"), [*SUMS, *DIFFERENCES, *PRODUCTS, *QUOTIENTS], ids=lambda one: str(one)[:40]
)
def test_a_figure_follows_when_its_value_and_what_it_counts_do(
    fact: str, follows: str, wrong: str, judge: Judge
) -> None:
    assert judge(follows, fact).verdict == "pass"
    assert judge(wrong, fact).verdict == "refuse"


def test_what_became_something_else_is_not_added_to_it(judge: Judge) -> None:
    assert judge("Wrote a 40-page guide.", "Wrote a guide of 24 pages, later cut to 16.").verdict == "refuse"
    assert judge("Led 27 people.", "Led 12 people on a rota meant for 15.").verdict == "refuse"


def test_half_of_a_year_is_told_by_its_months(judge: Judge) -> None:
    fact = "Fitted 60 chargers from January to June 2023."
    assert judge("Fitted 60 chargers in the first half of 2023.", fact).verdict == "pass"
    assert judge("Fitted 60 chargers in the second half of 2023.", fact).verdict == "refuse"


@pytest.mark.parametrize(
    ("text", "value", "unit", "noun"),
    [
        ("seven day-surgery patients", 7, "", "day-surg"),
        ("2,450 smart meters", 2450, "", "smart met"),
        ("a seven-day-old calf", 7, "day", ""),
    ],
)
def test_a_word_joined_to_another_is_no_unit(text: str, value: float, unit: str, noun: str) -> None:
    first = quantities(text)[0]
    assert (first.value, first.unit) == (value, unit)
    assert bool(first.noun) or not noun


def test_the_number_behind_a_level_counts_what_stands_behind_it() -> None:
    level, papers = quantities("AAT Level 4 and two costing papers passed")
    assert (level.label, papers.label) == ("level", "")


def test_a_figure_over_a_spell_is_no_rate() -> None:
    assert quantities("earned £12,000 over a summer")[0].per == ""
    assert [one.per for one in quantities("cleared 90 reports at ten a week")] == ["", "week"]
