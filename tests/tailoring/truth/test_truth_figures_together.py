"""Figures that several sentences, or people who share a task, make together; and those that only look alike."""

from collections.abc import Callable

import pytest

from tailoring.resume import LineVerdict

pytestmark = pytest.mark.promise("truth-guard")

Judge = Callable[..., LineVerdict]

# The facts, a line that follows from them, and one that does not.
Case = tuple[tuple[str, ...], str, str]
WALKS = ("Led five guided walks in 2021.", "Led seven more walks along the estuary in 2022; Petra led the other three.")
HEARINGS = ("Interpreted at 40 hearings in 2021.", "2022: 35 hearings interpreted.")
SALES = ("My own sales in 2021: £533,000, against a target of £550,000.", "My own sales in 2020: £410,000.")
WARD = (
    "Sickness absence across the hospital: 6.0% in 2021, 5.0% in 2022.",
    "Sickness absence on my ward: 6.4% in 2021, 4.4% in 2022.",
)
ROLLS = (
    "The roll line went from 10 rejects in 100 to 5.",
    "After I retrained the bread line it rejected 6 loaves in 100, down from 8.",
)
NIGHTS = ("Four of us took turns as night supervisor, a week each.",)
QUARTERS = ("2022 target: 80 visits a quarter. Made 92, 85, 80 and 78.",)
SUMS: list[Case] = [
    (WALKS, "Led twelve guided walks in 2021 and 2022.", "Led fifteen guided walks in 2021 and 2022."),
    (HEARINGS, "Interpreted at 75 hearings between 2021 and 2022.", "Interpreted at 75 hearings in 2021."),
    (
        ("Trained six new drivers in 2019.", "Trained five drivers in 2021."),
        "Trained eleven new drivers since 2019.",
        "Trained thirteen new drivers since 2019.",
    ),
    (
        ("Tours in 2019: 20, all of them mine.", "Tours in 2020: 30, six of which Nadia took."),
        "Took 44 of the tours in 2019 and 2020 myself.",
        "Took 50 tours in 2019 and 2020 myself.",
    ),
    (
        ("Drafted 90 wills in two years.", "Drafted 40 leases in the same two years."),
        "Drafted wills and leases, 130 documents in two years.",
        "Drafted 130 wills in two years.",
    ),
    (
        ("Teaches 15 pupils a week at Hope Road primary.", "At St Anne's primary I teach another 11 pupils a week."),
        "Teaches 26 pupils a week at two primary schools.",
        "Teaches 26 pupils a week at Hope Road primary.",
    ),
]
NO_SUMS: list[tuple[tuple[str, ...], str]] = [
    (("Trained six new drivers in 2019.", "Marta trained five drivers in 2021."), "Trained eleven new drivers."),
    (("Planted 500 trees on the estate.", "Felled 400 trees on the estate."), "Planted 900 trees on the estate."),
    (("Wrote seven grant bids.", "Proof-read five grant bids."), "Wrote twelve grant bids."),
    (("Ran 12 fire drills in 2021.", "Planned 18 fire drills for 2022; none was run."), "Ran 30 fire drills."),
    (("Recruited 14 carers in 2021.", "Target for 2022: 10 carers."), "Recruited 24 carers."),
    (("Led nine field trips for Year 7.", "Led eight field trips for Year 9."), "Led 17 field trips for Year 7."),
    (("Surveyed 2,000 hectares of heath.", "Surveyed 1,400 hectares of bog."), "Surveyed 3,400 hectares of bog."),
]
TRENDS: list[Case] = [
    (SALES, "Raised my own sales by 30% between 2020 and 2021.", "Raised my own sales by 40% between 2020 and 2021."),
    (SALES, "My own sales rose by 30% in a year.", "My own sales fell by 30% in a year."),
    (
        WARD,
        "Sickness absence on my ward fell twice as far as the hospital's.",
        "Sickness absence across the hospital fell twice as far as on my ward.",
    ),
    (
        ("Scrap on my press, 2020: 8%.", "The same figure for 2021: 5%."),
        "Scrap on my press fell by three points between 2020 and 2021.",
        "Scrap on my press fell by five points between 2020 and 2021.",
    ),
    (
        ("Attendance at my club in 2020: 60%.", "Attendance at my club in 2021: 70%.", "The other club had 75%."),
        "Attendance at my club rose by 10 points.",
        "Attendance at my club rose by 15 points.",
    ),
    (
        ROLLS,
        "After I retrained the bread line, rejected loaves fell by a quarter.",
        "After I retrained the bread line, rejected loaves fell by a third.",
    ),
]
SHARED: list[Case] = [
    (
        NIGHTS,
        "Shared the night supervisor role with three colleagues.",
        "Shared the night supervisor role with two colleagues.",
    ),
    (
        ("Ran the food bank with one other volunteer; we split the Saturdays evenly.",),
        "Ran the food bank with one other volunteer, taking half of the Saturdays.",
        "Ran the food bank with one other volunteer, taking three quarters of the Saturdays.",
    ),
    (
        ("Three of us share the ward's night shifts equally.",),
        "Works a third of the ward's night shifts.",
        "Works half of the ward's night shifts.",
    ),
]
RATIOS: list[Case] = [
    (QUARTERS, "Met or beat the 80-visit target three times in 2022.", "Beat the 80-visit target three times in 2022."),
    (QUARTERS, "Exceeded the 80-visit target twice in 2022.", "Met the 80-visit target four times in 2022."),
    (
        ("Rang 60 prospects a day and booked three demos a day on average; the closers took it from there.",),
        "Turned roughly one prospect call in twenty into a booked demo.",
        "Turned roughly one prospect call in ten into a booked demo.",
    ),
    (("Inspected 62 lorries; failed five.",), "Passed 57 of the 62 lorries inspected.", "Passed 59 of the 62 lorries."),
    (
        ("Stock-forecast error: 9% with the supplier's sheet, 7% with mine.",),
        "Built a stock forecast two error points better than the supplier's.",
        "Built a stock forecast four error points better than the supplier's.",
    ),
    (
        ("Joined in 2016.", "Qualified as a diver in 2018."),
        "Qualified as a diver within two years of joining.",
        "Qualified as a diver within 14 months of joining.",
    ),
    (("Took the post at 22 and left it at 29.",), "Held the post for seven years.", "Held the post for nine years."),
]


