from collections.abc import Callable

import pytest

from tailoring.resume import LineVerdict

pytestmark = pytest.mark.promise("truth-guard")

Judge = Callable[..., LineVerdict]


def test_a_figure_is_carried_whatever_words_stand_around_its_unit(judge: Judge) -> None:
    fact = "Rowed 140 training hours, the longest five."
    assert judge("Logged 140 hours of rowing in training.", fact).verdict == "pass"
    assert judge("Logged 150 hours of rowing in training.", fact).verdict == "refuse"


def test_a_figure_without_a_unit_takes_that_of_the_figure_beside_it_and_keeps_its_own_subject(judge: Judge) -> None:
    fact = "Turned buses round in 18 minutes, depot average 25."
    assert judge("Turned buses round in 18 minutes where the depot average was 25.", fact).verdict == "pass"
    assert judge("Beat the depot average by seven minutes.", fact).verdict == "pass"
    assert judge("Beat the depot average by nine minutes.", fact).verdict == "refuse"
    assert judge("Turned buses round in 25 minutes.", fact).verdict == "refuse"


def test_a_share_may_be_told_as_so_many_in_ten(judge: Judge) -> None:
    fact = "Checked 420 tickets, 336 of them valid."
    assert judge("Found four in five of 420 tickets valid.", fact).verdict == "pass"
    assert judge("Found nine in ten of 420 tickets valid.", fact).verdict == "refuse"
    assert judge("Found all 420 tickets valid.", fact).verdict == "refuse"


def test_each_quarter_is_four_times_a_year(judge: Judge) -> None:
    fact = "Writes to the harbour board each quarter."
    assert judge("Writes to the harbour board four times a year.", fact).verdict == "pass"
    assert judge("Writes to the harbour board six times a year.", fact).verdict == "refuse"


def test_what_is_said_of_a_part_is_not_said_of_the_whole(judge: Judge) -> None:
    fact = "Painted 52 hulls, the last eleven as foreman."
    assert judge("Foreman for eleven of the 52 hulls painted.", fact).verdict == "pass"
    assert judge("Foreman for 52 hulls painted.", fact).verdict == "refuse"


@pytest.mark.parametrize(
    ("fact", "whole", "kept"),
    [
        ("Swept the north quay every other Friday.", "Swept the north quay every Friday.", "Swept the north quay."),
        (
            "Chaired the crew meeting every month but two.",
            "Chaired the crew meeting every month.",
            "Chaired crew meetings.",
        ),
        (
            "Winch faults reported: three in 2018.",
            "Fault-free winch work in 2018.",
            "Three winch faults reported in 2018.",
        ),
        ("Steered on five of the 70 crossings.", "Steered on 70 crossings.", "Steered on five of 70 crossings."),
    ],
)
def test_a_restriction_stays_with_what_it_restricts(judge: Judge, fact: str, whole: str, kept: str) -> None:
    assert judge(kept, fact).verdict == "pass"
    assert judge(whole, fact).verdict == "refuse"


def test_another_persons_deed_is_claimed_only_with_its_own_object(judge: Judge) -> None:
    fact = "Wrote the berth chapter of the harbour guide; a consultant wrote the pilotage chapter."
    assert judge("Author of the harbour guide's berth chapter.", fact).verdict == "pass"
    assert judge("Wrote the pilotage chapter of the harbour guide.", fact).verdict == "refuse"


def test_what_belonged_or_stayed_with_another_is_not_claimed(judge: Judge) -> None:
    assert (
        judge("Built the tide models.", "Counts done in R; the tide models were the oceanographer's.").verdict != "pass"
    )
    assert (
        judge(
            "Recruited deckhands.", "Rotas and timesheets mine; recruiting deckhands stayed with the manager."
        ).verdict
        != "pass"
    )


def test_a_length_of_time_is_bound_to_the_spell_its_own_fact_tells(judge: Judge) -> None:
    fact = "Held the crane ticket 2013–2017."
    assert judge("Held the crane ticket for four years.", fact).verdict == "pass"
    assert judge("Held the crane ticket for eight years.", fact).verdict == "refuse"


def test_a_deed_of_one_fact_is_not_the_cause_of_an_outcome_of_another(judge: Judge) -> None:
    facts = ("Fuel use 80 tonnes in 2017, 72 in 2019, two mild winters in between.", "Rebuilt the stores ledger.")
    assert judge("Fuel use fell by 10% between 2017 and 2019.", *facts).verdict == "pass"
    assert judge("Cut fuel use by 10% by rebuilding the stores ledger.", *facts).verdict != "pass"


def test_what_has_lapsed_is_not_current(judge: Judge) -> None:
    fact = "Rescue boat coxswain ticket, lapsed 2018."
    assert judge("Former rescue boat coxswain.", fact).verdict == "pass"
    assert judge("Current rescue boat coxswain.", fact).verdict != "pass"
