"""Dates as people write them in résumés."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tailoring.profile import PartialDate
from tailoring.reading.dates import find_dates

pytestmark = pytest.mark.promise("read-fields")


def iso(date: PartialDate | None) -> str:
    return date.iso() if date else ""


RANGES = [
    ("Sept 2018 – May 2023", "2018-09", "2023-05"),
    ("03/2019-present", "2019-03", "now"),
    ("2019–21", "2019", "2021"),
    ("2008-2012", "2008", "2012"),
    ("1998–02", "1998", "2002"),
    ("since 2014", "2014", "now"),
    ("Jan '18 to date", "2018-01", "now"),
    ("seit 03/2015", "2015-03", "now"),
    ("depuis mars 2012", "2012-03", "now"),
    ("June – August 2019", "2019-06", "2019-08"),
    ("12.05.2017 – 03.04.2019", "2017-05-12", "2019-04-03"),
    ("March 5, 2014 to Present", "2014-03-05", "now"),
    ("Sep-16 - Oct-18", "2016-09", "2018-10"),
    ("September 2017 onwards", "2017-09", "now"),
    ("2009-10 – 2011-05", "2009-10", "2011-05"),
    ("Fall 2016 – Spring 2018", "2016", "2018"),
    ("May 2019 –", "2019-05", "now"),
    ("Juni 2008 bis heute", "2008-06", "now"),
]


@pytest.mark.parametrize(("text", "start", "end"), RANGES)
def test_a_range_is_read_at_the_precision_given(text: str, start: str, end: str) -> None:
    (found,) = find_dates(text)
    dates = found.dates
    assert (iso(dates.start), "now" if dates.current else iso(dates.end), found.single) == (start, end, False)


@pytest.mark.parametrize(
    ("text", "date", "cue"),
    [
        ("Summer 2017", "2017", ""),
        ("2020-03-09", "2020-03-09", ""),
        ("5th March 2012", "2012-03-05", ""),
        ("Class of 2022", "2022", ""),
        ("Expected May 2025", "2025-05", "expected"),
        ("Expires 06/2026", "2026-06", "expires"),
        ("valid until 2027", "2027", "expires"),
    ],
)
def test_a_lone_date_keeps_the_word_that_says_what_it_is(text: str, date: str, cue: str) -> None:
    (found,) = find_dates(text)
    assert (iso(found.dates.end), found.single, found.cue) == (date, True, cue)


@pytest.mark.parametrize(
    "text", ["(512) 555-2014", "saved $2000", "ISO 9001", "1,200 beds", "24/7 cover", "a 12% rise"]
)
def test_numbers_that_are_no_dates_are_left_alone(text: str) -> None:
    assert find_dates(text) == ()


@given(st.text(alphabet="0123456789 -–/.'JanuryMchpestoPr", max_size=40))
def test_any_text_gives_spans_that_lie_in_it_in_order(text: str) -> None:
    spans = [found.span for found in find_dates(text)]
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(before.end <= after.start for before, after in pairwise(spans))
    assert [text[span.start : span.end] for span in spans] == [found.dates.text for found in find_dates(text)]
