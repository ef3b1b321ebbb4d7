import pytest

from tailoring.assembly import assemble
from tailoring.letter import set_phrases, write_letter
from tailoring.resume import DraftLine, Letter
from tailoring.run import RunInputs, TemplateStep
from tailoring.skills.taxonomy import Taxonomy
from tailoring.theme_meter import render_options, theme_meter
from tailoring.truth.guard import TruthGuard
from tailoring.writing import write_draft


@pytest.fixture(scope="module")
def letter(nurse: RunInputs, matched: TemplateStep, taxonomy: Taxonomy) -> Letter:
    options = render_options(nurse.options)
    plan = assemble(nurse, matched, theme_meter(nurse.options))
    return write_letter(nurse, matched, write_draft(nurse, matched, plan, taxonomy, options), options)


def sentences(letter: Letter) -> list[DraftLine]:
    return [line for paragraph in letter.paragraphs for line in paragraph]


def test_three_needs_are_answered_each_with_another_story(letter: Letter) -> None:
    needs = letter.paragraphs[1]
    assert len(needs) == 3
    assert len({line.fact_ids[0] for line in needs}) == 3


def test_every_sentence_rests_on_facts_or_on_the_ad_or_claims_nothing(
    letter: Letter, nurse: RunInputs, taxonomy: Taxonomy
) -> None:
    guard = TruthGuard.of(nurse, taxonomy, set_phrases())
    refused = [line.text for line in sentences(letter) if guard.judge(line).verdict != "pass"]
    assert refused == []


def test_a_made_up_courtesy_is_refused(nurse: RunInputs, taxonomy: Taxonomy) -> None:
    guard = TruthGuard.of(nurse, taxonomy, set_phrases())
    line = DraftLine(id="x", text="I would bring ten years of leadership.", courtesy=True)
    assert guard.judge(line).verdict == "refuse"


def test_the_letter_is_dated_by_the_run_and_not_by_the_clock(letter: Letter) -> None:
    assert letter.date == "1 Nov 2026"


def test_no_story_is_told_that_does_not_read_after_i(letter: Letter) -> None:
    for line in letter.paragraphs[1]:
        verb = line.text.rsplit(" I ", 1)[1].split(" ", 1)[0]
        assert verb.islower()
