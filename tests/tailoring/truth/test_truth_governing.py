"""A clause withholds a thing only where it speaks of that very thing: lines beside it pass, lies on it do not."""

from collections.abc import Callable

import pytest

from tailoring.resume import LineVerdict

pytestmark = pytest.mark.promise("truth-guard")

Judge = Callable[..., LineVerdict]
# The facts, a line that they carry, and one that they do not.
Case = tuple[tuple[str, ...], str, str]

ANOTHERS_THING: list[Case] = [
    (
        ("Wrote the lone-working policy for the depot.", "The fire policy is the landlord's."),
        "Wrote the depot's lone-working policy.",
        "Wrote the depot's fire policy.",
    ),
    (
        ("Sent the quarterly VAT figures to HMRC from Sage.", "The payroll return was done by a bureau."),
        "Filed quarterly VAT returns through Sage.",
        "Filed the payroll return through Sage.",
    ),
    (
        ("Built a stock forecast for the nine shops.", "The staffing forecast is the planners'."),
        "Built a stock forecast covering nine shops.",
        "Built a staffing forecast covering nine shops.",
    ),
    (
        ("Asked 30 lapsed members why they had left and wrote it up.", "A research agency does the yearly poll."),
        "Carried out research with 30 lapsed members.",
        "Runs the yearly poll of members.",
    ),
    (
        ("Rated 'good' on 19 of the 20 cards from my patients.", "The clinic as a whole was not rated that year."),
        "Rated 'good' on 19 of 20 patient cards.",
        "Rated 'good' on all 20 patient cards.",
    ),
    (
        ("Introduced tool-box talks at the yard.", "Night shifts were not introduced."),
        "Introduced tool-box talks at the yard.",
        "Introduced night shifts at the yard.",
    ),
]
ONE_CAUSE: list[Case] = [
    (
        ("Split the parish register index by year; a search that took 40 seconds now takes 10.",),
        "Split the register index by year, cutting search time by 75%.",
        "Split the register index by year, cutting search time by 90%.",
    ),
    (
        ("Re-hung the stock-room shelves; picking errors went from 12 a week to 6.",),
        "Re-hung the stock-room shelves, halving picking errors.",
        "Re-hung the stock-room shelves, cutting picking errors by 80%.",
    ),
]
RIVAL_CAUSES = [
    ("Re-hung the stock-room shelves; errors went from 12 a week to 6; a second checker began that month.",),
    ("Re-hung the stock-room shelves.", "Picking errors went from 12 a week to 6."),
]


@pytest.mark.parametrize(("facts", "follows", "wrong"), ANOTHERS_THING)
def test_anothers_thing_of_the_same_name_takes_nothing_from_the_persons_own(
    judge: Judge, facts: tuple[str, ...], follows: str, wrong: str
) -> None:
    assert judge(follows, *facts).verdict == "pass"
    assert judge(wrong, *facts).verdict != "pass"


@pytest.mark.parametrize(("facts", "follows", "wrong"), ONE_CAUSE)
def test_a_deed_with_nothing_beside_it_but_the_change_brought_it_about(
    judge: Judge, facts: tuple[str, ...], follows: str, wrong: str
) -> None:
    assert judge(follows, *facts).verdict == "pass"
    assert judge(wrong, *facts).verdict != "pass"


@pytest.mark.parametrize("facts", RIVAL_CAUSES)
def test_a_deed_beside_another_cause_or_in_another_fact_brought_nothing_about(
    judge: Judge, facts: tuple[str, ...]
) -> None:
    assert judge("Re-hung the stock-room shelves, halving picking errors.", *facts).verdict != "pass"


def test_a_method_may_be_named_where_the_facts_describe_it_but_a_product_may_not(judge: Judge) -> None:
    fact = "Put the delivery week on each pallet so that the oldest goes out first."
    assert judge("Set up FIFO rotation by marking each pallet with its delivery week.", fact).verdict == "pass"
    assert judge("Set up rotation in SAP by marking each pallet with its delivery week.", fact).verdict != "pass"


def test_a_platform_worked_on_is_no_credential_still_to_come(judge: Judge) -> None:
    facts = ("Moved the till feed onto Amazon Kinesis.", "Plans to sit an AWS exam in June.")
    assert judge("Moved the till feed to streaming on AWS.", *facts).verdict == "pass"
    assert judge("AWS-certified engineer who moved the till feed.", *facts).verdict != "pass"
