import pytest

from tailoring.ads.posting import posting_from_text
from tailoring.posting import Requirement

pytestmark = pytest.mark.promise("requirements")


def asks(*lines: str) -> tuple[Requirement, ...]:
    return posting_from_text("Requirements\n" + "\n".join(f"- {line}" for line in lines)).requirements


def only(line: str) -> Requirement:
    (requirement,) = asks(line)
    return requirement


def branches(requirement: Requirement) -> list[set[str]]:
    numbers = sorted({term.branch for term in requirement.terms})
    return [{term.text for term in requirement.terms if term.branch == number} for number in numbers]


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("Bachelor's degree in Biology and 3+ years of laboratory experience", 2),
        ("NVQ Level 3 in Electrical Installation; 18th Edition certificate", 2),
        ("Strong communication skills, attention to detail and ability to meet deadlines", 3),
        ("Excellent verbal and written communication skills", 1),
        ("Knowledge of HACCP, allergens and stock rotation", 1),
        ("Bachelor's degree or equivalent experience", 1),
    ],
)
def test_a_line_gives_one_requirement_for_each_thing_asked(line: str, parts: int) -> None:
    assert len(asks(line)) == parts


@pytest.mark.parametrize(
    ("line", "least", "most", "of"),
    [
        ("5+ years of Python", 5, None, "Python"),
        ("Three to five years of bookkeeping experience", 3, 5, "bookkeeping"),
        ("At least 2 years' post-qualification experience in family law", 2, None, "family law"),
        ("Minimum of two (2) years managing residential sites", 2, None, "managing residential sites"),
        ("18 months as a line cook", 1.5, None, "line cook"),
        ("Experience with AutoCAD for at least 3 years", 3, None, "AutoCAD"),
        (
            "Two years of full-time paid experience as a Wharf Builder or in a class at that level",
            2,
            None,
            "Wharf Builder",
        ),
    ],
)
def test_years_are_found_with_what_they_are_of(line: str, least: float, most: float | None, of: str) -> None:
    requirement = only(line)
    assert (requirement.years, requirement.years_max, requirement.years_of) == (least, most, of)


@pytest.mark.parametrize(
    "line",
    [
        "At least 21 years of age",
        "Graduation from a four-year college",
        "Clean driving record with no violations in 3 years",
    ],
)
def test_ages_courses_and_spans_of_time_are_no_years_of_experience(line: str) -> None:
    assert only(line).years is None


@pytest.mark.parametrize(
    ("line", "kind", "knock_out"),
    [
        ("Valid Class A commercial driver's license", "certification", "licence"),
        ("Current RN licence in good standing", "certification", "licence"),
        ("Active security clearance", "eligibility", "clearance"),
        ("Right to work in the UK", "eligibility", "right_to_work"),
        ("Willingness to travel up to 25%", "eligibility", "travel"),
        ("Able to work night shifts and weekends", "eligibility", "shift"),
        ("Bachelor's degree in chemistry", "education", "degree"),
        ("Fluent in Dutch and English", "language", "language"),
        ("Must be at least 18 years old", "eligibility", "age"),
        ("Ability to lift 25 kg", "eligibility", "physical"),
    ],
)
def test_knock_outs_are_named(line: str, kind: str, knock_out: str) -> None:
    requirement = only(line)
    assert (requirement.kind, requirement.knock_out) == (kind, knock_out)


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("High school diploma or GED", "education"),
        ("PMP certification", "certification"),
        ("3 years of retail experience", "experience"),
        ("Track record of meeting sales targets", "experience"),
        ("Patience and empathy", "soft_skill"),
        ("Advanced Excel", "hard_skill"),
        ("Experience with French cuisine", "experience"),
    ],
)
def test_kinds_are_told_by_what_is_asked(line: str, kind: str) -> None:
    assert only(line).kind == kind


@pytest.mark.parametrize(
    ("line", "importance"),
    [
        ("Knowledge of SAP is a plus", "nice_to_have"),
        ("Knowledge of SAP (preferred)", "preferred"),
        ("Ideally, a background in catering", "preferred"),
        ("Knowledge of SAP, not required", "nice_to_have"),
        ("5 years of sales experience, ideally in retail", "required"),
        ("Excellent customer service (friendly, courteous and helpful)", "required"),
    ],
)
def test_a_line_among_the_musts_may_say_that_it_is_a_wish(line: str, importance: str) -> None:
    assert only(line).importance == importance


