"""Figures told in another form: fractions, points, another fact's figure, the rest that others did, the clock."""

from collections.abc import Callable

import pytest

from tailoring.resume import LineVerdict
from tailoring.skills.taxonomy import Taxonomy
from tailoring.truth.evidence import SourceFact
from tailoring.truth.numbers import quantities
from tailoring.truth.statement import verify_statement

pytestmark = pytest.mark.promise("truth-guard")

Judge = Callable[..., LineVerdict]
POST = {"role": "Fitter", "employer": "Orrell Works", "dates": "Apr 2016–Mar 2022"}

# The facts, a line that follows from them, and one that does not.
Case = tuple[tuple[str, ...], str, str]
SHARES: list[Case] = [
    (
        ("Disputed invoice of £10,000: I settled it at £7,000.",),
        "Settled a disputed invoice at 70 pence in the pound.",
        "Settled a disputed invoice at 90 pence in the pound.",
    ),
    (
        ("Handled 20% of the store's returns.",),
        "Handled one in five of the store's returns.",
        "Handled one in three of the store's returns.",
    ),
    (
        ("Tickets I sold: 500 in 2018, 600 in 2019.",),
        "Sold 100 more tickets in 2019 than in 2018, an increase of a fifth.",
        "Sold 100 more tickets in 2019 than in 2018, an increase of a third.",
    ),
    (
        ("Roof: finished £2,000 under the £20,000 estimate.",),
        "Finished the roof at 90% of the estimate.",
        "Finished the roof at 80% of the estimate.",
    ),
    (
        ("Acting foreman from July to December 2019.",),
        "Acting foreman for half of 2019.",
        "Acting foreman for a third of 2019.",
    ),
    (
        ("Chaired 24 of the 26 meetings in 2019.",),
        "Missed only two of the 26 meetings in 2019.",
        "Missed only one of the 26 meetings in 2019.",
    ),
]
OTHER_FACTS: list[Case] = [
    (
        ("My reject rate in 2020: 2%.", "The other shift's reject rate in 2020: 4%."),
        "Held my reject rate to half that of the other shift in 2020.",
        "Held my reject rate to a quarter of that of the other shift in 2020.",
    ),
    (
        ("Passed 57 of my 60 inspections in 2021.", "The depot's average in 2021 was 90% of inspections passed."),
        "Passed 95% of my inspections in 2021, five points above the depot average.",
        "Passed 95% of my inspections in 2021, nine points above the depot average.",
    ),
    (
        ("Sat on the safety panel.", "Sat on the training panel.", "Saw a film about the wages panel."),
        "Sat on two panels, for safety and for training.",
        "Sat on four panels, for safety and for training.",
    ),
]
THE_REST: list[Case] = [
    (
        ("Shutdown: I did three valves; Pavel did the other six.",),
        "Did a third of the nine valves on the shutdown.",
        "Did nine valves on the shutdown.",
    ),
    (
        ("Rebuilt the turbine with three other fitters.",),
        "One of four fitters who rebuilt the turbine.",
        "One of six fitters who rebuilt the turbine.",
    ),
    (
        ("Surveyed 120 homes in the valley and 80 on the moor.",),
        "Surveyed 200 homes, 60% of them in the valley.",
        "Surveyed 200 homes, 80% of them in the valley.",
    ),
    (
        ("Led six fitters, and three more in summer.",),
        "Led a crew that grew to nine people in summer.",
        "Led a crew that grew to twelve people in summer.",
    ),
    (
        ("Trained 48 people in groups of eight.",),
        "Trained 48 people in six groups of eight.",
        "Trained 48 people in four groups of twelve.",
    ),
    (
        ("Led the tour in 2018 and 2019, 20 guests each year.",),
        "Took 40 guests on tour over two years.",
        "Took 60 guests on tour over two years.",
    ),
]
LOOSELY: list[Case] = [
    (("Raised yield from 61% to 74%.",), "Pushed yield past 70%.", "Pushed yield past 80%."),
    (("Kept uptime at 98.6%.",), "Kept uptime better than 98%.", "Kept uptime better than 99%."),
    (
        ("Kept a caseload of between 28 and 32.",),
        "Kept a caseload of about 30.",
        "Kept a caseload of about 40.",
    ),
    (("Talked to a caller for 52 minutes.",), "Talked to a caller for nearly an hour.", "Talked for nearly two hours."),
    (
        ("Fits about 60 tyres a week.",),
        "Fits about 240 tyres a month.",
        "Fits about 400 tyres a month.",
    ),
    (("Ran a budget of £240,000.",), "Ran a six-figure budget.", "Ran a seven-figure budget."),
    (
        ("Sees eight to ten callers a day, Monday to Friday.",),
        "Sees between 40 and 50 callers over a five-day week.",
        "Sees between 50 and 60 callers over a five-day week.",
    ),
]
CLOCK: list[Case] = [
    (
        ("Starts at 06:00 and finishes at 14:00.",),
        "Works eight-hour shifts.",
        "Works ten-hour shifts.",
    ),
    (
        ("Moved the first bake from 23:00 to 02:00.",),
        "Moved the first bake three hours later.",
        "Moved the first bake five hours later.",
    ),
    (
        ("Ran the late shift, 14:30 to 22:30.",),
        "Ran the late shift, which ends at half past ten.",
        "Ran the late shift, which ends at half past eleven.",
    ),
]


@pytest.mark.parametrize(
    ("facts", "follows", "wrong"),
    [*SHARES, *OTHER_FACTS, *THE_REST, *LOOSELY, *CLOCK],
    ids=lambda one: str(one)[:40],
)
def test_a_figure_passes_in_any_form_that_its_facts_give_and_in_no_other(
    facts: tuple[str, ...], follows: str, wrong: str, judge: Judge
) -> None:
    assert judge(follows, *facts).verdict == "pass"
    assert judge(wrong, *facts).verdict == "refuse"


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Ten years at Orrell Works: four as a labourer, then six as a fitter.", "pass"),
        ("Ten years at Orrell Works, four of them as a labourer and six as a fitter.", "pass"),
        ("Ten years at Orrell Works: two as a labourer, then eight as a fitter.", "refuse"),
    ],
)
def test_the_parts_of_a_career_are_years_of_their_posts(text: str, verdict: str, taxonomy: Taxonomy) -> None:
    facts = [
        SourceFact(
            id="f1", text="Swept the shop.", role="Labourer", employer="Orrell Works", dates="Apr 2012–Mar 2016"
        ),
        SourceFact(id="f2", text="Fitted pumps.", **POST),
    ]
    assert verify_statement(text, facts, taxonomy).verdict == verdict


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Attendance was 96% in 2022–23.", [(96, "%"), (2022, "year-name")]),
        ("Sales reached 312 two years later.", [(312, ""), (2, "year")]),
        ("The van used 9 litres per 100 km, then 8.1 after the service.", [(9, "litre"), (100, "km"), (8.1, "litre")]),
        ("Rose by half a point to 8.9.", [(0.5, "pt"), (8.9, "")]),
        ("Five years of monthly returns, 60 in all.", [(5, "year"), (60, "")]),
        ("Grew 8.5 t/ha and sold 40 t-shirts.", [(8.5, "t"), (40, "")]),
    ],
)
def test_a_figure_has_the_unit_that_is_told_of_it_and_no_neighbours(text: str, told: list[tuple[float, str]]) -> None:
    assert [(q.value, q.unit) for q in quantities(text)] == told


def test_the_past_three_years_are_not_past_three_years() -> None:
    assert quantities("Led the yard for the past three years.")[0].loose == "exact"
