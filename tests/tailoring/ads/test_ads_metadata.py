from collections.abc import Callable

import pytest

from tailoring.ads.posting import posting_from_text
from tailoring.posting import Pay, Posting

pytestmark = pytest.mark.promise("ad-details")

ReadAd = Callable[[str], Posting]


def test_the_head_of_an_ad_gives_title_employer_place_and_pay(read_ad: ReadAd) -> None:
    posting = read_ad("nurse")
    assert posting.title == "Staff Nurse, Surgical Ward"
    assert posting.employer == "Northmere General Hospital"
    assert (posting.place, posting.country) == ("Leeds, UK", "GB")
    assert posting.pay is not None
    assert (posting.pay.minimum, posting.pay.maximum) == (31049, 37796)
    assert (posting.pay.currency, posting.pay.period) == ("GBP", "year")
    assert (posting.employment_type, posting.role_type, posting.industry) == ("full_time", "nursing", "healthcare")


@pytest.mark.parametrize(
    ("line", "minimum", "maximum", "currency", "period"),
    [
        ("Pay: $19-$22/hr", 19, 22, "USD", "hour"),
        ("Salary €45.000 - €55.000 gross per year", 45000, 55000, "EUR", "year"),
        ("The salary range is $120K to $150K", 120000, 150000, "USD", "year"),
        ("Day rate of £450", 450, None, "GBP", "day"),
        ("Salary: CAD 70,000 to 85,000 annually", 70000, 85000, "CAD", "year"),
        ("We pay up to £14.50 an hour", None, 14.5, "GBP", "hour"),
    ],
)
def test_pay_is_read_with_currency_and_period(
    line: str, minimum: float | None, maximum: float | None, currency: str, period: str
) -> None:
    pay = posting_from_text(f"Barista\n\n{line}\n").pay
    assert isinstance(pay, Pay)
    assert (pay.minimum, pay.maximum, pay.currency, pay.period) == (minimum, maximum, currency, period)


@pytest.mark.parametrize(
    "line", ["We raised $40,000,000 from investors.", "A learning budget of $1,000 a year", "Paid weekly"]
)
def test_money_that_is_no_pay_is_left_alone(line: str) -> None:
    assert posting_from_text(f"Barista\n\n{line}\n").pay is None


@pytest.mark.parametrize(
    ("title", "seniority"),
    [("Senior Accountant", "senior"), ("Nursing Intern", "intern"), ("Head of Catering", "director"), ("Plumber", "")],
)
def test_seniority_follows_from_the_title(title: str, seniority: str) -> None:
    assert posting_from_text("Requirements\n- Reliable", title=title).seniority == seniority


@pytest.mark.parametrize(
    ("place", "country"),
    [("Omaha, NE", "US"), ("Toronto, ON", "CA"), ("München", "DE"), ("Remote - Poland", "PL"), ("Elsewhere", "")],
)
def test_the_country_follows_from_the_place(place: str, country: str) -> None:
    assert posting_from_text(f"Cook\nLocation: {place}\n").country == country


def test_what_the_caller_knows_stands_for_what_the_ad_says(read_ad: ReadAd) -> None:
    text = read_ad("nurse").document.text
    posting = posting_from_text(text, title="Ward Nurse", employer="Northmere")
    assert (posting.title, posting.employer) == ("Ward Nurse", "Northmere")


def test_full_time_experience_says_nothing_of_the_contract() -> None:
    assert posting_from_text("Requirements\n- Two years of full-time paid experience as a clerk").employment_type == ""
