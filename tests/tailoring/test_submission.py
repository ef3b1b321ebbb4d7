"""What a writer outside hands in: honest lines stand, invented ones never reach a page."""

from __future__ import annotations

import pytest

from tailoring.assembly import assemble
from tailoring.generation import Made, generate
from tailoring.run import AssemblyStep, RunInputs, RunOutputs, TemplateStep
from tailoring.skills.taxonomy import Taxonomy
from tailoring.submission import Submission, SubmittedLine
from tailoring.theme_meter import theme_meter

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
