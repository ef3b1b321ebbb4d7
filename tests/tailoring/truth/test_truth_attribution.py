"""Who it was done for, where, as what, with which paper and in which order."""

from collections.abc import Callable

import pytest

from tailoring.skills.taxonomy import Taxonomy
from tailoring.truth.evidence import SourceFact
from tailoring.truth.statement import verify_statement

pytestmark = pytest.mark.promise("truth-guard")

Facts = tuple[tuple[str, ...], ...]
Passes = Callable[[str, Facts], bool]

NURSE = (
    ("Ran a fall-prevention round on ward 6.", "Staff Nurse", "Ashcombe General", "2019–2024"),
    ("Mentors two students each term.", "Staff Nurse", "Ashcombe General", "2019–2024"),
    ("Vaccinated 640 people in the winter of 2017.", "Practice Nurse", "Dunmoor Surgery", "2014–2019"),
    ("Three-week placement at Corvale Hospice in 2013.",),
)
CHEF = (
    ("Costed the lunch menu, cutting waste from 9% to 6%.", "Head Chef", "The Copper Ladle", "2020–2024"),
    ("Baked 90 loaves a night with one other baker.", "Baker", "Hobson's Mill", "2016–2020"),
    ("Unpaid trial week at the Grand Severin in 2015.",),
)
PLUMBER = (
    ("Re-piped 34 flats for our client Dene Homes in 2022.", "Plumber", "Carr & Son", "2019–2024"),
    ("Serviced 210 boilers a year for our client Westway Lettings.", "Plumber", "Carr & Son", "2019–2024"),
    ("A client, Stanley Rail, ordered 12 shelters; I roofed 9 of them.", "Plumber", "Carr & Son", "2019–2024"),
    ("Fitted 60 bathrooms.", "Plumber's Mate", "Hobbs Heating", "2015–2019"),
    ("Asked Solvane Beer to sponsor the works team: no. Asked Ardle Cider: £3,000.", "Plumber", "Carr & Son"),
)
LAWYER = (
    ("Second chair to a partner on the Marsden trial.", "Solicitor", "Orde & Lane", "2018–2023"),
    ("Was offered the interim head of probate job in 2021 and turned it down.", "Solicitor", "Orde & Lane"),
    ("The case index I designed runs to 900 entries.", "Solicitor", "Orde & Lane", "2018–2023"),
    ("Couriered 14 deeds to seven courts.", "Solicitor", "Orde & Lane", "2018–2023"),
    ("My survey of 80 clients was printed.", "Solicitor", "Orde & Lane", "2018–2023"),
    ("At the Priory site I was the foreman's deputy.", "Labourer", "Pike Brothers", "2015–2016"),
)
PAPERS = (
    ("Counterbalance ticket renewed in 2023; reach-truck ticket ran out in 2022.", "Shift Lead", "Bracken Fulfilment"),
    ("Sat the chartered review in 2022 and did not pass.", "Shift Lead", "Bracken Fulfilment"),
    ("First-aid and food-hygiene certificates, both passed in 2022.",),
)
RAMP = (
    ("Bags mishandled: 20 in 2021, 15 in 2022. Nobody has looked into why.", "Ramp Agent", "Skyfold"),
    ("Began reading every tag twice in 2022.", "Ramp Agent", "Skyfold"),
    ("Loans of picture books: 400 in May, 520 in June.", "Librarian", "Orde Library"),
    ("Moved the picture books to the front in June.", "Librarian", "Orde Library"),
    ("After I rewrote the rota, sick days went from 40 to 30 a quarter.", "Team Leader", "Brightmere"),
)
TEACHER = (
    ("Wrote the school's reading plan in spring 2021.", "Teacher", "Oak Primary", "Aug 2018–Jul 2024"),
    ("Literacy leadership course, finished in December 2021.",),
    ("Became reading lead in September 2022.", "Teacher", "Oak Primary", "Aug 2018–Jul 2024"),
)


@pytest.fixture
def passes(taxonomy: Taxonomy) -> Passes:
    def judged(text: str, facts: Facts) -> bool:
        keys = ("text", "role", "employer", "dates")
        told = [SourceFact(id=f"f{n}", **dict(zip(keys, fact, strict=False))) for n, fact in enumerate(facts)]
        return verify_statement(text, told, taxonomy).verdict == "pass"

    return judged


@pytest.mark.parametrize(
    ("facts", "honest", "invented"),
    [
        (NURSE, "Dunmoor Surgery: over 600 people vaccinated.", "Ashcombe General: over 600 people vaccinated."),
        (
            NURSE,
            "During my Dunmoor Surgery years, vaccinated 640 people in one winter.",
            "During my Ashcombe General years, vaccinated 640 people in one winter.",
        ),
        (
            NURSE,
            "Vaccinated 640 people at Dunmoor Surgery before mentoring students at Ashcombe General.",
            "Vaccinated 640 people at Ashcombe General before mentoring students at Dunmoor Surgery.",
        ),
        (
            NURSE,
            "Ashcombe General's mentor to two students each term.",
            "Mentored two students each term at Corvale Hospice.",
        ),
        (
            CHEF,
            "During my time at Hobson's Mill, baked 90 loaves a night.",
            "During my time at The Copper Ladle, baked 90 loaves a night.",
        ),
        (CHEF, "Head chef at The Copper Ladle.", "Head chef at Hobson's Mill."),
    ],
)
def test_what_was_done_at_one_employer_is_not_told_of_another(
    passes: Passes, facts: Facts, honest: str, invented: str
) -> None:
    assert passes(honest, facts)
    assert not passes(invented, facts)


