"""Dates and durations in a sentence."""

from datetime import date

import pytest

from tailoring.confidence_rules.timing import timing_of

pytestmark = pytest.mark.promise("confidence")

AS_OF = date(2025, 6, 1)


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("Analyst, 2015 – 2019", 4),
        ("Analyst, Jan 2020 to Dec 2021", 2),
        ("04/2017 – 09/2022 | Engineer", 5.5),
        ("Contract Feb – Nov 2021", 10 / 12),
        ("Nurse, Mar 2020 – present", 64 / 12),
        ("In the trade since 2015", 10.5),
        ("six years on the night desk", 6),
        ("a year and a half in the lab", 1.5),
        ("18 months in support", 1.5),
        ("2014–2019 (5 yrs)", 5),
    ],
)
def test_elapsed_years_are_read_from_the_words(text: str, years: float) -> None:
    assert timing_of(text, AS_OF).years == pytest.approx(years, abs=0.09)


@pytest.mark.parametrize("text", ["pupils aged 14 to 18", "1-in-5 pager", "a plot of 30 acres", "version 2.3"])
def test_other_numbers_are_no_durations(text: str) -> None:
    assert timing_of(text, AS_OF).years is None


def test_two_spells_add_up_and_their_overlap_counts_once() -> None:
    assert timing_of("Cook, 2010 – 2012; head cook, 2011 – 2014", AS_OF).years == pytest.approx(4)
