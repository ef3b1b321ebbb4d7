from collections.abc import Callable
from pathlib import Path

import pytest

from tailoring.evals.truth import predict_truth, score_truth
from tailoring.resume import LineVerdict
from tailoring.truth.numbers import quantities

pytestmark = pytest.mark.promise("truth-guard")

Judge = Callable[..., LineVerdict]
POST = {"role": "Assistant Manager", "employer": "Vine Street Kitchen", "dates": "Apr 2016–Mar 2021"}
ITEMS = Path(__file__).resolve().parents[3] / "tailoring" / "evals" / "items" / "truth.jsonl"


def test_a_percentage_follows_from_two_values_only_on_the_right_base(judge: Judge) -> None:
    fact = "Cut bread waste from 80 loaves to 60 loaves a week."
    assert judge("Cut weekly bread waste by 25%.", fact).verdict == "pass"
    assert judge("Cut weekly bread waste by 75%.", fact).verdict == "refuse"
    assert judge("Cut weekly bread waste by 33%.", fact).verdict == "refuse"


def test_a_figure_stays_with_what_it_was_measured_on(judge: Judge) -> None:
    facts = ("The Leek site's returns fell from 10% to 7%.", "The Stone site's returns fell from 10% to 9%.")
    assert judge("Returns at the Leek site fell by 30%.", *facts).verdict == "pass"
    assert judge("Returns at the Stone site fell by 30%.", *facts).verdict == "refuse"


def test_a_figure_stays_with_its_year(judge: Judge) -> None:
    fact = "Sold 64 machines in 2021."
    assert judge("Sold 64 machines in 2021.", fact).verdict == "pass"
    assert judge("Sold 64 machines in 2022.", fact, "Left the fair in 2022.").verdict == "refuse"


def test_a_change_told_in_the_other_direction_is_refused(judge: Judge) -> None:
    assert judge("Complaints rose by 12% in 2020.", "Complaints fell by 12% in 2020.").verdict == "refuse"


def test_numbers_are_equal_across_their_forms() -> None:
    forms = ("20,000", "20k", "twenty thousand")
    assert {quantities(f"{form} users")[0].value for form in forms} == {20_000.0}
    assert quantities("$2.4M")[0].value == quantities("$2.4 million")[0].value


def test_a_licence_that_is_only_in_progress_is_never_claimed_as_held(judge: Judge) -> None:
    facts = (
        "WSET Level 2. Level 3 exam failed, resit in spring.",
        "Half way through an MBA; eight modules still to do.",
    )
    assert judge("WSET Level 2-certified.", *facts).verdict == "pass"
    assert judge("WSET Level 3-certified.", *facts).verdict == "refuse"
    assert judge("Holds an MBA.", *facts).verdict == "refuse"
    assert judge("Studying for an MBA.", *facts).verdict == "pass"


def test_a_title_is_never_raised_and_what_lowers_it_stays(judge: Judge) -> None:
    fact = "Ran the floor two days a week."
    assert judge("Assistant manager who ran the floor two days a week.", fact).verdict == "pass"
    assert judge("Manager who ran the floor two days a week.", fact).verdict == "refuse"
    assert judge("Regional director who ran the floor two days a week.", fact).verdict == "refuse"


def test_helping_is_not_leading(judge: Judge) -> None:
    fact = "Helped the branch manager with the stock move."
    assert judge("Supported the stock move.", fact).verdict == "pass"
    assert judge("Led the stock move.", fact).verdict != "pass"


def test_what_someone_else_did_is_not_claimed(judge: Judge) -> None:
    fact = "Prepared the tax figures; the accountant filed them."
    assert judge("Prepared the tax figures.", fact).verdict == "pass"
    assert judge("Filed the tax figures.", fact).verdict == "refuse"


def test_side_by_side_is_not_cause_and_a_person_may_be_asked(judge: Judge) -> None:
    fact = "Sales of cakes went from 40 to 60 a week after the menu changed."
    assert judge("Saw cake sales go from 40 to 60 a week.", fact).verdict == "pass"
    driven = judge("Drove cake sales up from 40 to 60 a week.", fact)
    assert driven.verdict == "ask"
    assert driven.ask


def test_a_part_is_not_told_as_the_whole(judge: Judge) -> None:
    fact = "Met the hygiene standard at five of the six visits in 2019."
    assert judge("Met the hygiene standard at most visits in 2019.", fact).verdict == "pass"
    assert judge("Met the hygiene standard at all visits in 2019.", fact).verdict == "refuse"


def test_a_second_place_is_not_a_win(judge: Judge) -> None:
    fact = "Runner-up, Regional Chef of the Year, 2018."
    assert judge("Regional Chef of the Year runner-up in 2018.", fact).verdict == "pass"
    assert judge("Regional Chef of the Year 2018.", fact).verdict == "refuse"


def test_a_competitor_is_not_a_client(judge: Judge) -> None:
    fact = "Prepared 40 claims against Marlow Airways."
    assert judge("Prepared 40 claims against Marlow Airways.", fact).verdict == "pass"
    assert judge("Prepared 40 claims for Marlow Airways.", fact).verdict == "refuse"


def test_a_language_is_not_told_better_than_it_is(judge: Judge) -> None:
    fact = "Swedish at A2, used on the telephone."
    assert judge("Basic Swedish.", fact).verdict == "pass"
    assert judge("Fluent Swedish.", fact).verdict == "refuse"


def test_years_of_work_follow_from_the_dates(judge: Judge) -> None:
    fact = "Ran the kitchen pass."
    assert judge("Five years running the kitchen pass.", fact).verdict == "pass"
    assert judge("Nine years running the kitchen pass.", fact).verdict == "refuse"


def test_each_claim_names_its_place_its_fact_and_the_smallest_change(judge: Judge) -> None:
    text = "Cut weekly bread waste by 75%."
    answer = judge(text, "Cut bread waste from 80 loaves to 60 loaves a week.")
    wrong = [claim for claim in answer.claims if claim.verdict != "supported"]
    assert [claim.kind for claim in wrong] == ["quantity"]
    assert all(text[claim.span.start : claim.span.end] == claim.text for claim in answer.claims)
    assert answer.smallest_change


def test_a_statement_of_which_no_fact_speaks_is_asked_about(judge: Judge) -> None:
    assert judge("Mentored junior colleagues through onboarding.", "Kept the wine list.").verdict == "ask"


def test_predictions_never_look_at_a_label(tmp_path: Path) -> None:
    lines = ITEMS.read_text(encoding="utf-8").splitlines()[:40]
    swapped = [
        line.replace('"label": "faithful"', '"label": "?"').replace('"label": "fabricated"', '"label": "faithful"')
        for line in lines
    ]
    plain, turned = tmp_path / "plain.jsonl", tmp_path / "turned.jsonl"
    plain.write_text("\n".join(lines), encoding="utf-8")
    turned.write_text("\n".join(swapped), encoding="utf-8")
    assert list(predict_truth(plain)) == list(predict_truth(turned))


def test_the_guard_holds_on_the_red_team_items_that_ship() -> None:
    figures = score_truth(ITEMS, list(predict_truth(ITEMS)))
    assert figures["recall"] >= 0.9
    assert figures["false_alarms"] <= 0.05
    assert figures["recall_interval"][0] < figures["recall"] < figures["recall_interval"][1]
