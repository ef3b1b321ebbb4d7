import pytest

from tailoring.plain_language import Telling, in_plain_language, telling_of
from tailoring.reframing import says_i, tidy

pytestmark = pytest.mark.promise("plain-language")


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("Duties included managing a team of 6 carers", "Managed a team of 6 carers"),
        ("My job involved the management and development of 4 staff", "Managed and developed 4 staff"),
        (
            "Duties included serving guests, cleaning tables and cashing up",
            "Served guests, cleaned tables and cashed up",
        ),
        ("My role involved preparing invoices and chasing late payments", "Prepared invoices and chased late payments"),
        ("Tasks included planning, organising and delivering lessons", "Planned, organised and delivered lessons"),
        ("Work involved supporting the chef in preparing meals", "Supported the chef in preparing meals"),
    ],
)
def test_a_duty_is_told_as_the_act_at_the_same_level(source: str, told: str) -> None:
    assert in_plain_language(source, Telling("past")) == told


@pytest.mark.parametrize(
    "source",
    [
        "Responsible for managing the stock",
        "Was responsible for the development of 4 staff",
        "Duties included health and safety",
        "Duties included training new staff and for the rota",
        "Duties included training sessions for staff",
        "Duties included reducing waste across 3 sites",
        "Duties included ensuring orders went out on time",
        "Tasked with building a new team",
        "Helped with managing the stock",
        "Involved in planning the move",
    ],
)
def test_what_says_less_or_may_mean_something_else_is_left(source: str) -> None:
    assert in_plain_language(source, Telling("past")) == source


def test_work_that_goes_on_is_told_in_the_present() -> None:
    assert in_plain_language("Duties include managing stock", Telling("plain")) == "Manage stock"


@pytest.mark.parametrize(
    ("lines", "ended", "told"),
    [
        (
            ["Managing a team of 5", "Handling returns", "Answering calls"],
            True,
            ["Managed a team of 5", "Handled returns", "Answered calls"],
        ),
        (
            ["Greet guests and answer phones", "Keep diaries"],
            True,
            ["Greeted guests and answered phones", "Kept diaries"],
        ),
        (
            ["Greet guests and answer phones", "Keep diaries"],
            False,
            ["Greet guests and answer phones", "Keep diaries"],
        ),
        (["Manages a team of 5", "Handles returns"], False, ["Manage a team of 5", "Handle returns"]),
        (
            ["Working on the move, responsible for testing and migrating the data", "Handling returns"],
            True,
            ["Working on the move, responsible for testing and migrating the data", "Handling returns"],
        ),
        (["Cut waste by 5%", "Wrote the rota"], True, ["Cut waste by 5%", "Wrote the rota"]),
        # One that cannot be told for certain leaves all as they are.
        (["Manage a team of 5", "Stock control"], True, ["Manage a team of 5", "Stock control"]),
        (
            ["Keeping records", "Checking that all is well"],
            True,
            ["Keeping records", "Checking that all is well"],
        ),
    ],
)
def test_an_entry_is_told_in_one_tense_or_as_it_was(lines: list[str], ended: bool, told: list[str]) -> None:
    telling = telling_of(lines, ended=ended)
    assert [in_plain_language(line, telling) for line in lines] == told


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("Checked stock on a daily basis in order to avoid waste", "Checked stock daily in order to avoid waste"),
        ("I cooked and I served 60 meals", "Cooked and served 60 meals"),
        ("I am a beta tester", "Beta tester"),
        ("Covered the desk as needed", "Covered the desk as needed"),
    ],
)
def test_filler_goes_and_what_limits_stays(source: str, told: str) -> None:
    assert in_plain_language(tidy(source), Telling("past")) == told


def test_one_resume_says_i_in_all_lines_or_in_none() -> None:
    mixed = ["I have baked bread", "In the shop, I have been baking at night"]
    assert says_i(mixed)
    assert [tidy(line, keeps_i=says_i(mixed)) for line in mixed] == mixed
    assert not says_i(["I have baked bread", "Phase I works at the mill"])
    assert in_plain_language("Baked bread and I iced cakes", Telling(keeps_i=True)) == "Baked bread and I iced cakes"