def test_a_wish_at_the_end_of_a_must_is_a_requirement_of_its_own() -> None:
    degree, certificate = asks("Bachelor's degree in Accounting; CPA preferred")
    assert (degree.importance, degree.knock_out) == ("required", "degree")
    assert (certificate.importance, certificate.knock_out) == ("preferred", None)


def test_a_remark_in_brackets_is_a_wish_beside_the_must() -> None:
    tool, wish = asks("Proficiency in a BI tool (Tableau preferred)")
    assert (tool.importance, wish.importance, wish.text) == ("required", "preferred", "Tableau preferred")


def test_a_licence_that_is_only_preferred_never_knocks_out() -> None:
    posting = posting_from_text("Preferred qualifications\n- Forklift licence\n- Bachelor's degree in logistics")
    assert [requirement.knock_out for requirement in posting.requirements] == [None, None]


def test_a_degree_or_equivalent_experience_does_not_knock_out() -> None:
    requirement = only("Bachelor's degree in computer science or equivalent experience")
    assert (requirement.logic, requirement.knock_out) == ("or_equivalent", None)


def test_a_list_with_and_asks_for_all_and_an_or_makes_alternatives() -> None:
    requirement = only("Experience with Excel, SQL and NetSuite or SAP")
    assert requirement.logic == "all_of"
    assert branches(requirement) == [{"Excel"}, {"SQL"}, {"NetSuite", "SAP"}]


@pytest.mark.parametrize(
    "line",
    ["Proficient in Python, Java or Go", "One of Python, Java, Go", "A programming language such as Python, Java, Go"],
)
def test_one_of_several_is_any_of(line: str) -> None:
    requirement = only(line)
    assert requirement.logic == "any_of"
    assert {"Python", "Java", "Go"} <= {term.text for term in requirement.terms}


def test_numbered_alternatives_are_one_requirement_with_the_least_years() -> None:
    posting = posting_from_text(
        "REQUIREMENTS\n\n1. Four years of paid experience as a clerk; or\n"
        "2. Two years of paid experience as a cashier.\n"
        "3. A valid driver's license is required.\n"
    )
    either, licence = posting.requirements
    assert (either.logic, either.years) == ("any_of", 2)
    assert licence.knock_out == "licence"


def test_what_may_be_substituted_makes_the_requirement_before_it_or_equivalent() -> None:
    posting = posting_from_text(
        "REQUIREMENTS\n\nTwo years of experience as a clerk.\n\n"
        "A bachelor's degree may be substituted for one year of the required experience.\n"
    )
    assert [(r.kind, r.logic) for r in posting.requirements] == [("experience", "or_equivalent")]


def test_known_terms_carry_the_id_of_their_concept_and_unknown_ones_none() -> None:
    known = {term.text: term.concept_id for term in only("Knowledge of Python, Fendlewick and SQL").terms}
    assert known["Python"]
    assert known["SQL"]
    assert known["Fendlewick"] == ""


def test_the_languages_asked_are_the_terms_and_their_level_is_kept() -> None:
    requirement = only("Fluent in German and English")
    assert [term.text for term in requirement.terms] == ["German", "English"]
    assert requirement.level == "Fluent"


def test_the_same_line_twice_is_asked_once() -> None:
    assert len(asks("Forklift licence", "Forklift licence")) == 1


@pytest.mark.parametrize(
    "line",
    [
        "Know your way around farm buses: UART, I2C, SPI, GPIO, timers",
        "Exceptional communication: outstanding writing, editing, and verbal communication skills",
        "Strong operational mindset: process design, decision making, and systems thinking",
    ],
)
def test_what_is_listed_behind_a_heading_of_its_own_is_asked_as_one(line: str) -> None:
    assert [one.text for one in asks(line)] == [line]


def test_papers_behind_a_colon_are_asked_each_for_itself() -> None:
    assert len(asks("You will need: a clean driving licence, a CSCS card")) == 2
