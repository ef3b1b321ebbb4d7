import pytest

from tailoring.ads.posting import posting_from_text
from tailoring.posting import Requirement

pytestmark = pytest.mark.promise("requirements")


def asks(text: str) -> tuple[Requirement, ...]:
    return posting_from_text(text, title="Fitter").requirements


@pytest.mark.parametrize(
    ("line", "topic"),
    [
        ("IPAF would be an advantage", "IPAF"),
        ("You must hold a valid SIA licence", "a valid SIA licence"),
        ("Strong knowledge of food labelling", "food labelling"),
        ("At least four years' experience of stock control is essential", "stock control"),
        ("Experience as a chartered surveyor preferred", "Experience as a chartered surveyor"),
        ("Chartered surveyor wanted", "Chartered surveyor"),
        ("Polish is a plus", "Polish"),
        ("Pallet truck licence (counterbalance) desirable", "Pallet truck licence"),
        ("CIMA Level 2 qualified", "CIMA Level 2"),
        ("A clean driving licence, as the depot is rural", "A clean driving licence"),
        ("Candidates should have excellent spreadsheet skills", "spreadsheet skills"),
        ("Advanced Food Hygiene certificate", "Advanced Food Hygiene certificate"),
        ("Experience in a busy kitchen", "Experience in a busy kitchen"),
    ],
)
def test_the_topic_is_the_thing_asked_without_what_stands_around_it(line: str, topic: str) -> None:
    (requirement,) = asks(f"Requirements\n- {line}")
    assert requirement.topic == topic


@pytest.mark.parametrize(
    "line",
    [
        "Must be able to climb ladders",
        "Willing to work at weekends",
        "Reliable and punctual",
        "You enjoy meeting people",
        "Must be 21 or over",
        "No more than three points on the licence",
        "Keep calm when the shop is full",
    ],
)
def test_what_is_no_thing_has_no_topic(line: str) -> None:
    (requirement,) = asks(f"Requirements\n- {line}")
    assert (requirement.topic, requirement.topic_span) == ("", None)


def test_a_topic_stands_verbatim_at_its_span() -> None:
    posting = posting_from_text(
        "Requirements\n- You need a PASMA card and five years' scaffolding experience\n- Dutch preferred"
    )
    assert [requirement.topic for requirement in posting.requirements] == [
        "a PASMA card", "scaffolding experience", "Dutch",
    ]  # fmt: skip
    for requirement in posting.requirements:
        assert requirement.topic_span is not None
        found = posting.document.text[requirement.topic_span.start : requirement.topic_span.end]
        assert found == requirement.topic
        assert requirement.topic in requirement.text


@pytest.mark.parametrize(
    ("sentence", "parts"),
    [
        ("You will need a first aid certificate, an SIA licence and a car.", 3),
        ("Driving licence and ECS card required.", 2),
        ("You must hold the 18th Edition, and you must have five years of site experience.", 2),
        ("IOSH would be useful, Polish would be a bonus and you should be comfortable using a laptop.", 3),
        ("You should have good Spanish and a food hygiene certificate.", 2),
        ("You need patience and a driving licence.", 2),
        ("Experience of planning and delivering lessons is required.", 1),
        ("Knowledge of payroll, pensions and tax is required.", 1),
        ("You must have health and safety training.", 1),
        ("A category B or C licence is required.", 1),
    ],
)
def test_a_sentence_gives_one_requirement_for_each_thing_of_its_own(sentence: str, parts: int) -> None:
    assert len(asks(f"We are a small firm in Leeds. {sentence} Send us a CV.")) == parts


def test_things_asked_together_share_what_is_said_of_their_importance() -> None:
    found = asks("Requirements\n- NEBOSH certificate and forklift licence desirable")
    assert [requirement.importance for requirement in found] == ["preferred", "preferred"]


@pytest.mark.parametrize(
    ("sentence", "kind", "knock_out", "importance"),
    [
        ("An enhanced DBS check is required.", "eligibility", "clearance", "required"),
        ("Enhanced DBS essential.", "eligibility", "clearance", "required"),
        ("Over 21 only.", "eligibility", "age", "required"),
        ("Right to work in Ireland needed.", "eligibility", "right_to_work", "required"),
        ("Native German speaker required.", "language", "language", "required"),
        ("Irish desirable.", "language", None, "preferred"),
    ],
)
def test_short_sentences_at_the_end_of_an_ad_still_ask(
    sentence: str, kind: str, knock_out: str | None, importance: str
) -> None:
    ad = f"Harbour Linen is looking for a driver. You will deliver towels to hotels. {sentence} £13 an hour, 40 hours."
    (found,) = asks(ad)
    assert (found.text, found.kind, found.knock_out, found.importance) == (sentence, kind, knock_out, importance)
