from collections.abc import Callable

import pytest

from tailoring.resume import LineVerdict

pytestmark = pytest.mark.promise("truth-guard")

Judge = Callable[..., LineVerdict]


@pytest.mark.parametrize(
    ("fact", "honest", "invented"),
    [
        ("French: understands most of it, answers in English.", "Understands most spoken French.", "Speaks French."),
        ("Reads German datasheets; does not speak it.", "Reads German datasheets.", "Discusses datasheets in German."),
        ("Speaks Punjabi at home; cannot read or write it.", "Speaks Punjabi.", "Writes care plans in Punjabi."),
        (
            "Meetings with Polish families go through an interpreter. Polish: a few phrases.",
            "Meets Polish families through an interpreter.",
            "Meets Polish families without an interpreter.",
        ),
        (
            "Tours given in English and Dutch. Mandarin: says welcome and goodbye.",
            "Gives tours in English and Dutch.",
            "Gives tours in English, Dutch and Mandarin.",
        ),
        ("Portuguese at A2.", "Elementary Portuguese.", "Good working Portuguese."),
        ("Italian mother tongue; German, two terms at night school.", "Native Italian speaker.", "Fluent German."),
    ],
)
def test_a_language_is_told_in_the_ways_it_is_mastered(judge: Judge, fact: str, honest: str, invented: str) -> None:
    assert judge(honest, fact).verdict == "pass"
    assert judge(invented, fact).verdict != "pass"


@pytest.mark.parametrize(
    ("fact", "honest", "invented"),
    [
        (
            "Power BI: opens and filters dashboards that the finance team built.",
            "Filters Power BI dashboards built by the finance team.",
            "Designs dashboards in Power BI.",
        ),
        (
            "Mailchimp: fills in the template our agency made.",
            "Fills in Mailchimp templates.",
            "Designed Mailchimp templates.",
        ),
        (
            "Keeps the accounts in Sage 50; FreeAgent trialled for a month and dropped.",
            "Keeps accounts in Sage 50 and has trialled FreeAgent.",
            "Keeps accounts in Sage 50 and FreeAgent.",
        ),
    ],
)
def test_what_was_used_or_tried_is_not_told_as_made_or_mastered(
    judge: Judge, fact: str, honest: str, invented: str
) -> None:
    assert judge(honest, fact).verdict == "pass"
    assert judge(invented, fact).verdict != "pass"


@pytest.mark.parametrize(
    ("fact", "honest"),
    [
        (
            "Looks after patients on BiPAP overnight.",
            "Cares for patients on bilevel non-invasive ventilation overnight.",
        ),
        ("Took a maths catch-up group of eight children.", "Ran a maths intervention for eight pupils."),
        ("18th Edition wiring regulations.", "Qualified to BS 7671."),
        ("Fellow of the HEA since 2018.", "Fellow of the Higher Education Academy since 2018."),
        ("MSc Statistics, 2018.", "Master's degree in statistics (2018)."),
    ],
)
def test_another_name_of_the_same_thing_passes(judge: Judge, fact: str, honest: str) -> None:
    assert judge(honest, fact).verdict == "pass"
