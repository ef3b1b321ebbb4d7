"""Guards over the whole taxonomy against the mistakes that an audit of it found, each as a class."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from tailoring.skills.mentions import find_mentions
from tailoring.skills.normalise import fold_phrase, folded_words
from tailoring.skills.relations import relation
from tailoring.skills.stance import stances
from tailoring.skills.taxonomy import Taxonomy, load_taxonomy

pytestmark = pytest.mark.promise("taxonomy-audit")

LEVELS = frozenset(
    {"senior", "junior", "advanced", "basic", "beginner", "intermediate", "expert", "fluent", "fluency", "native",
     "strong", "excellent", "strategic", "chief", "principal", "certified", "licensed"}
)  # fmt: skip


@pytest.fixture(scope="module")
def taxonomy() -> Taxonomy:
    return load_taxonomy()


def _named(taxonomy: Taxonomy) -> Iterator[tuple[str, str]]:
    for concept in taxonomy.concepts.values():
        for alias in concept.aliases if concept.kind != "tool" else ():  # "Expert" may be a product's name
            yield concept.name, alias


def test_no_alias_differs_from_its_concept_by_a_word_of_level_alone(taxonomy: Taxonomy) -> None:
    wrong = [
        (name, alias)
        for name, alias in _named(taxonomy)
        if (more := set(folded_words(name)) ^ set(folded_words(alias))) and more <= LEVELS
    ]
    assert not wrong


def test_no_alias_is_a_bare_name_with_a_level_before_it(taxonomy: Taxonomy) -> None:
    grades = LEVELS & {"advanced", "basic", "beginner", "intermediate", "expert", "strong", "excellent"}
    for concept in taxonomy.concepts.values():
        names = {fold_phrase(name) for name in (concept.name, *concept.aliases)}
        told = [folded_words(alias) for alias in concept.aliases]
        assert not [words for words in told if words[0] in grades and "".join(words[1:]) in names]


def test_no_alias_of_a_degree_is_only_being_on_its_way(taxonomy: Taxonomy) -> None:
    degrees = [one for one in taxonomy.credentials.values() if one.type == "degree"]
    assert not [a for one in degrees for a in one.aliases if re.search(r"\bdegree program(?:me)? in\b", a)]


@pytest.mark.parametrize(
    ("concept", "other"),
    [
        ("Marketing automation", "marketing automation tools"),
        ("Vendor management", "vendors"),
        ("Health and safety management", "safety"),
        ("Industrial maintenance", "maintenance"),
        ("Operations management", "operations"),
        ("Machining", "machine tools"),
        ("Contract drafting", "contracts"),
        ("Dashboards", "creating dashboards"),
        ("Training delivery", "training development"),
        ("Monitoring and observability", "monitoring"),
        ("Process improvement", "efficiency"),
        ("Pipeline management", "pipeline"),
        ("Data analysis", "analytics tools"),
        ("Test cases", "writing test cases"),
    ],
)
def test_a_thing_its_tools_and_its_management_are_not_one(taxonomy: Taxonomy, concept: str, other: str) -> None:
    known = next(one for one in taxonomy.concepts.values() if one.name == concept)
    assert fold_phrase(other) not in {fold_phrase(alias) for alias in known.aliases}
    assert known.id not in [sense.target for sense in taxonomy.senses.get(fold_phrase(other), ())]


@pytest.mark.parametrize(
    ("asked", "offered"),
    [
        ("Staking", "Murex"),
        ("Gaming", "Unity"),
        ("Unit economics", "Budgeting"),
        ("Statutes", "Legal advice"),
        ("Avalara", "TaxCalc"),
        ("AI research", "Titration"),
        ("InfluxDB", "MongoDB"),
        ("Deepfake detection", "Copywriting"),
        ("Counterbalance", "Order picking"),
        ("Sensors", "Programmable logic controllers"),
    ],
)
def test_what_is_only_spoken_of_together_does_not_stand_in(taxonomy: Taxonomy, asked: str, offered: str) -> None:
    by_name = {one.name: one.id for one in taxonomy.concepts.values()}
    link = relation(taxonomy, by_name[asked], by_name[offered])
    assert link is None or link.tier == "weak"


@pytest.mark.parametrize(
    ("credential", "concept"),
    [
        ("AWS Certified Cloud Practitioner", "Amazon Web Services"),
        ("Certified Welding Inspector", "Welding"),
        ("CAPM", "Project management"),
        ("Machine Learning Specialization", "Machine learning"),
        ("Occupational Therapy Assistant licence", "Occupational therapy"),
    ],
)
def test_a_beginners_certificate_is_not_the_practice(taxonomy: Taxonomy, credential: str, concept: str) -> None:
    held = next(one.id for one in taxonomy.credentials.values() if one.name == credential)
    asked = next(one.id for one in taxonomy.concepts.values() if one.name == concept)
    link = relation(taxonomy, asked, held)
    assert link is not None
    assert link.tier in {"adjacent", "weak"}


@pytest.mark.parametrize(
    ("text", "concept"),
    [
        ("data testing and monitoring", "test-data"),
        ("for a better operation of the system", "operating-systems"),
        ("managing our network of specialists", "network-administration"),
        ("reduce manual operations", "operating-manuals"),
        ("use of development and design tools", "tool-design"),
        ("Design, build and run services", "service-running"),
        ("delivery services", "service-delivery-management"),
        ("start of shift checks", "cheques"),
        ("as provided in Sec. 4.20", "sec"),
        ("Reliable transportation", "dependability"),
        ("extension of purchase organization", "organisation"),
    ],
)
def test_words_of_another_sense_are_no_mention(taxonomy: Taxonomy, text: str, concept: str) -> None:
    assert concept not in [mention.concept_id for mention in find_mentions(text, taxonomy)]


def test_the_first_word_of_a_list_is_understood_by_the_last(taxonomy: Taxonomy) -> None:
    assert [m.concept_id for m in find_mentions("Rust, Go, Python", taxonomy)] == ["rust", "go", "python"]
    assert "rust" in [m.concept_id for m in find_mentions("Skills: Rust", taxonomy)]
    assert "rust" not in [m.concept_id for m in find_mentions("Remove rust and old paint", taxonomy)]


@pytest.mark.parametrize("text", ["M.S. or Ph.D. in Computer Science", "MS/PhD in Computer Science"])
def test_the_subject_of_two_degrees_belongs_to_the_last(taxonomy: Taxonomy, text: str) -> None:
    found = [mention.concept_id for mention in find_mentions(text, taxonomy)]
    assert found == ["credential-master-of-science", "credential-doctorate-in-computer-science"]


def test_a_stop_ends_a_phrase_that_is_no_abbreviation(taxonomy: Taxonomy) -> None:
    found = [mention.text for mention in find_mentions("I did risk. assessment was another's", taxonomy)]
    assert "risk. assessment" not in found


def test_how_and_by_whom_are_told_together() -> None:
    text = "No Java. My team used Python. Learning Rust now"
    known = stances(text)
    for word in ("Java", "Python", "Rust"):
        start = text.index(word)
        assert known.of(start, start + len(word)) == (
            known.modality(start, start + len(word)),
            known.actor(start, start + len(word)),
        )
    assert known.of(3, 7) == ("negated", "self")
