"""What a fact counts without saying the number, and how often, told in other words: what follows, what does not."""

from datetime import date

import pytest

from tailoring.skills.taxonomy import Taxonomy
from tailoring.truth.evidence import SourceFact
from tailoring.truth.statement import verify_statement

pytestmark = pytest.mark.promise("truth-guard")

# The fact, a rewrite that follows from it, and one that does not.
COUNTS = [
    (
        "Fed 25 calves a round, three rounds a day.",
        "Fed 75 calves a day.",
        "Fed 95 calves a day.",
    ),
    (
        "Rework dropped to 8 hours a week; it had been 12.",
        "Rework down by a third.",
        "Rework down by half.",
    ),
    (
        "Of 30 evening students in 2022, 10 went on to college.",
        "One evening student in three went on to college.",
        "One evening student in two went on to college.",
    ),
    (
        "Wrote 21 programme notes in 2021, 6 of them for opera.",
        "Wrote 21 programme notes, six for opera.",
        "Wrote 21 programme notes, nine for opera.",
    ),
    (
        "No van left the yard until I had checked its load.",
        "Checked the load of every van before it left the yard.",
        "Checked the load of every van and lorry after a trip to all depots nationwide.",
    ),
    (
        "Drilled 18 wells in 2020.",
        "Drilled 18 wells inside a year.",
        "Drilled 18 wells inside a month.",
    ),
]


def _verdict(fact: str, said: str, taxonomy: Taxonomy) -> str:
    facts = [SourceFact(id="f1", text=fact, role="Technician", employer="Harbour Works", dates="2016–2023")]
    return verify_statement(said, facts, taxonomy, as_of=date(2025, 1, 1)).verdict


@pytest.mark.parametrize(("fact", "honest"), [(fact, honest) for fact, honest, _ in COUNTS])
def test_what_follows_from_the_counting_of_a_fact_passes(fact: str, honest: str, taxonomy: Taxonomy) -> None:
    assert _verdict(fact, honest, taxonomy) == "pass"


@pytest.mark.parametrize(("fact", "false"), [(fact, false) for fact, _, false in COUNTS])
def test_what_does_not_follow_from_the_counting_of_a_fact_is_refused(fact: str, false: str, taxonomy: Taxonomy) -> None:
    assert _verdict(fact, false, taxonomy) != "pass"
