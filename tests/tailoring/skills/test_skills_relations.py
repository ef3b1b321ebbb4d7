"""How what is offered stands to what is asked."""

import pytest

from tailoring.skills.relations import relation
from tailoring.skills.taxonomy import Taxonomy, load_taxonomy

pytestmark = pytest.mark.promise("relations")


@pytest.fixture(scope="module")
def taxonomy() -> Taxonomy:
    return load_taxonomy()


@pytest.mark.parametrize(
    ("asked", "offered", "kind", "tier"),
    [
        ("python", "python", "same", "direct"),
        ("container-orchestration", "kubernetes", "narrower", "direct"),
        ("aws-lambda", "google-cloud-functions", "peer", "transferable"),
        ("quickbooks", "xero", "peer", "transferable"),
        ("python", "java", "peer", "adjacent"),
        ("kubernetes", "docker-swarm", "simpler", "adjacent"),
        ("graphql", "rest-apis", "technique", "weak"),
        ("amazon-ec2", "cloud-computing", "broader", "weak"),
        ("google-cloud-platform", "aws-lambda", "peer", "adjacent"),
        ("intensive-care-nursing", "emergency-nursing", "peer", "transferable"),
    ],
)
def test_a_link_has_a_kind_and_the_best_tier_it_can_reach(
    asked: str, offered: str, kind: str, tier: str, taxonomy: Taxonomy
) -> None:
    link = relation(taxonomy, asked, offered)
    assert link is not None
    assert (link.kind, link.tier) == (kind, tier)
    assert link.why


def test_a_substitution_is_directed(taxonomy: Taxonomy) -> None:
    forth, back = relation(taxonomy, "kubernetes", "docker-swarm"), relation(taxonomy, "docker-swarm", "kubernetes")
    assert forth is not None
    assert back is None or back.kind != forth.kind


def test_things_of_different_trades_have_no_link(taxonomy: Taxonomy) -> None:
    assert relation(taxonomy, "wound-care", "kubernetes") is None


def test_a_licence_is_never_met_by_a_skill(taxonomy: Taxonomy) -> None:
    assert relation(taxonomy, "credential-registered-nurse-licence", "wound-care") is None
    assert relation(taxonomy, "wound-care", "credential-registered-nurse-licence") is None


@pytest.mark.parametrize(
    ("asked", "offered", "kind", "tier"),
    [
        ("prince2-foundation", "prince2-practitioner", "narrower", "direct"),
        ("prince2-practitioner", "prince2-foundation", "broader", "weak"),
        ("registered-nurse-licence", "nmc-registration", "peer", "transferable"),
        ("bachelors-degree", "master-of-science", "narrower", "direct"),
        ("bachelors-degree", "associate-degree", "broader", "weak"),
        ("bachelors-degree", "bachelor-of-science-in-nursing", "peer", "direct"),
        ("bachelor-of-laws", "bachelor-of-education", "related", "weak"),
        ("higher-national-diploma", "foundation-degree", "peer", "direct"),
    ],
)
def test_credentials_stand_to_each_other_by_prerequisite_equivalence_and_level(
    asked: str, offered: str, kind: str, tier: str, taxonomy: Taxonomy
) -> None:
    link = relation(taxonomy, f"credential-{asked}", f"credential-{offered}")
    assert link is not None
    assert (link.kind, link.tier) == (kind, tier)


def test_a_certificate_shows_the_skill_it_is_given_for_and_the_skill_never_shows_the_certificate(
    taxonomy: Taxonomy,
) -> None:
    forth = relation(taxonomy, "first-aid", "credential-first-aid-at-work")
    assert forth is not None
    assert (forth.kind, forth.tier) == ("credential", "direct")
    assert relation(taxonomy, "credential-first-aid-at-work", "first-aid") is None


def test_an_examination_shows_a_tool_less_than_work_with_it(taxonomy: Taxonomy) -> None:
    link = relation(taxonomy, "splunk", "credential-splunk-certification")
    assert link is not None
    assert link.tier == "transferable"


@pytest.mark.parametrize(
    ("asked", "offered"),
    [
        ("obstetrics-and-gynaecology", "obstetrics"),
        ("carpet-and-upholstery-cleaning", "upholstery-cleaning"),
        ("door-and-window-installation", "window-installation"),
    ],
)
def test_one_of_two_things_asked_together_is_no_direct_match(asked: str, offered: str, taxonomy: Taxonomy) -> None:
    link = relation(taxonomy, asked, offered)
    assert link is not None
    assert (link.kind, link.tier) == ("part", "adjacent")


def test_one_language_does_not_stand_in_for_another(taxonomy: Taxonomy) -> None:
    assert relation(taxonomy, "spanish", "french") is None


def test_unrelated_certificates_have_no_link(taxonomy: Taxonomy) -> None:
    assert relation(taxonomy, "credential-project-management-professional", "credential-cissp") is None
    assert relation(taxonomy, "credential-gas-safe-registration", "credential-cissp") is None


def test_a_paper_shows_no_more_of_a_wider_thing_than_what_it_is_given_for(taxonomy: Taxonomy) -> None:
    asked, paper = taxonomy.find("Health and safety management"), taxonomy.find("First Aid at Work")
    link = relation(taxonomy, asked or "", paper or "")
    assert link is not None
    assert link.tier == "weak"


def test_a_name_with_and_in_it_that_is_one_thing_has_no_parts(taxonomy: Taxonomy) -> None:
    asked, offered = taxonomy.find("Health and safety management"), taxonomy.find("Safety inspections")
    link = relation(taxonomy, asked or "", offered or "")
    assert link is not None
    assert (link.kind, link.tier) == ("narrower", "direct")


def test_products_of_one_kind_are_peers_and_never_kinds_of_each_other(taxonomy: Taxonomy) -> None:
    for asked, offered in (("Lightspeed Retail", "Vend POS"), ("Salesforce", "Dynamics 365 Sales")):
        link = relation(taxonomy, taxonomy.find(asked) or "", taxonomy.find(offered) or "")
        assert link is not None
        assert (link.kind, link.tier) == ("peer", "transferable")
