"""Wholes wider than the facts' own, prizes of others, makes, papers left open, and effects that nobody measured."""

import pytest

from tailoring.skills.taxonomy import Taxonomy
from tailoring.truth.evidence import SourceFact
from tailoring.truth.statement import verify_statement

pytestmark = pytest.mark.promise("truth-guard")

CHART = "Wrote a pain chart. All 16 recovery nurses fill it in for each patient; day surgery kept its own."
SITES = "Scripted the certificate renewals for the map site. The other five sites are still renewed by hand."
PRIZE = "Drew up the rota sheet. In 2019 the hospital gave its Quality Star to my manager for that sheet."
ROSETTE = "Built the orchid display. The Chairman's Rosette for it went to the head gardener."
BURSARY = "Second reserve for the Thornton Bursary, 2016. It was awarded to a pupil from Leeds."
LIFTS = "Serviced 40 lifts in the tower blocks. They were built by Schindler."
TRUCK = "Showed the detector working on a Toyota forklift that we had hired for the open day."
PAPERS = (
    "Passed the CISSP exam in 2022. Associate of ISC2 for now, as I am short of the five years for the CISSP itself."
)
LETTERS = "Passed all the ACCA papers in 2022. Affiliate until I have my three years, so no letters after my name yet."
OFF = "Built the click-and-collect page. It was disabled before opening day and never turned on again."
FORM = "Redrew the sign-up form: six fields where there were 14. Nobody counts sign-ups."
CLUB = "Ran science club every Tuesday after school, in the autumn term only."
ASKED = "Worked out a loyalty-card scheme and asked the trustees for it. They turned it down."
SHORT = "On the shortlist for the Regional Sommelier Cup in 2018; a sommelier from York took it."


def _passes(text: str, fact: str, taxonomy: Taxonomy) -> bool:
    told = SourceFact(id="f1", text=fact, role="Officer", employer="Orrin Works")
    return verify_statement(text, [told], taxonomy).verdict == "pass"


@pytest.mark.parametrize(
    ("fact", "honest", "false"),
    [
        (
            CHART,
            "Created the pain chart that all 16 recovery nurses complete.",
            "Created the hospital-wide pain chart.",
        ),
        (
            CHART,
            "Created a pain chart for every patient.",
            "Created the pain chart that the entire nursing team completes.",
        ),
        (SITES, "Automated certificate renewals for the map site.", "Automated certificate renewals for all sites."),
        (
            PRIZE,
            "Drew up the rota sheet that earned the Quality Star.",
            "Drew up the rota sheet, for which I received the Quality Star.",
        ),
        (
            ROSETTE,
            "Built the orchid display for which the head gardener took the Chairman's Rosette.",
            "Awarded the Chairman's Rosette.",
        ),
        (BURSARY, "Second reserve for the 2016 Thornton Bursary.", "Thornton Bursary recipient, 2016."),
        (LIFTS, "Serviced 40 lifts in tower blocks.", "Serviced 40 lifts as a contractor to Schindler."),
        (
            TRUCK,
            "Demonstrated the detector on a hired Toyota forklift.",
            "Gave Toyota a live demonstration of the detector.",
        ),
        (PAPERS, "Officer and Associate of ISC2.", "Officer and CISSP holder."),
        (LETTERS, "Passed all the ACCA papers in 2022.", "ACCA-qualified member."),
        (OFF, "Built a click-and-collect page.", "Launched the click-and-collect page."),
        (
            FORM,
            "Reduced the sign-up form from 14 fields to six.",
            "Redesigned the sign-up form, increasing registrations.",
        ),
        (
            CLUB,
            "Ran science club every Tuesday of the autumn term.",
            "Ran science club every Tuesday of the school year.",
        ),
        (ASKED, "Devised a loyalty-card scheme and put the case to the trustees.", "Launched a loyalty-card scheme."),
        (SHORT, "Shortlisted for the Regional Sommelier Cup in 2018.", "Winner of the Regional Sommelier Cup in 2018."),
    ],
)
def test_a_line_goes_no_further_than_the_part_the_prize_or_the_paper_of_the_facts(
    fact: str, honest: str, false: str, taxonomy: Taxonomy
) -> None:
    assert _passes(honest, fact, taxonomy)
    assert not _passes(false, fact, taxonomy)
