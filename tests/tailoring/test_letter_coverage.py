"""A deed is told as an answer only where it names all that is quoted; years, posts and studies say what they are of."""

from datetime import date

import pytest

from tailoring.ads.posting import posting_from_text
from tailoring.assembly import assemble
from tailoring.fit import FitReport
from tailoring.letter import write_letter
from tailoring.letter_coverage import covers
from tailoring.letter_lines import LetterLines
from tailoring.letter_training import studies
from tailoring.matching import matched_step
from tailoring.merging import merged_inputs
from tailoring.model import Span
from tailoring.options import TailorOptions
from tailoring.own_trade import core_title, names_post
from tailoring.posting import Requirement
from tailoring.profile import Bullet, Education, Position, Profile
from tailoring.reading.documents import read_document
from tailoring.reading.profile import read_profile
from tailoring.skills.taxonomy import load_taxonomy
from tailoring.stories import Stories, idle, same_told
from tailoring.summary import write_summary
from tailoring.theme_meter import render_options, theme_meter
from tailoring.truth.guard import TruthGuard
from tailoring.writing import write_draft

pytestmark = pytest.mark.promise("letter-sure")

HEAD = "Ida Quayle\nida.quayle@example.org\n\n"
JOBS = """EXPERIENCE

Ward Manager
Holm Hospital, Leeds
March 2019 - January 2022
- Rebuilt the night rota of two wards

Staff Nurse
Holm Hospital, Leeds
March 2013 - February 2019
- Dressed wounds on a surgical ward

Waiter
Moor Inn, Leeds
March 2009 - February 2013
- Served 80 guests a night
"""


def told(resume: str, ad: str) -> tuple[list[str], list[str]]:
    """The profile and the letter's sentences."""
    chosen = TailorOptions(as_of=date(2026, 11, 1))
    document, taxonomy = read_document(resume.encode(), "resume.txt"), load_taxonomy()
    inputs = merged_inputs([document], [read_profile(document)], posting_from_text(ad), chosen)
    matched, options = matched_step(inputs, taxonomy), render_options(chosen)
    draft = write_draft(inputs, matched, assemble(inputs, matched, theme_meter(chosen)), taxonomy, options)
    guard = TruthGuard.of(inputs, taxonomy)
    letter = write_letter(inputs, matched, draft, options, lambda line: guard.judge(line).verdict == "pass")
    profile = write_summary(inputs, FitReport(), taxonomy)
    return [line.text for line in profile], [line.text for row in letter.paragraphs for line in row]


@pytest.mark.parametrize(
    ("need", "did", "answered"),
    [
        ("wound care", "dressed wounds in home care", True),
        ("large-scale event catering", "ran the catering of events", False),
        ("large-scale event catering", "ran the large-scale catering of two events", True),
        ("experience from a plumbing internship", "plumbed 40 kitchens", False),
        ("B2B sales", "looked after sales to families", False),
        ("experience of lathes or mills", "set up lathes", True),
        ("experience of lathes and mills", "set up lathes", False),
    ],
)
def test_a_story_answers_only_a_need_whose_every_word_it_tells_of(need: str, did: str, answered: bool) -> None:
    span = Span(start=0, end=len(need))
    asked = Requirement(id="r", text=need, line=need, span=span, importance="required", kind="experience")
    assert covers(asked, (need, span), did, load_taxonomy()) is answered


def test_years_at_one_employer_are_told_before_the_fewer_of_the_last_title() -> None:
    _, letter = told(HEAD + JOBS, "Baker\n\nRequirements\n- Sourdough")
    assert "I have worked at Holm Hospital for eight years, most recently as a Ward Manager." in letter


def test_years_that_are_a_part_of_a_career_are_said_to_be_of_the_title() -> None:
    resume = JOBS.replace("Holm Hospital, Leeds\nMarch 2013", "Bracken House, Leeds\nMarch 2013")
    profile, _ = told(HEAD + resume, "Baker\n\nRequirements\n- Sourdough")
    assert profile[0] == "Ward Manager for over two and a half years at Holm Hospital."


def test_a_few_months_that_the_dates_have_outgrown_are_not_told() -> None:
    own = "PROFILE\n6 months of experience in nursing older people.\nCares for patients after surgery on two wards.\n\n"
    profile, _ = told(HEAD + own + JOBS, "Nurse\n\nRequirements\n- Wound care")
    assert profile
    assert not any("6 months" in line for line in profile)


def test_a_headline_that_is_half_of_the_title_is_told_whole() -> None:
    document = read_document(f"{HEAD}Lead Engineer\n\n{JOBS}".encode(), "resume.txt")
    read, whole = read_profile(document), "Lead Engineer - Boilers & Testing"
    jobs = (read.positions[0].model_copy(update={"title": whole}), *read.positions[1:])
    profile = read.model_copy(update={"headline": "Lead Engineer", "positions": jobs})
    ad, chosen = posting_from_text("Engineer\n\nRequirements\n- Boilers"), TailorOptions(as_of=date(2026, 11, 1))
    inputs = merged_inputs([document], [profile], ad, chosen)
    matched = matched_step(inputs, load_taxonomy())
    plan = assemble(inputs, matched, theme_meter(chosen))
    draft = write_draft(inputs, matched, plan, load_taxonomy(), render_options(chosen))
    assert draft.headline_line
    assert draft.headline_line.text == whole


def test_a_title_whose_trade_stands_behind_the_dash_is_a_title() -> None:
    assert names_post("HVAC - Support Engineer")
    assert core_title("HVAC - Support Engineer") == "HVAC - Support Engineer"
    assert not names_post("HVAC - Leeds")


def test_a_title_that_is_unsure_is_not_left_out_of_who_one_works_for() -> None:
    resume = f"{HEAD}EXPERIENCE\n\nGRX II\nHolm Bakeries Ltd, Leeds\nMarch 2019 - Present\n- Baked 300 loaves a night\n"
    _, letter = told(resume, "Porter\n\nRequirements\n- Sourdough")
    assert "I work at Holm Bakeries Ltd." not in letter


def test_the_letter_tells_nothing_that_the_résumé_does_not_show() -> None:
    bullets = tuple(Bullet(fact_id=key, text=text) for key, text in (("a", "Rebuilt the rota"), ("b", "Ran two wards")))
    profile = Profile(positions=(Position(id="p", title="Nurse", employer="Holm Hospital", bullets=bullets),))
    assert {*Stories(profile, {"a"}).place_of} == {"a"}


def test_two_sentences_that_say_the_same_are_one() -> None:
    one = "designed and delivered stock counts with handheld scanners for cold stores"
    assert same_told(one, "delivered stock counts with scanners")
    assert not same_told(one, "trained twelve pickers in manual handling")


def test_a_result_behind_a_semicolon_stays_with_what_brought_it_about() -> None:
    line = "Redesigned the night rota; complaints fell by 30%."
    job = Position(id="p", title="Nurse", employer="Holm", bullets=(Bullet(fact_id="a", text=line),))
    story = Stories(Profile(positions=(job,))).of_bullet("a", line)
    assert story
    assert story.did == "redesigned the night rota; complaints fell by 30%"


@pytest.mark.parametrize("did", ["involved in 3 support projects", "working with surgeons", "attended team sessions"])
def test_what_tells_little_is_told_last(did: str) -> None:
    assert idle(did)


def test_a_course_is_told_without_the_brackets_of_a_form() -> None:
    school = Education(id="e", school="Holm College", degree="Bsc(maths)", area="")
    profile = Profile(education=(school,))
    assert [line.text for line in studies(profile, LetterLines(lambda _: True))] == ["I took my BSc at Holm College."]
