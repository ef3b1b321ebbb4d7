"""A limit, a loss or how often may be restated in other words; what the facts withhold is refused all the same."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tailoring.resume import LineVerdict

pytestmark = pytest.mark.promise("truth-guard")

Judge = Callable[..., LineVerdict]


@pytest.mark.parametrize(
    ("fact", "honest", "invented"),
    [
        (
            "The tide model is the university's; I send it the gauge readings.",
            "Feeds the tide model, the property of the university, with gauge readings.",
            "Built the tide model and sends it gauge readings.",
        ),
        (
            "The mooring software was the harbour office's; I sat on its panel.",
            "Sat on the panel for the mooring software, itself the work of the harbour office.",
            "Wrote the mooring software and sat on its panel.",
        ),
        (
            "Filmed the launch; the press officer cut it and wrote the captions.",
            "Filmed the launch, clipped and captioned by the press officer.",
            "Filmed the launch and wrote the captions.",
        ),
        (
            "Coached the deckhand in 2014; she passed first time.",
            "Coached a deckhand who passed at the first attempt in 2014.",
            "Passed as a deckhand first time in 2014.",
        ),
        (
            "Wrote about 90 notices a year; six of them led the bulletin.",
            "Led the bulletin with six notices, out of about 90 a year.",
            "Led the bulletin desk, with 90 notices a year.",
        ),
        (
            "Tried a chart plotter on one tug; the harbour kept paper charts.",
            "Ferry clerk who has tried a chart plotter too, on one tug.",
            "Ferry clerk who introduced a chart plotter, on one tug.",
        ),
        (
            "Wrote the fog drill; it was tried in an exercise and has never been used since.",
            "Author of a fog drill that has had an exercise.",
            "Author of a fog drill in use since the exercise.",
        ),
        (
            "Deck survey: two days late, because the lower hold was not ready.",
            "Deck survey brought in two days behind, held up by an unready lower hold.",
            "Made the lower hold ready for the deck survey two days late.",
        ),
    ],
)
def test_whose_a_thing_is_may_be_told_in_apposition_or_by_who_did_it(
    judge: Judge, fact: str, honest: str, invented: str
) -> None:
    assert judge(honest, fact).verdict == "pass"
    assert judge(invented, fact).verdict != "pass"


@pytest.mark.parametrize(
    ("fact", "honest", "invented"),
    [
        (
            "Radar ticket course finished in 2019, sea time not signed off yet.",
            "Radar ticket course completed, with the sea time awaiting sign-off.",
            "Radar ticket completed and the sea time signed off.",
        ),
        (
            "Wrote a harbour quiz; it never went on sale.",
            "Author of a harbour quiz that stayed off the shelves.",
            "Author of a harbour quiz launched in the shops.",
        ),
        (
            "Started knot classes for clubs: four of seven clubs took part, the other three declined.",
            "Launched knot classes that reached four of seven clubs.",
            "Launched knot classes in all seven clubs.",
        ),
        (
            "Wake height: I predicted 40 cm; no trial has confirmed it yet.",
            "Predicted a wake height of 40 cm, subject to confirmation.",
            "Predicted a wake height of 40 cm, with confirmation by trial.",
        ),
        (
            "Drew three ferry posters; nobody printed the series.",
            "Three posters drawn for a series that was not printed.",
            "Three posters drawn for a printed series.",
        ),
        (
            "On the lifeboat rota from 2014 to 2016; not on the rota before or since.",
            "Served on the lifeboat rota from 2014 to 2016.",
            "Served on the lifeboat rota from 2014 to 2018.",
        ),
        (
            "Wrote the mooring guide. Nobody used it until 2018.",
            "Wrote a mooring guide adopted in 2018.",
            "Wrote a mooring guide adopted in 2016.",
        ),
        (
            "Wrote a ferry timetable app; the board rejected it.",
            "Wrote a ferry timetable app that the board chose to reject.",
            "Wrote the ferry timetable app that the board adopted.",
        ),
    ],
)
def test_a_statement_that_tells_a_limit_itself_keeps_it(judge: Judge, fact: str, honest: str, invented: str) -> None:
    assert judge(honest, fact).verdict == "pass"
    assert judge(invented, fact).verdict != "pass"


@pytest.mark.parametrize(
    ("fact", "honest", "invented"),
    [
        (
            "Kept Thursday mornings for lost property.",
            "Kept a weekly morning for lost property.",
            "Kept a daily morning for lost property.",
        ),
        (
            "Sold 640 season tickets in 2015 and 800 in 2016.",
            "Annual season-ticket sales went from 640 to 800.",
            "Monthly season-ticket sales went from 640 to 800.",
        ),
        (
            "Cleared 30 of 40 claims without a visit.",
            "Cleared claims, more often than not without a visit.",
            "Cleared claims, always without a visit.",
        ),
        (
            "On the quay one weekend in three.",
            "On the quay for a third of weekends.",
            "On the quay for two thirds of weekends.",
        ),
    ],
)
def test_how_often_may_be_told_by_the_day_the_year_or_the_share(
    judge: Judge, fact: str, honest: str, invented: str
) -> None:
    assert judge(honest, fact).verdict == "pass"
    assert judge(invented, fact).verdict != "pass"


@pytest.mark.parametrize(
    ("fact", "honest", "invented"),
    [
        (
            "Clerk of the Month in March and October 2015.",
            "Twice Clerk of the Month in 2015.",
            "Three times Clerk of the Month in 2015, Clerk of the Year in 2016.",
        ),
        (
            "Nominated for the port safety award in 2014; came second.",
            "Runner-up for the port safety award in 2014.",
            "Winner of the port safety award in 2014.",
        ),
        (
            "Wrote two bids for pier funding: lost in 2013, won in 2016.",
            "Won pier funding in 2016, after an earlier bid was lost.",
            "Won pier funding in 2013.",
        ),
        (
            "Our crew took silver at the 2017 regatta.",
            "Rowed in a crew that won silver at the 2017 regatta.",
            "Rowed in a crew that won gold at the 2017 regatta.",
        ),
        (
            "The 2016 team award for getting the night ferry back named 12 of us.",
            "One of 12 named in a 2016 team award for getting the night ferry running again.",
            "Winner of the 2016 team award three years running for getting the night ferry back.",
        ),
        (
            "Shortlisted in 2015 for the harbour photo prize. It went to a local teacher.",
            "Shortlisted in 2015 for the harbour photo prize that a local teacher won.",
            "Winner in 2015 of the harbour photo prize.",
        ),
        (
            "Clerk of the Month, June 2014; shortlisted for Manager of the Year 2018.",
            "A former Clerk of the Month.",
            "A former Manager of the Year.",
        ),
    ],
)
def test_how_an_award_was_left_may_be_told_by_its_year_its_name_or_its_colour(
    judge: Judge, fact: str, honest: str, invented: str
) -> None:
    assert judge(honest, fact).verdict == "pass"
    assert judge(invented, fact).verdict != "pass"
