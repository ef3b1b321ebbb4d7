import re
from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tailoring.skills.mentions import find_mentions
from tailoring.skills.taxonomy import Taxonomy, load_taxonomy
from tailoring.truth.evidence import SourceFact
from tailoring.truth.statement import verify_statement

pytestmark = pytest.mark.promise("truth-guard")

FACTS = (
    "Routed 45 lorries a day in Paragon.",
    "Cut dispatch time from 95 seconds to 76 seconds.",
    "Held a budget of £2,350,000 across 14 sites.",
    "Trained 27 drivers in 2019.",
    "Reduced fuel spend by 18% in 2021.",
    "Repaired 63 pumps, 9 of them on night shifts.",
)
HOME = {"role": "Transport Planner", "employer": "Brack Haulage", "dates": "May 2016–Apr 2022"}
CLAUSES = (
    "Planned the night routes",
    "answered drivers' calls",
    "kept the tachograph records",
    "booked slots at the docks",
    "wrote the weekly rota",
)
CREDENTIALS = (
    "PRINCE2 Practitioner",
    "CompTIA Security+",
    "Registered Nurse",
    "PMP",
    "CISSP",
    "AWS Certified Developer",
)
EMPLOYERS = ("Aldway Stores", "Kestrel Foods", "Northgate Trust", "Vale Analytical", "Harrow Gyms")
DENIED = (
    ("Drew a depot layout; it was never built.", "Built the depot layout."),
    ("Quoted for the harbour crane; the port turned it down.", "Installed the harbour crane."),
    ("Tested the booking app; nobody has audited it for GDPR.", "Tested the booking app, achieving GDPR compliance."),
    ("Cannot drive the HIAB lorry.", "Drives the HIAB lorry."),
    ("Never managed the cold store.", "Managed the cold store."),
)
few = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@cache
def aliased_tools() -> tuple[str, ...]:
    """The tools that are always found under their name and under another one."""
    taxonomy = load_taxonomy()
    return tuple(
        concept.id
        for concept in taxonomy.concepts.values()
        if concept.kind == "tool"
        and all(names_only(form, concept.id) for form in (concept.name, *concept.aliases))
        and any(taxonomy.find(alias) == concept.id for alias in concept.aliases)
    )


def names_only(form: str, concept_id: str) -> bool:
    mentions = find_mentions(f"Wrote reports with {form} for the depot.", load_taxonomy())
    return concept_id in {mention.concept_id for mention in mentions if mention.text == form}


def verdict(text: str, *facts: str) -> str:
    sources = [SourceFact(id=f"f{number}", text=fact, **HOME) for number, fact in enumerate(facts)]
    return verify_statement(text, sources, load_taxonomy()).verdict


@few
@given(st.sampled_from(FACTS), st.data())
def test_a_true_sentence_with_any_one_digit_changed_is_refused(fact: str, data: st.DataObject) -> None:
    places = [match.start() for match in re.finditer(r"\d", fact)]
    place = data.draw(st.sampled_from(places))
    others = [digit for digit in "123456789" if digit != fact[place]]
    changed = fact[:place] + data.draw(st.sampled_from(others)) + fact[place + 1 :]
    assert verdict(fact, *FACTS) == "pass"
    assert verdict(changed, fact) == "refuse"


@few
@given(st.sampled_from(CREDENTIALS), st.sampled_from(CREDENTIALS))
def test_a_credential_passes_only_as_itself(held: str, said: str) -> None:
    answer = verdict(f"Holds the {said} certificate.", f"Holds the {held} certificate.", "Keeps the rota.")
    assert (answer == "pass") == (held == said)


@few
@given(st.sampled_from(EMPLOYERS), st.sampled_from(EMPLOYERS))
def test_an_employer_passes_only_as_itself(true: str, said: str) -> None:
    answer = verdict(f"Worked for {said} on the loading bays.", f"Worked for {true} on the loading bays.")
    assert (answer == "pass") == (true == said)


@few
@given(st.sampled_from(DENIED))
def test_a_sentence_without_its_negation_is_refused(pair: tuple[str, str]) -> None:
    fact, bold = pair
    assert verdict(fact, fact) == "pass"
    assert verdict(bold, fact, "Keeps the rota.") != "pass"


@few
@given(st.permutations(CLAUSES), st.integers(min_value=1, max_value=len(CLAUSES)))
def test_clauses_may_change_places_and_be_left_out(order: list[str], kept: int) -> None:
    fact = ", ".join(CLAUSES) + "."
    assert verdict(", ".join(order[:kept]) + ".", fact) == "pass"


@few
@given(st.data())
def test_a_name_may_give_way_to_a_listed_alias(data: st.DataObject) -> None:
    concept_id = data.draw(st.sampled_from(aliased_tools()))
    taxonomy = load_taxonomy()
    name = taxonomy.name(concept_id)
    alias = data.draw(
        st.sampled_from([one for one in taxonomy.aliases(concept_id) if taxonomy.find(one) == concept_id])
    )
    assert verdict(f"Wrote reports with {alias} for the depot.", f"Wrote reports with {name} for the depot.") == "pass"


def test_a_broader_kind_passes_and_a_narrower_or_a_sibling_is_refused(taxonomy: Taxonomy) -> None:
    assert "kubernetes" in taxonomy.concepts
    fact = "Ran the ticket service on Kubernetes."
    assert verdict("Ran the ticket service on a container platform.", fact) == "pass"
    assert verdict("Ran the ticket service on Amazon EKS.", fact) == "refuse"
    assert verdict("Ran the ticket service on Docker Swarm.", fact) == "refuse"
