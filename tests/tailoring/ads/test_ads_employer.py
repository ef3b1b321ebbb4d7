"""What an ad says of the employer, the product or the days to come is nothing that it asks."""

import pytest

from tailoring.ads.posting import posting_from_text

pytestmark = pytest.mark.promise("requirements")

LISTED = "\n\nRequirements\n- Three years of experience in credit control\n- A clear telephone manner\n"


def asked(prose: str) -> list[str]:
    posting = posting_from_text(
        f"Credit Controller\n\n{prose}{LISTED}", title="Credit Controller", employer="Brindlewick"
    )
    return [one.text for one in posting.requirements][:-2]


@pytest.mark.parametrize(
    "prose",
    [
        "Founded by two former bursars in 2014, our team combines deep experience in school finance.",
        "Our founders have a track record of building ledgers that thousands of schools rely on.",
        "Brindlewick has a kind and gifted team, and while some have prior banking experience, many have none.",
        "Working side by side is essential to Brindlewick's culture.",
        "Whether you're chasing one invoice or a thousand, Brindlewick makes sure that nothing is forgotten.",
        "We've turned late payment into a smooth customer experience.",
        "No experience in school finance is necessary.",
        "You'll work with the bursars of forty schools to give every parent a seamless billing experience.",
        "Salary may vary with experience, skills and licences held.",
    ],
)
def test_a_sentence_about_the_employer_or_the_days_to_come_asks_nothing(prose: str) -> None:
    assert asked(prose) == []


@pytest.mark.parametrize(
    "prose",
    [
        "We are looking for someone with five years of experience in collections.",
        "You will need a driving licence.",
        "Our ideal candidate has a degree in accounting.",
    ],
)
def test_a_sentence_that_turns_to_the_reader_still_asks(prose: str) -> None:
    assert asked(prose) == [prose]


def test_units_of_study_are_schooling_and_work_with_doctors_of_science_is_work() -> None:
    posting = posting_from_text(
        "Requirements\n- At least 24 semester units in accounting\n- Experience of working with PhD scientists\n"
    )
    assert [one.kind for one in posting.requirements] == ["education", "experience"]
