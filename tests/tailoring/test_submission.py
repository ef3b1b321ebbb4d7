"""What a writer outside hands in: honest lines stand, invented ones never reach a page."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tailoring.ads.posting import posting_from_text
from tailoring.assembly import assemble
from tailoring.examination import Examiner
from tailoring.generation import Made, generate
from tailoring.letter_words import set_phrases
from tailoring.merging import merged_inputs
from tailoring.options import TailorOptions
from tailoring.reading.documents import read_document
from tailoring.reading.profile import read_profile
from tailoring.resume import Draft, DraftItem, DraftLine, DraftSection, Letter
from tailoring.run import AssemblyStep, RunInputs, RunOutputs, TemplateStep
from tailoring.skills.taxonomy import Taxonomy
from tailoring.submission import Submission, SubmittedLine
from tailoring.theme_meter import theme_meter
from tailoring.truth.guard import TruthGuard

pytestmark = pytest.mark.promise("submitted-text")


@pytest.fixture(scope="module")
def planned(nurse: RunInputs, matched: TemplateStep) -> AssemblyStep:
    return AssemblyStep(plan=assemble(nurse, matched, theme_meter(nurse.options)))


def made_with(
    submission: Submission, nurse: RunInputs, matched: TemplateStep, planned: AssemblyStep, taxonomy: Taxonomy
) -> Made:
    inputs = nurse.model_copy(update={"submission": submission})
    return generate(inputs, matched, planned, RunOutputs(template=matched, assembly=planned), taxonomy, 0)


def fact(nurse: RunInputs, words: str) -> str:
    return next(bullet.fact_id for job in nurse.profile.positions for bullet in job.bullets if words in bullet.text)


def test_a_submitted_resume_and_letter_stand_where_true_and_say_what_was_refused(
    nurse: RunInputs, matched: TemplateStep, planned: AssemblyStep, taxonomy: Taxonomy
) -> None:
    audit, nights, mentored = (fact(nurse, words) for words in ("sepsis audit", "30 night shifts", "14 student"))
    honest = (
        "Led the ward's sepsis audit, cutting the median time to first antibiotic from 74 to 52 minutes in 10 months"
    )
    invented = "Took charge of the unit on 300 night shifts when the sister was away"
    promoted = "Mentored 14 student nurses as practice assessor and holds a master's degree in education"
    job = nurse.posting
    submission = Submission(
        bullets=(
            SubmittedLine(text=honest, fact_ids=(audit,)),
            SubmittedLine(text=invented, fact_ids=(nights,)),
            SubmittedLine(text=promoted, fact_ids=(mentored,)),
            SubmittedLine(text="Ran the night desk of a hotel", fact_ids=("never-was",)),
        ),
        letter=(
            (SubmittedLine(text=f"I am applying for the post of {job.title} at {job.employer}."),),
            (SubmittedLine(text="I led the ward's sepsis audit.", fact_ids=(audit,)),),
            (SubmittedLine(text="Thank you for your time."),),
        ),
    )
    made = made_with(submission, nurse, matched, planned, taxonomy)
    texts = [line.text for line in made.step.draft.all_lines()]
    assert honest in texts
    assert not {invented, promoted} & set(texts)
    assert any("30 night shifts" in text for text in texts)
    refused = {one.text for one in made.step.refused}
    assert {invented, promoted, "Ran the night desk of a hotel"} <= refused
    assert made.step.letter is not None
    assert [line.text for paragraph in made.step.letter.paragraphs for line in paragraph] == [
        f"I am applying for the post of {job.title} at {job.employer}.",
        "I led the ward's sepsis audit.",
        "Thank you for your time.",
    ]
    assert made.step.unsupported_lines == 0
    receipt = next(line for line in made.step.receipts.lines if line.text == honest)
    assert receipt.sources[0].fact_id == audit


@pytest.mark.parametrize(
    "sentence",
    [
        "I hold a PhD in nursing.",
        "I am applying for the post with ten years of intensive care behind me.",
        "Your unit won the national sepsis award in 2024.",
        "My team of 40 nurses calls me a born leader.",
    ],
)
def test_a_letter_with_one_unsupported_sentence_is_not_taken(
    nurse: RunInputs, matched: TemplateStep, planned: AssemblyStep, taxonomy: Taxonomy, sentence: str
) -> None:
    submission = Submission(letter=((SubmittedLine(text="Thank you for your time."),), (SubmittedLine(text=sentence),)))
    made = made_with(submission, nurse, matched, planned, taxonomy)
    assert made.step.letter is not None
    assert len(made.step.letter.paragraphs) > 2
    assert sentence in {one.text for one in made.step.refused}


def test_a_submitted_summary_keeps_only_its_true_sentences(
    nurse: RunInputs, matched: TemplateStep, planned: AssemblyStep, taxonomy: Taxonomy
) -> None:
    audit = fact(nurse, "sepsis audit")
    submission = Submission(
        summary=(
            SubmittedLine(text="Led the ward's sepsis audit.", fact_ids=(audit,)),
            SubmittedLine(text="Won the trust's gold award for audit.", fact_ids=(audit,)),
        )
    )
    draft = made_with(submission, nurse, matched, planned, taxonomy).step.draft
    summary = next(section for section in draft.sections if section.name == "summary")
    assert [line.text for line in summary.lines] == ["Led the ward's sepsis audit."]


AD = """Senior Welding Engineer

