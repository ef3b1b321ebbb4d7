"""Words of study and of experience that ask for neither."""

from __future__ import annotations

import pytest

from tailoring.ads.asks import kind_of

pytestmark = pytest.mark.promise("requirements")


@pytest.mark.parametrize(
    "text",
    [
        "You will sit beside chemists, PhDs and technicians",
        "A high degree of independence in bench work",
        "Ease with price lists and item masters",
        "Talks, customer education, or public tutorials",
    ],
)
def test_a_word_of_study_is_not_always_a_degree_asked(text: str) -> None:
    assert kind_of(text, years=False)[0] != "education"


@pytest.mark.parametrize(
    "text", ["Education: BSc Chemistry", "Master's or PhD in Physics", "High school degree or equivalent"]
)
def test_schooling_asked_is_education(text: str) -> None:
    assert kind_of(text, years=False)[0] == "education"


def test_eagerness_to_learn_from_experienced_colleagues_asks_for_no_experience() -> None:
    assert (
        kind_of("Problem-solving skills and eagerness to learn from experienced nurses", years=False)[0] == "soft_skill"
    )


def test_office_programs_are_no_condition_of_where_the_work_is_done() -> None:
    assert kind_of("Command of in-office productivity tools", years=False)[0] != "eligibility"
