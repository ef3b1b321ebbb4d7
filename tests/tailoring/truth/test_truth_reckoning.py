"""Figures that follow by reckoning: so many for each, shared out, listed, without a break; and what does not follow."""

from collections.abc import Callable

import pytest

from tailoring.resume import LineVerdict
from tailoring.truth.amounts import amounts
from tailoring.truth.numbers import quantities
from tailoring.truth.recurrence import recurrences

pytestmark = pytest.mark.promise("truth-guard")

Judge = Callable[..., LineVerdict]
POST = {"role": "Assistant", "employer": "Orrell Works", "dates": "2016–2023"}

# The facts, a line that follows from them, and one that does not.
Case = tuple[tuple[str, ...], str, str]
FOR_EACH: list[Case] = [
    (
        ("Marks five essays per pupil each term.", "Teaches an A-level set of 12 pupils."),
        "Marks 60 essays a term for an A-level set of 12.",
        "Marks 72 essays a term for an A-level set of 12.",
    ),
    (
        ("Takes a blood sample from each of nine horses every Monday and every Thursday.",),
        "Takes 18 blood samples a week from nine horses.",
        "Takes 27 blood samples a week from nine horses.",
    ),
    (
        ("Inspects six lifts, each of them once in spring and once in autumn.",),
        "Carries out twelve lift inspections a year.",
        "Inspects twelve lifts.",
    ),
    (
        ("Tunes the pianos of five schools, three pianos in each school.",),
        "Tunes 15 school pianos.",
        "Tunes pianos for 15 schools.",
    ),
    (
        ("Ran eight courses for the parish.", "Each course had 10 learners."),
        "Taught 80 learners over eight courses.",
        "Taught 100 learners over eight courses.",
    ),
    (
        ("Rent roll: 60 flats at £750 a month.",),
        "Collects £45,000 of rent a month from 60 flats.",
        "Collects £65,000 of rent a month from 60 flats.",
    ),
    (
        ("Set 250 questions for the quiz league, ten a round.",),
        "Set 25 rounds of ten questions for the quiz league.",
        "Set 50 rounds of ten questions for the quiz league.",
    ),
    (
        ("Twelve of the 18 firms send in a VAT return each quarter; I prepare every one.",),
        "Prepares 48 VAT returns a year, four for each of twelve firms.",
        "Prepares 72 VAT returns a year, six for each of twelve firms.",
    ),
]
SHARED_OUT: list[Case] = [
    (
        ("Lists 45 cases a day over three courtrooms.",),
        "Lists an average of 15 cases per courtroom every day.",
        "Lists an average of 20 cases per courtroom every day.",
    ),
    (
        ("Raised £36,000 from 24 donors in 2021.",),
        "Raised an average of £1,500 per donor in 2021.",
        "Raised an average of £2,500 per donor in 2021.",
    ),
    (
        ("Grew 2,400 kg of tomatoes on 300 square metres in 2020.",),
        "Grew 8 kg of tomatoes per square metre in 2020.",
        "Grew 12 kg of tomatoes per square metre in 2020.",
    ),
    (
        ("Six years, about 180,000 miles, no at-fault collision.",),
        "Around 30,000 miles a year for six years without an at-fault collision.",
        "Around 40,000 miles a year for six years without an at-fault collision.",
    ),
]
SUMS: list[Case] = [
    (
        ("60 volunteers and 15 crew reported to me at the regatta.",),
        "Had 75 people reporting to me at the regatta.",
        "Had 75 volunteers reporting to me at the regatta.",
    ),
    (
        ("Checks 3 fire doors on the ground floor and 8 upstairs.",),
        "Checks 11 fire doors.",
        "Checks 24 fire doors.",
    ),
    (
        ("Raised £12,000 in 2020 and twice that in 2021.",),
        "Raised £12,000 in 2020 and £24,000 in 2021.",
        "Raised £12,000 in 2020 and £36,000 in 2021.",
    ),
    (
        ("Attendance was 62 of 80 pupils when I came and 76 of 80 when I left.",),
        "Attendance rose by 14 pupils.",
        "Attendance rose by 24 pupils.",
    ),
    (
        ("The new check took mis-picks from 50 in every 10,000 lines to 35.",),
        "Saw mis-picks fall by 30% after the new check.",
        "Saw mis-picks fall by 50% after the new check.",
    ),
    (
        ("Split the batch over workers: the run needed 200 minutes, now 50.", "Waters the office ferns."),
        "Split the batch over workers; the run finishes in a quarter of the time.",
        "Split the batch over workers; the run finishes in a fifth of the time.",
    ),
]
UNITS: list[Case] = [
    (
        ("Drew up plans for a slurry lagoon of 4,000 cubic metres.",),
        "Planned a four-million-litre slurry lagoon.",
        "Planned a six-million-litre slurry lagoon.",
    ),
    (("Planted 25,000 square metres of meadow.",), "Planted 2.5 hectares of meadow.", "Planted 25 hectares of meadow."),
    (
        ("Ran the relay leg of 10 km in 1 hour 5 minutes.",),
        "Ran the relay leg in 65 minutes.",
        "Ran the relay leg in 60 minutes.",
    ),
    (("Works nights, 20:00 to 06:00.",), "Works ten-hour nights.", "Works twelve-hour nights."),
]
LISTED: list[Case] = [
    (
        ("Condition-checks the textile store in January, April, July and October.",),
        "Condition-checks the textile store quarterly.",
        "Condition-checks the textile store monthly.",
    ),
    (
        ("Reads the fridge thermometers at 08:00 and 20:00 every day.",),
        "Reads the fridge thermometers twice a day.",
        "Reads the fridge thermometers three times a day.",
    ),
    (
        ("Runs the manager's desk on Priya's two days off each week.",),
        "Runs the manager's desk two days a week.",
        "Runs the manager's desk three days a week.",
    ),
    (
        ("Counts the float at the start and end of every shift.",),
        "Counts the float twice a shift.",
        "Counts the float hourly.",
    ),
    (
        ("Presented findings to the product board each quarter, and once to the chief executive.",),
        "Presented findings to the product board quarterly.",
        "Presented findings to the product board and the chief executive quarterly.",
    ),
    (
        ("Serves 90 lunches on weekdays and 140 on Sundays.",),
        "Serves 140 lunches on Sundays.",
        "Serves 140 lunches on weekdays.",
    ),
]
SPELLS: list[Case] = [
    (
        ("Counted seals from May 2017 to August 2018, and again for the whole of 2019.",),
        "Counted seals from May 2017 to August 2018 and throughout 2019.",
        "Counted seals without a break from May 2017 to the end of 2019.",
    ),
    (
        ("Instructed at the ski school in the winters of 2014, 2015 and 2017.",),
        "Instructed at the ski school for three winters.",
        "Instructed at the ski school for three consecutive winters.",
    ),
    (
        ("Waiting time fell from 14 weeks to 9 in my first year.",),
        "Waiting time fell by five weeks in my first year.",
        "Waiting time fell to five weeks in my first year.",
    ),
    (
        ("Crowd-safety course, spring 2022.", "Wrote the crowd plan for the 2021 lights trail."),
        "Wrote the crowd plan for the 2021 lights trail and then took a crowd-safety course.",
        "Took a crowd-safety course and then wrote the crowd plan for the 2021 lights trail.",
    ),
]


