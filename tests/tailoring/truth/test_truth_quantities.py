"""Figures, shares, times, frequencies and the order of events, told in other words: what follows, what does not."""

from datetime import date

import pytest

from tailoring.skills.taxonomy import Taxonomy
from tailoring.truth.evidence import SourceFact
from tailoring.truth.statement import verify_statement

pytestmark = pytest.mark.promise("truth-guard")

# The facts (sentences), a rewrite that follows from them, and one that does not.
SHARES = [
    (
        "Of the 40 boilers I serviced in 2021, 36 passed their first inspection.",
        "Serviced 40 boilers in 2021, 90% of which passed their first inspection.",
        "Serviced 40 boilers in 2021, 95% of which passed their first inspection.",
    ),
    (
        "Led the tour on 8 of the 40 days I worked at the abbey in 2022.",
        "Led the abbey tour on a fifth of my days in 2022.",
        "Led the abbey tour on most of my days in 2022.",
    ),
    (
        "Delivered 118 of the 120 wedding cakes on the day ordered.",
        "Delivered almost all of the wedding cakes on the day ordered.",
        "Delivered all 120 wedding cakes on the day ordered.",
    ),
    (
        "Ran a walking club of twelve stroke patients; nine of them could climb stairs by week eight.",
        "Ran a walking club for a dozen stroke patients, most of whom could climb stairs by week eight.",
        "Ran a walking club for twelve stroke patients, almost all of whom could climb stairs by week eight.",
    ),
    (
        "My violin group of 20: in January 5 of them could read a score, in July 16 could.",
        "Taught a violin group in which 80% could read a score by July, up from 25% in January.",
        "Taught a violin group in which 90% could read a score by July, up from 25% in January.",
    ),
    (
        "Every one of the six bakers uses the proving chart I drew up.",
        "Drew up the proving chart used by all six bakers.",
        "Drew up the proving chart that all seven bakers use.",
    ),
]
WORDED = [
    (
        "Trained 23 volunteers in 2020.",
        "Trained nearly two dozen volunteers in 2020.",
        "Trained more than two dozen volunteers in 2020.",
    ),
    ("Catalogued 640 slides.", "Catalogued hundreds of slides.", "Catalogued thousands of slides."),
    ("Sewed six costumes for the opera.", "Sewed half a dozen costumes.", "Sewed a dozen costumes."),
    ("Ran the crèche for 18 months.", "Ran the crèche for a year and a half.", "Ran the crèche for two years."),
    (
        "2020 target £400,000; booked £460,000.",
        "Closed 2020 at 115% of a £400,000 target.",
        "Closed 2020 at 120% of a £400,000 target.",
    ),
    (
        "Came 12th of 800 runners in the Dales fell race.",
        "Finished in the top 2% of 800 runners in the Dales fell race.",
        "Finished in the top 1% of 800 runners in the Dales fell race.",
    ),
    (
        "Split the export over two machines, which took it from 44 minutes to 11.",
        "Quadrupled the speed of the export by splitting it over two machines.",
        "Doubled the speed of the export by splitting it over two machines.",
    ),
    (
        "Moved the bread delivery so that it arrives at 5 a.m., not 7.",
        "Brought the bread delivery forward by two hours.",
        "Brought the bread delivery forward by three hours.",
    ),
    (
        "Water use 180 litres a bed, sister hotel 240.",
        "Used a quarter less water per bed than the sister hotel.",
        "Used a third less water per bed than the sister hotel.",
    ),
    (
        "Drove 48,000 km a year for four years.",
        "Drove close to 200,000 km over four years.",
        "Drove 300,000 km over four years.",
    ),
    ("Saved £150 a month.", "Saved £1,800 a year.", "Saved £150 a week."),
    (
        "Ran 12 pruning workshops over three years.",
        "Ran four pruning workshops a year.",
        "Ran 12 pruning workshops a year.",
    ),
]
# A figure that a step or two of arithmetic makes of the figures of one fact.
ARITHMETIC = [
    (
        "The queue at the desk took 24 minutes; with my ticket machine I got it to 8.",
        "Cut the queue at the desk by two thirds with a ticket machine.",
        "Cut the queue at the desk by three quarters with a ticket machine.",
    ),
    (
        "The queue at the desk took 24 minutes; with my ticket machine I got it to 8.",
        "Made the desk queue three times as fast with a ticket machine.",
        "Made the desk queue four times as fast with a ticket machine.",
    ),
    (
        "Sold 36 of the 144 policies that the branch of six sold in 2020.",
        "Sold a quarter of the branch's policies in 2020, one and a half times an equal share.",
        "Sold a quarter of the branch's policies in 2020, three times an equal share.",
    ),
    (
        "Bred 40 lambs in 2018; 100 in 2021 on the same land.",
        "Grew lamb numbers two-and-a-half-fold on the same land between 2018 and 2021.",
        "Grew lamb numbers fourfold on the same land between 2018 and 2021.",
    ),
    (
        "Taught the course in French and Flemish.",
        "Taught the course in two languages.",
        "Taught the course in three languages.",
    ),
    (
        "Runs clinics on Tuesdays, Wednesdays and Fridays.",
        "Runs clinics three days a week.",
        "Runs clinics four days a week.",
    ),
    (
        "Inspected 250 extinguishers in 2022; 5 failed.",
        "Inspected 250 extinguishers in 2022, of which 2% failed.",
        "Inspected 250 extinguishers in 2022, of which 6% failed.",
    ),
    (
        "Inspected 250 extinguishers in 2022; 5 failed.",
        "Inspected 250 extinguishers in 2022, with one in fifty failing.",
        "Inspected 250 extinguishers in 2022, with one in ten failing.",
    ),
    (
        "Answered every alarm within the hour.",
        "Answered every alarm inside 60 minutes.",
        "Answered every alarm inside 30 minutes.",
    ),
    (
        "Upgraded the till software from release 4 to 7.",
        "Moved the till software up three releases.",
        "Moved the till software up five releases.",
    ),
    (
        "Fuel bill fell from £900 to £650 a month after I changed the routes.",
        "Changed the routes, saving £3,000 a year on fuel.",
        "Changed the routes, saving £5,000 a year on fuel.",
    ),
    (
        "Ran a choir once a week for two years.",
        "Ran a weekly choir, some hundred sessions over two years.",
        "Ran a weekly choir, some three hundred sessions over two years.",
    ),
    (
        "Score for cleanliness: 88 guests in 100 satisfied; the chain's figure was 81.",
        "Cleanliness satisfaction of 88%, seven percentage points above the chain.",
        "Cleanliness satisfaction of 88%, twelve percentage points above the chain.",
    ),
    (
        "Three welders and two fitters worked under me.",
        "Supervised a crew of five, two of them fitters.",
        "Supervised a crew of nine, two of them fitters.",
    ),
    (
        "The line packs 36,000 jars an hour.",
        "Ran a line that packs ten jars a second.",
        "Ran a line that packs thirty jars a second.",
    ),
    (
        "Four months of 2019 on loan to the Leeds office.",
        "On loan to the Leeds office for a third of 2019.",
        "On loan to the Leeds office for half of 2019.",
    ),
    (
        "Handled about every third claim that came in.",
        "Handled roughly a third of the claims that came in.",
        "Handled roughly two thirds of the claims that came in.",
    ),
    (
        "Passed all 14 audits but two.",
        "Passed 12 of 14 audits.",
        "Passed 13 of 14 audits.",
    ),
    (
        "Renewals: 60 of 80 clients in 2020.",
        "Renewed three in four clients in 2020.",
        "Renewed nine in ten clients in 2020.",
    ),
    (
        "Scrap: 8 parts in 1,000 before, 2 in 1,000 after I reset the jig.",
        "Brought scrap down to a quarter of its former rate by resetting the jig.",
        "Brought scrap down to a tenth of its former rate by resetting the jig.",
    ),
    (
        "Delivered 500 parcels a week with five in every thousand late.",
        "Delivered 500 parcels a week, 99.5% of them on time.",
        "Delivered 500 parcels a week, 99.9% of them on time.",
    ),
    (
        "Leads a walk for patients four times a year.",
        "Leads four walks annually for patients.",
        "Leads twelve walks annually for patients.",
    ),
    (
        "Priced a job at $80 a square metre; 250 square metres.",
        "Priced a $20,000 job.",
        "Priced a $40,000 job.",
    ),
    (
        "Half the team of 12 work nights.",
        "Six of the team of 12 work nights.",
        "Nine of the team of 12 work nights.",
    ),
    (
        "Took calls from 60 farms; visited 45 of them.",
        "Visited three quarters of the 60 farms that called.",
        "Visited nine tenths of the 60 farms that called.",
    ),
    (
        "Typed minutes for the board and the audit committee.",
        "Typed minutes for two bodies.",
        "Typed minutes for five bodies.",
    ),
    (
        "Covers 120 km of road; the whole district has 480 km.",
        "Covers a quarter of the district's roads.",
        "Covers half of the district's roads.",
    ),
    (
        "Reads in Arabic, Farsi, Urdu and Hebrew.",
        "Reads in four languages.",
        "Reads in six languages.",
    ),
    (
        "Opened at 6 each day for nine years.",
        "Opened daily for the best part of a decade.",
        "Opened daily for two decades.",
    ),
]
POSTS = [
    ("Nine years in joinery, first at a yard and then on sites.", "pass"),
    ("Twelve years in joinery, first at a yard and then on sites.", "refuse"),
    ("Worked for four employers, hanging doors and fitting stairs.", "refuse"),
]
MEASURED_ON = [
    (
        "Renegotiated in 2020, which brought parcels from £4.00 to £3.00 each and pallets from £50 to £45.",
        "Renegotiated in 2020, cutting the price of a parcel by a quarter.",
        "Renegotiated in 2020 and took 25% off the cost of pallets.",
    ),
    (
        "Missed appointments: dental from 20% to 8%, podiatry from 15% to 12%.",
        "Missed podiatry appointments fell by a fifth.",
        "Missed podiatry appointments fell by 60%.",
    ),
    (
        "Pass rates in 2022: German 91%, Spanish 78%. I taught Spanish.",
        "Taught Spanish, with a 78% pass rate in 2022.",
        "Taught Spanish, with a 91% pass rate in 2022.",
    ),
    (
        "Grew 3,000 tulips and 500 lilies for the spring market.",
        "Grew 3,000 tulips for the spring market.",
        "Grew 3,000 lilies for the spring market.",
    ),
    (
        "Complaints fell from 12 a month in 2018 to 5 in 2021.",
        "Complaints stood at 5 a month in 2021.",
        "Complaints stood at 5 a month in 2018.",
    ),
    (
        "Sold 40 prints in May, 55 in June and 25 in July.",
        "Sold 55 prints in June.",
        "Sold 55 prints in May.",
    ),
    (
        "Vaccination coverage rose from 62% to 77%.",
        "Vaccination coverage reached 77%, up from 62%.",
        "Vaccination coverage rose to 62%.",
    ),
    (
        (
            "Introduced a trolley in the north shed; errors there fell from 40 to 20. Tried it in the south shed;"
            " errors there fell from 30 to 27."
        ),
        "Errors in the south shed fell by a tenth.",
        "Errors in the north shed fell by a tenth.",
    ),
]


