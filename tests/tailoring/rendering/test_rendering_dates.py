"""How dates are shown."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import RootModel

from tailoring.errors import InvalidData, InvalidOption
from tailoring.profile import DateRange, PartialDate
from tailoring.rendering.data_files import load_toml
from tailoring.rendering.dates import MonthNames, show_date, show_dates, show_range
from tailoring.rendering.options import RenderOptions

pytestmark = pytest.mark.promise("date-styles")


@pytest.mark.parametrize(
    ("options", "shown"),
    [
        (RenderOptions(), "Mar 2020"),
        (RenderOptions(date_style="long"), "March 2020"),
        (RenderOptions(date_style="numeric"), "03/2020"),
        (RenderOptions(country="PL", date_style="numeric"), "03.2020"),
        (RenderOptions(country="SE", date_style="numeric"), "2020-03"),
        (RenderOptions(country="DE"), "03/2020"),
        (RenderOptions(language="de-DE", date_style="long"), "März 2020"),
    ],
)
def test_a_month_is_shown_by_style_country_and_language(options: RenderOptions, shown: str) -> None:
    assert show_date("2020-03", options) == shown


@pytest.mark.parametrize("style", ["short", "long", "numeric"])
@pytest.mark.parametrize("country", ["", "US", "DE", "SE", "JP"])
def test_a_year_alone_is_never_shown_more_precisely(style: str, country: str) -> None:
    options = RenderOptions.model_validate({"date_style": style, "country": country})
    assert show_date("2020", options) == "2020"


@pytest.mark.parametrize(
    ("country", "style", "shown"),
    [("US", "long", "March 9, 2020"), ("GB", "short", "9 Mar 2020"), ("US", "numeric", "03/09/2020")],
)
def test_a_day_follows_the_order_of_the_country(country: str, style: str, shown: str) -> None:
    options = RenderOptions.model_validate({"date_style": style, "country": country})
    assert show_date("2020-03-09", options) == shown


def test_a_range_keeps_the_precision_of_each_side() -> None:
    assert show_range("2020-03", "2022", RenderOptions()) == "Mar 2020 – 2022"


def test_a_range_to_this_day_uses_the_word_of_the_language() -> None:
    assert show_range("2020", "present", RenderOptions()) == "2020 – Present"
    assert show_range("2020", "present", RenderOptions(), language="fr") == "2020 – aujourd’hui"


def test_a_range_with_one_side_or_two_equal_sides_shows_it_once() -> None:
    assert show_range("", "2022", RenderOptions()) == "2022"
    assert show_range("2022", "2022", RenderOptions()) == "2022"
    assert show_range("", "", RenderOptions()) == ""


def test_text_that_is_no_date_comes_back_as_it_was_written() -> None:
    assert show_date("Summer 2019", RenderOptions()) == "Summer 2019"
    assert show_dates(DateRange(text="some time ago"), RenderOptions()) == "some time ago"


def test_a_profile_range_is_shown_like_any_other() -> None:
    dates = DateRange(start=PartialDate(year=2019, month=4), current=True, text="04/19 to date")
    assert show_dates(dates, RenderOptions()) == "Apr 2019 – Present"


def test_paper_spelling_and_style_follow_the_country_until_they_are_set() -> None:
    american = RenderOptions(country="US")
    assert (american.sheet, american.spelled, american.language_tag("en")) == ("Letter", "american", "en-US")
    assert RenderOptions(country="US", paper="A4").sheet == "A4"
    assert RenderOptions(country="gb").sheet == "A4"


@pytest.mark.parametrize("colour", ["blue", "#12345", "#ffff00", "#ffffff"])
def test_an_accent_that_is_no_colour_or_too_pale_is_refused(colour: str) -> None:
    with pytest.raises(InvalidOption, match=colour):
        RenderOptions(accent=colour)


def test_a_broken_data_file_is_named_with_its_line(tmp_path: Path) -> None:
    broken = tmp_path / "months.toml"
    broken.write_text('[en]\nshort = ["Jan"]\nlong = ["January"]\npresent = 5\n', encoding="utf-8")
    with pytest.raises(InvalidData, match=r"months\.toml is not valid: line 4: en\.present"):
        load_toml(broken, RootModel[dict[str, MonthNames]])
    broken.write_text("[en\n", encoding="utf-8")
    with pytest.raises(InvalidData, match="line 1"):
        load_toml(broken, RootModel[dict[str, MonthNames]])


def test_two_periods_of_one_thing_are_both_shown_and_days_are_left_out_beside_months() -> None:
    words = "April 2015 to September 2016 and from Aug 01, 2017 to till date"
    told = DateRange(start=PartialDate(year=2017, month=8, day=1), current=True, text=words)
    assert show_dates(told, RenderOptions()) == "Apr 2015 – Sep 2016, Aug 2017 – Present"


def test_dates_that_were_decided_otherwise_than_the_words_tell_are_shown_as_decided() -> None:
    words = "April 2015 to September 2016 and from Aug 01, 2017 to till date"
    told = DateRange(start=PartialDate(year=2014), current=True, text=words)
    assert show_dates(told, RenderOptions()) == "2014 – Present"
