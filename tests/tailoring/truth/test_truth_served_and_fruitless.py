"""Serving another's deed, and what came to nothing, is not told as the deed or its result; denials stay as narrow."""

from collections.abc import Callable

import pytest

from tailoring.resume import LineVerdict

pytestmark = pytest.mark.promise("truth-guard")

Judge = Callable[..., LineVerdict]


@pytest.mark.parametrize(
    ("fact", "honest", "claimed"),
    [
        (
            "Laid out the instruments for the dentist during 30 extractions.",
            "Supported the dentist through 30 extractions.",
            "Extracted teeth with the dentist in 30 cases.",
        ),
        (
            "Carried the cameras for the wildlife photographer on a shoot in the Cairngorms.",
            "Carried camera equipment for a wildlife photographer in the Cairngorms.",
            "Photographed wildlife in the Cairngorms.",
        ),
        (
            "Cleaned the moulds for the caster, who poured the bronze.",
            "Cleaned the moulds for bronze casting.",
            "Cleaned moulds and poured bronze with the caster.",
        ),
        (
            "Keeps the sales ledger in Sage. Payroll runs in Moorepay, which head office keeps.",
            "Keeps the sales ledger in Sage.",
            "Runs payroll in Moorepay.",
        ),
        (
            "The choir rehearses weekly. I conducted it in 2020 and 2021; Ewan conducted it after that.",
            "Conducted the choir in 2020 and 2021.",
            "Conducted the choir every year since 2020.",
        ),
    ],
)
def test_whoever_only_serves_a_deed_has_not_done_it(judge: Judge, fact: str, honest: str, claimed: str) -> None:
    assert judge(honest, fact).verdict == "pass"
    assert judge(claimed, fact).verdict != "pass"


@pytest.mark.parametrize(
    ("fact", "honest", "claimed"),
    [
        (
            "Priced a switch to LED lighting at £9,000 a year less; the landlord did not go ahead.",
            "Priced a switch to LED lighting at £9,000 a year less.",
            "Cut lighting costs by £9,000 a year.",
        ),
        (
            "Trialled electronic tags on 20 ewes. The other 400 still have paint marks.",
            "Trialled electronic tagging on 20 ewes.",
            "Introduced electronic tagging across the flock.",
        ),
        (
            "Drew up plans for a second kitchen, which the owners did not build.",
            "Drew up plans for a second kitchen.",
            "Built a second kitchen.",
        ),
        (
            "Won the tender for the north route; the south one went to a rival.",
            "Won the tender for the north route.",
            "Won the tender for the south route.",
        ),
    ],
)
def test_what_came_to_nothing_is_not_told_by_a_result(judge: Judge, fact: str, honest: str, claimed: str) -> None:
    assert judge(honest, fact).verdict == "pass"
    assert judge(claimed, fact).verdict != "pass"


@pytest.mark.parametrize(
    ("fact", "honest", "claimed"),
    [
        (
            "Passed the fire inspection with no serious faults and three small ones.",
            "Passed the fire inspection with no serious faults.",
            "Passed the fire inspection with no faults.",
        ),
        (
            "Lays brick. Dry stone: knows the theory, not yet built any.",
            "Lays brick and knows the theory of dry stone.",
            "Lays brick and builds dry stone walls.",
        ),
        (
            "Proofreads posters only in English.",
            "Proofreads posters in English.",
            "Proofreads posters in English and Welsh.",
        ),
    ],
)
def test_a_denial_or_limit_is_not_made_wider(judge: Judge, fact: str, honest: str, claimed: str) -> None:
    assert judge(honest, fact).verdict == "pass"
    assert judge(claimed, fact).verdict != "pass"


@pytest.mark.parametrize(
    ("fact", "honest"),
    [
        (
            "Wrote the induction pack; the two other wardens use it too.",
            "Wrote the induction pack all the wardens use.",
        ),
        ("No licence for the forklift; I load the pallets that it takes.", "Loads pallets for the forklift."),
        ("My tutor's paper won the Larkin Medal; I typeset it.", "Typeset a paper that won the Larkin Medal."),
        ("Checked the surveyor's valuations for arithmetic.", "Checked valuations for arithmetic."),
        ("Switched the library to self-service; the other branches still stamp books.", "Switched the library."),
        ("Has rigged four masts, each time with a senior rigger watching.", "Rigged four masts under supervision."),
    ],
)
def test_an_honest_deed_beside_another_passes(judge: Judge, fact: str, honest: str) -> None:
    assert judge(honest, fact).verdict == "pass"