@pytest.mark.parametrize(
    ("facts", "follows", "wrong"),
    [*FOR_EACH, *SHARED_OUT, *SUMS, *UNITS, *LISTED, *SPELLS],
    ids=lambda one: str(one)[:40],
)
def test_a_figure_passes_when_it_follows_by_reckoning_and_not_otherwise(
    facts: tuple[str, ...], follows: str, wrong: str, judge: Judge
) -> None:
    assert judge(follows, *facts).verdict == "pass"
    assert judge(wrong, *facts).verdict == "refuse"


def test_years_off_work_count_for_no_unbroken_service(judge: Judge) -> None:
    facts = ("Hung doors and cut staircases.", "Broke a wrist and was off the tools for all of 2020.")
    assert judge("Hung doors for eight years without a break.", *facts).verdict == "refuse"
    assert judge("Hung doors for four years without a break.", *facts).verdict == "pass"


def test_each_amount_is_read_with_its_thing_and_what_it_is_for() -> None:
    (calls,) = amounts("Listens back to five calls per adviser each month.")
    assert (calls.low, calls.spell, len(calls.things), len(calls.each)) == (5.0, "month", 1, 1)
    lengths = amounts("Eight modules of 24 slides.")
    assert lengths[1].each == lengths[0].things


def test_two_units_of_one_amount_are_one_figure() -> None:
    (time,) = quantities("Two minutes 30 seconds.")
    assert (time.value, time.unit) == (150.0, "second")


def test_double_tells_a_change_only_as_a_deed() -> None:
    assert not quantities("Found double payments.")
    assert quantities("Helped to double sales.")[0].unit == "change"


def test_months_of_one_year_are_no_habit() -> None:
    assert [one.low for one in recurrences("Sprays the vines in May, June and July.")] == [3.0]
    assert not recurrences("Sprayed the vines in May, June and July 2021.")