Acme Fabrication, Leeds

Acme Fabrication is a leading maker of pressure vessels. The successful applicant holds a PhD in metallurgy.
The applicant leads 40 welders. Our welders are chartered engineers. This welder has a Forklift licence.

Requirements
- 3+ years of MIG and TIG welding
- Able to read engineering drawings
- PhD in metallurgy

Responsibilities
- Weld pressure vessels to drawings
- Train apprentices
"""
TRAINED = "Trained three apprentices in safe welding"
REWORK = "Cut rework by 15% by checking fit-up before welding"


@pytest.fixture(scope="module")
def welder() -> RunInputs:
    resume = Path(__file__).resolve().parents[1] / "examples" / "resume.txt"
    document = read_document(resume.read_bytes(), "resume.txt")
    options = TailorOptions(as_of=date(2026, 11, 1))
    return merged_inputs([document], [read_profile(document)], posting_from_text(AD), options)


@pytest.fixture
def examiner(welder: RunInputs, taxonomy: Taxonomy) -> Examiner:
    return Examiner(TruthGuard.of(welder, taxonomy, set_phrases()), welder.posting)


def cited(examiner: Examiner, *texts: str) -> tuple[str, ...]:
    """The ids of the facts with these texts."""
    ids = {fact.text: fact.id for fact in examiner.guard.facts.values()}
    return tuple(ids[text] for text in texts)


def everything(examiner: Examiner) -> tuple[str, ...]:
    return tuple(examiner.guard.facts)


def summary_of(examiner: Examiner, line: SubmittedLine) -> list[str]:
    draft = Draft(name="Ada Example", sections=(DraftSection(name="summary", heading="Profile"),))
    examined = examiner.resume(draft, Submission(summary=(line,)))
    return [one.text for one in examined.all_lines()]


def letter_of(examiner: Examiner, line: SubmittedLine) -> list[str]:
    examined = examiner.letter(Letter(name="Ada Example"), Submission(letter=((line,),)))
    return [one.text for paragraph in examined.paragraphs for one in paragraph]


def bullet_of(examiner: Examiner, line: SubmittedLine) -> str:
    """What stands where the trained apprentices stood."""
    (fact_id,) = cited(examiner, TRAINED)
    item = DraftItem(id="job", lines=(DraftLine(id="b", text=TRAINED, fact_ids=(fact_id,)),))
    draft = Draft(name="Ada Example", sections=(DraftSection(name="experience", heading="Experience", items=(item,)),))
    (shown,) = examiner.resume(draft, Submission(bullets=(line,))).all_lines()
    return shown.text


@pytest.mark.parametrize("with_facts", [False, True])
@pytest.mark.parametrize(
    "sentence",
    [
        "The applicant holds a PhD in metallurgy.",
        "The successful applicant holds a PhD in metallurgy.",
        "The applicant leads 40 welders.",
        "This welder has a Forklift licence.",
        "Ada Example holds a PhD in metallurgy.",
        "Ada holds a PhD in metallurgy.",
        "Holds a PhD in metallurgy.",
        "PhD in metallurgy.",
        "Forklift licence.",
        "She holds a Forklift licence.",
        "The undersigned leads 40 welders.",
        "Leads 40 welders.",
        "Led 40 welders at Acme Fabrication.",
        "Three years of MIG and TIG welding.",
        "A chartered engineer.",
        "This nurse led 40 wards.",
        "Your Senior Welding Engineer holds a PhD in metallurgy.",
        "Your welder leads 40 welders.",
        "The role: chartered engineers, PhD in metallurgy.",
        "Acme Fabrication is a leading maker of pressure vessels. Holds a PhD in metallurgy.",
        "Acme Fabrication is the best employer in the world.",
        "I am applying for this as a Senior Welding Engineer.",
        "I am applying as Senior Welding Engineer at Acme Fabrication.",
        "I am writing in response to your post as a Senior Welding Engineer at Acme Fabrication with my Leeds time.",
        "I look forward to meeting you at Acme Fabrication with my Senior Welding Engineer.",
        "Thank you for reading about my time as a Senior Welding Engineer at Acme Fabrication, Leeds.",
        "Thank you for considering my application as Senior Welding Engineer at Acme Fabrication.",
        "Thank you for considering my time as Senior Welding Engineer at Acme Fabrication.",
        "Thank you for your time, and my time as Senior Welding Engineer.",
        "I would welcome a conversation about my time at Acme Fabrication as a Senior Welding Engineer.",
        "I would welcome the chance to talk about it as a Senior Welding Engineer with my PhD.",
    ],
)
def test_a_letter_claims_nothing_of_the_person_from_the_words_of_the_ad(
    examiner: Examiner, sentence: str, with_facts: bool
) -> None:
    ids = everything(examiner) if with_facts else ()
    assert letter_of(examiner, SubmittedLine(text=sentence, fact_ids=ids)) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "I am applying for the position of Senior Welding Engineer at Acme Fabrication.",
        "I am applying for the Senior Welding Engineer role at Acme Fabrication, Leeds.",
        "Please accept my application for the post of Senior Welding Engineer.",
        "Thank you for considering my application.",
        "I look forward to hearing from you.",
        "Acme Fabrication is a leading maker of pressure vessels.",
        "You are a leading maker of pressure vessels.",
        "Your role asks for MIG and TIG welding.",
        "I have trained 3 apprentices in safe welding at Forge Ltd.",
        "I hold an NVQ Level 3 in Welding from City College, Leeds.",
        "As Fabricator at Steel & Sons I cut and bent sheet steel to drawings.",
    ],
)
def test_a_wish_a_word_on_the_employer_and_a_true_sentence_stand(examiner: Examiner, sentence: str) -> None:
    assert letter_of(examiner, SubmittedLine(text=sentence)) == [sentence]


@pytest.mark.parametrize("with_facts", [False, True])
@pytest.mark.parametrize(
    "sentence",
    [
        "Senior Welding Engineer with nine years in pressure vessels.",
        "Welding Engineer with nine years in pressure vessels.",
        "Welder at Acme Fabrication with nine years in pressure vessels.",
        "Nine years at Acme Fabrication in pressure vessels and structural steel.",
        "Certified welder with nine years in pressure vessels.",
        "Expert welder with nine years in pressure vessels.",
        "Welder with over nine years in pressure vessels.",
        "Welder with three years in pressure vessels.",
        "Forklift-licensed welder with nine years in pressure vessels.",
        "Coded welder of pressure vessels.",
        "Qualified welder with nine years in pressure vessels and structural steel.",
        "Welding professor in pressure vessels.",
        "Welder and teacher of apprentices with nine years in pressure vessels.",
        "cissp welder in pressure vessels.",
        "Knighted welder in pressure vessels.",
        "Welder at google with nine years in pressure vessels.",
        "Welder with nine years in nuclear pressure vessels.",
        "Welder with nine years in pressure vessels for rolls-royce.",
    ],
)
def test_a_summary_holds_no_word_that_its_facts_do_not(examiner: Examiner, sentence: str, with_facts: bool) -> None:
    ids = everything(examiner) if with_facts else ()
    assert summary_of(examiner, SubmittedLine(text=sentence, fact_ids=ids)) == []
    (refused,) = examiner.refused.values()
    assert len(refused.verdict.smallest_change) <= 160


@pytest.mark.parametrize(
    "text",
    [
        "Led a team of three apprentices in safe welding",
        "Certified three apprentices in safe welding",
        "Trained three senior engineers in safe welding",
        "Trained three apprentices in safe welding at Acme Fabrication",
        "Trained 3 classes of apprentices in safe welding",
        "Trained three apprentices a month in safe welding",
        "Trained three apprentices in safe welding for google",
        "Trained three apprentices in safe welding and in cissp",
        "Trained three apprentices in safe underwater welding",
        "Trained three apprentices in safe welding; knighted",
        "Trained three apprentices in safe welding (obe)",
        "Established safe welding training for three apprentices",
        "Directed three apprentices in safe welding",
        "Trained thr\u0435\u0435 apprentices in safe welding",
        "Trained \u217b apprentices in safe welding",
        "Trained three\u200bhundred apprentices in safe welding",
        "Trained three\u200b\u200b hundred apprentices in safe welding",
        "Trained three\u00ad apprentices in safe welding",
        "Trained three apprentices in safe welding \u2605\u2605\u2605",
    ],
)
def test_a_bullet_holds_no_word_and_no_sign_that_its_facts_do_not(examiner: Examiner, text: str) -> None:
    line = SubmittedLine(text=text, fact_ids=cited(examiner, TRAINED))
    assert bullet_of(examiner, line) == TRAINED
    assert [one.kept for one in examiner.refused.values()] == [TRAINED]


@pytest.mark.parametrize(
    "text",
    [
        "Trained three apprentices",
        "In safe welding, trained 3 apprentices",
        "Taught three apprentices safe welding",
        "Trained three apprentices in safe welding and reduced rework by 15 percent by checking fit-up",
        "Trained three apprentices in safe welding\u00a0at Forge Ltd",
    ],
)
def test_a_bullet_may_cut_reorder_and_merge_its_facts(examiner: Examiner, text: str) -> None:
    line = SubmittedLine(text=text, fact_ids=cited(examiner, TRAINED, REWORK))
    assert bullet_of(examiner, line) == text.replace("\u00a0", " ")


@pytest.mark.parametrize(
    "text",
    [
        "Trained 40 apprentices in safe welding",
        "Trained forty apprentices in safe welding",
        "Trained 12 apprentices",
        "Trained three apprentices in safe welding at Steel & Sons",
        "Trained in safe welding by three apprentices",
    ],
)
def test_no_figure_and_no_employer_is_carried_from_one_fact_to_another(examiner: Examiner, text: str) -> None:
    assert summary_of(examiner, SubmittedLine(text=text, fact_ids=everything(examiner))) == []


def test_a_figure_of_the_ad_is_not_said_of_another_thing(examiner: Examiner) -> None:
    assert letter_of(examiner, SubmittedLine(text="You train 40 apprentices.")) == []


def test_a_refusal_names_the_word_and_the_smallest_change(examiner: Examiner) -> None:
    text = "Trained three apprentices in safe underwater welding"
    bullet_of(examiner, SubmittedLine(text=text, fact_ids=cited(examiner, TRAINED)))
    (refused,) = examiner.refused.values()
    assert refused.verdict.claims[0].reason == "“underwater” is in none of its facts"
    assert "“underwater”" in refused.verdict.smallest_change
