from collections.abc import Callable

import pytest

from tailoring.resume import LineVerdict

pytestmark = pytest.mark.promise("truth-guard")

Judge = Callable[..., LineVerdict]


@pytest.mark.parametrize(
    ("fact", "honest", "invented"),
    [
        (
            "Third at the 2019 Dales Bread Show; the gold went to my assistant.",
            "Placed third at the 2019 Dales Bread Show.",
            "Won gold at the 2019 Dales Bread Show.",
        ),
        (
            "Orrell came second for the 2021 Clean Roads prize for the night routing that I designed.",
            "Designed the night routing for which Orrell was runner-up in the 2021 Clean Roads prize.",
            "Designed the night routing that took Orrell to first place in the 2021 Clean Roads prize.",
        ),
        (
            "Our ward was nominated for the 2020 Kindness Award; Ward 6 won it.",
            "Worked on a ward nominated for the 2020 Kindness Award.",
            "Worked on the ward that won the 2020 Kindness Award.",
        ),
        (
            "Reached the semi-final of the county cook-off in 2017.",
            "County cook-off semi-finalist in 2017.",
            "County cook-off finalist in 2017.",
        ),
        (
            "Put my crewmate Dee forward for the 2021 Bravery Medal, which she got.",
            "Nominated a crewmate who received the 2021 Bravery Medal.",
            "Received the 2021 Bravery Medal.",
        ),
        (
            "Judged the 2022 Young Maker prize.",
            "Judge of the 2022 Young Maker prize.",
            "Won the 2022 Young Maker prize.",
        ),
        (
            "Energy team got the site's gold award in 2018; I joined in 2019.",
            "Joined the energy team in 2019, after it got the site's gold award.",
            "Member of the energy team that won the site's gold award in 2018.",
        ),
    ],
)
def test_an_award_keeps_its_rank_and_its_winner(judge: Judge, fact: str, honest: str, invented: str) -> None:
    assert judge(honest, fact).verdict == "pass"
    assert judge(invented, fact).verdict != "pass"


@pytest.mark.parametrize(
    ("fact", "honest", "invented"),
    [
        (
            "Assistant instructor. Took the full instructor course in 2021; failed the final assessment.",
            "Took the full instructor course in 2021.",
            "Fully qualified instructor.",
        ),
        ("ACCA: nine of the 13 papers passed.", "Part-qualified ACCA accountant.", "ACCA-qualified accountant."),
        (
            "Level 3 certificate in counselling. Left the Level 4 diploma after a year.",
            "Holds a Level 3 counselling certificate.",
            "Holds a Level 4 counselling diploma.",
        ),
        (
            "Coded for MIG plate. Failed the TIG pipe test in 2022.",
            "Coded for MIG plate.",
            "Coded for MIG plate and TIG pipe.",
        ),
        (
            "Private pilot licence. Instrument rating: 20 of 40 hours flown.",
            "Private pilot with 20 hours towards an instrument rating.",
            "Private pilot licence with instrument rating.",
        ),
        (
            "Two terms of a PGCE, then left to care for a parent.",
            "Completed two terms of a PGCE.",
            "Gained a PGCE.",
        ),
        (
            "Level 3 passed at the second attempt, 2017.",
            "Passed Level 3 in 2017.",
            "Passed Level 3 first time in 2017.",
        ),
    ],
)
def test_a_credential_keeps_its_state_and_its_level(judge: Judge, fact: str, honest: str, invented: str) -> None:
    assert judge(honest, fact, role="Accountant").verdict == "pass"
    assert judge(invented, fact, role="Accountant").verdict != "pass"


def test_a_title_held_for_a_time_or_by_another_is_not_the_persons_own(judge: Judge) -> None:
    stood = "Stood in as head chef for three weeks in 2018 while the post was empty."
    assert judge("Sous chef who acted as head chef for three weeks in 2018.", stood, role="Sous Chef").verdict == "pass"
    assert judge("Head chef since 2018.", stood, role="Sous Chef").verdict != "pass"
    signs = "Senior carer Ana signs off the medication; I hand it out."
    assert judge("Senior carer who hands out medication.", signs, role="Care Assistant").verdict != "pass"
    lead = "Shift leader for one month in 2018."
    assert judge("Shift leader for one month in 2018.", lead, role="Warehouse Operative").verdict == "pass"
    assert judge("Shift leader since 2018.", lead, role="Warehouse Operative").verdict != "pass"


def test_a_bare_occupation_is_no_higher_title(judge: Judge) -> None:
    fact = "Runs the pass on Mondays."
    assert judge("Chef who runs the pass on Mondays.", fact, role="Junior Sous Chef").verdict == "pass"
    assert judge("Executive chef who runs the pass on Mondays.", fact, role="Junior Sous Chef").verdict != "pass"
    assert judge("Solicitor who drafted leases.", "Drafted leases.", role="Trainee Solicitor").verdict != "pass"