@pytest.mark.parametrize(("facts", "honest", "false"), [*SUMS, *TRENDS, *SHARED, *RATIOS])
def test_what_sentences_make_together_follows_and_nothing_near_it(
    facts: tuple[str, ...], honest: str, false: str, judge: Judge
) -> None:
    assert judge(honest, *facts, dates="").verdict == "pass"
    assert judge(false, *facts, dates="").verdict == "refuse"


@pytest.mark.parametrize(("facts", "text"), NO_SUMS)
def test_unlike_figures_of_two_sentences_are_not_added(facts: tuple[str, ...], text: str, judge: Judge) -> None:
    assert judge(text, *facts, dates="").verdict == "refuse"


def test_a_year_of_another_like_sentence_is_named_with_its_own(judge: Judge) -> None:
    tours = ("Led evening ghost tours in 2018.", "Ghost tours came back in 2021; I led the evening ones.")
    assert judge("Led evening ghost tours in 2018 and again in 2021.", *tours).verdict == "pass"
    foreign = (*tours, "Sam led tours in 2019.")
    assert judge("Led evening ghost tours in 2018 and again in 2019.", *foreign, dates="").verdict == "refuse"


def test_counts_of_a_dated_list_take_no_unit_from_the_age_that_is_limited(judge: Judge) -> None:
    fact = "Repairs open over 60 days: 90 in March, 30 in September. I cleared them."
    assert judge("Open repairs fell by two thirds.", fact).verdict == "pass"
    assert judge("Open repairs fell by four fifths.", fact).verdict == "refuse"
