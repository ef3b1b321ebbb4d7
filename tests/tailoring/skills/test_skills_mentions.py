"""How concepts and credentials are found in text: spellings, senses, modality and actor."""

import time

import pytest

from tailoring.skills.mentions import find_mentions
from tailoring.skills.taxonomy import Taxonomy, load_taxonomy

pytestmark = pytest.mark.promise("mentions")


@pytest.fixture(scope="module")
def taxonomy() -> Taxonomy:
    return load_taxonomy()


def found(text: str, taxonomy: Taxonomy, context: str = "") -> list[str]:
    return [mention.concept_id for mention in find_mentions(text, taxonomy, context=context)]


@pytest.mark.parametrize(
    ("text", "concept"),
    [
        ("Wound-care on a busy ward", "wound-care"),
        ("made pivot-tables weekly", "pivot-tables"),
        ("services in Node.JS", "node-js"),
        ("set up CI / CD", "ci-cd"),
        ("Continuous Integration and Continuous Delivery", "ci-cd"),
        ("reported KPIs", "kpi-tracking"),
        ("ran programme management", "programme-management"),
        ("ran program management", "programme-management"),
        ("PowerBI reports", "power-bi"),
        ("an Angular14 front end", "angular"),
        ("AWS Certified Solutions Architect – Associate", "credential-aws-certified-solutions-architect-associate"),
        ("holds a valid driver's license", "credential-driving-licence"),
        ("holds a B.Sc.", "credential-bachelor-of-science"),
    ],
)
def test_a_phrase_is_found_in_any_of_its_spellings(text: str, concept: str, taxonomy: Taxonomy) -> None:
    assert concept in found(text, taxonomy)


def test_members_of_a_slash_list_are_found_one_by_one(taxonomy: Taxonomy) -> None:
    assert found("C/C++ and C# on Linux", taxonomy) == ["c-language", "c-plus-plus", "c-sharp", "linux"]


def test_words_that_share_one_head_are_each_found(taxonomy: Taxonomy) -> None:
    assert found("project and programme management", taxonomy) == ["project-management", "programme-management"]


def test_the_longest_phrase_hides_the_shorter_ones_in_it(taxonomy: Taxonomy) -> None:
    assert found("apps in React Native", taxonomy) == ["react-native"]


@pytest.mark.parametrize(
    ("text", "concept", "words"),
    [
        ("Rotate the stock, clean the fridge", "stock-rotation", "Rotate the stock"),
        ("rotation of stock", "stock-rotation", "rotation of stock"),
        ("planning engaging lessons", "lesson-planning", "planning engaging lessons"),
        ("calibration of instruments", "instrument-calibration", "calibration of instruments"),
        ("Manage budgets effectively", "budget-management", "Manage budgets"),
        ("managing budgets and suppliers in retail", "vendor-management", "suppliers"),
    ],
)
def test_a_thing_is_found_whether_a_verb_or_a_noun_says_it(
    text: str, concept: str, words: str, taxonomy: Taxonomy
) -> None:
    assert words in [m.text for m in find_mentions(text, taxonomy) if m.concept_id == concept]


def test_the_first_words_of_a_longer_object_are_not_the_object(taxonomy: Taxonomy) -> None:
    assert "project-management" not in found("The manager of project Nightingale", taxonomy)
    assert "stock-rotation" not in found("Rotation of stock pictures", taxonomy)


@pytest.mark.parametrize(
    ("text", "language", "named"),
    [
        ("Fluent English and French", "french", True),
        ("English, Spanish and Mandarin spoken", "mandarin", True),
        ("A French restaurant in Leeds", "french", False),
        ("Polish the brass and the floors", "polish", False),
    ],
)
def test_a_nation_s_word_is_a_language_only_where_speech_is_meant(
    text: str, language: str, *, named: bool, taxonomy: Taxonomy
) -> None:
    assert (language in found(text, taxonomy)) is named


def test_a_plural_of_capitals_names_what_the_capitals_name(taxonomy: Taxonomy) -> None:
    assert "large-language-models" in found("Built products with LLMs and Python", taxonomy)


def test_spans_point_at_the_words_as_written(taxonomy: Taxonomy) -> None:
    text = "Led Wound-Care; wrote SOPs."
    for mention in find_mentions(text, taxonomy):
        assert text[mention.span.start : mention.span.end] == mention.text