@pytest.mark.parametrize(
    ("facts", "honest", "invented"),
    [
        (PLUMBER, "Re-piped 34 flats for Dene Homes.", "Re-piped 34 flats for Westway Lettings."),
        (
            PLUMBER,
            "Serviced 210 boilers a year for Westway Lettings and re-piped 34 flats for Dene Homes.",
            "Serviced 210 boilers a year for Dene Homes and re-piped 34 flats for Westway Lettings.",
        ),
        (PLUMBER, "Won £3,000 of sponsorship from Ardle Cider.", "Won £3,000 of sponsorship from Solvane Beer."),
        (
            PLUMBER,
            "Roofed three-quarters of the 12 shelters that Stanley Rail ordered.",
            "As a plumber at Stanley Rail, roofed 9 of 12 shelters.",
        ),
    ],
)
def test_what_was_done_for_one_client_is_not_told_of_another(
    passes: Passes, facts: Facts, honest: str, invented: str
) -> None:
    assert passes(honest, facts)
    assert not passes(invented, facts)


def test_a_week_without_pay_is_no_post_in_a_list_of_posts(passes: Passes) -> None:
    assert passes("Posts at The Copper Ladle and Hobson's Mill.", CHEF)
    assert not passes("Posts at The Copper Ladle, Hobson's Mill and the Grand Severin.", CHEF)
    assert not passes("Employed at The Copper Ladle, Hobson's Mill and the Grand Severin.", CHEF)


def test_a_doer_of_a_told_deed_is_no_title_and_a_title_above_it_is(passes: Passes) -> None:
    assert passes("Designer of a 900-entry case index.", LAWYER)
    assert passes("Served as courier of 14 deeds to seven courts.", LAWYER)
    assert not passes("Chief designer of a 900-entry case index.", LAWYER)
    assert not passes("Courier manager for 14 deeds.", LAWYER)


def test_the_second_of_two_did_not_take_the_lead(passes: Passes) -> None:
    assert passes("Second chair on the Marsden trial.", LAWYER)
    assert not passes("Took the lead in the Marsden trial.", LAWYER)
    assert passes("Deputy foreman at the Priory site.", LAWYER)
    assert not passes("Foreman at the Priory site.", LAWYER)


def test_a_post_that_was_turned_down_was_never_held(passes: Passes) -> None:
    assert passes("Solicitor offered the post of interim head of probate in 2021.", LAWYER)
    assert not passes("Solicitor who in 2021 became interim head of probate.", LAWYER)


def test_what_a_fact_calls_mine_was_run_by_me(passes: Passes) -> None:
    assert passes("Ran a survey of 80 clients.", LAWYER)


def test_one_paper_of_two_that_ran_out_is_not_held(passes: Passes) -> None:
    assert passes("Holds first-aid and food-hygiene certificates.", PAPERS)
    assert passes("Shift lead with a counterbalance licence renewed in 2023.", PAPERS)
    assert not passes("Shift lead with counterbalance and reach-truck licences, both renewed in 2023.", PAPERS)
    assert not passes("Counterbalance and reach-truck tickets.", PAPERS)


def test_a_review_that_was_not_passed_makes_nobody_chartered(passes: Passes) -> None:
    assert not passes("Chartered since 2022.", PAPERS)
    assert not passes("Shift lead, chartered since 2022.", PAPERS)


def test_an_outcome_whose_cause_nobody_knows_is_not_claimed(passes: Passes) -> None:
    assert passes("Mishandled bags fell from 20 to 15 between 2021 and 2022.", RAMP)
    assert not passes("Took to reading every tag twice, which reduced mishandled bags by 25%.", RAMP)
    assert not passes("Reduced mishandled bags by a quarter.", RAMP)


def test_a_deed_beside_an_outcome_of_the_same_thing_is_not_its_cause(passes: Passes) -> None:
    assert not passes("Moved the picture books to the front, raising loans by 30%.", RAMP)
    assert not passes("By moving the picture books to the front, lifted loans from 400 to 520.", RAMP)
    assert passes("Cut sick days by a quarter by rewriting the rota.", RAMP)


def test_events_are_told_in_the_order_of_their_dates(passes: Passes) -> None:
    assert passes("Wrote the school's reading plan and then finished a literacy leadership course.", TEACHER)
    assert passes("Became reading lead on the strength of a literacy leadership course.", TEACHER)
    assert not passes("Finished a literacy leadership course and then wrote the school's reading plan.", TEACHER)
    assert not passes("Put a literacy leadership course to use in writing the school's reading plan.", TEACHER)
    assert not passes("Joined Oak Primary on completing a literacy leadership course.", TEACHER)
