"""What a fact tells of one of several things, of one year or of one base stays with it; honest figures pass."""

from datetime import date

import pytest

from tailoring.skills.taxonomy import Taxonomy
from tailoring.truth.evidence import SourceFact
from tailoring.truth.sections import sections
from tailoring.truth.statement import verify_statement

pytestmark = pytest.mark.promise("truth-guard")

# The fact, a rewrite that follows from it, and one that tells of one part what the fact tells of another, or of all.
PARTS = [
    (
        "Cut lead times on two lines. Valves: from 20 days to 12. Pumps: from 15 days to 14.",
        "Cut valve lead times by 40%.",
        "Cut pump lead times by 40%.",
    ),
    (
        "New fryers at both kiosks. Pier kiosk: oil use fell from 50 litres a week to 30. Park kiosk: from 40 to 36.",
        "At the Park kiosk oil use fell by a tenth with new fryers.",
        "New fryers at both kiosks, cutting oil use by 40% at each.",
    ),
    (
        "Defended two planning appeals in 2021. The Hill Road appeal was dismissed; the Cross Lane one was allowed.",
        "Defended the Hill Road planning appeal, which was dismissed, in 2021.",
        "Defended the Cross Lane planning appeal, which was dismissed, in 2021.",
    ),
    (
        "Kitchen hygiene audit in 2022: no critical points, three minor ones.",
        "Took the kitchen through a 2022 hygiene audit with no critical points.",
        "Took the kitchen through a 2022 hygiene audit with no points raised.",
    ),
    (
        "Tested two glues. The water-based one held at −10 °C; the solvent one cracked.",
        "Tested a water-based glue that held at −10 °C.",
        "Tested two glues, both of which held at −10 °C.",
    ),
    (
        "Piloted two screens on Unit 4. Screen A cut rejects by 12%; screen B made no difference.",
        "Piloted a screen on Unit 4 that cut rejects by 12%.",
        "Piloted screen B on Unit 4, cutting rejects by 12%.",
    ),
    (
        "Entered two gardens at the county show. The rose bed took a silver; the herb border was not placed.",
        "Entered a rose bed at the county show that took a silver.",
        "Entered a herb border at the county show that took a silver.",
    ),
    (
        "Moved two teams to the new rota. The day team kept it; the night team went back to the old one.",
        "Moved the day team to a new rota that it kept.",
        "Moved the night team to a new rota that it kept.",
    ),
    (
        "Third of 26 in the regional sales table in 2022, first in 2023.",
        "Topped the regional sales table in 2023.",
        "First of 26 in the 2022 regional sales table.",
    ),
    (
        "Of 90 callers offered the course, 60 took it up; 45 of these were still smoke-free after a year.",
        "Half of the callers offered the course were smoke-free a year later.",
        "75% of those who were offered the course were smoke-free a year later.",
    ),
    (
        "Closed the Dover contract at £90 a tonne against a target of £100; closed the Hull one at £112, target £100.",
        "Closed the Dover contract 10% below target.",
        "Closed the Dover contract 10% above target.",
    ),
]
FIGURES = [
    ("Twelve drivers and three mechanics answer to me.", "Leads a team of 15.", "Leads a team of 18."),
    ("Four cleaners, a handyman and two gardeners report to me.", "Manages seven people.", "Manages eight people."),
    (
        "Services 25 boilers, each one spring and autumn.",
        "Carries out 50 boiler services a year.",
        "Carries out 100 boiler services a year.",
    ),
    (
        "Diploma: Units 1 and 2 passed, Unit 3 to sit in June.",
        "Two units into a three-unit diploma.",
        "Two units into a five-unit diploma.",
    ),
    ("Half-day Tableau class in 2022.", "Had half a day's Tableau training.", "Had a two-day Tableau course."),
    ("Week-long placement in the labs.", "A week-long lab placement.", "A month-long lab placement."),
    (
        "Wrote the ward's handover sheet; the five other wards use it as well.",
        "Wrote a handover sheet used on all six wards.",
        "Wrote a handover sheet used on all ten wards.",
    ),
    (
        "Works from home two days a week; the rest in the office.",
        "Works mostly in the office.",
        "Works mostly from home.",
    ),
    (
        "The old boiler burned 300 litres a week; the new one burns 180.",
        "New boiler burns 40% less fuel.",
        "New boiler burns 60% less fuel.",
    ),
]


def _verdict(fact: str, rewrite: str, taxonomy: Taxonomy) -> str:
    told = SourceFact(id="f1", text=fact, role="Manager", employer="Northgate", dates="2018–2023")
    return verify_statement(rewrite, [told], taxonomy, as_of=date(2025, 1, 1)).verdict


@pytest.mark.parametrize(("fact", "follows", "crossed"), PARTS)
def test_what_is_told_of_one_of_several_things_stays_with_it(
    fact: str, follows: str, crossed: str, taxonomy: Taxonomy
) -> None:
    assert _verdict(fact, follows, taxonomy) == "pass"
    assert _verdict(fact, crossed, taxonomy) != "pass"


@pytest.mark.parametrize(("fact", "follows", "wrong"), FIGURES)
def test_a_figure_told_in_other_words_follows_and_a_wrong_one_does_not(
    fact: str, follows: str, wrong: str, taxonomy: Taxonomy
) -> None:
    assert _verdict(fact, follows, taxonomy) == "pass"
    assert _verdict(fact, wrong, taxonomy) != "pass"


def test_years_in_two_posts_are_no_years_in_the_second(taxonomy: Taxonomy) -> None:
    facts = [
        SourceFact(id="f1", text="Runs the site.", role="Site Manager", employer="Orbel", dates="2020–2024"),
        SourceFact(id="f2", text="Set out the plots.", role="Setting-out Engineer", employer="Tarn", dates="2014–2020"),
    ]
    long = verify_statement("Site manager of ten years' standing.", facts, taxonomy, as_of=date(2025, 1, 1))
    right = verify_statement("Site manager of four years' standing.", facts, taxonomy, as_of=date(2025, 1, 1))
    assert (long.verdict, right.verdict) == ("refuse", "pass")


def test_a_fact_of_one_thing_is_not_cut() -> None:
    assert not sections("Ran the front desk and trained four porters in the new booking system.")