def judged(text: str, fact: str, taxonomy: Taxonomy, dates: str = "") -> str:
    source = SourceFact(id="f1", text=fact, dates=dates)
    other = SourceFact(id="f2", text="Waters the plants in the lobby.")
    return verify_statement(text, [source, other], taxonomy, as_of=date(2025, 1, 1)).verdict


@pytest.mark.parametrize(("fact", "follows", "wrong"), SHARES)
def test_a_share_told_in_words_is_that_of_the_facts(fact: str, follows: str, wrong: str, taxonomy: Taxonomy) -> None:
    assert judged(follows, fact, taxonomy) == "pass"
    assert judged(wrong, fact, taxonomy) != "pass"


@pytest.mark.parametrize(("fact", "follows", "wrong"), WORDED)
def test_a_figure_told_another_way_is_the_same_figure(fact: str, follows: str, wrong: str, taxonomy: Taxonomy) -> None:
    assert judged(follows, fact, taxonomy) == "pass"
    assert judged(wrong, fact, taxonomy) != "pass"


@pytest.mark.parametrize(("fact", "follows", "wrong"), ARITHMETIC)
def test_a_figure_that_simple_arithmetic_makes_of_one_fact_passes_and_another_does_not(
    fact: str, follows: str, wrong: str, taxonomy: Taxonomy
) -> None:
    assert judged(follows, fact, taxonomy, dates="2016–2023") == "pass"
    assert judged(wrong, fact, taxonomy, dates="2016–2023") == "refuse"


@pytest.mark.parametrize(("text", "verdict"), POSTS)
def test_years_and_employers_are_counted_over_several_posts(text: str, verdict: str, taxonomy: Taxonomy) -> None:
    facts = [
        SourceFact(
            id="a", text="Hung doors.", role="Joinery Apprentice", employer="Fell Yard", dates="Jan 2012–Dec 2014"
        ),
        SourceFact(
            id="b", text="Fitted stairs.", role="Joinery Hand", employer="Moss Build", dates="Jan 2015–Dec 2020"
        ),
    ]
    assert verify_statement(text, facts, taxonomy, as_of=date(2025, 1, 1)).verdict == verdict


@pytest.mark.parametrize(("fact", "follows", "wrong"), MEASURED_ON)
def test_a_figure_stays_with_the_thing_and_the_time_it_was_measured_on(
    fact: str, follows: str, wrong: str, taxonomy: Taxonomy
) -> None:
    assert judged(follows, fact, taxonomy) == "pass"
    assert judged(wrong, fact, taxonomy) != "pass"