@pytest.mark.parametrize(
    ("text", "concept", "named"),
    [
        ("Backend services in Go and Python", "go", True),
        ("Ready to go above and beyond", "go", False),
        ("Proficient in Excel and Word", "microsoft-excel", True),
        ("You will excel at service", "microsoft-excel", False),
        ("Excel at everything you do", "microsoft-excel", False),
        ("Java, Spring and Hibernate", "spring", True),
        ("Joined in Spring 2024", "spring", False),
        ("Analysed data in R and SAS", "r", True),
        ("Databases in Excel and Access", "microsoft-access", True),
        ("Access to patient records", "microsoft-access", False),
        ("Kubernetes, Ansible and Chef", "chef", True),
        ("Head Chef in a hotel kitchen", "chef", False),
        ("a safe place to work", "scaled-agile", False),
        ("worked as a nurse", "credential-associate-degree", False),
        ("prevent accidents", "product-launch-events", False),
        ("REST services", "rest-apis", True),
        ("the rest of the team", "rest-apis", False),
        ("San Francisco office", "storage-area-networks", False),
        ("Hands warm leads to the sales team", "leads", True),
        ("Lead the weekly sales meeting", "leads", False),
        ("The company and its sales pipeline", "intelligent-transportation-systems", False),
        ("Signal timing and ITS on arterial streets", "intelligent-transportation-systems", True),
        ("Runs records, logs and registers of evidence", "records", False),
        ("Charts, records and logs kept up to date", "records", True),
    ],
)
def test_an_ambiguous_word_is_a_concept_only_where_the_words_around_say_so(
    text: str, concept: str, *, named: bool, taxonomy: Taxonomy
) -> None:
    assert (concept in found(text, taxonomy)) is named


def test_the_context_helps_where_the_line_itself_says_too_little(taxonomy: Taxonomy) -> None:
    assert "go" not in found("Go", taxonomy)
    assert "go" in found("Go", taxonomy, context="Programming languages")


def test_one_abbreviation_names_different_things_in_different_trades(taxonomy: Taxonomy) -> None:
    assert found("LLM agents with RAG and Python", taxonomy)[0] == "large-language-models"
    assert found("LLM in international law, University of Ghent", taxonomy)[0] == "credential-master-of-laws"


@pytest.mark.parametrize(
    ("text", "concept", "modality"),
    [
        ("Five years of Kubernetes", "kubernetes", "held"),
        ("No experience of Kubernetes", "kubernetes", "negated"),
        ("Never used Terraform", "terraform", "negated"),
        ("Ran deployments without Docker", "docker", "negated"),
        ("Every language other than Java", "java", "negated"),
        ("Kotlin, not Java", "java", "negated"),
        ("Used Docker Swarm rather than Kubernetes", "kubernetes", "negated"),
        ("Used Docker Swarm rather than Kubernetes", "docker-swarm", "held"),
        ("Not only Java but also Kotlin", "java", "held"),
        ("No experience of Java but strong Kotlin", "kotlin", "held"),
        ("Without Docker, deployed to Tomcat", "apache-tomcat", "held"),
        ("Currently studying Python", "python", "learning"),
        ("Working towards CCNA", "credential-ccna", "learning"),
        ("CCNA (in progress)", "credential-ccna", "learning"),
        ("CompTIA A+, CCNA (in progress)", "credential-comptia-a-plus", "held"),
        ("Studying for the CCNA, hold CompTIA A+", "credential-comptia-a-plus", "held"),
        ("BSN expected May 2027", "credential-bachelor-of-science-in-nursing", "learning"),
        ("PMP (booked for March)", "credential-project-management-professional", "planned"),
        ("Plan to learn Rust programming", "rust", "planned"),
        ("ACLS lapsed", "credential-advanced-cardiovascular-life-support", "negated"),
        ("Machine learning in Python", "python", "held"),
        ("Python (studying)", "python", "learning"),
        ("Python: learning", "python", "learning"),
        ("In training: Python", "python", "learning"),
        ("Kubernetes (currently learning), Docker", "docker", "held"),
        ("Python, learning quickly", "python", "held"),
        ("CompTIA A+, studying CCNA", "credential-comptia-a-plus", "held"),
    ],
)
def test_how_a_thing_is_held_is_read_from_its_clause(
    text: str, concept: str, modality: str, taxonomy: Taxonomy
) -> None:
    held = {mention.concept_id: mention.modality for mention in find_mentions(text, taxonomy)}
    assert held[concept] == modality


@pytest.mark.parametrize(
    ("text", "concept", "actor"),
    [
        ("Ran the Jenkins server", "jenkins", "self"),
        ("My colleague ran the Jenkins server", "jenkins", "other"),
        ("The team used Terraform", "terraform", "team"),
        ("We used Terraform. I wrote Python", "python", "self"),
        ("Supported analysts who built Tableau dashboards", "tableau", "other"),
        ("Supervised by a Java lead", "java", "other"),
        ("Led the team, writing Python", "python", "self"),
    ],
)
def test_who_did_it_is_read_from_the_sentence(text: str, concept: str, actor: str, taxonomy: Taxonomy) -> None:
    actors = {mention.concept_id: mention.actor for mention in find_mentions(text, taxonomy)}
    assert actors[concept] == actor


def test_text_without_words_names_nothing(taxonomy: Taxonomy) -> None:
    assert find_mentions(" — • ", taxonomy) == ()


def test_a_line_of_200_characters_takes_about_a_millisecond(taxonomy: Taxonomy) -> None:
    line = (
        "Managed wound care, phlebotomy and IV therapy on a 32-bed ward; trained nurses in Excel, SQL and Python. " * 2
    )
    find_mentions(line, taxonomy)
    started = time.process_time()
    for _ in range(50):
        find_mentions(line, taxonomy)
    assert (time.process_time() - started) / 50 < 0.005
