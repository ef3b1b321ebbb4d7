"""What stands beside a deed limits that other thing alone: another's deed, a later course, a rate, a part, a rank."""

import pytest

from tailoring.skills.taxonomy import Taxonomy
from tailoring.truth.evidence import SourceFact
from tailoring.truth.statement import verify_statement

pytestmark = pytest.mark.promise("truth-guard")

PUMPS = "Put new pumps in the boiler house; a bid for the pool was rejected."
NOTES = "Made the poster and its caption."
LENA = "Lena wrote the programme notes for the poster show."
VALLEY = "On Sundays no other officer covers the lower valley."
QUILT = "My quilt took second prize at the Ambleham Fair."
PAGES = "Pages took 4 seconds before I cached the images and 2 after."
JOINED = "Pages took 4 seconds before I joined and 2 after."
COURIER = "Changed couriers: £1,500 a month became £1,200."
LADDER = "Ladder certificate, renewed 2023; the advanced course is booked."
FILES = "Opened 60 files in 2021; by the end of the year 45 had closed."
QUERY = "The price query took 2.5 s; it takes 0.9 s since I gave it an index."
PLANS = "Audits 16 care plans a month. Talks the findings through with staff."
BEHIND = "Drew the 2021 fete poster; the town awards gave it 'highly commended', one of two behind the winner."
LODGED = "The menu page I coded was shortlisted for a town web award in 2021; a bakery's site won."
AUDIT = "Walked the inspector round in 2022. We passed with two actions, and both are still open."


def _passes(text: str, taxonomy: Taxonomy, *facts: str) -> bool:
    told = [SourceFact(id=f"f{n}", text=fact, role="Officer", employer="Orrin Works") for n, fact in enumerate(facts)]
    return verify_statement(text, told, taxonomy).verdict == "pass"


@pytest.mark.parametrize(
    ("facts", "honest", "false"),
    [
        ((PUMPS,), "Fitted new pumps in the boiler house.", "Won the bid for the pool."),
        ((NOTES, LENA), "Designed the poster and wrote its caption.", "Wrote the programme notes for the poster show."),
        ((VALLEY,), "Sole officer for the lower valley on Sundays.", "Sole officer for the lower valley every day."),
        ((QUILT,), "Took second prize at the Ambleham Fair with a quilt.", "Won the Ambleham Fair with a quilt."),
        ((COURIER,), "Trimmed the monthly courier bill by £300.", "Trimmed the monthly courier bill by £500."),
        ((LADDER,), "Holds a ladder certificate, renewed in 2023.", "Holds an advanced ladder certificate."),
        (
            (FILES,),
            "Opened 60 files in 2021, of which 75% closed by year end.",
            "Opened 60 files, 85% of which closed.",
        ),
        ((QUERY,), "Cut the price query's run time by 64%.", "Cut the price query's run time by 36%."),
        ((PLANS,), "Audited 48 care plans a quarter and fed findings back.", "Audited 60 care plans a quarter."),
        (
            (BEHIND,),
            "Drew a fete poster highly commended in 2021.",
            "Drew the fete poster that won at the town awards.",
        ),
        (
            (LODGED,),
            "Coded a menu page shortlisted for a town web award.",
            "Coded a menu page that won a town web award.",
        ),
        (
            (AUDIT,),
            "Hosted the 2022 audit, passed with two actions.",
            "Hosted the 2022 audit, whose two actions are closed.",
        ),
    ],
)
def test_what_is_told_beside_a_deed_is_not_told_of_it(
    facts: tuple[str, ...], honest: str, false: str, taxonomy: Taxonomy
) -> None:
    assert _passes(honest, taxonomy, *facts)
    assert not _passes(false, taxonomy, *facts)


def test_an_outcome_belongs_to_the_deed_it_is_dated_by_and_not_to_an_arrival(taxonomy: Taxonomy) -> None:
    said = "Cut page loads from 4 seconds to 2."
    assert _passes(said, taxonomy, PAGES)
    assert not _passes(said, taxonomy, JOINED)


@pytest.mark.parametrize(
    ("fact", "honest"),
    [
        (
            "Ran goods-in with a team of 11. Drives the truck every day.",
            "Drives the truck daily and runs a team of 11.",
        ),
        ("Counted stock at all four shops every quarter.", "Counted stock at all four shops each quarter."),
        ("Ran the tests on a rig hired by the week from Tarn Labs.", "Ran the tests on a rig hired from Tarn Labs."),
        ("Moved all 30 servers with nobody helping.", "Single-handedly moved 30 servers."),
        ("Gave flu jabs in two care homes, to 118 residents.", "Vaccinated 118 care-home residents against flu."),
        ("Quoted for 125 lifts in 2022 and won 55.", "Turned 44% of my 2022 lift quotations into orders."),
        (
            "Wrote the refund page and its tests; the screens are another squad's.",
            "Built the refund page and its tests.",
        ),
        ("Patches 75 servers on the second Tuesday night of the month.", "Patches 75 servers each month."),
    ],
)
def test_the_same_thing_in_other_words_passes(fact: str, honest: str, taxonomy: Taxonomy) -> None:
    assert _passes(honest, taxonomy, fact)
