import pytest

from tailoring.assembly import assemble
from tailoring.letter import letter_data, set_phrases, write_letter
from tailoring.model import Span
from tailoring.needs import short_need
from tailoring.posting import Requirement
from tailoring.resume import Draft, DraftLine, Letter
from tailoring.run import RunInputs, TemplateStep
from tailoring.skills.taxonomy import Taxonomy
from tailoring.theme_meter import render_options, theme_meter
from tailoring.truth.guard import TruthGuard
from tailoring.wording import with_article
from tailoring.writing import write_draft

pytestmark = pytest.mark.promise("letter")


@pytest.fixture(scope="module")
def letter(nurse: RunInputs, matched: TemplateStep, taxonomy: Taxonomy) -> Letter:
    options = render_options(nurse.options)
    plan = assemble(nurse, matched, theme_meter(nurse.options))
    return write_letter(nurse, matched, write_draft(nurse, matched, plan, taxonomy, options), options)


def sentences(letter: Letter) -> list[DraftLine]:
    return [line for paragraph in letter.paragraphs for line in paragraph]


def test_three_needs_are_answered_each_with_another_story(letter: Letter) -> None:
    needs = [line for line in letter.paragraphs[1] if "{did}" in line.pattern]
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


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("At least two years' experience on an acute ward", "experience on an acute ward"),
        ("5+ years of backend development", "backend development"),
        ("Fault finding on PLCs and inverters (variable speed drives)", "fault finding on PLCs and inverters"),
        ("Excellent food hygiene; HACCP is a plus", "excellent food hygiene"),
        ("Willing to work four on four off shifts", None),
        ("Ability to plan your route", None),
    ],
)
def test_a_need_is_said_in_the_ads_own_words_that_read_on_after_you_ask_for(asked: str, said: str | None) -> None:
    data = letter_data()
    requirement = Requirement(
        id="r", text=asked, line=asked, span=Span(start=0, end=len(asked)), importance="required", kind="hard_skill"
    )
    found = short_need(requirement, asked, data.need_openings, data.need_never_opens, data.longest_need_words)
    assert (found[0] if found else None) == said
    if found:
        assert asked[found[1].start : found[1].end].casefold() == found[0].casefold()


def test_a_sentence_the_guard_would_refuse_gives_way_to_another(nurse: RunInputs, matched: TemplateStep) -> None:
    options = render_options(nurse.options)
    draft = Draft(name=nurse.profile.name)
    first = sentences(write_letter(nurse, matched, draft, options))
    story = next(line for line in first if line.text.startswith("You ask for "))
    again = sentences(write_letter(nurse, matched, draft, options, lambda line: line.fact_ids != story.fact_ids))
    assert story.fact_ids not in [line.fact_ids for line in again]
    assert any(line.text.startswith("You ask for ") for line in again)


@pytest.mark.parametrize(
    ("title", "written"),
    [
        ("Staff Nurse", "a Staff Nurse"),
        ("Electrician", "an Electrician"),
        ("HGV Driver", "an HGV Driver"),
        ("University Lecturer", "a University Lecturer"),
        ("Head of Mathematics", "Head of Mathematics"),
    ],
)
def test_a_title_takes_the_article_it_is_spoken_with(title: str, written: str) -> None:
    assert with_article(title) == written
